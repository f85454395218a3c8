/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-action.h"

#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "idea", N_("Idea"), "dim", "status-planned-symbolic" },
  { "planned", N_("Planned"), "dim", "status-planned-symbolic" },
  { "not_started", N_("Not started"), "dim", "status-planned-symbolic" },
  { "ongoing", N_("In progress"), "accent", "status-progress-symbolic" },
  { "postponed", N_("Postponed"), "warning", "status-risk-symbolic" },
  { "on_hold", N_("On hold"), "dim", "status-hold-symbolic" },
  { "completed", N_("Completed"), "success", "status-done-symbolic" },
  { "cancelled", N_("Cancelled"), "dim", "status-dropped-symbolic" },
};
TANDEM_DEFINE_TERMS (status, "action_status");

static const TandemTransition status_steps[] =
{
  { "idea", { "planned", "cancelled" } },
  { "planned", { "not_started", "ongoing", "postponed", "cancelled" } },
  { "not_started", { "ongoing", "postponed", "on_hold", "cancelled" } },
  { "ongoing", { "completed", "postponed", "on_hold", "cancelled" } },
  { "postponed", { "ongoing", "cancelled", "completed" } },
  { "on_hold", { "ongoing", "cancelled", "completed" } },
  { "completed", { NULL } },
  { "cancelled", { NULL } },
  { NULL },
};

