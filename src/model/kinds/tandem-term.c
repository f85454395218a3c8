/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-term.h"

#include "kinds/tandem-parts.h"

static const TandemField fields[] =
{
  TANDEM_FIELD_TEXT ("vocabulary", N_("Vocabulary"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Term")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_REQUIRED | TANDEM_CODE | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Term")),
  TANDEM_FIELD_L10N ("label", N_("Label"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Term")),
  TANDEM_FIELD_TEXT ("style", N_("Style"), 0, .group = N_("Term")),
  TANDEM_FIELD_TEXT ("icon", N_("Icon"), 0, .group = N_("Term")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER, .group = N_("Term")),
  TANDEM_FIELD_BOOL ("withdrawn", N_("Not offered any more"), 0, .group = N_("Term")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_term_record_kind =
{
  .name = "term",
  .label = N_("Term"),
  .plural = N_("Terms"),
  .icon = "accessories-dictionary-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_term_record_get_type,
};

TANDEM_DEFINE_RECORD (TandemTermRecord, tandem_term_record)
