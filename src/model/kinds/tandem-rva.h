/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* Which hazards threaten a city, and whom. */
#define TANDEM_TYPE_RVA (tandem_rva_get_type ())
G_DECLARE_FINAL_TYPE (TandemRva, tandem_rva, TANDEM, RVA, TandemRecord)

extern const TandemKind tandem_rva_kind;

G_END_DECLS
