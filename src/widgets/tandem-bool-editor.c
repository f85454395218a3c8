/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

/* A switch. Off is written as such only where it was on before: an absent value
 * means no. */
struct _TandemBoolEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *button;
  gboolean          showing;
};

G_DEFINE_FINAL_TYPE (TandemBoolEditor, tandem_bool_editor, TANDEM_TYPE_FIELD_EDITOR)

static void
active_changed_cb (TandemBoolEditor *self)
{
  if (self->showing)
    return;

  tandem_field_editor_commit (TANDEM_FIELD_EDITOR (self),
                              gtk_switch_get_active (GTK_SWITCH (self->button)) ? "true" : "false");
}

static void
tandem_bool_editor_show (TandemFieldEditor *editor,
                         TandemVal          value)
{
  TandemBoolEditor *self = TANDEM_BOOL_EDITOR (editor);

  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->button), tandem_val_bool (value));
  self->showing = FALSE;
}

static void
tandem_bool_editor_build (TandemFieldEditor *editor)
{
  TandemBoolEditor *self = TANDEM_BOOL_EDITOR (editor);

  self->button = gtk_switch_new ();
  gtk_widget_set_sensitive (self->button, !tandem_field_editor_get_frozen (editor));
  tandem_field_editor_label (editor, self->button);
  tandem_field_editor_set_inline (editor);
  tandem_field_editor_add_suffix (editor, self->button);
  g_signal_connect_object (self->button, "notify::active", G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tandem_bool_editor_class_init (TandemBoolEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  editor_class->build = tandem_bool_editor_build;
  editor_class->show = tandem_bool_editor_show;
}

static void
tandem_bool_editor_init (TandemBoolEditor *self)
{
}
