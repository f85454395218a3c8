/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-hand.h"
#include "tandem-analysis-page.h"
#include "tandem-choice-popover.h"
#include "tandem-create-dialog.h"
#include "tandem-matrix.h"
#include "tandem-tree.h"

/* The analysis of a plan, in the real window. */

#define NARROW 370

/* A shown widget of @type. */
static GtkWidget *
find_shown (GtkWidget *root,
            GType      type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
open_page (WindowDriver *driver,
           const char   *plan,
           const char   *tool)
{
  g_autofree char *id = hand_find_id (driver, "plan", plan);
  GtkWidget *workbench, *page;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", id);
  wait_for ((workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH)) != NULL);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "analysis");
  wait_for ((page = find_shown (GTK_WIDGET (driver->window), TANDEM_TYPE_ANALYSIS_PAGE)) != NULL);
  tandem_analysis_page_show (TANDEM_ANALYSIS_PAGE (page), tool);

  return page;
}

static TandemPicture *
open_picture (WindowDriver *driver,
              const char   *tool)
{
  GtkWidget *page = open_page (driver, "Rome Yantai", tool), *picture;

  wait_for ((picture = find_shown (page, TANDEM_TYPE_PICTURE)) != NULL);
  wait_for (tandem_picture_get_pins (TANDEM_PICTURE (picture))->len > 0);

  return TANDEM_PICTURE (picture);
}

static TandemPin *
find_pin (TandemPicture *picture,
          const char    *text)
{
  GPtrArray *pins = tandem_picture_get_pins (picture);

  for (guint i = 0; i < pins->len; i++)
    {
      g_autofree char *found = NULL;

      g_object_get (g_ptr_array_index (pins, i), "text", &found, NULL);
      if (g_strcmp0 (found, text) == 0)
        return g_ptr_array_index (pins, i);
    }

  return NULL;
}

static TandemPin *
focus_pin (TandemPicture *picture,
           const char    *text)
{
  TandemPin *pin;

  wait_for ((pin = find_pin (picture, text)) != NULL);
  tandem_picture_focus (picture, tandem_pin_get_key (pin));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (pin)));

  return pin;
}

/* Writes in the pin that is open, and presses Enter. */
static void
write_line (TandemPicture *picture,
            const char    *text)
{
  TandemPin *pin = tandem_picture_get_current (picture);
  GtkTextBuffer *buffer;

  wait_for (tandem_pin_is_edited (pin));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (tandem_pin_get_line (pin)));
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_insert_at_cursor (buffer, "\n", 1);
}

static gboolean
has_text (WindowDriver *driver,
          const char   *id,
          const char   *path,
          const char   *text)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL && g_strcmp0 (tandem_val_l10n (tandem_doc_get (doc, path), "en"), text) == 0;
}

static gboolean
has_score (WindowDriver *driver,
           const char   *id,
           const char   *field,
           int           score)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL && tandem_val_int (tandem_doc_get (doc, field), 0) == score;
}

static void
undo (WindowDriver *driver,
      const char   *label)
{
  wait_for (g_strcmp0 (outline_undo_label (driver), label) == 0);
  /* the window hears of it a moment later */
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
}

/* ---- the problem tree ---------------------------------------------------------------- */

static void
test_write (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  TandemPin *pin = focus_pin (picture, "Schools teach without companies");
  g_autofree char *id = g_strdup (tandem_pin_get_key (pin));

  g_assert_cmpstr (tandem_pin_get_spoken (pin), ==,
                   "Cause: Schools teach without companies, for “Young people leave, while companies look for designers”, "
                   "Answered by O1");
  g_assert_true (outline_press (driver, GDK_KEY_Return, 0));
  write_line (picture, "Schools teach alone");
  wait_for (has_text (driver, id, "text", "Schools teach alone"));
  undo (driver, "Change Problem");
  wait_for (has_text (driver, id, "text", "Schools teach without companies"));
  wait_for (find_pin (picture, "Schools teach without companies") != NULL);
}

