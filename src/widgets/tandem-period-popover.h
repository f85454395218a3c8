/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-date.h"

G_BEGIN_DECLS

/**
 * TandemPeriodPopover:
 *
 * Two calendars: when a period begins, and when it ends, if it does. Days or
 * whole months. Signal `chosen (const char *from, const char *to)`, each as
 * ISO 8601, "" for no end.
 */
#define TANDEM_TYPE_PERIOD_POPOVER (tandem_period_popover_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeriodPopover, tandem_period_popover, TANDEM, PERIOD_POPOVER, GtkPopover)

GtkWidget *tandem_period_popover_new    (void);
void       tandem_period_popover_set    (TandemPeriodPopover *self,
                                         const char          *from,
                                         const char          *to,
                                         TandemDate           today);
void       tandem_period_popover_choose (TandemPeriodPopover *self,
                                         gboolean             end,
                                         const char          *iso);

G_END_DECLS
