/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemRecordEditor:
 *
 * The fields of one record as a form that saves as one types and follows the
 * store: an undo, or a change that came from elsewhere, shows at once.
 */
#define TANDEM_TYPE_RECORD_EDITOR (tandem_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordEditor, tandem_record_editor, TANDEM, RECORD_EDITOR, AdwBin)

GtkWidget *tandem_record_editor_new (TandemSession *session,
                                     const char    *id,
                                     gboolean       with_head);
void       tandem_record_editor_focus_field (TandemRecordEditor *self,
                                             const char         *path);

G_END_DECLS
