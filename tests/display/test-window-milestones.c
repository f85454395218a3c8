/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-board.h"
#include "tandem-list.h"
#include "tandem-milestones-page.h"
#include "tandem-record.h"
#include "tandem-timeline.h"
#include "tandem-update-dialog.h"
#include "window-hand.h"

/* The milestones of the demo programme, on 12 May 2020. */

static const char *const keys[] = {
  "milestones-view", "milestones-groupings", "milestones-shows", "milestones-pairing", "milestones-period", "milestones-who", "reasons",
};

static GtkWidget *
find_page (WindowDriver *driver)
{
  return window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_MILESTONES_PAGE);
}

static void
choose (WindowDriver *driver,
        const char   *action,
        const char   *choice)
{
  g_assert_true (gtk_widget_activate_action (find_page (driver), action, "s", choice));
  window_driver_settle (driver);
}

/* Choices are kept, also from one test to the next. */
static WindowDriver *
start (const char *view)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (tandem_app_get_settings (driver->app), keys[i]);
  tandem_window_show_place (driver->window, "milestones");
  wait_for (find_page (driver) != NULL);
  choose (driver, "milestones.view", view);

  return driver;
}

static TandemTimeline *
find_timeline (WindowDriver *driver)
{
  return TANDEM_TIMELINE (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_TIMELINE));
}

static TandemBoard *
find_board (WindowDriver *driver)
{
  return TANDEM_BOARD (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_BOARD));
}

static void
act (gpointer    widget,
     const char *action,
     int         value)
{
  g_assert_true (gtk_widget_activate_action (widget, action, "i", value));
}

/* Goes to a milestone on the timeline, as a person who asked for it does. */
static char *
select_on_timeline (WindowDriver *driver,
                    const char   *text)
{
  char *id = hand_find_id (driver, "milestone", text);

  hand_open (driver, id);
  wait_for (g_strcmp0 (tandem_timeline_get_selected (find_timeline (driver)), id) == 0);
  window_driver_settle (driver);

  return id;
}

static gboolean
can_undo (WindowDriver *driver,
          const char   *step)
{
  g_autofree char *label = NULL;

  g_object_get (hand_store (driver), "undo-label", &label, NULL);

  return g_strcmp0 (label, step) == 0;
}

static void
undo (WindowDriver *driver,
      const char   *step)
{
  wait_for (can_undo (driver, step));
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
}

