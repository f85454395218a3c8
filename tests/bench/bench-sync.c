/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How fast many records travel, both ways: bench-sync [RECORDS]. */

#include "config.h"

#include "bench.h"
#include "sync-support.h"

#include <stdlib.h>
#include <sys/resource.h>

/* Of all threads: the replicator and the store have one each. */
static double
process_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* One run of @peer; what it held against is the share of this process in it:
 * the rest is the server's. */
static void
measure (Peer       *peer,
         const char *what)
{
  gint64 started = g_get_monotonic_time ();
  double cpu = process_seconds ();
  g_autoptr(TandemSyncResult) result = peer_sync (peer);
  double seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  guint64 moved = result->sent + result->received;
  g_autofree char *share = NULL;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  share = g_strdup_printf ("%.2f s, of it %.2f s processor here; %ld MB at most", seconds,
                           process_seconds () - cpu, usage.ru_maxrss / 1024);
  if (moved > 0)
    bench_report (what, (double) moved / seconds, "records/s", share);
  else
    bench_report (what, seconds * 1000, "ms", share);
}

int
main (int   argc,
      char *argv[])
{
  guint records = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  Central central = { 0 };
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(Peer) a = NULL;
  g_autoptr(Peer) b = NULL;
  g_autoptr(GError) error = NULL;

  central_prepare ();
  central_start (&central);
  a = peer_new (central.url, central.user, central.password);
  b = peer_new (central.url, central.user, central.password);
  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < records; i++)
    {
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "A milestone of ordinary length, in Rome and Yantai");

      tandem_batch_put (batch, NULL, doc);
    }
  if (!tandem_store_save (a->fixture.store, batch, &error))
    g_error ("%s", error->message);

  measure (a, "send");
  measure (b, "receive");
  measure (b, "nothing to do");

  g_clear_pointer (&a, peer_free);
  g_clear_pointer (&b, peer_free);
  central_stop (&central);
  return 0;
}
