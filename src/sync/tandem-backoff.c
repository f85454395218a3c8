/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-backoff.h"

#define ADVICE_CAP_SECONDS 3600

/**
 * tandem_backoff_next:
 * @self: how it went so far
 * @advice_seconds: `Retry-After` of the server, or %TANDEM_BACKOFF_NO_ADVICE;
 *   more than an hour counts as an hour
 * @rand: the dice
 *
 * Counts a failure.
 *
 * Returns: how long to wait before the next try, in milliseconds
 */
guint
tandem_backoff_next (TandemBackoff *self,
                     gint64         advice_seconds,
                     GRand         *rand)
{
  guint64 bound = self->base_ms;
  guint pause;

  for (guint i = 0; i < self->failures && bound < self->cap_ms; i++)
    bound *= 2;
  bound = MIN (bound, self->cap_ms);
  self->failures++;

  pause = (guint) g_rand_double_range (rand, 0, (double) bound + 1);
  if (advice_seconds < 0)
    return pause;
  /* The jitter comes on top: everybody was given the same advice. */
  return (guint) MIN (advice_seconds, ADVICE_CAP_SECONDS) * 1000 + pause;
}

/**
 * tandem_backoff_reset:
 * @self: how it went so far
 *
 * It went well: the next pause is short again.
 */
void
tandem_backoff_reset (TandemBackoff *self)
{
  self->failures = 0;
}

/**
 * tandem_backoff_wait:
 * @milliseconds: how long
 * @cancellable: (nullable): ends the wait at once
 * @error: G_IO_ERROR_CANCELLED
 *
 * Blocks the calling thread.
 *
 * Returns: FALSE if cancelled
 */
gboolean
tandem_backoff_wait (guint         milliseconds,
                     GCancellable *cancellable,
                     GError      **error)
{
  GPollFD fd;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_poll (&fd, 1, (int) milliseconds);
      g_cancellable_release_fd (cancellable);
    }
  else
    g_usleep ((gulong) milliseconds * 1000);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
