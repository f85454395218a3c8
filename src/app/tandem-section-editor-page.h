/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSectionEditorPage:
 *
 * The text of a plan: its sections at the start, the one that is written in
 * beside them.
 *
 * Properties: `collapsed` (sections and text take turns) and `narrow` (one
 * language at a time, tools at the bottom).
 */
#define TANDEM_TYPE_SECTION_EDITOR_PAGE (tandem_section_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorPage, tandem_section_editor_page, TANDEM, SECTION_EDITOR_PAGE, AdwBin)

void       tandem_section_editor_page_open         (TandemSectionEditorPage *self,
                                                    TandemSession           *session,
                                                    const char              *plan);
void       tandem_section_editor_page_set_snapshot (TandemSectionEditorPage *self,
                                                    TandemSnapshot          *snapshot);
void       tandem_section_editor_page_show         (TandemSectionEditorPage *self,
                                                    const char              *section);
GtkWidget *tandem_section_editor_page_get_tools    (TandemSectionEditorPage *self);
void       tandem_section_editor_page_take_focus   (TandemSectionEditorPage *self);

G_END_DECLS
