/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* The row of every list of records: glyph, both names, a second line, what
 * stands at the end, and one next step. Properties: status or icon, title, code
 * (dim, before the title), native, language, subtitle, note (a third line in
 * the colour of note-status), trailing (in the colour of trailing-status),
 * action-label and action-name (the next step; see also the signal
 * "next-step"), arrow, wrap (for narrow windows: titles
 * of several lines, what stood at the end below them, an arrow for the button), boxed
 * (inside a card), strong, tone (of the glyph, as TandemTerm has it). */
#define TANDEM_TYPE_RECORD_ROW (tandem_record_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordRow, tandem_record_row, TANDEM, RECORD_ROW, TandemView)

G_END_DECLS
