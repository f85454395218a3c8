/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-sync-state.h"

#include <glib/gi18n-lib.h>

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

/**
 * tandem_sync_state_of_error:
 * @error: why a run stopped
 *
 * Returns: the state the replicator is in then
 */
TandemSyncState
tandem_sync_state_of_error (const GError *error)
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
    case TANDEM_SYNC_ERROR_DELETIONS: return TANDEM_SYNC_STATE_PAUSED;
    case TANDEM_SYNC_ERROR_CONFLICT:
    case TANDEM_SYNC_ERROR_REFUSED:
    case TANDEM_SYNC_ERROR_SERVER:
    default: return TANDEM_SYNC_STATE_WAITING;
    }
}
