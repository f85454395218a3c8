/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-session.h"

#include <glib/gi18n-lib.h>

struct _TandemSession
{
  GObject      parent_instance;

  TandemStore *store;       /* (owned) */
  GSettings   *settings;    /* (owned) */
  guint        n_saving;
  gint64       saved_at;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_SAVING,
  PROP_SAVED_AT,
} TandemSessionProperty;

enum
{
  ANNOUNCE,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_SAVED_AT + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSession, tandem_session, G_TYPE_OBJECT)

/* What a save needs to know when it comes back. */
typedef struct
{
  TandemSession *session;      /* (owned) */
  char          *announcement; /* (owned) (nullable) */
  GTask         *task;         /* (owned) (nullable): of who waits for the end */
} SaveRun;

static void
save_run_free (SaveRun *run)
{
  g_object_unref (run->session);
  g_clear_object (&run->task);
  g_free (run->announcement);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRun, save_run_free)

static void
set_n_saving (TandemSession *self,
              guint          n_saving)
{
  gboolean changed = (self->n_saving == 0) != (n_saving == 0);

  self->n_saving = n_saving;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
note_saved (TandemSession *self)
{
  self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

/* Errors of the store in the words of the person who was typing. */
static char *
explain_failure (const GError *error)
{
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FULL))
    return g_strdup (_("Not saved: the disk is full. What you typed stays here; make room and try again."));
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY))
    return g_strdup (_("Not saved: the workspace cannot be written. What you typed stays here."));
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOTHING))
    return g_strdup (_("There is nothing more to undo"));

  /* Translators: %s is the reason, a sentence. */
  return g_strdup_printf (_("Not saved: %s"), error->message);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SaveRun) run = user_data;
  g_autoptr(GError) error = NULL;
  TandemSession *self = run->session;

  set_n_saving (self, self->n_saving - 1);

  if (!tandem_store_save_finish (TANDEM_STORE (source), result, &error))
    {
      g_autofree char *message = explain_failure (error);

      g_warning ("Saving failed: %s", error->message);
      g_signal_emit (self, signals[ANNOUNCE], 0, message, FALSE);
      if (run->task != NULL)
        g_task_return_error (run->task, g_steal_pointer (&error));
      return;
    }

  note_saved (self);
  if (run->task != NULL)
    g_task_return_boolean (run->task, TRUE);
  if (run->announcement != NULL)
    g_signal_emit (self, signals[ANNOUNCE], 0, run->announcement, TRUE);
}

/* Who sits here, for the history. */
static const char *
get_own_name (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

/* Takes @task. */
static void
save (TandemSession *self,
      TandemBatch   *batch,
      const char    *announcement,
      GTask         *task)
{
  SaveRun *run = g_new0 (SaveRun, 1);

  run->session = g_object_ref (self);
  run->announcement = g_strdup (announcement);
  run->task = task;
  tandem_batch_set_author (batch, get_own_name ());
  set_n_saving (self, self->n_saving + 1);
  tandem_store_save_async (self->store, batch, NULL, saved_cb, run);
}

/**
 * tandem_session_save:
 * @self: a session
 * @batch: what to save as one undo step
 * @announcement: (nullable): what a toast with Undo says afterwards
 *
 * Saves in the background; the page has shown the edit already.
 */
void
tandem_session_save (TandemSession *self,
                     TandemBatch   *batch,
                     const char    *announcement)
{
  g_return_if_fail (TANDEM_IS_SESSION (self));
  g_return_if_fail (batch != NULL);

  save (self, batch, announcement, NULL);
}

/**
 * tandem_session_save_announced_async:
 * @self: a session
 * @batch: what to save as one undo step
 * @announcement: (nullable): what a toast with Undo says afterwards
 * @callback: called once it is saved, or is not
 * @user_data: data for @callback
 *
 * As tandem_session_save(), for who has to know how it ends. A failure is
 * announced all the same.
 */
void
tandem_session_save_announced_async (TandemSession      *self,
                                     TandemBatch        *batch,
                                     const char         *announcement,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (TANDEM_IS_SESSION (self));
  g_return_if_fail (batch != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tandem_session_save_announced_async);
  save (self, batch, announcement, task);
}

/**
 * tandem_session_save_async:
 * @self: a session
 * @batch: what to save as one undo step
 * @callback: called once it is saved, or is not
 * @user_data: data for @callback
 *
 * As tandem_session_save(), for who has more to save after it.
 */
void
tandem_session_save_async (TandemSession      *self,
                           TandemBatch        *batch,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  tandem_session_save_announced_async (self, batch, NULL, callback, user_data);
}

gboolean
tandem_session_save_finish (TandemSession *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The last part of "smart.specific" or "updates[u1].on" that is in the kind's
 * own table: what the undo menu calls the edit by. */
static const char *
field_label (const TandemKind *kind,
             const char       *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, ".["));
  int index = tandem_kind_get_field (kind, name);

  return index < 0 ? _("Record") : g_dgettext (GETTEXT_PACKAGE, kind->fields[index].label);
}

/**
 * tandem_session_edit:
 * @self: a session
 * @doc: what the edit started from
 * @path: the edited place, as of tandem_doc_with()
 * @json: (nullable): the new value, NULL to remove it
 * @error: return location for an error
 *
 * One edit of one field, saved in the background.
 *
 * Returns: (transfer full) (nullable): the record as it is now
 */
