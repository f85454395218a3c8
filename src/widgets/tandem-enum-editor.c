/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-country.h"
#include "tandem-view.h"

#define SEARCH_FROM 9               /* terms: fewer are seen at a glance */

/* One term of a vocabulary, or one of the countries, from a list that can be
 * searched when it is long. */
struct _TandemEnumEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *button;
  GtkWidget        *image;
  GtkWidget        *label;
};

G_DEFINE_FINAL_TYPE (TandemEnumEditor, tandem_enum_editor, TANDEM_TYPE_FIELD_EDITOR)

static const TandemVocabulary *
get_vocabulary (TandemEnumEditor * self)
{
  TandemFormModel *model = tandem_field_editor_get_model (TANDEM_FIELD_EDITOR (self));

  return tandem_field_get_vocabulary (tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self)),
                                      tandem_form_model_get_context (model));
}

static gboolean
is_country (TandemEnumEditor *self)
{
  return tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self))->arg == tandem_country_codes;
}

static GListModel *
search_terms (const char *text,
              gpointer    user_data)
{
  TandemEnumEditor *self = user_data;
  const TandemField *field = tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self));
  const char *none = field->flags & TANDEM_REQUIRED ? NULL : C_("choice", "None");

  if (is_country (self))
    return tandem_choices_of_countries (text, none);

  return tandem_choices_of_vocabulary (get_vocabulary (self), text, none);
}

static void
chosen_cb (TandemEnumEditor *self,
           const char       *code)
{
  g_autofree char *json = *code ? tandem_json_string (code) : g_strdup ("null");

  tandem_field_editor_commit (TANDEM_FIELD_EDITOR (self), json);
}

static void
tandem_enum_editor_show (TandemFieldEditor *editor,
                         TandemVal          value)
{
  TandemEnumEditor *self = TANDEM_ENUM_EDITOR (editor);
  const TandemField *field = tandem_field_editor_get_field (editor);
  const char *code = tandem_val_string (value);
  const TandemVocabulary *vocabulary = is_country (self) ? NULL : get_vocabulary (self);
  const TandemTerm *term = vocabulary && code ? tandem_vocabulary_find (vocabulary, code) : NULL;
  TandemContext *context = tandem_form_model_get_context (tandem_field_editor_get_model (editor));
  g_autofree char *text = is_country (self) ? g_strdup (code != NULL ? tandem_country_get_name (code) : NULL)
                                            : tandem_field_dup_text (field, value, context);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", tandem_field_get_label (field), text ? text : C_("choice", "None"));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), term ? term->icon : NULL);
  gtk_widget_set_visible (self->image, term != NULL && term->icon != NULL);
  tandem_widget_set_status_class (self->image, term ? term->style : NULL);
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : C_("choice", "None"));
  tandem_widget_set_class (self->label, "dimmed", text == NULL);
  tandem_widget_set_accessible_label (self->button, spoken);
}

static void
tandem_enum_editor_build (TandemFieldEditor *editor)
{
  TandemEnumEditor *self = TANDEM_ENUM_EDITOR (editor);
  const TandemVocabulary *vocabulary = is_country (self) ? NULL : get_vocabulary (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = tandem_choice_popover_new (tandem_field_get_label (tandem_field_editor_get_field (editor)),
                                                  is_country (self) ||
                                                  (vocabulary != NULL && vocabulary->n_terms >= SEARCH_FROM),
                                                  search_terms, self);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
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
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
tandem_enum_editor_class_init (TandemEnumEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  editor_class->build = tandem_enum_editor_build;
  editor_class->show = tandem_enum_editor_show;
}

static void
tandem_enum_editor_init (TandemEnumEditor *self)
{
}
