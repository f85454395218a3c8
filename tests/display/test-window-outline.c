/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-hand.h"

#include "tandem-batch-form.h"
#include "tandem-choice-popover.h"
#include "tandem-comment-list.h"
#include "tandem-comment-row.h"
#include "tandem-create-dialog.h"
#include "tandem-gap-list.h"

#define PLAN "Rome Yantai"

/* The outline of the plan of Rome and Yantai, with a focus on M2.3. */
typedef struct
{
  WindowDriver *driver;
  char         *plan;
  char         *id;       /* of M2.3 */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->driver = window_driver_new (TRUE, 1200, 800);
  fixture->plan = outline_open (fixture->driver, PLAN);
  fixture->id = outline_find_code (fixture->driver, fixture->plan, "milestone", "M2.3");
  outline_select (fixture->driver, fixture->id);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  window_driver_free (fixture->driver);
  g_free (fixture->plan);
  g_free (fixture->id);
}

static char *
find (Fixture    *fixture,
      const char *kind,
      const char *code)
{
  return outline_find_code (fixture->driver, fixture->plan, kind, code);
}

static gboolean
has (Fixture    *fixture,
     const char *id,
     const char *path,
     const char *expected)
{
  return hand_has (fixture->driver, id, path, expected);
}

static gboolean
is_gone (Fixture    *fixture,
         const char *id)
{
  g_autoptr(TandemDoc) doc = hand_get (fixture->driver, id);

  return doc == NULL;
}

static void
type_line (Fixture    *fixture,
           const char *text)
{
  wait_for (outline_line (fixture->driver) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (outline_line (fixture->driver)), text);
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (outline_line (fixture->driver), "activate");
}

static void
assert_undo_label (Fixture    *fixture,
                   const char *expected)
{
  g_assert_cmpstr (outline_undo_label (fixture->driver), ==, expected);
}

static void
undo (Fixture *fixture)
{
  /* the window hears of a step a moment after it is on disk */
  window_driver_settle (fixture->driver);
  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.undo", NULL);
}

/* ---- writing in place ------------------------------------------------------------ */

static void
test_title (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_true (outline_press (fixture->driver, GDK_KEY_F2, 0));
  wait_for (outline_line (fixture->driver) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (outline_line (fixture->driver))), ==,
                   "Curriculum agreed by both schools");
  type_line (fixture, "Curriculum signed");
  press_enter (fixture);
  wait_for (has (fixture, fixture->id, "title.en.text", "Curriculum signed"));
  g_assert_null (outline_line (fixture->driver));
  wait_for (hand_shows (fixture->driver, "Curriculum signed"));
  assert_undo_label (fixture, "Change Title");
  g_assert_true (outline_is_selected (fixture->driver, fixture->id));

  undo (fixture);
  wait_for (has (fixture, fixture->id, "title.en.text", "Curriculum agreed by both schools"));
  wait_for (hand_shows (fixture->driver, "Curriculum agreed by both schools"));
}

static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  outline_press (fixture->driver, GDK_KEY_F2, 0);
  type_line (fixture, "Something else");
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Escape, 0));
  g_assert_null (outline_line (fixture->driver));
  window_driver_settle (fixture->driver);
  g_assert_true (has (fixture, fixture->id, "title.en.text", "Curriculum agreed by both schools"));
}

/* Tab goes on: the title, the date, who is responsible. */
static void
test_due (Fixture      *fixture,
          gconstpointer data)
{
  outline_press (fixture->driver, GDK_KEY_F2, 0);
  wait_for (outline_line (fixture->driver) != NULL);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Tab, 0));
  wait_for (outline_line (fixture->driver) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (outline_line (fixture->driver))), ==, "30 April 2020");

  /* what is no date stays there, and says so */
  type_line (fixture, "some day");
  press_enter (fixture);
  g_assert_nonnull (outline_line (fixture->driver));
  g_assert_true (gtk_widget_has_css_class (outline_line (fixture->driver), "error"));
  wait_for (hand_shows (fixture->driver, "some day"));

  type_line (fixture, "17 June 2020");
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Tab, 0));
  wait_for (has (fixture, fixture->id, "due", "2020-06-17"));
  assert_undo_label (fixture, "Change Due");
}

static GtkWidget *
find_popover (Fixture *fixture)
{
  return window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_CHOICE_POPOVER);
}

