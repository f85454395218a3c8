/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-adaptation-goal.h"

#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "planned", N_("Planned"), "dim" },
  { "in_progress", N_("In progress"), "accent" },
  { "achieved", N_("Achieved"), "success" },
  { "dropped", N_("Dropped"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "goal_status");

static const TandemTransition status_steps[] =
{
  { "planned", { "in_progress", "dropped" } },
  { "in_progress", { "achieved", "dropped" } },
  { "achieved", { NULL } },
  { "dropped", { NULL } },
  { NULL },
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Goal")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_INDEXED, .group = N_("Goal")),
  TANDEM_FIELD_L10N ("statement", N_("Goal"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE, .group = N_("Goal")),
  TANDEM_FIELD_ENUM_SET ("hazards", N_("Hazards"), tandem_vocabulary_hazards, TANDEM_EXPECTED,
                         .group = N_("Goal")),
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors"), tandem_vocabulary_sectors, 0, .group = N_("Goal")),
  TANDEM_FIELD_INT_IN ("base_year", N_("Base year"), tandem_range_year, TANDEM_EXPECTED, .group = N_("Goal")),
  TANDEM_FIELD_INT_IN ("set_year", N_("Year set"), tandem_range_year, 0, .group = N_("Goal")),
  TANDEM_FIELD_INT_IN ("target_year", N_("Target year"), tandem_range_year,
                       TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Goal")),
  TANDEM_FIELD_L10N ("metric", N_("Metric"), 0, .group = N_("Goal")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Goal"),
                     .transitions = status_steps),
  TANDEM_FIELD_L10N ("comment", N_("Comment"), TANDEM_LONG, .group = N_("Goal")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_adaptation_goal_kind =
{
  .name = "adaptation_goal",
  .label = N_("Adaptation goal"),
  .plural = N_("Adaptation goals"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_adaptation_goal_get_type,
};

TANDEM_DEFINE_RECORD (TandemAdaptationGoal, tandem_adaptation_goal)
