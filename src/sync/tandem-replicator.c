/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-replicator.h"

#include "tandem-exchange.h"
#include "tandem-run.h"
#include "tandem-sync-loop.h"

#define SETTLE_MS       2000            /* after an edit: the next one may follow at once */
#define PATIENCE_MS     1000
#define RETRIES         3
#define RESOLVE_MIN_S   5
#define RESOLVE_MAX_S   60

struct _TandemReplicator
{
  GObject            parent_instance;

  TandemStore       *store;       /* (owned) */
  TandemCredentials *credentials; /* (owned) */
  GMainContext      *context;     /* (owned): where properties are notified */

  TandemRunSettings  settings;
  guint              resolve_min;  /* seconds, when going on by itself */
  guint              resolve_max;

  GMutex             lock;
  GCond              woken;
  TandemSyncState    state;       /* (lock) */
  char              *message;     /* (owned) (nullable) (lock) */
  GDateTime         *last_synced; /* (owned) (nullable) (lock) */
  gboolean           busy;        /* a run is under way (lock) */
  guint64            n_deletions; /* that wait for a yes (lock) */
  gboolean           accepting;   /* that they are taken over (lock) */

  TandemSyncLoop    *loop;        /* (owned) (nullable): of start */
};

G_DEFINE_FINAL_TYPE (TandemReplicator, tandem_replicator, G_TYPE_OBJECT)

typedef enum { PROP_STATE = 1, PROP_MESSAGE, PROP_LAST_SYNCED, PROP_N_WAITING, PROP_N_DELETIONS } TandemReplicatorProperty;
static GParamSpec *properties[PROP_N_DELETIONS + 1];

/* ---- telling the other thread ------------------------------------------ */

typedef struct
{
  TandemReplicator *self;       /* (owned) */
  GParamSpec       *property;
} Notification;

static void
notification_free (gpointer data)
{
  Notification *notification = data;

  g_object_unref (notification->self);
  g_free (notification);
}

static gboolean
notify_cb (gpointer data)
{
  Notification *notification = data;

  g_object_notify_by_pspec (G_OBJECT (notification->self), notification->property);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that would run here while nobody iterates the
 * context. */
static void
notify (TandemReplicator        *self,
        TandemReplicatorProperty property)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Notification *notification = g_new0 (Notification, 1);

  notification->self = g_object_ref (self);
  notification->property = properties[property];
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[tandem] sync state");
  g_source_set_callback (source, notify_cb, notification, notification_free);
  g_source_attach (source, self->context);
}

static void
set_state (TandemReplicator *self,
           TandemSyncState   state,
           const char       *message)
{
  gboolean state_changed, message_changed;

  g_mutex_lock (&self->lock);
  state_changed = self->state != state;
  self->state = state;
  message_changed = g_set_str (&self->message, message);
  g_mutex_unlock (&self->lock);

  if (state_changed)
    notify (self, PROP_STATE);
  if (message_changed)
    notify (self, PROP_MESSAGE);
}

static void
report (TandemSyncState state,
        gpointer        data)
{
  set_state (data, state, NULL);
}

static void
set_last_synced (TandemReplicator *self,
                 GDateTime        *when)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->last_synced, g_date_time_unref);
  self->last_synced = when ? g_date_time_ref (when) : NULL;
  g_mutex_unlock (&self->lock);
  notify (self, PROP_LAST_SYNCED);
}

/**
 * tandem_replicator_set_patience:
 * @self: a replicator
 * @base_ms: the first pause inside a run is at most this long; milliseconds
 * @retries: further tries of a request that met a broken connection or a busy
 *   server
 *
 * Sets how patient runs from now on are.
 */
void
tandem_replicator_set_patience (TandemReplicator *self,
                                guint             base_ms,
                                guint             retries)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  self->settings.patience_ms = base_ms;
  self->settings.retries = retries;
}

/**
 * tandem_replicator_set_resolve_delay:
 * @self: a replicator
 * @min_seconds: at least so long
 * @max_seconds: at most so long
 *
 * Sets how long conflicts that others made are left alone when it goes on by
 * itself, so that not every client ends them at once (5 to 60 seconds). Runs
 * that are asked for do not wait. Call it before tandem_replicator_start().
 */
void
tandem_replicator_set_resolve_delay (TandemReplicator *self,
                                     guint             min_seconds,
                                     guint             max_seconds)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self) && min_seconds <= max_seconds);

  self->resolve_min = min_seconds;
  self->resolve_max = max_seconds;
}

