/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-analysis-tool.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/* The intervention logic of a plan: what leads to what, and where a link is
 * missing. */
#define TANDEM_TYPE_LOGIC_TOOL (tandem_logic_tool_get_type ())
G_DECLARE_FINAL_TYPE (TandemLogicTool, tandem_logic_tool, TANDEM, LOGIC_TOOL, TandemAnalysisTool)

GtkWidget *tandem_logic_tool_new (TandemAnalysis *analysis);

extern const TandemKeyTable tandem_logic_tool_keys;

G_END_DECLS
