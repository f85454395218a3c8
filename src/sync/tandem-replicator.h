/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-credentials.h"
#include "tandem-store.h"
#include "tandem-store-sync.h"
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
 * @TANDEM_SYNC_STATE_PAUSED: paused by the user
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
const char *tandem_sync_state_get_name  (TandemSyncState state);
const char *tandem_sync_state_get_label (TandemSyncState state);

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
  GPtrArray *problems;
} TandemSyncResult;

TandemSyncResult *tandem_sync_result_new  (void);
void              tandem_sync_result_free (TandemSyncResult *self);

/**
 * TandemReplicator:
 *
 * Brings a workspace and its central server together: receives, merges, sends,
 * and proves that what was sent has arrived. The server is the one set with
 * tandem_store_set_remote().
 *
 * Properties (notified on the main context of the thread that made it):
 * `state` (int, a #TandemSyncState), `message` (nullable string: why the last
 * run stopped, technical English), `last-synced` (nullable #GDateTime, UTC),
 * `n-waiting` (uint).
 */
#define TANDEM_TYPE_REPLICATOR (tandem_replicator_get_type ())
G_DECLARE_FINAL_TYPE (TandemReplicator, tandem_replicator, TANDEM, REPLICATOR, GObject)

TandemReplicator *tandem_replicator_new             (TandemStore          *store,
                                                     TandemCredentials    *credentials);
TandemSyncState   tandem_replicator_get_state       (TandemReplicator     *self);
char             *tandem_replicator_dup_message     (TandemReplicator     *self);
GDateTime        *tandem_replicator_dup_last_synced (TandemReplicator     *self);
guint             tandem_replicator_get_n_waiting   (TandemReplicator     *self);

/* How patient one run is with a server that stumbles: milliseconds of the first
 * pause at most, and how many further tries each request gets (1000 and 3). */
void              tandem_replicator_set_patience    (TandemReplicator     *self,
                                                     guint                 base_ms,
                                                     guint                 retries);

/* One run. An error means that nothing could be synced; a database that fails
 * while others succeed is counted in the result. One run at a time: a second
 * caller waits. */
gboolean          tandem_replicator_sync            (TandemReplicator     *self,
                                                     GCancellable         *cancellable,
                                                     TandemSyncResult     *result,      /* (nullable) */
                                                     GError              **error);
void              tandem_replicator_sync_async      (TandemReplicator     *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
TandemSyncResult *tandem_replicator_sync_finish     (TandemReplicator     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/* Going on by itself: soon after each edit, now and then without one, and with
 * growing pauses after failures. */
void              tandem_replicator_start           (TandemReplicator     *self);
void              tandem_replicator_stop            (TandemReplicator     *self);
gboolean          tandem_replicator_get_running     (TandemReplicator     *self);
void              tandem_replicator_sync_soon       (TandemReplicator     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSyncResult, tandem_sync_result_free)

G_END_DECLS
