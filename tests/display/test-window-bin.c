/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-bin-page.h"
#include "window-hand.h"

/* The place Bin: what was deleted in the demo programme, and its way back. */

static GtkWidget *
get_rows (WindowDriver *driver)
{
  GtkWidget *page = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_BIN_PAGE);

  return page != NULL ? window_driver_find_type (page, GTK_TYPE_LIST_BOX) : NULL;
}

static guint
count_rows (WindowDriver *driver)
{
  GtkWidget *rows = get_rows (driver);
  guint n_rows = 0;

  if (rows == NULL)
    return 0;
  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_ACTION_ROW (row) && gtk_widget_get_child_visible (row))
      n_rows++;

  return n_rows;
}

static GtkWidget *
find_row (WindowDriver *driver,
          const char   *title)
{
  return get_rows (driver) != NULL ? hand_find (get_rows (driver), ADW_TYPE_ACTION_ROW, title) : NULL;
}

static void
search_for (WindowDriver *driver,
            const char   *text)
{
  GtkWidget *page = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_BIN_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (window_driver_find_type (page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static gboolean
is_living (WindowDriver *driver,
           const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL;
}

static void
delete_record (WindowDriver *driver,
               const char   *id)
{
  GtkWidget *page = hand_open (driver, id);

  g_assert_true (gtk_widget_activate_action (page, "record.delete", NULL));
  wait_for (!is_living (driver, id));
}

/* A milestone and a city are in the bin, which is shown. */
static WindowDriver *
start (char **milestone,
       char **city)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);

  *milestone = hand_find_id (driver, "milestone", "Curriculum agreed");
  *city = hand_find_id (driver, "city", "Granada");
  delete_record (driver, *milestone);
  delete_record (driver, *city);
  tandem_window_show_place (driver->window, "bin");
  wait_for (count_rows (driver) == 2);

  return driver;
}

static void
test_rows (void)
{
  g_autofree char *milestone = NULL, *city = NULL;
  g_autoptr(WindowDriver) driver = start (&milestone, &city);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y, ");
  const char *subtitle, *name = g_get_real_name ();

  /* The newest is the first. */
  g_assert_true (gtk_widget_get_first_child (get_rows (driver)) == find_row (driver, "Granada"));
  g_assert_nonnull (find_row (driver, "Curriculum agreed by both schools"));

  subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (driver, "Granada")));
  g_assert_true (g_str_has_prefix (subtitle, "City · "));
  g_assert_nonnull (strstr (subtitle, year));
  g_assert_true (g_str_has_suffix (subtitle, g_str_equal (name, "Unknown") ? g_get_user_name () : name));
  subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (driver, "Curriculum agreed by both schools")));
  g_assert_true (g_str_has_prefix (subtitle, "Milestone · "));
}

static void
test_search (void)
{
  g_autofree char *milestone = NULL, *city = NULL;
  g_autoptr(WindowDriver) driver = start (&milestone, &city);

  search_for (driver, "curric");
  wait_for (count_rows (driver) == 1);
  g_assert_nonnull (find_row (driver, "Curriculum agreed by both schools"));
  g_assert_null (find_row (driver, "Granada"));

  /* By its kind, too. */
  search_for (driver, "city");
  wait_for (count_rows (driver) == 1 && find_row (driver, "Granada") != NULL);

  search_for (driver, "nowhere at all");
  wait_for (count_rows (driver) == 0);
  wait_for (hand_shows (driver, "No Matches"));
  search_for (driver, "");
  wait_for (count_rows (driver) == 2);
}

static void
test_restore_and_undo (void)
{
  g_autofree char *milestone = NULL, *city = NULL;
  g_autoptr(WindowDriver) driver = start (&milestone, &city);
  g_autoptr(TandemDoc) restored = NULL;

  hand_click (find_row (driver, "Curriculum agreed by both schools"), "Restore");
  wait_for (is_living (driver, milestone));
  wait_for (count_rows (driver) == 1);
  wait_for (hand_shows (driver, "“Curriculum agreed by both schools” restored"));
  restored = hand_get (driver, milestone);
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (restored, "title"), "en"), ==, "Curriculum agreed by both schools");
  g_assert_false (is_living (driver, city));

  hand_click (GTK_WIDGET (driver->window), "Undo");
  wait_for (!is_living (driver, milestone));
  wait_for (count_rows (driver) == 2);
  g_assert_nonnull (find_row (driver, "Curriculum agreed by both schools"));
}

/* Enter restores a row, and again the one that follows it, until none is left. */
static void
test_enter_until_empty (void)
{
  g_autofree char *milestone = NULL, *city = NULL;
  g_autoptr(WindowDriver) driver = start (&milestone, &city);

  g_assert_true (gtk_widget_grab_focus (find_row (driver, "Granada")));
  g_assert_true (gtk_widget_activate (find_row (driver, "Granada")));
  wait_for (is_living (driver, city));
  wait_for (count_rows (driver) == 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (driver->window)) == find_row (driver, "Curriculum agreed by both schools"));

  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (driver->window))));
  wait_for (is_living (driver, milestone));
  wait_for (hand_shows (driver, "The Bin Is Empty"));
  g_assert_null (get_rows (driver));
}

static void
test_empty (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  tandem_window_show_place (driver->window, "bin");
  wait_for (hand_shows (driver, "The Bin Is Empty"));
  g_assert_cmpuint (count_rows (driver), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window-bin/rows", test_rows);
  g_test_add_func ("/window-bin/search", test_search);
  g_test_add_func ("/window-bin/restore-and-undo", test_restore_and_undo);
  g_test_add_func ("/window-bin/enter-until-empty", test_enter_until_empty);
  g_test_add_func ("/window-bin/empty", test_empty);

  return g_test_run ();
}