/* What was written is kept by who looks at something else, or closes the window. */
static void
test_leave (void)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  TandemPin *pin = focus_pin (picture, "Schools teach without companies");
  g_autofree char *id = g_strdup (tandem_pin_get_key (pin));
  g_autofree char *folder = NULL;
  g_autoptr(WindowDriver) later = NULL;

  g_assert_true (outline_press (driver, GDK_KEY_Return, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (tandem_pin_get_line (pin))), "Half a thought", -1);
  tandem_workbench_show (TANDEM_WORKBENCH (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH)), "outline");
  wait_for (has_text (driver, id, "text", "Half a thought"));

  picture = open_picture (driver, "problems");
  pin = focus_pin (picture, "Half a thought");
  g_assert_true (outline_press (driver, GDK_KEY_Return, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (tandem_pin_get_line (pin))), "And the other half", -1);
  folder = window_driver_free_keeping_folder (driver);
  later = window_driver_new_in (folder);
  wait_for (tandem_app_get_session (later->app) != NULL);
  g_assert_true (has_text (later, id, "text", "And the other half"));
}

static void
test_add (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  g_autofree char *core = g_strdup (tandem_pin_get_key (focus_pin (picture, "Young people leave, while companies look for designers")));
  g_autofree char *id = NULL;
  guint n_pins = tandem_picture_get_pins (picture)->len;

  /* what is not written is nothing */
  g_assert_true (outline_press (driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpuint (tandem_picture_get_pins (picture)->len, ==, n_pins + 1);
  g_assert_true (outline_press (driver, GDK_KEY_Escape, 0));
  wait_for (tandem_picture_get_pins (picture)->len == n_pins);
  g_assert_cmpstr (tandem_pin_get_key (tandem_picture_get_current (picture)), ==, core);

  g_assert_true (outline_press (driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  write_line (picture, "Design is taught in no school");
  wait_for (find_pin (picture, "Design is taught in no school") != NULL);
  id = g_strdup (tandem_pin_get_key (find_pin (picture, "Design is taught in no school")));
  wait_for (hand_has (driver, id, "parent", core));
  g_assert_true (hand_has (driver, id, "node_kind", "cause"));
  g_assert_cmpstr (tandem_pin_get_key (tandem_picture_get_current (picture)), ==, id);
  undo (driver, "Add Problem");
  wait_for (find_pin (picture, "Design is taught in no school") == NULL);
}

static void
test_move (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  g_autofree char *first = g_strdup (tandem_pin_get_key (find_pin (picture, "Schools teach without companies")));
  g_autofree char *id = g_strdup (tandem_pin_get_key (focus_pin (picture, "Few foreign companies near the schools")));
  g_autofree char *core = g_strdup (tandem_pin_get_key (find_pin (picture, "Young people leave, while companies look for designers")));
  gboolean taken = FALSE;

  g_assert_true (outline_press (driver, GDK_KEY_Down, GDK_ALT_MASK));
  wait_for (hand_has (driver, id, "parent", first));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (tandem_picture_find (picture, id))));
  undo (driver, "Move Problem");
  wait_for (hand_has (driver, id, "parent", core));
  /* dragged onto the effect it becomes one */
  wait_for (find_pin (picture, "Families move to larger cities") != NULL);
  g_signal_emit_by_name (picture, "dropped", id, tandem_pin_get_key (find_pin (picture, "Families move to larger cities")), &taken);
  g_assert_true (taken);
  wait_for (hand_has (driver, id, "node_kind", "effect"));
}

/* With all that hangs on it, and back. */
static void
test_delete (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  guint n_pins = tandem_picture_get_pins (picture)->len;

  focus_pin (picture, "Schools teach without companies");
  g_assert_true (outline_press (driver, GDK_KEY_Delete, 0));
  wait_for (tandem_picture_get_pins (picture)->len == n_pins - 3);
  wait_for (hand_shows (driver, "3 records moved to the bin"));
  undo (driver, "Delete Problem");
  wait_for (tandem_picture_get_pins (picture)->len == n_pins);
}

static void
test_link (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *objective = outline_find_code (driver, plan, "objective", "O2");
  g_autofree char *id = g_strdup (tandem_pin_get_key (focus_pin (picture, "Few foreign companies near the schools")));
  GtkWidget *popover;

  gtk_widget_activate_action (GTK_WIDGET (picture), "problem.link", NULL);
  wait_for ((popover = find_shown (GTK_WIDGET (driver->window), TANDEM_TYPE_CHOICE_POPOVER)) != NULL);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), objective);
  wait_for (hand_has (driver, id, "objective", objective));
  wait_for (hand_shows (driver, "Answered by O2"));
  undo (driver, "Link Problem");
  wait_for (hand_shows (driver, "Answered by O3"));
}

