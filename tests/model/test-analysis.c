/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

#include "tandem-plan-logic.h"
#include "tandem-problem-tree.h"

/* What the pictures of a plan's analysis show, and how they change it. */

#define IN "'plan':'#plan:1','partnership':'#partnership:1',"
#define TEXT(FIELD, WORDS) "'" FIELD "':{'en':{'text':'" WORDS "'}}"

typedef struct
{
  TandemSnapshot *snapshot;
  TandemContext  *context;
} Fixture;

/* Effects above: 5. Core: 1. Causes: 2 (under it 4), 3. Beside the tree: 6. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->snapshot = tandem_snapshot_new ();
  short_add (fixture->snapshot, "plan:1", TEXT ("title", "Plan") ",'partnership':'#partnership:1','base_language':'en'");
  short_add (fixture->snapshot, "problem:1", IN TEXT ("text", "Core") ",'node_kind':'core','order':'b'");
  short_add (fixture->snapshot, "problem:2", IN TEXT ("text", "Two") ",'node_kind':'cause','parent':'#problem:1','order':'b'");
  short_add (fixture->snapshot, "problem:3", IN TEXT ("text", "Three") ",'node_kind':'cause','parent':'#problem:1','order':'d'");
  short_add (fixture->snapshot, "problem:4", IN TEXT ("text", "Four") ",'node_kind':'cause','parent':'#problem:2','order':'b'");
  short_add (fixture->snapshot, "problem:5", IN TEXT ("text", "Five") ",'node_kind':'effect','parent':'#problem:1','order':'b'");
  short_add (fixture->snapshot, "problem:6", IN TEXT ("text", "Six") ",'node_kind':'cause','order':'c'");
  fixture->context = short_context (fixture->snapshot, 2020, 5, 12);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tandem_context_unref (fixture->context);
  tandem_snapshot_unref (fixture->snapshot);
}

static TandemDoc *
get (Fixture    *fixture,
     const char *id)
{
  g_autofree char *full = short_id (id);
  TandemDoc *doc = tandem_snapshot_get (fixture->snapshot, full);

  g_assert_nonnull (doc);

  return doc;
}

/* "Core 0, Five -1 Core, …": each with its level and what it stands under. */
static char *
list (Fixture *fixture)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GArray) stands = tandem_problem_tree_list (fixture->snapshot, plan);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < stands->len; i++)
    {
      const TandemProblemStand *stand = &g_array_index (stands, TandemProblemStand, i);
      g_autofree char *text = tandem_doc_dup_title (stand->doc, fixture->context);
      g_autofree char *under = stand->parent != NULL ? tandem_doc_dup_title (stand->parent, fixture->context) : NULL;

      g_string_append_printf (out, "%s%s %d%s%s", i > 0 ? ", " : "", text, stand->level, under != NULL ? " " : "",
                              under != NULL ? under : "");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_tree (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *found = list (fixture);

  g_assert_cmpstr (found, ==, expected);
}

/* Takes @edits. */
static void
apply (Fixture   *fixture,
       GPtrArray *edits)
{
  TandemSnapshot *before = fixture->snapshot;

  g_assert_nonnull (edits);
  fixture->snapshot = tandem_plan_edits_dup_snapshot (edits, before);
  tandem_snapshot_unref (before);
  g_ptr_array_unref (edits);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Three 1 Core, Six 1");
}

/* A circle, a second core, an id that leads nowhere: nobody is lost, nobody stands twice. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  short_add (fixture->snapshot, "problem:7", IN TEXT ("text", "Seven") ",'node_kind':'cause','parent':'#problem:8','order':'e'");
  short_add (fixture->snapshot, "problem:8", IN TEXT ("text", "Eight") ",'node_kind':'effect','parent':'#problem:7','order':'f'");
  short_add (fixture->snapshot, "problem:9", IN TEXT ("text", "Nine") ",'node_kind':'core','parent':'#problem:1','order':'g'");
  short_add (fixture->snapshot, "problem:10", IN TEXT ("text", "Ten") ",'node_kind':'effect','parent':'#problem:99','order':'h'");
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Three 1 Core, Nine 0, Six 1, Ten -1, "
               "Seven 1, Eight 2 Seven");
}

/* A chain as long as hostile data may make it. */
static void
test_deep (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GArray) stands = NULL;
  GPtrArray *edits;

  for (int i = 100; i < 5100; i++)
    {
      g_autofree char *id = g_strdup_printf ("problem:%d", i);
      g_autofree char *members = g_strdup_printf (IN TEXT ("text", "Deep") ",'node_kind':'cause','parent':'#problem:%d','order':'b'",
                                                  i == 100 ? 3 : i - 1);

      short_add (fixture->snapshot, id, members);
    }
  stands = tandem_problem_tree_list (fixture->snapshot, plan);
  g_assert_cmpuint (stands->len, ==, 5006);
  edits = tandem_problem_tree_remove (fixture->snapshot, get (fixture, "problem:3"));
  g_assert_cmpuint (edits->len, ==, 5001);
  apply (fixture, edits);
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Six 1");
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  static const struct { const char *under; gboolean effect; const char *kind; } cases[] = {
    { "problem:1", FALSE, "cause" },
    { "problem:1", TRUE, "effect" },
    { "problem:4", TRUE, "cause" },      /* farther out it is what it hangs on */
    { "problem:5", FALSE, "effect" },
    { NULL, FALSE, "core" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TandemDoc *under = cases[i].under != NULL ? get (fixture, cases[i].under) : NULL;
      g_autoptr(TandemDoc) doc = tandem_problem_tree_new (fixture->snapshot, get (fixture, "plan:1"), under, cases[i].effect,
                                                          fixture->context);
      g_autofree char *partnership = short_id ("partnership:1");

      g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "node_kind")), ==, cases[i].kind);
      g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "parent")), ==, under != NULL ? tandem_doc_get_id (under) : NULL);
      g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "partnership")), ==, partnership);
    }
}

