/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What a city wants to be able to withstand, and by when. */
#define TANDEM_TYPE_ADAPTATION_GOAL (tandem_adaptation_goal_get_type ())
G_DECLARE_FINAL_TYPE (TandemAdaptationGoal, tandem_adaptation_goal, TANDEM, ADAPTATION_GOAL, TandemRecord)

extern const TandemKind tandem_adaptation_goal_kind;

G_END_DECLS
