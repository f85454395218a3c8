/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-create-dialog.h"
#include "tandem-quick-dialog.h"
#include "tandem-quick-note.h"
#include "tandem-update-dialog.h"
#include "window-hand.h"

/* Ctrl+N on the demo programme, on 12 May 2020. */

static gboolean
is_there (WindowDriver *driver,
          const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL;
}

static GtkEditable *
get_line (WindowDriver *driver)
{
  GtkWidget *entry = window_driver_find_type (hand_dialog (driver), GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

static void
begin (WindowDriver *driver)
{
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  wait_for (TANDEM_IS_QUICK_DIALOG (hand_dialog (driver)));
  wait_for (hand_shows (driver, "Contact Made"));
}

static WindowDriver *
start (void)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Rome Yantai");

  hand_open (driver, pairing);
  begin (driver);

  return driver;
}

static void
press_enter (WindowDriver *driver)
{
  g_signal_emit_by_name (gtk_editable_get_delegate (get_line (driver)), "activate");
}

static GPtrArray *
get_all (WindowDriver *driver,
         const char   *kind)
{
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Rome Yantai");
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find (kind));
  g_autoptr(GError) error = NULL;
  GPtrArray *docs;

  tandem_query_where (query, "partnership", TANDEM_QUERY_IS, pairing, &error);
  g_assert_no_error (error);
  docs = tandem_store_query (hand_store (driver), query, &error);
  g_assert_no_error (error);

  return docs;
}

/* The record of @kind whose @field says @text, NULL if there is none. */
static TandemDoc *
find_text (WindowDriver *driver,
           const char   *kind,
           const char   *field,
           const char   *text)
{
  g_autoptr(GPtrArray) docs = get_all (driver, kind);

  for (guint i = 0; i < docs->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (docs, i);

      if (g_strcmp0 (tandem_val_l10n (tandem_doc_get (doc, field), "en"), text) == 0)
        return tandem_doc_ref (doc);
    }

  return NULL;
}

static const char *
text_at (TandemDoc  *doc,
         const char *path)
{
  return tandem_val_string (tandem_doc_get (doc, path));
}

/* A line and Enter. */
static void
test_contact (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autoptr(TandemDoc) contact = NULL;

  g_assert_true (hand_shows (driver, "Rome – Yantai"));
  g_assert_false (hand_can_click (hand_dialog (driver), "Save"));
  gtk_editable_set_text (get_line (driver), "Phoned the port about the berth");
  press_enter (driver);
  wait_for (hand_dialog (driver) == NULL);
  contact = find_text (driver, "contact_log", "summary", "Phoned the port about the berth");
  g_assert_nonnull (contact);
  g_assert_cmpstr (text_at (contact, "on"), ==, "2020-05-12");
  g_assert_cmpstr (text_at (contact, "channel"), ==, "phone");
  wait_for (hand_shows (driver, "“Phoned the port about the berth” saved"));

  /* one step */
  hand_click (GTK_WIDGET (driver->window), "Undo");
  {
    g_autofree char *id = g_strdup (tandem_doc_get_id (contact));

    wait_for (!is_there (driver, id));
  }
}

static void
test_follow_up (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *rome = hand_find_id (driver, "city", "Rome");
  g_autoptr(TandemDoc) question = NULL;

  gtk_editable_set_text (get_line (driver), "Send the draft to both schools");
  g_assert_true (hand_shows (driver, "To Be Done by"));
  press_enter (driver);
  wait_for (hand_dialog (driver) == NULL);
  question = find_text (driver, "question", "text", "Send the draft to both schools");
  g_assert_nonnull (question);
  g_assert_cmpstr (text_at (question, "status"), ==, "open");
  g_assert_cmpstr (text_at (question, "asked_on"), ==, "2020-05-12");
  g_assert_cmpstr (text_at (question, "due"), ==, "2020-05-19");
  g_assert_cmpstr (text_at (question, "assigned_to"), ==, rome);
}

