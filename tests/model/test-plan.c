/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

#include "tandem-order.h"
#include "tandem-plan-edit.h"
#include "tandem-plan-gaps.h"
#include "tandem-plan-history.h"
#include "tandem-plan-rows.h"
#include "tandem-template.h"

/* How a plan's rows stand, move, are dated, kept and begun with. */

#define IN "'plan':'#plan:1','partnership':'#partnership:1',"
#define TITLE(WORDS) "'title':{'en':{'text':'" WORDS "'}},"

typedef struct
{
  TandemSnapshot *snapshot;
  TandemContext  *context;
} Fixture;

/* O1 > A1.1 > P1 > M1, M2, M3; O1 > A1.2; O2 > O2.1 */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->snapshot = tandem_snapshot_new ();
  short_add (fixture->snapshot, "plan:1",
             TITLE ("Plan") "'partnership':'#partnership:1','plan_kind':'UCAP','status':'drafting','version':'0.8',"
             "'base_language':'en','languages':['en','zh-Hans'],'period':{'from':'2019-01','to':'2020-12'}");
  short_add (fixture->snapshot, "objective:1", IN "'code':'O1','order':'b','level':'strategic','statement':{'en':{'text':'One'}}");
  short_add (fixture->snapshot, "objective:2", IN "'code':'O2','order':'d','level':'strategic','statement':{'en':{'text':'Two'}}");
  short_add (fixture->snapshot, "objective:3",
             IN "'code':'O2.1','parent':'#objective:2','order':'b','level':'specific','statement':{'en':{'text':'Three'}}");
  short_add (fixture->snapshot, "action:1",
             IN TITLE ("First") "'code':'A1.1','objectives':['#objective:1'],'status':'ongoing','order':'b','start':'2019-02-01','end':'2020-06-30'");
  short_add (fixture->snapshot, "action:2",
             IN TITLE ("Second") "'code':'A1.2','objectives':['#objective:1'],'status':'completed','order':'d','end':'2020-06-30'");
  short_add (fixture->snapshot, "pilot:1", IN TITLE ("Pilot") "'code':'P1','actions':['#action:1'],'status':'implementing','order':'b'");
  short_add (fixture->snapshot, "milestone:1",
             IN TITLE ("Ms one") "'code':'M1','owner':'#pilot:1','status':'planned','order':'b','due':'2020-04-30'");
  short_add (fixture->snapshot, "milestone:2",
             IN TITLE ("Ms two") "'code':'M2','owner':'#pilot:1','status':'planned','order':'c','due':'2020-05-31','forecast':'2020-07-01'");
  short_add (fixture->snapshot, "milestone:3",
             IN TITLE ("Ms three") "'code':'M3','owner':'#pilot:1','status':'achieved','order':'d','due':'2020-03-31','done_on':'2020-03-30'");
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

static GPtrArray *
rows (Fixture    *fixture,
      const char *first,
      const char *second)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (list, get (fixture, first));
  if (second != NULL)
    g_ptr_array_add (list, get (fixture, second));

  return list;
}

/* Takes @edits, and makes the plan what they say. */
static void
apply (Fixture   *fixture,
       GPtrArray *edits)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  TandemSnapshot *after;

  for (guint i = 0; i < edits->len; i++)
    if (((TandemPlanEdit *) g_ptr_array_index (edits, i))->after == NULL)
      g_hash_table_add (gone, (gpointer) tandem_doc_get_id (((TandemPlanEdit *) g_ptr_array_index (edits, i))->before));
  after = tandem_snapshot_copy (fixture->snapshot, gone);
  for (guint i = 0; i < edits->len; i++)
    if (((TandemPlanEdit *) g_ptr_array_index (edits, i))->after != NULL)
      tandem_snapshot_add (after, ((TandemPlanEdit *) g_ptr_array_index (edits, i))->after);
  tandem_context_unref (fixture->context);
  tandem_snapshot_unref (fixture->snapshot);
  fixture->snapshot = after;
  fixture->context = short_context (after, 2020, 5, 12);
  g_ptr_array_unref (edits);
}

/* The codes of what stands under a row, as "M1 M2 M3"; NULL is the top. */
static void
assert_below (Fixture    *fixture,
              const char *above,
              const char *codes)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GPtrArray) below = tandem_plan_list_below (fixture->snapshot, plan, above != NULL ? get (fixture, above) : NULL);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < below->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            tandem_val_string (tandem_doc_get (g_ptr_array_index (below, i), "code")));
  g_assert_cmpstr (found->str, ==, codes);
}

