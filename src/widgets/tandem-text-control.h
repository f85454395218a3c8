/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-field-editor.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/**
 * TandemTextControl:
 *
 * Where people type the value of a field, in one line or several. It hands the
 * value over on Enter, when the focus leaves, and 800 ms after the last key;
 * never replaces what somebody is typing, and never throws away what cannot be
 * read. Escape goes back to what is stored.
 */
#define TANDEM_TYPE_TEXT_CONTROL (tandem_text_control_get_type ())
G_DECLARE_FINAL_TYPE (TandemTextControl, tandem_text_control, TANDEM, TEXT_CONTROL, GtkWidget)

GtkWidget *tandem_text_control_new          (TandemFieldEditor *editor,
                                             const char        *language);
void       tandem_text_control_refresh      (TandemTextControl *self);
gboolean   tandem_text_control_commit       (TandemTextControl *self);
void       tandem_text_control_set_text     (TandemTextControl *self,
                                             const char        *text);
char      *tandem_text_control_dup_text     (TandemTextControl *self);
void       tandem_text_control_set_language (TandemTextControl *self,
                                             const char        *language);
const char *tandem_text_control_get_language (TandemTextControl *self);
void       tandem_text_control_set_label    (TandemTextControl *self,
                                             const char        *label);
gboolean   tandem_text_control_is_dirty     (TandemTextControl *self);

extern const TandemKeyTable tandem_text_control_keys;

G_END_DECLS
