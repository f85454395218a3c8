/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* One climate hazard of a risk assessment. */
#define TANDEM_TYPE_HAZARD (tandem_hazard_get_type ())
G_DECLARE_FINAL_TYPE (TandemHazard, tandem_hazard, TANDEM, HAZARD, TandemRecord)

extern const TandemKind tandem_hazard_kind;

G_END_DECLS