/* ---- places ---------------------------------------------------------------------- */

static void
test_spread (void)
{
  for (guint n = 1; n < 3000; n = n * 3 + 1)
    {
      g_autofree char *previous = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *place = tandem_order_spread (i, n);
          g_autofree char *room = tandem_order_between (previous, place);

          g_assert_cmpstr (place, >, previous != NULL ? previous : "");
          g_assert_nonnull (room);
          g_set_str (&previous, place);
        }
    }
}

/* ---- moving ----------------------------------------------------------------------- */

static void
test_stand (Fixture      *fixture,
            gconstpointer data)
{
  assert_below (fixture, NULL, "O1 O2");
  assert_below (fixture, "objective:1", "A1.1 A1.2");
  assert_below (fixture, "pilot:1", "M1 M2 M3");
  g_assert_true (tandem_plan_stands_under (fixture->snapshot, get (fixture, "milestone:1"), get (fixture, "objective:1")));
  g_assert_false (tandem_plan_stands_under (fixture->snapshot, get (fixture, "milestone:1"), get (fixture, "objective:2")));
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GPtrArray) moved = rows (fixture, "milestone:3", "milestone:2");
  g_autoptr(GError) error = NULL;
  GPtrArray *edits = tandem_plan_move (fixture->snapshot, moved, get (fixture, "pilot:1"), get (fixture, "milestone:1"),
                                       fixture->context, &error);

  g_assert_no_error (error);
  /* one record each: nothing else is numbered anew */
  g_assert_cmpuint (edits->len, ==, 2);
  apply (fixture, edits);
  assert_below (fixture, "pilot:1", "M3 M2 M1");
}

static void
test_move_where_there_is_no_room (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr(GPtrArray) moved = NULL;
  GPtrArray *edits;

  short_add (fixture->snapshot, "milestone:2", IN TITLE ("Ms two") "'code':'M2','owner':'#pilot:1','status':'planned','order':'b','due':'2020-05-31'");
  moved = rows (fixture, "milestone:3", NULL);
  edits = tandem_plan_move (fixture->snapshot, moved, get (fixture, "pilot:1"), get (fixture, "milestone:2"),
                            fixture->context, NULL);
  g_assert_cmpuint (edits->len, ==, 3);
  apply (fixture, edits);
  assert_below (fixture, "pilot:1", "M1 M3 M2");
}

static void
test_move_to_other_parent (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr(GPtrArray) moved = rows (fixture, "action:1", NULL);

  apply (fixture, tandem_plan_move (fixture->snapshot, moved, get (fixture, "objective:3"), NULL, fixture->context, NULL));
  assert_below (fixture, "objective:1", "A1.2");
  assert_below (fixture, "objective:3", "A1.1");
  assert_below (fixture, "action:1", "P1");
}

/* An action that serves two objectives leaves only the one it stood under. */
static void
test_move_keeps_others (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *other = short_id ("objective:2");
  g_autoptr(GPtrArray) moved = NULL;

  short_add (fixture->snapshot, "action:1", IN TITLE ("First") "'code':'A1.1','objectives':['#objective:1','#objective:2'],'status':'ongoing'");
  moved = rows (fixture, "action:1", NULL);
  apply (fixture, tandem_plan_move (fixture->snapshot, moved, get (fixture, "objective:3"), NULL, fixture->context, NULL));
  g_assert_true (tandem_val_has_code (tandem_doc_get (get (fixture, "action:1"), "objectives"), other));
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (get (fixture, "action:1"), "objectives")), ==, 2);
  assert_below (fixture, "objective:3", "A1.1");
}

