/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget-view.h"
#include "tandem-budget.h"
#include "tandem-figure-cell.h"
#include "tandem-record-editor.h"
#include "tandem-workbench.h"
#include "window-hand.h"

/* The money of the plan of Rome and Yantai. Its columns: cost, own resources,
 * private. */

typedef struct
{
  WindowDriver     *driver;
  TandemBudgetView *view;
  char             *incubation;     /* A1.2: costs 50 000, nothing found */
  char             *park;           /* A3.1: a cost of two parts */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *plan = NULL;
  GtkWidget *workbench, *view;

  fixture->driver = window_driver_new (TRUE, 1200, 800);
  plan = hand_find_id (fixture->driver, "plan", "Rome Yantai");
  fixture->incubation = hand_find_id (fixture->driver, "action", "SME incubation places");
  fixture->park = hand_find_id (fixture->driver, "action", "industry park");
  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.open-plan", "s", plan);
  wait_for ((workbench = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_WORKBENCH)) != NULL);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "budget");
  wait_for ((view = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_BUDGET_VIEW)) != NULL);
  wait_for (hand_shows (fixture->driver, "876\u00a0000 of 1\u00a0451\u00a0000 EUR are found"));
  fixture->view = TANDEM_BUDGET_VIEW (view);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->incubation);
  g_free (fixture->park);
  window_driver_free (fixture->driver);
}

/* The cells of figures of the row called @name, in the order of the columns. */
static GPtrArray *
list_cells (Fixture    *fixture,
            const char *name)
{
  GPtrArray *cells = g_ptr_array_new ();
  GtkWidget *label = window_driver_find_label (GTK_WIDGET (fixture->view), name);
  GtkWidget *row;

  g_assert_nonnull (label);
  for (row = label; !g_str_equal (G_OBJECT_TYPE_NAME (row), "GtkColumnViewRowWidget"); row = gtk_widget_get_parent (row))
    g_assert_nonnull (row);
  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *figure = window_driver_find_type (cell, TANDEM_TYPE_FIGURE_CELL);

      if (figure != NULL)
        g_ptr_array_add (cells, figure);
    }

  return cells;
}

static TandemFigureCell *
get_cell (Fixture    *fixture,
          const char *name,
          guint       column)
{
  g_autoptr(GPtrArray) cells = list_cells (fixture, name);

  g_assert_cmpuint (column, <, cells->len);

  return g_ptr_array_index (cells, column);
}

static GtkWidget *
get_text (TandemFigureCell *cell)
{
  return window_driver_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);
}

static void
type (TandemFigureCell *cell,
      const char       *text)
{
  gtk_widget_grab_focus (get_text (cell));
  gtk_editable_set_text (GTK_EDITABLE (get_text (cell)), text);
}

/* As the keyboard does it, where the focus is. */
static void
press (TandemFigureCell *cell,
       guint             keyval,
       GdkModifierType   state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (get_text (cell));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  g_assert_true (handled);
}

static gboolean
has_focus (TandemFigureCell *cell)
{
  return gtk_widget_has_focus (get_text (cell)) ||
         gtk_root_get_focus (gtk_widget_get_root (get_text (cell))) == get_text (cell);
}

static gboolean
has_figure (Fixture    *fixture,
            const char *id,
            const char *column,
            const char *expected)
{
  g_autoptr(TandemDoc) doc = hand_get (fixture->driver, id);
  g_autofree char *figure = tandem_budget_dup_figure (doc, column, "EUR");

  return g_strcmp0 (figure, expected) == 0;
}

static gboolean
shows (TandemFigureCell *cell,
       const char       *text)
{
  return g_str_equal (tandem_figure_cell_get_text (cell), text);
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.undo", NULL);
}

