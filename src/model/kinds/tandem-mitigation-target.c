/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-mitigation-target.h"

#include "kinds/tandem-parts.h"

static const TandemTerm target_type_terms[] =
{
  { "base_year_absolute", N_("Against a base year") },
  { "base_year_intensity", N_("Against a base year, per head or GDP") },
  { "baseline_scenario", N_("Against business as usual") },
  { "fixed_level", N_("A fixed level") },
};
TANDEM_DEFINE_TERMS (target_type, "target_type");

static const TandemTerm denominator_type_terms[] =
{
  { "capita", N_("Per head") },
  { "gdp", N_("Per GDP") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (denominator_type, "denominator_type");

static const TandemTerm conditionality_terms[] =
{
  { "unconditional", N_("Unconditional") },
  { "conditional", N_("Conditional") },
};
TANDEM_DEFINE_TERMS (conditionality, "conditionality");

static const TandemTerm ambition_terms[] =
{
  { "above", N_("More ambitious"), "success" },
  { "equal", N_("As ambitious"), "success" },
  { "below", N_("Less ambitious"), "error" },
  { "unknown", N_("Not known"), "dim" },
};
TANDEM_DEFINE_TERMS (ambition, "ambition");

static const TandemField denominator_fields[] =
{
  TANDEM_FIELD_ENUM ("type", N_("Per"), denominator_type_vocabulary, 0),
  TANDEM_FIELD_DECIMAL ("base_value", N_("Base value"), 0),
  TANDEM_FIELD_DECIMAL ("target_value", N_("Value in the target year"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Target")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Target")),
  TANDEM_FIELD_ENUM ("target_type", N_("Form"), target_type_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Target")),
  TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, TANDEM_EXPECTED,
                     .group = N_("Target")),
  TANDEM_FIELD_L10N ("boundary_note", N_("Boundary in words"), TANDEM_LONG, .group = N_("Target")),
  TANDEM_FIELD_ENUM_SET ("sources", N_("Sources covered"), tandem_vocabulary_emission_rows, TANDEM_EXPECTED,
                         .group = N_("Target")),
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors"), tandem_vocabulary_mitigation_sectors, 0,
                         .group = N_("Target")),
  TANDEM_FIELD_L10N ("sources_note", N_("Sources in words"), TANDEM_LONG, .group = N_("Target")),
  TANDEM_FIELD_INT_IN ("base_year", N_("Base year"), tandem_range_year, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Figures")),
  TANDEM_FIELD_DECIMAL ("base_emissions", N_("Emissions in the base year"), TANDEM_EXPECTED,
                        .group = N_("Figures"),
                        .help = N_("Tonnes of CO₂e; per head or GDP for an intensity")),
  TANDEM_FIELD_DECIMAL ("scenario_emissions", N_("Business as usual in the target year"), 0,
                        .group = N_("Figures")),
  TANDEM_FIELD_L10N ("scenario_note", N_("How it was modelled"), TANDEM_LONG, .group = N_("Figures")),
  TANDEM_FIELD_INT_IN ("target_year", N_("Target year"), tandem_range_year,
                       TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Figures")),
  TANDEM_FIELD_DECIMAL ("reduction_pct", N_("Reduction (%)"), TANDEM_EXPECTED | TANDEM_LISTED,
                        .group = N_("Figures")),
  TANDEM_FIELD_DECIMAL ("target_emissions", N_("Emissions in the target year"), TANDEM_EXPECTED,
                        .group = N_("Figures"), .help = N_("The net figure; computed where the form allows")),
  TANDEM_FIELD_OBJECT ("denominator", N_("Per head or GDP"), denominator_fields, 0, .group = N_("Figures")),
  TANDEM_FIELD_DECIMAL ("current_emissions", N_("Emissions now"), 0, .group = N_("Figures")),
  TANDEM_FIELD_INT_IN ("current_year", N_("Year of it"), tandem_range_year, 0, .group = N_("Figures")),
  TANDEM_FIELD_ENUM ("conditionality", N_("Conditions"), conditionality_vocabulary, 0, .group = N_("Terms")),
  TANDEM_FIELD_L10N ("condition", N_("On condition that"), 0, .group = N_("Terms")),
  TANDEM_FIELD_BOOL ("uses_credits", N_("Uses carbon credits"), TANDEM_EXPECTED, .group = N_("Terms")),
  TANDEM_FIELD_DECIMAL ("credits", N_("Credits (t CO₂e)"), 0, .group = N_("Terms")),
  TANDEM_FIELD_BOOL ("net_zero", N_("Net zero"), 0, .group = N_("Terms")),
  TANDEM_FIELD_ENUM ("ambition", N_("Against the national contribution"), ambition_vocabulary,
                     TANDEM_EXPECTED, .group = N_("Terms")),
  TANDEM_FIELD_L10N ("ambition_note", N_("Why"), TANDEM_LONG, .group = N_("Terms")),
  TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), 0, .group = N_("Terms")),
  TANDEM_FIELD_INT_IN ("set_year", N_("Year set"), tandem_range_year, 0, .group = N_("Terms")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_mitigation_target_kind =
{
  .name = "mitigation_target",
  .label = N_("Emission target"),
  .plural = N_("Emission targets"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_mitigation_target_get_type,
};

TANDEM_DEFINE_RECORD (TandemMitigationTarget, tandem_mitigation_target)