static const TandemTerm yes_no_unknown_terms[] =
{
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (yes_no_unknown, "yes_no_unknown");

static const TandemTerm pillar_terms[] =
{
  { "mitigation", N_("Mitigation") },
  { "adaptation", N_("Adaptation") },
  { "energy_access", N_("Energy access and poverty") },
};
TANDEM_DEFINE_TERMS (pillar, "pillar");

static const TandemTerm origin_terms[] =
{
  { "local", N_("Local") },
  { "regional", N_("Regional") },
  { "national", N_("National") },
  { "mixed", N_("Mixed") },
};
TANDEM_DEFINE_TERMS (origin, "origin");

static const TandemTerm direction_terms[] =
{
  { "up", N_("Up") },
  { "down", N_("Down") },
};
TANDEM_DEFINE_TERMS (direction, "direction");

static const TandemTerm vertical_terms[] =
{
  { "district", N_("District") },
  { "city", N_("City") },
  { "metropolitan", N_("Metropolitan") },
  { "regional", N_("Regional") },
  { "national", N_("National") },
  { "european", N_("European") },
  { "international", N_("International") },
};
TANDEM_DEFINE_TERMS (vertical, "vertical");

static const TandemTerm hard_soft_terms[] =
{
  { "hard", N_("Investment") },
  { "soft", N_("Soft measure") },
  { "both", N_("Both") },
};
TANDEM_DEFINE_TERMS (hard_soft, "hard_soft");

static const TandemField outputs_fields[] =
{
  TANDEM_FIELD_L10N ("text", N_("Output"), TANDEM_REQUIRED),
  TANDEM_FIELD_DECIMAL ("quantity", N_("How many"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_DATE ("due", N_("Due"), 0),
};

static const TandemField integration_fields[] =
{
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors"), tandem_vocabulary_sectors, 0),
  TANDEM_FIELD_ENUM_SET ("levels", N_("Levels of government"), vertical_vocabulary, 0),
  TANDEM_FIELD_L10N ("territory", N_("Territory"), 0),
  TANDEM_FIELD_ENUM ("hard_soft", N_("Kind"), hard_soft_vocabulary, 0),
  TANDEM_FIELD_L10N ("inclusion", N_("Gender and inclusion"), 0),
};

static const TandemField energy_indicators_fields[] =
{
  TANDEM_FIELD_ENUM ("indicator", N_("Indicator"), tandem_vocabulary_energy_indicators, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("direction", N_("Direction"), direction_vocabulary, 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Action")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Action")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Action")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED, .group = N_("Action"),
                     .help = N_("For example A2.3; stable across versions")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Action")),
  TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Action")),
  TANDEM_FIELD_REFS ("objectives", N_("Objectives"), TANDEM_KINDS ("objective"),
                     TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Action"),
                     .help = N_("An action without one is a gap")),
  TANDEM_FIELD_ENUM ("action_type", N_("Type"), tandem_vocabulary_action_types,
                     TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Action")),
  TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, TANDEM_EXPECTED | TANDEM_INDEXED,
                         .group = N_("Action")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Action"),
                     .transitions = status_steps),
  TANDEM_FIELD_INT_IN ("progress_pct", N_("Progress (%)"), tandem_range_percent, TANDEM_LISTED,
                       .group = N_("Action")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Action")),
  TANDEM_FIELD_ENUM ("visibility", N_("Who may see it"), tandem_vocabulary_confidentiality, 0,
                     .group = N_("Action")),
  TANDEM_FIELD_REFS ("cities", N_("Cities"), TANDEM_KINDS ("city"), TANDEM_EXPECTED | TANDEM_INDEXED,
                     .group = N_("Where and When"), .help = N_("One city, or all that do it together")),
  TANDEM_FIELD_L10N ("place", N_("Place"), 0, .group = N_("Where and When")),
  TANDEM_FIELD_GEO ("position", N_("Position"), 0, .group = N_("Where and When")),
  TANDEM_FIELD_DATE ("start", N_("Start"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Where and When")),
  TANDEM_FIELD_DATE ("end", N_("End"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Where and When")),
  TANDEM_FIELD_REF ("lead", N_("Lead"), TANDEM_KINDS ("organisation"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Who"),
                    .help = N_("One owner who answers for it")),
  TANDEM_FIELD_REF ("lead_contact", N_("Contact"), TANDEM_KINDS ("contact"), TANDEM_PERSONAL,
                    .group = N_("Who")),
  TANDEM_FIELD_LIST ("partners", N_("Partners"), tandem_partner_fields, 0, .group = N_("Who")),
  TANDEM_FIELD_LIST ("outputs", N_("Outputs"), outputs_fields, TANDEM_EXPECTED, .group = N_("Results")),
  TANDEM_FIELD_REFS ("inspired_by", N_("Learnt from"), TANDEM_KINDS ("practice", "event"), 0,
                     .group = N_("Results"), .help = N_("The practice or visit that led to it")),
  TANDEM_FIELD_ENUM_SET ("sdg_targets", N_("SDG targets"), tandem_vocabulary_sdg_targets, 0,
                         .group = N_("Results")),
  TANDEM_FIELD_ENUM_SET ("urban_agenda", N_("EU Urban Agenda themes"), tandem_vocabulary_urban_agenda, 0,
                         .group = N_("Results")),
  TANDEM_FIELD_OBJECT ("integration", N_("Integrated approach"), integration_fields, 0,
                       .group = N_("Results")),
  TANDEM_FIELD_OBJECT ("cost", N_("Cost"), tandem_cost_fields, TANDEM_EXPECTED, .group = N_("Money")),
  TANDEM_FIELD_LIST ("funding", N_("Funding"), tandem_funding_fields, 0, .group = N_("Money")),
  TANDEM_FIELD_BOOL ("in_plan", N_("In the climate plan"), 0, .group = N_("Climate Action"),
                     .help = N_("Marked for GCoM")),
  TANDEM_FIELD_ENUM_SET ("pillars", N_("Pillars"), pillar_vocabulary, TANDEM_INDEXED,
                         .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM ("mitigation_sector", N_("Mitigation sector"), tandem_vocabulary_mitigation_sectors, 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_TEXT ("mitigation_type", N_("Type within the sector"), 0, .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM ("adaptation_family", N_("Adaptation family"), tandem_vocabulary_adaptation_families, 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_TEXT ("instrument", N_("Policy instrument"), 0, .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM ("origin", N_("Origin"), origin_vocabulary, 0, .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM ("stage", N_("Stage"), tandem_vocabulary_action_stages, 0, .group = N_("Climate Action"),
                     .help = N_("The finance-aware scale of CDP-ICLEI Track")),
  TANDEM_FIELD_DECIMAL ("reduction", N_("Emissions avoided (tCO₂e a year)"), 0,
                        .group = N_("Climate Action")),
  TANDEM_FIELD_DECIMAL ("energy_saved", N_("Energy saved (MWh a year)"), 0, .group = N_("Climate Action")),
  TANDEM_FIELD_DECIMAL ("renewable_energy", N_("Renewable energy (MWh a year)"), 0,
                        .group = N_("Climate Action")),
  TANDEM_FIELD_INT_IN ("effect_year", N_("Year of the effect"), tandem_range_year, 0,
                       .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM_SET ("impact_measures", N_("Effects measured"), tandem_vocabulary_impact_indicators, 0,
                         .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM ("energy_access", N_("Helps energy access or poverty"), yes_no_unknown_vocabulary, 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_LIST ("energy_indicators", N_("Energy indicators moved"), energy_indicators_fields, 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM_SET ("hazards", N_("Hazards addressed"), tandem_vocabulary_hazards, 0,
                         .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM_SET ("vulnerable_groups", N_("Groups helped"), tandem_vocabulary_vulnerable_groups, 0,
                         .group = N_("Climate Action")),
  TANDEM_FIELD_REFS ("adaptation_goals", N_("Adaptation goals"), TANDEM_KINDS ("adaptation_goal"), 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_REFS ("mitigation_targets", N_("Targets"), TANDEM_KINDS ("mitigation_target"), 0,
                     .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM_SET ("co_benefits", N_("Co-benefits"), tandem_vocabulary_co_benefits, 0,
                         .group = N_("Climate Action")),
  TANDEM_FIELD_ENUM_SET ("resilience", N_("Resilience attributes"), tandem_vocabulary_resilience_attributes,
                         0, .group = N_("Climate Action")),
  TANDEM_FIELD_BOOL ("key_action", N_("Key action"), 0, .group = N_("Climate Action"),
                     .help = N_("Described in full as an example for others")),
  TANDEM_FIELD_L10N ("outcome", N_("Outcome"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Climate Action")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_action_kind =
{
  .name = "action",
  .label = N_("Action"),
  .plural = N_("Actions"),
  .icon = "action-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_action_get_type,
};

TANDEM_DEFINE_RECORD (TandemAction, tandem_action)
