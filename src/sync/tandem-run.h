/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-couch.h"
#include "tandem-replicator.h"

G_BEGIN_DECLS

/* What one run of the replicator works with. All of it is borrowed. */
typedef struct
{
  TandemStore *store;
  TandemCouch *couch;
  TandemSyncResult *result;
  const char *remote;           /* names server and user in the store */
  const char *workspace;        /* names this workspace on the server */
  GCancellable *cancellable;
  void (*report) (TandemSyncState state,
                  gpointer        data);
  gpointer data;
} TandemRun;

G_END_DECLS