/* A row by its title, which may be written small or not at all. */
static GtkWidget *
find_titled (GtkWidget  *root,
             const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkEditable *
find_row (WindowDriver *driver,
          const char   *title)
{
  GtkWidget *row = find_titled (hand_dialog (driver), title);

  g_assert_true (GTK_IS_EDITABLE (row));

  return GTK_EDITABLE (row);
}

/* ---- timeline ------------------------------------------------------------------------ */

static void
test_keys_move (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Ten teachers");
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  g_autofree char *baseline = g_strdup (tandem_val_string (tandem_doc_get (before, "baseline_due")));
  TandemTimeline *timeline = find_timeline (driver);
  graphene_point_t first, moved;

  g_assert_true (hand_has (driver, id, "due", "2020-05-14"));
  g_assert_true (tandem_timeline_find_mark (timeline, id, &first));
  act (timeline, "timeline.move-due", 7);
  act (timeline, "timeline.move-due", 1);
  act (timeline, "timeline.move-due", -2);
  /* nothing is changed while the date is in the hand */
  g_assert_true (hand_has (driver, id, "due", "2020-05-14"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.open", NULL));
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
  g_assert_cmpstr (gtk_editable_get_text (find_row (driver, "_Due")), ==, "20 May 2020");
  gtk_editable_set_text (find_row (driver, "_Why, in One Line"), "The school is closed");
  hand_click (hand_dialog (driver), "Save Update");
  wait_for (hand_has (driver, id, "due", "2020-05-20"));
  g_assert_true (hand_has (driver, id, "reason", "The school is closed"));
  g_assert_true (baseline == NULL || hand_has (driver, id, "baseline_due", baseline));
  wait_for (hand_dialog (driver) == NULL);
  wait_for (tandem_timeline_find_mark (timeline, id, &moved) && moved.x > first.x);

  undo (driver, "Move Due Date");
  wait_for (hand_has (driver, id, "due", "2020-05-14"));
  g_assert_false (hand_has (driver, id, "reason", "The school is closed"));

  /* the reason is offered when the next date moves */
  act (timeline, "timeline.move-due", 1);
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
  wait_for (hand_can_click (hand_dialog (driver), "The school is closed"));
  adw_dialog_close (ADW_DIALOG (hand_dialog (driver)));
  wait_for (hand_dialog (driver) == NULL);
  g_assert_true (hand_has (driver, id, "due", "2020-05-14"));
}

static void
test_escape_forgets (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Ten teachers");
  TandemTimeline *timeline = find_timeline (driver);

  act (timeline, "timeline.move-due", 7);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.cancel", NULL));
  window_driver_settle (driver);
  g_assert_null (hand_dialog (driver));
  g_assert_true (hand_has (driver, id, "due", "2020-05-14"));
}

/* The gesture that the timeline has, told what a pointer would tell it. */
static void
drag (TandemTimeline         *timeline,
      const graphene_point_t *from,
      double                  by)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (timeline));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (controller))
        continue;
      g_signal_emit_by_name (controller, "drag-begin", (double) from->x, (double) from->y);
      g_signal_emit_by_name (controller, "drag-update", by, 0.0);
      g_signal_emit_by_name (controller, "drag-end", by, 0.0);
    }
}

static void
test_drag_moves (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Students exchange");
  TandemTimeline *timeline = find_timeline (driver);
  graphene_point_t mark;

  /* a day is 34 pixels wide then */
  choose (driver, "milestones.view", "timeline");
  tandem_timeline_set_unit (timeline, TANDEM_UNIT_DAY);
  hand_open (driver, id);
  window_driver_settle (driver);
  g_assert_true (tandem_timeline_find_mark (timeline, id, &mark));
  drag (timeline, &mark, 2 * tandem_timeline_unit_scale (TANDEM_UNIT_DAY) + 5);
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
  g_assert_cmpstr (gtk_editable_get_text (find_row (driver, "_Due")), ==, "18 November 2020");
  hand_click (hand_dialog (driver), "Save Update");
  wait_for (hand_has (driver, id, "due", "2020-11-18"));
  undo (driver, "Move Due Date");
  wait_for (hand_has (driver, id, "due", "2020-11-16"));
}

/* What is reached does not move any more. */
static void
test_achieved_stays (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Letter of intent signed");
  graphene_point_t mark;

  g_assert_true (tandem_timeline_find_mark (find_timeline (driver), id, &mark));
  drag (find_timeline (driver), &mark, 60);
  act (find_timeline (driver), "timeline.move-due", 7);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_timeline (driver)), "timeline.cancel", NULL));
  window_driver_settle (driver);
  g_assert_null (hand_dialog (driver));
}

static void
test_fold (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Ten teachers");
  TandemTimeline *timeline = find_timeline (driver);
  guint n = tandem_timeline_get_n_rows (timeline);

  g_assert_cmpuint (n, >, 10);
  /* back to the heading, then folded */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.fold", "b", TRUE));
  window_driver_settle (driver);
  g_assert_null (tandem_timeline_get_selected (timeline));
  g_assert_cmpuint (tandem_timeline_get_n_rows (timeline), ==, n);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.fold", "b", TRUE));
  window_driver_settle (driver);
  g_assert_cmpuint (tandem_timeline_get_n_rows (timeline), <, n);
  /* what is asked for is unfolded */
  hand_open (driver, id);
  wait_for (tandem_timeline_get_n_rows (timeline) == n);
  g_assert_cmpstr (tandem_timeline_get_selected (timeline), ==, id);
}

