/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-prose-view.h"

G_BEGIN_DECLS

/* Find in text: all views that are shown, one after the other. */
#define TANDEM_TYPE_SECTION_EDITOR_FIND (tandem_section_editor_find_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorFind, tandem_section_editor_find, TANDEM, SECTION_EDITOR_FIND, AdwBin)

GtkWidget  *tandem_section_editor_find_new      (void);
void        tandem_section_editor_find_add_view (TandemSectionEditorFind *self,
                                                 TandemProseView         *view);
void        tandem_section_editor_find_begin    (TandemSectionEditorFind *self);
void        tandem_section_editor_find_step     (TandemSectionEditorFind *self,
                                                 gboolean                 backward);
void        tandem_section_editor_find_again    (TandemSectionEditorFind *self);
/* "2 of 5", as it is shown */
const char *tandem_section_editor_find_get_count (TandemSectionEditorFind *self);

G_END_DECLS
