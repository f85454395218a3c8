/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A piece of a plan as it was kept at one moment; see tandem-plan-version.h. */
#define TANDEM_TYPE_PLAN_VERSION (tandem_plan_version_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanVersion, tandem_plan_version, TANDEM, PLAN_VERSION, TandemRecord)

extern const TandemKind tandem_plan_version_kind;

G_END_DECLS
