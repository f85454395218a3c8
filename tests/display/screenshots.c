/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "kinds/tandem-milestone-moves.h"
#include "tandem-analysis-page.h"
#include "tandem-lifecycle.h"
#include "tandem-locale.h"
#include "tandem-milestones-page.h"
#include "tandem-place.h"
#include "tandem-section-editor-page.h"
#include "tandem-section-editor.h"
#include "tandem-plan-history.h"
#include "tandem-workbench.h"
#include "tandem-budget-view.h"
#include "tandem-mirror-page.h"
#include "window-driver.h"

#define FRAME 10    /* what GTK draws round a window where there is no compositor, on both sides */

/* Pictures of every page, of the real window on the demo programme:
 * screenshots FOLDER [SCENE…] */

static void
select_found (WindowDriver *driver,
              const char   *place,
              const char   *text)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = NULL;

  tandem_window_show_place (driver->window, place);
  window_driver_settle (driver);
  if (text == NULL)
    return;
  hits = tandem_store_search (store, text, tandem_place_find (place)->kind, 1, NULL);
  if (hits != NULL && hits->len > 0)
    tandem_window_show_record (driver->window, ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);
}

static void
show_today (WindowDriver *driver)
{
  tandem_window_show_place (driver->window, "today");
  window_driver_settle (driver);
}

static void
show_update (WindowDriver *driver)
{
  GtkWidget *view;

  show_today (driver);
  view = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_LIST_VIEW);
  if (view == NULL)
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view))), 0);
  gtk_widget_activate_action (view, "today.step", NULL);
  window_driver_settle (driver);
}

static void
show_today_empty (WindowDriver *driver)
{
  window_driver_do_the_day (driver);
  show_today (driver);
}

static void
show_pairing (WindowDriver *driver)
{
  select_found (driver, "pairings", "Rome Yantai");
}

static void
show_pairing_list (WindowDriver *driver)
{
  select_found (driver, "pairings", NULL);
}

static void
show_pairing_map (WindowDriver *driver)
{
  select_found (driver, "pairings", NULL);
  g_settings_set_string (tandem_app_get_settings (driver->app), "pairings-view", "map");
  window_driver_settle (driver);
  window_driver_settle (driver);
}

static void
show_pairing_step (WindowDriver *driver)
{
  GtkWidget *lifecycle;

  show_pairing (driver);
  lifecycle = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_LIFECYCLE);
  if (lifecycle != NULL)
    gtk_widget_activate_action (lifecycle, "record.show-step", "s", "completing");
  window_driver_settle (driver);
}

static void
show_pairing_health (WindowDriver *driver)
{
  GtkWidget *lifecycle;

  show_pairing (driver);
  lifecycle = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_LIFECYCLE);
  if (lifecycle != NULL)
    gtk_widget_activate_action (lifecycle, "record.explain-health", NULL);
  window_driver_settle (driver);
}

static void
show_city (WindowDriver *driver)
{
  select_found (driver, "cities", "Yantai");
}

static void
show_events (WindowDriver *driver)
{
  select_found (driver, "events", NULL);
}

static void
show_knowledge (WindowDriver *driver)
{
  select_found (driver, "knowledge", NULL);
}

static void
show_climate (WindowDriver *driver)
{
  select_found (driver, "climate", NULL);
}

static void
show_accords (WindowDriver *driver)
{
  select_found (driver, "accords", NULL);
}

static void
show_preferences (WindowDriver *driver)
{
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.preferences", NULL);
  window_driver_settle (driver);
}

static void
show_help (WindowDriver *driver)
{
  show_today (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.help", NULL);
  window_driver_settle (driver);
}

static void
show_milestones (WindowDriver *driver)
{
  select_found (driver, "milestones", NULL);
}

static void
show_milestones_view (WindowDriver *driver,
                      const char   *view)
{
  GtkWidget *page;

  select_found (driver, "milestones", NULL);
  page = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_MILESTONES_PAGE);
  if (page != NULL)
    gtk_widget_activate_action (page, "milestones.view", "s", view);
  window_driver_settle (driver);
}

static void
show_milestones_list (WindowDriver *driver)
{
  show_milestones_view (driver, "list");
}

static void
show_milestones_board (WindowDriver *driver)
{
  show_milestones_view (driver, "board");
}

static void
show_milestones_timeline (WindowDriver *driver)
{
  show_milestones_view (driver, "timeline");
}

static void
show_milestone (WindowDriver *driver)
{
  select_found (driver, "milestones", "Curriculum agreed");
}