static void
test_status (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (outline_press (fixture->driver, GDK_KEY_space, 0));
  wait_for (find_popover (fixture) != NULL);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (find_popover (fixture)), "achieved");
  wait_for (has (fixture, fixture->id, "status", "achieved"));
  g_assert_true (has (fixture, fixture->id, "done_on", "2020-05-12"));
  assert_undo_label (fixture, "Change Status");
}

static void
test_responsible (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *other = find (fixture, "milestone", "M2.2");
  g_autoptr(TandemDoc) doc = hand_get (fixture->driver, other);
  const char *wanted = tandem_val_string (tandem_doc_get (doc, "responsible"));
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_OUTLINE_VIEW);

  g_assert_false (has (fixture, fixture->id, "responsible", wanted));
  gtk_widget_activate_action (view, "outline.edit", "s", "responsible");
  wait_for (find_popover (fixture) != NULL);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (find_popover (fixture)), wanted);
  wait_for (has (fixture, fixture->id, "responsible", wanted));
}

/* ---- adding ------------------------------------------------------------------------ */

static void
test_add_below (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = NULL;
  guint before = outline_length (fixture->driver);

  g_assert_true (outline_press (fixture->driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for (outline_line (fixture->driver) != NULL);
  g_assert_cmpuint (outline_length (fixture->driver), ==, before + 1);
  type_line (fixture, "Timetable agreed");
  /* and another one at once, which is then forgotten */
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for (outline_line (fixture->driver) != NULL);
  g_assert_cmpuint (outline_length (fixture->driver), ==, before + 2);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Escape, 0));
  g_assert_cmpuint (outline_length (fixture->driver), ==, before + 1);

  wait_for (outline_undo_label (fixture->driver) != NULL);
  assert_undo_label (fixture, "Add Milestone");
  id = hand_find_id (fixture->driver, "milestone", "Timetable agreed");
  g_assert_cmpuint (outline_position (fixture->driver, id), ==, outline_position (fixture->driver, fixture->id) + 1);
  g_assert_true (has (fixture, id, "code", "M2.8"));
  /* the date before it is the best guess there is */
  g_assert_true (has (fixture, id, "due", "2020-04-30"));
  g_assert_true (has (fixture, id, "plan", fixture->plan));

  undo (fixture);
  wait_for (outline_length (fixture->driver) == before);
}

static void
test_add_action (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *objective = find (fixture, "objective", "O2");
  g_autofree char *id = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  outline_select (fixture->driver, objective);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Return, GDK_CONTROL_MASK));
  type_line (fixture, "Noise maps of both ports");
  press_enter (fixture);
  wait_for (outline_undo_label (fixture->driver) != NULL);
  assert_undo_label (fixture, "Add Action");
  id = hand_find_id (fixture->driver, "action", "Noise maps");
  doc = hand_get (fixture->driver, id);
  g_assert_true (tandem_val_has_code (tandem_doc_get (doc, "objectives"), objective));
  g_assert_true (has (fixture, id, "code", "A2.3"));
  g_assert_true (outline_is_selected (fixture->driver, id));
}

/* ---- moving ------------------------------------------------------------------------- */

static void
test_move_by_one (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *next = find (fixture, "milestone", "M2.4");
  guint position = outline_position (fixture->driver, fixture->id);

  g_assert_cmpuint (outline_position (fixture->driver, next), ==, position + 1);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_cmpuint (outline_position (fixture->driver, fixture->id), ==, position + 1);
  /* at once again: the second move starts from the first */
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_cmpuint (outline_position (fixture->driver, fixture->id), ==, position + 2);
  window_driver_settle (fixture->driver);
  g_assert_cmpuint (outline_position (fixture->driver, fixture->id), ==, position + 2);
  g_assert_true (outline_is_selected (fixture->driver, fixture->id));
  assert_undo_label (fixture, "Move Milestone");

  undo (fixture);
  wait_for (outline_position (fixture->driver, fixture->id) == position + 1);
  undo (fixture);
  wait_for (outline_position (fixture->driver, fixture->id) == position);
}

static void
test_move_first (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *first = find (fixture, "milestone", "M2.1");
  g_autofree char *before = g_strdup (outline_undo_label (fixture->driver));

  outline_select (fixture->driver, first);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Up, GDK_ALT_MASK));
  wait_for (hand_shows (fixture->driver, "M2.1 is the first one here already."));
  assert_undo_label (fixture, before);
}

