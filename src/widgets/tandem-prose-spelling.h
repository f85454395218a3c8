/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-prose-view.h"

G_BEGIN_DECLS

/**
 * TandemProseSpelling:
 *
 * Underlines the words of a view that its language's dictionary does not have,
 * and puts proposals into its context menu. Dictionaries are read after the view
 * has been seen, on a thread; a language without one is left alone.
 *
 * Property: `enabled`, whether somebody wants it.
 */
#define TANDEM_TYPE_PROSE_SPELLING (tandem_prose_spelling_get_type ())
G_DECLARE_FINAL_TYPE (TandemProseSpelling, tandem_prose_spelling, TANDEM, PROSE_SPELLING, GObject)

TandemProseSpelling *tandem_prose_spelling_new          (TandemProseView     *view);
void                 tandem_prose_spelling_set_language (TandemProseSpelling *self,
                                                         const char          *language);
/* whether words are being checked: it is wanted, and the dictionary is there */
gboolean             tandem_prose_spelling_is_checking  (TandemProseSpelling *self);

G_END_DECLS
