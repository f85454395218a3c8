/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-chip.h"
#include "tandem-choice-popover.h"
#include "tandem-view.h"

#define SEARCH_FROM 9               /* terms: fewer are seen at a glance */

/* Several codes, words or records: a chip for each, and a way to add. */
struct _TandemSetEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *box;
  GtkWidget        *adder;          /* menu button, or an entry for words */
  char             *shown;          /* (owned) (nullable): JSON the chips are of */
  TandemContext    *shown_context;  /* not owned, only compared: names depend on it */
};

G_DEFINE_FINAL_TYPE (TandemSetEditor, tandem_set_editor, TANDEM_TYPE_FIELD_EDITOR)

static const TandemVocabulary *
get_vocabulary (TandemFieldEditor * editor)
{
  TandemFormModel *model = tandem_field_editor_get_model (editor);

  return tandem_field_get_vocabulary (tandem_field_editor_get_field (editor), tandem_form_model_get_context (model));
}

static char *
dup_element_label (TandemFieldEditor *editor,
                   const char        *element)
{
  const TandemFieldType *type = tandem_field_editor_get_field (editor)->type;
  const TandemVocabulary *vocabulary = type == &tandem_type_enum_set ? get_vocabulary (editor) : NULL;
  const TandemTerm *term = vocabulary ? tandem_vocabulary_find (vocabulary, element) : NULL;

  if (type == &tandem_type_refs)
    return tandem_form_model_dup_title (tandem_field_editor_get_model (editor), element, NULL);

  return g_strdup (term ? g_dgettext (GETTEXT_PACKAGE, term->label) : element);
}

/* The set as JSON, without one element and with another; both may be NULL. */
static char *
dup_json (TandemVal   value,
          const char *without,
          const char *with)
{
  g_autoptr(GString) out = g_string_new ("[");
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *element = tandem_val_string (item);

      if (element == NULL || g_strcmp0 (element, without) == 0 || g_strcmp0 (element, with) == 0)
        continue;
      if (out->len > 1)
        g_string_append_c (out, ',');
      tandem_json_append_string (out, element);
    }
  if (with != NULL)
    {
      if (out->len > 1)
        g_string_append_c (out, ',');
      tandem_json_append_string (out, with);
    }
  if (out->len == 1)
    return g_strdup ("null");
  g_string_append_c (out, ']');

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
chip_removed_cb (GtkWidget       *chip,
                 TandemSetEditor *self)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  const char *element = g_object_get_data (G_OBJECT (chip), "element");
  g_autofree char *json = dup_json (tandem_field_editor_get_value (editor), element, NULL);

  gtk_widget_grab_focus (self->adder);
  tandem_field_editor_commit (editor, json);
}

static void
chosen_cb (TandemSetEditor *self,
           const char      *element)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  g_autofree char *json = dup_json (tandem_field_editor_get_value (editor), NULL, element);

  tandem_field_editor_commit (editor, json);
}

/* Words are added one by one or several with commas; what cannot be read stays
 * in the entry. */
static void
add_typed (TandemSetEditor *self)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  TandemFormModel *model = tandem_field_editor_get_model (editor);
  TandemVal value = tandem_field_editor_get_value (editor);
  g_autofree char *present = tandem_field_dup_text (tandem_field_editor_get_field (editor), value,
                                                    tandem_form_model_get_context (model));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->adder));
  g_autofree char *all = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  if (*typed == '\0')
    return;

  all = g_strjoin (", ", present && *present ? present : typed, present && *present ? typed : NULL, NULL);
  json = tandem_field_parse_text (tandem_field_editor_get_field (editor), value, all,
                                  tandem_form_model_get_context (model), &error);
  if (json == NULL)
    tandem_field_editor_set_problem (editor, error->message);
  else if (tandem_field_editor_commit (editor, json))
    gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
}

static gboolean
is_in_set (TandemFieldEditor *editor,
           const char        *element)
{
  return tandem_val_has_code (tandem_field_editor_get_value (editor), element);
}

static GListModel *
search_elements (const char *text,
                 gpointer    user_data)
{
  TandemFieldEditor *editor = user_data;
  const TandemField *field = tandem_field_editor_get_field (editor);
  TandemRecordChooser *chooser = tandem_form_model_get_chooser (tandem_field_editor_get_model (editor));
  GListModel *found = NULL;

  if (field->type == &tandem_type_enum_set)
    found = tandem_choices_of_vocabulary (get_vocabulary (editor), text, NULL);
  else if (chooser != NULL && field->arg != NULL)
    return tandem_record_chooser_search (chooser, field->arg, text);

  for (guint i = found ? g_list_model_get_n_items (found) : 0; i > 0; i--)
    {
      g_autoptr(TandemChoice) choice = g_list_model_get_item (found, i - 1);

      if (is_in_set (editor, tandem_choice_get_code (choice)))
        g_list_store_remove (G_LIST_STORE (found), i - 1);
    }

  return found;
}

