/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-link.h"

#include "tandem-projection.h"
#include "tandem-store-private.h"

/* Takes a value that a field holds: a reference, or an element of a set. */
typedef gboolean (*LinkFunc) (const char *path,
                              const char *value,
                              gboolean    reference,
                              gpointer    data);

static gboolean
visit_elements (TandemVal   set,
                const char *path,
                gboolean    reference,
                LinkFunc    func,
                gpointer    data)
{
  TandemValIter iter;
  TandemVal element;

  if (tandem_val_type (set) != TANDEM_VAL_ARRAY)
    return TRUE;
  tandem_val_iter_init (&iter, set);
  while (tandem_val_iter_next (&iter, NULL, &element))
    {
      const char *value = tandem_val_string (element);

      if (value && *value && !func (path, value, reference, data))
        return FALSE;
    }
  return TRUE;
}

static gboolean visit_table (const TandemField *table,
                             guint              n_fields,
                             TandemVal          object,
                             GString           *path,
                             LinkFunc           func,
                             gpointer           data);

static gboolean
visit_items (const TandemField *field,
             TandemVal          list,
             GString           *path,
             LinkFunc           func,
             gpointer           data)
{
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (list) != TANDEM_VAL_ARRAY)
    return TRUE;
  tandem_val_iter_init (&iter, list);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (!visit_table (field->sub, field->n_sub, item, path, func, data))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_value (const TandemField *field,
             TandemVal          value,
             GString           *path,
             LinkFunc           func,
             gpointer           data)
{
  const char *id;

  if (field->type == &tandem_type_refs)
    return visit_elements (value, path->str, TRUE, func, data);
  if (field->type == &tandem_type_enum_set || field->type == &tandem_type_text_set)
    return visit_elements (value, path->str, FALSE, func, data);
  if (field->type == &tandem_type_list)
    return visit_items (field, value, path, func, data);
  if (field->type == &tandem_type_object)
    return visit_table (field->sub, field->n_sub, value, path, func, data);
  if (field->type != &tandem_type_ref)
    return TRUE;

  id = tandem_val_string (value);
  return !id || !*id || func (path->str, id, TRUE, data);
}

static gboolean
may_link (const TandemField *field)
{
  return field->sub || field->type == &tandem_type_ref || field->type == &tandem_type_refs ||
         field->type == &tandem_type_enum_set || field->type == &tandem_type_text_set;
}

static gboolean
visit_table (const TandemField *table,
             guint              n_fields,
             TandemVal          object,
             GString           *path,
             LinkFunc           func,
             gpointer           data)
{
  gsize length = path->len;

  if (tandem_val_type (object) != TANDEM_VAL_OBJECT)
    return TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      TandemVal value = { NULL };
      gboolean going;

      if (may_link (&table[i]))
        value = tandem_val_member (object, table[i].name);
      if (!tandem_val_exists (value))
        continue;
      if (length > 0)
        g_string_append_c (path, '.');
      g_string_append (path, table[i].name);
      going = visit_value (&table[i], value, path, func, data);
      g_string_truncate (path, length);
      if (!going)
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit (const TandemDoc *doc,
       LinkFunc         func,
       gpointer         data)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autoptr(GString) path = g_string_new (NULL);

  return visit_table (kind->fields, kind->n_fields, tandem_doc_root (doc), path, func, data);
}

typedef struct
{
  TandemDatabase   *database;
  const TandemKind *kind;
  gint64            pk;
  GString          *field;
  GError          **error;
} Putting;

/* Whether the value has another index to be found by. */
static gboolean
is_in_column (const TandemKind *kind,
              const char       *path)
{
  const TandemField *field = tandem_field_find (kind->fields, kind->n_fields, path);

  return field && tandem_projection_has_index (field);
}

/* Sets are linked where their table says so. */
static gboolean
is_indexed_set (const TandemKind *kind,
                const char       *path)
{
  const TandemField *field = tandem_field_find (kind->fields, kind->n_fields, path);

  return field && (field->flags & TANDEM_INDEXED) != 0;
}

static gboolean
put_one (const char *path,
         const char *value,
         gboolean    reference,
         gpointer    data)
{
  Putting *putting = data;

  if (reference ? is_in_column (putting->kind, path) : !is_indexed_set (putting->kind, path))
    return TRUE;

  g_string_printf (putting->field, "%s.%s", putting->kind->name, path);
  return tandem_database_run (putting->database, putting->error,
                              "INSERT OR IGNORE INTO link (value, field, doc) VALUES (?, ?, ?)", "ssi",
                              value, putting->field->str, putting->pk);
}

