/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-analysis.h"

struct _TandemAnalysis
{
  GObject         parent_instance;

  TandemSession  *session;      /* (owned) */
  char           *plan;         /* (owned): id */
  TandemSnapshot *snapshot;     /* (owned) (nullable): before the first reading */
  GCancellable   *cancellable;  /* (owned) */
  guint           n_saving;
  gboolean        loading;
  gboolean        stale;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAnalysis, tandem_analysis, G_TYPE_OBJECT)

static void load (TandemAnalysis *self);

/* Takes @snapshot. */
static void
set_snapshot (TandemAnalysis *self,
              TandemSnapshot *snapshot)
{
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemAnalysis) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot_finish (TANDEM_STORE (source), result, &error);

  self->loading = FALSE;
  if (snapshot == NULL)
    {
      /* The window may be on its way out, and the plan in the bin. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED) &&
          !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
        g_warning ("The plan could not be read: %s", error->message);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* What was changed since it was asked for is not in it: the next one has it. */
  if (!self->stale && self->n_saving == 0)
    set_snapshot (self, g_steal_pointer (&snapshot));
  if (self->stale)
    load (self);
}

/* One run at a time: what changes meanwhile is read by the next. */
static void
load (TandemAnalysis *self)
{
  self->stale = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  tandem_store_snapshot_async (tandem_session_get_store (self->session), self->plan, self->cancellable,
                               loaded_cb, g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TandemAnalysis) self = user_data;

  /* A failure was announced; the next snapshot shows what there really is. */
  tandem_session_save_finish (TANDEM_SESSION (source), result, NULL);
  self->n_saving--;
  if (self->n_saving == 0 && !g_cancellable_is_cancelled (self->cancellable))
    load (self);
}

/**
 * tandem_analysis_apply:
 * @self: an analysis
 * @edits: (element-type TandemPlanEdit): what changes
 * @label: the name of the undo step
 * @announcement: (nullable): what a toast with Undo says
 *
 * Shows a change at once and saves it as one step.
 */
void
tandem_analysis_apply (TandemAnalysis *self,
                       GPtrArray      *edits,
                       const char     *label,
                       const char     *announcement)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  g_return_if_fail (TANDEM_IS_ANALYSIS (self));

  if (edits->len == 0)
    return;

  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      if (edit->after != NULL)
        tandem_batch_put (batch, edit->before, edit->after);
      else
        tandem_batch_delete (batch, tandem_doc_get_id (edit->before));
    }
  self->n_saving++;
  tandem_session_save_announced_async (self->session, batch, announcement, saved_cb, g_object_ref (self));
  if (self->snapshot != NULL)
    set_snapshot (self, tandem_plan_edits_dup_snapshot (edits, self->snapshot));
}

TandemSession *
tandem_analysis_get_session (TandemAnalysis *self)
{
  return self->session;
}

TandemContext *
tandem_analysis_get_context (TandemAnalysis *self)
{
  return tandem_session_get_context (self->session);
}

/**
 * tandem_analysis_get_snapshot:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): the plan and all that belongs to it;
 *   NULL until it was read
 */
TandemSnapshot *
tandem_analysis_get_snapshot (TandemAnalysis *self)
{
  return self->snapshot;
}

const char *
tandem_analysis_get_plan (TandemAnalysis *self)
{
  return self->plan;
}

/**
 * tandem_analysis_get_doc:
 * @self: an analysis
 * @id: (nullable): id of a record
 *
 * Returns: (transfer none) (nullable): the record as it is shown
 */
TandemDoc *
tandem_analysis_get_doc (TandemAnalysis *self,
                         const char     *id)
{
  return self->snapshot != NULL && id != NULL ? tandem_snapshot_get (self->snapshot, id) : NULL;
}

static void
tandem_analysis_dispose (GObject *object)
{
  TandemAnalysis *self = TANDEM_ANALYSIS (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (tandem_analysis_parent_class)->dispose (object);
}

static void
tandem_analysis_finalize (GObject *object)
{
  TandemAnalysis *self = TANDEM_ANALYSIS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  g_clear_pointer (&self->plan, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_analysis_parent_class)->finalize (object);
}

static void
tandem_analysis_class_init (TandemAnalysisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_analysis_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_analysis_finalize;

  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_ANALYSIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_analysis_init (TandemAnalysis *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * tandem_analysis_new:
 * @session: the session
 * @plan: id of a plan
 *
 * Returns: (transfer full): an analysis of the plan, which is being read
 */
TandemAnalysis *
tandem_analysis_new (TandemSession *session,
                     const char    *plan)
{
  TandemAnalysis *self = g_object_new (TANDEM_TYPE_ANALYSIS, NULL);

  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}
