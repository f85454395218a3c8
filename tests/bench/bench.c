/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#define N_TRIALS 5
#define TRIAL_USEC (200 * 1000)
#define CALLS_A_LOOK 64

/* Calls a second: the best of some trials, as all else on the machine only slows. */
double
bench_rate (BenchFunc func,
            gpointer  data)
{
  double best = 0;

  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      gint64 start = g_get_monotonic_time (), used;
      guint n = 0;

      do
        {
          for (guint i = 0; i < CALLS_A_LOOK; i++)
            func (data, n++);
          used = g_get_monotonic_time () - start;
        }
      while (used < TRIAL_USEC);
      best = MAX (best, n * 1e6 / used);
    }

  return best;
}

/* One line: what was measured, and what to hold it against. */
void
bench_report (const char *what,
              double      value,
              const char *unit,
              const char *reference)
{
  g_print ("%-34s %12.*f %-8s %s\n", what, value < 100 ? 2 : 0, value, unit, reference);
}
