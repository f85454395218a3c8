/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-field-editor.h"

G_BEGIN_DECLS

/* The editors of the field types; private to the layer. Each is named in the
 * table of tandem-editors.c and nowhere else. */

#define TANDEM_TYPE_TEXT_EDITOR (tandem_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemTextEditor, tandem_text_editor, TANDEM, TEXT_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_L10N_EDITOR (tandem_l10n_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemL10nEditor, tandem_l10n_editor, TANDEM, L10N_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_ENUM_EDITOR (tandem_enum_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemEnumEditor, tandem_enum_editor, TANDEM, ENUM_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_SET_EDITOR (tandem_set_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemSetEditor, tandem_set_editor, TANDEM, SET_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_REF_EDITOR (tandem_ref_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemRefEditor, tandem_ref_editor, TANDEM, REF_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_BOOL_EDITOR (tandem_bool_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoolEditor, tandem_bool_editor, TANDEM, BOOL_EDITOR, TandemFieldEditor)

#define TANDEM_TYPE_OBJECT_EDITOR (tandem_object_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemObjectEditor, tandem_object_editor, TANDEM, OBJECT_EDITOR, AdwExpanderRow)

#define TANDEM_TYPE_LIST_EDITOR (tandem_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemListEditor, tandem_list_editor, TANDEM, LIST_EDITOR, AdwExpanderRow)

GtkWidget *tandem_object_editor_new    (TandemFormModel   *model,
                                        const TandemField *field,
                                        const char        *path);
GtkWidget *tandem_list_editor_new      (TandemFormModel   *model,
                                        const TandemField *field,
                                        const char        *path);
void       tandem_list_editor_add_item (TandemListEditor  *self);

/* the members of one item of a list, in a dialog; a draft is added when whole */
AdwDialog *tandem_item_dialog_new      (TandemFormModel   *model,
                                        const TandemField *list,
                                        const char        *path,
                                        gboolean           draft);
TandemFormModel *tandem_item_dialog_get_model (AdwDialog  *dialog);
gboolean   tandem_item_dialog_add      (AdwDialog         *dialog);

/* the title of a referenced record, or its id where it is not here */
char      *tandem_form_model_dup_title (TandemFormModel   *self,
                                        const char        *id,
                                        const char       **icon);
char      *tandem_val_dup_json         (TandemVal          value);

G_END_DECLS
