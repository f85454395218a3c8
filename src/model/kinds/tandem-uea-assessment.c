/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-uea-assessment.h"

#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "not_started", N_("Not started"), "dim", "status-planned-symbolic" },
  { "adopted", N_("Adopted"), "accent", "status-progress-symbolic" },
  { "in_progress", N_("In progress"), "accent", "status-progress-symbolic" },
  { "achieved", N_("Achieved"), "success", "status-done-symbolic" },
  { "not_applicable", N_("Not applicable"), "dim", "status-dropped-symbolic" },
};
TANDEM_DEFINE_TERMS (status, "uea_action_status");

static const TandemTransition status_steps[] =
{
  { "not_started", { "adopted", "not_applicable" } },
  { "adopted", { "in_progress", "achieved" } },
  { "in_progress", { "achieved" } },
  { "achieved", { NULL } },
  { "not_applicable", { "not_started" } },
  { NULL },
};

enum
{
  CITY,
  MEMBERSHIP,
  ACTION,
  STATUS,
  REASON,
  ADOPTED_ON,
  ACHIEVED_ON,
  COHORT_YEAR,
  BASELINE,
  CURRENT,
  TARGET,
  UNIT,
  EVIDENCE,
  URL,
  ASSESSOR,
  ASSESSED_ON,
  NOTE,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Action")),
  [MEMBERSHIP] = TANDEM_FIELD_REF ("membership", N_("Membership"), TANDEM_KINDS ("uea_membership"),
                                   TANDEM_INDEXED, .group = N_("Action")),
  [ACTION] = TANDEM_FIELD_ENUM ("action", N_("Action"), tandem_vocabulary_uea_actions,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED | TANDEM_TITLE,
                                .group = N_("Action")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Action"),
                                .transitions = status_steps),
  [REASON] = TANDEM_FIELD_L10N ("reason", N_("Reason"), 0, .group = N_("Action"),
                                .help = N_("Why it does not apply")),
  [ADOPTED_ON] = TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), TANDEM_LISTED, .group = N_("Action")),
  [ACHIEVED_ON] = TANDEM_FIELD_DATE ("achieved_on", N_("Achieved on"), 0, .group = N_("Action")),
  [COHORT_YEAR] = TANDEM_FIELD_INT_IN ("cohort_year", N_("Taken on in"), tandem_range_year, 0,
                                       .group = N_("Action"), .help = N_("Three actions a year")),
  [BASELINE] = TANDEM_FIELD_OBJECT ("baseline", N_("Baseline"), tandem_value_fields, TANDEM_EXPECTED,
                                    .group = N_("Figures")),
  [CURRENT] = TANDEM_FIELD_OBJECT ("current", N_("Now"), tandem_value_fields, 0, .group = N_("Figures")),
  [TARGET] = TANDEM_FIELD_OBJECT ("target", N_("Target"), tandem_value_fields, TANDEM_EXPECTED,
                                  .group = N_("Figures")),
  [UNIT] = TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0, .group = N_("Figures")),
  [EVIDENCE] = TANDEM_FIELD_REFS ("evidence", N_("Evidence"), TANDEM_KINDS ("attachment"), 0,
                                  .group = N_("Evidence")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("Evidence")),
  [ASSESSOR] = TANDEM_FIELD_TEXT ("assessor", N_("Assessor"), TANDEM_PERSONAL, .group = N_("Evidence")),
  [ASSESSED_ON] = TANDEM_FIELD_DATE ("assessed_on", N_("Assessed on"), 0, .group = N_("Evidence")),
  [NOTE] = TANDEM_FIELD_L10N ("note", N_("Note"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Evidence")),
  TANDEM_COMMON_FIELDS,
};

static void
check (TandemCheck *check)
{
  const char *status = tandem_val_string (tandem_doc_field (check->doc, STATUS));

  if (g_strcmp0 (status, "not_applicable") == 0 && !tandem_val_exists (tandem_doc_field (check->doc, REASON)))
    tandem_check_warn (check, "UA-01", "reason", _("Say why it does not apply."));
  if (g_strcmp0 (status, "achieved") == 0 && tandem_val_length (tandem_doc_field (check->doc, EVIDENCE)) == 0 &&
      !tandem_val_exists (tandem_doc_field (check->doc, URL)))
    tandem_check_warn (check, "UA-02", "evidence", _("It is declared; evidence is missing."));
}

const TandemKind tandem_uea_assessment_kind =
{
  .name = "uea_assessment",
  .label = N_("Accords action"),
  .plural = N_("Accords actions"),
  .icon = "action-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .record_type = tandem_uea_assessment_get_type,
};

TANDEM_DEFINE_RECORD (TandemUeaAssessment, tandem_uea_assessment)
