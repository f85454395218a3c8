/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/**
 * TandemPin:
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
#define TANDEM_TYPE_PIN (tandem_pin_get_type ())
G_DECLARE_FINAL_TYPE (TandemPin, tandem_pin, TANDEM, PIN, TandemView)

TandemPin *tandem_pin_new        (const char *key);
const char *tandem_pin_get_key    (TandemPin *self);
const char *tandem_pin_get_spoken (TandemPin *self);
gboolean    tandem_pin_is_gap     (TandemPin *self);
gboolean    tandem_pin_edit       (TandemPin *self);
void        tandem_pin_end        (TandemPin *self,
                                    gboolean    take);
gboolean    tandem_pin_is_edited  (TandemPin *self);
GtkWidget  *tandem_pin_get_line   (TandemPin *self);
TandemPin *tandem_pin_find_beside (GPtrArray       *pins,
                                    TandemPin       *from,
                                    GtkWidget        *ground,
                                    GtkDirectionType  direction);

G_END_DECLS