static void
test_outdent (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *action = find (fixture, "action", "A1.1");
  g_autofree char *pilot = find (fixture, "pilot", "P2");

  g_assert_true (outline_press (fixture->driver, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  wait_for (has (fixture, fixture->id, "owner", action));
  g_assert_true (outline_is_selected (fixture->driver, fixture->id));
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Tab, 0));
  wait_for (has (fixture, fixture->id, "owner", pilot));

  /* an action stands under an objective and nowhere else */
  outline_select (fixture->driver, action);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  wait_for (hand_shows (fixture->driver, "A1.1 cannot stand at the top. An action stands under an objective."));
}

/* Several at once are one step, also after the program was started anew. */
static void
test_move_many (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const codes[] = { "M2.1", "M2.2", "M2.3" };
  g_autofree char *action = find (fixture, "action", "A1.1");
  g_autofree char *pilot = find (fixture, "pilot", "P2");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_ptr_array_add (ids, find (fixture, "milestone", codes[i]));
  outline_select (fixture->driver, g_ptr_array_index (ids, 0));
  outline_select_more (fixture->driver, g_ptr_array_index (ids, 1));
  outline_select_more (fixture->driver, g_ptr_array_index (ids, 2));
  g_assert_true (outline_press (fixture->driver, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  wait_for (has (fixture, g_ptr_array_index (ids, 2), "owner", action));
  assert_undo_label (fixture, "Move 3 Milestones");

  window_driver_restart (fixture->driver);
  assert_undo_label (fixture, "Move 3 Milestones");
  undo (fixture);
  for (guint i = 0; i < ids->len; i++)
    wait_for (has (fixture, g_ptr_array_index (ids, i), "owner", pilot));
}

/* ---- dragging ------------------------------------------------------------------------- */

/* Drops @id on a part of the row of @on: 0 is its upper edge, 1 its lower one. */
static void
drop (Fixture    *fixture,
      const char *id,
      const char *on,
      double      part)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (fixture->driver->window), GTK_TYPE_COLUMN_VIEW);
  g_autoptr(TandemDoc) doc = hand_get (fixture->driver, on);
  g_autofree char *title = tandem_doc_dup_title (doc, tandem_store_get_context (hand_store (fixture->driver)));
  GtkWidget *row = window_driver_find_label (view, title);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);
  graphene_rect_t bounds;
  gboolean taken;

  while (row != NULL && g_strcmp0 (gtk_widget_get_css_name (row), "row") != 0)
    row = gtk_widget_get_parent (row);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, view, &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto(GValue) value = G_VALUE_INIT;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, id);
      g_signal_emit_by_name (controller, "drop", &value, bounds.origin.x + 60.0,
                             bounds.origin.y + bounds.size.height * part, &taken);
      g_assert_true (taken);
      return;
    }
  g_assert_not_reached ();
}

static void
test_drag (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *first = find (fixture, "milestone", "M2.1");
  g_autofree char *pilot = find (fixture, "pilot", "P3");
  g_autofree char *objective = find (fixture, "objective", "O2");
  g_autofree char *top = find (fixture, "objective", "O1");
  guint position = outline_position (fixture->driver, first);

  /* what is dropped on has to be in sight */
  outline_select (fixture->driver, top);
  window_driver_settle (fixture->driver);
  drop (fixture, fixture->id, first, 0.05);
  wait_for (outline_position (fixture->driver, fixture->id) == position);

  drop (fixture, fixture->id, pilot, 0.5);
  wait_for (has (fixture, fixture->id, "owner", pilot));
  assert_undo_label (fixture, "Move Milestone");

  drop (fixture, fixture->id, objective, 0.5);
  wait_for (hand_shows (fixture->driver, "M2.3 cannot stand under O2. A milestone stands under a pilot or an action"));
  g_assert_true (has (fixture, fixture->id, "owner", pilot));
}

/* ---- deleting -------------------------------------------------------------------------- */

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *pilot = find (fixture, "pilot", "P2");
  guint before = outline_length (fixture->driver);

  outline_select (fixture->driver, pilot);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Delete, 0));
  /* with its seven milestones */
  wait_for (outline_length (fixture->driver) == before - 8);
  wait_for (is_gone (fixture, fixture->id));
  assert_undo_label (fixture, "Delete Pilot");
  hand_click (GTK_WIDGET (fixture->driver->window), "Undo");
  wait_for (outline_length (fixture->driver) == before);
  g_assert_true (has (fixture, fixture->id, "owner", pilot));
}

