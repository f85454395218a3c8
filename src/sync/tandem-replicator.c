/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-replicator.h"

#include "tandem-backoff.h"
#include "tandem-exchange.h"
#include "tandem-session.h"

#include <glib/gi18n-lib.h>

#define POLL_SECONDS   60               /* between runs without an edit; up to twice that */
#define SETTLE_MS      2000             /* after an edit: the next one may follow at once */
#define LOCKED_SECONDS (5 * 60)
#define PATIENCE_MS    1000
#define RETRIES        3

struct _TandemReplicator
{
  GObject            parent_instance;

  TandemStore       *store;       /* (owned) */
  TandemCredentials *credentials; /* (owned) */
  GMainContext      *context;     /* (owned): where properties are notified */

  guint              patience_ms;
  guint              retries;

  GMutex             lock;
  GCond              woken;
  TandemSyncState    state;       /* (lock) */
  char              *message;     /* (owned) (nullable) (lock) */
  GDateTime         *last_synced; /* (owned) (nullable) (lock) */
  gboolean           busy;        /* a run is under way (lock) */
  gint64             advice;      /* of the last run (lock) */

  GThread           *thread;    /* (owned) (nullable): of start */
  GCancellable      *stopping;  /* (owned) (nullable) */
  gint64             due;       /* monotonic time of the next run of the thread (lock) */
};

G_DEFINE_FINAL_TYPE (TandemReplicator, tandem_replicator, G_TYPE_OBJECT)

typedef enum { PROP_STATE = 1, PROP_MESSAGE, PROP_LAST_SYNCED, PROP_N_WAITING } TandemReplicatorProperty;
static GParamSpec *properties[PROP_N_WAITING + 1];

static const struct
{
  const char *name;
  const char *label;
} states[] = {
  [TANDEM_SYNC_STATE_OFF] = { "off", N_("No central server is set up") },
  [TANDEM_SYNC_STATE_IDLE] = { "idle", N_("Up to date") },
  [TANDEM_SYNC_STATE_CHECKING] = { "checking", N_("Connecting") },
  [TANDEM_SYNC_STATE_PULLING] = { "pulling", N_("Receiving") },
  [TANDEM_SYNC_STATE_PUSHING] = { "pushing", N_("Sending") },
  [TANDEM_SYNC_STATE_PROVING] = { "proving", N_("Checking what has arrived") },
  [TANDEM_SYNC_STATE_WAITING] = { "waiting", N_("The server is busy; trying again later") },
  [TANDEM_SYNC_STATE_OFFLINE] = { "offline", N_("Offline; your work is saved on this computer") },
  [TANDEM_SYNC_STATE_AUTH_NEEDED] = { "auth-needed", N_("Sign-in needed") },
  [TANDEM_SYNC_STATE_LOCKED] = { "locked", N_("Too many wrong passwords; wait five minutes") },
  [TANDEM_SYNC_STATE_FORBIDDEN] = { "forbidden", N_("The server does not let you in") },
  [TANDEM_SYNC_STATE_QUARANTINE] = { "quarantine", N_("The server’s answers make no sense; nothing was taken over") },
  [TANDEM_SYNC_STATE_PAUSED] = { "paused", N_("Paused") },
};

/**
 * tandem_sync_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): one English word for programs
 */
const char *
tandem_sync_state_get_name (TandemSyncState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state].name;
}

/**
 * tandem_sync_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): a few words for people, translated
 */
const char *
tandem_sync_state_get_label (TandemSyncState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return _(states[state].label);
}

/**
 * tandem_sync_result_new:
 *
 * Returns: (transfer full): a result with nothing in it
 */
