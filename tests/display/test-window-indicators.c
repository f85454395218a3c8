/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator-values.h"
#include "tandem-figure-cell.h"
#include "tandem-indicator-grid.h"
#include "tandem-workbench.h"
#include "window-hand.h"

/* The indicators of the plan of Rome and Yantai, as a table of figures. The
 * columns of figures are: baseline, 2019, December 2019, March 2020, April 2020,
 * target. */

static TandemIndicatorGrid *
open_grid (WindowDriver *driver)
{
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  GtkWidget *workbench, *grid;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  wait_for ((workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH)) != NULL);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "indicators");
  wait_for ((grid = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_INDICATOR_GRID)) != NULL);
  wait_for (hand_shows (driver, "April 2020"));
  wait_for (window_driver_find_type (grid, TANDEM_TYPE_FIGURE_CELL) != NULL);

  return TANDEM_INDICATOR_GRID (grid);
}

static gboolean
has_figure (WindowDriver *driver,
            const char   *id,
            const char   *column,
            const char   *expected)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);
  g_autofree char *figure = tandem_indicator_dup_figure (doc, column);

  return g_strcmp0 (figure, expected) == 0;
}

/* The first cell is the baseline of "Modules agreed". */
static TandemFigureCell *
first_cell (TandemIndicatorGrid *grid)
{
  return TANDEM_FIGURE_CELL (window_driver_find_type (GTK_WIDGET (grid), TANDEM_TYPE_FIGURE_CELL));
}

static void
type (TandemFigureCell *cell,
      const char       *text)
{
  GtkWidget *entry = window_driver_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* leaving it commits */
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (entry)), NULL);
}

static void
test_type (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemIndicatorGrid *grid = open_grid (driver);
  g_autofree char *id = hand_find_id (driver, "indicator", "Modules agreed");

  g_assert_cmpstr (tandem_figure_cell_get_text (first_cell (grid)), ==, "0");
  g_assert_true (hand_shows (driver, "38 %"));
  type (first_cell (grid), "2");
  wait_for (has_figure (driver, id, TANDEM_INDICATOR_BASELINE, "2"));
  wait_for (hand_shows (driver, "17 %"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (has_figure (driver, id, TANDEM_INDICATOR_BASELINE, "0"));
  wait_for (g_strcmp0 (tandem_figure_cell_get_text (first_cell (grid)), "0") == 0);
}

/* What is no number is said, stays in the cell and changes nothing. */
static void
test_no_number (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemIndicatorGrid *grid = open_grid (driver);
  g_autofree char *id = hand_find_id (driver, "indicator", "Modules agreed");

  type (first_cell (grid), "many");
  wait_for (gtk_widget_has_css_class (GTK_WIDGET (first_cell (grid)), "error"));
  g_assert_cmpstr (tandem_figure_cell_get_text (first_cell (grid)), ==, "many");
  g_assert_true (hand_shows (driver, "“many” is not a number"));
  g_assert_true (has_figure (driver, id, TANDEM_INDICATOR_BASELINE, "0"));
  type (first_cell (grid), "1");
  wait_for (has_figure (driver, id, TANDEM_INDICATOR_BASELINE, "1"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (first_cell (grid)), "error"));
}

/* A table with its heading makes the columns that it needs; one undo takes all
 * of it back. */
static void
test_paste (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemIndicatorGrid *grid = open_grid (driver);
  g_autofree char *modules = hand_find_id (driver, "indicator", "Modules agreed");
  g_autofree char *graduates = hand_find_id (driver, "indicator", "Graduates in skilled work");

  tandem_figure_cell_paste (first_cell (grid), "May 2020\tJune 2020\n4\t5\n53\t54\n");
  wait_for (has_figure (driver, modules, "2020-06", "5"));
  g_assert_true (has_figure (driver, modules, "2020-05", "4"));
  g_assert_true (has_figure (driver, graduates, "2020-06", "54"));
  wait_for (hand_shows (driver, "June 2020"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (has_figure (driver, modules, "2020-06", NULL));
  g_assert_true (has_figure (driver, graduates, "2020-06", NULL));
  wait_for (!hand_shows (driver, "June 2020"));
}

static void
test_paste_refused (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemIndicatorGrid *grid = open_grid (driver);
  g_autofree char *modules = hand_find_id (driver, "indicator", "Modules agreed");

  tandem_figure_cell_paste (first_cell (grid), "7\n8\nmany\n");
  wait_for (hand_shows (driver, "Row 3, column 1 of what was copied"));
  g_assert_true (has_figure (driver, modules, TANDEM_INDICATOR_BASELINE, "0"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/indicators/type", test_type);
  g_test_add_func ("/window/indicators/no-number", test_no_number);
  g_test_add_func ("/window/indicators/paste", test_paste);
  g_test_add_func ("/window/indicators/paste-refused", test_paste_refused);

  return g_test_run ();
}
