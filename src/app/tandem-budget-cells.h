/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-budget-row.h"

G_BEGIN_DECLS

/* The columns of a budget that are no figures: what a row is, and what it
 * lacks. They activate `budget.open` and `budget.fund` with its id. */

void tandem_budget_cells_append_name (GtkColumnView *view,
                                      TandemContext *context,
                                      gboolean       narrow);
void tandem_budget_cells_append_gap  (GtkColumnView *view,
                                      TandemContext *context);

G_END_DECLS
