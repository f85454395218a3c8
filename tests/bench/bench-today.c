/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"
#include "bench.h"

#include "tandem-today.h"

#include <locale.h>
#include <stdlib.h>

/* What the start page asks of the everyday corpus, which has 75,000
 * milestones. TANDEM_BENCH is its scale, 1 when it is not set. */

#define N_TIMES 20
#define MAX_MSEC 100

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
measure (TandemStore *store,
         const char  *partnership,
         const char  *what)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *reference = NULL;
  double first = 0;
  guint n_rows = 0, n_late = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr(GError) error = NULL;
      TandemTodayWhose whose = { partnership, NULL };
      gint64 start = g_get_monotonic_time ();
      g_autoptr(TandemToday) found = tandem_today_find (store, tandem_store_get_context (store), &whose, &error);
      double msec = (g_get_monotonic_time () - start) / 1000.0;

      if (found == NULL)
        g_error ("%s", error->message);
      n_rows = found->items->len;
      n_late = found->totals[TANDEM_TODAY_LATE];
      if (i == 0)
        first = msec;
      g_array_append_val (times, msec);
    }
  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("at most %d; first %.1f, slowest %.1f; %u rows, %u late in all", MAX_MSEC, first,
                               g_array_index (times, double, N_TIMES - 1), n_rows, n_late);
  bench_report (what, g_array_index (times, double, N_TIMES / 2), "ms", reference);
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("TANDEM_BENCH");
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", &error);
  g_autoptr(TandemContext) context = bench_corpus_context ();
  g_autoptr(TandemStore) store = tandem_store_new (folder, context);
  g_autofree char *pairing = bench_corpus_dup_id ("partnership", 7);

  setlocale (LC_ALL, "");
  if (!tandem_store_open (store, NULL, &error))
    g_error ("%s", error->message);
  bench_corpus_fill (store, given != NULL ? strtod (given, NULL) : 1);

  measure (store, NULL, "Today, all pairings");
  measure (store, pairing, "Today, one pairing");

  tandem_store_close (store);
  bench_remove_folder (folder);

  return 0;
}
