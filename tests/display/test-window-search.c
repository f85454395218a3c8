/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-finder.h"
#include "tandem-search-dialog.h"
#include "tandem-search-row.h"
#include "window-hand.h"

/* Ctrl+K on the demo programme. */

static gboolean
is_there (WindowDriver *driver,
          const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL;
}

static GtkEditable *
get_entry (WindowDriver *driver)
{
  return GTK_EDITABLE (window_driver_find_type (hand_dialog (driver), GTK_TYPE_SEARCH_ENTRY));
}

static WindowDriver *
start (void)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  wait_for (TANDEM_IS_SEARCH_DIALOG (hand_dialog (driver)));
  wait_for (get_entry (driver) != NULL);

  return driver;
}

static GtkListBox *
get_list (WindowDriver *driver)
{
  GtkWidget *list = hand_dialog (driver) != NULL ? window_driver_find_type (hand_dialog (driver), GTK_TYPE_LIST_BOX) : NULL;

  return list != NULL ? GTK_LIST_BOX (list) : NULL;
}

static TandemSearchRow *
get_row (WindowDriver *driver,
         int           index)
{
  GtkListBoxRow *row = get_list (driver) != NULL ? gtk_list_box_get_row_at_index (get_list (driver), index) : NULL;

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row)) ? TANDEM_SEARCH_ROW (row) : NULL;
}

static const TandemFindItem *
get_item (WindowDriver *driver,
          int           index)
{
  TandemSearchRow *row = get_row (driver, index);

  return row != NULL ? tandem_search_row_get_item (row) : NULL;
}

/* The row with that title, or -1. */
static int
find_title (WindowDriver *driver,
            const char   *title)
{
  const TandemFindItem *item;

  for (int i = 0; (item = get_item (driver, i)) != NULL; i++)
    if (g_str_has_prefix (item->title, title))
      return i;

  return -1;
}

static int
get_selected (WindowDriver *driver)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (get_list (driver));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
press (WindowDriver *driver,
       guint         key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_entry (driver)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
type (WindowDriver *driver,
      const char   *text)
{
  gtk_editable_set_text (get_entry (driver), text);
}

/* ---- what is found --------------------------------------------------------- */

static void
test_groups (void)
{
  g_autoptr(WindowDriver) driver = start ();
  guint counts[16] = { 0 };
  const TandemFindItem *item;

  type (driver, "yant");
  wait_for (find_title (driver, "Yantai") == 0);
  g_assert_cmpstr (get_item (driver, 0)->native, ==, "烟台");
  g_assert_cmpstr (get_item (driver, 0)->where, ==, "Shandong, China");
  wait_for (find_title (driver, "Rome – Yantai") > 0);
  wait_for (find_title (driver, "New Update for Rome – Yantai") > 0);
  for (int i = 0; (item = get_item (driver, i)) != NULL; i++)
    g_assert_cmpuint (++counts[item->group], <=, 3);
  g_assert_cmpint (get_selected (driver), ==, 0);
  g_assert_true (hand_shows (driver, "Cities"));
  g_assert_true (hand_shows (driver, "Commands"));
}

static void
test_two_signs (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "烟台");
  wait_for (find_title (driver, "Yantai") == 0);
  type (driver, "ya");
  wait_for (find_title (driver, "Yantai") >= 0);
}

static gboolean
has_bold (GtkWidget  *label,
          const char *part)
{
  PangoAttrList *list = gtk_label_get_attributes (GTK_LABEL (label));
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  g_autoptr(PangoAttrIterator) iterator = pango_attr_list_get_iterator (list);

  do
    {
      PangoAttribute *weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);
      int start, end;

      pango_attr_iterator_range (iterator, &start, &end);
      if (weight != NULL && strncmp (text + start, part, strlen (part)) == 0 && (gsize) (end - start) == strlen (part))
        return TRUE;
    }
  while (pango_attr_iterator_next (iterator));

  return FALSE;
}

static void
test_bold (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "yant");
  wait_for (find_title (driver, "Yantai") == 0);
  g_assert_true (has_bold (window_driver_find_label (GTK_WIDGET (get_row (driver, 0)), "Yantai"), "Yant"));
  type (driver, "烟台");
  wait_for (find_title (driver, "Yantai") == 0);
  g_assert_true (has_bold (window_driver_find_label (GTK_WIDGET (get_row (driver, 0)), "Yantai"), "烟台"));
}

static void
test_similar (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "curiculum");
  wait_for (find_title (driver, "M2.3 Curriculum") >= 0);
  g_assert_true (hand_shows (driver, "similar to “curiculum”"));
  type (driver, "curriculum");
  wait_for (find_title (driver, "M2.3 Curriculum") >= 0 && !hand_shows (driver, "similar to"));
}

/* What was found before is there in the same frame, before the store is asked. */
static void
test_at_once (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "yan");
  wait_for (find_title (driver, "Yantai") >= 0);
  type (driver, "yant");
  g_assert_cmpint (find_title (driver, "Yantai"), ==, 0);
  type (driver, "sync");
  g_assert_cmpint (find_title (driver, "Synchronise Now"), ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "qqqxxqq");
  wait_for (hand_shows (driver, "Nothing Found"));

  /* signs that mean something to the index mean nothing here */
  type (driver, "yantai");
  wait_for (find_title (driver, "Yantai") == 0);
  type (driver, "\"*(");
  wait_for (hand_shows (driver, "Nothing Found"));
}

/* ---- choosing ---------------------------------------------------------------- */

static void
test_open (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");

  /* Enter at once means what is found, not what is known so far. */
  type (driver, "curriculum agreed");
  g_signal_emit_by_name (get_entry (driver), "activate");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (hand_page (driver, id) != NULL);
}

