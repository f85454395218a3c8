/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mine.h"
#include "tandem-preferences-dialog.h"
#include "tandem-today.h"
#include "tandem-update-dialog.h"
#include "window-hand.h"

/* The start page on the demo programme, on 12 May 2020. */

/* The place that was shown last is remembered: by the test before this one too. */
static WindowDriver *
start (void)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);

  tandem_window_show_place (driver->window, "today");

  return driver;
}

static TandemToday *
find_whose (WindowDriver      *driver,
            const char        *partnership,
            const char *const *cities)
{
  g_autoptr(GError) error = NULL;
  TandemTodayWhose whose = { partnership, cities };
  TandemToday *found = tandem_today_find (hand_store (driver), tandem_store_get_context (hand_store (driver)),
                                          &whose, &error);

  g_assert_no_error (error);

  return found;
}

static TandemToday *
find (WindowDriver *driver,
      const char   *partnership)
{
  return find_whose (driver, partnership, NULL);
}

static char *
dup_rows (TandemToday *found)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < found->items->len; i++)
    {
      TandemTodayItem *item = g_ptr_array_index (found->items, i);

      g_string_append_printf (rows, "%s | %s | %s | %s\n", tandem_today_section_get_title (item->section), item->title,
                              item->distance, tandem_step_get_label (item->step));
    }

  return g_string_free (rows, FALSE);
}

static void
test_rows (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autoptr(TandemToday) found = find (driver, NULL);
  g_autofree char *rows = dup_rows (found);

  g_assert_cmpstr (rows, ==,
                   "Late | M2.3 · Curriculum agreed by both schools | 12 days late | Update…\n"
                   "Late | M1.2 · Concept note agreed | 7 days late | Update…\n"
                   "This Week | M2.4 · Ten teachers nominated | in 2 days | Update…\n"
                   "This Week | Barcelona and Liuzhou settle open questions | in 7 days | Open\n"
                   "Waiting | Rome asks: Who pays for the twelve sensors? | 25 days | Answer…\n"
                   "Waiting | Yantai asks: Which modules will be taught in English? | 22 days | Answer…\n"
                   "Waiting | Liuzhou asks: Which body answers for land and for companies? | 22 days | Answer…\n"
                   "Waiting | Barcelona asks: May data of passengers leave the city? | 22 days | Answer…\n"
                   "Waiting | Barcelona asks: Which themes of the road map come after 2021? | 22 days | Answer…\n"
                   "Waiting | Yantai: The vision should name the port in both languages. | 20 days | Answer…\n"
                   "Not Updated for 30 Days | M3.2 · Sensors ordered | 2 months | Update…\n");
  g_assert_cmpuint (found->n_urgent, ==, 8);
  g_assert_null (found->next);
}

/* The agreement of Rome and Yantai ends on 18 November. */
static void
test_expiring (void)
{
  static const struct
  {
    int         day;
    gboolean    listed;
    const char *distance;
  } cases[] = {
    { 20200517, FALSE, NULL }, { 20200518, TRUE, "in 6 months" }, { 20201118, TRUE, NULL }, { 20201119, TRUE, "expired" },
  };
  g_autoptr(WindowDriver) driver = start ();
  TandemContext *now = tandem_store_get_context (hand_store (driver));
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemContext) other =
        tandem_context_new (tandem_context_get_language (now), (TandemDate) { cases[i].day }, vocabularies);
      g_autoptr(TandemToday) found = NULL;
      TandemTodayItem *item = NULL;

      tandem_store_set_context (hand_store (driver), other);
      found = find (driver, NULL);
      for (guint j = 0; j < found->items->len; j++)
        if (TANDEM_TODAY_ITEM (g_ptr_array_index (found->items, j))->step == TANDEM_STEP_RENEW)
          item = g_ptr_array_index (found->items, j);
      g_test_message ("%d", cases[i].day);
      g_assert_true ((item != NULL) == cases[i].listed);
      if (item == NULL)
        continue;
      g_assert_cmpint (item->section, ==, TANDEM_TODAY_EXPIRING);
      g_assert_cmpstr (item->distance, ==, cases[i].distance);
    }
}