/* Objectives are sums, and what nobody knows is not 0. */
static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_true (shows (get_cell (fixture, "Young people find skilled work", 0), "125\u00a0000"));
  g_assert_true (shows (get_cell (fixture, "Young people find skilled work", 1), "70\u00a0000"));
  g_assert_true (shows (get_cell (fixture, "Whole plan", 0), "1\u00a0451\u00a0000"));
  g_assert_true (shows (get_cell (fixture, "Share of all funding", 1), "69 %"));
  g_assert_true (shows (get_cell (fixture, "Clean-air monitoring", 0), ""));
  g_assert_cmpstr (gtk_text_get_placeholder_text (GTK_TEXT (get_text (get_cell (fixture, "Clean-air monitoring", 0)))), ==,
                   "no cost yet");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (get_text (get_cell (fixture, "Whole plan", 0)))));
  g_assert_true (hand_shows (fixture->driver, "The money of a pilot is part of its action"));
}

/* Enter takes the figure and goes down, over the sums of the next objective. */
static void
test_type (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *label = NULL;

  type (get_cell (fixture, "SME incubation", 0), "60000");
  press (get_cell (fixture, "SME incubation", 0), GDK_KEY_Return, 0);
  wait_for (has_figure (fixture, fixture->incubation, "cost", "60\u00a0000"));
  g_assert_true (has_focus (get_cell (fixture, "Air quality data", 0)));
  wait_for (hand_shows (fixture->driver, "876\u00a0000 of 1\u00a0461\u00a0000 EUR are found"));
  wait_for (shows (get_cell (fixture, "Young people find skilled work", 0), "135\u00a0000"));
  g_object_get (hand_store (fixture->driver), "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Change Cost");
  undo (fixture);
  wait_for (has_figure (fixture, fixture->incubation, "cost", "50\u00a0000"));
  wait_for (hand_shows (fixture->driver, "876\u00a0000 of 1\u00a0451\u00a0000 EUR are found"));
}

