/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A target for energy access, renewables or efficiency. */
#define TANDEM_TYPE_ENERGY_TARGET (tandem_energy_target_get_type ())
G_DECLARE_FINAL_TYPE (TandemEnergyTarget, tandem_energy_target, TANDEM, ENERGY_TARGET, TandemRecord)

extern const TandemKind tandem_energy_target_kind;

G_END_DECLS