static void
test_keys (void)
{
  g_autoptr(WindowDriver) driver = start ();
  guint first;

  type (driver, "yant");
  wait_for (find_title (driver, "New Update for Rome – Yantai") > 0);
  first = get_item (driver, 0)->group;
  press (driver, GDK_KEY_Down);
  g_assert_cmpint (get_selected (driver), ==, 1);
  press (driver, GDK_KEY_Up);
  press (driver, GDK_KEY_Up);
  g_assert_null (get_item (driver, get_selected (driver) + 1));
  press (driver, GDK_KEY_Tab);
  g_assert_cmpint (get_selected (driver), ==, 0);
  press (driver, GDK_KEY_Tab);
  g_assert_cmpuint (get_item (driver, get_selected (driver))->group, !=, first);
  g_assert_cmpuint (get_item (driver, get_selected (driver) - 1)->group, ==, first);
  press (driver, GDK_KEY_ISO_Left_Tab);
  g_assert_cmpint (get_selected (driver), ==, 0);
}

static void
test_command (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "settings");
  wait_for (find_title (driver, "Preferences") == 0);
  window_driver_settle (driver);
  g_signal_emit_by_name (get_entry (driver), "activate");
  wait_for (hand_dialog (driver) != NULL && !TANDEM_IS_SEARCH_DIALOG (hand_dialog (driver)));
}

static void
test_place (void)
{
  g_autoptr(WindowDriver) driver = start ();

  type (driver, "go to cities");
  wait_for (find_title (driver, "Go to Cities") == 0);
  window_driver_settle (driver);
  g_signal_emit_by_name (get_entry (driver), "activate");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (hand_shows (driver, "Chongqing"));
}

/* Undo is only offered where there is something to take back. */
static void
test_possible (void)
{
  g_autoptr(WindowDriver) driver = start ();

  g_autofree char *id = hand_find_id (driver, "city", "Burgas");
  g_autoptr(TandemDoc) city = hand_get (driver, id);

  type (driver, "undo");
  window_driver_settle (driver);
  g_assert_cmpint (find_title (driver, "Undo"), ==, -1);
  tandem_session_delete (tandem_app_get_session (driver->app), city);
  wait_for (!is_there (driver, id));
  window_driver_settle (driver);
  type (driver, "und");
  wait_for (find_title (driver, "Undo") >= 0);
}

/* ---- what was looked at -------------------------------------------------------- */

static void
test_recent (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *city = hand_find_id (driver, "city", "Yantai");
  g_autofree char *milestone = hand_find_id (driver, "milestone", "Curriculum agreed");

  hand_open (driver, city);
  hand_open (driver, milestone);
  window_driver_restart (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  wait_for (hand_dialog (driver) != NULL && get_item (driver, 1) != NULL);
  g_assert_cmpstr (get_item (driver, 0)->id, ==, milestone);
  g_assert_cmpstr (get_item (driver, 1)->id, ==, city);
  g_assert_true (hand_shows (driver, "Looked At Last"));

  /* what is deleted is not offered any more */
  {
    g_autoptr(TandemDoc) doc = hand_get (driver, city);

    tandem_session_delete (tandem_app_get_session (driver->app), doc);
  }
  wait_for (!is_there (driver, city));
  window_driver_settle (driver);
  type (driver, "x");
  type (driver, "");
  wait_for (get_item (driver, 0) != NULL && g_strcmp0 (get_item (driver, 0)->id, milestone) == 0);
  for (int i = 0; get_item (driver, i) != NULL; i++)
    g_assert_cmpstr (get_item (driver, i)->id, !=, city);
}

/* The file is anybody's to write in. */
static void
test_recent_broken (void)
{
  static const char *const texts[] = { "\n\n\377\376\n../../etc\ncity:1\ncity:01J00000000000000000000XXX\n", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
      g_autofree char *path = g_build_filename (driver->folder, "recent", NULL);
      g_autofree char *city = hand_find_id (driver, "city", "Yantai");
      g_autoptr(GError) error = NULL;

      hand_open (driver, city);
      g_file_set_contents (path, texts[i], -1, &error);
      g_assert_no_error (error);
      window_driver_restart (driver);
      gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
      wait_for (hand_dialog (driver) != NULL);
      window_driver_settle (driver);
      g_assert_null (get_item (driver, 0));
    }
}

static void
test_narrow (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 370, 650);

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  wait_for (hand_dialog (driver) != NULL && get_entry (driver) != NULL);
  wait_for (hand_can_click (hand_dialog (driver), "Cancel"));
  wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (driver->window)), GTK_WIDGET (get_entry (driver))));
  type (driver, "yant");
  wait_for (find_title (driver, "Yantai") == 0);
  hand_click (hand_dialog (driver), "Cancel");
  wait_for (hand_dialog (driver) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/search/groups", test_groups);
  g_test_add_func ("/window/search/two-signs", test_two_signs);
  g_test_add_func ("/window/search/bold", test_bold);
  g_test_add_func ("/window/search/similar", test_similar);
  g_test_add_func ("/window/search/at-once", test_at_once);
  g_test_add_func ("/window/search/nothing", test_nothing);
  g_test_add_func ("/window/search/open", test_open);
  g_test_add_func ("/window/search/keys", test_keys);
  g_test_add_func ("/window/search/command", test_command);
  g_test_add_func ("/window/search/place", test_place);
  g_test_add_func ("/window/search/possible", test_possible);
  g_test_add_func ("/window/search/recent", test_recent);
  g_test_add_func ("/window/search/recent-broken", test_recent_broken);
  g_test_add_func ("/window/search/narrow", test_narrow);

  return g_test_run ();
}
