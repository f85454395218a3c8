/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A node of the problem tree: the core problem, what causes it, what comes of it. */
#define TANDEM_TYPE_PROBLEM_NODE (tandem_problem_node_get_type ())
G_DECLARE_FINAL_TYPE (TandemProblemNode, tandem_problem_node, TANDEM, PROBLEM_NODE, TandemRecord)

extern const TandemKind tandem_problem_node_kind;

G_END_DECLS
