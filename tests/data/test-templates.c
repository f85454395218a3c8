/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every Blueprint file of the program is in its resources and can be made into
 * a widget: names of types, properties, signals and icons are only looked up
 * when that happens. */

#include <adwaita.h>

#include "tandem-widgets.h"
#include "tandem-window.h"

#define UI_FOLDER TANDEM_RESOURCE_PATH "/ui"

static char *
load_text (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The class a template is for, by its name; an abstract one cannot be made, so a
 * class of its family is. */
static GType
template_type (const char *ui)
{
  g_autoptr(GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *name = NULL;

  g_assert_true (g_regex_match (regex, ui, 0, &match));
  name = g_match_info_fetch (match, 1);

  if (g_str_equal (name, "TandemFieldEditor"))
    return gtk_builder_get_type_from_name (builder, "TandemBoolEditor");

  return gtk_builder_get_type_from_name (builder, name);
}

/* A dialog has its content in a window only once it is presented. */
static GtkWidget *
get_content (GObject *object)
{
  if (ADW_IS_DIALOG (object))
    return adw_dialog_get_child (ADW_DIALOG (object));

  return gtk_widget_get_first_child (GTK_WIDGET (object));
}

static void
test_template (gconstpointer data)
{
  g_autofree char *ui = load_text (data);
  GType type = template_type (ui);
  g_autoptr(GObject) object = NULL;

  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  object = g_object_ref_sink (g_object_new (type, NULL));
  g_assert_nonnull (get_content (object));
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
}

/* What a blueprint is called in the resources. */
static gboolean
is_in_resources (const char *blueprint)
{
  g_autofree char *stem = g_strndup (blueprint, strlen (blueprint) - strlen (".blp"));
  g_autofree char *path = g_strdup_printf (TANDEM_RESOURCE_PATH "/ui/%s.ui", stem);

  return g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static void
test_complete (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "data", "ui", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_blueprints = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".blp"))
      {
        if (!is_in_resources (name))
          g_error ("data/ui/%s is in no list of resources", name);
        n_blueprints++;
      }
  g_assert_cmpuint (n_blueprints, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_auto(GStrv) names = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tandem_widgets_init ();
  tandem_window_init_types ();

  g_test_add_func ("/templates/complete", test_complete);

  names = g_resources_enumerate_children (UI_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *test = g_strdup_printf ("/templates/%s", names[i]);

      g_test_add_data_func_full (test, g_build_path ("/", UI_FOLDER, names[i], NULL), test_template, g_free);
    }

  return g_test_run ();
}
