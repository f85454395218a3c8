/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-stakeholder.h"

#include "kinds/tandem-parts.h"

static const TandemTerm attitude_terms[] =
{
  { "supporter", N_("Supporter"), "success" },
  { "neutral", N_("Neutral"), "dim" },
  { "opponent", N_("Opponent"), "error" },
};
TANDEM_DEFINE_TERMS (attitude, "attitude");

static const TandemTerm group_role_terms[] =
{
  { "coordinator", N_("Coordinator") },
  { "member", N_("Member") },
  { "consulted", N_("Consulted") },
  { "informed", N_("Informed") },
};
TANDEM_DEFINE_TERMS (group_role, "group_role");

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Stakeholder")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Stakeholder")),
  TANDEM_FIELD_REF ("organisation", N_("Organisation"), TANDEM_KINDS ("organisation"),
                    TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Stakeholder")),
  TANDEM_FIELD_REF ("contact", N_("Person"), TANDEM_KINDS ("contact"), TANDEM_PERSONAL,
                    .group = N_("Stakeholder")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Stakeholder")),
  TANDEM_FIELD_L10N ("interest", N_("Interest"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Stakeholder")),
  TANDEM_FIELD_INT_IN ("influence", N_("Influence"), tandem_range_score, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Stakeholder"), .help = N_("1 little, 5 decisive")),
  TANDEM_FIELD_INT_IN ("importance", N_("Importance"), tandem_range_score, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Stakeholder"),
                       .help = N_("How much it matters to them: 1 little, 5 much")),
  TANDEM_FIELD_ENUM ("attitude", N_("Attitude"), attitude_vocabulary, TANDEM_LISTED,
                     .group = N_("Stakeholder")),
  TANDEM_FIELD_L10N ("contribution", N_("Contribution"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Stakeholder")),
  TANDEM_FIELD_ENUM ("group_role", N_("Role in the group"), group_role_vocabulary, TANDEM_INDEXED,
                     .group = N_("Stakeholder")),
  TANDEM_FIELD_DATE ("joined", N_("Joined"), 0, .group = N_("Stakeholder")),
  TANDEM_FIELD_DATE ("left", N_("Left"), 0, .group = N_("Stakeholder")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_stakeholder_kind =
{
  .name = "stakeholder",
  .label = N_("Stakeholder"),
  .plural = N_("Stakeholders"),
  .icon = "system-users-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_stakeholder_get_type,
};

TANDEM_DEFINE_RECORD (TandemStakeholder, tandem_stakeholder)
