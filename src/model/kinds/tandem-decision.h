/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What a meeting decided, or an approval; written once, then followed up. */
#define TANDEM_TYPE_DECISION (tandem_decision_get_type ())
G_DECLARE_FINAL_TYPE (TandemDecision, tandem_decision, TANDEM, DECISION, TandemRecord)

extern const TandemKind tandem_decision_kind;

G_END_DECLS
