/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-context.h"
#include "tandem-prose-spelling.h"
#include "tandem-prose-view.h"
#include "tandem-translation.h"

G_BEGIN_DECLS

/**
 * TandemSectionEditorColumn:
 *
 * A section in one language: above it the language and how far it is, at its
 * passages that are out of date what has changed. It holds no record; it shows
 * what it is given and says what somebody does.
 *
 * Signals: `language-chosen (const char *)`, `state-chosen (const char *)`,
 * `right (guint passage)`.
 */
#define TANDEM_TYPE_SECTION_EDITOR_COLUMN (tandem_section_editor_column_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorColumn, tandem_section_editor_column, TANDEM, SECTION_EDITOR_COLUMN, GtkWidget)

GtkWidget       *tandem_section_editor_column_new           (void);
TandemProseView *tandem_section_editor_column_get_view      (TandemSectionEditorColumn *self);
TandemProseSpelling *tandem_section_editor_column_get_spelling (TandemSectionEditorColumn *self);
GtkWidget       *tandem_section_editor_column_get_head      (TandemSectionEditorColumn *self);
const char      *tandem_section_editor_column_get_language  (TandemSectionEditorColumn *self);
void             tandem_section_editor_column_set_language  (TandemSectionEditorColumn *self,
                                                             const char                *language,
                                                             const char *const         *languages,
                                                             const TandemContext       *context);
void             tandem_section_editor_column_show_state    (TandemSectionEditorColumn *self,
                                                             const TandemTextSummary   *summary,
                                                             const char                *status);
/* @pairs: (nullable): of this language with the source */
void             tandem_section_editor_column_show_outdated (TandemSectionEditorColumn *self,
                                                             GArray                    *pairs,
                                                             const char                *source,
                                                             const char                *source_name,
                                                             TandemDate                 today);
gboolean         tandem_section_editor_column_go_to_outdated (TandemSectionEditorColumn *self,
                                                              gboolean                   backward);

/* what its speakers call a language */
char            *tandem_section_editor_dup_own_name         (const char                *language,
                                                             const TandemContext       *context);

G_END_DECLS
