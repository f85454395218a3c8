/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-energy-target.h"

#include "kinds/tandem-parts.h"

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Target")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Target")),
  TANDEM_FIELD_ENUM ("target_kind", N_("Kind"), tandem_vocabulary_energy_targets,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Target")),
  TANDEM_FIELD_ENUM ("indicator", N_("Indicator"), tandem_vocabulary_energy_indicators, TANDEM_INDEXED,
                     .group = N_("Target")),
  TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, TANDEM_EXPECTED,
                     .group = N_("Target")),
  TANDEM_FIELD_L10N ("metric", N_("Metric"), TANDEM_EXPECTED, .group = N_("Target")),
  TANDEM_FIELD_INT_IN ("base_year", N_("Base year"), tandem_range_year, TANDEM_EXPECTED,
                       .group = N_("Target")),
  TANDEM_FIELD_DECIMAL ("base_value", N_("Base value"), TANDEM_EXPECTED, .group = N_("Target")),
  TANDEM_FIELD_INT_IN ("target_year", N_("Target year"), tandem_range_year,
                       TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Target")),
  TANDEM_FIELD_DECIMAL ("target_value", N_("Target value"), TANDEM_EXPECTED, .group = N_("Target")),
  TANDEM_FIELD_DECIMAL ("current_value", N_("Value now"), TANDEM_EXPECTED, .group = N_("Target")),
  TANDEM_FIELD_INT_IN ("current_year", N_("Year of it"), tandem_range_year, 0, .group = N_("Target")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_energy_target_kind =
{
  .name = "energy_target",
  .label = N_("Energy target"),
  .plural = N_("Energy targets"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_energy_target_get_type,
};

TANDEM_DEFINE_RECORD (TandemEnergyTarget, tandem_energy_target)
