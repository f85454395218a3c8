/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "tandem-command.h"
#include "tandem-keys-dialog.h"
#include "tandem-place.h"
#include "tandem-record.h"
#include "tandem-help-dialog.h"
#include "tandem-help-topics.h"
#include "window-hand.h"

/* ---- the first run --------------------------------------------------------- */

static gint64
count (WindowDriver *driver,
       const char   *kind)
{
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find (kind));
  g_autoptr(GError) error = NULL;
  gint64 n = tandem_store_count (hand_store (driver), query, &error);

  g_assert_no_error (error);

  return n;
}

static void
test_first_run_demo (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (FALSE, 1200, 800);

  wait_for (hand_can_click (GTK_WIDGET (driver->window), "Explore a Real Programme"));
  g_assert_null (tandem_app_get_session (driver->app));
  hand_click (GTK_WIDGET (driver->window), "Explore a Real Programme");
  wait_for (tandem_app_get_session (driver->app) != NULL);
  wait_for (hand_list_length (driver) > 0);
  g_assert_cmpint (count (driver, "city"), >, 10);
  g_assert_cmpint (count (driver, "milestone"), >, 10);
}

static void
test_first_run_empty (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (FALSE, 1200, 800);

  hand_click (GTK_WIDGET (driver->window), "Start Empty");
  wait_for (tandem_app_get_session (driver->app) != NULL);
  tandem_window_show_place (driver->window, "cities");
  wait_for (hand_shows (driver, "No Cities Yet"));
  g_assert_true (hand_can_click (GTK_WIDGET (driver->window), "New City"));
  g_assert_cmpint (count (driver, "city"), ==, 0);
}

static void
test_first_run_backup (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autoptr(WindowDriver) other = NULL;
  gint64 n_cities = count (driver, "city");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "of-a-test.tandem", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  tandem_store_backup (hand_store (driver), path, &error);
  g_assert_no_error (error);
  other = window_driver_new (FALSE, 1200, 800);
  wait_for (hand_can_click (GTK_WIDGET (other->window), "Open a Backup"));
  /* what is done with the file that was chosen */
  tandem_app_restore_backup (other->app, file);
  wait_for (tandem_app_get_session (other->app) != NULL);
  wait_for (hand_list_length (other) > 0);
  g_assert_cmpint (count (other, "city"), ==, n_cities);
  g_unlink (path);
}

/* ---- places ---------------------------------------------------------------- */

static const char *
selected_id (WindowDriver *driver)
{
  GtkSingleSelection *selection = hand_list (driver);
  TandemRecord *record = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;

  return record != NULL ? tandem_record_get_id (record) : NULL;
}

static void
test_places (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      if (places[i].kind == NULL)
        continue;
      g_test_message ("%s", places[i].name);
      tandem_window_show_place (driver->window, places[i].name);
      wait_for (hand_list_length (driver) > 0 || hand_shows (driver, places[i].empty_title));
      if (hand_list_length (driver) == 0)
        {
          g_assert_cmpint (count (driver, places[i].kind), ==, 0);
          continue;
        }
      wait_for (selected_id (driver) != NULL);
      g_assert_cmpuint (gtk_single_selection_get_selected (hand_list (driver)), ==, 0);
      g_assert_cmpstr (tandem_kind_of_id (selected_id (driver))->name, ==, places[i].kind);
      wait_for (hand_page (driver, selected_id (driver)) != NULL);
    }
}

static void
search_for (WindowDriver *driver,
            const char   *text)
{
  GtkWidget *entry = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_SEARCH_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_search_in_list (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *yantai = hand_find_id (driver, "city", "Yantai");
  guint n_cities = (guint) count (driver, "city");

  tandem_window_show_place (driver->window, "cities");
  wait_for (hand_list_length (driver) == n_cities);
  search_for (driver, "烟台");
  wait_for (hand_list_length (driver) > 0 && hand_list_length (driver) < n_cities);
  wait_for (g_strcmp0 (selected_id (driver), yantai) == 0);
  search_for (driver, "nowhere at all");
  wait_for (hand_shows (driver, "No Matches"));
  hand_click (GTK_WIDGET (driver->window), "Show All");
  wait_for (hand_list_length (driver) == n_cities);
}

static void
set_view (WindowDriver *driver,
          const char   *action,
          int           choice)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_LIST_VIEW);

  g_assert_true (gtk_widget_activate_action (view, action, "i", choice));
}

static guint
kept_choice (WindowDriver *driver,
             const char   *key,
             const char   *place)
{
  g_autoptr(GVariant) choices = g_settings_get_value (tandem_app_get_settings (driver->app), key);
  guint32 choice = G_MAXUINT32;

  g_variant_lookup (choices, place, "u", &choice);

  return choice;
}