/**
 * tandem_link_put:
 * @database: the writing connection
 * @pk: the record
 * @replace: whether there may be links of it already
 * @doc: its content
 * @error: return location for a #TandemStoreError
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_link_put (TandemDatabase  *database,
                 gint64           pk,
                 gboolean         replace,
                 const TandemDoc *doc,
                 GError         **error)
{
  g_autoptr(GString) field = g_string_new (NULL);
  Putting putting = { database, tandem_doc_get_kind (doc), pk, field, error };

  return (!replace || tandem_link_remove (database, pk, error)) && visit (doc, put_one, &putting);
}

gboolean
tandem_link_remove (TandemDatabase *database,
                    gint64          pk,
                    GError        **error)
{
  return tandem_database_run (database, error, "DELETE FROM link WHERE doc = ?", "i", pk);
}

static gboolean
collect (const char *path,
         const char *value,
         gboolean    reference,
         gpointer    data)
{
  GHashTable *ids = data;

  if (reference && tandem_id_is_valid (value))
    g_hash_table_add (ids, g_strdup (value));
  return TRUE;
}

/**
 * tandem_link_list_references:
 * @doc: a record
 *
 * Returns: (transfer full) (element-type utf8): every id it refers to, at any
 *   depth, each once
 */
GPtrArray *
tandem_link_list_references (const TandemDoc *doc)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list;

  visit (doc, collect, ids);
  list = g_hash_table_steal_all_keys (ids);
  g_ptr_array_set_free_func (list, g_free);
  return list;
}

static gboolean
add_docs (TandemDatabase *database,
          sqlite3_stmt   *statement,
          GPtrArray      *docs,
          GError        **error)
{
  g_autoptr(GError) local = NULL;

  if (!statement)
    return FALSE;
  while (!local && tandem_database_next (database, statement, &local))
    {
      TandemDoc *doc = tandem_statement_doc (statement, 0, &local);

      if (doc)
        g_ptr_array_add (docs, doc);
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The texts live as long as the program: prepared statements are kept by them. */
static const char *
get_column_sql (const TandemKind  *kind,
                const TandemField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT doc.body, doc.sum FROM \"%s\" AS t JOIN doc ON doc.pk = t.pk"
                                          " WHERE t.\"%s\" = ? ORDER BY t.pk", kind->name, field->name);

  return g_intern_string (sql);
}

static gboolean
find_in_columns (TandemDatabase   *database,
                 const TandemKind *kind,
                 const char       *name,
                 const char       *value,
                 GPtrArray        *docs,
                 GError          **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (field->type != &tandem_type_ref || (name && g_strcmp0 (name, field->name) != 0))
        continue;
      if (!add_docs (database, tandem_database_query (database, error, get_column_sql (kind, field), "s", value), docs,
                     error))
        return FALSE;
    }
  return TRUE;
}

#define FROM_LINK "SELECT doc.body, doc.sum FROM link JOIN doc ON doc.pk = link.doc WHERE value = ?"

static gboolean
find_in_links (TandemDatabase   *database,
               const TandemKind *kind,
               const char       *field,
               const char       *value,
               GPtrArray        *docs,
               GError          **error)
{
  g_autofree char *path = NULL;
  sqlite3_stmt *statement;

  if (kind && field)
    {
      path = g_strdup_printf ("%s.%s", kind->name, field);
      statement = tandem_database_query (database, error, FROM_LINK " AND field = ?", "ss", value, path);
    }
  else if (kind)
    statement = tandem_database_query (database, error,
                                       FROM_LINK " AND field > ?2 || '.' AND field < ?2 || '/'", "ss", value, kind->name);
  else if (field)
    statement = tandem_database_query (database, error,
                                       FROM_LINK " AND substr (field, instr (field, '.') + 1) = ?", "ss", value, field);
  else
    statement = tandem_database_query (database, error, FROM_LINK, "s", value);
  return add_docs (database, statement, docs, error);
}

static void
remove_doubles (GPtrArray *docs)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < docs->len;)
    {
      if (g_hash_table_add (seen, (gpointer) tandem_doc_get_id (docs->pdata[i])))
        i++;
      else
        g_ptr_array_remove_index (docs, i);
    }
}