/**
 * tandem_replicator_accept_deletions:
 * @self: a replicator
 *
 * The next run takes deletions over however many they are; with it, the
 * question is answered. Any thread.
 */
void
tandem_replicator_accept_deletions (TandemReplicator *self)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  g_mutex_lock (&self->lock);
  self->accepting = TRUE;
  g_mutex_unlock (&self->lock);
}

/* ---- one run ----------------------------------------------------------- */

static void
count (TandemReplicator *self,
       TandemSyncResult *result)
{
  gint64 conflicts = tandem_store_count_conflicts (self->store, NULL);
  gint64 waiting = tandem_store_count_waiting (self->store, NULL);

  result->conflicts = (guint64) MAX (conflicts, 0);
  result->waiting = (guint64) MAX (waiting, 0);
}

static void
set_deletions (TandemReplicator *self,
               guint64           n)
{
  gboolean changed;

  g_mutex_lock (&self->lock);
  changed = self->n_deletions != n;
  self->n_deletions = n;
  g_mutex_unlock (&self->lock);
  if (changed)
    notify (self, PROP_N_DELETIONS);
}

static void
finish_run (TandemReplicator       *self,
            const TandemSyncResult *result,
            const GError           *failure)
{
  g_autoptr(GDateTime) now = NULL;

  set_deletions (self, result->deletions);
  if (failure != NULL)
    {
      set_state (self, tandem_sync_state_of_error (failure), failure->message);
      return;
    }
  if (result->failed > 0)
    {
      set_state (self, result->deletions > 0 ? TANDEM_SYNC_STATE_PAUSED : TANDEM_SYNC_STATE_WAITING,
                 result->problems->pdata[0]);
      return;
    }
  now = g_date_time_new_now_utc ();
  set_last_synced (self, now);
  set_state (self, TANDEM_SYNC_STATE_IDLE, NULL);
}

/* Waits for the run before; FALSE if cancelled. */
static gboolean
begin_run (TandemReplicator *self,
           GCancellable     *cancellable,
           GError          **error)
{
  gboolean cancelled = FALSE;

  g_mutex_lock (&self->lock);
  while (self->busy && !cancelled)
    {
      g_cond_wait_until (&self->woken, &self->lock, g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  self->busy |= !cancelled;
  g_mutex_unlock (&self->lock);
  return !cancelled || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
end_run (TandemReplicator *self)
{
  g_mutex_lock (&self->lock);
  self->busy = FALSE;
  g_cond_broadcast (&self->woken);
  g_mutex_unlock (&self->lock);
}

static gboolean
take_acceptance (TandemReplicator *self)
{
  gboolean accepting;

  g_mutex_lock (&self->lock);
  accepting = self->accepting;
  self->accepting = FALSE;
  g_mutex_unlock (&self->lock);
  return accepting;
}

static gboolean
sync_once (TandemReplicator *self,
           guint             resolve_delay,
           gint64           *advice,
           TandemSyncResult *result,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(GError) local = NULL;
  TandemRun run = {
    .store = self->store, .result = result, .settings = self->settings, .cancellable = cancellable,
    .report = report, .data = self,
  };
  gboolean good;

  if (!begin_run (self, cancellable, error))
    return FALSE;
  run.settings.resolve_delay = resolve_delay;
  run.settings.accept_deletions = take_acceptance (self);
  good = tandem_run_once (&run, self->credentials, advice, &local);
  count (self, result);
  finish_run (self, result, local);
  end_run (self);

  if (!good)
    g_propagate_error (error, g_steal_pointer (&local));
  return good;
}

/**
 * tandem_replicator_sync:
 * @self: a replicator
 * @cancellable: (nullable): ends the run at the next wait
 * @result: (nullable): what it did, also where it failed half-way
 * @error: a #TandemSyncError, #TandemStoreError or G_IO_ERROR_CANCELLED
 *
 * Brings both sides together, once. Blocks; any thread but the user
 * interface's. Stopping it at any moment loses nothing.
 *
 * Returns: FALSE if nothing could be synced
 */
gboolean
tandem_replicator_sync (TandemReplicator *self,
                        GCancellable     *cancellable,
                        TandemSyncResult *result,
                        GError          **error)
{
  g_autoptr(TandemSyncResult) own = NULL;
  gint64 advice;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), FALSE);

  if (result == NULL)
    result = own = tandem_sync_result_new ();
  return sync_once (self, 0, &advice, result, cancellable, error);
}

static void
sync_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;

  if (tandem_replicator_sync (source, cancellable, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) tandem_sync_result_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * tandem_replicator_sync_async:
 * @self: a replicator
 * @cancellable: (nullable): ends the run
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * As tandem_replicator_sync(), on a thread of its own.
 */
void
tandem_replicator_sync_async (TandemReplicator   *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_static_name (task, "tandem_replicator_sync_async");
  g_task_run_in_thread (task, sync_in_thread);
}

/**
 * tandem_replicator_sync_finish:
 * @self: a replicator
 * @result: what the callback was given
 * @error: as of tandem_replicator_sync()
 *
 * Returns: (transfer full) (nullable): what the run did
 */
TandemSyncResult *
tandem_replicator_sync_finish (TandemReplicator *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- going on by itself ------------------------------------------------ */

static gboolean
loop_cb (gpointer      data,
         gint64       *advice,
         guint        *later,
         GCancellable *cancellable,
         GError      **error)
{
  TandemReplicator *self = data;
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  guint delay = (guint) g_random_int_range ((gint32) self->resolve_min, (gint32) self->resolve_max + 1);
  gboolean good = sync_once (self, delay, advice, result, cancellable, error);

  *later = result->delayed > 0 ? MAX (delay, 1) : 0;
  return good;
}

/**
 * tandem_replicator_start:
 * @self: a replicator
 *
 * Syncs now, and from then on by itself, on a thread of its own. Does nothing
 * if it does so already.
 */
void
tandem_replicator_start (TandemReplicator *self)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  if (self->loop == NULL)
    self->loop = tandem_sync_loop_start (loop_cb, self);
}

/**
 * tandem_replicator_stop:
 * @self: a replicator
 *
 * Ends what tandem_replicator_start() began, and waits for it; a run under way
 * is cut short. Call it before the store is closed.
 */
void
tandem_replicator_stop (TandemReplicator *self)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  if (self->loop == NULL)
    return;
  g_clear_pointer (&self->loop, tandem_sync_loop_stop);
  set_state (self, TANDEM_SYNC_STATE_PAUSED, NULL);
}

gboolean
tandem_replicator_get_running (TandemReplicator *self)
{
  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), FALSE);

  return self->loop != NULL;
}

