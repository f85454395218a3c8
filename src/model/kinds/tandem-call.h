/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* One round of a programme; thresholds belong to it, since they differed from round to round. */
#define TANDEM_TYPE_CALL (tandem_call_get_type ())
G_DECLARE_FINAL_TYPE (TandemCall, tandem_call, TANDEM, CALL, TandemRecord)

extern const TandemKind tandem_call_kind;

/* Why a city, or a group of them, may not apply; NULL in @reason if it may. */
gboolean tandem_call_accepts_population (const TandemDoc *doc,
                                         const gint64    *populations,
                                         guint            n_populations,
                                         char           **reason);

G_END_DECLS
