/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-risk.h"

#include "kinds/tandem-parts.h"

static const TandemTerm category_terms[] =
{
  { "political", N_("Political") },
  { "financial", N_("Financial") },
  { "legal", N_("Legal") },
  { "technical", N_("Technical") },
  { "organisational", N_("Organisational") },
  { "partner_communication", N_("Communication with the partner") },
  { "travel_visa", N_("Travel and visas") },
  { "data", N_("Data") },
  { "external_event", N_("External event") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (category, "risk_category");

static const TandemTerm status_terms[] =
{
  { "open", N_("Open"), "warning" },
  { "mitigated", N_("Mitigated"), "success" },
  { "occurred", N_("Occurred"), "error" },
  { "closed", N_("Closed"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "risk_status");

static const TandemTransition status_steps[] =
{
  { "open", { "mitigated", "occurred", "closed" } },
  { "mitigated", { "open", "occurred", "closed" } },
  { "occurred", { "closed" } },
  { "closed", { "open" } },
  { NULL },
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("owner", N_("Of"), TANDEM_KINDS ("plan", "action", "pilot", "partnership"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Risk")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Risk")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Risk")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Risk")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED, .group = N_("Risk")),
  TANDEM_FIELD_L10N ("description", N_("Risk"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE, .group = N_("Risk")),
  TANDEM_FIELD_ENUM ("category", N_("Category"), category_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Risk")),
  TANDEM_FIELD_INT_IN ("likelihood", N_("Likelihood"), tandem_range_score, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Risk"), .help = N_("1 rare, 5 almost certain")),
  TANDEM_FIELD_INT_IN ("impact", N_("Impact"), tandem_range_score, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Risk"), .help = N_("1 hardly felt, 5 ends it")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Risk"),
                     .transitions = status_steps),
  TANDEM_FIELD_L10N ("mitigation", N_("What is done about it"),
                     TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Risk")),
  TANDEM_FIELD_REF ("responsible", N_("Responsible"), TANDEM_KINDS ("organisation", "contact"),
                    TANDEM_EXPECTED, .group = N_("Risk")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Risk")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_risk_kind =
{
  .name = "risk",
  .label = N_("Risk"),
  .plural = N_("Risks"),
  .icon = "status-risk-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_risk_get_type,
};

TANDEM_DEFINE_RECORD (TandemRisk, tandem_risk)