static void
test_arrows_and_zoom (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *id = select_on_timeline (driver, "Curriculum agreed");
  TandemTimeline *timeline = find_timeline (driver);
  TandemDate from, to;

  act (timeline, "timeline.select", 1);
  wait_for (tandem_timeline_get_selected (timeline) != NULL && g_strcmp0 (tandem_timeline_get_selected (timeline), id) != 0);
  act (timeline, "timeline.select", -1);
  wait_for (g_strcmp0 (tandem_timeline_get_selected (timeline), id) == 0);

  for (int unit = 0; unit < TANDEM_TIMELINE_N_UNITS; unit++)
    {
      act (timeline, "timeline.unit", unit);
      window_driver_settle (driver);
      g_assert_cmpint (tandem_timeline_get_unit (timeline), ==, unit);
    }
  act (timeline, "timeline.unit", TANDEM_UNIT_MONTH);
  tandem_timeline_show_range (timeline, (TandemDate) { 20230101 }, (TandemDate) { 20240101 });
  window_driver_settle (driver);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.today", NULL));
  tandem_timeline_get_range (timeline, &from, &to);
  g_assert_cmpint (from.ymd, <, 20200512);
  g_assert_cmpint (to.ymd, >, 20200512);
}

/* From right to left everything stands the other way round. */
static void
test_mirrored (void)
{
  g_autoptr(WindowDriver) driver = start ("timeline");
  g_autofree char *early = hand_find_id (driver, "milestone", "Ten teachers");
  g_autofree char *late = hand_find_id (driver, "milestone", "First online classes");
  TandemTimeline *timeline = find_timeline (driver);
  graphene_point_t a, b;

  wait_for (tandem_timeline_find_mark (timeline, early, &a) && tandem_timeline_find_mark (timeline, late, &b));
  g_assert_cmpfloat (a.x, <, b.x);
  gtk_widget_set_direction (GTK_WIDGET (timeline), GTK_TEXT_DIR_RTL);
  window_driver_settle (driver);
  g_assert_true (tandem_timeline_find_mark (timeline, early, &a) && tandem_timeline_find_mark (timeline, late, &b));
  g_assert_cmpfloat (a.x, >, b.x);
}

/* ---- board --------------------------------------------------------------------------- */

static gboolean
is_in (WindowDriver          *driver,
       TandemMilestonesColumn column,
       const char            *id)
{
  return tandem_list_find (TANDEM_LIST (tandem_board_get_column (find_board (driver), column)), id) != G_MAXUINT;
}

static void
test_board (void)
{
  g_autoptr(WindowDriver) driver = start ("board");
  g_autofree char *late = hand_find_id (driver, "milestone", "Curriculum agreed");
  g_autofree char *delayed = hand_find_id (driver, "milestone", "First online classes");
  g_autofree char *planned = hand_find_id (driver, "milestone", "Sensors ordered");
  g_autofree char *achieved = hand_find_id (driver, "milestone", "Letter of intent signed");

  wait_for (is_in (driver, TANDEM_COLUMN_LATE, late) && is_in (driver, TANDEM_COLUMN_LATE, delayed));
  wait_for (is_in (driver, TANDEM_COLUMN_PLANNED, planned));
  g_assert_false (is_in (driver, TANDEM_COLUMN_IN_PROGRESS, late));
  /* achieved more than thirty days ago */
  g_assert_false (is_in (driver, TANDEM_COLUMN_ACHIEVED, achieved));

  /* nobody puts anything there */
  g_assert_false (tandem_board_put (find_board (driver), planned, TANDEM_COLUMN_LATE));
  wait_for (hand_shows (driver, "Nobody chooses Late or Delayed: a milestone gets there by its dates"));
  window_driver_settle (driver);
  g_assert_true (hand_has (driver, planned, "status", "planned"));
  g_assert_true (is_in (driver, TANDEM_COLUMN_PLANNED, planned));

  g_assert_true (tandem_board_put (find_board (driver), planned, TANDEM_COLUMN_IN_PROGRESS));
  wait_for (is_in (driver, TANDEM_COLUMN_IN_PROGRESS, planned));
  g_assert_true (hand_has (driver, planned, "status", "in_progress"));
  undo (driver, "Change Status");
  wait_for (is_in (driver, TANDEM_COLUMN_PLANNED, planned));

  g_assert_true (tandem_board_put (find_board (driver), late, TANDEM_COLUMN_ACHIEVED));
  wait_for (is_in (driver, TANDEM_COLUMN_ACHIEVED, late));
  g_assert_true (hand_has (driver, late, "done_on", "2020-05-12"));
  /* and not back: that is what undo is for */
  g_assert_false (tandem_board_put (find_board (driver), late, TANDEM_COLUMN_PLANNED));
  undo (driver, "Mark Achieved");
  wait_for (is_in (driver, TANDEM_COLUMN_LATE, late));
}

