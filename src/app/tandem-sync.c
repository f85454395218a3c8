/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-sync.h"

#include <glib/gi18n-lib.h>

#include "tandem-address.h"
#include "tandem-secret.h"

struct _TandemSync
{
  GObject           parent_instance;

  TandemSession    *session;        /* (owned) */
  TandemReplicator *replicator;     /* (owned) */
  TandemRemote     *remote;         /* (owned) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSync, tandem_sync, G_TYPE_OBJECT)

static void
emit_changed (TandemSync *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_or_stop (TandemSync *self)
{
  if (self->remote != NULL && g_settings_get_boolean (tandem_session_get_settings (self->session), "sync-automatically"))
    tandem_replicator_start (self->replicator);
  else
    tandem_replicator_stop (self->replicator);
}

/* ---- the server, read and set on a thread ---------------------------------- */

typedef struct
{
  char *url;
  char *user;
  char *password;
} Account;

static void
account_free (Account *account)
{
  g_free (account->url);
  g_free (account->user);
  g_free (account->password);
  g_free (account);
}

static void
read_remote_on_thread (GTask        *task,
                       gpointer      source,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  TandemSync *self = source;
  g_autoptr(GError) error = NULL;
  TandemRemote *remote = tandem_store_get_remote (tandem_session_get_store (self->session), &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, remote, (GDestroyNotify) tandem_remote_free);
}

static void
remote_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TandemSync *self = TANDEM_SYNC (source);
  g_autoptr(GError) error = NULL;
  TandemRemote *remote = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    {
      g_warning ("The server's address could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->remote, tandem_remote_free);
  self->remote = remote;
  start_or_stop (self);
  emit_changed (self);
}

static void
read_remote (TandemSync *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, remote_read_cb, NULL);

  g_task_set_source_tag (task, read_remote);
  g_task_run_in_thread (task, read_remote_on_thread);
}

static void
connect_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  TandemSync *self = source;
  Account *account = task_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;
  gboolean done = TRUE;

  /* A wrong address is said while its dialog is open. */
  if (account->url != NULL && !(address = tandem_address_normalise (account->url, &error)))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (account->url != NULL && account->user != NULL && account->password != NULL)
    done = tandem_secret_store (account->url, account->user, account->password, cancellable, &error);
  if (done && tandem_store_set_remote (tandem_session_get_store (self->session), account->url, account->user, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * tandem_sync_connect_async:
 * @self: the synchronisation
 * @url: (nullable): address of the server; NULL forgets it
 * @user: (nullable): user there
 * @password: (nullable): the password, NULL to leave the one that is kept
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Sets the server up, and begins to synchronise.
 */
void
tandem_sync_connect_async (TandemSync         *self,
                           const char         *url,
                           const char         *user,
                           const char         *password,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  Account *account = g_new0 (Account, 1);

  account->url = g_strdup (url);
  account->user = g_strdup (user);
  account->password = g_strdup (password);
  g_task_set_source_tag (task, tandem_sync_connect_async);
  g_task_set_task_data (task, account, (GDestroyNotify) account_free);
  g_task_run_in_thread (task, connect_on_thread);
}

gboolean
tandem_sync_connect_finish (TandemSync   *self,
                            GAsyncResult *result,
                            GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  read_remote (self);

  return TRUE;
}

static void
disconnected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_sync_connect_finish (TANDEM_SYNC (source), result, &error))
    tandem_session_announce (TANDEM_SYNC (source)->session, error->message);
}

/**
 * tandem_sync_disconnect:
 * @self: the synchronisation
 *
 * Forgets the server; nothing here or there is deleted.
 */
void
tandem_sync_disconnect (TandemSync *self)
{
  tandem_sync_connect_async (self, NULL, NULL, NULL, disconnected_cb, NULL);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemSync) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemSyncResult) outcome =
    tandem_replicator_sync_finish (TANDEM_REPLICATOR (source), result, &error);

  /* The status button tells failures; a toast would interrupt. */
  if (outcome == NULL)
    g_message ("Synchronising failed: %s", error->message);
  emit_changed (self);
}

/**
 * tandem_sync_now:
 * @self: the synchronisation
 *
 * Runs once, now.
 */
void
tandem_sync_now (TandemSync *self)
{
  tandem_replicator_sync_async (self->replicator, NULL, synced_cb, g_object_ref (self));
}

/* ---- words ----------------------------------------------------------------- */

gboolean
tandem_sync_has_server (TandemSync *self)
{
  return self->remote != NULL;
}

const char *
tandem_sync_get_url (TandemSync *self)
{
  return self->remote != NULL ? self->remote->url : NULL;
}

const char *
tandem_sync_get_user (TandemSync *self)
{
  return self->remote != NULL ? self->remote->user : NULL;
}

guint
tandem_sync_get_n_waiting (TandemSync *self)
{
  guint n_waiting;

  g_object_get (tandem_session_get_store (self->session), "n-waiting", &n_waiting, NULL);

  return n_waiting;
}

static TandemSyncState
get_state (TandemSync *self)
{
  return self->remote != NULL ? tandem_replicator_get_state (self->replicator) : TANDEM_SYNC_STATE_OFF;
}