static void
test_empty (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  GtkWidget *page = open_page (driver, "Longyan Prague", "problems"), *picture;

  wait_for (hand_shows (driver, "No Problem Yet"));
  hand_click (page, "Write the Core Problem");
  wait_for ((picture = find_shown (page, TANDEM_TYPE_PICTURE)) != NULL);
  write_line (TANDEM_PICTURE (picture), "The old town has no trees");
  wait_for (find_pin (TANDEM_PICTURE (picture), "The old town has no trees") != NULL);
  undo (driver, "Add Problem");
  wait_for (hand_shows (driver, "No Problem Yet"));
}

/* ---- the matrices ------------------------------------------------------------------------ */

static void
test_matrix_keys (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "risks");
  TandemPin *pin = focus_pin (picture, "No travel in 2020");
  g_autofree char *id = g_strdup (tandem_pin_get_key (pin));

  g_assert_cmpstr (tandem_pin_get_spoken (pin), ==,
                   "Risk: No travel in 2020, Impact: Moderate · Likelihood: Almost certain, High");
  /* Alt+Left goes back elsewhere; not here */
  g_assert_true (outline_press (driver, GDK_KEY_Left, GDK_ALT_MASK));
  wait_for (has_score (driver, id, "impact", 2));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (tandem_picture_find (picture, id))));
  g_assert_true (outline_press (driver, GDK_KEY_Down, GDK_ALT_MASK));
  wait_for (has_score (driver, id, "likelihood", 4));
  undo (driver, "Move Risk");
  wait_for (has_score (driver, id, "likelihood", 5));
  undo (driver, "Move Risk");
  wait_for (has_score (driver, id, "impact", 3));
}

static void
test_not_judged (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "risks");
  g_autofree char *id = g_strdup (tandem_pin_get_key (focus_pin (picture, "No travel in 2020")));

  g_assert_true (hand_shows (driver, "All are judged"));
  gtk_widget_activate_action (GTK_WIDGET (picture), "matrix.unjudge", NULL);
  wait_for (has_score (driver, id, "impact", 0));
  wait_for (hand_shows (driver, "Not judged yet"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (tandem_picture_find (picture, id))));
  tandem_picture_focus (picture, id);
  g_assert_true (outline_press (driver, GDK_KEY_Up, GDK_ALT_MASK));
  wait_for (has_score (driver, id, "impact", 3) && has_score (driver, id, "likelihood", 3));
}

static void
test_add_risk (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "risks");
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *id = NULL;

  focus_pin (picture, "No travel in 2020");
  g_assert_true (outline_press (driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  write_line (picture, "Visas take longer");
  wait_for (find_pin (picture, "Visas take longer") != NULL);
  id = g_strdup (tandem_pin_get_key (find_pin (picture, "Visas take longer")));
  wait_for (has_score (driver, id, "likelihood", 5) && has_score (driver, id, "impact", 3));
  g_assert_true (hand_has (driver, id, "owner", plan));
  g_assert_true (hand_has (driver, id, "status", "open"));
  undo (driver, "Add Risk");
  wait_for (find_pin (picture, "Visas take longer") == NULL);
}

static void
test_stakeholders (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "stakeholders");
  TandemPin *pin = focus_pin (picture, "University of Tuscia");
  g_autofree char *id = g_strdup (tandem_pin_get_key (pin));

  g_assert_cmpstr (tandem_pin_get_spoken (pin), ==,
                   "Stakeholder: University of Tuscia, Importance: Much · Influence: Some, Keep informed");
  g_assert_true (outline_press (driver, GDK_KEY_Up, GDK_ALT_MASK));
  wait_for (has_score (driver, id, "influence", 3));
  wait_for (g_str_has_suffix (tandem_pin_get_spoken (tandem_picture_find (picture, id)), "Manage closely"));
  undo (driver, "Move Stakeholder");
  wait_for (has_score (driver, id, "influence", 2));
  /* its name is that of the organisation: Enter opens it */
  focus_pin (picture, "University of Tuscia");
  g_assert_true (outline_press (driver, GDK_KEY_Return, 0));
  wait_for (hand_dialog (driver) != NULL);
}

