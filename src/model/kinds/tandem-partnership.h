/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* Cities that work together in a programme: a pair, one with several, or a cluster. */
#define TANDEM_TYPE_PARTNERSHIP (tandem_partnership_get_type ())
G_DECLARE_FINAL_TYPE (TandemPartnership, tandem_partnership, TANDEM, PARTNERSHIP, TandemRecord)

extern const TandemKind tandem_partnership_kind;

TandemVal tandem_partnership_get_lead (const TandemDoc *doc,
                                       const char      *side);

G_END_DECLS
