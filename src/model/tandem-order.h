/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places of things in an order that people make: short texts that are
 * compared byte by byte, so that one thing can be moved without the others. */
char *tandem_order_between (const char *before,
                            const char *after);
char *tandem_order_nth     (guint       n);
char *tandem_order_spread  (guint       i,
                            guint       n);

G_END_DECLS
