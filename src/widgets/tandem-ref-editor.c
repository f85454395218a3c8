/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-view.h"

/* A reference to another record, chosen by searching through the application. */
struct _TandemRefEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *button;
  GtkWidget        *image;
  GtkWidget        *label;
  GtkWidget        *clear;
};

G_DEFINE_FINAL_TYPE (TandemRefEditor, tandem_ref_editor, TANDEM_TYPE_FIELD_EDITOR)

static GListModel *
search_records (const char *text,
                gpointer user_data)
{
  TandemFieldEditor *editor = user_data;
  TandemRecordChooser *chooser = tandem_form_model_get_chooser (tandem_field_editor_get_model (editor));
  TandemKindNames kinds = tandem_field_editor_get_field (editor)->arg;

  return chooser && kinds ? tandem_record_chooser_search (chooser, kinds, text) : NULL;
}

static void
chosen_cb (TandemRefEditor *self,
           const char      *id)
{
  g_autofree char *json = *id ? tandem_json_string (id) : g_strdup ("null");

  tandem_field_editor_commit (TANDEM_FIELD_EDITOR (self), json);
}

static void
clear_clicked_cb (TandemRefEditor *self)
{
  tandem_field_editor_commit (TANDEM_FIELD_EDITOR (self), "null");
}

static void
tandem_ref_editor_show (TandemFieldEditor *editor,
                        TandemVal          value)
{
  TandemRefEditor *self = TANDEM_REF_EDITOR (editor);
  TandemFormModel *model = tandem_field_editor_get_model (editor);
  const TandemField *field = tandem_field_editor_get_field (editor);
  const char *id = tandem_val_string (value);
  const char *icon = NULL;
  g_autofree char *title = id ? tandem_form_model_dup_title (model, id, &icon) : NULL;
  g_autofree char *spoken = g_strdup_printf ("%s: %s", tandem_field_get_label (field), title ? title : C_("choice", "None"));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_visible (self->image, icon != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), title ? title : C_("choice", "None"));
  tandem_widget_set_class (self->label, "dimmed", title == NULL);
  gtk_widget_set_visible (self->clear, title != NULL && !(field->flags & (TANDEM_REQUIRED | TANDEM_FROZEN)));
  gtk_widget_set_sensitive (self->button, tandem_form_model_get_chooser (model) != NULL);
  tandem_widget_set_accessible_label (self->button, spoken);
}

static void
tandem_ref_editor_build (TandemFieldEditor *editor)
{
  TandemRefEditor *self = TANDEM_REF_EDITOR (editor);
  const char *label = tandem_field_get_label (tandem_field_editor_get_field (editor));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = tandem_choice_popover_new (label, TRUE, search_records, self);
  /* Translators: tooltip; the name of a field, "Clear Responsible" */
  g_autofree char *tooltip = g_strdup_printf (_("Clear %s"), label);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->image, "dimmed");
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "value-button");
  tandem_field_editor_label (editor, self->button);
  tandem_field_editor_set_control (editor, self->button);

  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear, tooltip);
  gtk_widget_add_css_class (self->clear, "flat");
  tandem_field_editor_add_suffix (editor, self->clear);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
tandem_ref_editor_class_init (TandemRefEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  editor_class->build = tandem_ref_editor_build;
  editor_class->show = tandem_ref_editor_show;
}

static void
tandem_ref_editor_init (TandemRefEditor *self)
{
}
