/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A pilot project of a pairing. */
#define TANDEM_TYPE_PILOT (tandem_pilot_get_type ())
G_DECLARE_FINAL_TYPE (TandemPilot, tandem_pilot, TANDEM, PILOT, TandemRecord)

extern const TandemKind tandem_pilot_kind;

int tandem_pilot_get_progress (const TandemDoc     *doc,
                               const TandemContext *context);

G_END_DECLS