/* ---- finding a row ----------------------------------------------------------------------- */

static void
test_type_ahead (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *teachers = find (fixture, "milestone", "M2.4");
  g_autofree char *pilot = find (fixture, "pilot", "P3");

  for (const char *letter = "ten t"; *letter != '\0'; letter++)
    g_assert_true (outline_press (fixture->driver, gdk_unicode_to_keyval ((guint) * letter), 0));
  g_assert_true (outline_is_selected (fixture->driver, teachers));
  g_usleep (1100 * 1000);
  for (const char *letter = "p3"; *letter != '\0'; letter++)
    g_assert_true (outline_press (fixture->driver, gdk_unicode_to_keyval ((guint) * letter), 0));
  g_assert_true (outline_is_selected (fixture->driver, pilot));
}

/* ---- several rows ------------------------------------------------------------------------ */

static void
test_batch (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const codes[] = { "M2.3", "M2.4", "M2.5", "M2.6" };
  static const char *const before[] = { "2020-04-30", "2020-05-14", "2020-09-15", "2020-11-16" };
  static const char *const after[] = { "2020-05-14", "2020-05-28", "2020-09-29", "2020-11-30" };
  GtkWidget *window = GTK_WIDGET (fixture->driver->window);
  GtkWidget *form;

  for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *id = find (fixture, "milestone", codes[i]);

      outline_select_more (fixture->driver, id);
    }
  wait_for ((form = window_driver_find_type (window, TANDEM_TYPE_BATCH_FORM)) != NULL);
  wait_for (hand_shows (fixture->driver, "4 Milestones"));
  g_assert_false (hand_can_click (form, "Change All"));
  adw_spin_row_set_value (ADW_SPIN_ROW (window_driver_find_type (form, ADW_TYPE_SPIN_ROW)), 14);
  wait_for (hand_shows (fixture->driver, "30 Apr – 16 Nov → Thursday – 30 Nov"));
  hand_click (form, "Change All");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *id = find (fixture, "milestone", codes[i]);

      wait_for (has (fixture, id, "due", after[i]));
    }
  assert_undo_label (fixture, "Reschedule 4 Milestones");
  undo (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *id = find (fixture, "milestone", codes[i]);

      wait_for (has (fixture, id, "due", before[i]));
    }
}

/* ---- gaps -------------------------------------------------------------------------------- */

static TandemGapList *
show_gaps (Fixture *fixture)
{
  GtkWidget *found = NULL;

  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.show-pane", "s", "gaps");
  wait_for ((found = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_GAP_LIST)) != NULL);
  wait_for (tandem_gap_list_get_n_gaps (TANDEM_GAP_LIST (found)) > 0);

  return TANDEM_GAP_LIST (found);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return widget != NULL && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
test_gaps (Fixture      *fixture,
           gconstpointer data)
{
  TandemGapList *list = show_gaps (fixture);
  guint before = tandem_gap_list_get_n_gaps (list);
  g_autofree char *id = find (fixture, "milestone", "M2.6");
  GtkWidget *row;

  /* in the row, too */
  wait_for (hand_shows (fixture->driver, "no deliverable"));
  row = hand_find (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW, "M2.6 has no deliverable");
  g_assert_nonnull (row);
  hand_click (row, "Fill In");
  wait_for (find_editor (GTK_WIDGET (list), "deliverable") != NULL);
  wait_for (has_focus_within (GTK_WIDGET (find_editor (GTK_WIDGET (list), "deliverable"))));
  g_assert_true (outline_is_selected (fixture->driver, id));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (list)));

  hand_type (GTK_WIDGET (list), "deliverable", "Exhibition of both schools");
  hand_press_enter (GTK_WIDGET (list), "deliverable");
  wait_for (has (fixture, id, "deliverable.en.text", "Exhibition of both schools"));
  /* it goes from the row; in the list it stays in sight as done */
  wait_for (window_driver_find_label (window_driver_find_type (GTK_WIDGET (fixture->driver->window), GTK_TYPE_COLUMN_VIEW),
                                      "no deliverable") == NULL);
  wait_for (tandem_gap_list_get_n_gaps (list) <= before);
  assert_undo_label (fixture, "Change Deliverable");
}

