/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-organisation.h"

#include "kinds/tandem-parts.h"
#include "tandem-country.h"

static const TandemTerm org_type_terms[] =
{
  { "local_gov", N_("Local government") },
  { "national_gov", N_("National government") },
  { "regional_gov", N_("Regional government") },
  { "eu_body", N_("European body") },
  { "business", N_("Business") },
  { "cluster_chamber", N_("Cluster or chamber") },
  { "university_research", N_("University or research") },
  { "ngo_civil", N_("Civil society") },
  { "utility", N_("Utility") },
  { "finance", N_("Finance") },
  { "network", N_("Network") },
  { "media", N_("Media") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (org_type, "org_type");

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("name", N_("Name"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Organisation")),
  TANDEM_FIELD_ENUM ("org_type", N_("Kind"), org_type_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Organisation")),
  TANDEM_FIELD_COUNTRY ("country", N_("Country"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Organisation"),
                        .help = N_("Two letters, ISO 3166-1")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Organisation")),
  TANDEM_FIELD_TEXT ("identifier", N_("Identifier"), 0, .group = N_("Organisation"),
                     .help = N_("With its register, as in IT-CF-…")),
  TANDEM_FIELD_URL ("website", N_("Website"), 0, .group = N_("Organisation")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_organisation_kind =
{
  .name = "organisation",
  .label = N_("Organisation"),
  .plural = N_("Organisations"),
  .icon = "system-users-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_organisation_get_type,
};

TANDEM_DEFINE_RECORD (TandemOrganisation, tandem_organisation)