/* A new one is chosen, and stands where it was wanted. */
/* How many records name another one; the first of them in @first. */
static guint
find_referring (WindowDriver *driver,
                const char   *kind,
                const char   *field,
                const char   *id,
                TandemDoc   **first)
{
  g_autoptr(GPtrArray) found = tandem_store_referring (hand_store (driver), kind, field, id);

  g_clear_pointer (first, tandem_doc_unref);
  if (found->len > 0)
    *first = tandem_doc_ref (g_ptr_array_index (found, 0));

  return found->len;
}

static void
test_add_stakeholder (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "stakeholders");
  g_autofree char *organisation = hand_find_id (driver, "organisation", "Prague");
  g_autofree char *json = tandem_json_string (organisation);
  g_autoptr(TandemDoc) doc = NULL;

  focus_pin (picture, "University of Tuscia");
  g_assert_true (outline_press (driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for (hand_dialog (driver) != NULL);
  tandem_create_dialog_preset (TANDEM_CREATE_DIALOG (hand_dialog (driver)), "organisation", json);
  hand_click (hand_dialog (driver), "Add");
  wait_for (outline_undo_label (driver) != NULL);
  wait_for (find_referring (driver, "stakeholder", "organisation", organisation, &doc) > 0);
  g_assert_cmpint (tandem_val_int (tandem_doc_get (doc, "importance"), 0), ==, 4);
  g_assert_cmpint (tandem_val_int (tandem_doc_get (doc, "influence"), 0), ==, 2);
  wait_for (tandem_picture_find (picture, tandem_doc_get_id (doc)) != NULL);
}

/* What else there is, where one is. */
static void
test_menu (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "problems");
  GtkWidget *menu;

  focus_pin (picture, "Schools teach without companies");
  g_assert_true (outline_press (driver, GDK_KEY_Menu, 0));
  wait_for ((menu = find_shown (GTK_WIDGET (driver->window), GTK_TYPE_POPOVER_MENU)) != NULL);
  wait_for (window_driver_find_label (menu, "Add Effect") != NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  wait_for (window_driver_find_type (GTK_WIDGET (picture), GTK_TYPE_POPOVER_MENU) == NULL);
}

/* What somebody else changes shows. */
static void
test_live (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "risks");
  g_autofree char *id = g_strdup (tandem_pin_get_key (find_pin (picture, "No travel in 2020")));
  g_autoptr(TandemDoc) doc = hand_get (driver, id);
  g_autoptr(TandemDoc) after = tandem_doc_with (doc, "impact", "5", NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Elsewhere");
  int x, y;

  tandem_batch_put (batch, doc, after);
  g_assert_true (tandem_store_save (hand_store (driver), batch, NULL));
  wait_for (tandem_matrix_get_place (TANDEM_MATRIX (picture), id, &x, &y) && x == 5 && y == 5);
}

static void
test_narrow (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, NARROW, 640);
  TandemPicture *picture = open_picture (driver, "risks");
  TandemPin *pin;

  wait_for (tandem_picture_is_narrow (picture));
  pin = focus_pin (picture, "No travel in 2020");
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (pin)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pin)), >, 300);
  g_assert_true (hand_shows (driver, "R2 · Impact: Moderate · Likelihood: Almost certain"));
}

