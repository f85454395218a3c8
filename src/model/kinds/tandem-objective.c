/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-objective.h"

#include "kinds/tandem-health.h"
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

enum
{
  PLAN,
  PARTNERSHIP,
  CITY,
  CODE,
  LEVEL,
  STATEMENT,
  PARENT,
  RESULT,
  SMART,
  PROBLEM,
  SDG_TARGETS,
  ORDER,
};

static const TandemField fields[] =
{
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Objective")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Objective")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Objective")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Objective"), .help = N_("O1, O1.2; stable across versions")),
  [LEVEL] = TANDEM_FIELD_ENUM ("level", N_("Level"), level_vocabulary,
                               TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Objective")),
  [STATEMENT] = TANDEM_FIELD_L10N ("statement", N_("Statement"),
                                   TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                                   .group = N_("Objective")),
  [PARENT] = TANDEM_FIELD_REF ("parent", N_("Under"), TANDEM_KINDS ("objective"), TANDEM_INDEXED,
                               .group = N_("Objective"),
                               .help = N_("The strategic objective a specific one serves")),
  [RESULT] = TANDEM_FIELD_L10N ("result", N_("Expected result"), TANDEM_EXPECTED | TANDEM_SEARCHED,
                                .group = N_("Objective")),
  [SMART] = TANDEM_FIELD_OBJECT ("smart", N_("SMART"), smart_fields, 0, .group = N_("Objective")),
  [PROBLEM] = TANDEM_FIELD_REF ("problem", N_("Answers"), TANDEM_KINDS ("problem"), 0,
                                .group = N_("Objective"), .help = N_("The problem turned round")),
  [SDG_TARGETS] = TANDEM_FIELD_ENUM_SET ("sdg_targets", N_("SDG targets"), tandem_vocabulary_sdg_targets, 0,
                                         .group = N_("Objective")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Objective")),
  TANDEM_COMMON_FIELDS,
};

static const TandemComputed computed[] =
{
  TANDEM_HEALTH_COMPUTED,
};

/* PL-01: an objective has at least one action, itself or through those under it. */
static void
check (TandemCheck *check)
{
  const char *id = tandem_doc_get_id (check->doc);
  g_autoptr(GPtrArray) actions = tandem_context_referring (check->context, "action", "objectives", id);
  g_autoptr(GPtrArray) under = tandem_context_referring (check->context, "objective", "parent", id);

  if (actions->len == 0 && under->len == 0)
    tandem_check_warn (check, "PL-01", "statement", _("No action serves this objective."));
  if (g_strcmp0 (tandem_val_string (tandem_doc_field (check->doc, PARENT)), id) == 0)
    tandem_check_warn (check, "OB-01", "parent", _("It cannot be under itself."));
}

const TandemKind tandem_objective_kind =
{
  .name = "objective",
  .label = N_("Objective"),
  .plural = N_("Objectives"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_objective_get_type,
};

TANDEM_DEFINE_RECORD (TandemObjective, tandem_objective)
