/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* How far emissions are to fall, in one of four forms. */
#define TANDEM_TYPE_MITIGATION_TARGET (tandem_mitigation_target_get_type ())
G_DECLARE_FINAL_TYPE (TandemMitigationTarget, tandem_mitigation_target, TANDEM, MITIGATION_TARGET, TandemRecord)

extern const TandemKind tandem_mitigation_target_kind;

gboolean tandem_mitigation_target_get_level    (const TandemDoc *doc,
                                                double          *tonnes);
gboolean tandem_mitigation_target_get_progress (const TandemDoc *doc,
                                                double          *percent);

G_END_DECLS
