/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-create-dialog.h"
#include "tandem-record-page.h"
#include "window-hand.h"

/* ---- creating ---------------------------------------------------------------- */

static void
begin_new (WindowDriver *driver,
           const char   *place)
{
  tandem_window_show_place (driver->window, place);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
  g_assert_false (hand_can_click (hand_dialog (driver), "Add"));
}

/* Adds what was typed, and waits for its page. */
static char *
add (WindowDriver *driver,
     const char   *kind,
     const char   *title)
{
  char *id;

  hand_click (hand_dialog (driver), "Add");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (hand_shows (driver, title));
  g_assert_false (hand_shows (driver, "not there any more"));
  id = hand_find_id (driver, kind, title);
  wait_for (hand_page (driver, id) != NULL);

  return id;
}

static void
test_create_city (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = NULL;

  begin_new (driver, "cities");
  hand_type (hand_dialog (driver), "name", "Plovdiv");
  hand_press_enter (hand_dialog (driver), "name");
  g_assert_false (hand_can_click (hand_dialog (driver), "Add"));
  hand_choose (hand_dialog (driver), "country", "\"BG\"");
  wait_for (hand_can_click (hand_dialog (driver), "Add"));
  id = add (driver, "city", "Plovdiv");
  g_assert_true (hand_has (driver, id, "country", "BG"));
}

static void
add_member (WindowDriver *driver,
            const char   *city,
            const char   *side)
{
  GtkWidget *dialog = hand_dialog (driver);
  g_autofree char *id = hand_find_id (driver, "city", city);
  g_autofree char *city_json = tandem_json_string (id);
  g_autofree char *side_json = tandem_json_string (side);

  unfold_all (dialog);
  hand_click (dialog, "Add to Cities");
  wait_for (hand_dialog (driver) != dialog && find_editor (hand_dialog (driver), ".city") != NULL);
  hand_choose (hand_dialog (driver), ".city", city_json);
  hand_choose (hand_dialog (driver), ".side", side_json);
  g_assert_false (hand_can_click (hand_dialog (driver), "Add"));
  hand_choose (hand_dialog (driver), ".role", "\"lead\"");
  hand_click (hand_dialog (driver), "Add");
  wait_for (hand_dialog (driver) == dialog);
}

static void
test_create_pairing (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = NULL;

  begin_new (driver, "pairings");
  add_member (driver, "Granada", "eu");
  add_member (driver, "Liuzhou", "partner");
  id = add (driver, "partnership", "Granada – Liuzhou");
  g_assert_nonnull (id);
}

static void
test_create_milestone (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *json = g_strdup_printf ("\"%s\"", plan);
  g_autofree char *id = NULL;

  begin_new (driver, "milestones");
  hand_choose (hand_dialog (driver), "owner", json);
  hand_type (hand_dialog (driver), "title", "Timetable of visits agreed");
  hand_press_enter (hand_dialog (driver), "title");
  g_assert_false (hand_can_click (hand_dialog (driver), "Add"));
  hand_type (hand_dialog (driver), "due", "17 May 2021");
  hand_press_enter (hand_dialog (driver), "due");
  wait_for (hand_can_click (hand_dialog (driver), "Add"));
  id = add (driver, "milestone", "Timetable of visits agreed");
  g_assert_true (hand_has (driver, id, "due", "2021-05-17"));
  g_assert_true (hand_has (driver, id, "plan", plan));
}

static void
test_close_asks (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  begin_new (driver, "cities");
  adw_dialog_close (ADW_DIALOG (hand_dialog (driver)));
  wait_for (hand_dialog (driver) == NULL);

  begin_new (driver, "cities");
  dialog = hand_dialog (driver);
  hand_type (dialog, "name", "Plovdiv");
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_for (ADW_IS_ALERT_DIALOG (hand_dialog (driver)));
  hand_click (hand_dialog (driver), "Go On Typing");
  wait_for (hand_dialog (driver) == dialog);
  name = hand_read (dialog, "name");
  g_assert_cmpstr (name, ==, "Plovdiv");
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_for (ADW_IS_ALERT_DIALOG (hand_dialog (driver)));
  hand_click (hand_dialog (driver), "Leave");
  wait_for (hand_dialog (driver) == NULL);
}

/* ---- editing ------------------------------------------------------------------ */

/* A milestone whose form stands on its page. */
static char *
open_milestone (WindowDriver *driver)
{
  char *id = hand_find_id (driver, "milestone", "Curriculum");

  hand_open (driver, id);

  return id;
}

static gboolean
reads (WindowDriver *driver,
       const char   *id,
       const char   *path,
       const char   *expected)
{
  g_autofree char *text = hand_read (hand_page (driver, id), path);

  return g_strcmp0 (text, expected) == 0;
}

