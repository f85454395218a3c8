/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-uea-membership.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"
#include "kinds/tandem-uea.h"

static const TandemTerm membership_terms[] =
{
  { "signatory", N_("Signatory") },
  { "founding", N_("Founding signatory") },
  { "member", N_("Member") },
  { "executive", N_("Executive city") },
  { "associate", N_("Associate") },
};
TANDEM_DEFINE_TERMS (membership, "membership");

static const TandemTerm status_terms[] =
{
  { "active", N_("Active member"), "success" },
  { "inactive", N_("Inactive"), "dim" },
  { "left", N_("Left"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "uea_status");

static const TandemField awards_fields[] =
{
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("award", N_("Award"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("sector", N_("Sector"), 0),
};

static const TandemField fees_fields[] =
{
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("paid_on", N_("Paid on"), 0),
  TANDEM_FIELD_MONEY ("amount", N_("Amount"), 0),
};

enum
{
  CITY,
  SIGNED_ON,
  MEMBER_SINCE,
  MEMBERSHIP,
  STATUS,
  FEES,
  AWARDS,
  NOTES,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Membership")),
  [SIGNED_ON] = TANDEM_FIELD_DATE ("signed_on", N_("Signed on"),
                                   TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                   .group = N_("Membership"),
                                   .help = N_("The seven and ten years run from this day")),
  [MEMBER_SINCE] = TANDEM_FIELD_DATE ("member_since", N_("Member since"), TANDEM_LISTED,
                                      .group = N_("Membership")),
  [MEMBERSHIP] = TANDEM_FIELD_ENUM ("membership", N_("Membership"), membership_vocabulary,
                                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                    .group = N_("Membership")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Membership")),
  [FEES] = TANDEM_FIELD_LIST ("fees", N_("Fees"), fees_fields, 0, .group = N_("Membership")),
  [AWARDS] = TANDEM_FIELD_LIST ("awards", N_("Awards"), awards_fields, 0, .group = N_("Membership")),
  [NOTES] = TANDEM_FIELD_L10N ("notes", N_("Notes"), TANDEM_LONG, .group = N_("Membership")),
  TANDEM_COMMON_FIELDS,
};

/* "Urban Environmental Accords: Gwangju" */
static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autoptr(TandemDoc) city = tandem_doc_resolve (doc, CITY, context);
  g_autofree char *name = city != NULL ? tandem_doc_dup_title (city, context) : NULL;

  return name != NULL ? g_strdup_printf (_("Urban Environmental Accords: %s"), name) : NULL;
}

static void
count (const TandemDoc     *doc,
       const TandemContext *context,
       guint               *declared,
       guint               *evidenced)
{
  tandem_uea_count (context, tandem_val_string (tandem_doc_field (doc, CITY)), declared, evidenced);
}

static void
compute_declared (const TandemDoc     *doc,
                  const TandemContext *context,
                  GValue              *value)
{
  guint declared, evidenced;

  count (doc, context, &declared, &evidenced);
  g_value_set_int (value, declared);
}

static void
compute_evidenced (const TandemDoc     *doc,
                   const TandemContext *context,
                   GValue              *value)
{
  guint declared, evidenced;

  count (doc, context, &declared, &evidenced);
  g_value_set_int (value, evidenced);
}

static void
compute_stars (const TandemDoc     *doc,
               const TandemContext *context,
               GValue              *value)
{
  guint declared, evidenced;

  count (doc, context, &declared, &evidenced);
  g_value_set_int (value, tandem_uea_get_stars (context, declared));
}

static const TandemComputed computed[] =
{
  { "declared", N_("Achieved as declared"), G_TYPE_INT, compute_declared },
  { "evidenced", N_("Achieved with evidence"), G_TYPE_INT, compute_evidenced },
  { "stars", N_("Stars"), G_TYPE_INT, compute_stars },
};

const TandemKind tandem_uea_membership_kind =
{
  .name = "uea_membership",
  .label = N_("Accords membership"),
  .plural = N_("Accords memberships"),
  .icon = "place-accords-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .title = dup_title,
  .record_type = tandem_uea_membership_get_type,
};

TANDEM_DEFINE_RECORD (TandemUeaMembership, tandem_uea_membership)
