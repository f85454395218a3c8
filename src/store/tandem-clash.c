/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-sync.h"

#include "tandem-outbox.h"
#include "tandem-store-private.h"

void
tandem_clash_free (TandemClash *self)
{
  g_free (self->path);
  g_free (self->base);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static gboolean
list_conflicts (TandemStore    *self,
                TandemDatabase *database,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  GPtrArray *ids = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT id FROM doc WHERE conflict != 0 ORDER BY pk", "");

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_ptr_array_add (ids, g_strdup (tandem_statement_text (statement, 0)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_conflicts:
 * @self: a store
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of the records
 *   that somebody has to look at
 */
GPtrArray *
tandem_store_conflicts (TandemStore *self,
                        GError     **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_run (self, list_conflicts, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
read_clashes (TandemDatabase *database,
              const char     *id,
              GPtrArray      *clashes,
              GError        **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT path, base, mine, theirs FROM clash"
                           " WHERE doc = (SELECT pk FROM doc WHERE id = ?) ORDER BY path", "s", id);

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    {
      TandemClash *clash = g_new0 (TandemClash, 1);

      clash->path = g_strdup (tandem_statement_text (statement, 0));
      clash->base = g_strdup (tandem_statement_text (statement, 1));
      clash->mine = g_strdup (tandem_statement_text (statement, 2));
      clash->theirs = g_strdup (tandem_statement_text (statement, 3));
      g_ptr_array_add (clashes, clash);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  const char *id;
  GPtrArray  *clashes;
} ClashLook;

static gboolean
list_clashes (TandemStore    *self,
              TandemDatabase *database,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  ClashLook *look = data;

  return read_clashes (database, look->id, look->clashes, error);
}

/**
 * tandem_store_clashes:
 * @self: a store
 * @id: a record
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemClash) (nullable): what somebody
 *   has to choose in a record
 */
GPtrArray *
tandem_store_clashes (TandemStore *self,
                      const char  *id,
                      GError     **error)
{
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_clash_free);
  ClashLook look = { id, clashes };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL, NULL);

  if (!tandem_store_run (self, list_clashes, &look, error))
    return NULL;
  return g_steal_pointer (&clashes);
}

typedef struct
{
  const char *id;
  const char *path;
  const char *value;
} Choice;

/* What is still to be chosen, as the writer takes it; FALSE if @path is not
 * among it. */
static gboolean
take_out (TandemDatabase *database,
          const Choice   *choice,
          GPtrArray      *rest,
          GError        **error)
{
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_clash_free);
  gboolean found = FALSE;

  if (!read_clashes (database, choice->id, clashes, error))
    return FALSE;
  for (guint i = 0; i < clashes->len; i++)
    {
      TandemClash *clash = clashes->pdata[i];
      TandemConflict *conflict;

      if (g_str_equal (clash->path, choice->path))
        {
          found = TRUE;
          continue;
        }
      conflict = g_new0 (TandemConflict, 1);
      conflict->path = g_steal_pointer (&clash->path);
      conflict->base = g_steal_pointer (&clash->base);
      conflict->mine = g_steal_pointer (&clash->mine);
      conflict->theirs = g_steal_pointer (&clash->theirs);
      g_ptr_array_add (rest, conflict);
    }
  if (!found)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 "There is nothing to choose at “%s” of %s", choice->path, choice->id);
  return found;
}

static gboolean
put_choice (TandemWriter *writer,
            TandemEntry  *entry,
            const Choice *choice,
            GError      **error)
{
  gboolean whole = *choice->path == '\0';
  g_autoptr(TandemDoc) doc = NULL;

  if (whole && choice->value == NULL)
    return tandem_writer_put (writer, entry, NULL, TANDEM_ENTRY_BINNED, error);
  if (whole)
    doc = tandem_doc_parse (choice->value, -1, error);
  else if (entry->doc != NULL)
    doc = tandem_doc_with (entry->doc, choice->path, choice->value ? choice->value : "null", error);
  else
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, "There is no record %s", choice->id);
  if (doc == NULL)
    return FALSE;
  if (!g_str_equal (tandem_doc_get_id (doc), choice->id))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, "%s cannot become %s", choice->id,
                   tandem_doc_get_id (doc));
      return FALSE;
    }
  return tandem_writer_put (writer, entry, doc, TANDEM_ENTRY_LIVING, error);
}

/* Another leaf on the server has to end, whether or not the content changed. */
static gboolean
queue_ends (TandemDatabase *database,
            TandemEntry    *entry,
            TandemContext  *context,
            GError        **error)
{
  g_autofree char *label = tandem_outbox_dup_label (entry, context);

  return tandem_database_run (database, error,
                              "INSERT INTO outbox (doc, label, queued_at)"
                              " SELECT pk, ?2, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') FROM doc"
                              " WHERE pk = ?1 AND conflict = 0 AND EXISTS (SELECT 1 FROM leaf WHERE doc = ?1)"
                              " ON CONFLICT (doc) DO NOTHING", "is", entry->pk, label);
}

static gboolean
write_choice (TandemWriter *writer,
              gpointer      data,
              GError      **error)
{
  const Choice *choice = data;
  TandemDatabase *database = tandem_writer_get_database (writer);
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
  g_autoptr(TandemEntry) entry = tandem_writer_load (writer, choice->id, error);

  if (entry == NULL || !take_out (database, choice, rest, error))
    return FALSE;
  tandem_writer_set_undoable (writer);
  return put_choice (writer, entry, choice, error) &&
         tandem_writer_set_clashes (writer, entry, rest, error) &&
         tandem_writer_queue (writer, entry, error) &&
         queue_ends (database, entry, tandem_writer_get_context (writer), error);
}

/**
 * tandem_store_resolve_clash:
 * @self: a store
 * @id: a record
 * @path: where, as in #TandemClash
 * @value: (nullable): JSON of what it is to be; NULL: absent, or deleted where
 *   @path is the whole record
 * @error: a #TandemStoreError or #TandemDocError
 *
 * Chooses what a field, or the whole record, is to be. Undoable; sent with the
 * next run.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_resolve_clash (TandemStore *self,
                            const char  *id,
                            const char  *path,
                            const char  *value,
                            GError     **error)
{
  Choice choice = { id, path, value };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL && path != NULL, FALSE);

  return tandem_store_write (self, _("Choose between versions"), NULL, write_choice, &choice, error);
}
