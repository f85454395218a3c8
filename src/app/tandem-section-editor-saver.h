/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSectionEditorSaver:
 *
 * What has been typed in one section, on its way to the disk, and what others
 * make of the section meanwhile. Typed text is saved while it is typed, at the
 * latest after SAVE_AT_LATEST_MS; one save after the other, each starting from
 * what the one before made. What a sync or an undo brings is joined to it.
 *
 * Signals: `collect ()`, what has been typed and not been written yet is wanted
 * now; `changed ()`, the record is another one; `joined (const char
 * *language, const char *text)`, a text was changed elsewhere and is this now;
 * `clashed (const char *language, const char *other)`, the same lines were
 * written elsewhere, and would have made the text @other; `failed (const char *message)`, with NULL once it is over.
 */
#define TANDEM_TYPE_SECTION_EDITOR_SAVER (tandem_section_editor_saver_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorSaver, tandem_section_editor_saver, TANDEM, SECTION_EDITOR_SAVER, GObject)

TandemSectionEditorSaver *tandem_section_editor_saver_new        (TandemSession            *session,
                                                                  TandemDoc                *section,
                                                                  const char               *source_language);
TandemDoc                *tandem_section_editor_saver_get_doc    (TandemSectionEditorSaver *self);
const char               *tandem_section_editor_saver_get_text   (TandemSectionEditorSaver *self,
                                                                  const char               *language);
gboolean                  tandem_section_editor_saver_is_dirty   (TandemSectionEditorSaver *self);
void                      tandem_section_editor_saver_write      (TandemSectionEditorSaver *self,
                                                                  const char               *language,
                                                                  const char               *text,
                                                                  int                       keep);
void                      tandem_section_editor_saver_settle     (TandemSectionEditorSaver *self,
                                                                  const char               *language,
                                                                  const char               *text,
                                                                  guint                     passage);
void                      tandem_section_editor_saver_flush      (TandemSectionEditorSaver *self);
void                      tandem_section_editor_saver_end_burst  (TandemSectionEditorSaver *self);
void                      tandem_section_editor_saver_apply      (TandemSectionEditorSaver *self,
                                                                  TandemDoc                *after,
                                                                  const char               *label);

G_END_DECLS
