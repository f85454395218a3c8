/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* How much of a period is gone. Properties: from, until, today (yyyymmdd; day 00
 * is a month). */
#define TANDEM_TYPE_PERIOD_BAR (tandem_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeriodBar, tandem_period_bar, TANDEM, PERIOD_BAR, TandemView)

G_END_DECLS