static GtkWidget *
make_chip (TandemSetEditor *self,
           const char      *element)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  g_autofree char *label = dup_element_label (editor, element);
  GtkWidget *chip = g_object_new (TANDEM_TYPE_CHIP,
                                  "label", label,
                                  "removable", !tandem_field_editor_get_frozen (editor),
                                  NULL);

  g_object_set_data_full (G_OBJECT (chip), "element", g_strdup (element), g_free);
  g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self, 0);

  return chip;
}

static void
show_chips (TandemSetEditor *self,
            TandemVal        value)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);
  TandemValIter iter;
  TandemVal item;
  GtkWidget *last = NULL;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != self->adder)
        adw_wrap_box_remove (ADW_WRAP_BOX (self->box), child);
      child = next;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    if (tandem_val_string (item) != NULL)
      {
        GtkWidget *chip = make_chip (self, tandem_val_string (item));

        adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->box), chip, last);
        last = chip;
      }
}

static void
tandem_set_editor_show (TandemFieldEditor *editor,
                        TandemVal          value)
{
  TandemSetEditor *self = TANDEM_SET_EDITOR (editor);
  TandemContext *context = tandem_form_model_get_context (tandem_field_editor_get_model (editor));
  g_autofree char *json = tandem_val_dup_json (value);

  if (tandem_field_editor_get_field (editor)->type == &tandem_type_refs)
    gtk_widget_set_sensitive (self->adder,
                              tandem_form_model_get_chooser (tandem_field_editor_get_model (editor)) != NULL);

  /* chips that are right stay, with the focus that may be on one */
  if (g_strcmp0 (json, self->shown) == 0 && context == self->shown_context)
    return;

  g_set_str (&self->shown, json);
  self->shown_context = context;
  show_chips (self, value);
}

static void
tandem_set_editor_finalize (GObject *object)
{
  g_free (TANDEM_SET_EDITOR (object)->shown);

  G_OBJECT_CLASS (tandem_set_editor_parent_class)->finalize (object);
}

static GtkWidget *
make_entry (TandemSetEditor *self)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_TEXT,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                                   "placeholder-text", _("Add…"),
                                   "width-request", 90,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  g_signal_connect_object (entry, "activate", G_CALLBACK (add_typed), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
make_menu_button (TandemSetEditor *self)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  const TandemField *field = tandem_field_editor_get_field (editor);
  const TandemVocabulary *vocabulary = get_vocabulary (editor);
  gboolean with_search = field->type == &tandem_type_refs || (vocabulary && vocabulary->n_terms >= SEARCH_FROM);
  GtkWidget *popover = tandem_choice_popover_new (tandem_field_get_label (field), with_search, search_elements, self);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip-adder");
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
focus_left_cb (TandemSetEditor *self)
{
  add_typed (self);
}

static void
tandem_set_editor_build (TandemFieldEditor *editor)
{
  TandemSetEditor *self = TANDEM_SET_EDITOR (editor);
  const TandemField *field = tandem_field_editor_get_field (editor);
  gboolean words = field->type == &tandem_type_text_set;
  /* Translators: tooltip; the name of a field, "Add to Topics" */
  g_autofree char *tooltip = g_strdup_printf (_("Add to %s"), tandem_field_get_label (field));

  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "margin-top", 3, NULL);
  self->adder = words ? make_entry (self) : make_menu_button (self);
  if (!words)
    gtk_widget_set_tooltip_text (self->adder, tooltip);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->adder);
  tandem_field_editor_label (editor, self->adder);
  tandem_field_editor_set_control (editor, self->box);

  if (words)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
      gtk_widget_add_controller (self->adder, focus);
      g_signal_connect_object (tandem_field_editor_get_model (editor), "flush", G_CALLBACK (add_typed), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
tandem_set_editor_class_init (TandemSetEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_set_editor_finalize;
  editor_class->build = tandem_set_editor_build;
  editor_class->show = tandem_set_editor_show;
}

static void
tandem_set_editor_init (TandemSetEditor *self)
{
}
