/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-credentials.h"
#include "tandem-store.h"
#include "tandem-store-sync.h"
#include "tandem-sync-state.h"

G_BEGIN_DECLS

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
 * `n-waiting` (uint), `n-deletions` (uint: records the server would delete, more
 * at once than is taken without asking).
 */
#define TANDEM_TYPE_REPLICATOR (tandem_replicator_get_type ())
G_DECLARE_FINAL_TYPE (TandemReplicator, tandem_replicator, TANDEM, REPLICATOR, GObject)

TandemReplicator *tandem_replicator_new             (TandemStore          *store,
                                                     TandemCredentials    *credentials);
TandemSyncState   tandem_replicator_get_state       (TandemReplicator     *self);
char             *tandem_replicator_dup_message     (TandemReplicator     *self);
GDateTime        *tandem_replicator_dup_last_synced (TandemReplicator     *self);
guint             tandem_replicator_get_n_waiting   (TandemReplicator     *self);

guint             tandem_replicator_get_n_deletions (TandemReplicator    *self);

/* The next run takes over deletions however many they are. */
void              tandem_replicator_accept_deletions (TandemReplicator   *self);
/* How long conflicts made by others are left alone, when it goes on by itself. */
void              tandem_replicator_set_resolve_delay (TandemReplicator  *self,
                                                       guint              min_seconds,
                                                       guint              max_seconds);

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

G_END_DECLS