static guint
count_updates (WindowDriver *driver,
               const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return tandem_val_length (tandem_doc_get (doc, "updates"));
}

/* The code at the beginning of the line is enough; the rest goes along. */
static void
test_milestone (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  guint n_updates = count_updates (driver, id);

  wait_for (hand_shows (driver, "Curriculum agreed by both schools"));
  gtk_editable_set_text (get_line (driver), "m2.3 both schools read the draft");
  wait_for (hand_can_click (hand_dialog (driver), "Update…"));
  press_enter (driver);
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
  wait_for (hand_can_click (hand_dialog (driver), "Save Update"));
  hand_click (hand_dialog (driver), "Save Update");
  wait_for (hand_dialog (driver) == NULL);
  {
    g_autofree char *note = g_strdup_printf ("updates[%u].note", n_updates);
    g_autoptr(TandemDoc) after = NULL;

    wait_for (count_updates (driver, id) == n_updates + 1);
    after = hand_get (driver, id);
    g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (after, note), "en"), ==, "both schools read the draft");
  }
}

/* On the start page the pairing of the row is chosen in advance. */
static void
test_today (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  tandem_window_show_place (driver->window, "today");
  wait_for (hand_list_length (driver) > 0);
  gtk_single_selection_set_selected (hand_list (driver), 0);
  begin (driver);
  g_assert_nonnull (window_driver_find_label (hand_dialog (driver), "Rome – Yantai"));
}

/* Elsewhere New makes what the place lists. */
static void
test_places (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  tandem_window_show_place (driver->window, "cities");
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
  adw_dialog_force_close (ADW_DIALOG (hand_dialog (driver)));
  wait_for (hand_dialog (driver) == NULL);

  /* the button of the list of pairings makes pairings, whatever is shown beside it */
  tandem_window_show_place (driver->window, "pairings");
  window_driver_settle (driver);
  hand_click (GTK_WIDGET (driver->window), "New Pairing");
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
}

static void
test_guesses (void)
{
  g_assert_cmpint (tandem_quick_guess_kind ("Ask Yantai for the list"), ==, TANDEM_QUICK_FOLLOW_UP);
  g_assert_cmpint (tandem_quick_guess_kind ("Met the mayor, will ask again"), ==, TANDEM_QUICK_CONTACT);
  g_assert_cmpint (tandem_quick_guess_kind (""), ==, TANDEM_QUICK_CONTACT);
  g_assert_cmpint (tandem_quick_guess_kind ("待办:寄出草案"), ==, TANDEM_QUICK_FOLLOW_UP);
  g_assert_cmpstr (tandem_quick_guess_channel ("Long e-mail from the port"), ==, "email");
  g_assert_cmpstr (tandem_quick_guess_channel ("Called the port"), ==, "phone");
  g_assert_cmpstr (tandem_quick_guess_channel ("与港口视频会议"), ==, "video");
  g_assert_null (tandem_quick_guess_channel ("The berth is free"));
  g_assert_cmpstr (tandem_quick_skip_code ("m2.3: agreed", "M2.3"), ==, "agreed");
  g_assert_cmpstr (tandem_quick_skip_code ("M2.3", "M2.3"), ==, "");
  g_assert_null (tandem_quick_skip_code ("M2.31 agreed", "M2.3"));
  g_assert_null (tandem_quick_skip_code ("M1.2", "M1"));
  g_assert_null (tandem_quick_skip_code ("agreed", ""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/quick-add/guesses", test_guesses);
  g_test_add_func ("/window/quick-add/contact", test_contact);
  g_test_add_func ("/window/quick-add/follow-up", test_follow_up);
  g_test_add_func ("/window/quick-add/milestone", test_milestone);
  g_test_add_func ("/window/quick-add/today", test_today);
  g_test_add_func ("/window/quick-add/places", test_places);

  return g_test_run ();
}