static void
assert_refused (Fixture    *fixture,
                const char *row,
                const char *above,
                const char *sentence)
{
  g_autoptr(GPtrArray) moved = rows (fixture, row, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = tandem_plan_move (fixture->snapshot, moved, above != NULL ? get (fixture, above) : NULL, NULL,
                                                 fixture->context, &error);

  g_assert_null (edits);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  assert_refused (fixture, "action:1", "pilot:1", "A1.1 cannot stand under P1. An action stands under an objective.");
  assert_refused (fixture, "action:1", NULL, "A1.1 cannot stand at the top. An action stands under an objective.");
  assert_refused (fixture, "pilot:1", "milestone:1",
                  "P1 cannot stand under M1. A pilot stands under an action or at the top of the plan.");
  assert_refused (fixture, "objective:2", "objective:3", "O2 cannot stand under O2.1, which stands under it.");
  assert_refused (fixture, "objective:2", "objective:2", "O2 cannot stand under itself.");
}

static void
test_levels (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) objective = rows (fixture, "objective:2", NULL);
  g_autoptr(GPtrArray) again = NULL;

  apply (fixture, tandem_plan_indent (fixture->snapshot, objective, fixture->context, NULL));
  assert_below (fixture, NULL, "O1");
  assert_below (fixture, "objective:1", "A1.1 A1.2 O2");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "objective:2"), "level")), ==, "specific");

  again = rows (fixture, "objective:2", NULL);
  apply (fixture, tandem_plan_outdent (fixture->snapshot, again, fixture->context, NULL));
  assert_below (fixture, NULL, "O1 O2");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "objective:2"), "level")), ==, "strategic");
}

/* Damaged data: two objectives under each other stand at the top, both. */
static void
test_circle (Fixture      *fixture,
             gconstpointer data)
{
  short_add (fixture->snapshot, "objective:2", IN "'code':'O2','order':'d','parent':'#objective:3','statement':{'en':{'text':'Two'}}");
  assert_below (fixture, NULL, "O1 O2.1 O2");
}

/* ---- new rows -------------------------------------------------------------------------- */

static void
assert_new (Fixture    *fixture,
            const char *at,
            const char *kind,
            const char *code,
            const char *due)
{
  TandemDoc *row = at != NULL ? get (fixture, at) : NULL;
  g_autoptr(TandemDoc) new = tandem_plan_new_row (fixture->snapshot, get (fixture, "plan:1"),
                                                  tandem_plan_get_kind_below (fixture->snapshot, row), row, fixture->context);

  g_assert_cmpstr (tandem_doc_get_kind (new)->name, ==, kind);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (new, "code")), ==, code);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (new, "due")), ==, due);
}

static void
test_new_row (Fixture      *fixture,
              gconstpointer data)
{
  assert_new (fixture, NULL, "objective", "O3", NULL);
  assert_new (fixture, "objective:1", "action", "A1.3", NULL);
  assert_new (fixture, "objective:2", "action", "A2.1", NULL);
  assert_new (fixture, "action:2", "action", "A1.3", NULL);
  assert_new (fixture, "action:1", "pilot", "P2", NULL);
  assert_new (fixture, "pilot:1", "milestone", "M4", "2020-12-31");
  assert_new (fixture, "milestone:1", "milestone", "M4", "2020-04-30");
}

/* ---- many at once ---------------------------------------------------------------------- */

static void
test_reschedule (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GPtrArray) moved = rows (fixture, "milestone:2", "milestone:3");

  g_ptr_array_add (moved, get (fixture, "action:1"));
  g_ptr_array_add (moved, get (fixture, "action:2"));
  apply (fixture, tandem_plan_reschedule (moved, 14, "Borders are closed"));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:2"), "due")), ==, "2020-06-14");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:2"), "forecast")), ==, "2020-07-01");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:2"), "reason")), ==, "Borders are closed");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "action:1"), "start")), ==, "2019-02-15");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "action:1"), "end")), ==, "2020-07-14");
  /* what is over stays */
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:3"), "due")), ==, "2020-03-31");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "action:2"), "end")), ==, "2020-06-30");
}

static void
test_change (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) changed = rows (fixture, "milestone:1", "milestone:2");
  TandemPlanChange change = { .days = -7, .status = "achieved" };
  GPtrArray *edits = tandem_plan_change (changed, &change, fixture->context, NULL);

  g_assert_cmpuint (edits->len, ==, 2);
  apply (fixture, edits);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "due")), ==, "2020-04-23");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "status")), ==, "achieved");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "done_on")), ==, "2020-05-12");
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) removed = rows (fixture, "objective:1", NULL);

  short_add (fixture->snapshot, "action:2", IN TITLE ("Second") "'code':'A1.2','objectives':['#objective:1','#objective:2'],'status':'planned'");
  short_add (fixture->snapshot, "indicator:1", IN "'owner':'#action:1','code':'I1','name':{'en':{'text':'Count'}}");
  apply (fixture, tandem_plan_remove (fixture->snapshot, removed));
  assert_below (fixture, NULL, "O2");
  g_assert_null (get (fixture, "milestone:1"));
  g_assert_null (get (fixture, "indicator:1"));
  /* it serves another objective, too */
  assert_below (fixture, "objective:2", "A1.2 O2.1");
}