/* A date that was moved without a word. */
static void
show_milestone_why (WindowDriver *driver)
{
  TandemSession *session = tandem_app_get_session (driver->app);
  TandemStore *store = tandem_session_get_store (session);
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Curriculum agreed", "milestone", 1, NULL);
  g_autoptr(TandemDoc) doc =
    hits != NULL && hits->len > 0 ? tandem_store_get (store, ((TandemHit *) g_ptr_array_index (hits, 0))->id, NULL) : NULL;
  g_autoptr(TandemDoc) moved = doc != NULL ? tandem_doc_with (doc, "due", "\"2020-06-15\"", NULL) : NULL;
  g_autoptr(TandemDoc) noted =
    moved != NULL ? tandem_milestone_note_change (doc, moved, NULL, NULL, tandem_session_get_context (session), NULL) : NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Change Due");

  if (noted == NULL)
    return;
  g_settings_set_strv (tandem_session_get_settings (session), "reasons",
                       (const char *[]) { "Borders are closed", "The school is closed", NULL });
  tandem_batch_put (batch, doc, noted);
  tandem_session_save (session, batch, NULL);
  select_found (driver, "milestones", "Curriculum agreed");
}

/* How its dates moved, unfolded. */
static void
show_milestone_slips (WindowDriver *driver)
{
  GtkWidget *row;

  show_milestone (driver);
  row = window_driver_find_type (GTK_WIDGET (driver->window), ADW_TYPE_EXPANDER_ROW);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  window_driver_settle (driver);
}

static void
show_plan_page (WindowDriver *driver)
{
  select_found (driver, "plans", "Rome Yantai");
}

static void
open_plan (WindowDriver *driver,
           const char   *view)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Rome Yantai", "plan", 1, NULL);
  GtkWidget *workbench;

  if (hits == NULL || hits->len == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s",
                              ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);
  workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);
  if (workbench != NULL)
    tandem_workbench_show (TANDEM_WORKBENCH (workbench), view);
  window_driver_settle (driver);
}

static void
show_outline (WindowDriver *driver)
{
  open_plan (driver, "outline");
}

static GtkWidget *
open_outline_at (WindowDriver *driver,
                 const char   *text)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, text, "milestone", 1, NULL);
  GtkWidget *workbench;

  open_plan (driver, "outline");
  workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);
  if (hits != NULL && hits->len > 0)
    tandem_workbench_select (TANDEM_WORKBENCH (workbench), ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);

  return workbench;
}

static void
show_outline_milestone (WindowDriver *driver)
{
  open_outline_at (driver, "Curriculum agreed");
}

static void
show_outline_gaps (WindowDriver *driver)
{
  GtkWidget *workbench = open_outline_at (driver, "Evaluation by both school");

  gtk_widget_activate_action (workbench, "plan.show-pane", "s", "gaps");
  window_driver_settle (driver);
}

static void
show_outline_gap (WindowDriver *driver)
{
  GtkWidget *workbench = open_outline_at (driver, "Evaluation by both school");

  gtk_widget_activate_action (workbench, "plan.next-gap", NULL);
  window_driver_settle (driver);
}

static void
show_outline_comments (WindowDriver *driver)
{
  GtkWidget *workbench = open_outline_at (driver, "Curriculum agreed");

  gtk_widget_activate_action (workbench, "plan.show-pane", "s", "comments");
  window_driver_settle (driver);
}

