/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What may go wrong, how likely, how badly, and what is done about it. */
#define TANDEM_TYPE_RISK (tandem_risk_get_type ())
G_DECLARE_FINAL_TYPE (TandemRisk, tandem_risk, TANDEM, RISK, TandemRecord)

extern const TandemKind tandem_risk_kind;

int         tandem_risk_get_score (const TandemDoc *doc);
const char *tandem_risk_get_band  (int              score);

G_END_DECLS