/**
 * tandem_link_find:
 * @database: a connection
 * @kind: (nullable): a kind, or all
 * @field: (nullable): a field of it, the path of one in its items
 *   ("members.city"), or any reference
 * @value: the id, or the code of a set that is INDEXED
 * @docs: (element-type TandemDoc): where the records go, each once
 * @error: return location for a #TandemStoreError
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_link_find (TandemDatabase   *database,
                  const TandemKind *kind,
                  const char       *field,
                  const char       *value,
                  GPtrArray        *docs,
                  GError          **error)
{
  guint n_kinds = 1;
  const TandemKind *const *kinds = kind ? &kind : tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      if (!find_in_columns (database, kinds[i], field, value, docs, error))
        return FALSE;
    }
  if (!find_in_links (database, kind, field, value, docs, error))
    return FALSE;

  if (!kind || !field)
    remove_doubles (docs);
  return TRUE;
}

/* The one column that holds @field, NULL where references stand elsewhere. */
static const TandemField *
find_column (const TandemKind *kind,
             const char       *field)
{
  const TandemField *found = tandem_kind_find_field (kind, field);

  return found && found->type == &tandem_type_ref ? found : NULL;
}

static const char *
get_rows_sql (const TandemKind  *kind,
              const TandemField *field,
              const char *const *names)
{
  g_autoptr(GString) sql = g_string_new ("SELECT t.pk");

  for (guint i = 0; names[i]; i++)
    {
      const TandemField *column = tandem_kind_find_field (kind, names[i]);

      if (!column || !tandem_projection_has_column (column))
        return NULL;
      g_string_append_printf (sql, ", t.\"%s\"", names[i]);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t WHERE t.\"%s\" = ? ORDER BY t.pk", kind->name, field->name);
  return g_intern_string (sql->str);
}

static void
read_columns (sqlite3_stmt *statement,
              TandemColumn *columns,
              guint         n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    switch (sqlite3_column_type (statement, (int) i + 1))
      {
      case SQLITE_INTEGER:
        columns[i] = (TandemColumn) { TANDEM_COLUMN_INT, .integer = tandem_statement_int (statement, (int) i + 1) };
        break;
      case SQLITE_TEXT:
        columns[i] = (TandemColumn) { TANDEM_COLUMN_TEXT, .text = tandem_statement_text (statement, (int) i + 1) };
        break;
      default:
        columns[i] = TANDEM_NO_COLUMN;
      }
}

/**
 * tandem_link_each:
 * @database: a connection
 * @kind: a kind
 * @field: a reference of it
 * @value: the id
 * @names: (array zero-terminated=1): fields
 * @func: called for each living record
 * @user_data: for @func
 * @error: return location for a #TandemStoreError
 *
 * Reads columns of the records that tandem_link_find() finds, in its order.
 *
 * Returns: %FALSE where one of the fields has no column, or with @error set
 */
gboolean
tandem_link_each (TandemDatabase    *database,
                  const TandemKind  *kind,
                  const char        *field,
                  const char        *value,
                  const char *const *names,
                  TandemRowFunc      func,
                  gpointer           user_data,
                  GError           **error)
{
  const TandemField *column = find_column (kind, field);
  const char *sql = column ? get_rows_sql (kind, column, names) : NULL;
  guint n_columns = g_strv_length ((char **) names);
  g_autofree TandemColumn *columns = g_new0 (TandemColumn, n_columns);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  if (!sql)
    return FALSE;
  statement = tandem_database_query (database, error, sql, "s", value);
  if (!statement)
    return FALSE;
  for (guint n = 0; tandem_database_next (database, statement, &local); n++)
    {
      read_columns (statement, columns, n_columns);
      func (n, columns, user_data);
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_link_find_nth:
 * @database: a connection
 * @kind: a kind
 * @field: a reference of it that has a column
 * @value: the id
 * @n: which record, as tandem_link_each() counts them
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the record
 */
TandemDoc *
tandem_link_find_nth (TandemDatabase   *database,
                      const TandemKind *kind,
                      const char       *field,
                      const char       *value,
                      guint             n,
                      GError          **error)
{
  g_autofree char *sql = NULL;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;
  TandemDoc *doc = NULL;

  g_return_val_if_fail (find_column (kind, field), NULL);

  sql = g_strdup_printf ("SELECT body, sum FROM doc WHERE pk = (SELECT pk FROM \"%s\" WHERE \"%s\" = ?"
                         " ORDER BY pk LIMIT 1 OFFSET ?)", kind->name, field);
  statement = tandem_database_query (database, error, g_intern_string (sql), "si", value, (gint64) n);
  if (!statement)
    return NULL;
  if (tandem_database_next (database, statement, &local))
    doc = tandem_statement_doc (statement, 0, &local);
  tandem_statement_done (statement);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return doc;
}