/* ---- gaps ---------------------------------------------------------------------------------- */

static const TandemGap *
find_gap (GPtrArray  *gaps,
          const char *title)
{
  for (guint i = 0; i < gaps->len; i++)
    if (g_str_equal (((TandemGap *) g_ptr_array_index (gaps, i))->title, title))
      return g_ptr_array_index (gaps, i);
  g_error ("Nothing says “%s”", title);
}

static void
test_gaps (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GHashTable) chips = NULL;
  g_autofree char *milestone = short_id ("milestone:1");
  const TandemGap *gap;

  short_add (fixture->snapshot, "section:1", IN "'key':'summary','mandatory':true,'heading':{'en':{'text':'Summary'}},'body':{'en':{'text':'Words'}}");
  short_add (fixture->snapshot, "section:2", IN "'key':'risks','mandatory':true,'heading':{'en':{'text':'Risks'},'zh-Hans':{'text':'R','status':'outdated'}}");
  gaps = tandem_plan_find_gaps (get (fixture, "plan:1"), fixture->context);
  gap = find_gap (gaps, "M1 has nobody responsible");
  g_assert_cmpint (gap->group, ==, TANDEM_GAP_MUST);
  g_assert_cmpstr (gap->path, ==, "responsible");
  gap = find_gap (gaps, "A1.1 has no indicator");
  g_assert_cmpstr (gap->add, ==, "indicator");
  gap = find_gap (gaps, "O2.1 has no action");
  g_assert_cmpstr (gap->add, ==, "action");
  g_assert_cmpint (find_gap (gaps, "Risks has no text")->group, ==, TANDEM_GAP_MUST);
  /* TR-01 while drafting, and what is not there at all */
  g_assert_nonnull (strstr (find_gap (gaps, "Risks is out of date in Chinese (Simplified)")->title, "out of date"));
  gap = find_gap (gaps, "Summary is missing in Chinese (Simplified)");
  g_assert_cmpstr (gap->language, ==, "zh-Hans");

  chips = tandem_plan_get_chips (gaps);
  g_assert_cmpstr (g_hash_table_lookup (chips, milestone), ==, "nobody responsible");
  for (guint i = 1; i < gaps->len; i++)
    {
      const TandemGap *before = g_ptr_array_index (gaps, i - 1);

      g_assert_cmpint (before->group, <=, ((TandemGap *) g_ptr_array_index (gaps, i))->group);
      g_assert_false (tandem_gap_is_same (before, g_ptr_array_index (gaps, i)));
    }
}

/* What does not fit together, and goes once it does. */
static void
test_clash (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(GPtrArray) gaps = NULL;

  short_add (fixture->snapshot, "action:1", IN TITLE ("First") "'code':'A1.1','objectives':['#objective:1'],'status':'ongoing','start':'2020-07-01','end':'2020-06-30'");
  gaps = tandem_plan_find_gaps (get (fixture, "plan:1"), fixture->context);
  g_assert_cmpint (find_gap (gaps, "A1.1: It ends before it begins.")->group, ==, TANDEM_GAP_CLASH);
}

/* Two things about one date: neither hides the other. */
static void
test_two_of_one_field (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr(GPtrArray) gaps = NULL;

  short_add (fixture->snapshot, "pilot:2", IN TITLE ("Pilot") "'code':'P2','status':'implementing','period':{'from':'2020-01','to':'2020-06'}");
  short_add (fixture->snapshot, "milestone:9",
             IN TITLE ("Ms nine") "'code':'M9','owner':'#pilot:2','status':'planned','due':'2020-08-31',"
             "'updates':[{'id':'u1','on':'2020-05-10','old_due':'2020-05-31','new_due':'2020-08-31'}]");
  gaps = tandem_plan_find_gaps (get (fixture, "plan:1"), fixture->context);
  g_assert_false (tandem_gap_is_same (find_gap (gaps, "M9 was moved, and nobody said why"),
                                      find_gap (gaps, "M9: It is due after the end of the period.")));
}

