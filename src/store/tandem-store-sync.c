/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-sync.h"

#include <glib/gi18n-lib.h>

#include "tandem-outbox.h"
#include "tandem-store-private.h"

/* ---- the server -------------------------------------------------------- */

void
tandem_remote_free (TandemRemote *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->user);
  g_free (self->last_synced);
  g_free (self);
}

static gboolean
read_remote (TandemStore    *self,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  TandemRemote *remote = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT (SELECT value FROM meta WHERE key = 'remote_url'),"
                           "       (SELECT value FROM meta WHERE key = 'remote_user'),"
                           "       (SELECT value FROM meta WHERE key = 'last_synced')", "");

  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    {
      remote->url = g_strdup (tandem_statement_text (statement, 0));
      remote->user = g_strdup (tandem_statement_text (statement, 1));
      remote->last_synced = g_strdup (tandem_statement_text (statement, 2));
    }
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_get_remote:
 * @self: a store
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the central server; NULL without an
 *   error where none is set up
 */
TandemRemote *
tandem_store_get_remote (TandemStore *self,
                         GError     **error)
{
  g_autoptr(TandemRemote) remote = g_new0 (TandemRemote, 1);

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_run (self, read_remote, remote, error) || remote->url == NULL)
    return NULL;
  return g_steal_pointer (&remote);
}

typedef struct
{
  const char *url;
  const char *user;
} NewRemote;

static gboolean
write_remote (TandemWriter *writer,
              gpointer      data,
              GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  NewRemote *remote = data;
  static const char put[] =
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

  if (!tandem_database_run (database, error, "DELETE FROM meta WHERE key IN ('remote_url', 'remote_user', 'last_synced')",
                            ""))
    return FALSE;
  return (remote->url == NULL || tandem_database_run (database, error, put, "ss", "remote_url", remote->url)) &&
         (remote->url == NULL || remote->user == NULL ||
          tandem_database_run (database, error, put, "ss", "remote_user", remote->user));
}

/**
 * tandem_store_set_remote:
 * @self: a store
 * @url: (nullable): address of the server; NULL forgets it
 * @user: (nullable): the user there
 * @error: a #TandemStoreError
 *
 * Sets up the central server. Setting the same again changes nothing. With
 * another one everything is compared anew at the next run; no record changes.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_set_remote (TandemStore *self,
                         const char  *url,
                         const char  *user,
                         GError     **error)
{
  NewRemote remote = { url, user };
  g_autoptr(TandemRemote) before = NULL;
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  before = tandem_store_get_remote (self, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (before != NULL && g_strcmp0 (before->url, url) == 0 && g_strcmp0 (before->user, user) == 0)
    return TRUE;
  return tandem_store_write (self, "Server", NULL, write_remote, &remote, error);
}

/* ---- the outbox -------------------------------------------------------- */

static const char *const state_names[] = { "waiting", "held", "refused" };

void
tandem_outbox_entry_free (TandemOutboxEntry *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->database);
  g_free (self->label);
  g_free (self->queued_at);
  g_free (self->reason);
  g_free (self);
}

const char *
tandem_outbox_state_get_name (TandemOutboxState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

static TandemOutboxState
state_of_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (name, state_names[i]) == 0)
      return (TandemOutboxState) i;
  return TANDEM_OUTBOX_WAITING;
}

static TandemOutboxEntry *
read_entry (TandemStore  *store,
            sqlite3_stmt *statement)
{
  TandemOutboxEntry *entry = g_new0 (TandemOutboxEntry, 1);
  g_autoptr(TandemDoc) doc = NULL;

  entry->id = g_strdup (tandem_statement_text (statement, 0));
  entry->kind = g_strdup (tandem_statement_text (statement, 1));
  entry->database = g_strdup (tandem_statement_text (statement, 2));
  entry->label = g_strdup (tandem_statement_text (statement, 3));
  entry->queued_at = g_strdup (tandem_statement_text (statement, 4));
  entry->state = state_of_name (tandem_statement_text (statement, 5));
  entry->attempts = (guint) tandem_statement_int (statement, 6);
  entry->status = (guint) tandem_statement_int (statement, 7);
  entry->reason = g_strdup (tandem_statement_text (statement, 8));
  entry->deleted = tandem_statement_int (statement, 9) != 0;
  doc = tandem_statement_doc (statement, 10, NULL);
  entry->title = doc ? tandem_doc_dup_title (doc, tandem_store_get_context (store)) : g_strdup (entry->id);
  return entry;
}

