/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "tandem-create-dialog.h"
#include "tandem-file-actions.h"
#include "tandem-outline-view.h"
#include "tandem-workbench.h"
#include "window-hand.h"

static TandemWorkbench *
find_workbench (WindowDriver *driver)
{
  GtkWidget *found = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);

  return found != NULL ? TANDEM_WORKBENCH (found) : NULL;
}

static GtkSelectionModel *
outline_rows (WindowDriver *driver)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_COLUMN_VIEW);

  return view != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) : NULL;
}

static guint
count_rows (WindowDriver *driver)
{
  GtkSelectionModel *rows = outline_rows (driver);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

static guint
count_kind (WindowDriver *driver,
            const char   *kind,
            const char   *plan)
{
  g_autoptr(GPtrArray) docs = tandem_store_referring (hand_store (driver), kind, "plan", plan);

  return docs->len;
}

static char *
open_plan (WindowDriver *driver)
{
  char *plan = hand_find_id (driver, "plan", "Rome Yantai");

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  wait_for (find_workbench (driver) != NULL);
  wait_for (count_rows (driver) > 0);

  return plan;
}

static const char *
id_at (WindowDriver *driver,
       guint         position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (outline_rows (driver)), position);
  g_autoptr(TandemOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node != NULL ? tandem_outline_node_get_id (node) : NULL;
}

static gboolean
is_selected (WindowDriver *driver,
             const char   *id)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (outline_rows (driver));

  return gtk_bitset_get_size (selected) == 1 && g_strcmp0 (id_at (driver, gtk_bitset_get_minimum (selected)), id) == 0;
}

static void
select_row (WindowDriver *driver,
            const char   *id)
{
  tandem_workbench_select (find_workbench (driver), id);
  wait_for (is_selected (driver, id));
}

/* ---- the outline --------------------------------------------------------------- */

static void
test_outline (void)
{
  static const char *const kinds[] = { "objective", "action", "pilot", "milestone" };
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  guint expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    expected += count_kind (driver, kinds[i], plan);
  wait_for (count_rows (driver) == expected);
  for (guint i = 0; i < expected; i++)
    {
      g_autoptr(TandemDoc) doc = hand_get (driver, id_at (driver, i));

      g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "plan")), ==, plan);
    }
  /* the first is an objective: nothing hangs in the air */
  g_assert_cmpstr (tandem_kind_of_id (id_at (driver, 0))->name, ==, "objective");
}

static char *
find_open_milestone (WindowDriver *driver,
                     const char   *plan)
{
  g_autoptr(GPtrArray) milestones = tandem_store_referring (hand_store (driver), "milestone", "plan", plan);

  for (guint i = 0; i < milestones->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (milestones, i);

      if (g_strcmp0 (tandem_val_string (tandem_doc_get (doc, "status")), "achieved") != 0)
        return g_strdup (tandem_doc_get_id (doc));
    }
  g_assert_not_reached ();
}

static void
test_mark_achieved (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autofree char *id = find_open_milestone (driver, plan);
  g_autoptr(TandemDoc) before = hand_get (driver, id);
  g_autoptr(TandemDoc) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  GtkWidget *workbench = GTK_WIDGET (find_workbench (driver));

  select_row (driver, id);
  wait_for (find_editor (workbench, "due") != NULL);
  hand_click (workbench, "Mark Achieved");
  wait_for (hand_has (driver, id, "status", "achieved"));
  g_assert_true (hand_has (driver, id, "done_on", "2020-05-12"));
  wait_for (!hand_can_click (workbench, "Mark Achieved"));
  hand_click (GTK_WIDGET (driver->window), "Undo");
  wait_for (hand_has (driver, id, "status", tandem_val_string (tandem_doc_get (before, "status"))));
  after = hand_get (driver, id);
  before_text = tandem_doc_to_canonical (before);
  after_text = tandem_doc_to_canonical (after);
  g_assert_cmpstr (before_text, ==, after_text);
  wait_for (hand_can_click (workbench, "Mark Achieved"));
}