/* New funding is planned first; Ctrl+Enter says how far it is. */
static void
test_funding (Fixture      *fixture,
              gconstpointer data)
{
  type (get_cell (fixture, "SME incubation", 2), "20000");
  press (get_cell (fixture, "SME incubation", 2), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for (has_figure (fixture, fixture->incubation, "private", "20\u00a0000"));
  g_assert_true (hand_has (fixture->driver, fixture->incubation, "funding[i1].source", "to_be_identified"));
  /* the key came with the figure: there was nothing to go further with */
  wait_for (hand_shows (fixture->driver, "450\u00a0000 of them somebody was named"));
  press (get_cell (fixture, "SME incubation", 2), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for (hand_shows (fixture->driver, "450\u00a0000 of them somebody was named"));
  window_driver_settle (fixture->driver);
  press (get_cell (fixture, "SME incubation", 2), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for (hand_shows (fixture->driver, "896\u00a0000 of 1\u00a0451\u00a0000 EUR are found"));
  undo (fixture);
  wait_for (hand_shows (fixture->driver, "876\u00a0000 of 1\u00a0451\u00a0000 EUR are found"));
}

/* A sum of parts is not typed over; its parts are, in columns of their own. */
static void
test_parts (Fixture      *fixture,
            gconstpointer data)
{
  type (get_cell (fixture, "A3.1", 0), "1000000");
  press (get_cell (fixture, "A3.1", 0), GDK_KEY_Return, 0);
  wait_for (hand_shows (fixture->driver, "This cost has several parts"));
  g_assert_true (has_figure (fixture, fixture->park, "cost", "1\u00a0290\u00a0000"));
  g_object_set (fixture->view, "split", TRUE, NULL);
  wait_for (hand_shows (fixture->driver, "Running cost"));
  wait_for (shows (get_cell (fixture, "A3.1", 1), "1\u00a0200\u00a0000"));
  type (get_cell (fixture, "A3.1", 2), "100000");
  press (get_cell (fixture, "A3.1", 2), GDK_KEY_Return, 0);
  wait_for (has_figure (fixture, fixture->park, "cost", "1\u00a0300\u00a0000"));
}

/* A block goes over the rows of objectives, and is one step. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *air = hand_find_id (fixture->driver, "action", "Air quality data");

  tandem_figure_cell_paste (get_cell (fixture, "SME incubation", 0), "55,000\t10,000\n13,000\t12,500\n");
  wait_for (has_figure (fixture, fixture->incubation, "cost", "55\u00a0000"));
  g_assert_true (has_figure (fixture, fixture->incubation, "own_budget", "10\u00a0000"));
  g_assert_true (has_figure (fixture, air, "cost", "13\u00a0000"));
  g_assert_true (has_figure (fixture, air, "own_budget", "12\u00a0500"));
  wait_for (shows (get_cell (fixture, "SME incubation", 0), "55\u00a0000"));
  undo (fixture);
  wait_for (has_figure (fixture, fixture->incubation, "own_budget", NULL));
  g_assert_true (has_figure (fixture, air, "cost", "12\u00a0000"));

  tandem_figure_cell_paste (get_cell (fixture, "SME incubation", 0), "1\nmany\n");
  wait_for (hand_shows (fixture->driver, "Row 2, column 1 of what was copied"));
  g_assert_true (has_figure (fixture, fixture->incubation, "cost", "50\u00a0000"));
}

/* Another currency has a sum of its own, and is not added up silently. */
static void
test_currencies (Fixture      *fixture,
                 gconstpointer data)
{
  type (get_cell (fixture, "SME incubation", 0), "400000 CNY");
  press (get_cell (fixture, "SME incubation", 0), GDK_KEY_Return, 0);
  wait_for (hand_shows (fixture->driver, "Currencies are not converted"));
  g_assert_true (hand_shows (fixture->driver, "876\u00a0000 of 1\u00a0401\u00a0000 EUR are found"));
  g_assert_true (hand_shows (fixture->driver, "0 of 400\u00a0000 CNY are found"));
  g_assert_true (shows (get_cell (fixture, "Whole plan", 0), "1\u00a0401\u00a0000 · 400\u00a0000\u00a0CNY"));
}

static void
test_source (Fixture      *fixture,
             gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "budget.add-source", "s", "climate_fund");
  wait_for (hand_shows (fixture->driver, "Climate finance"));
  window_driver_settle (fixture->driver);
  type (get_cell (fixture, "SME incubation", 3), "50000");
  press (get_cell (fixture, "SME incubation", 3), GDK_KEY_Return, 0);
  wait_for (has_figure (fixture, fixture->incubation, "climate_fund", "50\u00a0000"));
  window_driver_settle (fixture->driver);
  /* Enter took it, and leaving the cell did not take it again */
  g_assert_true (has_figure (fixture, fixture->incubation, "climate_fund", "50\u00a0000"));
}

/* What is missing leads to where funding is added. */
static void
test_chip (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *dialog, *focus;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "budget.fund", "s", fixture->incubation);
  wait_for ((dialog = hand_dialog (fixture->driver)) != NULL);
  wait_for (window_driver_find_type (dialog, TANDEM_TYPE_RECORD_EDITOR) != NULL);
  window_driver_settle (fixture->driver);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->driver->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, dialog));
  g_assert_true (hand_can_click (fixture->driver->window != NULL ? GTK_WIDGET (fixture->view) : NULL,
                                 "50\u00a0000 still to be found for Action A1.2: add funding"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(PATH, FUNC) g_test_add ("/window/budget/" PATH, Fixture, NULL, set_up, FUNC, tear_down)
  ADD ("shown", test_shown);
  ADD ("type", test_type);
  ADD ("funding", test_funding);
  ADD ("parts", test_parts);
  ADD ("paste", test_paste);
  ADD ("currencies", test_currencies);
  ADD ("source", test_source);
  ADD ("chip", test_chip);

  return g_test_run ();
}
