/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/**
 * TandemPlanPane:
 *
 * Beside the outline: the details of the selected row, or a form for several;
 * what the plan lacks; what is asked about it.
 *
 * Signals: `show-record (const char *id)`, a record is to be selected;
 * `add (const char *id, const char *kind)`, something is missing under it.
 */
#define TANDEM_TYPE_PLAN_PANE (tandem_plan_pane_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanPane, tandem_plan_pane, TANDEM, PLAN_PANE, AdwBin)

void tandem_plan_pane_set_editor    (TandemPlanPane *self,
                                     TandemPlanEditor *editor);
void tandem_plan_pane_set_selection (TandemPlanPane *self,
                                     GPtrArray      *rows);
void tandem_plan_pane_set_gaps      (TandemPlanPane *self,
                                     GPtrArray      *gaps);
void tandem_plan_pane_set_snapshot  (TandemPlanPane *self,
                                     TandemSnapshot *snapshot);
void tandem_plan_pane_show          (TandemPlanPane *self,
                                     const char     *page);
void tandem_plan_pane_focus_field   (TandemPlanPane *self,
                                     const char     *field);
void tandem_plan_pane_next_gap      (TandemPlanPane *self);

G_END_DECLS