/* What each state looks like and says, where it says anything of its own. */
static const struct
{
  const char *icon;
  const char *headline;
} looks[] = {
  [TANDEM_SYNC_STATE_OFF] = { "sync-ok-symbolic", NULL },
  [TANDEM_SYNC_STATE_IDLE] = { "sync-ok-symbolic", NULL },
  [TANDEM_SYNC_STATE_CHECKING] = { "sync-waiting-symbolic", NULL },
  [TANDEM_SYNC_STATE_PULLING] = { "sync-waiting-symbolic", NULL },
  [TANDEM_SYNC_STATE_PUSHING] = { "sync-waiting-symbolic", NULL },
  [TANDEM_SYNC_STATE_PROVING] = { "sync-waiting-symbolic", NULL },
  [TANDEM_SYNC_STATE_WAITING] = { "sync-waiting-symbolic", NULL },
  [TANDEM_SYNC_STATE_OFFLINE] = { "status-planned-symbolic", N_("Offline") },
  [TANDEM_SYNC_STATE_AUTH_NEEDED] = { "status-late-symbolic", N_("Sign in again") },
  [TANDEM_SYNC_STATE_LOCKED] = { "status-late-symbolic", N_("Locked for five minutes") },
  [TANDEM_SYNC_STATE_FORBIDDEN] = { "status-late-symbolic", N_("No access") },
  [TANDEM_SYNC_STATE_QUARANTINE] = { "status-late-symbolic", N_("The server answers nonsense") },
  [TANDEM_SYNC_STATE_PAUSED] = { "status-hold-symbolic", N_("Paused") },
};

const char *
tandem_sync_get_icon (TandemSync *self)
{
  TandemSyncState state = get_state (self);

  if (state == TANDEM_SYNC_STATE_IDLE && tandem_sync_get_n_waiting (self) > 0)
    return "sync-waiting-symbolic";

  return looks[state].icon;
}

char *
tandem_sync_dup_headline (TandemSync *self)
{
  TandemSyncState state = get_state (self);
  gboolean saving;

  g_object_get (self->session, "saving", &saving, NULL);
  if (saving)
    return g_strdup (_("Saving…"));

  return g_strdup (looks[state].headline != NULL ? _(looks[state].headline) : _("Saved on this computer"));
}

static char *
dup_ago (GDateTime *then)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  gint64 minutes = g_date_time_difference (now, then) / G_TIME_SPAN_MINUTE;
  g_autoptr(GDateTime) local = NULL;

  if (minutes < 1)
    return g_strdup (_("synced just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("synced %d min ago", "synced %d min ago", (gulong) minutes), (int) minutes);

  local = g_date_time_to_local (then);

  /* Translators: when the last synchronisation was, on another day or hours ago */
  return g_date_time_format (local, minutes < 12 * 60 ? _("synced at %H:%M") : _("synced on %e %B"));
}

/**
 * tandem_sync_dup_arrived:
 * @self: the synchronisation
 *
 * Returns: (transfer full): when everything was last brought together
 */
char *
tandem_sync_dup_arrived (TandemSync *self)
{
  g_autoptr(GDateTime) last = tandem_replicator_dup_last_synced (self->replicator);

  if (self->remote == NULL)
    return g_strdup (_("no central server"));

  return last != NULL ? dup_ago (last) : g_strdup (_("not synced yet"));
}

char *
tandem_sync_dup_detail (TandemSync *self)
{
  guint n_waiting = tandem_sync_get_n_waiting (self);
  TandemSyncState state = get_state (self);
  g_autofree char *waiting = NULL;
  g_autofree char *arrived = tandem_sync_dup_arrived (self);

  if (self->remote == NULL)
    return g_strdup (_("not shared with anybody yet"));

  waiting = g_strdup_printf (ngettext ("%u waiting", "%u waiting", n_waiting), n_waiting);
  if (state >= TANDEM_SYNC_STATE_CHECKING && state <= TANDEM_SYNC_STATE_PROVING)
    return g_strdup_printf ("%s · %s", waiting, tandem_sync_state_get_label (state));
  if (n_waiting == 0)
    return g_strdup_printf ("%s · %s", _("All sent"), arrived);

  return g_strdup_printf ("%s · %s", waiting, arrived);
}

/**
 * tandem_sync_dup_problem:
 * @self: the synchronisation
 *
 * Returns: (transfer full) (nullable): why the last run stopped
 */
char *
tandem_sync_dup_problem (TandemSync *self)
{
  TandemSyncState state = get_state (self);

  if (state == TANDEM_SYNC_STATE_OFF || state == TANDEM_SYNC_STATE_IDLE || state == TANDEM_SYNC_STATE_PAUSED)
    return NULL;

  return tandem_replicator_dup_message (self->replicator);
}

static void
tandem_sync_dispose (GObject *object)
{
  TandemSync *self = TANDEM_SYNC (object);

  if (self->replicator != NULL)
    tandem_replicator_stop (self->replicator);
  g_clear_object (&self->replicator);
  g_clear_pointer (&self->remote, tandem_remote_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_sync_parent_class)->dispose (object);
}

static void
tandem_sync_class_init (TandemSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_sync_dispose;

  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_sync_init (TandemSync *self)
{
}

/**
 * tandem_sync_new:
 * @session: the session
 *
 * Returns: (transfer full): its synchronisation
 */
TandemSync *
tandem_sync_new (TandemSession *session)
{
  TandemSync *self = g_object_new (TANDEM_TYPE_SYNC, NULL);
  g_autoptr(TandemCredentials) credentials = tandem_secret_new ();
  TandemStore *store = tandem_session_get_store (session);

  self->session = g_object_ref (session);
  self->replicator = tandem_replicator_new (store, credentials);
  g_signal_connect_object (self->replicator, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::n-waiting", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  read_remote (self);

  return self;
}
