/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-list-job.h"

#include "tandem-query-sql.h"

/* The first thing a view draws after an answer. */
#define WARM_ROWS 64

/* The first picture of a long list does not wait for the rest of it. */
#define FIRST_ROWS 256

TandemListGroups *
tandem_list_groups_new (void)
{
  TandemListGroups *self = g_new0 (TandemListGroups, 1);

  g_atomic_ref_count_init (&self->refs);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

TandemListGroups *
tandem_list_groups_ref (TandemListGroups *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
tandem_list_groups_unref (TandemListGroups *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* The number of @value; rows without a value stand together too. */
static guint32
get_number (TandemListGroups *self,
            const char       *value)
{
  gpointer number;

  if (value == NULL)
    return 0;

  number = g_hash_table_lookup (self->numbers, value);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->numbers) + 1);
      g_hash_table_insert (self->numbers, g_strdup (value), number);
    }

  return GPOINTER_TO_UINT (number);
}

TandemListJob *
tandem_list_job_new (TandemQuery      *query,
                     TandemListGroups *groups,
                     const GArray     *before,
                     GPtrArray        *ids,
                     guint             warm)
{
  TandemListJob *self = g_new0 (TandemListJob, 1);

  self->query = tandem_query_ref (query);
  self->groups = tandem_list_groups_ref (groups);
  self->before = g_array_copy ((GArray *) before);
  self->ids = g_ptr_array_ref (ids);
  self->warm = warm;
  /* Most answers are about as long as the one before. */
  self->after = g_array_sized_new (FALSE, FALSE, sizeof (TandemListRow), before->len + 64);
  self->docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  return self;
}

void
tandem_list_job_free (TandemListJob *self)
{
  tandem_query_unref (self->query);
  tandem_list_groups_unref (self->groups);
  g_array_unref (self->before);
  g_ptr_array_unref (self->ids);
  g_array_unref (self->after);
  g_clear_pointer (&self->steps, g_array_unref);
  g_ptr_array_unref (self->docs);
  g_free (self);
}

/* SQLite's own functions, since this is the one loop over a whole list. */
static gboolean
read_rows (TandemListJob  *self,
           TandemDatabase *database,
           GError        **error)
{
  gboolean grouped = tandem_query_is_grouped (self->query);
  g_autoptr(TandemQuery) query = self->first ? tandem_query_copy_first (self->query, FIRST_ROWS + 1) : tandem_query_ref (self->query);
  sqlite3_stmt *statement = tandem_query_prepare (query, database, TANDEM_QUERY_ROWS, error);
  int status;

  if (statement == NULL)
    return FALSE;

  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      TandemListRow row = { .pk = sqlite3_column_int64 (statement, 0) };

      if (grouped)
        {
          row.group = get_number (self->groups, (const char *) sqlite3_column_text (statement, 1));
          row.subgroup = get_number (self->groups, (const char *) sqlite3_column_text (statement, 2));
        }
      g_array_append_val (self->after, row);
    }
  sqlite3_finalize (statement);
  self->more = self->first && self->after->len > FIRST_ROWS;

  return status == SQLITE_DONE || tandem_database_fail (database, status, error);
}

TandemDoc *
tandem_list_read (TandemDatabase *database,
                  gint64          pk,
                  GError        **error)
{
  sqlite3_stmt *statement;
  g_autoptr(GError) local_error = NULL;
  TandemDoc *doc = NULL;

  statement = tandem_database_query (database, error, "SELECT body, sum FROM doc WHERE pk = ?1 AND body IS NOT NULL",
                                     "i", pk);
  if (statement == NULL)
    return NULL;

  if (tandem_database_next (database, statement, &local_error))
    doc = tandem_statement_doc (statement, 0, &local_error);
  tandem_statement_done (statement);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return doc;
}

/* A record that cannot be read stays as it was seen last; it must not keep the
 * others from the news. */
static void
read_docs (TandemListJob *self,
           TandemStore   *store)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      TandemDoc *doc = tandem_store_get (store, g_ptr_array_index (self->ids, i), NULL);

      if (doc != NULL)
        g_ptr_array_add (self->docs, doc);
    }
}

/* Brings the pages of a body into the file cache, where the user interface
 * then finds them. */
static gboolean
touch (TandemDatabase *database,
       gint64          pk,
       GError        **error)
{
  gint64 found;

  return tandem_database_get_int (database, &found, 0, error, "SELECT instr (body, x'00') FROM doc WHERE pk = ?1",
                                  "i", pk);
}

gboolean
tandem_list_job_warm (TandemStore    *store,
                      TandemDatabase *database,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const GArray *pks = data;

  for (guint i = 0; i < pks->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (!touch (database, g_array_index (pks, guint32, i), error))
      return FALSE;

  return TRUE;
}

gboolean
tandem_list_job_run (TandemStore    *store,
                     TandemDatabase *database,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  TandemListJob *self = data;

  if (!read_rows (self, database, error))
    return FALSE;

  self->steps = tandem_list_delta_new (self->before, self->after);
  read_docs (self, store);

  for (guint i = self->warm; i < MIN (self->after->len, self->warm + WARM_ROWS); i++)
    if (!touch (database, g_array_index (self->after, TandemListRow, i).pk, error))
      return FALSE;

  return TRUE;
}
