/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-field-type.h"
#include "tandem-pill.h"
#include "tandem-text-control.h"
#include "tandem-view.h"

/* One language of the text, and its state as a translation. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *head;
  GtkWidget *state;
  GtkWidget *control;
} Column;

/* Text that exists in several languages: the reader's, with a menu to the
 * others; and beside it a second one where the form shows two. */
struct _TandemL10nEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *columns;
  Column            first;
  Column            second;
  GtkWidget        *button;         /* languages */
};

G_DEFINE_FINAL_TYPE (TandemL10nEditor, tandem_l10n_editor, TANDEM_TYPE_FIELD_EDITOR)

static TandemContext *
get_context (TandemL10nEditor * self)
{
  return tandem_form_model_get_context (tandem_field_editor_get_model (TANDEM_FIELD_EDITOR (self)));
}

static Column
make_column (TandemL10nEditor *self,
             const char       *language)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  Column column;

  column.head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  column.box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_size_request (column.head, -1, 19);
  column.name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  column.state = g_object_new (TANDEM_TYPE_PILL, "visible", FALSE, NULL);
  column.control = tandem_text_control_new (editor, language);
  gtk_widget_add_css_class (column.name, "caption");
  gtk_widget_add_css_class (column.name, "dimmed");
  gtk_box_append (GTK_BOX (column.head), column.name);
  gtk_box_append (GTK_BOX (column.head), column.state);
  gtk_box_append (GTK_BOX (column.box), column.head);
  gtk_box_append (GTK_BOX (column.box), column.control);
  gtk_widget_set_hexpand (column.box, TRUE);
  gtk_widget_add_css_class (column.box, "l10n-column");
  gtk_box_append (GTK_BOX (self->columns), column.box);

  return column;
}

/* The state is shown where it asks for something. */
static void
update_column (TandemL10nEditor *self,
               Column           *column,
               TandemVal         value,
               gboolean          with_name)
{
  const char *language = tandem_text_control_get_language (TANDEM_TEXT_CONTROL (column->control));
  const char *state = tandem_val_string (tandem_val_member (tandem_val_member (value, language), "status"));
  g_autofree char *name = tandem_language_to_text (language, get_context (self));
  const char *title = tandem_field_get_label (tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self)));
  /* Translators: a field and the language of this column: "Title · English" */
  g_autofree char *label = g_strdup_printf (_("%s · %s"), title, name);

  gtk_label_set_label (GTK_LABEL (column->name), label);
  tandem_text_control_set_label (TANDEM_TEXT_CONTROL (column->control), with_name ? label : title);
  gtk_widget_set_visible (column->name, with_name);
  gtk_widget_set_visible (column->state, g_strcmp0 (state, "outdated") == 0);
  /* Alone and up to date it looks like any other row. */
  gtk_widget_set_visible (column->head, with_name || gtk_widget_get_visible (column->state));
  g_object_set (column->state, "status", "out_of_date", NULL);
  tandem_text_control_refresh (TANDEM_TEXT_CONTROL (column->control));
}

static void
update_button (TandemL10nEditor *self,
               TandemVal         value)
{
  const char *language = tandem_text_control_get_language (TANDEM_TEXT_CONTROL (self->first.control));
  g_autofree char *name = tandem_language_to_text (language, get_context (self));
  /* Translators: tooltip of the language menu of a text, with the language that is shown */
  g_autofree char *tooltip = g_strdup_printf (_("Language: %s"), name);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), language);
  gtk_widget_set_tooltip_text (self->button, tooltip);
}

static void
show_second (TandemL10nEditor *self,
             const char       *language)
{
  if (language == NULL && self->second.box != NULL)
    {
      tandem_text_control_commit (TANDEM_TEXT_CONTROL (self->second.control));
      gtk_box_remove (GTK_BOX (self->columns), self->second.box);
      self->second = (Column) { NULL };
    }
  else if (language != NULL && self->second.box == NULL)
    self->second = make_column (self, language);
  else if (language != NULL)
    tandem_text_control_set_language (TANDEM_TEXT_CONTROL (self->second.control), language);
}