/* The filter of a list is there again at the next start. */
static void
test_view_is_kept (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  guint n_going_on, n_all = (guint) count (driver, "partnership");

  tandem_window_show_place (driver->window, "pairings");
  wait_for (hand_list_length (driver) == n_all);
  set_view (driver, "view.filters", 1);
  wait_for (hand_list_length (driver) < n_all);
  n_going_on = hand_list_length (driver);
  g_assert_cmpuint (kept_choice (driver, "filters", "pairings"), ==, 1);

  window_driver_restart (driver);
  wait_for (hand_list_length (driver) == n_going_on);
  set_view (driver, "view.filters", 0);
  wait_for (hand_list_length (driver) == n_all);
}

static void
test_places_by_key (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);

  for (guint i = 0; i < MIN (n_places, 9); i++)
    {
      g_autofree char *kept = NULL;

      gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.show-nth-place", "i", (int) i);
      kept = g_settings_get_string (tandem_app_get_settings (driver->app), "place");
      g_assert_cmpstr (kept, ==, places[i].name);
    }
}

/* ---- children and back ------------------------------------------------------ */

static void
test_children_and_back (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autoptr(GPtrArray) pilots = tandem_store_referring (hand_store (driver), "pilot", "plan", plan);
  const char *pilot;
  GtkWidget *page;

  g_assert_cmpuint (pilots->len, >, 0);
  pilot = tandem_doc_get_id (g_ptr_array_index (pilots, 0));
  page = hand_open (driver, plan);
  g_assert_true (gtk_widget_activate_action (page, "record.open", "s", pilot));
  wait_for (hand_page (driver, pilot) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.back", NULL);
  wait_for (hand_page (driver, plan) != NULL);
  g_assert_null (hand_page (driver, pilot));
}

/* ---- widths ---------------------------------------------------------------- */

static gboolean
is_collapsed (WindowDriver *driver,
              GType         type)
{
  GtkWidget *split = window_driver_find_type (GTK_WIDGET (driver->window), type);
  gboolean collapsed;

  g_assert_nonnull (split);
  g_object_get (split, "collapsed", &collapsed, NULL);

  return collapsed;
}

/* No widget may be wider than it gets: GTK warns, and a warning ends the test. */
static void
test_width (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, width, 640);
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);

  wait_for (gtk_widget_get_width (GTK_WIDGET (driver->window)) > 0);
  for (guint i = 0; i < n_places; i++)
    {
      g_test_message ("%s", places[i].name);
      tandem_window_show_place (driver->window, places[i].name);
      window_driver_settle (driver);
      g_assert_true (is_collapsed (driver, ADW_TYPE_OVERLAY_SPLIT_VIEW) == (width <= 860));
      if (width <= 550 && places[i].kind != NULL && !places[i].full_width)
        g_assert_true (is_collapsed (driver, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
    }
  hand_open (driver, plan);
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  window_driver_settle (driver);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (driver->window)), <=, width);
}

/* ---- finding --------------------------------------------------------------- */