static void
push (Fixture         *fixture,
      const char      *id,
      TandemProblemWay way)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *edits = tandem_problem_tree_push (fixture->snapshot, get (fixture, id), way, &error);

  g_assert_no_error (error);
  apply (fixture, edits);
}

static void
test_push (Fixture      *fixture,
           gconstpointer data)
{
  push (fixture, "problem:3", TANDEM_PROBLEM_BEFORE);
  assert_tree (fixture, "Core 0, Five -1 Core, Three 1 Core, Two 1 Core, Four 2 Two, Six 1");
  push (fixture, "problem:3", TANDEM_PROBLEM_AFTER);
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Three 1 Core, Six 1");
  push (fixture, "problem:3", TANDEM_PROBLEM_AWAY);
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Three 2 Two, Six 1");
  push (fixture, "problem:4", TANDEM_PROBLEM_CLOSER);
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Three 2 Two, Four 1 Core, Six 1");
  /* over the core to its other side, with all that hangs on it */
  push (fixture, "problem:2", TANDEM_PROBLEM_CLOSER);
  assert_tree (fixture, "Core 0, Five -1 Core, Two -1 Core, Three -2 Two, Four 1 Core, Six 1");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "problem:3"), "node_kind")), ==, "effect");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct { const char *id; TandemProblemWay way; TandemPlanError code; } cases[] = {
    { "problem:1", TANDEM_PROBLEM_AWAY, TANDEM_PLAN_ERROR_KIND },
    { "problem:2", TANDEM_PROBLEM_BEFORE, TANDEM_PLAN_ERROR_END },
    { "problem:3", TANDEM_PROBLEM_AFTER, TANDEM_PLAN_ERROR_END },
    { "problem:4", TANDEM_PROBLEM_AWAY, TANDEM_PLAN_ERROR_END },
    { "problem:6", TANDEM_PROBLEM_CLOSER, TANDEM_PLAN_ERROR_END },
  };
  static const struct { const char *id; const char *under; TandemPlanError code; } moves[] = {
    { "problem:1", "problem:2", TANDEM_PLAN_ERROR_KIND },
    { "problem:2", "problem:4", TANDEM_PLAN_ERROR_CIRCLE },
    { "problem:2", "problem:2", TANDEM_PLAN_ERROR_CIRCLE },
    { "problem:2", "problem:1", TANDEM_PLAN_ERROR_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_problem_tree_push (fixture->snapshot, get (fixture, cases[i].id), cases[i].way, &error));
      g_assert_error (error, TANDEM_PLAN_ERROR, (int) cases[i].code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_problem_tree_move (fixture->snapshot, get (fixture, moves[i].id), get (fixture, moves[i].under), &error));
      g_assert_error (error, TANDEM_PLAN_ERROR, (int) moves[i].code);
    }
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  apply (fixture, tandem_problem_tree_move (fixture->snapshot, get (fixture, "problem:6"), get (fixture, "problem:3"), &error));
  g_assert_no_error (error);
  assert_tree (fixture, "Core 0, Five -1 Core, Two 1 Core, Four 2 Two, Three 1 Core, Six 2 Three");
  apply (fixture, tandem_problem_tree_move (fixture->snapshot, get (fixture, "problem:3"), get (fixture, "problem:5"), &error));
  g_assert_no_error (error);
  assert_tree (fixture, "Core 0, Five -1 Core, Three -2 Five, Six -3 Three, Two 1 Core, Four 2 Two");
}

