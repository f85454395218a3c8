/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* The glyph of a state, with its word or alone where the word stands beside it.
 * Properties: status (code), icon (instead of the state's), label (instead of
 * its word), show-word, size (pixels), tone (the style of a
 * TandemTerm, instead of the state's colour). */
#define TANDEM_TYPE_STATUS_GLYPH (tandem_status_glyph_get_type ())
G_DECLARE_FINAL_TYPE (TandemStatusGlyph, tandem_status_glyph, TANDEM, STATUS_GLYPH, TandemView)

G_END_DECLS
