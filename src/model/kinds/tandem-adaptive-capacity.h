/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What helps or hinders a city in adapting. */
#define TANDEM_TYPE_ADAPTIVE_CAPACITY (tandem_adaptive_capacity_get_type ())
G_DECLARE_FINAL_TYPE (TandemAdaptiveCapacity, tandem_adaptive_capacity, TANDEM, ADAPTIVE_CAPACITY, TandemRecord)

extern const TandemKind tandem_adaptive_capacity_kind;

G_END_DECLS
