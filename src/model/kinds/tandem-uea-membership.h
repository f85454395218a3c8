/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A city's place in the Urban Environmental Accords. */
#define TANDEM_TYPE_UEA_MEMBERSHIP (tandem_uea_membership_get_type ())
G_DECLARE_FINAL_TYPE (TandemUeaMembership, tandem_uea_membership, TANDEM, UEA_MEMBERSHIP, TandemRecord)

extern const TandemKind tandem_uea_membership_kind;

G_END_DECLS
