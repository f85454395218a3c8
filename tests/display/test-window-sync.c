/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>

#include "sync-support.h"
#include "window-hand.h"

/* ---- the words of the status button -------------------------------------------- */

static void
set_automatic (WindowDriver *driver,
               gboolean      automatic)
{
  g_settings_set_boolean (tandem_app_get_settings (driver->app), "sync-automatically", automatic);
}

static void
connect_to (WindowDriver *driver,
            const char   *url)
{
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.connect", NULL);
  wait_for (hand_dialog (driver) != NULL && window_driver_find_type (hand_dialog (driver), ADW_TYPE_ENTRY_ROW) != NULL);
  row = window_driver_find_type (hand_dialog (driver), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), url);
  hand_click (hand_dialog (driver), "Connect");
}

static char *
edit_city (WindowDriver *driver,
           const char   *source)
{
  g_autoptr(GError) error = NULL;
  char *id = hand_find_id (driver, "city", "Yantai");
  g_autoptr(TandemDoc) doc = hand_get (driver, id);
  g_autofree char *json = tandem_json_string (source);
  g_autoptr(TandemDoc) after = tandem_session_edit (tandem_app_get_session (driver->app), doc, "source", json, &error);

  g_assert_no_error (error);
  wait_for (hand_has (driver, id, "source", source));

  return id;
}

static void
test_not_connected (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  wait_for (hand_shows (driver, "Saved on this computer"));
  g_assert_true (hand_shows (driver, "not shared with anybody yet"));
}

static void
test_bad_address (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  connect_to (driver, "http://server.example");
  wait_for (hand_shows (driver, "has to begin with https://"));
  g_assert_nonnull (hand_dialog (driver));
}

/* ---- the central server ---------------------------------------------------------- */

static void
test_sync (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  Central central = { 0 };
  g_autoptr(Peer) peer = NULL;
  g_autoptr(TandemSyncResult) result = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autoptr(TandemDoc) there = NULL;

  central_start (&central);
  set_automatic (driver, FALSE);
  connect_to (driver, central.url);
  wait_for (hand_dialog (driver) == NULL);
  wait_for (hand_shows (driver, "All sent · synced just now"));

  id = edit_city (driver, "Told by the city");
  wait_for (hand_shows (driver, "1 waiting"));
  wait_for (hand_shows (driver, "Saved on this computer"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.sync", NULL);
  wait_for (hand_shows (driver, "All sent"));
  peer = peer_new (central.url, central.user, central.password);
  result = peer_sync (peer);
  g_assert_cmpuint (result->received, >, 100);
  there = tandem_store_get (peer->fixture.store, id, NULL);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (there, "source")), ==, "Told by the city");

  /* and the other way, into the window */
  peer_edit (peer, id, "source", "\"Told by the other side\"");
  g_clear_pointer (&result, tandem_sync_result_free);
  result = peer_sync (peer);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.sync", NULL);
  wait_for (hand_has (driver, id, "source", "Told by the other side"));

  if (central_is_ours (&central))
    {
      central_kill (&central);
      again = edit_city (driver, "Written on the train");
      gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.sync", NULL);
      wait_for (hand_shows (driver, "Offline"));
      wait_for (hand_shows (driver, "1 waiting"));
      central_restart (&central);
      gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.sync", NULL);
      wait_for (hand_shows (driver, "All sent"));
    }
  g_clear_pointer (&driver, window_driver_free);
  g_clear_pointer (&peer, peer_free);
  central_stop (&central);
}

/* ---- nothing typed is lost --------------------------------------------------------- */

static void
type_and_die (const char *folder)
{
  WindowDriver *driver = window_driver_new_in (folder);
  TandemSession *session;
  g_autofree char *id = NULL;
  gboolean saving = TRUE;

  wait_for (tandem_app_get_session (driver->app) != NULL);
  session = tandem_app_get_session (driver->app);
  id = hand_find_id (driver, "milestone", "Curriculum");
  hand_open (driver, id);
  hand_type (hand_page (driver, id), "title", "Typed right before the end");
  hand_press_enter (hand_page (driver, id), "title");
  while (g_object_get (session, "saving", &saving, NULL), saving)
    g_main_context_iteration (NULL, TRUE);
  raise (SIGKILL);
}

/* As soon as the window no longer says "Saving…" it is on disk. */
static void
test_killed (void)
{
  g_autofree char *folder = NULL;
  g_autoptr(WindowDriver) driver = NULL;
  g_autofree char *id = NULL;

  if (g_test_subprocess ())
    {
      type_and_die (g_getenv ("TANDEM_TEST_FOLDER"));
      return;
    }

  folder = window_driver_free_keeping_folder (window_driver_new (TRUE, 1200, 800));
  g_setenv ("TANDEM_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_assert_false (g_test_trap_has_passed ());

  driver = window_driver_new_in (folder);
  wait_for (tandem_app_get_session (driver->app) != NULL);
  id = hand_find_id (driver, "milestone", "Typed right before");
  g_assert_true (hand_has (driver, id, "title.en.text", "Typed right before the end"));
}

int
main (int   argc,
      char *argv[])
{
  central_prepare ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/sync/not-connected", test_not_connected);
  g_test_add_func ("/window/sync/bad-address", test_bad_address);
  g_test_add_func ("/window/sync/central", test_sync);
  g_test_add_func ("/window/killed", test_killed);

  return g_test_run ();
}