/* F8 goes from gap to gap; the list stays. */
static void
test_next_gap (Fixture      *fixture,
               gconstpointer data)
{
  TandemGapList *list = show_gaps (fixture);
  GtkWidget *first = NULL;
  GtkWidget *second = NULL;

  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.next-gap", NULL);
  wait_for ((first = window_driver_find_type (GTK_WIDGET (list), TANDEM_TYPE_FIELD_EDITOR)) != NULL);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.next-gap", NULL);
  wait_for (first == NULL);
  wait_for ((second = window_driver_find_type (GTK_WIDGET (list), TANDEM_TYPE_FIELD_EDITOR)) != NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (list)));
}

/* ---- comments ------------------------------------------------------------------------------ */

static char *
find_question (Fixture    *fixture,
               const char *text)
{
  g_autoptr(GPtrArray) docs = tandem_store_referring (hand_store (fixture->driver), "question", "plan", fixture->plan);

  for (guint i = 0; i < docs->len; i++)
    if (g_strcmp0 (tandem_val_l10n (tandem_doc_get (g_ptr_array_index (docs, i), "text"), "en"), text) == 0)
      return g_strdup (tandem_doc_get_id (g_ptr_array_index (docs, i)));

  return NULL;
}

static void
test_comments (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->driver->window);
  g_autofree char *id = NULL;
  GtkWidget *list;
  GtkWidget *entry;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.show-pane", "s", "comments");
  wait_for ((list = window_driver_find_type (window, TANDEM_TYPE_COMMENT_LIST)) != NULL);
  /* by whom it is to be answered, and about which field */
  wait_for (hand_shows (fixture->driver, "For Rome"));
  wait_for (hand_shows (fixture->driver, "Which modules will be taught in English?"));
  wait_for (hand_shows (fixture->driver, "Ask about M2.3"));
  wait_for ((entry = window_driver_find_type (list, ADW_TYPE_ENTRY_ROW)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Who translates the modules?");
  hand_click (list, "Ask");
  wait_for (hand_shows (fixture->driver, "Who translates the modules?"));
  wait_for ((id = find_question (fixture, "Who translates the modules?")) != NULL);
  g_assert_true (has (fixture, id, "about", fixture->id));
  g_assert_true (has (fixture, id, "status", "open"));
  assert_undo_label (fixture, "Ask Question");

  wait_for ((row = hand_find (list, TANDEM_TYPE_COMMENT_ROW, "Who translates the modules?")) != NULL);
  hand_click (row, "Answer…");
  entry = window_driver_find_type (row, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "The school in Rome");
  g_signal_emit_by_name (entry, "activate");
  wait_for (has (fixture, id, "status", "answered"));
  g_assert_true (has (fixture, id, "answer.en.text", "The school in Rome"));
  g_assert_true (has (fixture, id, "answered_on", "2020-05-12"));
  wait_for (hand_shows (fixture->driver, "The school in Rome"));
}

/* ---- templates ------------------------------------------------------------------------------ */

static char *
create_plan (Fixture *fixture,
             guint    template)
{
  TandemStore *store = hand_store (fixture->driver);
  g_autoptr(TandemDoc) rome = hand_get (fixture->driver, fixture->plan);
  g_autoptr(TandemDoc) partnership = hand_get (fixture->driver, tandem_val_string (tandem_doc_get (rome, "partnership")));
  AdwDialog *dialog = tandem_create_dialog_new (tandem_app_get_session (fixture->driver->app), tandem_kind_find ("plan"), partnership);
  g_autoptr(GPtrArray) hits = NULL;
  GtkWidget *row;

  adw_dialog_present (dialog, GTK_WIDGET (fixture->driver->window));
  wait_for (hand_dialog (fixture->driver) != NULL);
  wait_for ((row = hand_find (hand_dialog (fixture->driver), ADW_TYPE_COMBO_ROW, "Template")) != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), template);
  hand_type (hand_dialog (fixture->driver), "title", "Harbour Gardens");
  hand_press_enter (hand_dialog (fixture->driver), "title");
  hand_click (hand_dialog (fixture->driver), "Add");
  wait_for (hand_dialog (fixture->driver) == NULL);
  hits = tandem_store_search (store, "Harbour Gardens", "plan", 1, NULL);
  g_assert_cmpuint (hits->len, ==, 1);

  return g_strdup (((TandemHit *) g_ptr_array_index (hits, 0))->id);
}

static guint
count_parts (Fixture    *fixture,
             const char *kind,
             const char *plan)
{
  g_autoptr(GPtrArray) docs = tandem_store_referring (hand_store (fixture->driver), kind, "plan", plan);

  return docs->len;
}

