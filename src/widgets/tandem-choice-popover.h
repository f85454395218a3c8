/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-choice.h"
#include "tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemChoicePopover:
 *
 * A list to choose from, with a search field where it is long. Emits
 * "chosen" (code) and closes.
 */
#define TANDEM_TYPE_CHOICE_POPOVER (tandem_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoicePopover, tandem_choice_popover, TANDEM, CHOICE_POPOVER, GtkPopover)

/**
 * TandemChoiceSearch:
 * @text: what was typed, "" at first
 *
 * Returns: (transfer full) (nullable): the list of #TandemChoice to show
 */
typedef GListModel *(*TandemChoiceSearch) (const char *text,
                                           gpointer    user_data);

GtkWidget  *tandem_choice_popover_new        (const char          *label,
                                              gboolean             with_search,
                                              TandemChoiceSearch   search,
                                              gpointer             user_data);
void        tandem_choice_popover_choose     (TandemChoicePopover *self,
                                              const char          *code);
GListModel *tandem_choice_popover_get_choices (TandemChoicePopover *self);

/* the terms of a vocabulary that fit the text */
GListModel *tandem_choices_of_vocabulary     (const TandemVocabulary *vocabulary,
                                              const char             *text,
                                              const char             *none_label);
/* the countries that fit the text, by name in the reader's language */
GListModel *tandem_choices_of_countries      (const char          *text,
                                              const char          *none_label);
gboolean    tandem_text_matches              (const char          *haystack,
                                              const char          *needle);

G_END_DECLS
