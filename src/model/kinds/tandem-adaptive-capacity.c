/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-adaptive-capacity.h"

#include "kinds/tandem-parts.h"

static const TandemTerm effect_terms[] =
{
  { "supports", N_("Supports"), "success" },
  { "challenges", N_("Challenges"), "warning" },
};
TANDEM_DEFINE_TERMS (effect, "effect");

static const TandemTerm degree_terms[] =
{
  { "significant", N_("Significantly") },
  { "moderate", N_("Moderately") },
  { "somewhat", N_("Somewhat") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (degree, "degree");

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("rva", N_("Risk assessment"), TANDEM_KINDS ("rva"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Factor")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Factor")),
  TANDEM_FIELD_ENUM ("factor", N_("Factor"), tandem_vocabulary_adaptive_factors,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED | TANDEM_TITLE, .group = N_("Factor")),
  TANDEM_FIELD_ENUM ("effect", N_("Effect"), effect_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("Factor")),
  TANDEM_FIELD_ENUM ("degree", N_("How much"), degree_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("Factor")),
  TANDEM_FIELD_L10N ("comment", N_("Comment"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Factor")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_adaptive_capacity_kind =
{
  .name = "adaptive_capacity",
  .label = N_("Adaptive capacity"),
  .plural = N_("Adaptive capacities"),
  .icon = "system-users-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_adaptive_capacity_get_type,
};

TANDEM_DEFINE_RECORD (TandemAdaptiveCapacity, tandem_adaptive_capacity)
