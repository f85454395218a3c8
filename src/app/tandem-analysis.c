/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-analysis.h"

#include "tandem-plan-watch.h"

struct _TandemAnalysis
{
  GObject          parent_instance;

  TandemSession   *session;     /* (owned) */
  TandemPlanWatch *watch;       /* (owned) */
  TandemSnapshot  *snapshot;    /* (owned) (nullable): before the first reading */
  guint            n_saving;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAnalysis, tandem_analysis, G_TYPE_OBJECT)

/* Takes @snapshot. */
static void
set_snapshot (TandemAnalysis *self,
              TandemSnapshot *snapshot)
{
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is being saved may not be in it yet: it is read again after that. */
static void
loaded_cb (TandemAnalysis *self)
{
  TandemSnapshot *snapshot = tandem_plan_watch_get_snapshot (self->watch, 0);

  if (snapshot != NULL && self->n_saving == 0)
    set_snapshot (self, tandem_snapshot_ref (snapshot));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TandemAnalysis) self = user_data;

  self->n_saving--;
  /* A failure was announced: what there really is shows again. */
  if (!tandem_session_save_finish (TANDEM_SESSION (source), result, NULL))
    loaded_cb (self);
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
  return tandem_plan_watch_get_plan (self->watch, 0);
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
tandem_analysis_finalize (GObject *object)
{
  TandemAnalysis *self = TANDEM_ANALYSIS (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_analysis_parent_class)->finalize (object);
}

static void
tandem_analysis_class_init (TandemAnalysisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_analysis_finalize;

  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_ANALYSIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_analysis_init (TandemAnalysis *self)
{
}

/**
 * tandem_analysis_new:
 * @session: the session
 * @plan: id of a plan
 * @viewer: the widget that shows it
 *
 * Returns: (transfer full): an analysis of the plan, which is read when @viewer
 *   is shown
 */
TandemAnalysis *
tandem_analysis_new (TandemSession *session,
                     const char    *plan,
                     GtkWidget     *viewer)
{
  TandemAnalysis *self = g_object_new (TANDEM_TYPE_ANALYSIS, NULL);
  const char *plans[] = { plan, NULL };

  self->session = g_object_ref (session);
  self->watch = tandem_plan_watch_new (session, plans, viewer);
  g_signal_connect_object (self->watch, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);

  return self;
}
