/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-instance.h"

#include "tandem-search.h"
#include "tandem-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What runs on the worker, one after the other, and what the worker notes
 * about the connection meanwhile. */

/* Pages of the log that are folded back when there is nothing else to do, that
 * are folded back beside the work, and at which the work waits for it. */
#define FOLD_WHEN_IDLE 64
#define FOLD_BESIDE 16384
#define FOLD_AT_ONCE 65536

/* Pages of the search index that are joined at a time: a save that comes
 * meanwhile waits for so many. Commits after which it can wait no longer. */
#define JOIN_WHEN_IDLE 128
#define JOIN_AT_ONCE 32
#define JOIN_AFTER 512

static void
fold_log (TandemStore *self)
{
  tandem_folding_wait (self->folding);
  sqlite3_wal_checkpoint_v2 (tandem_database_get_handle (self->database), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->log_pages = self->asked_pages = 0;
}

/* The log begins anew only between two transactions, and only when all of it
 * has been folded back: while many follow each other closely it grows. */
static void
fold_long_log (TandemStore *self)
{
  if (self->log_pages - self->asked_pages < FOLD_BESIDE)
    return;
  self->asked_pages = self->log_pages;
  tandem_folding_begin (self->folding);
}

static void
join_index (TandemStore *self,
            gint64       pages)
{
  g_autoptr(GError) error = NULL;
  gboolean more;

  if (!tandem_search_index_join (self->database, pages, &more, &error))
    g_info ("The search index stays in parts: %s", error->message);
  if (!more)
    self->n_unjoined = 0;
}

static gboolean
trim_history (TandemStore *self)
{
  g_autoptr(GError) error = NULL;
  gboolean more;

  if (!tandem_trim_step (&self->trim, self->database, &more, &error))
    g_info ("The history stays as it is: %s", error->message);
  return more;
}

gboolean
tandem_store_idle_cb (gpointer data)
{
  TandemStore *self = data;

  if (!self->database)
    return FALSE;
  tandem_database_set_bulk (self->database, FALSE);
  if (self->n_unjoined > 0)
    {
      join_index (self, JOIN_WHEN_IDLE);
      return TRUE;
    }
  if (trim_history (self))
    return TRUE;
  if (self->log_pages >= FOLD_WHEN_IDLE)
    fold_log (self);
  return FALSE;
}

static int
log_grew_cb (gpointer    data,
             sqlite3    *handle,
             const char *name,
             int         pages)
{
  TandemStore *self = data;

  self->log_pages = pages;
  self->asked_pages = MIN (self->asked_pages, pages);
  return SQLITE_OK;
}

/* The rows of the outbox are counted as they come and go: counting them anew
 * after each save, or by a trigger, costs more than the save. Nothing must
 * INSERT OR REPLACE into outbox, which deletes without telling. */
static void
row_changed_cb (gpointer      data,
                int           operation,
                const char   *name,
                const char   *table,
                sqlite3_int64 rowid)
{
  TandemStore *self = data;

  if (operation != SQLITE_UPDATE && strcmp (table, "outbox") == 0)
    self->n_outbox_added += operation == SQLITE_INSERT ? 1 : -1;
}

static int
committing_cb (gpointer data)
{
  TandemStore *self = data;

  self->n_outbox += self->n_outbox_added;
  self->n_outbox_added = 0;
  self->n_unjoined++;
  return 0;
}

static void
rolled_back_cb (gpointer data)
{
  TandemStore *self = data;

  self->n_outbox_added = 0;
}

gboolean
tandem_store_watch (TandemStore *self,
                    GError     **error)
{
  sqlite3 *handle = tandem_database_get_handle (self->database);

  sqlite3_wal_hook (handle, log_grew_cb, self);
  sqlite3_update_hook (handle, row_changed_cb, self);
  sqlite3_commit_hook (handle, committing_cb, self);
  sqlite3_rollback_hook (handle, rolled_back_cb, self);
  self->n_outbox_added = 0;
  return tandem_database_get_int (self->database, &self->n_outbox, 0, error, "SELECT count (*) FROM outbox", "");
}

static gboolean
fail_closed (GError **error)
{
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED, _("The workspace is closed"));
  return FALSE;
}

