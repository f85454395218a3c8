/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-sync-error.h"

G_BEGIN_DECLS

/**
 * TandemSyncState:
 * @TANDEM_SYNC_STATE_OFF: no central server is set up
 * @TANDEM_SYNC_STATE_IDLE: nothing under way; the last run went well, or there was none yet
 * @TANDEM_SYNC_STATE_CHECKING: signing in, comparing where both sides stand
 * @TANDEM_SYNC_STATE_PULLING: receiving
 * @TANDEM_SYNC_STATE_PUSHING: sending
 * @TANDEM_SYNC_STATE_PROVING: asking the server whether it holds what was sent
 * @TANDEM_SYNC_STATE_WAITING: the server failed or is busy; the next try is scheduled
 * @TANDEM_SYNC_STATE_OFFLINE: the server cannot be reached; work goes on here
 * @TANDEM_SYNC_STATE_AUTH_NEEDED: user name or password are not accepted
 * @TANDEM_SYNC_STATE_LOCKED: too many wrong passwords; the server wants five minutes
 * @TANDEM_SYNC_STATE_FORBIDDEN: the user may not read what is to be synced
 * @TANDEM_SYNC_STATE_QUARANTINE: the server answers nonsense; nothing is taken from it
 * @TANDEM_SYNC_STATE_PAUSED: paused by the user, or until many deletions are accepted
 *
 * Where the replicator stands.
 */
typedef enum
{
  TANDEM_SYNC_STATE_OFF,
  TANDEM_SYNC_STATE_IDLE,
  TANDEM_SYNC_STATE_CHECKING,
  TANDEM_SYNC_STATE_PULLING,
  TANDEM_SYNC_STATE_PUSHING,
  TANDEM_SYNC_STATE_PROVING,
  TANDEM_SYNC_STATE_WAITING,
  TANDEM_SYNC_STATE_OFFLINE,
  TANDEM_SYNC_STATE_AUTH_NEEDED,
  TANDEM_SYNC_STATE_LOCKED,
  TANDEM_SYNC_STATE_FORBIDDEN,
  TANDEM_SYNC_STATE_QUARANTINE,
  TANDEM_SYNC_STATE_PAUSED,
} TandemSyncState;

/* One word for programs ("pulling"), and words for people ("Receiving", translated). */
const char     *tandem_sync_state_get_name  (TandemSyncState state);
const char     *tandem_sync_state_get_label (TandemSyncState state);
TandemSyncState tandem_sync_state_of_error  (const GError   *error);

/**
 * TandemSyncResult:
 * @databases: databases that were synced to the end
 * @failed: databases that were not; @problems says why
 * @received: revisions taken over from the server
 * @sent: records the server is now proven to hold
 * @merged: unsent edits that were merged with what came in
 * @conflicts: records somebody has to look at, in the whole workspace
 * @refused: records the server refused in this run; the outbox has the reasons
 * @set_aside: documents that are none of ours or damaged: kept, not shown
 * @waiting: records with edits that are still to be sent
 * @deletions: records the server would delete, more at once than is taken
 *   without asking; nothing was taken from these databases
 * @delayed: records whose other versions are merged here already and end on the
 *   server in a later run
 * @problems: (element-type utf8): one sentence a database that failed
 *
 * What a run did.
 */
typedef struct
{
  guint databases;
  guint failed;
  guint64 received;
  guint64 sent;
  guint64 merged;
  guint64 conflicts;
  guint64 refused;
  guint64 set_aside;
  guint64 waiting;
  guint64 deletions;
  guint64 delayed;
  GPtrArray *problems;
} TandemSyncResult;

TandemSyncResult *tandem_sync_result_new  (void);
void              tandem_sync_result_free (TandemSyncResult *self);


G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSyncResult, tandem_sync_result_free)

G_END_DECLS