/* Whatever is pushed wherever, all stand in one tree: each once, after what it
 * stands under, and as far from the core by one. */
static void
test_any_push (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *plan = short_id ("plan:1");

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("problem:%d", g_test_rand_int_range (1, 7));
      g_autofree char *onto = g_strdup_printf ("problem:%d", g_test_rand_int_range (1, 7));
      GPtrArray *edits = g_test_rand_bit ()
                         ? tandem_problem_tree_move (fixture->snapshot, get (fixture, id), get (fixture, onto), NULL)
                         : tandem_problem_tree_push (fixture->snapshot, get (fixture, id),
                                                     (TandemProblemWay) g_test_rand_int_range (0, 4), NULL);
      g_autoptr(GArray) stands = NULL;
      g_autoptr(GHashTable) levels = g_hash_table_new (NULL, NULL);

      if (edits != NULL)
        apply (fixture, edits);
      stands = tandem_problem_tree_list (fixture->snapshot, plan);
      g_assert_cmpuint (stands->len, ==, 6);
      for (guint j = 0; j < stands->len; j++)
        {
          const TandemProblemStand *stand = &g_array_index (stands, TandemProblemStand, j);

          g_assert_true (g_hash_table_insert (levels, stand->doc, GINT_TO_POINTER (ABS (stand->level))));
          if (stand->parent == NULL)
            continue;
          g_assert_true (g_hash_table_contains (levels, stand->parent));
          g_assert_cmpint (ABS (stand->level), ==, GPOINTER_TO_INT (g_hash_table_lookup (levels, stand->parent)) + 1);
          g_assert_cmpint (strcmp (tandem_val_string (tandem_doc_get (stand->doc, "node_kind")), "effect") == 0, ==,
                           stand->level < 0);
        }
    }
}

static void
test_answer (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *first = short_id ("objective:1");

  short_add (fixture->snapshot, "objective:1", IN TEXT ("statement", "One"));
  short_add (fixture->snapshot, "objective:2", IN TEXT ("statement", "Two") ",'problem':'#problem:2'");
  g_assert_true (tandem_problem_get_answer (fixture->snapshot, get (fixture, "problem:2")) == get (fixture, "objective:2"));
  g_assert_null (tandem_problem_get_answer (fixture->snapshot, get (fixture, "problem:3")));
  apply (fixture, tandem_problem_set_answer (fixture->snapshot, get (fixture, "problem:2"), first));
  g_assert_true (tandem_problem_get_answer (fixture->snapshot, get (fixture, "problem:2")) == get (fixture, "objective:1"));
  g_assert_false (tandem_val_exists (tandem_doc_get (get (fixture, "objective:2"), "problem")));
  apply (fixture, tandem_problem_set_answer (fixture->snapshot, get (fixture, "problem:2"), NULL));
  g_assert_null (tandem_problem_get_answer (fixture->snapshot, get (fixture, "problem:2")));
}

/* ---- the logic -------------------------------------------------------------------- */