static void
test_pane_edits (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autofree char *id = find_open_milestone (driver, plan);
  GtkWidget *workbench = GTK_WIDGET (find_workbench (driver));

  select_row (driver, id);
  wait_for (find_editor (workbench, "due") != NULL);
  hand_type (workbench, "due", "17 May 2021");
  hand_press_enter (workbench, "due");
  wait_for (hand_has (driver, id, "due", "2021-05-17"));
  wait_for (hand_shows (driver, "17 May 2021") || hand_shows (driver, "May 2021"));
  g_assert_true (is_selected (driver, id));
}

static void
test_add_under_pilot (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autoptr(GPtrArray) pilots = tandem_store_referring (hand_store (driver), "pilot", "plan", plan);
  const char *pilot = tandem_doc_get_id (g_ptr_array_index (pilots, 0));
  guint before = count_kind (driver, "milestone", plan);
  g_autofree char *id = NULL;

  select_row (driver, pilot);
  gtk_widget_activate_action (GTK_WIDGET (find_workbench (driver)), "plan.add", "s", "milestone");
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
  hand_type (hand_dialog (driver), "title", "Timetable of visits agreed");
  hand_press_enter (hand_dialog (driver), "title");
  hand_type (hand_dialog (driver), "due", "17 May 2021");
  hand_press_enter (hand_dialog (driver), "due");
  hand_click (hand_dialog (driver), "Add");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (count_kind (driver, "milestone", plan) == before + 1);
  id = hand_find_id (driver, "milestone", "Timetable visits agreed");
  g_assert_true (hand_has (driver, id, "owner", pilot));
  wait_for (is_selected (driver, id));
}

/* A pilot is the pairing's; added in the outline it stands in the plan, under
 * the action that is selected. */
static void
test_add_under_action (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autoptr(GPtrArray) actions = tandem_store_referring (hand_store (driver), "action", "plan", plan);
  const char *action = tandem_doc_get_id (g_ptr_array_index (actions, 0));
  guint before = count_rows (driver);
  g_autoptr(TandemDoc) doc = NULL;
  g_autofree char *id = NULL;

  select_row (driver, action);
  gtk_widget_activate_action (GTK_WIDGET (find_workbench (driver)), "plan.add", "s", "pilot");
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
  hand_type (hand_dialog (driver), "title", "Workshop for young designers");
  hand_press_enter (hand_dialog (driver), "title");
  hand_click (hand_dialog (driver), "Add");
  wait_for (hand_dialog (driver) == NULL);
  wait_for (count_rows (driver) == before + 1);
  id = hand_find_id (driver, "pilot", "Workshop young designers");
  g_assert_true (hand_has (driver, id, "plan", plan));
  doc = hand_get (driver, id);
  g_assert_true (tandem_val_has_code (tandem_doc_get (doc, "actions"), action));
  wait_for (is_selected (driver, id));
}

static void
test_delete_in_outline (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autofree char *id = find_open_milestone (driver, plan);
  guint before = count_rows (driver);

  select_row (driver, id);
  gtk_widget_activate_action (GTK_WIDGET (find_workbench (driver)), "plan.delete-selected", NULL);
  wait_for (count_rows (driver) == before - 1);
  hand_click (GTK_WIDGET (driver->window), "Undo");
  wait_for (count_rows (driver) == before);
}

/* ---- papers --------------------------------------------------------------------- */

static void
test_export_pdf (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = open_plan (driver);
  g_autofree char *path = g_build_filename (driver->folder, "plan.pdf", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  gsize length;

  tandem_export_paper_to (tandem_app_get_session (driver->app), GTK_WINDOW (driver->window), plan, "plan", file);
  wait_for (hand_shows (driver, "is ready"));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 10000);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/plan/outline", test_outline);
  g_test_add_func ("/window/plan/mark-achieved", test_mark_achieved);
  g_test_add_func ("/window/plan/pane-edits", test_pane_edits);
  g_test_add_func ("/window/plan/add-under-pilot", test_add_under_pilot);
  g_test_add_func ("/window/plan/add-under-action", test_add_under_action);
  g_test_add_func ("/window/plan/delete", test_delete_in_outline);
  g_test_add_func ("/window/plan/export-pdf", test_export_pdf);

  return g_test_run ();
}