/* Alt and an arrow: the column that nobody chooses is passed over. */
static void
test_board_keys (void)
{
  g_autoptr(WindowDriver) driver = start ("board");
  g_autofree char *id = hand_find_id (driver, "milestone", "Sensors ordered");

  wait_for (is_in (driver, TANDEM_COLUMN_PLANNED, id));
  g_assert_true (tandem_board_select (find_board (driver), id));
  act (find_page (driver), "milestone.shift", 1);
  wait_for (is_in (driver, TANDEM_COLUMN_IN_PROGRESS, id));
  g_assert_true (tandem_board_select (find_board (driver), id));
  act (find_page (driver), "milestone.shift", 1);
  wait_for (is_in (driver, TANDEM_COLUMN_ACHIEVED, id));
  undo (driver, "Mark Achieved");
  wait_for (is_in (driver, TANDEM_COLUMN_IN_PROGRESS, id));
}

/* ---- list and filters -------------------------------------------------------------------- */

static void
test_late_first (void)
{
  g_autoptr(WindowDriver) driver = start ("list");
  g_autofree char *late = hand_find_id (driver, "milestone", "Curriculum agreed");

  wait_for (hand_list_length (driver) > 0);
  wait_for (g_strcmp0 (tandem_record_get_id (gtk_single_selection_get_selected_item (hand_list (driver))), late) == 0);
  g_assert_true (hand_shows (driver, "Late"));
  g_assert_true (hand_shows (driver, "May 2020"));
}

static void
test_grouping (void)
{
  g_autoptr(WindowDriver) driver = start ("list");

  wait_for (hand_shows (driver, "May 2020"));
  choose (driver, "milestones.grouping", "pairing");
  wait_for (hand_shows (driver, "By Pairing"));
  wait_for (!hand_shows (driver, "May 2020"));
  choose (driver, "milestones.grouping", "responsible");
  wait_for (hand_shows (driver, "By Responsible"));
  /* each view has its own */
  choose (driver, "milestones.view", "timeline");
  g_assert_true (hand_shows (driver, "By Pairing"));
}

static void
test_filters_are_kept (void)
{
  g_autoptr(WindowDriver) driver = start ("list");
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Barcelona Liuzhou");
  guint n_open, n_all, n_one;

  wait_for (hand_list_length (driver) > 0);
  n_open = hand_list_length (driver);
  choose (driver, "milestones.show", "all");
  choose (driver, "milestones.period", "all");
  wait_for (hand_list_length (driver) > n_open);
  n_all = hand_list_length (driver);
  window_driver_free (g_steal_pointer (&driver));

  driver = window_driver_new (TRUE, 1200, 800);
  g_settings_set_string (tandem_app_get_settings (driver->app), "milestones-pairing", pairing);
  tandem_window_show_place (driver->window, "milestones");
  wait_for (hand_list_length (driver) > 0);
  window_driver_settle (driver);
  n_one = hand_list_length (driver);
  g_assert_cmpuint (n_one, <, n_all);
  for (guint i = 0; i < n_one; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (hand_list (driver)), i);

      g_assert_cmpstr (tandem_val_string (tandem_doc_get (tandem_record_get_doc (record), "partnership")), ==, pairing);
    }
  /* the button says what is chosen, though its list came later */
  wait_for (hand_shows (driver, "Barcelona – Liuzhou 柳州") || hand_shows (driver, "Barcelona – Liuzhou"));
  window_driver_settle (driver);
  g_assert_cmpuint (hand_list_length (driver), ==, n_one);
}

