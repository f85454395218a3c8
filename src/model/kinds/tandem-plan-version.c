/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-plan-version.h"

#include "kinds/tandem-parts.h"

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Version")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Version")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Version")),
  TANDEM_FIELD_TEXT ("entry", N_("Entry of the plan"), TANDEM_REQUIRED | TANDEM_INDEXED, .group = N_("Version"),
                     .help = N_("The item in the plan’s list of versions that this is the state of")),
  TANDEM_FIELD_TEXT ("no", N_("Version"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_TITLE, .group = N_("Version")),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED | TANDEM_LISTED, .group = N_("Version")),
  TANDEM_FIELD_INT ("part", N_("Part"), TANDEM_REQUIRED, .group = N_("Version"),
                    .help = N_("Large plans are kept in several parts, from 1")),
  TANDEM_FIELD_INT ("parts", N_("Parts"), TANDEM_REQUIRED, .group = N_("Version")),
  TANDEM_FIELD_TEXT ("content", N_("Kept state"), TANDEM_REQUIRED | TANDEM_HIDDEN | TANDEM_LONG, .group = N_("Version"),
                     .help = N_("The records as they were, one a line")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_plan_version_kind =
{
  .name = "plan_version",
  .label = N_("Version of a plan"),
  .plural = N_("Versions of plans"),
  .icon = "document-open-recent-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .create_only = TRUE,
  .apart = TRUE,
  .record_type = tandem_plan_version_get_type,
};

TANDEM_DEFINE_RECORD (TandemPlanVersion, tandem_plan_version)