TandemSyncResult *
tandem_sync_result_new (void)
{
  TandemSyncResult *self = g_new0 (TandemSyncResult, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tandem_sync_result_free (TandemSyncResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

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

static TandemSyncState
state_of_error (const GError *error)
{
  if (error->domain != TANDEM_SYNC_ERROR)
    return error->domain == G_IO_ERROR ? TANDEM_SYNC_STATE_PAUSED : TANDEM_SYNC_STATE_WAITING;
  switch ((TandemSyncError) error->code)
    {
    case TANDEM_SYNC_ERROR_NO_SERVER: return TANDEM_SYNC_STATE_OFF;
    case TANDEM_SYNC_ERROR_ADDRESS:
    case TANDEM_SYNC_ERROR_OFFLINE: return TANDEM_SYNC_STATE_OFFLINE;
    case TANDEM_SYNC_ERROR_AUTH: return TANDEM_SYNC_STATE_AUTH_NEEDED;
    case TANDEM_SYNC_ERROR_LOCKED: return TANDEM_SYNC_STATE_LOCKED;
    case TANDEM_SYNC_ERROR_FORBIDDEN:
    case TANDEM_SYNC_ERROR_MISSING: return TANDEM_SYNC_STATE_FORBIDDEN;
    case TANDEM_SYNC_ERROR_PROTOCOL:
    case TANDEM_SYNC_ERROR_TOO_LARGE: return TANDEM_SYNC_STATE_QUARANTINE;
    case TANDEM_SYNC_ERROR_CONFLICT:
    case TANDEM_SYNC_ERROR_REFUSED:
    case TANDEM_SYNC_ERROR_SERVER:
    default: return TANDEM_SYNC_STATE_WAITING;
    }
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

  self->patience_ms = base_ms;
  self->retries = retries;
}

/* ---- one run ----------------------------------------------------------- */

static TandemCouch *
open_couch (TandemReplicator   *self,
            const TandemRemote *remote,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autofree char *password = NULL;
  g_autoptr(GError) local = NULL;

  if (remote->user != NULL)
    {
      password = tandem_credentials_lookup (self->credentials, remote->url, remote->user, cancellable, &local);
      if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "looking up the password of %s: ", remote->user);
          return NULL;
        }
    }
  return tandem_couch_new (remote->url, remote->user, password, error);
}

static gboolean
run_with (TandemReplicator   *self,
          const TandemRemote *remote,
          GCancellable       *cancellable,
          TandemSyncResult   *result,
          GError            **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s", remote->url, remote->user ? remote->user : "");
  g_autofree char *workspace = tandem_store_dup_workspace_id (self->store, error);
  g_autoptr(TandemCouch) couch = NULL;
  TandemRun run = {
    .store = self->store, .result = result, .remote = key, .workspace = workspace,
    .cancellable = cancellable, .report = report, .data = self,
  };
  gboolean good;

  if (workspace == NULL)
    return FALSE;
  couch = open_couch (self, remote, cancellable, error);
  if (couch == NULL)
    return FALSE;
  tandem_couch_set_patience (couch, self->patience_ms, self->retries);
  run.couch = couch;
  good = tandem_session_run (&run, error);

  g_mutex_lock (&self->lock);
  self->advice = tandem_couch_get_advice (couch);
  g_mutex_unlock (&self->lock);
  return good;
}

static gboolean
run_once (TandemReplicator *self,
          GCancellable     *cancellable,
          TandemSyncResult *result,
          GError          **error)
{
  g_autoptr(TandemRemote) remote = NULL;
  g_autoptr(GError) local = NULL;

  remote = tandem_store_get_remote (self->store, &local);
  if (remote == NULL && local == NULL)
    g_set_error_literal (&local, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_NO_SERVER, "no central server is set up");
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!run_with (self, remote, cancellable, result, error))
    return FALSE;
  return result->failed > 0 || tandem_store_set_last_synced (self->store, error);
}

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
finish_run (TandemReplicator       *self,
            const TandemSyncResult *result,
            const GError           *failure)
{
  if (failure != NULL)
    {
      set_state (self, state_of_error (failure), failure->message);
      return;
    }
  if (result->failed > 0)
    {
      set_state (self, TANDEM_SYNC_STATE_WAITING, result->problems->pdata[0]);
      return;
    }
  {
    g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

    set_last_synced (self, now);
  }
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
  g_autoptr(GError) local = NULL;
  gboolean good;

  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), FALSE);

  if (result == NULL)
    result = own = tandem_sync_result_new ();
  if (!begin_run (self, cancellable, error))
    return FALSE;
  good = run_once (self, cancellable, result, &local);
  count (self, result);
  finish_run (self, result, local);
  end_run (self);

  if (!good)
    g_propagate_error (error, g_steal_pointer (&local));
  return good;
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

