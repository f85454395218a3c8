/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-analysis-tool.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/* Records of one kind that belong to a plan, on a grid of two of their scores. */
#define TANDEM_TYPE_MATRIX_TOOL (tandem_matrix_tool_get_type ())
G_DECLARE_FINAL_TYPE (TandemMatrixTool, tandem_matrix_tool, TANDEM, MATRIX_TOOL, TandemAnalysisTool)

GtkWidget *tandem_stakeholder_tool_new (TandemAnalysis *analysis);
GtkWidget *tandem_risk_tool_new        (TandemAnalysis *analysis);

extern const TandemKeyTable tandem_matrix_tool_keys;

G_END_DECLS
