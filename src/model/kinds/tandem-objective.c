/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-objective.h"

#include "kinds/tandem-parts.h"

static const TandemTerm level_terms[] =
{
  { "strategic", N_("Strategic") },
  { "specific", N_("Specific") },
};
TANDEM_DEFINE_TERMS (level, "objective_level");

static const TandemField smart_fields[] =
{
  TANDEM_FIELD_BOOL ("specific", N_("Specific"), 0),
  TANDEM_FIELD_BOOL ("measurable", N_("Measurable"), 0),
  TANDEM_FIELD_BOOL ("achievable", N_("Achievable"), 0),
  TANDEM_FIELD_BOOL ("relevant", N_("Relevant"), 0),
  TANDEM_FIELD_BOOL ("timed", N_("Time-bound"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Objective")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Objective")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Objective")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("Objective"), .help = N_("O1, O1.2; stable across versions")),
  TANDEM_FIELD_ENUM ("level", N_("Level"), level_vocabulary, TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Objective")),
  TANDEM_FIELD_L10N ("statement", N_("Statement"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Objective")),
  TANDEM_FIELD_REF ("parent", N_("Under"), TANDEM_KINDS ("objective"), TANDEM_INDEXED,
                    .group = N_("Objective"), .help = N_("The strategic objective a specific one serves")),
  TANDEM_FIELD_L10N ("result", N_("Expected result"), TANDEM_EXPECTED | TANDEM_SEARCHED,
                     .group = N_("Objective")),
  TANDEM_FIELD_OBJECT ("smart", N_("SMART"), smart_fields, 0, .group = N_("Objective")),
  TANDEM_FIELD_REF ("problem", N_("Answers"), TANDEM_KINDS ("problem"), 0, .group = N_("Objective"),
                    .help = N_("The problem turned round")),
  TANDEM_FIELD_ENUM_SET ("sdg_targets", N_("SDG targets"), tandem_vocabulary_sdg_targets, 0,
                         .group = N_("Objective")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Objective")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_objective_kind =
{
  .name = "objective",
  .label = N_("Objective"),
  .plural = N_("Objectives"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_objective_get_type,
};

TANDEM_DEFINE_RECORD (TandemObjective, tandem_objective)
