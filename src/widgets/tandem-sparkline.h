/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/**
 * TandemSparkline:
 *
 * How a figure went: a line through its values, one after the other, and a
 * dotted one at the value that it is to reach. A picture of numbers that stand
 * beside it: it has no words of its own.
 */
#define TANDEM_TYPE_SPARKLINE (tandem_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (TandemSparkline, tandem_sparkline, TANDEM, SPARKLINE, TandemView)

GtkWidget *tandem_sparkline_new (void);
void       tandem_sparkline_set (TandemSparkline *self,
                                 const double    *values,
                                 guint            n_values,
                                 const double    *target);

G_END_DECLS
