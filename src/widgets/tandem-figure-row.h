/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* One figure with where it is from. Properties: title, subtitle, value, status
 * (of a missing value), warning (words of a button) and its warning-action. */
#define TANDEM_TYPE_FIGURE_ROW (tandem_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemFigureRow, tandem_figure_row, TANDEM, FIGURE_ROW, TandemView)

G_END_DECLS