TandemDoc *
tandem_session_edit (TandemSession *self,
                     TandemDoc     *doc,
                     const char    *path,
                     const char    *json,
                     GError       **error)
{
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(TandemBatch) batch = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TANDEM_IS_SESSION (self), NULL);
  g_return_val_if_fail (doc != NULL && path != NULL, NULL);

  if (!(after = tandem_doc_with (doc, path, json, error)))
    return NULL;

  /* Translators: the name of an undo step; %s is a field, as in "Change Due Date" */
  label = g_strdup_printf (_("Change %s"), field_label (tandem_doc_get_kind (doc), path));
  batch = tandem_batch_new (label);
  tandem_batch_put (batch, doc, after);
  tandem_session_save (self, batch, NULL);

  return g_steal_pointer (&after);
}

static char *
step_label (const char *format,
            TandemDoc  *doc)
{
  return g_strdup_printf (format, g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label));
}

/**
 * tandem_session_create_async:
 * @self: a session
 * @doc: a new record
 * @callback: called once it is saved, or is not
 * @user_data: data for @callback
 *
 * Saves a new record as one undo step. A failure is announced; the typed text
 * has to stay where it is until the end.
 */
void
tandem_session_create_async (TandemSession      *self,
                             TandemDoc          *doc,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  /* Translators: the name of an undo step; %s is a kind of record, as in "Add Milestone" */
  g_autofree char *label = step_label (_("Add %s"), doc);
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tandem_session_create_async);
  tandem_batch_put (batch, NULL, doc);
  save (self, batch, NULL, task);
}

gboolean
tandem_session_create_finish (TandemSession *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tandem_session_mark_achieved:
 * @self: a session
 * @milestone: a milestone
 *
 * Marks a milestone achieved today; the toast offers Undo.
 */
void
tandem_session_mark_achieved (TandemSession *self,
                              TandemDoc     *milestone)
{
  TandemContext *context = tandem_session_get_context (self);
  g_autofree char *today = tandem_date_to_iso (tandem_context_get_today (context));
  g_autofree char *today_json = tandem_json_string (today);
  g_autofree char *title = tandem_doc_dup_title (milestone, context);
  g_autofree char *announcement = NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Mark Achieved"));
  g_autoptr(TandemDoc) marked = tandem_doc_with (milestone, "status", "\"achieved\"", NULL);
  g_autoptr(TandemDoc) dated = marked != NULL ? tandem_doc_with (marked, "done_on", today_json, NULL) : NULL;

  g_return_if_fail (dated != NULL);

  /* Translators: a toast; %s is the title of a milestone */
  announcement = g_strdup_printf (_("“%s” achieved"), title);
  tandem_batch_put (batch, milestone, dated);
  tandem_session_save (self, batch, announcement);
}

/**
 * tandem_session_delete:
 * @self: a session
 * @doc: a record
 *
 * Moves the record to the bin at once; the toast offers Undo.
 */
void
tandem_session_delete (TandemSession *self,
                       TandemDoc     *doc)
{
  g_autofree char *label = step_label (_("Delete %s"), doc);
  g_autofree char *title = tandem_doc_dup_title (doc, tandem_session_get_context (self));
  g_autofree char *announcement = NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  /* Translators: a toast; %s is the title of a record */
  announcement = g_strdup_printf (_("“%s” deleted"), title);
  tandem_batch_delete (batch, tandem_doc_get_id (doc));
  tandem_session_save (self, batch, announcement);
}

static void
undo_finished_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TandemSession) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = tandem_store_undo_finish (TANDEM_STORE (source), result, &error);
  g_autofree char *message = NULL;

  if (label != NULL)
    note_saved (self);
  else
    {
      message = explain_failure (error);
      g_signal_emit (self, signals[ANNOUNCE], 0, message, FALSE);
    }
}

/**
 * tandem_session_undo:
 * @self: a session
 *
 * Takes the newest step back.
 */
void
tandem_session_undo (TandemSession *self)
{
  tandem_store_undo_async (self->store, NULL, undo_finished_cb, g_object_ref (self));
}

/**
 * tandem_session_redo:
 * @self: a session
 *
 * Does the step taken back last once more.
 */
void
tandem_session_redo (TandemSession *self)
{
  tandem_store_redo_async (self->store, NULL, undo_finished_cb, g_object_ref (self));
}

/**
 * tandem_session_announce:
 * @self: a session
 * @message: a sentence without full stop
 *
 * Tells the user something in a toast.
 */
void
tandem_session_announce (TandemSession *self,
                         const char    *message)
{
  g_signal_emit (self, signals[ANNOUNCE], 0, message, FALSE);
}

/**
 * tandem_session_announce_step:
 * @self: a session
 * @message: a sentence without full stop
 *
 * Tells the user in a toast what was just saved; it offers Undo.
 */
void
tandem_session_announce_step (TandemSession *self,
                              const char    *message)
{
  g_signal_emit (self, signals[ANNOUNCE], 0, message, TRUE);
}

static void
tandem_session_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TandemSession *self = TANDEM_SESSION (object);

  switch ((TandemSessionProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->n_saving > 0);
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_session_dispose (GObject *object)
{
  TandemSession *self = TANDEM_SESSION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tandem_session_parent_class)->dispose (object);
}

static void
tandem_session_class_init (TandemSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_session_get_property;
  object_class->dispose = tandem_session_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TANDEM_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ANNOUNCE] = g_signal_new ("announce", TANDEM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tandem_session_init (TandemSession *self)
{
}

/**
 * tandem_session_new:
 * @store: an open store
 * @settings: the window's settings
 *
 * Returns: (transfer full): a session on @store
 */
TandemSession *
tandem_session_new (TandemStore *store,
                    GSettings   *settings)
{
  TandemSession *self = g_object_new (TANDEM_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);

  return self;
}

TandemStore *
tandem_session_get_store (TandemSession *self)
{
  return self->store;
}

TandemContext *
tandem_session_get_context (TandemSession *self)
{
  return tandem_store_get_context (self->store);
}

GSettings *
tandem_session_get_settings (TandemSession *self)
{
  return self->settings;
}