static void
find_anything (WindowDriver *driver,
               const char   *text,
               const char   *expected)
{
  GtkWidget *entry;
  GtkListBox *found;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  wait_for (hand_dialog (driver) != NULL);
  entry = window_driver_find_type (hand_dialog (driver), GTK_TYPE_SEARCH_ENTRY);
  wait_for ((entry = window_driver_find_type (hand_dialog (driver), GTK_TYPE_SEARCH_ENTRY)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  wait_for (window_driver_find_type (hand_dialog (driver), GTK_TYPE_LIST_BOX) != NULL);
  found = GTK_LIST_BOX (window_driver_find_type (hand_dialog (driver), GTK_TYPE_LIST_BOX));
  wait_for (gtk_list_box_get_selected_row (found) != NULL);
  g_signal_emit_by_name (entry, "activate");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (hand_page (driver, expected) != NULL);
}

static void
test_find_anything (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *yantai = hand_find_id (driver, "city", "Yantai");

  tandem_window_show_place (driver->window, "plans");
  find_anything (driver, "烟台", yantai);
  tandem_window_show_place (driver->window, "plans");
  find_anything (driver, "yant", yantai);
}

/* ---- trouble --------------------------------------------------------------- */

static char *
used_folder (void)
{
  return window_driver_free_keeping_folder (window_driver_new (TRUE, 1200, 800));
}

static void
overwrite (const char *folder,
           guint       offset,
           const char *bytes,
           gsize       length)
{
  g_autofree char *path = g_build_filename (folder, "tandem.db", NULL);
  FILE *file;

  file = g_fopen (path, "r+b");
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
test_newer (void)
{
  g_autofree char *folder = used_folder ();
  g_autoptr(WindowDriver) driver = NULL;

  overwrite (folder, 60, "\0\0\47\17", 4);      /* user_version, big endian: 10,000-odd */
  driver = window_driver_new_in (folder);
  wait_for (hand_shows (driver, "newer Tandem"));
  g_assert_true (hand_shows (driver, "The Workspace Cannot Be Opened"));
  g_assert_false (hand_can_click (GTK_WIDGET (driver->window), "Rescue What Can Be Read"));
  g_assert_null (tandem_app_get_session (driver->app));
}

static void
test_damaged (void)
{
  g_autofree char *folder = used_folder ();
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autoptr(WindowDriver) driver = NULL;

  overwrite (folder, 0, noise, 8192);
  driver = window_driver_new_in (folder);
  wait_for (hand_shows (driver, "damaged"));
  hand_click (GTK_WIDGET (driver->window), "Rescue What Can Be Read");
  wait_for (tandem_app_get_session (driver->app) != NULL);
  wait_for (hand_list (driver) != NULL);
}

static void
test_locked (void)
{
  g_autoptr(WindowDriver) first = window_driver_new (TRUE, 1200, 800);
  g_autofree char *elsewhere = g_dir_make_tmp ("tandem-window-XXXXXX", NULL);
  g_autoptr(WindowDriver) second = window_driver_new_in (first->folder);
  g_autofree char *shared = NULL;

  wait_for (hand_shows (second, "is open in another program"));
  g_assert_true (hand_shows (second, "The Workspace Cannot Be Opened"));
  /* the folder goes with the first driver */
  shared = g_steal_pointer (&second->folder);
  second->folder = g_steal_pointer (&elsewhere);
  g_assert_cmpint (count (first, "city"), >, 0);
}

/* Each topic is reached from the list, and says what to do. */
static void
test_help (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  guint n_topics;
  const TandemHelpTopic *topics = tandem_help_topics (&n_topics);
  GtkWidget *row;

  g_assert_cmpuint (n_topics, >=, 10);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.help", NULL);
  wait_for (TANDEM_IS_HELP_DIALOG (hand_dialog (driver)));
  for (guint i = 0; i < n_topics; i++)
    {
      g_test_message ("%s", topics[i].name);
      wait_for ((row = hand_find (hand_dialog (driver), ADW_TYPE_ACTION_ROW, topics[i].title)) != NULL);
      gtk_widget_activate (row);
      wait_for (hand_shows (driver, topics[i].steps[0]));
      g_assert_true (hand_shows (driver, topics[i].intro));
      gtk_widget_activate_action (hand_find (hand_dialog (driver), ADW_TYPE_NAVIGATION_PAGE, topics[i].intro),
                                  "navigation.pop", NULL);
      wait_for (!hand_shows (driver, topics[i].steps[0]));
    }
}

/* ---- keys ------------------------------------------------------------------- */

static gboolean
is_listed (GtkShortcutTrigger *trigger)
{
  guint n_tables, n_commands;
  const TandemCommand *commands = tandem_commands_list (&n_commands);
  const TandemKeyTable *const *tables = tandem_key_tables_list (&n_tables);

  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return TRUE;
  for (guint i = 0; i < n_tables; i++)
    if (tandem_keys_find (tables[i], gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))) != NULL)
      return TRUE;
  for (guint i = 0; i < n_commands; i++)
    for (const char *const *accel = commands[i].accels; *accel != NULL; accel++)
      {
        g_autoptr(GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (*accel);

        if (gtk_shortcut_trigger_equal (wanted, trigger))
          return TRUE;
      }

  return FALSE;
}

/* What the classes of the program have bound, not those of GTK. */
static guint
check_keys (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_keys = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          g_autofree char *text = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!GTK_IS_NAMED_ACTION (action) || !g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Tandem"))
            continue;
          if (!is_listed (gtk_shortcut_get_trigger (shortcut)))
            g_error ("%s of %s is in no list of keys", text, G_OBJECT_TYPE_NAME (widget));
          n_keys++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_keys += check_keys (child);

  return n_keys;
}

static void
test_keys (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      tandem_window_show_place (driver->window, places[i].name);
      window_driver_step ();
    }
  g_assert_cmpuint (check_keys (GTK_WIDGET (driver->window)), >, 20);
}

int
main (int   argc,
      char *argv[])
{
  static const int widths[] = { 360, 550, 700, 860, 1200 };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/first-run/demo", test_first_run_demo);
  g_test_add_func ("/window/first-run/empty", test_first_run_empty);
  g_test_add_func ("/window/first-run/backup", test_first_run_backup);
  g_test_add_func ("/window/places/lists", test_places);
  g_test_add_func ("/window/places/search", test_search_in_list);
  g_test_add_func ("/window/places/view-is-kept", test_view_is_kept);
  g_test_add_func ("/window/places/by-key", test_places_by_key);
  g_test_add_func ("/window/places/children-and-back", test_children_and_back);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/width/%d", widths[i]);

      g_test_add_data_func (path, GINT_TO_POINTER (widths[i]), test_width);
    }
  g_test_add_func ("/window/find-anything", test_find_anything);
  g_test_add_func ("/window/help", test_help);
  g_test_add_func ("/window/trouble/newer", test_newer);
  g_test_add_func ("/window/trouble/damaged", test_damaged);
  g_test_add_func ("/window/trouble/locked", test_locked);
  g_test_add_func ("/window/places/keys", test_keys);

  return g_test_run ();
}
