/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* One entry of the legend: a mark and what it means.
 * Properties: `mark` (int: a TandemTimelineMark), `label`, `tone` (style of the mark). */
#define TANDEM_TYPE_TIMELINE_KEY (tandem_timeline_key_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineKey, tandem_timeline_key, TANDEM, TIMELINE_KEY, TandemView)

G_END_DECLS
