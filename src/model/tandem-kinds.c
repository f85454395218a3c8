/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-kinds.h"

#include "kinds/tandem-action.h"
#include "kinds/tandem-city.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-objective.h"
#include "kinds/tandem-partnership.h"
#include "kinds/tandem-pilot.h"
#include "kinds/tandem-plan.h"
#include "kinds/tandem-section.h"

const TandemKind *const tandem_kinds[] =
{
  &tandem_city_kind,
  &tandem_partnership_kind,
  &tandem_plan_kind,
  &tandem_section_kind,
  &tandem_objective_kind,
  &tandem_action_kind,
  &tandem_pilot_kind,
  &tandem_milestone_kind,
  NULL,
};
