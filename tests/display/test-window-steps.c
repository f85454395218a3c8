/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-lifecycle.h"
#include "tandem-step-dialog.h"
#include "window-hand.h"

/* The steps of Rome – Yantai, which is active, on 12 May 2020. */

static GtkWidget *
open_step (WindowDriver *driver,
           const char   *id,
           guint         step)
{
  GtkWidget *page = hand_open (driver, id);

  g_signal_emit_by_name (window_driver_find_type (page, TANDEM_TYPE_LIFECYCLE), "step-activated", step);
  wait_for (hand_dialog (driver) != NULL);
  g_assert_true (TANDEM_IS_STEP_DIALOG (hand_dialog (driver)));

  return hand_dialog (driver);
}

static void
test_move (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "partnership", "Rome Yantai");
  GtkWidget *dialog = open_step (driver, id, 4);

  g_assert_true (hand_has (driver, id, "status", "active"));
  wait_for (hand_shows (driver, "The period ends within 6 months"));
  wait_for (hand_can_click (dialog, "Move to Completing All the Same"));
  hand_click (dialog, "Move to Completing All the Same");
  wait_for (hand_has (driver, id, "status", "completing"));
  wait_for (hand_dialog (driver) == NULL);

  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (hand_has (driver, id, "status", "active"));
}

/* A step that is not the next one is explained, and not offered. */
static void
test_other_step (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "partnership", "Rome Yantai");
  GtkWidget *dialog = open_step (driver, id, 1);

  wait_for (hand_shows (driver, "A coordinator on each side"));
  g_assert_false (hand_can_click (dialog, "Move to Matched"));
  g_assert_false (hand_can_click (dialog, "Move to Matched All the Same"));
}

/* What is missing is a button away, and ticked once it is there. */
static void
test_fill (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "partnership", "Rome Yantai");
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  g_autoptr(TandemDoc) after = tandem_doc_with (before, "period", "{\"from\":\"2018-07\",\"to\":\"2020-10\"}", NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Earlier");
  GtkWidget *dialog = open_step (driver, id, 4);

  wait_for (hand_can_click (dialog, "Change…"));
  hand_click (dialog, "Change…");
  wait_for (hand_dialog (driver) != dialog);
  adw_dialog_close (ADW_DIALOG (hand_dialog (driver)));
  wait_for (hand_dialog (driver) == dialog);

  tandem_batch_put (batch, before, after);
  g_assert_true (tandem_store_save (hand_store (driver), batch, NULL));
  wait_for (hand_can_click (dialog, "Move to Completing"));
  wait_for (hand_shows (driver, "All that this step needs is there."));
}

static void
test_judged (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "partnership", "Rome Yantai");
  GtkWidget *page = hand_open (driver, id);

  wait_for (hand_shows (driver, "25 days ago"));
  wait_for (hand_shows (driver, "None planned"));
  wait_for (hand_shows (driver, "Ends 18 Nov"));
  hand_click (page, "How This Is Judged");
  wait_for (hand_dialog (driver) != NULL);
  wait_for (hand_shows (driver, "The last contact was 25 days ago."));
  wait_for (hand_shows (driver, "No contact for more than 180 days: off track"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window-steps/move", test_move);
  g_test_add_func ("/window-steps/other-step", test_other_step);
  g_test_add_func ("/window-steps/fill", test_fill);
  g_test_add_func ("/window-steps/judged", test_judged);

  return g_test_run ();
}
