/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* How far a city is with one of the 21 actions. */
#define TANDEM_TYPE_UEA_ASSESSMENT (tandem_uea_assessment_get_type ())
G_DECLARE_FINAL_TYPE (TandemUeaAssessment, tandem_uea_assessment, TANDEM, UEA_ASSESSMENT, TandemRecord)

extern const TandemKind tandem_uea_assessment_kind;

G_END_DECLS
