/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-prose-view.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSectionEditor:
 *
 * One section to write in, in one language or two side by side: passages that
 * belong together are level and lit together. Everything typed is saved while
 * it is typed.
 *
 * Properties: `two-languages`, `narrow` (one language, switched at the bottom).
 */
#define TANDEM_TYPE_SECTION_EDITOR (tandem_section_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditor, tandem_section_editor, TANDEM, SECTION_EDITOR, AdwBin)

GtkWidget       *tandem_section_editor_new           (TandemSession       *session);
/* @languages: of the plan; the first is the source */
void             tandem_section_editor_set_languages (TandemSectionEditor *self,
                                                      const char *const   *languages);
void             tandem_section_editor_set_section   (TandemSectionEditor *self,
                                                      const char          *id,
                                                      guint                number);
void             tandem_section_editor_flush         (TandemSectionEditor *self);
void             tandem_section_editor_find          (TandemSectionEditor *self);
/* the view of a column, 0 or 1 */
TandemProseView *tandem_section_editor_get_view      (TandemSectionEditor *self,
                                                      guint                side);
gboolean         tandem_section_editor_is_checking   (TandemSectionEditor *self,
                                                      guint                side);
gboolean         tandem_section_editor_is_level      (TandemSectionEditor *self);
gboolean         tandem_section_editor_is_saved      (TandemSectionEditor *self);

extern const TandemKeyTable tandem_section_editor_keys;

G_END_DECLS
