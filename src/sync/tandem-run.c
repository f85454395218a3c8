/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-run.h"

#include <glib/gi18n-lib.h>

#include "tandem-backoff.h"
#include "tandem-exchange.h"
#include "tandem-session.h"
#include "tandem-store-sync.h"

static TandemCouch *
open_couch (TandemCredentials  *credentials,
            const TandemRemote *remote,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autofree char *password = NULL;
  g_autoptr(GError) local = NULL;

  if (remote->user != NULL)
    {
      password = tandem_credentials_lookup (credentials, remote->url, remote->user, cancellable, &local);
      if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), _("looking up the password of %s: "), remote->user);
          return NULL;
        }
    }
  return tandem_couch_new (remote->url, remote->user, password, error);
}

static gboolean
run_with (TandemRun          *run,
          const TandemRemote *remote,
          TandemCredentials  *credentials,
          gint64             *advice,
          GError            **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s", remote->url, remote->user ? remote->user : "");
  g_autofree char *workspace = tandem_store_dup_workspace_id (run->store, error);
  g_autoptr(TandemCouch) couch = NULL;
  gboolean good;

  if (workspace == NULL)
    return FALSE;
  couch = open_couch (credentials, remote, run->cancellable, error);
  if (couch == NULL)
    return FALSE;
  tandem_couch_set_patience (couch, run->settings.patience_ms, run->settings.retries);
  run->couch = couch;
  run->remote = key;
  run->workspace = workspace;
  good = tandem_session_run (run, error);
  *advice = tandem_couch_get_advice (couch);
  return good;
}

/**
 * tandem_run_once:
 * @run: store, result, settings, cancellable and report are set
 * @credentials: where the password is
 * @advice: (out): seconds the server asked for in its last answer
 * @error: a #TandemSyncError, #TandemStoreError or G_IO_ERROR_CANCELLED
 *
 * Syncs with the server of the store, once. Blocks; any thread but the user
 * interface's.
 *
 * Returns: FALSE if nothing could be synced
 */
gboolean
tandem_run_once (TandemRun         *run,
                 TandemCredentials *credentials,
                 gint64            *advice,
                 GError           **error)
{
  g_autoptr(TandemRemote) remote = NULL;
  g_autoptr(GError) local = NULL;

  *advice = TANDEM_BACKOFF_NO_ADVICE;
  remote = tandem_store_get_remote (run->store, &local);
  if (remote == NULL && local == NULL)
    g_set_error_literal (&local, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_NO_SERVER, _("no central server is set up"));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!run_with (run, remote, credentials, advice, error))
    return FALSE;
  return run->result->failed > 0 || tandem_store_set_last_synced (run->store, error);
}