/* ---- the logic -------------------------------------------------------------------------------- */

static void
test_logic_gap (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "logic");
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *action = outline_find_code (driver, plan, "action", "A1.2");
  g_autofree char *gap = g_strdup_printf ("%s owner indicator", action);
  g_autofree char *id = NULL;

  wait_for (tandem_picture_find (picture, gap) != NULL);
  g_assert_true (tandem_pin_is_gap (tandem_picture_find (picture, gap)));
  g_assert_cmpstr (tandem_pin_get_spoken (tandem_picture_find (picture, gap)), ==,
                   "Gap: no indicator, Action “SME incubation places for young designers”");
  tandem_picture_focus (picture, gap);
  g_assert_true (outline_press (driver, GDK_KEY_Return, 0));
  write_line (picture, "Places taken");
  wait_for (find_pin (picture, "Places taken") != NULL);
  g_assert_null (tandem_picture_find (picture, gap));
  id = g_strndup (tandem_pin_get_key (find_pin (picture, "Places taken")), 36);
  wait_for (hand_has (driver, id, "owner", action));
  undo (driver, "Add Indicator");
  wait_for (tandem_picture_find (picture, gap) != NULL);
}

/* A result that is missing, and an output in its place. */
static void
test_logic_write (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "logic");
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *pilot = outline_find_code (driver, plan, "pilot", "P2");
  g_autofree char *action = outline_find_code (driver, plan, "action", "A1.2");
  g_autofree char *gap = g_strdup_printf ("%s results ", pilot);

  wait_for (tandem_picture_find (picture, gap) != NULL);
  tandem_picture_edit (picture, gap);
  write_line (picture, "Two classes taught");
  wait_for (has_text (driver, pilot, "results", "Two classes taught"));
  focus_pin (picture, "Ten places");
  g_assert_true (outline_press (driver, GDK_KEY_F2, 0));
  write_line (picture, "Twelve places");
  wait_for (has_text (driver, action, "outputs[i1].text", "Twelve places"));
  undo (driver, "Change Action");
  wait_for (has_text (driver, action, "outputs[i1].text", "Ten places"));
}

static void
test_logic_next_gap (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemPicture *picture = open_picture (driver, "logic");
  TandemPin *first;

  gtk_widget_activate_action (GTK_WIDGET (picture), "logic.next-gap", NULL);
  first = tandem_picture_get_current (picture);
  g_assert_true (tandem_pin_is_gap (first));
  gtk_widget_activate_action (GTK_WIDGET (picture), "logic.next-gap", NULL);
  g_assert_true (tandem_pin_is_gap (tandem_picture_get_current (picture)));
  g_assert_true (tandem_picture_get_current (picture) != first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/analysis/write", test_write);
  g_test_add_func ("/window/analysis/leave", test_leave);
  g_test_add_func ("/window/analysis/add", test_add);
  g_test_add_func ("/window/analysis/move", test_move);
  g_test_add_func ("/window/analysis/delete", test_delete);
  g_test_add_func ("/window/analysis/link", test_link);
  g_test_add_func ("/window/analysis/empty", test_empty);
  g_test_add_func ("/window/analysis/matrix-keys", test_matrix_keys);
  g_test_add_func ("/window/analysis/not-judged", test_not_judged);
  g_test_add_func ("/window/analysis/add-risk", test_add_risk);
  g_test_add_func ("/window/analysis/stakeholders", test_stakeholders);
  g_test_add_func ("/window/analysis/add-stakeholder", test_add_stakeholder);
  g_test_add_func ("/window/analysis/menu", test_menu);
  g_test_add_func ("/window/analysis/live", test_live);
  g_test_add_func ("/window/analysis/narrow", test_narrow);
  g_test_add_func ("/window/analysis/logic-gap", test_logic_gap);
  g_test_add_func ("/window/analysis/logic-write", test_logic_write);
  g_test_add_func ("/window/analysis/logic-next-gap", test_logic_next_gap);

  return g_test_run ();
}
