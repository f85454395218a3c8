/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-watch.h"

struct _TandemPlanWatch
{
  GObject        parent_instance;

  TandemSession *session;       /* (owned) */
  char         **plans;         /* (owned): ids */
  GPtrArray     *snapshots;     /* (element-type TandemSnapshot): as many, those of the last round */
  GPtrArray     *coming;        /* (element-type TandemSnapshot): those of the round under way */
  GtkWidget     *viewer;        /* (weak) (nullable): a save or a reading may outlive it */
  GCancellable  *cancellable;   /* (owned) */
  gboolean       loading;
  gboolean       stale;
};

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanWatch, tandem_plan_watch, G_TYPE_OBJECT)

static void load (TandemPlanWatch *self);

static void read_next (TandemPlanWatch *self);

static void
end_round (TandemPlanWatch *self)
{
  self->loading = FALSE;
  /* What is old already is no news: the next round has all of it. */
  if (!self->stale && self->coming->len == g_strv_length (self->plans))
    {
      g_autoptr(GPtrArray) old = g_steal_pointer (&self->snapshots);

      self->snapshots = g_steal_pointer (&self->coming);
      self->coming = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_snapshot_unref);
      g_signal_emit (self, signals[LOADED], 0);
    }
  if (self->stale)
    load (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(TandemPlanWatch) self = user_data;
  g_autoptr(GError) error = NULL;
  TandemSnapshot *snapshot = tandem_store_snapshot_finish (TANDEM_STORE (source), result, &error);

  if (snapshot == NULL)
    {
      /* a plan that was deleted, or the window on its way out */
      g_debug ("A plan could not be read: %s", error->message);
      if (!g_cancellable_is_cancelled (self->cancellable))
        end_round (self);
      return;
    }

  g_ptr_array_add (self->coming, snapshot);
  read_next (self);
}

/* Plans that are looked at together are read together: what was changed after
 * the first of them was read is read again in the next round. */
static void
read_next (TandemPlanWatch *self)
{
  const char *plan = self->plans[self->coming->len];

  if (plan == NULL || self->stale)
    {
      end_round (self);
      return;
    }

  tandem_store_snapshot_async (tandem_session_get_store (self->session), plan, self->cancellable, read_cb,
                               g_object_ref (self));
}

static void
load (TandemPlanWatch *self)
{
  self->stale = self->loading || self->viewer == NULL || !gtk_widget_get_mapped (self->viewer);
  if (self->stale)
    return;

  self->loading = TRUE;
  g_ptr_array_set_size (self->coming, 0);
  read_next (self);
}

static void
mapped_cb (TandemPlanWatch *self)
{
  if (self->stale)
    load (self);
}

static void
tandem_plan_watch_dispose (GObject *object)
{
  TandemPlanWatch *self = TANDEM_PLAN_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->viewer);

  G_OBJECT_CLASS (tandem_plan_watch_parent_class)->dispose (object);
}

static void
tandem_plan_watch_finalize (GObject *object)
{
  TandemPlanWatch *self = TANDEM_PLAN_WATCH (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_strfreev (self->plans);
  g_ptr_array_unref (self->snapshots);
  g_ptr_array_unref (self->coming);

  G_OBJECT_CLASS (tandem_plan_watch_parent_class)->finalize (object);
}

static void
tandem_plan_watch_class_init (TandemPlanWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tandem_plan_watch_dispose;
  object_class->finalize = tandem_plan_watch_finalize;

  signals[LOADED] = g_signal_new ("loaded", TANDEM_TYPE_PLAN_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
tandem_plan_watch_init (TandemPlanWatch *self)
{
  self->snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_snapshot_unref);
  self->coming = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_snapshot_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * tandem_plan_watch_new:
 * @session: the session
 * @plans: (array zero-terminated=1): ids of plans
 * @viewer: the widget that shows them
 *
 * Returns: (transfer full): a watch that reads when @viewer is shown
 */
TandemPlanWatch *
tandem_plan_watch_new (TandemSession     *session,
                       const char *const *plans,
                       GtkWidget         *viewer)
{
  TandemPlanWatch *self = g_object_new (TANDEM_TYPE_PLAN_WATCH, NULL);

  self->session = g_object_ref (session);
  self->plans = g_strdupv ((char **) plans);
  g_set_weak_pointer (&self->viewer, viewer);
  self->stale = TRUE;
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewer, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

/**
 * tandem_plan_watch_get_snapshot:
 * @self: a watch
 * @index: which of its plans
 *
 * Returns: (transfer none) (nullable): the plan as it was read last
 */
TandemSnapshot *
tandem_plan_watch_get_snapshot (TandemPlanWatch *self,
                                guint            index)
{
  return index < self->snapshots->len ? g_ptr_array_index (self->snapshots, index) : NULL;
}

const char *
tandem_plan_watch_get_plan (TandemPlanWatch *self,
                            guint            index)
{
  return self->plans[index];
}
