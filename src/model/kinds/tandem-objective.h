/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What the plan wants to reach. */
#define TANDEM_TYPE_OBJECTIVE (tandem_objective_get_type ())
G_DECLARE_FINAL_TYPE (TandemObjective, tandem_objective, TANDEM, OBJECTIVE, TandemRecord)

extern const TandemKind tandem_objective_kind;

G_END_DECLS
