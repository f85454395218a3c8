/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* How one sees whether it works. */
#define TANDEM_TYPE_INDICATOR (tandem_indicator_get_type ())
G_DECLARE_FINAL_TYPE (TandemIndicator, tandem_indicator, TANDEM, INDICATOR, TandemRecord)

extern const TandemKind tandem_indicator_kind;

TandemVal tandem_indicator_get_latest   (const TandemDoc *doc);
gboolean  tandem_indicator_get_progress (const TandemDoc *doc,
                                         double          *percent);

G_END_DECLS
