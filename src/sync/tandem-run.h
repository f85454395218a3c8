/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-couch.h"
#include "tandem-credentials.h"
#include "tandem-store.h"
#include "tandem-sync-state.h"

G_BEGIN_DECLS

/* How a run is to behave. */
typedef struct
{
  guint patience_ms;            /* the first pause with a server that stumbles, at most */
  guint retries;                /* of each request */
  guint resolve_delay;          /* seconds before conflicts made by others are ended on the server */
  gboolean accept_deletions;    /* however many they are */
} TandemRunSettings;

/* What one run of the replicator works with. All of it is borrowed. */
typedef struct
{
  TandemStore *store;
  TandemCouch *couch;
  TandemSyncResult *result;
  TandemRunSettings settings;
  const char *remote;           /* names server and user in the store */
  const char *workspace;        /* names this workspace on the server */
  GCancellable *cancellable;
  void (*report) (TandemSyncState state,
                  gpointer        data);
  gpointer data;
} TandemRun;

/* Fills in server and workspace, and does it. @advice: (out): seconds the server
 * asked for in its last answer, or TANDEM_BACKOFF_NO_ADVICE. */
gboolean tandem_run_once (TandemRun         *run,
                          TandemCredentials *credentials,
                          gint64            *advice,
                          GError           **error);

G_END_DECLS
