/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-translation.h"

G_BEGIN_DECLS

/* Stands under a passage that is out of date: what the source said and says,
 * and what can be done. Signals: `right ()`, it says the same; `resized ()`. */
#define TANDEM_TYPE_SECTION_EDITOR_CARD (tandem_section_editor_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorCard, tandem_section_editor_card, TANDEM, SECTION_EDITOR_CARD, GtkBox)

GtkWidget  *tandem_section_editor_card_new         (void);
/* @was: (nullable): unknown */
void        tandem_section_editor_card_show        (TandemSectionEditorCard *self,
                                                    const char              *was,
                                                    const char              *now,
                                                    TandemDate               changed_on,
                                                    const char              *source_name,
                                                    TandemDate               today);
void        tandem_section_editor_card_show_change (TandemSectionEditorCard *self,
                                                    gboolean                 shown);
gboolean    tandem_section_editor_card_is_shown    (TandemSectionEditorCard *self);

/* words added and removed, where two texts differ */
GtkWidget  *tandem_section_editor_card_new_diff    (const char              *was,
                                                    const char              *now);

G_END_DECLS