static void
test_create_from_template (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *plan = create_plan (fixture, 3);

  wait_for (count_parts (fixture, "section", plan) == 18);
  g_assert_cmpuint (count_parts (fixture, "milestone", plan), ==, 3);
  assert_undo_label (fixture, "Add Plan from a Template");
}

static void
test_use_template (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *plan = create_plan (fixture, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.open-plan", "s", plan);
  wait_for (hand_shows (fixture->driver, "Start with an Objective"));
  window_driver_settle (fixture->driver);
  hand_click (GTK_WIDGET (outline_workbench (fixture->driver)), "Use a Template");
  wait_for (hand_dialog (fixture->driver) != NULL);
  hand_click (hand_dialog (fixture->driver), "Urban Cooperation Action Plan");
  wait_for (count_parts (fixture, "section", plan) == 18);
  wait_for (outline_length (fixture->driver) == 5);
  assert_undo_label (fixture, "Use Template");
}

/* ---- versions --------------------------------------------------------------------------------- */

static void
test_versions (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *gone = find (fixture, "milestone", "M2.7");
  GtkWidget *dialog;
  GtkWidget *entry;
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autoptr(TandemDoc) doc = NULL;

  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.versions", NULL);
  wait_for ((dialog = hand_dialog (fixture->driver)) != NULL);
  hand_click (dialog, "Approve…");
  wait_for (hand_dialog (fixture->driver) != dialog);
  g_assert_false (hand_can_click (hand_dialog (fixture->driver), "Approve"));
  wait_for ((entry = window_driver_find_type (hand_dialog (fixture->driver), ADW_TYPE_ENTRY_ROW)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "City council of Rome");
  hand_click (hand_dialog (fixture->driver), "Approve");
  wait_for (hand_dialog (fixture->driver) == dialog);
  wait_for (has (fixture, fixture->plan, "version", "1.0"));
  g_assert_true (has (fixture, fixture->plan, "status", "approved"));
  g_assert_true (has (fixture, fixture->id, "baseline_due", "2020-04-30"));
  assert_undo_label (fixture, "Approve Version 1.0");
  wait_for (hand_shows (fixture->driver, "Version 1.0"));
  wait_for (hand_shows (fixture->driver, "No differences"));

  /* what happens afterwards is said, and taken back */
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_for (hand_dialog (fixture->driver) == NULL);
  outline_select (fixture->driver, gone);
  g_assert_true (outline_press (fixture->driver, GDK_KEY_Delete, 0));
  wait_for (is_gone (fixture, gone));
  window_driver_settle (fixture->driver);
  gtk_widget_activate_action (GTK_WIDGET (outline_workbench (fixture->driver)), "plan.versions", NULL);
  wait_for (hand_shows (fixture->driver, "M2.7 Evaluation by both school authorities"));
  wait_for (hand_shows (fixture->driver, "Taken out"));
  hand_click (hand_dialog (fixture->driver), "Restore");
  wait_for (hand_dialog (fixture->driver) == NULL);
  wait_for (!is_gone (fixture, gone));
  assert_undo_label (fixture, "Restore Version 1.0");
  outline_position (fixture->driver, gone);

  /* the kept state is data, which a restart does not lose */
  window_driver_restart (fixture->driver);
  g_assert_cmpuint (count_parts (fixture, "plan_version", fixture->plan), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void        (*test) (Fixture      *fixture,
                         gconstpointer data);
  } tests[] = {
    { "/window/outline/title", test_title },
    { "/window/outline/escape", test_escape },
    { "/window/outline/due", test_due },
    { "/window/outline/status", test_status },
    { "/window/outline/responsible", test_responsible },
    { "/window/outline/add-below", test_add_below },
    { "/window/outline/add-action", test_add_action },
    { "/window/outline/move-by-one", test_move_by_one },
    { "/window/outline/move-first", test_move_first },
    { "/window/outline/outdent", test_outdent },
    { "/window/outline/move-many", test_move_many },
    { "/window/outline/drag", test_drag },
    { "/window/outline/delete", test_delete },
    { "/window/outline/type-ahead", test_type_ahead },
    { "/window/outline/batch", test_batch },
    { "/window/outline/gaps", test_gaps },
    { "/window/outline/next-gap", test_next_gap },
    { "/window/outline/comments", test_comments },
    { "/window/outline/create-from-template", test_create_from_template },
    { "/window/outline/use-template", test_use_template },
    { "/window/outline/versions", test_versions },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