static void
show_outline_batch (WindowDriver *driver)
{
  GtkWidget *workbench = open_outline_at (driver, "Partner schools named");
  GtkWidget *view = window_driver_find_type (workbench, GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  GtkWidget *days;

  gtk_selection_model_select_range (rows, 3, 7, FALSE);
  gtk_widget_activate_action (workbench, "plan.show-pane", "s", "details");
  window_driver_settle (driver);
  days = window_driver_find_type (workbench, ADW_TYPE_SPIN_ROW);
  if (days != NULL)
    adw_spin_row_set_value (ADW_SPIN_ROW (days), 14);
  window_driver_settle (driver);
}

static void
show_outline_add (WindowDriver *driver)
{
  GtkWidget *workbench = open_outline_at (driver, "Curriculum agreed");
  GtkWidget *view = window_driver_find_type (workbench, GTK_TYPE_COLUMN_VIEW);

  gtk_widget_activate_action (view, "outline.add-below", NULL);
  window_driver_settle (driver);
}

static void
show_versions (WindowDriver *driver)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Rome Yantai", "plan", 1, NULL);
  const char *plan = ((TandemHit *) g_ptr_array_index (hits, 0))->id;
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot (store, plan, NULL);
  TandemPlanFreeze freeze = { .approve = TRUE, .body = "City councils of Rome and Yantai", .note = "First version" };
  g_autoptr(GPtrArray) edits = tandem_plan_freeze (snapshot, tandem_snapshot_get (snapshot, plan), &freeze,
                                                   tandem_store_get_context (store), NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Approve");
  g_autoptr(TandemBatch) later = tandem_batch_new ("Later");
  g_autoptr(GPtrArray) pilots = tandem_snapshot_referring (snapshot, "milestone", "plan", plan);
  g_autoptr(GPtrArray) moved = NULL;

  for (guint i = 0; i < edits->len; i++)
    tandem_batch_put (batch, ((TandemPlanEdit *) g_ptr_array_index (edits, i))->before,
                      ((TandemPlanEdit *) g_ptr_array_index (edits, i))->after);
  tandem_store_save (store, batch, NULL);
  moved = tandem_plan_reschedule (pilots, 21, NULL);
  for (guint i = 0; i < MIN (moved->len, 3); i++)
    tandem_batch_put (later, ((TandemPlanEdit *) g_ptr_array_index (moved, i))->before,
                      ((TandemPlanEdit *) g_ptr_array_index (moved, i))->after);
  tandem_store_save (store, later, NULL);
  gtk_widget_activate_action (open_outline_at (driver, "Curriculum agreed"), "plan.versions", NULL);
  window_driver_settle (driver);
}

static void
show_indicators (WindowDriver *driver)
{
  open_plan (driver, "indicators");
}

static void
show_budget (WindowDriver *driver)
{
  open_plan (driver, "budget");
}

/* Where the chip of a row leads. */
static void
show_budget_fund (WindowDriver *driver)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Joint vocational curriculum", "action", 1, NULL);

  open_plan (driver, "budget");
  gtk_widget_activate_action (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_BUDGET_VIEW), "budget.fund", "s",
                              ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);
}

/* Two currencies, and the cost in its parts. */
static void
show_budget_currencies (WindowDriver *driver)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Local Action Plan of Liuzhou", "plan", 1, NULL);
  GtkWidget *workbench;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);
  workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "budget");
  window_driver_settle (driver);
  g_object_set (window_driver_find_type (workbench, TANDEM_TYPE_BUDGET_VIEW), "split", TRUE, NULL);
  window_driver_settle (driver);
}

/* The joint plan of a pairing beside that of one of its cities. */
static GtkWidget *
open_mirror (WindowDriver *driver)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Barcelona Liuzhou", "partnership", 1, NULL);

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.compare-plans", "s", ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);

  return window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_MIRROR_PAGE);
}

static void
show_mirror (WindowDriver *driver)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) hits = tandem_store_search (store, "Concept for the science park", "action", 1, NULL);
  GtkWidget *page = open_mirror (driver);

  tandem_mirror_page_select (TANDEM_MIRROR_PAGE (page), 0, ((TandemHit *) g_ptr_array_index (hits, 0))->id);
  window_driver_settle (driver);
}

static void
open_analysis (WindowDriver *driver,
               const char   *tool)
{
  GtkWidget *page;

  open_plan (driver, "analysis");
  page = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_ANALYSIS_PAGE);
  if (page != NULL)
    tandem_analysis_page_show (TANDEM_ANALYSIS_PAGE (page), tool);
  window_driver_settle (driver);
}

static void
show_problems (WindowDriver *driver)
{
  open_analysis (driver, "problems");
}

static void
show_logic (WindowDriver *driver)
{
  open_analysis (driver, "logic");
}

static void
show_stakeholders (WindowDriver *driver)
{
  open_analysis (driver, "stakeholders");
}

static void
show_risks (WindowDriver *driver)
{
  open_analysis (driver, "risks");
}

