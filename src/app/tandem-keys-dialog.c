/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-keys-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-browser.h"
#include "tandem-chip.h"
#include "tandem-city-places.h"
#include "tandem-command.h"
#include "tandem-figure-cell.h"
#include "tandem-logic-tool.h"
#include "tandem-matrix-tool.h"
#include "tandem-milestones-page.h"
#include "tandem-mirror-page.h"
#include "tandem-outline-inline.h"
#include "tandem-outline-keys.h"
#include "tandem-picture.h"
#include "tandem-problem-tool.h"
#include "tandem-prose-view.h"
#include "tandem-quick-dialog.h"
#include "tandem-record-page.h"
#include "tandem-search-dialog.h"
#include "tandem-section-editor-list.h"
#include "tandem-section-editor.h"
#include "tandem-text-control.h"
#include "tandem-timeline.h"
#include "tandem-today-page.h"
#include "tandem-window.h"
#include "tandem-workbench.h"
#include "tandem-world-map.h"

#define MAX_CAPS 4      /* in a line; more are given as the first and the last */

/* In the order in which somebody meets the parts of the window. */
static const TandemKeyTable *const tables[] = {
  &tandem_window_keys,
  &tandem_browser_keys,
  &tandem_today_page_keys,
  &tandem_search_dialog_keys,
  &tandem_quick_dialog_keys,
  &tandem_record_page_keys,
  &tandem_text_control_keys,
  &tandem_chip_keys,
  &tandem_city_places_keys,
  &tandem_milestones_page_keys,
  &tandem_timeline_keys,
  &tandem_world_map_keys,
  &tandem_workbench_keys,
  &tandem_outline_keys,
  &tandem_outline_inline_keys,
  &tandem_section_editor_keys,
  &tandem_section_editor_list_keys,
  &tandem_prose_view_keys,
  &tandem_figure_cell_keys,
  &tandem_picture_keys,
  &tandem_problem_tool_keys,
  &tandem_logic_tool_keys,
  &tandem_matrix_tool_keys,
  &tandem_mirror_page_keys,
};

/**
 * tandem_key_tables_list:
 * @n_tables: (out): number of tables
 *
 * Returns: (array length=n_tables): the keys of every part of the window; those of commands are with the commands
 */
const TandemKeyTable *const *
tandem_key_tables_list (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

static void
append_labels (GPtrArray  *labels,
               const char *accels)
{
  g_auto(GStrv) each = g_strsplit (accels, " ", -1);

  for (char **accel = each; *accel != NULL; accel++)
    {
      guint key;
      GdkModifierType modifiers;

      if (gtk_accelerator_parse (*accel, &key, &modifiers))
        g_ptr_array_add (labels, gtk_accelerator_get_label (key, modifiers));
    }
}

static GtkWidget *
cap_new (const char *text,
         const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

static GtkWidget *
row_new (const char *title,
         GPtrArray  *labels)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);
  g_autoptr(GString) spoken = g_string_new (title);

  for (guint i = 0; i < labels->len; i++)
    {
      if (labels->len > MAX_CAPS && i > 0 && i + 1 < labels->len)
        continue;
      if (labels->len > MAX_CAPS && i > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), cap_new ("…", "dimmed"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), cap_new (g_ptr_array_index (labels, i), "keycap"));
      g_string_append_printf (spoken, ", %s", (char *) g_ptr_array_index (labels, i));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);

  return row;
}

static AdwPreferencesGroup *
group_new (const char *title)
{
  return g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", g_dgettext (GETTEXT_PACKAGE, title), NULL);
}

static AdwPreferencesGroup *
new_group_of_commands (void)
{
  AdwPreferencesGroup *group = group_new (N_("Everywhere"));
  guint n_commands;
  const TandemCommand *commands = tandem_commands_list (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

      for (const char *const *accel = commands[i].accels; *accel != NULL; accel++)
        append_labels (labels, *accel);
      if (labels->len > 0)
        adw_preferences_group_add (group, row_new (g_dgettext (GETTEXT_PACKAGE, commands[i].title), labels));
    }

  return group;
}

static void
add_table (AdwPreferencesGroup  *group,
           const TandemKeyTable *table)
{
  for (guint i = 0; i < table->n_keys;)
    {
      const TandemKey *key = &table->keys[i];
      g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

      do
        append_labels (labels, table->keys[i++].accels);
      while (i < table->n_keys && table->keys[i].title == NULL);
      adw_preferences_group_add (group, row_new (g_dgettext (GETTEXT_PACKAGE, key->title), labels));
    }
}

/**
 * tandem_keys_dialog_new:
 *
 * Returns: every key of the program, to be read and searched: the table of
 *   commands, and the tables that the parts of the window bind
 */
AdwDialog *
tandem_keys_dialog_new (void)
{
  AdwDialog *self = g_object_new (ADW_TYPE_PREFERENCES_DIALOG, "title", _("Keyboard Shortcuts"), "search-enabled", TRUE, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;

  adw_preferences_page_add (page, new_group_of_commands ());
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      /* Parts of one page stand together. */
      if (group == NULL || !g_str_equal (tables[i]->title, tables[i - 1]->title))
        adw_preferences_page_add (page, group = group_new (tables[i]->title));
      add_table (group, tables[i]);
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), page);

  return self;
}
