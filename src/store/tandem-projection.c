/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-projection.h"

#include "tandem-link.h"
#include "tandem-search.h"
#include "tandem-store-private.h"

#define PROGRESS_EVERY 2000

/* Building an index costs so much less a row than adding rows to it. */
#define BUILD_IS_CHEAPER 3

/* The SQL of one kind, made once from its table. */
typedef struct
{
  const TandemKind *kind;
  GArray           *columns;    /* guint: numbers of fields */
  char             *create;
  char             *create_indexes;
  char             *drop_indexes;
  char             *count;
  char             *insert;
  char             *replace;
  char             *remove;
  char             *sort;
} Projection;

static gboolean
is_single_reference (const TandemField *field)
{
  return field->type == &tandem_type_ref;
}

gboolean
tandem_projection_has_column (const TandemField *field)
{
  TandemFieldFlags wanted = TANDEM_INDEXED | TANDEM_LISTED | TANDEM_CODE | TANDEM_ORDER | TANDEM_PARENT;

  return tandem_field_get_sql_type (field) && ((field->flags & wanted) != 0 || is_single_reference (field));
}

gboolean
tandem_projection_has_index (const TandemField *field)
{
  /* The newest day of a list is looked at beside other columns, not looked for. */
  return tandem_projection_has_column (field) && field->type != &tandem_type_list &&
         ((field->flags & (TANDEM_INDEXED | TANDEM_PARENT)) != 0 || is_single_reference (field));
}

/* Most questions about a day are about what is still to be done by then: with
 * the status beside it, the index answers them without the rows. */
static gboolean
is_asked_with_status (const TandemKind  *kind,
                      const TandemField *field)
{
  const TandemField *status = tandem_kind_find_field (kind, "status");

  return field->type == &tandem_type_date && status && tandem_projection_has_column (status);
}

static void
append_index (GString           *create,
              GString           *drop,
              const TandemKind  *kind,
              const TandemField *field)
{
  g_string_append_printf (create, "CREATE INDEX \"%s.%s\" ON \"%s\" (\"%s\"%s)", kind->name, field->name, kind->name,
                          field->name, is_asked_with_status (kind, field) ? ", status" : "");
  /* Few records have most of the references; the others cost no entry. */
  if (is_single_reference (field))
    g_string_append_printf (create, " WHERE \"%s\" IS NOT NULL", field->name);
  g_string_append (create, ";");
  g_string_append_printf (drop, "DROP INDEX IF EXISTS \"%s.%s\";", kind->name, field->name);
}

static Projection *
make_projection (const TandemKind *kind)
{
  Projection *self = g_new0 (Projection, 1);
  GString *create = g_string_new (NULL);
  GString *indexes = g_string_new (NULL);
  GString *drop = g_string_new (NULL);
  g_autoptr(GString) insert = g_string_new (NULL);

  self->kind = kind;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_string_append_printf (create, "CREATE TABLE \"%s\" (pk INTEGER PRIMARY KEY REFERENCES doc ON DELETE CASCADE,"
                          " title_key BLOB", kind->name);
  g_string_append_printf (insert, "INTO \"%s\" VALUES (?, ?", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (!tandem_projection_has_column (field))
        continue;
      g_array_append_val (self->columns, i);
      g_string_append_printf (create, ", \"%s\" %s", field->name, tandem_field_get_sql_type (field));
      g_string_append (insert, ", ?");
      if (tandem_projection_has_index (field))
        append_index (indexes, drop, kind, field);
    }
  g_string_append (create, ") STRICT;");
  g_string_append (insert, ")");

  self->create = g_string_free_and_steal (create);
  self->create_indexes = g_string_free_and_steal (indexes);
  self->drop_indexes = g_string_free_and_steal (drop);
  self->count = g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM \"%s\" LIMIT ?)", kind->name);
  self->insert = g_strconcat ("INSERT ", insert->str, NULL);
  self->replace = g_strconcat ("REPLACE ", insert->str, NULL);
  self->remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE pk = ?", kind->name);
  self->sort = g_strdup_printf ("UPDATE \"%s\" SET title_key = ? WHERE pk = ?", kind->name);
  return self;
}

/* All kinds, by kind; made once, never freed. */
static GHashTable *
get_projections (void)
{
  static GHashTable *projections;

  if (g_once_init_enter_pointer (&projections))
    {
      GHashTable *made = g_hash_table_new (NULL, NULL);
      guint n_kinds;
      const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

      for (guint i = 0; i < n_kinds; i++)
        g_hash_table_insert (made, (gpointer) kinds[i], make_projection (kinds[i]));
      g_once_init_leave_pointer (&projections, made);
    }
  return projections;
}

static const Projection *
get_projection (const TandemKind *kind)
{
  return g_hash_table_lookup (get_projections (), kind);
}

