/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-hazard.h"

#include "kinds/tandem-parts.h"

static const TandemTerm trend_terms[] =
{
  { "increase", N_("Increasing") },
  { "decrease", N_("Decreasing") },
  { "no_change", N_("No change") },
  { "not_expected", N_("Not expected") },
  { "not_known", N_("Not known") },
};
TANDEM_DEFINE_TERMS (trend, "trend");

static const TandemTerm timeframe_terms[] =
{
  { "immediate", N_("Now") },
  { "short_term", N_("By 2025") },
  { "medium_term", N_("2026–2050") },
  { "long_term", N_("After 2050") },
  { "not_known", N_("Cannot be said") },
};
TANDEM_DEFINE_TERMS (timeframe, "timeframe");

static const TandemTerm exposed_terms[] =
{
  { "up_to_10", N_("Up to 10 %") },
  { "11_20", N_("11–20 %") },
  { "21_30", N_("21–30 %") },
  { "31_40", N_("31–40 %") },
  { "41_50", N_("41–50 %") },
  { "51_60", N_("51–60 %") },
  { "61_70", N_("61–70 %") },
  { "71_80", N_("71–80 %") },
  { "81_90", N_("81–90 %") },
  { "91_100", N_("91–100 %") },
  { "no_data", N_("No data") },
};
TANDEM_DEFINE_TERMS (exposed, "exposed");

static const TandemTerm magnitude_terms[] =
{
  { "high", N_("High") },
  { "moderate", N_("Moderate") },
  { "low", N_("Low") },
  { "not_known", N_("Not known") },
};
TANDEM_DEFINE_TERMS (magnitude, "sector_magnitude");

static const TandemField sector_impacts_fields[] =
{
  TANDEM_FIELD_ENUM ("sector", N_("Sector"), tandem_vocabulary_sectors_crf61, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("magnitude", N_("Magnitude"), magnitude_vocabulary, 0),
};

static const TandemField past_events_fields[] =
{
  TANDEM_FIELD_DATE ("on", N_("On"), 0),
  TANDEM_FIELD_L10N ("what", N_("What happened"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("scale", N_("Scale"), 0),
  TANDEM_FIELD_INT_IN ("deaths", N_("Lives lost"), tandem_range_natural, 0),
  TANDEM_FIELD_MONEY ("loss", N_("Loss"), 0),
  TANDEM_FIELD_L10N ("environment", N_("Damage to nature"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("rva", N_("Risk assessment"), TANDEM_KINDS ("rva"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Hazard")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Hazard")),
  TANDEM_FIELD_ENUM ("hazard", N_("Hazard"), tandem_vocabulary_hazards,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED | TANDEM_TITLE, .group = N_("Hazard")),
  TANDEM_FIELD_ENUM ("hazard_crf61", N_("Hazard, older list"), tandem_vocabulary_hazards_crf61, 0,
                     .group = N_("Hazard"), .help = N_("Asked until 2021 and by MyCovenant")),
  TANDEM_FIELD_ENUM ("probability", N_("Probability"), tandem_vocabulary_scale,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Now")),
  TANDEM_FIELD_ENUM ("magnitude", N_("Magnitude"), tandem_vocabulary_scale,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Now")),
  TANDEM_FIELD_L10N ("impacts", N_("Impacts"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Now")),
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors most exposed"), tandem_vocabulary_sectors, TANDEM_EXPECTED,
                         .group = N_("Now")),
  TANDEM_FIELD_LIST ("sector_impacts", N_("Sectors, older list"), sector_impacts_fields, 0,
                     .group = N_("Now")),
  TANDEM_FIELD_ENUM_SET ("vulnerable_groups", N_("Vulnerable groups"), tandem_vocabulary_vulnerable_groups,
                         TANDEM_EXPECTED, .group = N_("Now")),
  TANDEM_FIELD_ENUM_SET ("vulnerable_groups_crf61", N_("Vulnerable groups, older list"),
                         tandem_vocabulary_vulnerable_groups_crf61, 0, .group = N_("Now")),
  TANDEM_FIELD_ENUM ("exposed", N_("People exposed"), exposed_vocabulary, 0, .group = N_("Now")),
  TANDEM_FIELD_ENUM ("future_intensity", N_("Intensity"), trend_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("To Come")),
  TANDEM_FIELD_ENUM ("future_frequency", N_("Frequency"), trend_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("To Come")),
  TANDEM_FIELD_ENUM ("timeframe", N_("When"), timeframe_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("To Come")),
  TANDEM_FIELD_L10N ("indicators", N_("Indicators"), TANDEM_LONG, .group = N_("To Come")),
  TANDEM_FIELD_LIST ("past_events", N_("Past events"), past_events_fields, 0, .group = N_("To Come")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_hazard_kind =
{
  .name = "hazard",
  .label = N_("Hazard"),
  .plural = N_("Hazards"),
  .icon = "dialog-warning-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_hazard_get_type,
};

TANDEM_DEFINE_RECORD (TandemHazard, tandem_hazard)
