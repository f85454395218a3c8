/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Syncs a workspace once: sync-client FOLDER PASSWORD. For tests that kill it. */

#include "config.h"

#include "store-support.h"

#include "tandem-replicator.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemStore) store = store_support_open (argv[1], &error);
  g_autoptr(TandemCredentials) credentials = tandem_fixed_credentials_new (argv[2]);
  g_autoptr(TandemReplicator) replicator = NULL;
  gboolean good;

  if (store == NULL)
    g_error ("%s", error->message);
  replicator = tandem_replicator_new (store, credentials);
  good = tandem_replicator_sync (replicator, NULL, NULL, &error);
  tandem_store_close (store);
  return good ? 0 : 1;
}
