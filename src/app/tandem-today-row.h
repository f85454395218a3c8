/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-today-item.h"

G_BEGIN_DECLS

/**
 * TandemTodayRow:
 *
 * Shows one entry of the day, with its next step at the end.
 *
 * Property `narrow` (boolean): whether all stands below each other, and a
 * chevron for the button.
 * Signal `next-step`: the button was pressed.
 */
#define TANDEM_TYPE_TODAY_ROW (tandem_today_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemTodayRow, tandem_today_row, TANDEM, TODAY_ROW, GtkWidget)

GtkWidget       *tandem_today_row_new      (void);
TandemTodayItem *tandem_today_row_get_item (TandemTodayRow  *self);
void             tandem_today_row_set_item (TandemTodayRow  *self,
                                            TandemTodayItem *item);

G_END_DECLS
