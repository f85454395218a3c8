/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-budget.h"

G_BEGIN_DECLS

/**
 * TandemBudgetRow:
 *
 * A row of a plan's budget. It keeps its identity from one budget to the next;
 * property `line` is notified. The last row has no line: it has the shares of
 * the sources.
 */
#define TANDEM_TYPE_BUDGET_ROW (tandem_budget_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemBudgetRow, tandem_budget_row, TANDEM, BUDGET_ROW, GObject)

TandemBudgetRow        *tandem_budget_row_new        (TandemBudget           *budget,
                                                      const TandemBudgetLine *line);
void                    tandem_budget_row_set        (TandemBudgetRow        *self,
                                                      TandemBudget           *budget,
                                                      const TandemBudgetLine *line);
TandemBudget           *tandem_budget_row_get_budget (TandemBudgetRow        *self);
const TandemBudgetLine *tandem_budget_row_get_line   (TandemBudgetRow        *self);
TandemDoc              *tandem_budget_row_get_doc    (TandemBudgetRow        *self);

gboolean                tandem_budget_row_is_record  (TandemBudgetRow        *self);
char                   *tandem_budget_row_dup_name   (TandemBudgetRow        *self,
                                                      const TandemContext    *context);
char                   *tandem_budget_row_dup_called (TandemBudgetRow        *self,
                                                      const TandemContext    *context);
const char             *tandem_budget_row_get_unknown (TandemBudgetRow       *self,
                                                      const char             *column);
const TandemTerm       *tandem_budget_row_get_status (TandemBudgetRow        *self,
                                                      const char             *column);

void                    tandem_budget_rows_show      (GListStore             *rows,
                                                      TandemBudget           *budget);

G_END_DECLS
