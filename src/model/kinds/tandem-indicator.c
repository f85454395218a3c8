/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator.h"

#include "kinds/tandem-parts.h"

static const TandemTerm indicator_kind_terms[] =
{
  { "input", N_("Input") },
  { "output", N_("Output") },
  { "result", N_("Result") },
  { "impact", N_("Impact") },
};
TANDEM_DEFINE_TERMS (indicator_kind, "indicator_kind");

static const TandemTerm measure_terms[] =
{
  { "unit", N_("Number") },
  { "percent", N_("Percent") },
  { "nominal", N_("Named values") },
  { "ordinal", N_("Ranks") },
  { "qualitative", N_("In words") },
};
TANDEM_DEFINE_TERMS (measure, "measure");

static const TandemTerm frequency_terms[] =
{
  { "monthly", N_("Monthly") },
  { "quarterly", N_("Quarterly") },
  { "half_yearly", N_("Half-yearly") },
  { "yearly", N_("Yearly") },
  { "every_two_years", N_("Every two years") },
  { "once", N_("Once") },
};
TANDEM_DEFINE_TERMS (frequency, "frequency");

static const TandemTerm value_status_terms[] =
{
  { "provisional", N_("Provisional"), "dim" },
  { "final", N_("Final"), "success" },
};
TANDEM_DEFINE_TERMS (value_status, "value_status");

static const TandemField values_fields[] =
{
  TANDEM_FIELD_TEXT ("period", N_("Period"), TANDEM_REQUIRED,
                     .help = N_("A year, a month or a day: 2020, 2020-05")),
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), 0),
  TANDEM_FIELD_TEXT ("text", N_("In words"), 0),
  TANDEM_FIELD_ENUM ("status", N_("Status"), value_status_vocabulary, 0),
  TANDEM_FIELD_L10N ("note", N_("Note"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("owner", N_("Of"), TANDEM_KINDS ("objective", "action", "pilot", "plan", "partnership"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Indicator")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Indicator")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Indicator")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Indicator")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_EXPECTED | TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("Indicator")),
  TANDEM_FIELD_L10N ("name", N_("Name"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Indicator")),
  TANDEM_FIELD_ENUM ("indicator_kind", N_("Kind"), indicator_kind_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Indicator")),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Indicator")),
  TANDEM_FIELD_ENUM ("measure", N_("Measure"), measure_vocabulary, 0, .group = N_("Indicator")),
  TANDEM_FIELD_ENUM ("direction", N_("Direction"), tandem_vocabulary_indicator_direction, TANDEM_EXPECTED,
                     .group = N_("Indicator")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Indicator")),
  TANDEM_FIELD_OBJECT ("baseline", N_("Baseline"), tandem_value_fields, TANDEM_EXPECTED,
                       .group = N_("Values")),
  TANDEM_FIELD_OBJECT ("target", N_("Target"), tandem_value_fields, TANDEM_EXPECTED, .group = N_("Values")),
  TANDEM_FIELD_LIST ("values", N_("Values"), values_fields, 0, .group = N_("Values")),
  TANDEM_FIELD_L10N ("method", N_("Source and method"), TANDEM_LONG, .group = N_("How")),
  TANDEM_FIELD_ENUM ("frequency", N_("How often"), frequency_vocabulary, 0, .group = N_("How")),
  TANDEM_FIELD_REF ("responsible", N_("Responsible"), TANDEM_KINDS ("organisation", "contact"), 0,
                    .group = N_("How")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_indicator_kind =
{
  .name = "indicator",
  .label = N_("Indicator"),
  .plural = N_("Indicators"),
  .icon = "view-timeline-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_indicator_get_type,
};

TANDEM_DEFINE_RECORD (TandemIndicator, tandem_indicator)