static gboolean
list_outbox (TandemStore    *self,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  GPtrArray *entries = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT d.id, d.kind, d.database, o.label, o.queued_at, o.state, o.attempts, o.status,"
                           "       o.reason, d.deleted, d.body, d.sum"
                           " FROM outbox o JOIN doc d ON d.pk = o.doc ORDER BY o.queued_at, d.pk", "");

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_ptr_array_add (entries, read_entry (self, statement));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_outbox:
 * @self: a store
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemOutboxEntry) (nullable): records
 *   with edits the server is not proven to hold, oldest first
 */
GPtrArray *
tandem_store_outbox (TandemStore *self,
                     GError     **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_outbox_entry_free);

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_run (self, list_outbox, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

typedef struct
{
  const char *id;
  const char *sql;
} EntryChange;

static gboolean
change_entry (TandemWriter *writer,
              gpointer      data,
              GError      **error)
{
  EntryChange *change = data;
  TandemDatabase *database = tandem_writer_get_database (writer);

  if (!tandem_database_run (database, error, change->sql, "s", change->id))
    return FALSE;
  if (sqlite3_changes (tandem_database_get_handle (database)) > 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("Nothing of %s is waiting to be sent"),
               change->id);
  return FALSE;
}

/**
 * tandem_store_outbox_hold:
 * @self: a store
 * @id: a record
 * @error: a #TandemStoreError
 *
 * Keeps the unsent edits of a record here until they are released.
 *
 * Returns: FALSE if there are none
 */
gboolean
tandem_store_outbox_hold (TandemStore *self,
                          const char  *id,
                          GError     **error)
{
  EntryChange change = {
    id, "UPDATE outbox SET state = 'held' WHERE doc = (SELECT pk FROM doc WHERE id = ?)",
  };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL, FALSE);

  return tandem_store_write (self, "Hold", NULL, change_entry, &change, error);
}

/**
 * tandem_store_outbox_release:
 * @self: a store
 * @id: a record
 * @error: a #TandemStoreError
 *
 * Lets the unsent edits of a record go again, held or refused.
 *
 * Returns: FALSE if there are none
 */
gboolean
tandem_store_outbox_release (TandemStore *self,
                             const char  *id,
                             GError     **error)
{
  EntryChange change = {
    id, "UPDATE outbox SET state = 'waiting', attempts = 0, next_at = 0, status = NULL, reason = NULL"
    " WHERE doc = (SELECT pk FROM doc WHERE id = ?)",
  };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL, FALSE);

  return tandem_store_write (self, "Release", NULL, change_entry, &change, error);
}

static gboolean
drop_entry (TandemWriter *writer,
            gpointer      data,
            GError      **error)
{
  const char *id = data;
  EntryChange probe = { id, "UPDATE outbox SET attempts = 0 WHERE doc = (SELECT pk FROM doc WHERE id = ?)" };
  g_autoptr(TandemEntry) entry = tandem_writer_load (writer, id, error);

  if (entry == NULL || !change_entry (writer, &probe, error))
    return FALSE;
  tandem_writer_set_undoable (writer);
  return tandem_writer_put (writer, entry, entry->base,
                            entry->base ? TANDEM_ENTRY_LIVING : TANDEM_ENTRY_BINNED, error) &&
         tandem_writer_queue (writer, entry, error);
}

/**
 * tandem_store_outbox_drop:
 * @self: a store
 * @id: a record
 * @error: a #TandemStoreError
 *
 * Gives up the unsent edits of a record, undoably: it becomes what the server
 * holds, or goes to the bin if the server has it not.
 *
 * Returns: FALSE if there are none
 */
gboolean
tandem_store_outbox_drop (TandemStore *self,
                          const char  *id,
                          GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self) && id != NULL, FALSE);

  return tandem_store_write (self, _("Give up unsent changes"), NULL, drop_entry, (gpointer) id, error);
}
