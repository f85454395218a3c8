/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "short-doc.h"
#include "tandem-mirror.h"
#include "tandem-plan-edit.h"
#include "tandem-shared.h"

/* Two plans side by side: what stands beside what, and what is shared. */

typedef struct
{
  TandemSnapshot *snapshot;     /* both plans */
  TandemContext  *context;
} Fixture;

static void
add (Fixture    *fixture,
     const char *plan,
     const char *id,
     const char *members)
{
  g_autofree char *all = g_strdup_printf ("'plan':'#plan:%s','code':'%s','order':'%s',%s", plan, strchr (id, ':') + 1,
                                          strchr (id, ':') + 1, members);

  short_add (fixture->snapshot, id, all);
}

/* O10 > A11, A12; O20 > A21 beside O30 > A31; O40 > A41, A42 */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->snapshot = tandem_snapshot_new ();
  add (fixture, "1", "objective:10", "'level':'strategic'");
  add (fixture, "1", "action:11", "'objectives':['#objective:10'],'status':'ongoing','title':{'en':{'text':'One'}}");
  add (fixture, "1", "action:12", "'objectives':['#objective:10'],'shared_with':['#action:41'],'end':'2020-06-30','status':'ongoing'");
  add (fixture, "1", "objective:20", "'level':'strategic'");
  add (fixture, "1", "action:21", "'objectives':['#objective:20']");
  add (fixture, "2", "objective:30", "'level':'strategic'");
  add (fixture, "2", "action:31", "'objectives':['#objective:30'],'shared_with':['#action:21']");
  add (fixture, "2", "objective:40", "'level':'strategic'");
  add (fixture, "2", "action:41", "'objectives':['#objective:40'],'end':'2020-12-31','status':'ongoing'");
  add (fixture, "2", "action:42", "'objectives':['#objective:40'],'status':'planned','title':{'en':{'text':'Two'}}");
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

  return tandem_snapshot_get (fixture->snapshot, full);
}

static GArray *
align (TandemSnapshot *snapshot)
{
  g_autofree char *left = short_id ("plan:1");
  g_autofree char *right = short_id ("plan:2");

  return tandem_mirror_align ((TandemSnapshot *const[]) { snapshot, snapshot }, (const char *const[]) { left, right });
}

static char *
dup_rows (GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TandemMirrorRow *row = &g_array_index (rows, TandemMirrorRow, i);

      for (guint j = 0; j < 2; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "|" : i > 0 ? " " : "",
                                row->docs[j] != NULL ? tandem_val_string (tandem_doc_get (row->docs[j], "code")) : "-");
    }

  return g_string_free (text, FALSE);
}

/* The links cross: one pair with its objective stands side by side, the other is
 * linked all the same. */
static void
test_align (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(GArray) rows = align (fixture->snapshot);
  g_autofree char *text = dup_rows (rows);

  g_assert_cmpstr (text, ==, "-|30 -|31 10|40 11|- 12|41 20|42 21|-");
}

static void
test_no_links (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(GArray) none = align (snapshot);
  g_autoptr(GArray) rows = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  short_add (snapshot, "action:11", "'plan':'#plan:1','code':'11'");
  short_add (snapshot, "action:12", "'plan':'#plan:1','code':'12'");
  short_add (snapshot, "action:31", "'plan':'#plan:2','code':'31','shared_with':['#action:99']");
  rows = align (snapshot);
  text = dup_rows (rows);
  g_assert_cmpstr (text, ==, "11|31 12|-");
}

static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  TandemDoc *left = get (fixture, "action:11");
  TandemDoc *right = get (fixture, "action:42");
  g_autoptr(GPtrArray) edits = tandem_shared_link (left, right);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) undone = NULL;
  TandemDoc *linked;

  g_assert_false (tandem_shared_is (left, right));
  g_assert_cmpuint (edits->len, ==, 1);
  linked = ((TandemPlanEdit *) g_ptr_array_index (edits, 0))->after;
  g_assert_true (tandem_shared_is (linked, right));
  g_assert_true (tandem_shared_is (right, linked));
  again = tandem_shared_link (right, linked);
  g_assert_cmpuint (again->len, ==, 0);

  /* from the side that does not say it */
  undone = tandem_shared_unlink (right, linked);
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_false (tandem_shared_is (((TandemPlanEdit *) g_ptr_array_index (undone, 0))->after, right));
  g_assert_false (tandem_val_exists (tandem_doc_get (((TandemPlanEdit *) g_ptr_array_index (undone, 0))->after, "shared_with")));
}