/* Which declarations the tables were made from. */
static char *
dup_hash (void)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const Projection *projection = get_projection (kinds[i]);

      g_checksum_update (sum, (const guchar *) projection->create, -1);
      g_checksum_update (sum, (const guchar *) projection->create_indexes, -1);
    }
  g_checksum_update (sum, (const guchar *) tandem_search_index_get_schema (), -1);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * tandem_projection_is_current:
 * @database: a connection
 * @current: (out): whether the typed tables fit the tables of the kinds
 * @error: return location for a #TandemStoreError
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_projection_is_current (TandemDatabase *database,
                              gboolean       *current,
                              GError        **error)
{
  g_autofree char *hash = dup_hash ();
  gint64 found;

  if (!tandem_database_get_int (database, &found, 0, error,
                                "SELECT 1 FROM meta WHERE key = 'projection' AND value = ?", "s", hash))
    return FALSE;

  *current = found == 1;
  return TRUE;
}

static int
bind_column (sqlite3_stmt      *statement,
             int                index,
             const TandemField *field,
             TandemVal          value)
{
  TandemColumn column = tandem_field_get_column (field, value);

  switch (column.type)
    {
    case TANDEM_COLUMN_INT:
      return sqlite3_bind_int64 (statement, index, column.integer);
    case TANDEM_COLUMN_TEXT:
      return sqlite3_bind_text (statement, index, column.text, -1, SQLITE_STATIC);
    case TANDEM_COLUMN_NULL:
    default:
      return sqlite3_bind_null (statement, index);
    }
}

static GBytes *
dup_title_key (TandemDoc     *doc,
               TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  return tandem_collation_dup_key (tandem_context_get_language (context), title ? title : "");
}

static gboolean
put_row (TandemDatabase *database,
         gint64          pk,
         gboolean        replace,
         TandemDoc      *doc,
         TandemContext  *context,
         GError        **error)
{
  const Projection *projection = get_projection (tandem_doc_get_kind (doc));
  const char *sql = replace ? projection->replace : projection->insert;
  g_autoptr(GBytes) key = dup_title_key (doc, context);
  sqlite3_stmt *statement = tandem_database_query (database, error, sql, "ib", pk, key);
  int rc;

  if (!statement)
    return FALSE;
  for (guint i = 0; i < projection->columns->len; i++)
    {
      guint field = g_array_index (projection->columns, guint, i);

      bind_column (statement, i + 3, &projection->kind->fields[field], tandem_doc_field (doc, field));
    }
  rc = sqlite3_step (statement);
  if (rc != SQLITE_DONE)
    tandem_database_fail (database, rc, error);
  tandem_statement_done (statement);
  return rc == SQLITE_DONE;
}

/**
 * tandem_projection_put:
 * @database: the writing connection
 * @pk: the record
 * @replace: whether there may be a row of it already
 * @doc: its content
 * @context: for the title
 * @error: return location for a #TandemStoreError
 *
 * Writes the typed row and the links of a living record.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_projection_put (TandemDatabase *database,
                       gint64          pk,
                       gboolean        replace,
                       TandemDoc      *doc,
                       TandemContext  *context,
                       GError        **error)
{
  return put_row (database, pk, replace, doc, context, error) &&
         tandem_link_put (database, pk, replace, doc, error);
}

gboolean
tandem_projection_remove (TandemDatabase   *database,
                          gint64            pk,
                          const TandemKind *kind,
                          GError          **error)
{
  return tandem_database_run (database, error, get_projection (kind)->remove, "i", pk) &&
         tandem_link_remove (database, pk, error);
}

/**
 * tandem_projection_drop_indexes:
 * @database: the writing connection, in a transaction
 * @kind: a kind
 * @n_rows: how many rows are going to be added
 * @dropped: (out): whether it was worth it
 * @error: return location for a #TandemStoreError
 *
 * Where many rows come, for what the table has, it is less work to sort all of
 * them once than to find the place of each in every index. After the rows, in the
 * same transaction, tandem_projection_create_indexes() makes them again.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_projection_drop_indexes (TandemDatabase   *database,
                                const TandemKind *kind,
                                guint             n_rows,
                                gboolean         *dropped,
                                GError          **error)
{
  const Projection *projection = get_projection (kind);
  gint64 few = (gint64) n_rows * (BUILD_IS_CHEAPER - 1), n_present;

  *dropped = FALSE;
  if (!tandem_database_get_int (database, &n_present, 0, error, projection->count, "i", few + 1))
    return FALSE;
  if (n_present > few)
    return TRUE;

  *dropped = TRUE;
  return tandem_database_execute (database, projection->drop_indexes, error);
}

gboolean
tandem_projection_create_indexes (TandemDatabase   *database,
                                  const TandemKind *kind,
                                  GError          **error)
{
  return tandem_database_execute (database, get_projection (kind)->create_indexes, error);
}

/* Also the table of a kind that is no more. */
static gboolean
drop_tables (TandemDatabase *database,
             GError        **error)
{
  g_autoptr(GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "SELECT printf ('DROP TABLE \"%w\"', name) FROM sqlite_schema"
                                     " WHERE type = 'table' AND (name = 'fts' OR sql LIKE '%title_key BLOB%')", "");
  if (!statement)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_ptr_array_add (drops, g_strdup (tandem_statement_text (statement, 0)));
  for (guint i = 0; !local && i < drops->len; i++)
    tandem_database_execute (database, drops->pdata[i], &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
create_tables (TandemDatabase *database,
               GError        **error)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      if (!tandem_database_execute (database, get_projection (kinds[i])->create, error))
        return FALSE;
    }
  return tandem_database_execute (database, tandem_search_index_get_schema (), error);
}