static void
test_one_pairing (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Barcelona Liuzhou");
  g_autoptr(TandemToday) found = find (driver, pairing);

  g_assert_cmpuint (found->totals[TANDEM_TODAY_LATE], ==, 1);
  g_assert_cmpuint (found->totals[TANDEM_TODAY_THIS_WEEK], ==, 1);
  g_assert_cmpuint (found->totals[TANDEM_TODAY_WAITING], ==, 3);
  for (guint i = 0; i < found->items->len; i++)
    {
      TandemTodayItem *item = g_ptr_array_index (found->items, i);

      g_assert_cmpstr (tandem_val_string (tandem_doc_get (item->doc, "partnership")), ==, pairing);
    }
}

/* What names Yantai, and in its pairings what names nobody. */
static void
test_mine (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *yantai = hand_find_id (driver, "city", "Yantai");
  g_autofree char *haikou = hand_find_id (driver, "city", "Haikou");
  g_autoptr(TandemToday) found = find_whose (driver, NULL, (const char *const[]) { yantai, NULL });
  g_autoptr(TandemToday) nothing = find_whose (driver, NULL, (const char *const[]) { haikou, NULL });
  g_autofree char *rows = dup_rows (found);

  g_assert_cmpstr (rows, ==,
                   "This Week | M2.4 · Ten teachers nominated | in 2 days | Update…\n"
                   "Waiting | Rome asks: Who pays for the twelve sensors? | 25 days | Answer…\n"
                   "Not Updated for 30 Days | M3.2 · Sensors ordered | 2 months | Update…\n");
  g_assert_cmpuint (nothing->items->len, ==, 0);
}

/* "Mine" asks which city that is; once it is known the page shows what is
 * theirs, and a button leads back to everyone's. */
static void
test_choose_mine (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *haikou = hand_find_id (driver, "city", "Haikou");
  g_autoptr(GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *toggles, *add;
  guint n_rows;

  wait_for ((n_rows = hand_list_length (driver)) > 0);
  toggles = window_driver_find_type (GTK_WIDGET (driver->window), ADW_TYPE_TOGGLE_GROUP);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), "mine");
  wait_for (TANDEM_IS_PREFERENCES_DIALOG (hand_dialog (driver)));
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (toggles)), ==, "everyone");
  wait_for ((add = hand_find (hand_dialog (driver), GTK_TYPE_MENU_BUTTON, "Add a City")) != NULL);
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (add)), "chosen", haikou);
  wait_for (hand_shows (driver, "Nothing of Yours Is Late"));
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (toggles)), ==, "mine");

  hand_click (GTK_WIDGET (driver->window), "Show Everyone’s");
  wait_for (hand_list_length (driver) == n_rows);
  g_assert_false (g_settings_get_boolean (settings, "only-mine"));

  hand_click (hand_dialog (driver), "Not My City");
  wait_for (!tandem_mine_is_known (settings));
  g_settings_reset (settings, "only-mine");
}

static gboolean
can_undo (WindowDriver *driver,
          const char   *step)
{
  g_autofree char *label = NULL;

  g_object_get (hand_store (driver), "undo-label", &label, NULL);

  return g_strcmp0 (label, step) == 0;
}

/* Once the window knows of the step: it hears of it after the store. */
static void
undo (WindowDriver *driver,
      const char   *step)
{
  wait_for (can_undo (driver, step));
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
}

static guint
count_updates (WindowDriver *driver,
               const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return tandem_val_length (tandem_doc_get (doc, "updates"));
}

static GtkEditable *
find_row (WindowDriver *driver,
          const char   *title)
{
  GtkWidget *row;

  wait_for ((row = hand_find (hand_dialog (driver), ADW_TYPE_ENTRY_ROW, title)) != NULL);

  return GTK_EDITABLE (row);
}

/* The first row, which is M2.3. */
static void
begin_update (WindowDriver *driver)
{
  GtkWidget *view;

  wait_for (hand_list_length (driver) > 0);
  gtk_single_selection_set_selected (hand_list (driver), 0);
  view = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_LIST_VIEW);
  gtk_widget_activate_action (view, "today.step", NULL);
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
}