static gboolean
run_job (TandemStore   *self,
         TandemStoreJob job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  gboolean done;

  if (!self->database)
    return fail_closed (error);
  if (self->log_pages >= FOLD_AT_ONCE)
    fold_log (self);
  if (self->n_unjoined >= JOIN_AFTER)
    join_index (self, JOIN_AT_ONCE);
  done = job (self, self->database, data, cancellable, error);
  fold_long_log (self);
  return done;
}

typedef struct
{
  TandemStore   *store;
  TandemStoreJob job;
  gpointer       data;
  GError       **error;
  gboolean       done;
} BlockingJob;

static void
run_blocking (gpointer data)
{
  BlockingJob *blocking = data;

  blocking->done = run_job (blocking->store, blocking->job, blocking->data, NULL, blocking->error);
}

/**
 * tandem_store_run:
 * @self: an open store
 * @job: what to do on the worker
 * @data: for @job
 * @error: return location for an error
 *
 * Returns: what @job returned
 */
gboolean
tandem_store_run (TandemStore   *self,
                  TandemStoreJob job,
                  gpointer       data,
                  GError       **error)
{
  BlockingJob blocking = { self, job, data, error, FALSE };

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  if (!self->worker || !tandem_worker_call (self->worker, run_blocking, &blocking))
    return fail_closed (error);
  return blocking.done;
}

typedef struct
{
  GTask         *task;
  TandemStoreJob job;
} TaskJob;

static void
run_task (gpointer data)
{
  g_autofree TaskJob *task_job = data;
  g_autoptr(GTask) task = g_steal_pointer (&task_job->task);
  g_autoptr(GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (run_job (g_task_get_source_object (task), task_job->job, g_task_get_task_data (task),
               g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * tandem_store_run_task:
 * @self: an open store
 * @task: (transfer full): of this store; its data goes to @job
 * @job: what to do on the worker
 *
 * Runs @job after those that were asked for before, and returns by @task.
 */
void
tandem_store_run_task (TandemStore   *self,
                       GTask         *task,
                       TandemStoreJob job)
{
  TaskJob *task_job;

  g_return_if_fail (TANDEM_IS_STORE (self));
  g_return_if_fail (g_task_get_source_object (task) == self);

  task_job = g_new0 (TaskJob, 1);
  task_job->task = task;
  task_job->job = job;
  if (self->worker && tandem_worker_push (self->worker, run_task, task_job))
    return;

  g_task_return_new_error_literal (task, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED, _("The workspace is closed"));
  g_object_unref (task);
  g_free (task_job);
}

TandemContext *
tandem_store_dup_context (TandemStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return tandem_context_ref (self->context);
}

static gboolean
write_on_worker (TandemStore   *self,
                 const char    *label,
                 const char    *author,
                 TandemWriteJob job,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr(TandemContext) context = tandem_store_dup_context (self);
  g_autoptr(TandemWriter) writer = tandem_writer_new (self->database, context, label, author, error);

  if (!writer || !job (writer, data, error) || !tandem_writer_commit (writer, error))
    return FALSE;
  if (writer->committed)
    tandem_store_publish (self, writer->changed);
  return TRUE;
}

typedef struct
{
  const char    *label;
  const char    *author;
  TandemWriteJob job;
  gpointer       data;
} Write;

static gboolean
write_job (TandemStore    *self,
           TandemDatabase *database,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  Write *write = data;

  return write_on_worker (self, write->label, write->author, write->job, write->data, error);
}

/**
 * tandem_store_write:
 * @self: an open store
 * @label: what is being done, for the history
 * @author: (nullable): who does it
 * @job: what to write, on the worker
 * @data: for @job
 * @error: return location for an error
 *
 * Runs @job in one transaction and waits for it. When it fails nothing is
 * changed.
 *
 * Returns: whether it is on the disk
 */
gboolean
tandem_store_write (TandemStore   *self,
                    const char    *label,
                    const char    *author,
                    TandemWriteJob job,
                    gpointer       data,
                    GError       **error)
{
  Write write = { label, author, job, data };

  return tandem_store_run (self, write_job, &write, error);
}

TandemDatabase *
tandem_store_lock_reader (TandemStore *self,
                          GError     **error)
{
  return tandem_reader_lock (self->reader, error);
}

void
tandem_store_unlock_reader (TandemStore    *self,
                            TandemDatabase *database)
{
  tandem_reader_unlock (self->reader, database);
}
