/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A chip that shows a state as glyph and word, for headings and columns.
 * Properties: status (code), label (instead of the state's own word), gap (a
 * dashed outline: something that should stand here); icon and tone (the style
 * of a TandemTerm) instead of the state's. */
#define TANDEM_TYPE_PILL (tandem_pill_get_type ())
G_DECLARE_FINAL_TYPE (TandemPill, tandem_pill, TANDEM, PILL, TandemView)

G_END_DECLS
