/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-batch-private.h"
#include "tandem-history.h"
#include "tandem-journal.h"
#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

/* ---- saving --------------------------------------------------------------- */

static gboolean
write_batch (TandemWriter *writer,
             gpointer      data,
             GError      **error)
{
  return tandem_batch_write (data, writer, error);
}

/**
 * tandem_store_save:
 * @self: an open store
 * @batch: edits of one action
 * @error: return location for a #TandemStoreError
 *
 * Saves all edits or none: documents, typed rows, full-text rows, one undo
 * step, history and outbox in one transaction. On success it is on the disk.
 * Blocks; not on the thread of the user interface.
 *
 * Returns: %FALSE with @error set, and nothing changed
 */
gboolean
tandem_store_save (TandemStore *self,
                   TandemBatch *batch,
                   GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);
  g_return_val_if_fail (batch != NULL, FALSE);

  return tandem_store_write (self, batch->label, batch->author, write_batch, batch, error);
}

static gboolean
save_job (TandemStore    *self,
          TandemDatabase *database,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  return tandem_store_save (self, data, error);
}

/**
 * tandem_store_save_async:
 * @self: an open store
 * @batch: edits of one action; not to be added to any more
 * @cancellable: (nullable): stops it only before it begins
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * tandem_store_save() on the worker.
 */
void
tandem_store_save_async (TandemStore        *self,
                         TandemBatch        *batch,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (TANDEM_IS_STORE (self));
  g_return_if_fail (batch != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_static_name (task, "[tandem] save");
  g_task_set_task_data (task, tandem_batch_ref (batch), (GDestroyNotify) tandem_batch_unref);
  tandem_store_run_task (self, task, save_job);
}

gboolean
tandem_store_save_finish (TandemStore  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- undo and redo -------------------------------------------------------- */

typedef struct
{
  gboolean redo;
  char    *label;               /* (nullable): of the step */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->label);
  g_free (move);
}

static gboolean
write_move (TandemWriter *writer,
            gpointer      data,
            GError      **error)
{
  Move *move = data;

  return tandem_journal_move (writer, move->redo, error);
}

static gboolean
move_job (TandemStore    *self,
          TandemDatabase *database,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  Move *move = data;
  g_autoptr(GError) local = NULL;
  g_autofree char *label = tandem_journal_dup_label (database, move->redo, &local);
  g_autofree char *words = NULL;

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  words = g_strdup_printf (move->redo ? _("Redo: %s") : _("Undo: %s"), label ? label : "");
  if (!tandem_store_write (self, words, NULL, write_move, move, error))
    return FALSE;
  move->label = g_steal_pointer (&label);
  return TRUE;
}

static gboolean
move_blocking (TandemStore *self,
               gboolean     redo,
               char       **label,
               GError     **error)
{
  Move move = { redo, NULL };
  gboolean done = tandem_store_run (self, move_job, &move, error);

  if (done && label)
    *label = g_steal_pointer (&move.label);
  g_free (move.label);
  return done;
}

/**
 * tandem_store_undo:
 * @self: an open store
 * @label: (out) (optional) (transfer full): what was undone
 * @error: return location for a #TandemStoreError
 *
 * Takes the last step back, also one of an earlier session. Blocks.
 *
 * Returns: %FALSE with `TANDEM_STORE_ERROR_NOTHING` at the first state, or
 *   after an import
 */
gboolean
tandem_store_undo (TandemStore *self,
                   char       **label,
                   GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  return move_blocking (self, FALSE, label, error);
}

/**
 * tandem_store_redo:
 * @self: an open store
 * @label: (out) (optional) (transfer full): what was done again
 * @error: return location for a #TandemStoreError
 *
 * Brings the step that was undone last back. Blocks.
 *
 * Returns: %FALSE with `TANDEM_STORE_ERROR_NOTHING` when there is none
 */
gboolean
tandem_store_redo (TandemStore *self,
                   char       **label,
                   GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  return move_blocking (self, TRUE, label, error);
}

static void
move_async (TandemStore        *self,
            gboolean            redo,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Move *move = g_new0 (Move, 1);

  move->redo = redo;
  g_task_set_static_name (task, redo ? "[tandem] redo" : "[tandem] undo");
  g_task_set_task_data (task, move, move_free);
  tandem_store_run_task (self, task, move_job);
}

void
tandem_store_undo_async (TandemStore        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (TANDEM_IS_STORE (self));

  move_async (self, FALSE, cancellable, callback, user_data);
}

void
tandem_store_redo_async (TandemStore        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (TANDEM_IS_STORE (self));

  move_async (self, TRUE, cancellable, callback, user_data);
}

/**
 * tandem_store_undo_finish:
 * @self: a store
 * @result: of undo or redo
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the label of the step
 */
char *
tandem_store_undo_finish (TandemStore  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  Move *move;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  move = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&move->label);
}

/* ---- history and bin ------------------------------------------------------ */

typedef struct
{
  const char *id;
  gint64      version;
  GPtrArray  *found;            /* (nullable) */
} Lookup;

static gboolean
history_job (TandemStore    *self,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  Lookup *lookup = data;

  lookup->found = tandem_history_list (database, lookup->id, error);
  return lookup->found != NULL;
}

/**
 * tandem_store_history:
 * @self: an open store
 * @id: a record, living or not
 * @error: return location for a #TandemStoreError
 *
 * Blocks; not on the thread of the user interface.
 *
 * Returns: (transfer full) (element-type TandemVersion) (nullable): oldest
 *   first; the last one is what it is now
 */
GPtrArray *
tandem_store_history (TandemStore *self,
                      const char  *id,
                      GError     **error)
{
  Lookup lookup = { .id = id };

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  tandem_store_run (self, history_job, &lookup, error);
  return lookup.found;
}

static gboolean
write_restore (TandemWriter *writer,
               gpointer      data,
               GError      **error)
{
  Lookup *lookup = data;

  return tandem_history_restore (writer, lookup->id, lookup->version, error);
}

/**
 * tandem_store_restore:
 * @self: an open store
 * @id: a record, living or not
 * @version: the number of a version; 0 takes it out of the bin
 * @error: return location for a #TandemStoreError
 *
 * Makes the content of a version current again, as an undo step. Blocks.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_store_restore (TandemStore *self,
                      const char  *id,
                      gint64       version,
                      GError     **error)
{
  Lookup lookup = { .id = id, .version = version };

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (version >= 0, FALSE);

  return tandem_store_write (self, version == 0 ? _("Take out of the bin") : _("Restore an earlier version"), NULL,
                             write_restore, &lookup, error);
}

static gboolean
bin_job (TandemStore    *self,
         TandemDatabase *database,
         gpointer        data,
         GCancellable   *cancellable,
         GError        **error)
{
  Lookup *lookup = data;

  lookup->found = tandem_history_list_bin (database, error);
  return lookup->found != NULL;
}

/**
 * tandem_store_bin:
 * @self: an open store
 * @error: return location for a #TandemStoreError
 *
 * What was deleted in the last 30 days, newest first: the last living version
 * of each record, with time, author and label of its deletion. Blocks.
 *
 * Returns: (transfer full) (element-type TandemVersion) (nullable): the bin
 */
GPtrArray *
tandem_store_bin (TandemStore *self,
                  GError     **error)
{
  Lookup lookup = { 0 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  tandem_store_run (self, bin_job, &lookup, error);
  return lookup.found;
}
