/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSectionEditorList:
 *
 * The sections of a plan with a glyph a language. They are renamed (F2), moved
 * (Alt+Up, Alt+Down) and deleted here; the row menu has the same.
 *
 * Signal: `chosen (const char *id)`, when a section is to be shown.
 */
#define TANDEM_TYPE_SECTION_EDITOR_LIST (tandem_section_editor_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorList, tandem_section_editor_list, TANDEM, SECTION_EDITOR_LIST, GtkWidget)

void        tandem_section_editor_list_open         (TandemSectionEditorList *self,
                                                     TandemSession           *session);
/* @sections: (element-type TandemDoc): in order; the first language is the source */
void        tandem_section_editor_list_set_sections (TandemSectionEditorList *self,
                                                     GPtrArray               *sections,
                                                     const char *const       *languages);
void        tandem_section_editor_list_select       (TandemSectionEditorList *self,
                                                     const char              *id);
const char *tandem_section_editor_list_get_selected (TandemSectionEditorList *self);
guint       tandem_section_editor_list_get_number   (TandemSectionEditorList *self,
                                                     const char              *id);

void tandem_section_editor_list_take_focus (TandemSectionEditorList *self);

extern const TandemKeyTable tandem_section_editor_list_keys;

G_END_DECLS
