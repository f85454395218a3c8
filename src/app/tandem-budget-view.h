/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemBudgetView:
 *
 * What a plan costs and who pays: a row for each action and pilot under its
 * objective, the cost, each source of funding, and what is still to be found.
 * Amounts are typed over in their cells; a table that is pasted is one undo
 * step, or changes nothing.
 */
#define TANDEM_TYPE_BUDGET_VIEW (tandem_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemBudgetView, tandem_budget_view, TANDEM, BUDGET_VIEW, AdwBin)

GtkWidget *tandem_budget_view_new (TandemSession *session,
                                   const char    *plan);

G_END_DECLS
