/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* One sentence about how something is, tinted only when it is not on track.
 * Properties: status, label (the word), sentence, action-label, action-name,
 * narrow. */
#define TANDEM_TYPE_HEALTH_CARD (tandem_health_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemHealthCard, tandem_health_card, TANDEM, HEALTH_CARD, TandemView)

G_END_DECLS
