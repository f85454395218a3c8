/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-item.h"

#define SHOW_UP_TO 5                /* items that are unfolded from the start */

/* The items of a keyed list, a row each; an item opens in a dialog. */
struct _TandemListEditor
{
  AdwExpanderRow     parent_instance;

  TandemFormModel   *model;         /* (owned) */
  const TandemField *field;
  char              *path;          /* (owned) */
  GHashTable        *rows;          /* (owned): id → AdwActionRow, a child */
};

G_DEFINE_FINAL_TYPE (TandemListEditor, tandem_list_editor, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_frozen (TandemListEditor *self)
{
  return (self->field->flags & TANDEM_FROZEN) != 0;
}

static char *
dup_item_path (TandemListEditor *self,
               const char       *id)
{
  return g_strdup_printf ("%s[%s]", self->path, id);
}

static void
open_item (TandemListEditor *self,
           const char       *id,
           gboolean          draft)
{
  g_autofree char *path = dup_item_path (self, id);

  adw_dialog_present (tandem_item_dialog_new (self->model, self->field, path, draft), GTK_WIDGET (self));
}

static void
row_activated_cb (GtkWidget        *row,
                  TandemListEditor *self)
{
  open_item (self, g_object_get_data (G_OBJECT (row), "item"), FALSE);
}

static void
remove_clicked_cb (GtkWidget        *button,
                   TandemListEditor *self)
{
  g_autofree char *path = dup_item_path (self, g_object_get_data (G_OBJECT (button), "item"));
  g_autofree char *problem = NULL;

  if (!tandem_form_model_edit (self->model, path, "null", &problem))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), problem);
}

static GtkWidget *
make_row (TandemListEditor *self,
          const char       *id)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (id), g_free);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  if (!is_frozen (self))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  else
    g_object_ref_sink (button), g_object_unref (button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  if (!is_frozen (self))
    g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);

  return row;
}

static void
update_row (TandemListEditor *self,
            GtkWidget        *row,
            TandemVal         item)
{
  g_autofree char *label = tandem_item_dup_label (self->field, item, tandem_form_model_get_context (self->model));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label && *label ? label : _("(empty)"));
}

static void
update_subtitle (TandemListEditor *self,
                 guint             n)
{
  TandemVal value = tandem_form_model_get_value (self->model, self->path);
  const TandemProblem *problem = tandem_val_exists (value) ? tandem_form_model_get_problem (self->model, self->path) : NULL;
  g_autofree char *text = NULL;

  if (problem != NULL && problem->severity == TANDEM_SEVERITY_ERROR)
    text = g_strdup (problem->message);
  else if (n > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
  else
    text = g_strdup (self->field->help ? g_dgettext (GETTEXT_PACKAGE, self->field->help) : _("None yet"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
remove_gone_rows (TandemListEditor *self,
                  GHashTable       *present)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (!g_hash_table_contains (present, id))
      {
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
        g_hash_table_iter_remove (&iter);
      }
}

/* Rows keep their place and the focus as long as their item lives. An item
* without an id cannot be named and is not shown; the subtitle says why. */
static void
show_items (TandemListEditor *self)
{
  g_autoptr(GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_form_model_get_value (self->model, self->path));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (tandem_val_member (item, "id"));
      GtkWidget *row = id ? g_hash_table_lookup (self->rows, id) : NULL;

      if (id == NULL || *id == '\0' || !g_hash_table_add (present, (gpointer) id))
        continue;
      if (row == NULL)
        {
          row = make_row (self, id);
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
          g_hash_table_insert (self->rows, g_strdup (id), row);
        }
      update_row (self, row, item);
    }

  remove_gone_rows (self, present);
  update_subtitle (self, g_hash_table_size (self->rows));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), g_hash_table_size (self->rows) > 0);
}

static void
tandem_list_editor_finalize (GObject *object)
{
  TandemListEditor *self = TANDEM_LIST_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (tandem_list_editor_parent_class)->finalize (object);
}

static void
tandem_list_editor_class_init (TandemListEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_list_editor_finalize;
}

static void
tandem_list_editor_init (TandemListEditor *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_add_button (TandemListEditor *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: tooltip; the name of a field that is a list, "Add to Updates" */
  g_autofree char *tooltip = g_strdup_printf (_("Add to %s"), tandem_field_get_label (self->field));

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (tandem_list_editor_add_item), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), button);
}

GtkWidget *
tandem_list_editor_new (TandemFormModel   *model,
                        const TandemField *field,
                        const char        *path)
{
  TandemListEditor *self = g_object_new (TANDEM_TYPE_LIST_EDITOR,
                                         "use-markup", FALSE,
                                         "title", tandem_field_get_label (field),
                                         NULL);
  guint n;

  self->model = g_object_ref (model);
  self->field = field;
  self->path = g_strdup (path);
  if (!is_frozen (self))
    add_add_button (self);
  show_items (self);
  n = g_hash_table_size (self->rows);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), n > 0 && n <= SHOW_UP_TO);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_items), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Opens a dialog on an item that is added when it is whole. */
void
tandem_list_editor_add_item (TandemListEditor *self)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *id = g_strdup_printf ("i%.8s", random);

  open_item (self, id, TRUE);
}