/* ---- templates -------------------------------------------------------------------------------- */

static void
test_templates (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) templates = tandem_templates_list (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, >=, 2);
  for (guint i = 0; i < templates->len; i++)
    {
      g_autoptr(GPtrArray) made = tandem_template_make (g_ptr_array_index (templates, i), get (fixture, "plan:1"), NULL, TRUE,
                                                        fixture->context, &error);
      guint n_mandatory = 0;

      g_assert_no_error (error);
      for (guint j = 0; j < made->len; j++)
        {
          TandemDoc *doc = g_ptr_array_index (made, j);
          g_autoptr(GPtrArray) problems = tandem_doc_check (doc, fixture->context);

          for (guint k = 0; k < problems->len; k++)
            g_assert_cmpint (((TandemProblem *) g_ptr_array_index (problems, k))->severity, !=, TANDEM_SEVERITY_ERROR);
          if (!g_str_equal (tandem_doc_get_kind (doc)->name, "section"))
            continue;
          g_assert_nonnull (tandem_val_l10n (tandem_doc_get (doc, "heading"), "en"));
          g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (doc, "heading"), "zh-Hans"), !=,
                           tandem_val_l10n (tandem_doc_get (doc, "heading"), "en"));
          n_mandatory += tandem_val_bool (tandem_doc_get (doc, "mandatory"));
        }
      g_assert_cmpuint (n_mandatory, >, 0);
    }
}

/* Chapters that are there are not made twice; rows only where there are none. */
static void
test_template_again (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr(GPtrArray) templates = tandem_templates_list (NULL);
  g_autoptr(GPtrArray) made = tandem_template_make (g_ptr_array_index (templates, 0), get (fixture, "plan:1"), NULL, FALSE,
                                                    fixture->context, NULL);
  g_autoptr(GPtrArray) again = tandem_template_make (g_ptr_array_index (templates, 0), get (fixture, "plan:1"), made, FALSE,
                                                     fixture->context, NULL);

  g_assert_cmpuint (made->len, >, 0);
  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_template_refused (void)
{
  static const char *const texts[][2] =
  {
    { "[]", "t.json: /: is no object" },
    { "{}", "t.json: name: is missing" },
    { "{\"name\":\"t\",\"title\":{},\"documents\":[{\"kind\":\"castle\",\"set\":{}}]}", "t.json: documents[0]: no known kind" },
    { "{\"name\":\"t\",\"title\":{},\"documents\":[{\"kind\":\"section\",\"set\":{\"colour\":1}}]}", "t.json: documents[0]: colour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_template_parse (texts[i][0], "t.json", &error));
      g_assert_cmpstr (error->message, ==, texts[i][1]);
    }
}

/* ---- versions ---------------------------------------------------------------------------------- */

static GPtrArray *
list_kept (Fixture *fixture)
{
  return tandem_snapshot_list (fixture->snapshot, "plan_version");
}

static char *
dup_entry (Fixture *fixture,
           guint    i)
{
  g_autoptr(GPtrArray) kept = list_kept (fixture);

  return g_strdup (tandem_val_string (tandem_doc_get (g_ptr_array_index (kept, i), "entry")));
}

static void
test_approve (Fixture      *fixture,
              gconstpointer data)
{
  TandemPlanFreeze freeze = { .approve = TRUE, .body = "City council", .note = "First" };
  g_autoptr(GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  g_autofree char *plan = short_id ("plan:1");

  apply (fixture, tandem_plan_freeze (fixture->snapshot, get (fixture, "plan:1"), &freeze, fixture->context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "plan:1"), "version")), ==, "1.0");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "plan:1"), "status")), ==, "approved");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (get (fixture, "plan:1"), "approvals")), ==, 1);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "baseline_due")), ==, "2020-04-30");

  /* what was kept is what there is */
  kept = list_kept (fixture);
  entry = dup_entry (fixture, 0);
  records = tandem_plan_read_version (kept, entry, &error);
  g_assert_no_error (error);
  now = tandem_plan_list_records (fixture->snapshot, plan);
  g_assert_cmpuint (records->len, ==, now->len);
  differences = tandem_plan_compare (records, now, fixture->context);
  g_assert_cmpuint (differences->len, ==, 0);

  /* what changes later is said in words, and the baseline stays */
  moved = rows (fixture, "milestone:1", NULL);
  apply (fixture, tandem_plan_reschedule (moved, 10, NULL));
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_clear_pointer (&now, g_ptr_array_unref);
  now = tandem_plan_list_records (fixture->snapshot, plan);
  differences = tandem_plan_compare (records, now, fixture->context);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpstr (((TandemPlanDifference *) g_ptr_array_index (differences, 0))->title, ==, "M1 Ms one");
  g_assert_cmpstr (((TandemPlanDifference *) g_ptr_array_index (differences, 0))->changes, ==, "Due: 30 April 2020 → 10 May 2020");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "baseline_due")), ==, "2020-04-30");
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  TandemPlanFreeze freeze = { .note = "Before" };
  g_autoptr(GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) removed = NULL;

  apply (fixture, tandem_plan_freeze (fixture->snapshot, get (fixture, "plan:1"), &freeze, fixture->context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (get (fixture, "plan:1"), "version")), ==, "0.9");
  g_assert_null (tandem_val_string (tandem_doc_get (get (fixture, "milestone:1"), "baseline_due")));
  kept = list_kept (fixture);
  entry = dup_entry (fixture, 0);
  records = tandem_plan_read_version (kept, entry, &error);

  removed = rows (fixture, "pilot:1", NULL);
  apply (fixture, tandem_plan_remove (fixture->snapshot, removed));
  short_add (fixture->snapshot, "objective:9", IN "'code':'O9','order':'z','statement':{'en':{'text':'Later'}}");
  assert_below (fixture, NULL, "O1 O2 O9");
  apply (fixture, tandem_plan_restore (fixture->snapshot, get (fixture, "plan:1"), records, &error));
  g_assert_no_error (error);
  assert_below (fixture, NULL, "O1 O2");
  assert_below (fixture, "pilot:1", "M1 M2 M3");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (get (fixture, "plan:1"), "versions")), ==, 1);
}