static void
tandem_l10n_editor_show (TandemFieldEditor *editor,
                         TandemVal          value)
{
  TandemL10nEditor *self = TANDEM_L10N_EDITOR (editor);
  TandemFormModel *model = tandem_field_editor_get_model (editor);

  show_second (self, tandem_form_model_get_second_language (model));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  tandem_form_model_get_narrow (model) ? GTK_ORIENTATION_VERTICAL
                                                                       : GTK_ORIENTATION_HORIZONTAL);
  tandem_field_editor_show_title (editor, self->second.box == NULL);
  update_column (self, &self->first, value, self->second.box != NULL);
  if (self->second.box != NULL)
    update_column (self, &self->second, value, TRUE);
  update_button (self, value);
}

static void
append_language (TandemL10nEditor *self,
                 GListStore       *store,
                 const char       *tag,
                 const char       *text)
{
  g_autofree char *name = NULL;
  g_autoptr(TandemChoice) choice = NULL;

  if (tag == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr(TandemChoice) other = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_str_equal (tandem_choice_get_code (other), tag))
        return;
    }

  name = tandem_language_to_text (tag, get_context (self));
  if (!tandem_text_matches (name, text) && !tandem_text_matches (tag, text))
    return;
  choice = tandem_choice_new (tag, name, tag, NULL);
  g_list_store_append (store, choice);
}

/* The languages it exists in, those of the form, and the ones partners of the
 * programmes most often write. */
static GListModel *
search_languages (const char *text,
                  gpointer    user_data)
{
  static const char *const common[] = {
    "en", "zh-Hans", "zh-Hant", "es", "fr", "de", "it", "pt", "nl", "pl", "el", "ja", "ko", "vi", "id", "th", "hi"
  };
  TandemL10nEditor *self = user_data;
  TandemFormModel *model = tandem_field_editor_get_model (TANDEM_FIELD_EDITOR (self));
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  TandemValIter iter;
  TandemVal entry;
  const char *tag;

  append_language (self, store, tandem_context_get_language (get_context (self)), text);
  tandem_val_iter_init (&iter, tandem_field_editor_get_value (TANDEM_FIELD_EDITOR (self)));
  while (tandem_val_iter_next (&iter, &tag, &entry))
    append_language (self, store, tag, text);
  append_language (self, store, tandem_form_model_get_second_language (model), text);
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    append_language (self, store, common[i], text);

  return G_LIST_MODEL (store);
}

static void
language_chosen_cb (TandemL10nEditor *self,
                    const char       *language)
{
  tandem_text_control_set_language (TANDEM_TEXT_CONTROL (self->first.control), language);
  tandem_l10n_editor_show (TANDEM_FIELD_EDITOR (self), tandem_field_editor_get_value (TANDEM_FIELD_EDITOR (self)));
}

static void
tandem_l10n_editor_build (TandemFieldEditor *editor)
{
  TandemL10nEditor *self = TANDEM_L10N_EDITOR (editor);
  GtkWidget *popover = tandem_choice_popover_new (_("Languages"), TRUE, search_languages, self);

  self->columns = g_object_new (GTK_TYPE_BOX, "spacing", 18, "homogeneous", TRUE, NULL);
  self->first = make_column (self, tandem_context_get_language (get_context (self)));
  tandem_field_editor_set_control (editor, self->columns);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "l10n-language");
  g_signal_connect_object (popover, "chosen", G_CALLBACK (language_chosen_cb), self, G_CONNECT_SWAPPED);
  tandem_field_editor_add_suffix (editor, self->button);
}

static void
tandem_l10n_editor_class_init (TandemL10nEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  editor_class->build = tandem_l10n_editor_build;
  editor_class->show = tandem_l10n_editor_show;
}

static void
tandem_l10n_editor_init (TandemL10nEditor *self)
{
}