/**
 * tandem_replicator_sync_soon:
 * @self: a replicator that was started
 *
 * Does not wait for the next run to be due: after a new password, when the
 * network is back, or because somebody asked for it.
 */
void
tandem_replicator_sync_soon (TandemReplicator *self)
{
  g_return_if_fail (TANDEM_IS_REPLICATOR (self));

  if (self->loop != NULL)
    tandem_sync_loop_wake (self->loop, 0);
}

static void
n_waiting_changed_cb (TandemStore      *store,
                      GParamSpec       *pspec,
                      TandemReplicator *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

/* An edit during a run is for the next one. What a run itself stores comes here
 * too: then the next one finds nothing to do, and that is the end of it. */
static void
store_changed_cb (TandemStore      *store,
                  GPtrArray        *ids,
                  TandemReplicator *self)
{
  TandemSyncState state = tandem_replicator_get_state (self);
  gboolean well = state >= TANDEM_SYNC_STATE_IDLE && state <= TANDEM_SYNC_STATE_PROVING;

  if (self->loop != NULL && well && tandem_replicator_get_n_waiting (self) > 0)
    tandem_sync_loop_wake (self->loop, SETTLE_MS);
}

/* ---- the object -------------------------------------------------------- */

static void
tandem_replicator_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TandemReplicator *self = TANDEM_REPLICATOR (object);

  switch ((TandemReplicatorProperty) id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) tandem_replicator_get_state (self));
      break;
    case PROP_MESSAGE:
      g_value_take_string (value, tandem_replicator_dup_message (self));
      break;
    case PROP_LAST_SYNCED:
      g_value_take_boxed (value, tandem_replicator_dup_last_synced (self));
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, tandem_replicator_get_n_waiting (self));
      break;
    case PROP_N_DELETIONS:
      g_value_set_uint (value, tandem_replicator_get_n_deletions (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tandem_replicator_dispose (GObject *object)
{
  TandemReplicator *self = TANDEM_REPLICATOR (object);

  tandem_replicator_stop (self);

  G_OBJECT_CLASS (tandem_replicator_parent_class)->dispose (object);
}

static void
tandem_replicator_finalize (GObject *object)
{
  TandemReplicator *self = TANDEM_REPLICATOR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->credentials);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->last_synced, g_date_time_unref);
  g_free (self->message);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);

  G_OBJECT_CLASS (tandem_replicator_parent_class)->finalize (object);
}

