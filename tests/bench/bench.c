/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <time.h>

#define N_TRIALS 5
#define TRIAL_USEC (200 * 1000)
#define CALLS_A_LOOK 64

/* Microseconds that this thread has computed. */
gint64
bench_cpu_usec (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Calls a second of computing: what waits for a busy machine does not count, and
 * of some trials the best, as all else only slows. */
double
bench_rate (BenchFunc func,
            gpointer  data)
{
  double best = 0;

  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      gint64 start = bench_cpu_usec (), used;
      guint n = 0;

      do
        {
          for (guint i = 0; i < CALLS_A_LOOK; i++)
            func (data, n++);
          used = bench_cpu_usec () - start;
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
