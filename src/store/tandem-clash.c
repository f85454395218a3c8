/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-sync.h"

#include <glib/gi18n-lib.h>

#include "tandem-clash-rows.h"
#include "tandem-outbox.h"
#include "tandem-store-private.h"

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
  gint64 pk;

  return tandem_database_get_int (database, &pk, 0, error, "SELECT pk FROM doc WHERE id = ?", "s", look->id) &&
         (look->clashes = tandem_clashes_load (database, pk, error)) != NULL;
}

/**
 * tandem_store_clashes:
 * @self: a store
 * @id: a record
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemClash) (nullable): what somebody
 *   has to choose in a record, by field, the oldest first
 */
GPtrArray *
tandem_store_clashes (TandemStore *self,
                      const char  *id,
                      GError     **error)
{
  ClashLook look = { id, NULL };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL, NULL);

  return tandem_store_run (self, list_clashes, &look, error) ? look.clashes : NULL;
}

typedef struct
{
  const char        *id;
  const TandemClash *clash;
  const char        *value;
} Choice;

/* Somebody may have chosen meanwhile. */
static gboolean
check_open (TandemDatabase *database,
            TandemEntry    *entry,
            const Choice   *choice,
            GError        **error)
{
  g_autoptr(GPtrArray) open = tandem_clashes_load (database, entry->pk, error);

  if (open == NULL)
    return FALSE;
  if (tandem_clashes_contain (open, choice->clash))
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
               _("There is nothing to choose at “%s” of %s"), choice->clash->path, choice->id);
  return FALSE;
}

static gboolean
put_choice (TandemWriter *writer,
            TandemEntry  *entry,
            const Choice *choice,
            GError      **error)
{
  const char *path = choice->clash->path;
  gboolean whole = *path == '\0';
  g_autoptr(TandemDoc) doc = NULL;

  if (whole && choice->value == NULL)
    return tandem_writer_put (writer, entry, NULL, TANDEM_ENTRY_BINNED, error);
  if (whole)
    doc = tandem_doc_parse (choice->value, -1, error);
  else if (entry->doc != NULL)
    doc = tandem_doc_with (entry->doc, path, choice->value ? choice->value : "null", error);
  else
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("There is no record %s"), choice->id);
  if (doc == NULL)
    return FALSE;
  if (!g_str_equal (tandem_doc_get_id (doc), choice->id))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, _("%s cannot become %s"), choice->id,
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
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr(TandemEntry) entry = tandem_writer_load (writer, choice->id, error);

  if (entry == NULL || !check_open (database, entry, choice, error))
    return FALSE;
  g_ptr_array_add (chosen, (gpointer) choice->clash);
  tandem_writer_set_undoable (writer);
  return put_choice (writer, entry, choice, error) &&
         tandem_writer_move_clashes (writer, entry, chosen, nothing, error) &&
         tandem_writer_queue (writer, entry, error) &&
         queue_ends (database, entry, tandem_writer_get_context (writer), error);
}

/**
 * tandem_store_resolve_clash:
 * @self: a store
 * @id: a record
 * @clash: what is chosen, as tandem_store_clashes() gave it
 * @value: (nullable): JSON of what it is to be; NULL: absent, or deleted where
 *   the clash is of the whole record
 * @error: a #TandemStoreError or #TandemDocError
 *
 * Chooses what a field, or the whole record, is to be. Other clashes stay, also
 * of that field. Undoable; sent with the next run.
 *
 * Returns: FALSE if nothing was changed; `TANDEM_STORE_ERROR_NOT_FOUND` where
 *   the clash is open no more
 */
gboolean
tandem_store_resolve_clash (TandemStore       *self,
                            const char        *id,
                            const TandemClash *clash,
                            const char        *value,
                            GError           **error)
{
  Choice choice = { id, clash, value };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL && clash != NULL, FALSE);

  return tandem_store_write (self, _("Choose between versions"), NULL, write_choice, &choice, error);
}
