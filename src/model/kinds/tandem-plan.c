/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-plan.h"

#include "kinds/tandem-parts.h"

static const TandemTerm plan_kind_terms[] =
{
  { "UCAP", N_("Urban Cooperation Action Plan") },
  { "LAP", N_("Local Action Plan") },
  { "IURC_CAP", N_("Cooperation Action Plan") },
  { "CLIMATE_AP", N_("Climate Action Plan") },
  { "SECAP", N_("SECAP") },
  { "IAP", N_("Integrated Action Plan") },
  { "OTHER", N_("Other plan") },
};
TANDEM_DEFINE_TERMS (plan_kind, "plan_kind");

static const TandemTerm status_terms[] =
{
  { "outline", N_("Outline"), "dim" },
  { "drafting", N_("Drafting"), "accent" },
  { "internal_review", N_("Internal review"), "accent" },
  { "partner_review", N_("Review by the partner"), "accent" },
  { "translation", N_("In translation"), "accent" },
  { "ready_for_approval", N_("Ready for approval"), "accent" },
  { "approved", N_("Approved"), "success" },
  { "in_implementation", N_("In implementation"), "accent" },
  { "under_revision", N_("Under revision"), "warning" },
  { "completed", N_("Completed"), "success" },
  { "archived", N_("Archived"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "plan_status");

static const TandemTransition status_steps[] =
{
  { "outline", { "drafting" } },
  { "drafting", { "internal_review" } },
  { "internal_review", { "partner_review", "drafting" } },
  { "partner_review", { "translation", "drafting" } },
  { "translation", { "ready_for_approval", "drafting" } },
  { "ready_for_approval", { "approved", "drafting" } },
  { "approved", { "in_implementation" } },
  { "in_implementation", { "under_revision", "completed" } },
  { "under_revision", { "drafting", "approved" } },
  { "completed", { "archived" } },
  { "archived", { NULL } },
  { NULL },
};

static const TandemTerm scope_terms[] =
{
  { "integrated", N_("Mitigation, adaptation and energy") },
  { "mitigation_adaptation", N_("Mitigation and adaptation") },
  { "mitigation_energy", N_("Mitigation and energy") },
  { "mitigation", N_("Mitigation only") },
  { "adaptation", N_("Adaptation only") },
  { "energy", N_("Energy only") },
};
TANDEM_DEFINE_TERMS (scope, "climate_scope");

static const TandemTerm interval_terms[] =
{
  { "yearly", N_("Yearly or more often") },
  { "1_3_years", N_("Every 1 to 3 years") },
  { "3_5_years", N_("Every 3 to 5 years") },
  { "over_5_years", N_("Less often than every 5 years") },
  { "none", N_("None") },
};
TANDEM_DEFINE_TERMS (interval, "interval");

static const TandemTerm plan_progress_terms[] =
{
  { "new", N_("New") },
  { "limited", N_("Limited") },
  { "moderate", N_("Moderate") },
  { "significant", N_("Significant") },
  { "achieved", N_("Achieved") },
};
TANDEM_DEFINE_TERMS (plan_progress, "plan_progress");

static const TandemTerm co_effects_terms[] =
{
  { "co_benefits", N_("Co-benefits") },
  { "synergies", N_("Synergies") },
  { "trade_offs", N_("Trade-offs") },
  { "none", N_("None") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (co_effects, "co_effects");

static const TandemField approvals_fields[] =
{
  TANDEM_FIELD_L10N ("body", N_("Body"), TANDEM_REQUIRED, .help = N_("For example the city council")),
  TANDEM_FIELD_L10N ("position", N_("Position"), 0, .help = N_("Who signed, by position")),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("decision_ref", N_("Decision"), 0),
  TANDEM_FIELD_REF ("file", N_("File"), TANDEM_KINDS ("attachment"), 0),
};

static const TandemField versions_fields[] =
{
  TANDEM_FIELD_TEXT ("no", N_("Version"), TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("author", N_("Author"), TANDEM_PERSONAL),
  TANDEM_FIELD_L10N ("note", N_("What changed"), 0),
  TANDEM_FIELD_TEXT ("snapshot", N_("Kept state"), TANDEM_HIDDEN),
};

static const TandemField monitoring_fields[] =
{
  TANDEM_FIELD_ENUM ("monitoring", N_("Monitoring"), interval_vocabulary, 0),
  TANDEM_FIELD_ENUM ("evaluation", N_("Evaluation"), interval_vocabulary, 0),
  TANDEM_FIELD_ENUM ("update", N_("Update"), interval_vocabulary, 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Plan")),
  TANDEM_FIELD_ENUM ("plan_kind", N_("Kind of plan"), plan_kind_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Plan")),
  TANDEM_FIELD_REF ("owner", N_("Of"), TANDEM_KINDS ("partnership", "city"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Plan")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Plan")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Plan")),
  TANDEM_FIELD_REFS ("cities", N_("Cities"), TANDEM_KINDS ("city"), 0, .group = N_("Plan"),
                     .help = N_("Of a joint plan, where they are not all of the pairing")),
  TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Plan")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Plan"),
                     .transitions = status_steps),
  TANDEM_FIELD_TEXT ("version", N_("Version"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Plan"),
                     .help = N_("Major.minor; approval makes a new major version")),
  TANDEM_FIELD_TEXT ("base_language", N_("First language"), TANDEM_EXPECTED, .group = N_("Languages"),
                     .help = N_("The text others are translated from")),
  TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED, .group = N_("Languages")),
  TANDEM_FIELD_L10N ("vision", N_("Vision"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Content"), .help = N_("What will be different at the end")),
  TANDEM_FIELD_LIST ("approvals", N_("Approvals"), approvals_fields, 0, .group = N_("Content")),
  TANDEM_FIELD_LIST ("versions", N_("Versions"), versions_fields, 0, .group = N_("Content")),
  TANDEM_FIELD_ENUM ("scope", N_("Covers"), scope_vocabulary, TANDEM_INDEXED, .group = N_("Climate Plan")),
  TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), 0, .group = N_("Climate Plan"),
                     .help = N_("Climate plans are adopted formally")),
  TANDEM_FIELD_L10N ("adopted_by", N_("Adopted by"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_TEXT ("decision_ref", N_("Decision"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM_SET ("authors", N_("Written by"), tandem_vocabulary_plan_authors, 0,
                         .group = N_("Climate Plan")),
  TANDEM_FIELD_L10N ("responsible", N_("Responsible body"), TANDEM_LONG, .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, 0,
                     .group = N_("Climate Plan")),
  TANDEM_FIELD_INT_IN ("end_year", N_("End year"), tandem_range_year, 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_MONEY ("cost", N_("Total cost"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM_SET ("funding_sources", N_("Paid from"), tandem_vocabulary_funding_sources, 0,
                         .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM_SET ("engaged", N_("Groups engaged"), tandem_vocabulary_engaged_groups, 0,
                         .group = N_("Climate Plan")),
  TANDEM_FIELD_L10N ("engagement", N_("How they were engaged"), TANDEM_LONG, .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors covered"), tandem_vocabulary_sectors, 0,
                         .group = N_("Climate Plan")),
  TANDEM_FIELD_REF ("inventory", N_("Inventory"), TANDEM_KINDS ("inventory"), 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_REFS ("targets", N_("Targets"), TANDEM_KINDS ("mitigation_target"), 0,
                     .group = N_("Climate Plan")),
  TANDEM_FIELD_REF ("rva", N_("Risk and vulnerability assessment"), TANDEM_KINDS ("rva"), 0,
                    .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM_SET ("co_effects", N_("Side effects assessed"), co_effects_vocabulary, 0,
                         .group = N_("Climate Plan")),
  TANDEM_FIELD_L10N ("synergies", N_("Synergies and trade-offs"), TANDEM_LONG, .group = N_("Climate Plan")),
  TANDEM_FIELD_OBJECT ("monitoring", N_("Monitoring process"), monitoring_fields, 0,
                       .group = N_("Climate Plan")),
  TANDEM_FIELD_ENUM ("progress", N_("Progress"), plan_progress_vocabulary, 0, .group = N_("Climate Plan")),
  TANDEM_FIELD_L10N ("governance", N_("Governance"), TANDEM_LONG, .group = N_("Climate Plan"),
                     .help = N_("Oversight, effect on master and financial planning")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_plan_kind =
{
  .name = "plan",
  .label = N_("Plan"),
  .plural = N_("Plans"),
  .icon = "place-plans-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_plan_get_type,
};

TANDEM_DEFINE_RECORD (TandemPlan, tandem_plan)