static void
test_update (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  guint n_updates = count_updates (driver, id);
  g_autoptr(TandemDoc) doc = NULL;

  begin_update (driver);
  g_assert_false (hand_can_click (hand_dialog (driver), "Save Update"));
  gtk_editable_set_text (find_row (driver, "Expected On"), "15 July 2020");
  gtk_editable_set_text (find_row (driver, "What Is New, in One Line"), "Both schools read the draft");
  hand_click (hand_dialog (driver), "Save Update");

  wait_for (hand_has (driver, id, "forecast", "2020-07-15"));
  wait_for (hand_dialog (driver) == NULL);
  doc = hand_get (driver, id);
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (doc, "updates")), ==, n_updates + 1);
  g_assert_true (hand_has (driver, id, "status", "in_progress"));
  {
    g_autofree char *path = g_strdup_printf ("updates[%u].", n_updates);
    g_autofree char *on = g_strconcat (path, "on", NULL);
    g_autofree char *forecast = g_strconcat (path, "new_forecast", NULL);
    g_autofree char *note = g_strconcat (path, "note", NULL);

    g_assert_true (hand_has (driver, id, on, "2020-05-12"));
    g_assert_true (hand_has (driver, id, forecast, "2020-07-15"));
    g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (doc, note), "en"), ==, "Both schools read the draft");
  }

  /* one step: all of it is taken back at once */
  undo (driver, "Update Milestone");
  wait_for (hand_has (driver, id, "forecast", "2020-06-30"));
  g_assert_cmpuint (count_updates (driver, id), ==, n_updates);
}

/* A date that cannot be read is said where it stands; nothing is saved, and
 * what was typed stays. */
static void
test_wrong_date (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  guint n_updates = count_updates (driver, id);

  begin_update (driver);
  gtk_editable_set_text (find_row (driver, "Expected On"), "when it is done");
  gtk_editable_set_text (find_row (driver, "What Is New, in One Line"), "Not yet");
  hand_click (hand_dialog (driver), "Save Update");
  wait_for (gtk_widget_has_css_class (GTK_WIDGET (find_row (driver, "Expected On")), "error"));
  g_assert_cmpstr (gtk_editable_get_text (find_row (driver, "What Is New, in One Line")), ==, "Not yet");
  g_assert_cmpuint (count_updates (driver, id), ==, n_updates);
  g_assert_true (hand_has (driver, id, "forecast", "2020-06-30"));
}

static void
test_achieved (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  guint n_rows;

  wait_for ((n_rows = hand_list_length (driver)) > 0);
  g_assert_true (hand_shows (driver, "12 days late"));
  gtk_single_selection_set_selected (hand_list (driver), 0);
  gtk_widget_activate_action (window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_LIST_VIEW),
                              "today.achieve", NULL);
  wait_for (hand_has (driver, id, "status", "achieved"));
  wait_for (hand_list_length (driver) == n_rows - 1);
  wait_for (!hand_shows (driver, "12 days late"));
  undo (driver, "Mark Achieved");
  wait_for (hand_list_length (driver) == n_rows && hand_shows (driver, "12 days late"));
}

/* A record that has no place of its own is shown from here too. */
static void
test_open (void)
{
  g_autoptr(WindowDriver) driver = start ();
  g_autofree char *id = hand_find_id (driver, "question", "Who pays for the twelve sensors");

  wait_for (hand_list_length (driver) > 0);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-record", "s", id);
  wait_for (hand_page (driver, id) != NULL);
  window_driver_settle (driver);
  g_assert_nonnull (hand_page (driver, id));
}

static void
test_empty (void)
{
  g_autoptr(WindowDriver) driver = start ();

  wait_for (hand_list_length (driver) > 0);
  window_driver_do_the_day (driver);
  wait_for (hand_shows (driver, "Nothing Is Late"));
  g_assert_true (hand_shows (driver, "The next date is 30 June 2020: First three design studios move in, Rome"));
  hand_click (GTK_WIDGET (driver->window), "Show the Next Months");
  wait_for (hand_shows (driver, "First three design studios move in"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.show-place", "s", "today");
  undo (driver, "Do the Day");
  wait_for (hand_shows (driver, "12 days late"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/today/rows", test_rows);
  g_test_add_func ("/window/today/expiring", test_expiring);
  g_test_add_func ("/window/today/one-pairing", test_one_pairing);
  g_test_add_func ("/window/today/mine", test_mine);
  g_test_add_func ("/window/today/choose-mine", test_choose_mine);
  g_test_add_func ("/window/today/update", test_update);
  g_test_add_func ("/window/today/wrong-date", test_wrong_date);
  g_test_add_func ("/window/today/achieved", test_achieved);
  g_test_add_func ("/window/today/open", test_open);
  g_test_add_func ("/window/today/empty", test_empty);

  return g_test_run ();
}
