/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A city's commitment to the Global Covenant of Mayors and how far it is. */
#define TANDEM_TYPE_GCOM_PROFILE (tandem_gcom_profile_get_type ())
G_DECLARE_FINAL_TYPE (TandemGcomProfile, tandem_gcom_profile, TANDEM, GCOM_PROFILE, TandemRecord)

extern const TandemKind tandem_gcom_profile_kind;

G_END_DECLS
