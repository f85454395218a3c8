/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-field.h"
#include "tandem-form-model.h"

G_BEGIN_DECLS

/**
 * TandemFieldEditor:
 *
 * A row of a form: the label of one field, its control, and below it what is
 * wrong, in words. A class per family of field types makes the control.
 */
#define TANDEM_TYPE_FIELD_EDITOR (tandem_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemFieldEditor, tandem_field_editor, TANDEM, FIELD_EDITOR, AdwPreferencesRow)

/**
 * TandemFieldEditorClass:
 * @build: makes the control, once
 * @show: shows what the document has now; also after every other change
 */
struct _TandemFieldEditorClass
{
  AdwPreferencesRowClass parent_class;

  void (*build) (TandemFieldEditor *self);
  void (*show)  (TandemFieldEditor *self,
                 TandemVal          value);
};

/* the row for any field; the one place that knows which class edits what */
GtkWidget         *tandem_field_editor_new         (TandemFormModel   *model,
                                                    const TandemField *field,
                                                    const char        *path);
/* a row of a given class, for the constructors in that place */
GtkWidget         *tandem_field_editor_new_of      (GType              type,
                                                    TandemFormModel   *model,
                                                    const TandemField *field,
                                                    const char        *path);

TandemFormModel   *tandem_field_editor_get_model   (TandemFieldEditor *self);
const TandemField *tandem_field_editor_get_field   (TandemFieldEditor *self);
const char        *tandem_field_editor_get_path    (TandemFieldEditor *self);
TandemVal          tandem_field_editor_get_value   (TandemFieldEditor *self);
gboolean           tandem_field_editor_get_frozen  (TandemFieldEditor *self);
const char        *tandem_field_editor_get_problem (TandemFieldEditor *self);
gboolean           tandem_field_editor_commit      (TandemFieldEditor *self,
                                                    const char        *json);
gboolean           tandem_field_editor_focus       (TandemFieldEditor *self);

/* for the classes */
void               tandem_field_editor_set_control (TandemFieldEditor *self,
                                                    GtkWidget         *control);
void               tandem_field_editor_add_suffix  (TandemFieldEditor *self,
                                                    GtkWidget         *suffix);
void               tandem_field_editor_set_inline  (TandemFieldEditor *self);
void               tandem_field_editor_show_title  (TandemFieldEditor *self,
                                                    gboolean           visible);
void               tandem_field_editor_set_problem (TandemFieldEditor *self,
                                                    const char        *problem);
void               tandem_field_editor_label       (TandemFieldEditor *self,
                                                    GtkWidget         *control);

G_END_DECLS