static gboolean
create_indexes (TandemDatabase *database,
                GError        **error)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      if (!tandem_projection_create_indexes (database, kinds[i], error))
        return FALSE;
    }
  return TRUE;
}

typedef gboolean (*EachDoc) (TandemDatabase *database,
                             gint64          pk,
                             TandemDoc      *doc,
                             TandemContext  *context,
                             GError        **error);

/* All living records, whose titles may be made of each other: both passes of a
 * rebuild and the new order of a language go this way. */
static gboolean
for_each_living (TandemDatabase          *database,
                 TandemContext           *context,
                 EachDoc                  each,
                 TandemProjectionProgress progress,
                 gpointer                 data,
                 GError                 **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;
  gint64 all;
  guint64 done = 0;

  if (!tandem_database_get_int (database, &all, 0, error, "SELECT count (*) FROM doc WHERE deleted = 0", "") ||
      !(statement = tandem_database_query (database, error,
                                           "SELECT pk, body, sum FROM doc WHERE deleted = 0 ORDER BY pk", "")))
    return FALSE;
  while (!local && tandem_database_next (database, statement, &local))
    {
      g_autoptr(TandemDoc) doc = tandem_statement_doc (statement, 1, &local);

      if (doc)
        each (database, tandem_statement_int (statement, 0), doc, context, &local);
      if (progress && ++done % PROGRESS_EVERY == 0)
        progress (done, all, data);
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill (TandemDatabase *database,
      gint64          pk,
      TandemDoc      *doc,
      TandemContext  *context,
      GError        **error)
{
  return tandem_projection_put (database, pk, FALSE, doc, context, error) &&
         tandem_search_index_put (database, pk, FALSE, doc, error);
}

static gboolean
sort (TandemDatabase *database,
      gint64          pk,
      TandemDoc      *doc,
      TandemContext  *context,
      GError        **error)
{
  g_autoptr(GBytes) key = dup_title_key (doc, context);

  return tandem_database_run (database, error, get_projection (tandem_doc_get_kind (doc))->sort, "bi", key, pk);
}

static gboolean
stamp (TandemDatabase *database,
       const char     *key,
       const char     *value,
       GError        **error)
{
  return tandem_database_run (database, error, "REPLACE INTO meta VALUES (?, ?)", "ss", key, value);
}

static gboolean
stamp_order (TandemDatabase *database,
             TandemContext  *context,
             GError        **error)
{
  g_autofree char *version = tandem_collation_dup_version (tandem_context_get_language (context));

  return stamp (database, "order", version, error);
}

/**
 * tandem_projection_rebuild:
 * @database: the writing connection, in a transaction
 * @context: for titles; resolves through @database
 * @progress: (nullable): called now and then
 * @data: for @progress
 * @error: return location for a #TandemStoreError
 *
 * Makes the typed tables and the full-text index anew, from the bodies.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_projection_rebuild (TandemDatabase          *database,
                           TandemContext           *context,
                           TandemProjectionProgress progress,
                           gpointer                 data,
                           GError                 **error)
{
  g_autofree char *hash = dup_hash ();

  return drop_tables (database, error) &&
         tandem_database_run (database, error, "DELETE FROM link", "") &&
         create_tables (database, error) &&
         tandem_search_index_begin_bulk (database, error) &&
         for_each_living (database, context, fill, progress, data, error) &&
         create_indexes (database, error) &&
         tandem_search_index_end_bulk (database, error) &&
         stamp (database, "projection", hash, error) &&
         stamp_order (database, context, error);
}

/**
 * tandem_projection_sort:
 * @database: the writing connection, in a transaction
 * @context: has the language of the order
 * @error: return location for a #TandemStoreError
 *
 * Writes the sort keys of the titles anew, when they are of another language
 * or of another release of the collation.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_projection_sort (TandemDatabase *database,
                        TandemContext  *context,
                        GError        **error)
{
  g_autofree char *version = tandem_collation_dup_version (tandem_context_get_language (context));
  gint64 found;

  if (!tandem_database_get_int (database, &found, 0, error,
                                "SELECT 1 FROM meta WHERE key = 'order' AND value = ?", "s", version))
    return FALSE;

  return found == 1 ||
         (for_each_living (database, context, sort, NULL, NULL, error) && stamp_order (database, context, error));
}