static void
test_clear_filters (void)
{
  g_autoptr(WindowDriver) driver = start ("list");
  GtkWidget *entry;

  wait_for (hand_list_length (driver) > 0);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.find", NULL);
  window_driver_settle (driver);
  entry = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere at all");
  wait_for (hand_shows (driver, "No Matches"));
  hand_click (GTK_WIDGET (driver->window), "Clear Filters");
  wait_for (hand_list_length (driver) > 0);
}

/* ---- updates ------------------------------------------------------------------------------ */

/* Who overrides what the dates say has to say why. */
static void
test_reason_is_asked (void)
{
  g_autoptr(WindowDriver) driver = start ("list");
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  GtkWidget *status;

  hand_open (driver, id);
  gtk_widget_activate_action (find_page (driver), "milestone.update", NULL);
  wait_for (TANDEM_IS_UPDATE_DIALOG (hand_dialog (driver)));
  wait_for (hand_shows (driver, "Late: it was due on 30 April 2020, 12 days ago, and is not achieved."));
  status = find_titled (hand_dialog (driver), "_Status");
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (status))); i++)
    {
      g_autoptr(GtkStringObject) choice = g_list_model_get_item (adw_combo_row_get_model (ADW_COMBO_ROW (status)), i);

      if (g_str_equal (gtk_string_object_get_string (choice), "On hold"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (status), i);
    }
  g_assert_false (hand_can_click (hand_dialog (driver), "Save Update"));
  gtk_editable_set_text (find_row (driver, "_Why, in One Line"), "Waiting for the ministry");
  hand_click (hand_dialog (driver), "Save Update");
  wait_for (hand_has (driver, id, "status", "on_hold"));
  g_assert_true (hand_has (driver, id, "reason", "Waiting for the ministry"));
}

/* The date is saved though nobody says why; the question waits where it was. */
static void
test_why_is_asked (void)
{
  g_autoptr(WindowDriver) driver = start ("list");
  g_autofree char *id = hand_find_id (driver, "milestone", "Ten teachers");
  /* as dates are said that are near */
  TandemDate today = { 20200512 };
  g_autofree char *from = tandem_date_to_short_text ((TandemDate) { 20200514 }, today);
  g_autofree char *to = tandem_date_to_short_text ((TandemDate) { 20200520 }, today);
  g_autofree char *question = g_strdup_printf ("Why was it moved from %s to %s?", from, to);
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  g_autofree char *baseline = g_strdup (tandem_val_string (tandem_doc_get (before, "baseline_due")));
  GtkWidget *page = hand_open (driver, id);

  hand_type (page, "due", "20 May 2020");
  hand_press_enter (page, "due");
  wait_for (hand_has (driver, id, "due", "2020-05-20"));
  wait_for (hand_shows (driver, question));

  /* another record, and back: it is asked again */
  {
    g_autofree char *other = hand_find_id (driver, "milestone", "Curriculum agreed");

    hand_open (driver, other);
    wait_for (!hand_shows (driver, question));
  }
  hand_open (driver, id);
  wait_for (hand_shows (driver, question));
  {
    GtkWidget *row = find_titled (hand_page (driver, id), question);
    GtkWidget *line = window_driver_find_type (row, GTK_TYPE_TEXT);

    gtk_editable_set_text (GTK_EDITABLE (line), "The school is closed");
    g_signal_emit_by_name (line, "activate");
  }
  wait_for (hand_has (driver, id, "reason", "The school is closed"));
  wait_for (!hand_shows (driver, question));
  g_assert_true (baseline == NULL || hand_has (driver, id, "baseline_due", baseline));

  /* undo takes back the reason, then the date; the baseline is where it was */
  undo (driver, "Give Reason");
  wait_for (hand_shows (driver, question));
  undo (driver, "Change Due");
  wait_for (hand_has (driver, id, "due", "2020-05-14"));
  wait_for (!hand_shows (driver, question));
  g_assert_true (baseline == NULL || hand_has (driver, id, "baseline_due", baseline));
}