/* Both sides said it, before they met. */
static void
test_both_said (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr(TandemDoc) a = short_doc ("action:1", "'shared_with':['#action:2','#action:3']");
  g_autoptr(TandemDoc) b = short_doc ("action:2", "'shared_with':['#action:1']");
  g_autoptr(GPtrArray) edits = tandem_shared_unlink (a, b);

  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_false (tandem_shared_is (((TandemPlanEdit *) g_ptr_array_index (edits, 0))->after,
                                    ((TandemPlanEdit *) g_ptr_array_index (edits, 1))->after));
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (((TandemPlanEdit *) g_ptr_array_index (edits, 0))->after, "shared_with")), ==, 1);
}

static void
test_differences (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const plans[] = { "Rome", "Yantai" };
  g_auto(GStrv) ends = tandem_shared_list_differences (get (fixture, "action:12"), get (fixture, "action:41"), fixture->context);
  g_auto(GStrv) none = tandem_shared_list_differences (get (fixture, "action:21"), get (fixture, "action:31"), fixture->context);
  g_autofree char *end = tandem_shared_dup_sentence (get (fixture, "action:12"), get (fixture, "action:41"), plans, fixture->context);
  g_autofree char *more = tandem_shared_dup_sentence (get (fixture, "action:11"), get (fixture, "action:42"), plans, fixture->context);
  g_autofree char *same = tandem_shared_dup_sentence (get (fixture, "action:21"), get (fixture, "action:31"), plans, fixture->context);

  g_assert_cmpuint (g_strv_length (ends), ==, 1);
  g_assert_cmpstr (ends[0], ==, "End");
  g_assert_null (none[0]);
  g_assert_cmpstr (end, ==, "End: 30 June 2020 in Rome, 31 December 2020 in Yantai.");
  g_assert_cmpstr (more, ==, "Status: In progress in Rome, Planned in Yantai. Title: “One” in Rome, “Two” in Yantai.");
  g_assert_cmpstr (same, ==, "Dates, status and title are the same in both plans.");
}

/* ---- any two plans -------------------------------------------------------------------- */

static void
add_random_plan (Fixture *fixture,
                 GRand   *rand,
                 int      plan)
{
  for (int i = 0, n = g_rand_int_range (rand, 0, 12); i < n; i++)
    {
      gboolean group = g_rand_int_range (rand, 0, 3) == 0;
      g_autofree char *id = g_strdup_printf ("%s:%d", group ? "objective" : "action", plan * 20 + i);
      g_autofree char *owner = g_strdup_printf ("%d", plan);
      g_autofree char *members = g_strdup_printf ("'%s':%s'#objective:%d'%s,'shared_with':['#action:%d']",
                                                  group ? "parent" : "objectives", group ? "" : "[",
                                                  plan * 20 + g_rand_int_range (rand, 0, 12), group ? "" : "]",
                                                  (3 - plan) * 20 + g_rand_int_range (rand, 0, 12));

      add (fixture, owner, id, members);
    }
}

/* Each row of either plan is there once, in the order of its plan. */
static void
assert_complete (Fixture *fixture,
                 GArray  *rows,
                 guint    side)
{
  g_autofree char *plan = short_id (side == 0 ? "plan:1" : "plan:2");
  g_autoptr(GPtrArray) objectives = tandem_snapshot_referring (fixture->snapshot, "objective", "plan", plan);
  g_autoptr(GPtrArray) actions = tandem_snapshot_referring (fixture->snapshot, "action", "plan", plan);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TandemMirrorRow *row = &g_array_index (rows, TandemMirrorRow, i);

      g_assert_true (row->docs[0] != NULL || row->docs[1] != NULL);
      if (row->docs[side] != NULL)
        g_assert_true (g_hash_table_add (seen, row->docs[side]));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, objectives->len + actions->len);
}

static void
test_complete (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GArray) rows = NULL;

      g_clear_pointer (&fixture->snapshot, tandem_snapshot_unref);
      fixture->snapshot = tandem_snapshot_new ();
      add_random_plan (fixture, rand, 1);
      add_random_plan (fixture, rand, 2);
      rows = align (fixture->snapshot);
      assert_complete (fixture, rows, 0);
      assert_complete (fixture, rows, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(PATH, FUNC) g_test_add ("/mirror/" PATH, Fixture, NULL, set_up, FUNC, tear_down)
  ADD ("align", test_align);
  ADD ("no-links", test_no_links);
  ADD ("link", test_link);
  ADD ("both-said", test_both_said);
  ADD ("differences", test_differences);
  ADD ("complete", test_complete);

  return g_test_run ();
}
