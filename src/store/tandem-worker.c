/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-worker.h"

#define IDLE_AFTER_US (250 * 1000)
#define BREATH_US (10 * 1000)   /* between two bits of idle work */

struct _TandemWorker
{
  GThread             *thread;
  GAsyncQueue         *queue;   /* of Job */
  GMutex               lock;
  gboolean             closed;  /* (lock) nothing more is taken */
  TandemWorkerIdleFunc idle;    /* (nullable) */
  gpointer             idle_data;
};

typedef struct
{
  TandemWorkerFunc func;        /* NULL ends the thread */
  gpointer         data;
} Job;

static Job *
next_job (TandemWorker *self,
          gboolean      worked)
{
  gboolean more = worked && self->idle;
  guint64 wait = IDLE_AFTER_US;

  while (more)
    {
      Job *job = g_async_queue_timeout_pop (self->queue, wait);

      if (job)
        return job;
      more = self->idle (self->idle_data);
      wait = BREATH_US;
    }
  return g_async_queue_pop (self->queue);
}

static gpointer
run (gpointer data)
{
  TandemWorker *self = data;
  gboolean worked = FALSE;

  while (TRUE)
    {
      g_autofree Job *job = next_job (self, worked);

      if (!job->func)
        return NULL;
      job->func (job->data);
      worked = TRUE;
    }
}

/**
 * tandem_worker_new:
 * @name: of the thread
 * @idle: (nullable): runs on the thread after its queue was empty for a moment,
 *   and again while it returns %TRUE and the queue stays empty
 * @data: for @idle
 *
 * Returns: (transfer full): a running worker; end it with tandem_worker_close()
 */
TandemWorker *
tandem_worker_new (const char          *name,
                   TandemWorkerIdleFunc idle,
                   gpointer             data)
{
  TandemWorker *self = g_new0 (TandemWorker, 1);

  g_mutex_init (&self->lock);
  self->queue = g_async_queue_new ();
  self->idle = idle;
  self->idle_data = data;
  self->thread = g_thread_new (name, run, self);
  return self;
}

/**
 * tandem_worker_push:
 * @self: a worker
 * @func: what to do, on its thread
 * @data: for @func; must live until then
 *
 * May be called on any thread.
 *
 * Returns: %FALSE when the worker is closed, and @func will not run
 */
gboolean
tandem_worker_push (TandemWorker    *self,
                    TandemWorkerFunc func,
                    gpointer         data)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Job *job;

  g_return_val_if_fail (func != NULL, FALSE);

  if (self->closed)
    return FALSE;
  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  g_async_queue_push (self->queue, job);
  return TRUE;
}

typedef struct
{
  TandemWorkerFunc func;
  gpointer         data;
  GMutex           lock;
  GCond            done_cond;
  gboolean         done;        /* (lock) */
} Call;

static void
run_call (gpointer data)
{
  Call *call = data;

  call->func (call->data);
  g_mutex_lock (&call->lock);
  call->done = TRUE;
  g_cond_signal (&call->done_cond);
  g_mutex_unlock (&call->lock);
}

/**
 * tandem_worker_call:
 * @self: a worker
 * @func: what to do, on its thread
 * @data: for @func
 *
 * Waits until @func was run. On the worker's own thread it runs at once.
 *
 * Returns: %FALSE when the worker is closed, and @func was not run
 */
gboolean
tandem_worker_call (TandemWorker    *self,
                    TandemWorkerFunc func,
                    gpointer         data)
{
  Call call = { func, data };
  gboolean pushed;

  if (tandem_worker_is_self (self))
    {
      func (data);
      return TRUE;
    }

  g_mutex_init (&call.lock);
  g_cond_init (&call.done_cond);
  pushed = tandem_worker_push (self, run_call, &call);
  g_mutex_lock (&call.lock);
  while (pushed && !call.done)
    g_cond_wait (&call.done_cond, &call.lock);
  g_mutex_unlock (&call.lock);
  g_cond_clear (&call.done_cond);
  g_mutex_clear (&call.lock);
  return pushed;
}

gboolean
tandem_worker_is_self (TandemWorker *self)
{
  return g_thread_self () == self->thread;
}

/**
 * tandem_worker_close:
 * @self: a worker
 *
 * Takes no more jobs, does those that are there, and waits for the end. Not on
 * the worker's own thread.
 */
void
tandem_worker_close (TandemWorker *self)
{
  g_return_if_fail (!tandem_worker_is_self (self));

  g_mutex_lock (&self->lock);
  if (!self->closed)
    g_async_queue_push (self->queue, g_new0 (Job, 1));
  self->closed = TRUE;
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * tandem_worker_free:
 * @self: (transfer full): a closed worker
 */
void
tandem_worker_free (TandemWorker *self)
{
  g_return_if_fail (!self->thread);

  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_free (self);
}