/* No view may be wider than the window. */
static void
test_narrow (void)
{
  static const char *const views[] = { "list", "board", "timeline" };
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 360, 640);

  g_settings_set_string (tandem_app_get_settings (driver->app), "milestones-view", "timeline");
  tandem_window_show_place (driver->window, "milestones");
  window_driver_settle (driver);
  /* a timeline says too little there: the list comes up */
  g_assert_null (find_timeline (driver));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    choose (driver, "milestones.view", views[i]);
  g_assert_nonnull (find_timeline (driver));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (driver->window)), <=, 360);
}

/* How its dates moved unfolds into rows that stay where they are. */
static void
test_slips_unfold (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "milestone", "Curriculum agreed");
  GtkWidget *page = hand_open (driver, id);
  GtkWidget *row = NULL;
  GtkWidget *slip = NULL;
  graphene_rect_t place;
  int height;

  wait_for ((row = window_driver_find_label (page, "Slipped 2 times, 91 days in all")) != NULL);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);
  g_assert_null (hand_find (row, ADW_TYPE_ACTION_ROW, "Forecast: 30 Apr → 30 Jun"));
  window_driver_settle (driver);
  height = gtk_widget_get_height (row);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_for ((slip = hand_find (row, ADW_TYPE_ACTION_ROW, "Forecast: 30 Apr → 30 Jun")) != NULL);
  window_driver_settle (driver);
  g_assert_cmpint (gtk_widget_get_height (slip), >, 30);
  g_assert_true (gtk_widget_compute_bounds (slip, row, &place));
  g_assert_cmpfloat (place.origin.y, >=, height);
  g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (row));
  g_assert_nonnull (hand_find (slip, GTK_TYPE_LABEL, "61 days later"));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  wait_for (hand_find (row, ADW_TYPE_ACTION_ROW, "Forecast: 30 Apr → 30 Jun") == NULL);
  wait_for (gtk_widget_get_height (row) == height);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/milestones/keys-move", test_keys_move);
  g_test_add_func ("/window/milestones/escape-forgets", test_escape_forgets);
  g_test_add_func ("/window/milestones/drag-moves", test_drag_moves);
  g_test_add_func ("/window/milestones/achieved-stays", test_achieved_stays);
  g_test_add_func ("/window/milestones/fold", test_fold);
  g_test_add_func ("/window/milestones/arrows-and-zoom", test_arrows_and_zoom);
  g_test_add_func ("/window/milestones/mirrored", test_mirrored);
  g_test_add_func ("/window/milestones/board", test_board);
  g_test_add_func ("/window/milestones/board-keys", test_board_keys);
  g_test_add_func ("/window/milestones/late-first", test_late_first);
  g_test_add_func ("/window/milestones/grouping", test_grouping);
  g_test_add_func ("/window/milestones/filters-are-kept", test_filters_are_kept);
  g_test_add_func ("/window/milestones/clear-filters", test_clear_filters);
  g_test_add_func ("/window/milestones/reason-is-asked", test_reason_is_asked);
  g_test_add_func ("/window/milestones/why-is-asked", test_why_is_asked);
  g_test_add_func ("/window/milestones/narrow", test_narrow);
  g_test_add_func ("/window-milestones/slips-unfold", test_slips_unfold);

  return g_test_run ();
}
