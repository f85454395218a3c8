/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemIndicatorGrid:
 *
 * The indicators of a plan as a table of figures: a row each, with baseline,
 * target and a column for every period that has a value. A table that is
 * pasted is one undo step, or changes nothing.
 */
#define TANDEM_TYPE_INDICATOR_GRID (tandem_indicator_grid_get_type ())
G_DECLARE_FINAL_TYPE (TandemIndicatorGrid, tandem_indicator_grid, TANDEM, INDICATOR_GRID, AdwBin)

GtkWidget *tandem_indicator_grid_new    (TandemSession       *session,
                                         const char          *plan);
gboolean   tandem_indicator_grid_paste  (TandemIndicatorGrid *self,
                                         guint                row,
                                         guint                column,
                                         const char          *text,
                                         GError             **error);

G_END_DECLS
