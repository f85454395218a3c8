/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* One row of an inventory in one scope: a value, a notation key, or both. */
#define TANDEM_TYPE_EMISSION (tandem_emission_get_type ())
G_DECLARE_FINAL_TYPE (TandemEmission, tandem_emission, TANDEM, EMISSION, TandemRecord)

extern const TandemKind tandem_emission_kind;

G_END_DECLS
