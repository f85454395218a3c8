/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-mine.h"
#include "tandem-store-chooser.h"
#include "tandem-summary.h"
#include "tandem-widgets.h"

struct _TandemPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwPreferencesGroup *cities_group;
  GtkMenuButton       *add_button;
  GtkWidget           *none_row;
  GtkWidget           *sync_row;
  GtkWidget           *tiles_row;

  TandemSession       *session; /* (owned) */
  TandemRecordChooser *chooser; /* (owned) */
  GPtrArray           *rows;    /* (element-type GtkWidget): of the cities; owned by the group */
};

G_DEFINE_FINAL_TYPE (TandemPreferencesDialog, tandem_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static GSettings *
get_settings (TandemPreferencesDialog * self)
{
  return tandem_session_get_settings (self->session);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemPreferencesDialog *self = TANDEM_PREFERENCES_DIALOG (widget);

  tandem_mine_set (get_settings (self), g_variant_get_string (parameter, NULL), FALSE);
}

static void
add_row (TandemPreferencesDialog *self,
         const char              *id)
{
  TandemContext *context = tandem_session_get_context (self->session);
  g_autoptr(TandemDoc) city = tandem_context_resolve (context, id);
  g_autofree char *title = city != NULL ? tandem_doc_dup_title (city, context) : NULL;
  g_autofree char *native = city != NULL ? tandem_dup_native_name (tandem_doc_get (city, "name"), context) : NULL;
  GtkWidget *row, *button;

  /* Of another workspace: it is kept for that one. */
  if (city == NULL)
    return;

  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", native, NULL);
  button = g_object_new (GTK_TYPE_BUTTON,
                         "icon-name", "list-remove-symbolic", "valign", GTK_ALIGN_CENTER,
                         "tooltip-text", _("Not My City"),
                         "action-name", "preferences.remove-city", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->cities_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_cities (TandemPreferencesDialog *self)
{
  g_auto(GStrv) cities = g_settings_get_strv (get_settings (self), "my-cities");

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->cities_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; cities[i] != NULL; i++)
    add_row (self, cities[i]);
  gtk_widget_set_visible (self->none_row, self->rows->len == 0);
}

static GListModel *
search_cities (const char *text,
               gpointer    user_data)
{
  static const char *const kinds[] = { "city", NULL };
  TandemPreferencesDialog *self = user_data;

  return tandem_record_chooser_search (self->chooser, kinds, text);
}

static void
city_chosen_cb (TandemPreferencesDialog *self,
                const char              *id)
{
  tandem_mine_set (get_settings (self), id, TRUE);
}

static void
tandem_preferences_dialog_dispose (GObject *object)
{
  TandemPreferencesDialog *self = TANDEM_PREFERENCES_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_preferences_dialog_parent_class)->dispose (object);
}

static void
tandem_preferences_dialog_class_init (TandemPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, cities_group);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, none_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, sync_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, tiles_row);
  gtk_widget_class_install_action (widget_class, "preferences.remove-city", "s", remove_action);
}

static void
tandem_preferences_dialog_init (TandemPreferencesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_preferences_dialog_new:
 * @session: the session
 *
 * Returns: a dialog that shows and changes what is settled
 */
AdwDialog *
tandem_preferences_dialog_new (TandemSession *session)
{
  TandemPreferencesDialog *self = g_object_new (TANDEM_TYPE_PREFERENCES_DIALOG, NULL);
  GtkWidget *popover;

  self->session = g_object_ref (session);
  self->chooser = tandem_store_chooser_new (session, GTK_WIDGET (self));
  popover = tandem_choice_popover_new (_("Add a City"), TRUE, search_cities, self);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (city_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->add_button, popover);
  g_settings_bind (get_settings (self), "sync-automatically", self->sync_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (get_settings (self), "map-tiles", self->tiles_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (get_settings (self), "changed::my-cities", G_CALLBACK (show_cities), self, G_CONNECT_SWAPPED);
  show_cities (self);

  return ADW_DIALOG (self);
}
