/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-rva.h"

#include "kinds/tandem-parts.h"

enum
{
  CITY,
  YEAR,
  DONE,
  BOUNDARY,
  BOUNDARY_NOTE,
  METHOD,
  SCENARIOS,
  DATA_SOURCES,
  FEATURES,
  ADOPTED,
  ADOPTED_ON,
  URL,
  FILES,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Assessment")),
  [YEAR] = TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Assessment")),
  [DONE] = TANDEM_FIELD_BOOL ("done", N_("Done"), TANDEM_EXPECTED, .group = N_("Assessment")),
  [BOUNDARY] = TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, TANDEM_EXPECTED,
                                  .group = N_("Assessment")),
  [BOUNDARY_NOTE] = TANDEM_FIELD_L10N ("boundary_note", N_("Boundary in words"), TANDEM_LONG,
                                       .group = N_("Assessment")),
  [METHOD] = TANDEM_FIELD_L10N ("method", N_("Method"), TANDEM_SEARCHED | TANDEM_LONG,
                                .group = N_("Assessment")),
  [SCENARIOS] = TANDEM_FIELD_L10N ("scenarios", N_("Scenarios"), TANDEM_SEARCHED | TANDEM_LONG,
                                   .group = N_("Assessment")),
  [DATA_SOURCES] = TANDEM_FIELD_L10N ("data_sources", N_("Data sources"), TANDEM_LONG,
                                      .group = N_("Assessment")),
  [FEATURES] = TANDEM_FIELD_ENUM_SET ("features", N_("What it looked at"), tandem_vocabulary_rva_features, 0,
                                      .group = N_("Assessment")),
  [ADOPTED] = TANDEM_FIELD_BOOL ("adopted", N_("Adopted"), 0, .group = N_("Assessment")),
  [ADOPTED_ON] = TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), 0, .group = N_("Assessment")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Link"), TANDEM_EXPECTED, .group = N_("Assessment")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Assessment")),
  TANDEM_COMMON_FIELDS,
};

static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  gint64 year = tandem_val_int (tandem_doc_field (doc, YEAR), 0);

  return year > 0 ? g_strdup_printf (_("Risk assessment %d"), (int) year) : NULL;
}

const TandemKind tandem_rva_kind =
{
  .name = "rva",
  .label = N_("Risk assessment"),
  .plural = N_("Risk assessments"),
  .icon = "place-climate-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = dup_title,
  .record_type = tandem_rva_get_type,
};

TANDEM_DEFINE_RECORD (TandemRva, tandem_rva)