/* A large plan is kept in parts, each a document that a server takes; one part
 * missing is said, not passed over. */
static void
test_large_version (Fixture      *fixture,
                    gconstpointer data)
{
  TandemPlanFreeze freeze = { .note = "Large" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) some = g_ptr_array_new ();
  g_autoptr(GPtrArray) kept = NULL;
  g_autofree char *entry = NULL;

  for (int i = 10; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("milestone:%d", i);
      g_autofree char *members = g_strdup_printf (IN "'title':{'en':{'text':'A step with “quotes” and \\\\ number %d'}},'code':'M%d','owner':'#pilot:1',"
                                                  "'status':'planned','due':'2020-06-01'", i, i);

      short_add (fixture->snapshot, id, members);
    }
  apply (fixture, tandem_plan_freeze (fixture->snapshot, get (fixture, "plan:1"), &freeze, fixture->context, &error));
  g_assert_no_error (error);
  kept = list_kept (fixture);
  g_assert_cmpuint (kept->len, >, 2);
  entry = dup_entry (fixture, 0);
  records = tandem_plan_read_version (kept, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >=, 2000);

  for (guint i = 1; i < kept->len; i++)
    g_ptr_array_add (some, g_ptr_array_index (kept, i));
  g_assert_null (tandem_plan_read_version (some, entry, &error));
  g_assert_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_NOTHING);
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
    { "/plan/stand", test_stand },
    { "/plan/move", test_move },
    { "/plan/move-no-room", test_move_where_there_is_no_room },
    { "/plan/move-parent", test_move_to_other_parent },
    { "/plan/move-keeps-others", test_move_keeps_others },
    { "/plan/refused", test_refused },
    { "/plan/levels", test_levels },
    { "/plan/circle", test_circle },
    { "/plan/new-row", test_new_row },
    { "/plan/reschedule", test_reschedule },
    { "/plan/change", test_change },
    { "/plan/remove", test_remove },
    { "/plan/gaps", test_gaps },
    { "/plan/clash", test_clash },
    { "/plan/two-of-one-field", test_two_of_one_field },
    { "/plan/templates", test_templates },
    { "/plan/template-again", test_template_again },
    { "/plan/approve", test_approve },
    { "/plan/restore", test_restore },
    { "/plan/large-version", test_large_version },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/spread", test_spread);
  g_test_add_func ("/plan/template-refused", test_template_refused);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
