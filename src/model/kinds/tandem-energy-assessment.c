/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-energy-assessment.h"

#include "kinds/tandem-parts.h"

static const TandemTerm notation_terms[] =
{
  { "NO", N_("NO – not occurring") },
  { "NE", N_("NE – not estimated") },
};
TANDEM_DEFINE_TERMS (notation, "energy_key");

static const TandemTerm attribute_terms[] =
{
  { "secure", N_("Secure") },
  { "sustainable", N_("Sustainable") },
  { "affordable", N_("Affordable") },
};
TANDEM_DEFINE_TERMS (attribute, "attribute");

static const TandemTerm coverage_terms[] =
{
  { "city", N_("City") },
  { "region", N_("Region") },
  { "national_proxy", N_("National figure") },
};
TANDEM_DEFINE_TERMS (coverage, "coverage");

static const TandemTerm availability_terms[] =
{
  { "available", N_("Available") },
  { "confidential", N_("Confidential") },
  { "not_estimated", N_("Not estimated") },
};
TANDEM_DEFINE_TERMS (availability, "availability");

static const TandemField values_fields[] =
{
  TANDEM_FIELD_ENUM ("indicator", N_("Indicator"), tandem_vocabulary_energy_indicators, TANDEM_REQUIRED),
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, 0),
  TANDEM_FIELD_TEXT ("breakdown", N_("By source"), 0, .help = N_("Solar, wind, hydro …")),
  TANDEM_FIELD_DECIMAL ("threshold_pct", N_("Threshold (%)"), 0,
                        .help = N_("Share of income, for energy poverty")),
  TANDEM_FIELD_TEXT ("source", N_("Source"), 0),
  TANDEM_FIELD_ENUM ("coverage", N_("Covers"), coverage_vocabulary, 0),
  TANDEM_FIELD_ENUM ("availability", N_("Data"), availability_vocabulary, 0),
  TANDEM_FIELD_ENUM ("notation", N_("Notation key"), notation_vocabulary, 0),
  TANDEM_FIELD_L10N ("reason", N_("Reason"), 0),
};

enum
{
  CITY,
  YEAR,
  ASSESSED,
  VALUES,
  POVERTY_BASIS,
  FILES,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Assessment")),
  [YEAR] = TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Assessment")),
  [ASSESSED] = TANDEM_FIELD_ENUM_SET ("assessed", N_("Assessed"), attribute_vocabulary, TANDEM_EXPECTED,
                                      .group = N_("Assessment")),
  [VALUES] = TANDEM_FIELD_LIST ("values", N_("Indicators"), values_fields, TANDEM_EXPECTED,
                                .group = N_("Assessment")),
  [POVERTY_BASIS] = TANDEM_FIELD_L10N ("poverty_basis", N_("What counts as energy poverty"), TANDEM_LONG,
                                       .group = N_("Assessment")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Assessment")),
  TANDEM_COMMON_FIELDS,
};

static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  gint64 year = tandem_val_int (tandem_doc_field (doc, YEAR), 0);

  return year > 0 ? g_strdup_printf (_("Energy assessment %d"), (int) year) : NULL;
}

const TandemKind tandem_energy_assessment_kind =
{
  .name = "energy_assessment",
  .label = N_("Energy assessment"),
  .plural = N_("Energy assessments"),
  .icon = "place-climate-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = dup_title,
  .record_type = tandem_energy_assessment_get_type,
};

TANDEM_DEFINE_RECORD (TandemEnergyAssessment, tandem_energy_assessment)
