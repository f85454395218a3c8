/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-section.h"

#include "kinds/tandem-parts.h"

/* What each translated passage was made from, for tandem-translation.c: kept by
 * the words and not by the place, one note a passage, so that notes of two
 * sides join like the items of any list. The id is the language and a hash of
 * the translated passage ("zh-Hans:0123456789"), or of a whole translation its
 * language alone ("zh-Hans:"). */
static const TandemField translated_fields[] =
{
  TANDEM_FIELD_TEXT ("of", N_("Made from"), 0,
                     .help = N_("Hash of the passage it was translated from")),
  TANDEM_FIELD_TEXT ("was", N_("What that said"), TANDEM_LONG,
                     .help = N_("Once the source says something else")),
  TANDEM_FIELD_DATE ("changed_on", N_("Changed on"), 0),
  TANDEM_FIELD_TEXT ("state", N_("State before"), 0,
                     .help = N_("Of a translation that is out of date")),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Section")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Section")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Section")),
  TANDEM_FIELD_ENUM ("key", N_("Chapter"), tandem_vocabulary_plan_sections, TANDEM_INDEXED,
                     .group = N_("Section")),
  TANDEM_FIELD_L10N ("heading", N_("Heading"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Section")),
  /* In the markup of tandem-prose.h. */
  TANDEM_FIELD_L10N ("body", N_("Text"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Section")),
  TANDEM_FIELD_BOOL ("written", N_("Source text is finished"), 0, .group = N_("Section")),
  TANDEM_FIELD_LIST ("translated", N_("Translated from"), translated_fields, TANDEM_HIDDEN,
                     .group = N_("Section")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Section")),
  TANDEM_FIELD_BOOL ("mandatory", N_("Must be there"), 0, .group = N_("Section")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_section_kind =
{
  .name = "section",
  .label = N_("Section"),
  .plural = N_("Sections"),
  .icon = "view-list-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_section_get_type,
};

TANDEM_DEFINE_RECORD (TandemSection, tandem_section)