/* Quicker than the disk: the second word is not one against the first. */
static void
test_edit_twice_at_once (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);
  g_autoptr(GPtrArray) clashes = NULL;

  hand_type (hand_page (driver, id), "title", "The first word");
  hand_press_enter (hand_page (driver, id), "title");
  hand_type (hand_page (driver, id), "title", "The second word");
  hand_press_enter (hand_page (driver, id), "title");
  wait_for (hand_has (driver, id, "title.en.text", "The second word"));
  window_driver_settle (driver);
  g_assert_true (hand_has (driver, id, "title.en.text", "The second word"));
  g_assert_true (reads (driver, id, "title", "The second word"));
  clashes = tandem_store_clashes (hand_store (driver), id, NULL);
  g_assert_cmpuint (clashes->len, ==, 0);
}

static void
test_edit_saves (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  g_autofree char *title = g_strdup (tandem_val_string (tandem_doc_get (before, "title.en.text")));
  gint64 start;

  hand_type (hand_page (driver, id), "title", "With Enter");
  hand_press_enter (hand_page (driver, id), "title");
  wait_for (hand_has (driver, id, "title.en.text", "With Enter"));

  start = g_get_monotonic_time ();
  hand_type (hand_page (driver, id), "title", "After a moment");
  wait_for (hand_has (driver, id, "title.en.text", "After a moment"));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 700 * G_TIME_SPAN_MILLISECOND);

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (hand_has (driver, id, "title.en.text", "With Enter"));
  wait_for (reads (driver, id, "title", "With Enter"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (hand_has (driver, id, "title.en.text", title));
  wait_for (reads (driver, id, "title", title));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.redo", NULL);
  wait_for (reads (driver, id, "title", "With Enter"));
}

/* What is being typed when the window closes is an edit, too. */
static void
test_edit_and_close (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);

  hand_type (hand_page (driver, id), "title", "Typed and closed");
  window_driver_restart (driver);
  g_assert_true (hand_has (driver, id, "title.en.text", "Typed and closed"));
}

/* What cannot be is not stored, and said. */
static void
test_edit_refused (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);
  g_autoptr(TandemDoc) before = hand_get (driver, id);

  hand_type (hand_page (driver, id), "due", "not a day");
  hand_press_enter (hand_page (driver, id), "due");
  window_driver_settle (driver);
  g_assert_nonnull (tandem_field_editor_get_problem (find_editor (hand_page (driver, id), "due")));
  g_assert_true (hand_has (driver, id, "due", tandem_val_string (tandem_doc_get (before, "due"))));
}

static void
test_delete (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);
  g_autoptr(TandemDoc) before = hand_get (driver, id);

  gtk_widget_activate_action (hand_page (driver, id), "record.delete", NULL);
  wait_for (hand_shows (driver, "deleted"));
  wait_for (hand_page (driver, id) == NULL);
  g_assert_null (hand_get (driver, id));
  hand_click (GTK_WIDGET (driver->window), "Undo");
  wait_for (hand_has (driver, id, "due", tandem_val_string (tandem_doc_get (before, "due"))));
}

static void
test_history (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = open_milestone (driver);
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  const char *due = tandem_val_string (tandem_doc_get (before, "due"));

  hand_type (hand_page (driver, id), "due", "17 May 2021");
  hand_press_enter (hand_page (driver, id), "due");
  wait_for (hand_has (driver, id, "due", "2021-05-17"));
  gtk_widget_activate_action (hand_page (driver, id), "record.history", NULL);
  wait_for (hand_dialog (driver) != NULL && hand_can_click (hand_dialog (driver), "Restore"));
  g_assert_nonnull (window_driver_find_label (hand_dialog (driver), "Change Due"));
  g_assert_nonnull (window_driver_find_label (hand_dialog (driver), "17 May 2021"));
  hand_click (hand_dialog (driver), "Restore");
  wait_for (hand_has (driver, id, "due", due));
  wait_for (hand_dialog (driver) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/create/city", test_create_city);
  g_test_add_func ("/window/create/pairing", test_create_pairing);
  g_test_add_func ("/window/create/milestone", test_create_milestone);
  g_test_add_func ("/window/create/close-asks", test_close_asks);
  g_test_add_func ("/window/edit/twice-at-once", test_edit_twice_at_once);
  g_test_add_func ("/window/edit/saves", test_edit_saves);
  g_test_add_func ("/window/edit/and-close", test_edit_and_close);
  g_test_add_func ("/window/edit/refused", test_edit_refused);
  g_test_add_func ("/window/delete", test_delete);
  g_test_add_func ("/window/history", test_history);

  return g_test_run ();
}