static void
tandem_replicator_class_init (TandemReplicatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_replicator_get_property;
  object_class->dispose = tandem_replicator_dispose;
  object_class->finalize = tandem_replicator_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, TANDEM_SYNC_STATE_PAUSED,
                                             TANDEM_SYNC_STATE_IDLE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_LAST_SYNCED] = g_param_spec_boxed ("last-synced", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DELETIONS] = g_param_spec_uint ("n-deletions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_replicator_init (TandemReplicator *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  self->context = g_main_context_ref_thread_default ();
  self->state = TANDEM_SYNC_STATE_IDLE;
  self->settings.patience_ms = PATIENCE_MS;
  self->settings.retries = RETRIES;
  self->resolve_min = RESOLVE_MIN_S;
  self->resolve_max = RESOLVE_MAX_S;
}

static void
read_last_synced (TandemReplicator *self)
{
  g_autoptr(TandemRemote) remote = tandem_store_get_remote (self->store, NULL);

  if (remote == NULL)
    self->state = TANDEM_SYNC_STATE_OFF;
  else if (remote->last_synced != NULL)
    self->last_synced = g_date_time_new_from_iso8601 (remote->last_synced, NULL);
}

/**
 * tandem_replicator_new:
 * @store: an open store
 * @credentials: where the password is
 *
 * Returns: (transfer full): a replicator that does nothing yet
 */
TandemReplicator *
tandem_replicator_new (TandemStore       *store,
                       TandemCredentials *credentials)
{
  TandemReplicator *self;

  g_return_val_if_fail (TANDEM_IS_STORE (store), NULL);
  g_return_val_if_fail (TANDEM_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (TANDEM_TYPE_REPLICATOR, NULL);
  self->store = g_object_ref (store);
  self->credentials = g_object_ref (credentials);
  read_last_synced (self);
  g_signal_connect_object (store, "notify::n-waiting", G_CALLBACK (n_waiting_changed_cb), self, 0);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return self;
}

TandemSyncState
tandem_replicator_get_state (TandemReplicator *self)
{
  TandemSyncState state;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), TANDEM_SYNC_STATE_OFF);

  g_mutex_lock (&self->lock);
  state = self->state;
  g_mutex_unlock (&self->lock);
  return state;
}

/**
 * tandem_replicator_dup_message:
 * @self: a replicator
 *
 * Returns: (transfer full) (nullable): why the last run stopped, in technical
 *   English; NULL if it did not
 */
char *
tandem_replicator_dup_message (TandemReplicator *self)
{
  char *message;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), NULL);

  g_mutex_lock (&self->lock);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->lock);
  return message;
}

/**
 * tandem_replicator_dup_last_synced:
 * @self: a replicator
 *
 * Returns: (transfer full) (nullable): when a run last came to its end
 */
GDateTime *
tandem_replicator_dup_last_synced (TandemReplicator *self)
{
  GDateTime *when;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), NULL);

  g_mutex_lock (&self->lock);
  when = self->last_synced ? g_date_time_ref (self->last_synced) : NULL;
  g_mutex_unlock (&self->lock);
  return when;
}

/**
 * tandem_replicator_get_n_waiting:
 * @self: a replicator
 *
 * Returns: how many records have edits that the server is not proven to hold
 */
guint
tandem_replicator_get_n_waiting (TandemReplicator *self)
{
  guint n_waiting = 0;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), 0);

  g_object_get (self->store, "n-waiting", &n_waiting, NULL);
  return n_waiting;
}

/**
 * tandem_replicator_get_n_deletions:
 * @self: a replicator
 *
 * Returns: how many records the server would delete, more at once than is taken
 *   without asking; see tandem_replicator_accept_deletions()
 */
guint
tandem_replicator_get_n_deletions (TandemReplicator *self)
{
  guint n;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), 0);

  g_mutex_lock (&self->lock);
  n = (guint) self->n_deletions;
  g_mutex_unlock (&self->lock);
  return n;
}
