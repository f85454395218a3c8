/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_BACKOFF_NO_ADVICE (-1)

/**
 * TandemBackoff:
 * @base_ms: the first pause is at most this long; milliseconds
 * @cap_ms: no pause is longer than this, unless the server asks for it
 * @failures: how often in a row it went wrong
 *
 * Pauses between tries: full jitter, so that many clients do not come back
 * at the same moment; a server's own advice (`Retry-After`) is a minimum.
 */
typedef struct
{
  guint base_ms;
  guint cap_ms;
  guint failures;
} TandemBackoff;

#define TANDEM_BACKOFF_INIT { .base_ms = 1000, .cap_ms = 5 * 60 * 1000, .failures = 0 }

guint    tandem_backoff_next  (TandemBackoff  *self,
                               gint64          advice_seconds,
                               GRand          *rand);
void     tandem_backoff_reset (TandemBackoff  *self);
gboolean tandem_backoff_wait  (guint           milliseconds,
                               GCancellable   *cancellable,
                               GError        **error);

G_END_DECLS
