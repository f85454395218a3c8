/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-programme.h"

#include "kinds/tandem-parts.h"

static const TandemTerm phase_terms[] =
{
  { "IUC", N_("IUC") },
  { "IURC", N_("IURC") },
  { "GCOM_ASIA", N_("GCoM Asia") },
  { "UEA", N_("UEA") },
  { "OTHER", N_("Other") },
};
TANDEM_DEFINE_TERMS (phase, "phase");

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("name", N_("Name"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Programme")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("Programme")),
  TANDEM_FIELD_ENUM ("phase", N_("Phase"), phase_vocabulary, TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Programme")),
  TANDEM_FIELD_L10N ("funder", N_("Funder"), TANDEM_EXPECTED, .group = N_("Programme")),
  TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Programme")),
  TANDEM_FIELD_URL ("website", N_("Website"), 0, .group = N_("Programme")),
  TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Programme")),
  TANDEM_FIELD_L10N ("disclaimer", N_("Line for papers"), 0, .group = N_("Programme"),
                     .help = N_("For example the note on European co-funding")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_programme_kind =
{
  .name = "programme",
  .label = N_("Programme"),
  .plural = N_("Programmes"),
  .icon = "emblem-system-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_programme_get_type,
};

TANDEM_DEFINE_RECORD (TandemProgramme, tandem_programme)
