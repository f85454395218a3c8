/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* Whether energy is secure, sustainable and affordable for all in a city. */
#define TANDEM_TYPE_ENERGY_ASSESSMENT (tandem_energy_assessment_get_type ())
G_DECLARE_FINAL_TYPE (TandemEnergyAssessment, tandem_energy_assessment, TANDEM, ENERGY_ASSESSMENT, TandemRecord)

extern const TandemKind tandem_energy_assessment_kind;

G_END_DECLS