static void
open_section (WindowDriver *driver,
              const char   *heading)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) plans = tandem_store_search (store, "Rome Yantai", "plan", 1, NULL);
  g_autoptr(GPtrArray) sections = NULL;
  GtkWidget *page, *editor;

  open_plan (driver, "text");
  page = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_SECTION_EDITOR_PAGE);
  if (page == NULL || plans == NULL || plans->len == 0)
    return;
  sections = tandem_store_referring (store, "section", "plan", ((TandemHit *) g_ptr_array_index (plans, 0))->id);
  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (tandem_val_l10n (tandem_doc_get (sections->pdata[i], "heading"), "en"), heading) == 0)
      tandem_section_editor_page_show (TANDEM_SECTION_EDITOR_PAGE (page), tandem_doc_get_id (sections->pdata[i]));
  window_driver_settle (driver);
  editor = window_driver_find_type (page, TANDEM_TYPE_SECTION_EDITOR);
  gtk_widget_grab_focus (GTK_WIDGET (tandem_section_editor_get_view (TANDEM_SECTION_EDITOR (editor), 0)));
  tandem_prose_view_go_to_passage (tandem_section_editor_get_view (TANDEM_SECTION_EDITOR (editor), 0), 3);
  window_driver_settle (driver);
}

static void
show_text (WindowDriver *driver)
{
  open_section (driver, "Context and needs");
}

static void
search_for (WindowDriver *driver,
            const char   *text)
{
  GtkWidget *dialog;
  GtkWidget *entry;

  select_found (driver, "pairings", "Rome Yantai");
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.search", NULL);
  window_driver_settle (driver);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (driver->window)));
  entry = window_driver_find_type (dialog, GTK_TYPE_SEARCH_ENTRY);
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  window_driver_settle (driver);
}

static void
show_search (WindowDriver *driver)
{
  search_for (driver, "yant");
}

static void
show_search_recent (WindowDriver *driver)
{
  select_found (driver, "cities", "Yantai");
  select_found (driver, "milestones", "Curriculum agreed");
  select_found (driver, "plans", "Rome Yantai");
  search_for (driver, "");
}

static void
show_search_similar (WindowDriver *driver)
{
  search_for (driver, "curiculum");
}

static void
quick_add (WindowDriver *driver,
           const char   *text)
{
  GtkWidget *dialog;
  GtkWidget *entry;

  select_found (driver, "pairings", "Rome Yantai");
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  window_driver_settle (driver);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (driver->window)));
  entry = window_driver_find_type (dialog, GTK_TYPE_ENTRY);
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  window_driver_settle (driver);
}

static void
show_quick_add (WindowDriver *driver)
{
  quick_add (driver, "Phoned the port authority about the berth");
}

static void
show_quick_milestone (WindowDriver *driver)
{
  quick_add (driver, "M2.3 both schools read the draft");
}

static void
show_outbox (WindowDriver *driver)
{
  select_found (driver, "pairings", "Rome Yantai");
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.outbox", NULL);
  window_driver_settle (driver);
}

static void
show_new_milestone (WindowDriver *driver)
{
  select_found (driver, "milestones", NULL);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  window_driver_settle (driver);
}

static void
show_new_city (WindowDriver *driver)
{
  GtkWidget *dialog;
  GtkWidget *line;

  select_found (driver, "cities", NULL);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  window_driver_settle (driver);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (driver->window)));
  line = window_driver_find_type (dialog, GTK_TYPE_TEXT);
  if (line == NULL)
    return;
  gtk_widget_grab_focus (line);
  gtk_editable_set_text (GTK_EDITABLE (line), "Gran");
  window_driver_settle (driver);
}

static void
show_edit_city (WindowDriver *driver)
{
  GtkWidget *button;

  select_found (driver, "cities", "Yantai");
  button = window_driver_find_label (GTK_WIDGET (driver->window), g_dgettext (GETTEXT_PACKAGE, "Figures"));
  if (button != NULL)
    gtk_widget_activate_action (button, "record.edit", NULL);
  window_driver_settle (driver);
}

static void
show_bin_empty (WindowDriver *driver)
{
  select_found (driver, "bin", NULL);
}

static void
show_bin (WindowDriver *driver)
{
  static const char *const deleted[][2] = {
    { "contact_log", "port" }, { "milestone", "Curriculum agreed" }, { "action", "Concept for the science park" },
    { "city", "Yantai" },
  };
  TandemSession *session = tandem_app_get_session (driver->app);
  TandemStore *store = tandem_session_get_store (session);

  for (guint i = 0; i < G_N_ELEMENTS (deleted); i++)
    {
      g_autoptr(GPtrArray) hits = tandem_store_search (store, deleted[i][1], deleted[i][0], 1, NULL);
      g_autoptr(TandemDoc) doc =
        hits != NULL && hits->len > 0 ? tandem_store_get (store, ((TandemHit *) g_ptr_array_index (hits, 0))->id, NULL) : NULL;

      if (doc != NULL)
        tandem_session_delete (session, doc);
    }
  show_bin_empty (driver);
}

