/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-prose-view.h"

G_BEGIN_DECLS

/* What stands under the text: how to format it, how long it is, and that it is
 * saved. The buttons act on the view that was written in last. */
#define TANDEM_TYPE_SECTION_EDITOR_FOOT (tandem_section_editor_foot_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionEditorFoot, tandem_section_editor_foot, TANDEM, SECTION_EDITOR_FOOT, GtkBox)

GtkWidget *tandem_section_editor_foot_new       (void);
void       tandem_section_editor_foot_set_view  (TandemSectionEditorFoot *self,
                                                 TandemProseView         *view);
void       tandem_section_editor_foot_refresh   (TandemSectionEditorFoot *self);
void       tandem_section_editor_foot_set_count (TandemSectionEditorFoot *self,
                                                 const char *const       *texts);
void       tandem_section_editor_foot_set_saved (TandemSectionEditorFoot *self,
                                                 const char              *words);
void       tandem_section_editor_foot_set_narrow (TandemSectionEditorFoot *self,
                                                  gboolean                 narrow);
void       tandem_section_editor_foot_ask_link  (TandemSectionEditorFoot *self);

G_END_DECLS
