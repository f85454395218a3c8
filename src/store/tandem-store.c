/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-instance.h"

#include <glib/gi18n-lib.h>

#include "tandem-projection.h"
#include "tandem-reader.h"
#include "tandem-worker.h"
#include "tandem-workspace.h"

G_DEFINE_FINAL_TYPE (TandemStore, tandem_store, G_TYPE_OBJECT)

G_DEFINE_QUARK (tandem - store - error - quark, tandem_store_error)

typedef enum { PROP_UNDO_LABEL = 1, PROP_REDO_LABEL, PROP_N_WAITING, PROP_PROGRESS } TandemStoreProperty;
static GParamSpec *properties[PROP_PROGRESS + 1];

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- GObject -------------------------------------------------------------- */

static void
tandem_store_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TandemStore *self = TANDEM_STORE (object);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  switch ((TandemStoreProperty) id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tandem_store_finalize (GObject *object)
{
  TandemStore *self = TANDEM_STORE (object);

  /* The thread holds no reference, and could not be joined from itself. */
  if (self->worker)
    g_critical ("A store was dropped without tandem_store_close()");
  g_free (self->folder);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_clear_pointer (&self->context, tandem_context_unref);
  g_clear_pointer (&self->reader, tandem_reader_unref);
  g_main_context_unref (self->main_context);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (tandem_store_parent_class)->finalize (object);
}

static void
tandem_store_class_init (TandemStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tandem_store_get_property;
  object_class->finalize = tandem_store_finalize;

  /* What undo would take back; %NULL: nothing. */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /* What redo would bring back; %NULL: nothing. */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /* Records with edits that the server is not proven to hold. */
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /* How far opening has come with preparing a large workspace for a new
   * release; 1 when there is nothing to wait for. */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * TandemStore::changed:
   * @self: the store
   * @ids: (element-type utf8): the records; none when the context changed
   *
   * After a commit, whoever made it, and after tandem_store_set_context() when
   * the order of the new language is written.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
tandem_store_init (TandemStore *self)
{
  g_mutex_init (&self->lock);
  self->main_context = g_main_context_ref_thread_default ();
  self->reader = tandem_reader_new ();
  self->lock_file = -1;
  self->progress = 1;
}

/* ---- opening and closing -------------------------------------------------- */

/**
 * tandem_store_new:
 * @folder: the workspace
 * @context: language, date and vocabularies for titles and checks
 *
 * Nothing is read before tandem_store_open(). News come on the thread-default
 * main context of the calling thread.
 *
 * Returns: (transfer full): a closed store
 */
TandemStore *
tandem_store_new (const char    *folder,
                  TandemContext *context)
{
  TandemStore *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (TANDEM_TYPE_STORE, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->context = tandem_reader_dup_context (self->reader, context);
  return self;
}

static void
report_rebuild (guint64  done,
                guint64  all,
                gpointer data)
{
  tandem_store_set_progress (data, (double) done / MAX (all, 1));
}

/* Typed tables, index and order follow the program and the language. */
static gboolean
bring_up_to_date (TandemStore *self,
                  GError     **error)
{
  g_autoptr(TandemContext) context = tandem_store_dup_context (self);
  gboolean current, done;

  if (!tandem_database_begin (self->database, error))
    return FALSE;
  done = tandem_projection_is_current (self->database, &current, error) &&
         (current || tandem_projection_rebuild (self->database, context, report_rebuild, self, error)) &&
         tandem_projection_sort (self->database, context, error);
  if (done)
    done = tandem_database_commit (self->database, error);
  else
    tandem_database_rollback (self->database);
  tandem_store_set_progress (self, 1);
  return done;
}

static void
close_on_worker (gpointer data)
{
  TandemStore *self = data;

  tandem_reader_set_worker (self->reader, NULL);
  g_clear_pointer (&self->folding, tandem_folding_free);
  g_clear_pointer (&self->database, tandem_workspace_close);
}

static gboolean
open_on_worker (TandemStore *self,
                GError     **error)
{
  g_autofree char *path = tandem_workspace_dup_path (self->folder);
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();

  self->database = tandem_workspace_open (self->folder, error);
  if (!self->database)
    return FALSE;

  self->folding = tandem_folding_new (path);
  tandem_reader_set_worker (self->reader, self->database);
  if (!tandem_store_watch (self, error) || !bring_up_to_date (self, error))
    {
      close_on_worker (self);
      return FALSE;
    }
  tandem_reader_open (self->reader, path);
  tandem_store_publish (self, nothing);
  return TRUE;
}

static void
open_task (gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (open_on_worker (g_task_get_source_object (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
start (TandemStore *self,
       GError     **error)
{
  if (self->worker)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY, _("The workspace is open already"));
      return FALSE;
    }
  self->lock_file = tandem_workspace_lock (self->folder, error);
  if (self->lock_file < 0)
    return FALSE;

  self->worker = tandem_worker_new ("tandem-store", tandem_store_idle_cb, self);
  return TRUE;
}

typedef struct
{
  TandemStore *store;
  GError     **error;
  gboolean     done;
} Opening;

static void
open_blocking (gpointer data)
{
  Opening *opening = data;

  opening->done = open_on_worker (opening->store, opening->error);
}

/**
 * tandem_store_open:
 * @self: a closed store
 * @cancellable: (nullable): looked at before it begins
 * @error: return location for a #TandemStoreError
 *
 * Takes the workspace for this program and opens its file, made when it is not
 * there; an older one is brought to the format of today after a backup.
 * Blocks. Close the store with tandem_store_close().
 *
 * Returns: %FALSE with @error set, and the store closed
 */
gboolean
tandem_store_open (TandemStore  *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  Opening opening = { self, error, FALSE };

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !start (self, error))
    return FALSE;
  tandem_worker_call (self->worker, open_blocking, &opening);
  if (!opening.done)
    tandem_store_close (self);
  return opening.done;
}

/**
 * tandem_store_open_async:
 * @self: a closed store
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * tandem_store_open() on the worker.
 */
void
tandem_store_open_async (TandemStore        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (TANDEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_static_name (task, "[tandem] open");
  if (!start (self, &error))
    {
      g_task_set_task_data (task, GINT_TO_POINTER (TRUE), NULL);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    tandem_worker_push (self->worker, open_task, g_steal_pointer (&task));
}

gboolean
tandem_store_open_finish (TandemStore  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  gboolean refused;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  refused = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  if (g_task_propagate_boolean (G_TASK (result), error))
    return TRUE;
  if (!refused)
    tandem_store_close (self);
  return FALSE;
}

/**
 * tandem_store_close:
 * @self: a store
 *
 * Does what was asked for, closes the file and gives the workspace free. To be
 * called on the thread that made the store; a closed store may be closed again.
 */
void
tandem_store_close (TandemStore *self)
{
  g_return_if_fail (TANDEM_IS_STORE (self));

  if (!self->worker)
    return;
  tandem_worker_push (self->worker, close_on_worker, self);
  tandem_reader_close (self->reader);
  tandem_worker_close (self->worker);
  g_clear_pointer (&self->worker, tandem_worker_free);
  tandem_workspace_unlock (self->lock_file);
  self->lock_file = -1;
}

/**
 * tandem_store_exists:
 * @folder: a folder
 *
 * Any thread.
 *
 * Returns: whether there is a workspace in @folder, sound or not
 */
gboolean
tandem_store_exists (const char *folder)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  path = tandem_workspace_dup_path (folder);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

const char *
tandem_store_get_folder (TandemStore *self)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * tandem_store_get_context:
 * @self: a store
 *
 * Returns: (transfer none): what was set, seeing records through the store on
 *   whatever thread it is used; valid until tandem_store_set_context()
 */
TandemContext *
tandem_store_get_context (TandemStore *self)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  return self->context;
}

static gboolean
sort_job (TandemStore    *self,
          TandemDatabase *database,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  return bring_up_to_date (self, error);
}

static void
order_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GPtrArray) no_ids = g_ptr_array_new ();

  g_signal_emit (source, signals[SIGNAL_CHANGED], 0, no_ids);
}

/**
 * tandem_store_set_context:
 * @self: a store
 * @context: language, date and vocabularies
 *
 * Lists follow a new language when the worker has written its order. To be
 * called on the thread that made the store.
 */
void
tandem_store_set_context (TandemStore   *self,
                          TandemContext *context)
{
  TandemContext *resolving;
  GTask *task;

  g_return_if_fail (TANDEM_IS_STORE (self));
  g_return_if_fail (context != NULL);

  resolving = tandem_reader_dup_context (self->reader, context);
  g_mutex_lock (&self->lock);
  tandem_context_unref (self->context);
  self->context = resolving;
  g_mutex_unlock (&self->lock);

  if (!self->worker)
    return;
  task = g_task_new (self, NULL, order_written_cb, NULL);
  g_task_set_static_name (task, "[tandem] set context");
  tandem_store_run_task (self, task, sort_job);
}

/* ---- bounded reads -------------------------------------------------------- */

/**
 * tandem_store_get:
 * @self: an open store
 * @id: a record
 * @error: return location for a #TandemStoreError
 *
 * Any thread; microseconds when warm.
 *
 * Returns: (transfer full) (nullable): the record; %NULL with
 *   `TANDEM_STORE_ERROR_NOT_FOUND` when there is none, or it is in the bin
 */
TandemDoc *
tandem_store_get (TandemStore *self,
                  const char  *id,
                  GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return tandem_reader_get (self->reader, id, error);
}

/**
 * tandem_store_referring:
 * @self: an open store
 * @kind: (nullable): name of a kind, or all
 * @field: (nullable): a field of it, or a path into its items
 *   ("members.city"), or any
 * @id: a record
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type TandemDoc): the records that refer
 *   to it
 */
GPtrArray *
tandem_store_referring (TandemStore *self,
                        const char  *kind,
                        const char  *field,
                        const char  *id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *docs;

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  docs = tandem_reader_referring (self->reader, kind, field, id, &error);
  if (error)
    g_warning ("What refers to %s could not be read: %s", id, error->message);
  return docs;
}
