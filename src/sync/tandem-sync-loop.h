/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemSyncLoop:
 *
 * A thread that does something again and again: when it is due, and with
 * growing pauses after failures. Knows nothing of what it does.
 */
typedef struct _TandemSyncLoop TandemSyncLoop;

/* @advice: (out): seconds the server asked for; @later: (out): seconds until
 * something is due that was left for later, 0 if nothing was. */
typedef gboolean (*TandemSyncLoopRun) (gpointer      data,
                                       gint64       *advice,
                                       guint        *later,
                                       GCancellable *cancellable,
                                       GError      **error);

TandemSyncLoop *tandem_sync_loop_start (TandemSyncLoopRun run,
                                        gpointer          data);
/* Cuts a run under way short, and waits for it. */
void            tandem_sync_loop_stop  (TandemSyncLoop   *self);
void            tandem_sync_loop_wake  (TandemSyncLoop   *self,
                                        gint64            milliseconds);

G_END_DECLS
