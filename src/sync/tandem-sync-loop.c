/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-sync-loop.h"

#include "tandem-backoff.h"
#include "tandem-sync-error.h"

#define POLL_SECONDS   60               /* between runs without an edit; up to twice that */
#define LOCKED_SECONDS (5 * 60)

struct _TandemSyncLoop
{
  TandemSyncLoopRun run;
  gpointer          data;
  GThread          *thread;     /* (owned) */
  GCancellable     *stopping;   /* (owned) */
  GMutex            lock;
  GCond             woken;
  gint64            due;        /* monotonic time of the next run (lock) */
};

static gint64
pause_after (const GError  *failure,
             gint64         advice,
             guint          later,
             TandemBackoff *backoff,
             GRand         *rand)
{
  if (failure == NULL)
    {
      gint64 poll = g_rand_int_range (rand, POLL_SECONDS, 2 * POLL_SECONDS);

      tandem_backoff_reset (backoff);
      return (later > 0 ? MIN ((gint64) later, poll) : poll) * G_USEC_PER_SEC;
    }
  if (g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_LOCKED) ||
      g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_NO_SERVER))
    return (gint64) LOCKED_SECONDS * G_USEC_PER_SEC;
  /* A wrong password tried again and again locks the user out. */
  if (g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_AUTH))
    return G_TIME_SPAN_DAY;
  return (gint64) tandem_backoff_next (backoff, advice, rand) * 1000;
}

static void
sleep_until_due (TandemSyncLoop *self,
                 gint64          pause)
{
  g_mutex_lock (&self->lock);
  self->due = MIN (self->due, g_get_monotonic_time () + pause);
  while (!g_cancellable_is_cancelled (self->stopping) && g_get_monotonic_time () < self->due)
    g_cond_wait_until (&self->woken, &self->lock, self->due);
  self->due = G_MAXINT64;
  g_mutex_unlock (&self->lock);
}

static gpointer
run_thread (gpointer data)
{
  TandemSyncLoop *self = data;
  g_autoptr(GRand) rand = g_rand_new ();
  TandemBackoff backoff = TANDEM_BACKOFF_INIT;

  while (!g_cancellable_is_cancelled (self->stopping))
    {
      g_autoptr(GError) error = NULL;
      gint64 advice = TANDEM_BACKOFF_NO_ADVICE;
      guint later = 0;

      self->run (self->data, &advice, &later, self->stopping, &error);
      sleep_until_due (self, pause_after (error, advice, later, &backoff, rand));
    }
  return NULL;
}

TandemSyncLoop *
tandem_sync_loop_start (TandemSyncLoopRun run,
                        gpointer          data)
{
  TandemSyncLoop *self = g_new0 (TandemSyncLoop, 1);

  self->run = run;
  self->data = data;
  self->stopping = g_cancellable_new ();
  self->due = G_MAXINT64;
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  self->thread = g_thread_new ("tandem-sync", run_thread, self);
  return self;
}

void
tandem_sync_loop_stop (TandemSyncLoop *self)
{
  g_cancellable_cancel (self->stopping);
  tandem_sync_loop_wake (self, 0);
  g_thread_join (self->thread);
  g_object_unref (self->stopping);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);
  g_free (self);
}

void
tandem_sync_loop_wake (TandemSyncLoop *self,
                       gint64          milliseconds)
{
  g_mutex_lock (&self->lock);
  self->due = MIN (self->due, g_get_monotonic_time () + milliseconds * 1000);
  g_cond_broadcast (&self->woken);
  g_mutex_unlock (&self->lock);
}
