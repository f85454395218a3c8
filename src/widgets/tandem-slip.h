/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/**
 * TandemSlip:
 *
 * A slip of paper pinned to a #TandemPicture: a sentence that is edited where it
 * stands, or, as a gap, the words for what should be there and is not.
 *
 * Properties: `code`, `text`, `icon`, `word` and `tone` (a level: its shape, its
 * word, the style of a #TandemTerm), `detail` (a second line), `hint` (what an
 * empty line says while one writes), `spoken` (all of it, for a screen reader),
 * `gap`, `strong`, `fixed` (it is not edited in place).
 *
 * Signals: `edited (const char *text)`, what was written, not empty and another
 * text than before; `ended ()`, nobody writes any more.
 */
#define TANDEM_TYPE_SLIP (tandem_slip_get_type ())
G_DECLARE_FINAL_TYPE (TandemSlip, tandem_slip, TANDEM, SLIP, TandemView)

TandemSlip *tandem_slip_new        (const char *key);
const char *tandem_slip_get_key    (TandemSlip *self);
const char *tandem_slip_get_spoken (TandemSlip *self);
gboolean    tandem_slip_is_gap     (TandemSlip *self);
gboolean    tandem_slip_edit       (TandemSlip *self);
void        tandem_slip_end        (TandemSlip *self,
                                    gboolean    take);
gboolean    tandem_slip_is_edited  (TandemSlip *self);
GtkWidget  *tandem_slip_get_line   (TandemSlip *self);
TandemSlip *tandem_slip_find_beside (GPtrArray       *slips,
                                    TandemSlip       *from,
                                    GtkWidget        *ground,
                                    GtkDirectionType  direction);

G_END_DECLS