static void
add_logic (TandemSnapshot *snapshot)
{
  short_add (snapshot, "objective:1", IN TEXT ("statement", "Goal") ",'code':'O1','order':'b'," TEXT ("result", "Better"));
  short_add (snapshot, "objective:2", IN TEXT ("statement", "Bare") ",'code':'O2','order':'c'");
  short_add (snapshot, "action:1",
             IN TEXT ("title", "Do") ",'code':'A1','objectives':['#objective:1','#objective:2'],'order':'b',"
             "'outputs':[{'id':'i1'," TEXT ("text", "Paper") "},{'id':'i2'," TEXT ("text", "Course") "}]");
  short_add (snapshot, "action:2", IN TEXT ("title", "Loose") ",'code':'A2','objectives':[],'order':'c'");
  short_add (snapshot, "pilot:1", IN TEXT ("title", "Trial") ",'code':'P1','actions':['#action:1'],'order':'b'");
  short_add (snapshot, "pilot:2", IN TEXT ("title", "Alone") ",'code':'P2','order':'c'," TEXT ("results", "Done"));
  short_add (snapshot, "indicator:1", IN TEXT ("name", "Count") ",'owner':'#pilot:1','order':'b'");
  short_add (snapshot, "indicator:2", IN TEXT ("name", "Share") ",'owner':'#objective:1','order':'b'");
}

/* "column text<parent": a gap in brackets, what is joined with a plus. */
static char *
trace (Fixture *fixture)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GPtrArray) steps = tandem_plan_logic_list (fixture->snapshot, plan);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const TandemLogicStep *step = g_ptr_array_index (steps, i);
      g_autofree char *text = tandem_logic_step_dup_text (step, fixture->context);

      g_assert_cmpint (step->parent, <, (int) i);
      if (step->parent >= 0)
        g_assert_cmpint (((TandemLogicStep *) g_ptr_array_index (steps, (guint) step->parent))->column, <, step->column);
      g_string_append_printf (out, "%s%d %s%s%s<%d%s%s", i > 0 ? "; " : "", step->column, step->gap != NULL ? "[" : "", text,
                              step->gap != NULL ? "]" : "", step->parent, step->joined > 0 ? "+" : "", step->again ? " again" : "");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_logic (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *found = NULL;

  add_logic (fixture->snapshot);
  found = trace (fixture);
  g_assert_cmpstr (found, ==,
                   "0 Goal<-1; 1 Do<0; 2 Paper<1; 2 Course<1; 3 [no result yet]<2+; 3 Count<2+; 3 [no indicator]<2+; "
                   "3 Better<0; 3 Share<0; "
                   "0 Bare<-1; 1 Do<9 again; 3 [no expected result]<9; 3 [no indicator]<9; "
                   "0 [no objective]<-1; 1 Loose<13; 2 [no output]<14; 3 [no indicator]<15; "
                   "1 [no action]<-1; 3 Done<17");
}

/* Keys tell steps apart, and a gap of a field names the field. */
static void
test_logic_keys (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) steps = NULL;

  add_logic (fixture->snapshot);
  steps = tandem_plan_logic_list (fixture->snapshot, plan);
  for (guint i = 0; i < steps->len; i++)
    {
      const TandemLogicStep *step = g_ptr_array_index (steps, i);

      g_assert_true (g_hash_table_add (seen, tandem_logic_step_dup_key (step)) || step->again);
      if (step->gap != NULL)
        g_assert_true (step->add != NULL ||
                       tandem_kind_find_field (tandem_doc_get_kind (step->doc), step->path) != NULL);
    }
}

/* An objective that others stand under needs no action of its own. */
static void
test_logic_under (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *found = NULL;

  short_add (fixture->snapshot, "objective:1", IN TEXT ("statement", "Wide") ",'order':'b'," TEXT ("result", "Better"));
  short_add (fixture->snapshot, "objective:2",
             IN TEXT ("statement", "Near") ",'parent':'#objective:1','order':'b'," TEXT ("result", "Good"));
  found = trace (fixture);
  g_assert_cmpstr (found, ==, "0 Wide<-1; 3 Better<0; 3 [no indicator]<0; "
                   "0 Near<-1; 1 [no action]<3; 3 Good<3; 3 [no indicator]<3");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/analysis/problems/list", test_list },
    { "/analysis/problems/damaged", test_damaged },
    { "/analysis/problems/deep", test_deep },
    { "/analysis/problems/new", test_new },
    { "/analysis/problems/push", test_push },
    { "/analysis/problems/refused", test_refused },
    { "/analysis/problems/move", test_move },
    { "/analysis/problems/any-push", test_any_push },
    { "/analysis/problems/answer", test_answer },
    { "/analysis/logic/list", test_logic },
    { "/analysis/logic/keys", test_logic_keys },
    { "/analysis/logic/under", test_logic_under },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
