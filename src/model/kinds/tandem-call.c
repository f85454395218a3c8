/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-call.h"

#include "kinds/tandem-parts.h"

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Call")),
  TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Call")),
  TANDEM_FIELD_MOMENT ("opens", N_("Opens"), TANDEM_EXPECTED, .group = N_("Call")),
  TANDEM_FIELD_MOMENT ("closes", N_("Closes"), TANDEM_REQUIRED | TANDEM_LISTED, .group = N_("Call")),
  TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("Call")),
  TANDEM_FIELD_URL ("url", N_("Form"), 0, .group = N_("Call")),
  TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Call")),
  TANDEM_FIELD_TEXT_SET ("partner_countries", N_("Partner countries"), TANDEM_EXPECTED,
                         .group = N_("Who May Apply"), .help = N_("Two letters each, ISO 3166-1")),
  TANDEM_FIELD_TEXT_SET ("countries", N_("Countries of the applicants"), 0, .group = N_("Who May Apply")),
  TANDEM_FIELD_INT_IN ("min_population", N_("Population at least"), tandem_range_natural, 0,
                       .group = N_("Who May Apply")),
  TANDEM_FIELD_BOOL ("allow_groups", N_("Groups may apply"), 0, .group = N_("Who May Apply"),
                     .help = N_("Their populations are added up")),
  TANDEM_FIELD_INT_IN ("min_duration_months", N_("Months at least"), tandem_range_month_count,
                       TANDEM_EXPECTED, .group = N_("Who May Apply"),
                       .help = N_("How long cities commit to work together")),
  TANDEM_FIELD_INT_IN ("max_per_country", N_("Cities a country at most"), tandem_range_natural, 0,
                       .group = N_("Who May Apply")),
  TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, 0, .group = N_("Who May Apply")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_call_kind =
{
  .name = "call",
  .label = N_("Call"),
  .plural = N_("Calls"),
  .icon = "mail-unread-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_call_get_type,
};

TANDEM_DEFINE_RECORD (TandemCall, tandem_call)
