/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-stakeholder.h"

#include "kinds/tandem-figures.h"
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

enum
{
  PLAN,
  PARTNERSHIP,
  ORGANISATION,
  CONTACT,
  CITY,
  INTEREST,
  INFLUENCE,
  IMPORTANCE,
  ATTITUDE,
  CONTRIBUTION,
  GROUP_ROLE,
  JOINED,
  LEFT,
};

static const TandemField fields[] =
{
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Stakeholder")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Stakeholder")),
  [ORGANISATION] = TANDEM_FIELD_REF ("organisation", N_("Organisation"), TANDEM_KINDS ("organisation"),
                                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                                     .group = N_("Stakeholder")),
  [CONTACT] = TANDEM_FIELD_REF ("contact", N_("Person"), TANDEM_KINDS ("contact"), TANDEM_PERSONAL,
                                .group = N_("Stakeholder")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Stakeholder")),
  [INTEREST] = TANDEM_FIELD_L10N ("interest", N_("Interest"), TANDEM_SEARCHED | TANDEM_LONG,
                                  .group = N_("Stakeholder")),
  [INFLUENCE] = TANDEM_FIELD_INT_IN ("influence", N_("Influence"), tandem_range_influence,
                                     TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Stakeholder"),
                                     .help = N_("1 little, 5 decisive")),
  [IMPORTANCE] = TANDEM_FIELD_INT_IN ("importance", N_("Importance"), tandem_range_importance,
                                      TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Stakeholder"),
                                      .help = N_("How much it matters to them: 1 little, 5 much")),
  [ATTITUDE] = TANDEM_FIELD_ENUM ("attitude", N_("Attitude"), attitude_vocabulary, TANDEM_LISTED,
                                  .group = N_("Stakeholder")),
  [CONTRIBUTION] = TANDEM_FIELD_L10N ("contribution", N_("Contribution"), TANDEM_SEARCHED | TANDEM_LONG,
                                      .group = N_("Stakeholder")),
  [GROUP_ROLE] = TANDEM_FIELD_ENUM ("group_role", N_("Role in the group"), group_role_vocabulary,
                                    TANDEM_INDEXED, .group = N_("Stakeholder")),
  [JOINED] = TANDEM_FIELD_DATE ("joined", N_("Joined"), 0, .group = N_("Stakeholder")),
  [LEFT] = TANDEM_FIELD_DATE ("left", N_("Left"), 0, .group = N_("Stakeholder")),
  TANDEM_COMMON_FIELDS,
};

/* From this score on, influence or importance is high (domain.md 1.6). */
#define HIGH 3

/**
 * tandem_stakeholder_find_quadrant:
 * @influence: 1 to 5, or 0
 * @importance: 1 to 5, or 0
 *
 * Returns: (transfer none) (nullable): a code of the vocabulary "quadrant":
 *   manage_closely, keep_satisfied, keep_informed or monitor; NULL if not judged
 */
const char *
tandem_stakeholder_find_quadrant (gint64 influence,
                                  gint64 importance)
{
  if (influence < 1 || importance < 1)
    return NULL;
  if (influence >= HIGH)
    return importance >= HIGH ? "manage_closely" : "keep_satisfied";

  return importance >= HIGH ? "keep_informed" : "monitor";
}

/**
 * tandem_stakeholder_get_quadrant:
 * @doc: a stakeholder
 *
 * Returns: (transfer none) (nullable): its quadrant; NULL if it is not judged
 */
const char *
tandem_stakeholder_get_quadrant (const TandemDoc *doc)
{
  return tandem_stakeholder_find_quadrant (tandem_val_int (tandem_doc_field (doc, INFLUENCE), 0),
                                           tandem_val_int (tandem_doc_field (doc, IMPORTANCE), 0));
}

static void
compute_quadrant (const TandemDoc     *doc,
                  const TandemContext *context,
                  GValue              *value)
{
  g_value_set_static_string (value, tandem_stakeholder_get_quadrant (doc));
}

static const TandemComputed computed[] =
{
  { "quadrant", N_("Quadrant"), G_TYPE_STRING, compute_quadrant },
};

/* A stakeholder is called like the organisation. */
static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autoptr(TandemDoc) organisation = tandem_doc_resolve (doc, ORGANISATION, context);

  return organisation != NULL ? tandem_doc_dup_title (organisation, context) : NULL;
}

const TandemKind tandem_stakeholder_kind =
{
  .name = "stakeholder",
  .label = N_("Stakeholder"),
  .plural = N_("Stakeholders"),
  .icon = "system-users-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .title = dup_title,
  .record_type = tandem_stakeholder_get_type,
};

TANDEM_DEFINE_RECORD (TandemStakeholder, tandem_stakeholder)
