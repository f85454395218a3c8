/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-gcom-profile.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"

static const TandemTerm pillar_terms[] =
{
  { "mitigation", N_("Mitigation") },
  { "adaptation", N_("Adaptation") },
  { "energy_access", N_("Energy access and poverty") },
};
TANDEM_DEFINE_TERMS (pillar, "pillar");

static const TandemTerm phase_terms[] =
{
  { "commitment", N_("Commitment") },
  { "inventory", N_("Inventory") },
  { "target", N_("Target") },
  { "plan", N_("Plan") },
  { "assessment", N_("Assessment") },
  { "goal", N_("Goal") },
  { "compliance", N_("Compliance") },
};
TANDEM_DEFINE_TERMS (phase, "badge_phase");

static const TandemTerm badge_state_terms[] =
{
  { "not_started", N_("Not started"), "dim" },
  { "in_progress", N_("In progress"), "accent" },
  { "submitted", N_("Submitted"), "accent" },
  { "under_validation", N_("Under validation"), "accent" },
  { "feedback_received", N_("Feedback received"), "warning" },
  { "awarded", N_("Awarded"), "success" },
  { "expiring", N_("Expiring"), "warning" },
  { "lapsed", N_("Lapsed"), "error" },
};
TANDEM_DEFINE_TERMS (badge_state, "badge_state");

static const TandemTerm platform_terms[] =
{
  { "cdp_iclei", N_("CDP-ICLEI Track") },
  { "mycovenant", N_("MyCovenant") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (platform, "platform");

static const TandemField reporting_fields[] =
{
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("crf_level", N_("Level"), tandem_vocabulary_crf_level, TANDEM_EXPECTED),
  TANDEM_FIELD_ENUM ("platform", N_("Platform"), platform_vocabulary, 0),
  TANDEM_FIELD_DATE ("submitted_on", N_("Submitted on"), 0),
};

static const TandemField badges_fields[] =
{
  TANDEM_FIELD_ENUM ("pillar", N_("Pillar"), pillar_vocabulary, 0),
  TANDEM_FIELD_ENUM ("phase", N_("Phase"), phase_vocabulary, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("state", N_("State"), badge_state_vocabulary, TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("on", N_("On"), 0),
  TANDEM_FIELD_DATE ("expires_on", N_("Expires on"), 0),
};

static const TandemField ndc_fields[] =
{
  TANDEM_FIELD_L10N ("text", N_("What it promises"), 0),
  TANDEM_FIELD_DECIMAL ("reduction_pct", N_("Reduction (%)"), 0),
  TANDEM_FIELD_INT_IN ("target_year", N_("Target year"), tandem_range_year, 0),
};

enum
{
  CITY,
  COMMITTED_ON,
  SIGNATORY_POSITION,
  LETTER,
  REGIONAL_COVENANT,
  DEADLINES,
  RULE_SET,
  PILLARS,
  NDC,
  REPORTING,
  PLAN_SUBMITTED_ON,
  BADGES,
  NOTES,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Commitment")),
  [COMMITTED_ON] = TANDEM_FIELD_DATE ("committed_on", N_("Committed on"),
                                      TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                      .group = N_("Commitment"),
                                      .help = N_("The deadlines run from this day")),
  [SIGNATORY_POSITION] = TANDEM_FIELD_L10N ("signatory_position", N_("Signed by"), TANDEM_EXPECTED,
                                            .group = N_("Commitment"), .help = N_("Position, not name")),
  [LETTER] = TANDEM_FIELD_REF ("letter", N_("Commitment letter"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Commitment")),
  [REGIONAL_COVENANT] = TANDEM_FIELD_TEXT ("regional_covenant", N_("Regional covenant"), TANDEM_LISTED,
                                           .group = N_("Commitment")),
  [DEADLINES] = TANDEM_FIELD_ENUM ("deadlines", N_("Deadlines"), tandem_vocabulary_gcom_deadlines,
                                   TANDEM_EXPECTED, .group = N_("Commitment"),
                                   .help = N_("Which covenant's periods apply")),
  [RULE_SET] = TANDEM_FIELD_ENUM ("rule_set", N_("Rules"), tandem_vocabulary_crf_rule_sets, TANDEM_EXPECTED,
                                  .group = N_("Commitment"),
                                  .help = N_("Which edition of the reporting framework is checked")),
  [PILLARS] = TANDEM_FIELD_ENUM_SET ("pillars", N_("Pillars"), pillar_vocabulary, 0,
                                     .group = N_("Commitment")),
  [NDC] = TANDEM_FIELD_OBJECT ("ndc", N_("National contribution"), ndc_fields, 0, .group = N_("Commitment"),
                               .help = N_("To compare the target with")),
  [REPORTING] = TANDEM_FIELD_LIST ("reporting", N_("Years reported"), reporting_fields, TANDEM_EXPECTED,
                                   .group = N_("Reporting"), .help = N_("Each with its level")),
  [PLAN_SUBMITTED_ON] = TANDEM_FIELD_DATE ("plan_submitted_on", N_("Plan submitted on"), TANDEM_LISTED,
                                           .group = N_("Reporting")),
  [BADGES] = TANDEM_FIELD_LIST ("badges", N_("Badges"), badges_fields, 0, .group = N_("Reporting")),
  [NOTES] = TANDEM_FIELD_L10N ("notes", N_("Notes"), TANDEM_LONG, .group = N_("Reporting")),
  TANDEM_COMMON_FIELDS,
};

/* "Global Covenant: Palembang" */
static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autoptr(TandemDoc) city = tandem_doc_resolve (doc, CITY, context);
  g_autofree char *name = city != NULL ? tandem_doc_dup_title (city, context) : NULL;

  return name != NULL ? g_strdup_printf (_("Global Covenant: %s"), name) : NULL;
}

const TandemKind tandem_gcom_profile_kind =
{
  .name = "gcom_profile",
  .label = N_("GCoM commitment"),
  .plural = N_("GCoM commitments"),
  .icon = "place-climate-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = dup_title,
  .record_type = tandem_gcom_profile_get_type,
};

TANDEM_DEFINE_RECORD (TandemGcomProfile, tandem_gcom_profile)
