/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store-support.h"

#include "tandem-replicator.h"
#include "tandem-couch.h"

G_BEGIN_DECLS

/* A workspace with its replicator. */
typedef struct
{
  StoreFixture fixture;
  char *url;
  char *user;                   /* (nullable) */
  char *password;               /* (nullable) */
  TandemReplicator *replicator; /* (nullable): while open */
} Peer;

Peer       *peer_new            (const char   *url,
                                 const char   *user,
                                 const char   *password);
void        peer_free           (Peer         *self);
void        peer_close          (Peer         *self);
void        peer_open           (Peer         *self);
gboolean    peer_try            (Peer             *self,
                                 TandemSyncResult *result,
                                 GError          **error);
/* must go well */
TandemSyncResult *peer_sync     (Peer         *self);
char       *peer_state          (Peer         *self);
void        peer_edit           (Peer         *self,
                                 const char   *id,
                                 const char   *path,
                                 const char   *json);
void        peer_assert_quiet   (Peer         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

/* The central server: the npm one, or the one TANDEM_TEST_COUCHDB names. */
typedef struct
{
  GSubprocess *process;         /* (nullable) */
  char *url;
  char *user;
  char *password;
  char *folder;
  TandemCouch *couch;           /* for looking behind the scenes */
} Central;

/* before g_test_init() */
void        central_prepare     (void);
void        central_start       (Central      *self);
void        central_stop        (Central      *self);
gboolean    central_is_ours     (Central      *self);
void        central_kill        (Central      *self);
void        central_restart     (Central      *self);
char       *central_call        (Central      *self,
                                 const char   *method,
                                 const char   *path,
                                 const char   *body);

G_END_DECLS