static gint64
pause_after (TandemReplicator *self,
             TandemBackoff    *backoff,
             GRand            *rand,
             const GError     *failure)
{
  gint64 advice;

  g_mutex_lock (&self->lock);
  advice = self->advice;
  g_mutex_unlock (&self->lock);

  if (failure == NULL)
    {
      tandem_backoff_reset (backoff);
      return (gint64) g_rand_int_range (rand, POLL_SECONDS, 2 * POLL_SECONDS) * G_USEC_PER_SEC;
    }
  if (g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_LOCKED) ||
      g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_NO_SERVER))
    return (gint64) LOCKED_SECONDS * G_USEC_PER_SEC;
  /* A wrong password tried again and again locks the user out. */
  if (g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_AUTH))
    return G_TIME_SPAN_DAY;
  return (gint64) tandem_backoff_next (backoff, advice, rand) * 1000;
}

/* Sleeps until the next run is due; sync_soon and stop move that. */
static void
sleep_until_due (TandemReplicator *self,
                 gint64            pause,
                 GCancellable     *stopping)
{
  g_mutex_lock (&self->lock);
  self->due = MIN (self->due, g_get_monotonic_time () + pause);
  while (!g_cancellable_is_cancelled (stopping) && g_get_monotonic_time () < self->due)
    g_cond_wait_until (&self->woken, &self->lock, self->due);
  self->due = G_MAXINT64;
  g_mutex_unlock (&self->lock);
}

static gpointer
run_thread (gpointer data)
{
  TandemReplicator *self = data;
  g_autoptr(GRand) rand = g_rand_new ();
  TandemBackoff backoff = TANDEM_BACKOFF_INIT;

  while (!g_cancellable_is_cancelled (self->stopping))
    {
      g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
      g_autoptr(GError) error = NULL;

      tandem_replicator_sync (self, self->stopping, result, &error);
      sleep_until_due (self, pause_after (self, &backoff, rand, error), self->stopping);
    }
  return NULL;
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

  if (self->thread != NULL)
    return;
  self->stopping = g_cancellable_new ();
  self->due = G_MAXINT64;
  self->thread = g_thread_new ("tandem-sync", run_thread, self);
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

  if (self->thread == NULL)
    return;
  g_cancellable_cancel (self->stopping);
  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->woken);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_object (&self->stopping);
  set_state (self, TANDEM_SYNC_STATE_PAUSED, NULL);
}

gboolean
tandem_replicator_get_running (TandemReplicator *self)
{
  g_return_val_if_fail (TANDEM_IS_REPLICATOR (self), FALSE);

  return self->thread != NULL;
}

static void
make_due (TandemReplicator *self,
          gint64            milliseconds)
{
  g_mutex_lock (&self->lock);
  self->due = MIN (self->due, g_get_monotonic_time () + milliseconds * 1000);
  g_cond_broadcast (&self->woken);
  g_mutex_unlock (&self->lock);
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

  make_due (self, 0);
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

  if (self->thread != NULL && well && tandem_replicator_get_n_waiting (self) > 0)
    make_due (self, SETTLE_MS);
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

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_N_ELEMENTS (states) - 1,
                                             TANDEM_SYNC_STATE_IDLE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_LAST_SYNCED] = g_param_spec_boxed ("last-synced", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_replicator_init (TandemReplicator *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  self->context = g_main_context_ref_thread_default ();
  self->state = TANDEM_SYNC_STATE_IDLE;
  self->patience_ms = PATIENCE_MS;
  self->retries = RETRIES;
  self->advice = TANDEM_BACKOFF_NO_ADVICE;
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