static void
show_as_it_is (WindowDriver *driver)
{
}

static const struct
{
  const char *name;
  gboolean    with_demo;
  void        (*show) (WindowDriver *driver);
} scenes[] = {
  { "today", TRUE, show_today },
  { "today-update", TRUE, show_update },
  { "today-empty", TRUE, show_today_empty },
  { "pairing", TRUE, show_pairing },
  { "pairing-list", TRUE, show_pairing_list },
  { "pairing-map", TRUE, show_pairing_map },
  { "pairing-step", TRUE, show_pairing_step },
  { "pairing-health", TRUE, show_pairing_health },
  { "city", TRUE, show_city },
  { "events", TRUE, show_events },
  { "knowledge", TRUE, show_knowledge },
  { "climate", TRUE, show_climate },
  { "accords", TRUE, show_accords },
  { "preferences", TRUE, show_preferences },
  { "help", TRUE, show_help },
  { "milestones", TRUE, show_milestones },
  { "milestones-list", TRUE, show_milestones_list },
  { "milestones-board", TRUE, show_milestones_board },
  { "milestones-timeline", TRUE, show_milestones_timeline },
  { "milestone", TRUE, show_milestone },
  { "milestone-why", TRUE, show_milestone_why },
  { "milestone-slips", TRUE, show_milestone_slips },
  { "plan", TRUE, show_plan_page },
  { "outline", TRUE, show_outline },
  { "indicators", TRUE, show_indicators },
  { "budget", TRUE, show_budget },
  { "budget-fund", TRUE, show_budget_fund },
  { "budget-currencies", TRUE, show_budget_currencies },
  { "mirror", TRUE, show_mirror },
  { "problems", TRUE, show_problems },
  { "logic", TRUE, show_logic },
  { "stakeholders", TRUE, show_stakeholders },
  { "risks", TRUE, show_risks },
  { "outline-milestone", TRUE, show_outline_milestone },
  { "outline-add", TRUE, show_outline_add },
  { "outline-batch", TRUE, show_outline_batch },
  { "outline-gaps", TRUE, show_outline_gaps },
  { "outline-gap", TRUE, show_outline_gap },
  { "outline-comments", TRUE, show_outline_comments },
  { "versions", TRUE, show_versions },
  { "text", TRUE, show_text },
  { "search", TRUE, show_search },
  { "search-recent", TRUE, show_search_recent },
  { "search-similar", TRUE, show_search_similar },
  { "quick-add", TRUE, show_quick_add },
  { "quick-milestone", TRUE, show_quick_milestone },
  { "outbox", TRUE, show_outbox },
  { "new-milestone", TRUE, show_new_milestone },
  { "edit-city", TRUE, show_edit_city },
  { "new-city", TRUE, show_new_city },
  { "bin", TRUE, show_bin },
  { "bin-empty", TRUE, show_bin_empty },
  { "welcome", FALSE, show_as_it_is },
};

static const struct
{
  const char *suffix;
  int         width;
  int         height;
  gboolean    dark;
} looks[] = {
  { "", 1200, 800, FALSE },
  { "-dark", 1200, 800, TRUE },
  { "-narrow", 360 + FRAME, 640 + FRAME, FALSE },
  { "-narrow-dark", 360 + FRAME, 640 + FRAME, TRUE },
};

static gboolean
is_wanted (const char *name,
           int         n_wanted,
           char      **wanted)
{
  for (int i = 0; i < n_wanted; i++)
    if (g_str_equal (wanted[i], name))
      return TRUE;

  return n_wanted == 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc < 2)
    {
      g_printerr ("usage: screenshots FOLDER [SCENE…]\n");
      return 2;
    }

  /* GTK 4.18 has no announcements in its accessibility of tests, and falls over them. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  tandem_locale_init ();
  g_mkdir_with_parents (argv[1], 0755);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (looks) && is_wanted (scenes[i].name, argc - 2, argv + 2); j++)
      {
        g_autoptr(WindowDriver) driver = window_driver_new (scenes[i].with_demo, looks[j].width, looks[j].height);
        g_autofree char *path = g_strdup_printf ("%s/%s%s.png", argv[1], scenes[i].name, looks[j].suffix);

        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            looks[j].dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
        window_driver_settle (driver);
        scenes[i].show (driver);
        if (!window_driver_save_png (driver, path))
          return 1;
        g_settings_reset (tandem_app_get_settings (driver->app), "pairings-view");
        g_print ("%s\n", path);
      }

  return 0;
}
