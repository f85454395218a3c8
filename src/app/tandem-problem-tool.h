/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-analysis-tool.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/* The problem tree of a plan: causes below, effects above. */
#define TANDEM_TYPE_PROBLEM_TOOL (tandem_problem_tool_get_type ())
G_DECLARE_FINAL_TYPE (TandemProblemTool, tandem_problem_tool, TANDEM, PROBLEM_TOOL, TandemAnalysisTool)

GtkWidget *tandem_problem_tool_new (TandemAnalysis *analysis);

extern const TandemKeyTable tandem_problem_tool_keys;

G_END_DECLS
