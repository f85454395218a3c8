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

enum
{
  OWNER,
  PLAN,
  PARTNERSHIP,
  CITY,
  CODE,
  DESCRIPTION,
  CATEGORY,
  LIKELIHOOD,
  IMPACT,
  STATUS,
  MITIGATION,
  RESPONSIBLE,
  ORDER,
};

static const TandemField fields[] =
{
  [OWNER] = TANDEM_FIELD_REF ("owner", N_("Of"), TANDEM_KINDS ("plan", "action", "pilot", "partnership"),
                              TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Risk")),
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Risk")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Risk")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Risk")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Risk")),
  [DESCRIPTION] = TANDEM_FIELD_L10N ("description", N_("Risk"),
                                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                                     .group = N_("Risk")),
  [CATEGORY] = TANDEM_FIELD_ENUM ("category", N_("Category"), category_vocabulary,
                                  TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Risk")),
  [LIKELIHOOD] = TANDEM_FIELD_INT_IN ("likelihood", N_("Likelihood"), tandem_range_likelihood,
                                      TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Risk"),
                                      .help = N_("1 rare, 5 almost certain")),
  [IMPACT] = TANDEM_FIELD_INT_IN ("impact", N_("Impact"), tandem_range_impact, TANDEM_EXPECTED | TANDEM_LISTED,
                                  .group = N_("Risk"), .help = N_("1 hardly felt, 5 ends it")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Risk"),
                                .transitions = status_steps),
  [MITIGATION] = TANDEM_FIELD_L10N ("mitigation", N_("What is done about it"),
                                    TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Risk")),
  [RESPONSIBLE] = TANDEM_FIELD_REF ("responsible", N_("Responsible"),
                                    TANDEM_KINDS ("organisation", "contact"), TANDEM_EXPECTED,
                                    .group = N_("Risk")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Risk")),
  TANDEM_COMMON_FIELDS,
};

/**
 * tandem_risk_get_score:
 * @doc: a risk
 *
 * Returns: likelihood times impact, 1 to 25; 0 if one of them is not judged
 */
int
tandem_risk_get_score (const TandemDoc *doc)
{
  gint64 likelihood = tandem_val_int (tandem_doc_field (doc, LIKELIHOOD), 0);
  gint64 impact = tandem_val_int (tandem_doc_field (doc, IMPACT), 0);

  if (likelihood < 1 || likelihood > 5 || impact < 1 || impact > 5)
    return 0;

  return likelihood * impact;
}

/**
 * tandem_risk_get_band:
 * @score: 1 to 25, or 0
 *
 * Returns: (transfer none) (nullable): low to 4, medium to 9, high to 16, critical
 *   above (domain.md 1.6); a code of the vocabulary "risk_band"
 */
const char *
tandem_risk_get_band (int score)
{
  if (score < 1)
    return NULL;

  return score <= 4 ? "low" : score <= 9 ? "medium" : score <= 16 ? "high" : "critical";
}

static void
compute_score (const TandemDoc     *doc,
               const TandemContext *context,
               GValue              *value)
{
  g_value_set_int (value, tandem_risk_get_score (doc));
}

static void
compute_band (const TandemDoc     *doc,
              const TandemContext *context,
              GValue              *value)
{
  g_value_set_static_string (value, tandem_risk_get_band (tandem_risk_get_score (doc)));
}

static const TandemComputed computed[] =
{
  { "score", N_("Score"), G_TYPE_INT, compute_score },
  { "band", N_("Band"), G_TYPE_STRING, compute_band },
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
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .record_type = tandem_risk_get_type,
};

TANDEM_DEFINE_RECORD (TandemRisk, tandem_risk)
