/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-browser.h"
#include "tandem-record-page.h"
#include "tandem-search-dialog.h"
#include "window-hand.h"

/* A second window on the same session. */

static guint
count_windows (WindowDriver *driver)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (driver->app)));
}

static TandemWindow *
other_window (WindowDriver *driver)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (driver->app)); l != NULL; l = l->next)
    if (l->data != driver->window)
      return TANDEM_WINDOW (l->data);

  return NULL;
}

/* The record page of that window, if it shows @id. */
static GtkWidget *
page_in (TandemWindow *window,
         const char   *id)
{
  GtkWidget *page = window != NULL ? window_driver_find_type (GTK_WIDGET (window), TANDEM_TYPE_RECORD_PAGE) : NULL;

  return page != NULL && g_str_equal (tandem_record_page_get_id (TANDEM_RECORD_PAGE (page)), id) ? page : NULL;
}

/* Presses a key where the focus is, as the event controllers of @widget see it. */
static gboolean
press (GtkWidget      *widget,
       guint           keyval,
       GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

/* Ctrl+K, a name, Ctrl+Enter: both windows follow what is changed in either. */
static void
test_search (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *city = hand_find_id (driver, "city", "Haikou");
  g_autoptr(TandemDoc) before = hand_get (driver, city);
  g_autoptr(TandemDoc) after = tandem_doc_with (before, "name.en.text", "\"Haikou Beside\"", NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Name");
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  wait_for (TANDEM_IS_SEARCH_DIALOG (hand_dialog (driver)));
  wait_for ((entry = window_driver_find_type (hand_dialog (driver), GTK_TYPE_SEARCH_ENTRY)) != NULL);
  wait_for (hand_shows (driver, "Ctrl+Enter"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Haikou");
  wait_for (hand_shows (driver, "shown"));
  g_assert_true (press (entry, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for (other_window (driver) != NULL);
  wait_for (page_in (other_window (driver), city) != NULL);
  g_assert_null (hand_page (driver, city));
  g_assert_cmpuint (count_windows (driver), ==, 2);

  /* one session */
  tandem_batch_put (batch, before, after);
  tandem_session_save (tandem_app_get_session (driver->app), batch, NULL);
  wait_for (window_driver_find_label (GTK_WIDGET (other_window (driver)), "Haikou Beside") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (window_driver_find_label (GTK_WIDGET (other_window (driver)), "Haikou Beside") == NULL);

  gtk_window_close (GTK_WINDOW (other_window (driver)));
  wait_for (count_windows (driver) == 1);
  /* and the first goes on */
  hand_open (driver, city);
}

static void
test_list (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *city = hand_find_id (driver, "city", "Haikou");
  GtkWidget *browser;

  hand_open (driver, city);
  browser = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_BROWSER);
  g_assert_true (gtk_widget_activate_action (browser, "list.open-beside", NULL));
  wait_for (page_in (other_window (driver), city) != NULL);
  g_assert_true (gtk_widget_activate_action (hand_page (driver, city), "record.open-beside", NULL));
  wait_for (count_windows (driver) == 3);
  while (other_window (driver) != NULL)
    gtk_window_destroy (GTK_WINDOW (other_window (driver)));
}

/* What is told is told in one window. */
static void
test_told_once (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  GtkWindow *active;

  g_action_group_activate_action (G_ACTION_GROUP (driver->app), "new-window", NULL);
  wait_for (other_window (driver) != NULL);
  window_driver_settle (driver);
  active = gtk_application_get_active_window (GTK_APPLICATION (driver->app));
  tandem_session_announce (tandem_app_get_session (driver->app), "Told once");
  wait_for (hand_find (GTK_WIDGET (active), GTK_TYPE_LABEL, "Told once") != NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (driver->app)); l != NULL; l = l->next)
    if (l->data != active)
      g_assert_null (hand_find (l->data, GTK_TYPE_LABEL, "Told once"));
  gtk_window_destroy (GTK_WINDOW (other_window (driver)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/beside/search", test_search);
  g_test_add_func ("/window/beside/list", test_list);
  g_test_add_func ("/window/beside/told-once", test_told_once);

  return g_test_run ();
}
