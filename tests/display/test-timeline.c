/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <math.h>

#include "kinds/tandem-milestone.h"
#include "tandem-timeline-axis.h"
#include "tandem-timeline-item.h"
#include "tandem-timeline-mark.h"
#include "tandem-timeline-rows.h"

/* Where a timeline puts things, and what it says of a milestone: no widget. */

static const TandemDate today = { 20200512 };

/* ---- days ------------------------------------------------------------------------ */

static void
test_days (void)
{
  static const int days[] = { 19991231, 20000101, 20000229, 20200512, 20201231, 21000301 };
  TandemTimelineAxis axis = { tandem_timeline_day (today), 1.7 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      TandemDate date = { days[i] };
      double x = tandem_timeline_axis_x (&axis, date);

      /* a day is where it begins, and reaches to the next one */
      g_assert_cmpint (tandem_timeline_axis_date (&axis, x + 0.01).ymd, ==, days[i]);
      g_assert_cmpint (tandem_timeline_axis_date (&axis, x + 1.69).ymd, ==, days[i]);
      g_assert_cmpint (tandem_timeline_axis_date (&axis, x + 1.71).ymd, ==, tandem_date_add_days (date, 1).ymd);
    }
}

static void
test_zoom (void)
{
  TandemTimelineAxis axis = { 100, 2 };

  for (guint i = 0; i < 40; i++)
    {
      double day = axis.start + 250 / axis.scale;

      tandem_timeline_axis_zoom (&axis, axis.scale * (i % 3 == 0 ? 0.5 : 1.9), 250);
      /* what is under the pointer stays there */
      g_assert_cmpfloat_with_epsilon (axis.start + 250 / axis.scale, day, 1e-6);
    }
  tandem_timeline_axis_zoom (&axis, 1e9, 0);
  g_assert_cmpfloat (axis.scale, ==, TANDEM_TIMELINE_MAX_SCALE);
  g_assert_cmpint (tandem_timeline_axis_unit (&axis), ==, TANDEM_UNIT_DAY);
  tandem_timeline_axis_zoom (&axis, 0, 0);
  g_assert_cmpfloat (axis.scale, ==, TANDEM_TIMELINE_MIN_SCALE);
  g_assert_cmpint (tandem_timeline_axis_unit (&axis), ==, TANDEM_UNIT_DECADE);
}

static void
test_units (void)
{
  static const struct
  {
    TandemTimelineUnit unit;
    int                floor;
    int                next;
    const char        *words;
  } cases[] = {
    { TANDEM_UNIT_DAY, 20200512, 20200513, "12" }, { TANDEM_UNIT_WEEK, 20200511, 20200518, "11" },
    { TANDEM_UNIT_MONTH, 20200501, 20200601, "May" }, { TANDEM_UNIT_QUARTER, 20200401, 20200701, "Q2" },
    { TANDEM_UNIT_YEAR, 20200101, 20210101, "2020" }, { TANDEM_UNIT_DECADE, 20200101, 20300101, "2020" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TandemDate floor = tandem_timeline_unit_floor (cases[i].unit, today);
      TandemTimelineAxis axis = { 0, tandem_timeline_unit_scale (cases[i].unit) };
      g_autofree char *words = tandem_timeline_unit_dup_words (cases[i].unit, floor, FALSE);

      g_assert_cmpint (floor.ymd, ==, cases[i].floor);
      g_assert_cmpint (tandem_timeline_unit_floor (cases[i].unit, floor).ymd, ==, cases[i].floor);
      g_assert_cmpint (tandem_timeline_unit_next (cases[i].unit, floor).ymd, ==, cases[i].next);
      g_assert_cmpstr (words, ==, cases[i].words);
      /* what the menu sets is what is then shown */
      g_assert_cmpint (tandem_timeline_axis_unit (&axis), ==, cases[i].unit);
    }

  /* Mondays, also before the zero of the axis */
  g_assert_cmpint (tandem_timeline_unit_floor (TANDEM_UNIT_WEEK, (TandemDate) { 20000101 }).ymd, ==, 19991227);
  g_assert_cmpint (tandem_timeline_unit_floor (TANDEM_UNIT_WEEK, (TandemDate) { 19991226 }).ymd, ==, 19991220);
}

/* Lines follow one another without a gap, and cover the width. */
static void
test_ticks (void)
{
  for (int unit = TANDEM_UNIT_DAY; unit <= TANDEM_UNIT_DECADE; unit++)
    {
      TandemTimelineAxis axis = { tandem_timeline_day (today) + 0.4, tandem_timeline_unit_scale ((TandemTimelineUnit) unit) };
      g_autoptr(GArray) ticks = tandem_timeline_axis_ticks (&axis, (TandemTimelineUnit) unit, 900);

      g_assert_cmpuint (ticks->len, >, 0);
      g_assert_cmpfloat (g_array_index (ticks, TandemTimelineTick, 0).x, <=, 0);
      for (guint i = 0; i + 1 < ticks->len; i++)
        g_assert_cmpfloat_with_epsilon (g_array_index (ticks, TandemTimelineTick, i).end,
                                        g_array_index (ticks, TandemTimelineTick, i + 1).x, 1e-6);
      g_assert_cmpfloat (g_array_index (ticks, TandemTimelineTick, ticks->len - 1).end, >=, 900);
    }
}

static void
test_labels (void)
{
  TandemTimelineLabel labels[] = {
    { 0, 40, 1, FALSE }, { 30, 40, 6, FALSE }, { 60, 40, 1, FALSE }, { 75, 10, 1, FALSE }, { 200, 20, 0, FALSE },
  };

  tandem_timeline_labels_resolve (labels, G_N_ELEMENTS (labels), 2);
  /* the late one stays, and takes its neighbours' room */
  g_assert_false (labels[0].shown);
  g_assert_true (labels[1].shown);
  g_assert_false (labels[2].shown);
  g_assert_true (labels[3].shown);
  g_assert_true (labels[4].shown);

  tandem_timeline_labels_resolve (labels, 0, 2);
}

/* Whatever comes, no two that are shown touch, and none is left out for nothing. */
static void
test_labels_at_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      TandemTimelineLabel labels[60];

      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        labels[i] = (TandemTimelineLabel) { g_test_rand_double_range (0, 900), g_test_rand_double_range (4, 60),
                                            g_test_rand_int_range (0, 7), FALSE }
      ;
      tandem_timeline_labels_resolve (labels, G_N_ELEMENTS (labels), 3);
      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        {
          gboolean in_the_way = FALSE;

          for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
            if (i != j && labels[j].shown && labels[i].x < labels[j].x + labels[j].width + 3 &&
                labels[j].x < labels[i].x + labels[i].width + 3)
              {
                in_the_way = in_the_way || labels[j].rank >= labels[i].rank;
                g_assert_false (labels[i].shown);
              }
          g_assert_true (labels[i].shown || in_the_way);
        }
    }
}

/* ---- lines -------------------------------------------------------------------------- */

typedef struct
{
  guint32 group;
  guint32 subgroup;
} Key;

static guint32
get_group (guint    position,
           gpointer data)
{
  return g_array_index ((GArray *) data, Key, position).group;
}

static guint32
get_subgroup (guint    position,
              gpointer data)
{
  return g_array_index ((GArray *) data, Key, position).subgroup;
}

static void
assert_lines (TandemTimelineRows *rows,
              const char         *expected)
{
  GString *lines = g_string_new (NULL);
  TandemTimelineLine line;

  for (guint i = 0; i < tandem_timeline_rows_get_n (rows); i++)
    {
      g_assert_true (tandem_timeline_rows_get (rows, i, &line));
      g_string_append_printf (lines, "%c%u ", "SOm"[line.kind], line.position);
      if (line.kind == TANDEM_ROW_ITEM)
        g_assert_cmpuint (tandem_timeline_rows_find (rows, line.position), ==, i);
    }
  g_assert_false (tandem_timeline_rows_get (rows, tandem_timeline_rows_get_n (rows), &line));
  g_assert_cmpstr (lines->str, ==, expected);
  g_string_free (lines, TRUE);
}

static void
test_rows (void)
{
  static const Key keys[] = { { 5, 0 }, { 5, 2 }, { 5, 2 }, { 5, 3 }, { 9, 3 }, { 9, 3 }, { 1, 0 } };
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr(TandemTimelineRows) rows = tandem_timeline_rows_new ();

  tandem_timeline_rows_build (rows, 0, get_group, get_subgroup, array);
  assert_lines (rows, "");
  g_assert_cmpuint (tandem_timeline_rows_find (rows, 0), ==, G_MAXUINT);

  g_array_append_vals (array, keys, G_N_ELEMENTS (keys));
  tandem_timeline_rows_build (rows, array->len, get_group, get_subgroup, array);
  assert_lines (rows, "S0 m0 O1 m1 m2 O3 m3 S4 O4 m4 m5 S6 m6 ");

  tandem_timeline_rows_fold (rows, 5, TRUE);
  assert_lines (rows, "S0 S4 O4 m4 m5 S6 m6 ");
  g_assert_cmpuint (tandem_timeline_rows_find (rows, 2), ==, 0);
  g_assert_cmpuint (tandem_timeline_rows_find (rows, 7), ==, G_MAXUINT);

  /* what is folded stays so when rows come and go */
  g_array_remove_index (array, 0);
  tandem_timeline_rows_build (rows, array->len, get_group, get_subgroup, array);
  assert_lines (rows, "S0 S3 O3 m3 m4 S5 m5 ");
  tandem_timeline_rows_unfold_all (rows);
  assert_lines (rows, "S0 O0 m0 m1 O2 m2 S3 O3 m3 m4 S5 m5 ");
}

/* Against lines that are counted one by one. */
static void
test_rows_at_random (void)
{
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr(TandemTimelineRows) rows = tandem_timeline_rows_new ();
  g_autoptr(GString) expected = g_string_new (NULL);
  guint32 group = 0, subgroup = 0, before = 0;

  for (guint i = 0; i < 3000; i++)
    {
      gboolean fresh = i == 0 || g_test_rand_int_range (0, 40) == 0;
      Key key;

      if (fresh)
        group++;
      if (fresh || g_test_rand_int_range (0, 7) == 0)
        subgroup = g_test_rand_int_range (0, 4) == 0 ? 0 : (guint32) g_test_rand_int_range (1, 1000);
      key = (Key) { group, subgroup };
      g_array_append_val (array, key);
      if (fresh)
        g_string_append_printf (expected, "S%u ", i);
      if (fresh)
        before = 0;
      if (subgroup != before && subgroup != 0)
        g_string_append_printf (expected, "O%u ", i);
      before = subgroup;
      g_string_append_printf (expected, "m%u ", i);
    }
  tandem_timeline_rows_build (rows, array->len, get_group, get_subgroup, array);
  assert_lines (rows, expected->str);
}

/* ---- what is said of a milestone --------------------------------------------------------- */

static TandemDoc *
new_milestone (const char *fields)
{
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"milestone:01J0000000000000000000000A\","
                                           "\"code\":\"M2.3\",\"title\":{\"en\":{\"text\":\"Curriculum agreed\"}},%s}", fields);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);

  return doc;
}

static const struct
{
  const char        *fields;
  int                period_end;
  const char        *status;
  const char        *words;         /* (nullable) */
  TandemTimelineMark mark;
  int                stands;        /* where its mark is */
  gboolean           can_move;
  const char        *rule;          /* how the sentence begins */
} milestones[] = {
  { "\"status\":\"planned\",\"due\":\"2020-09-15\"", 0, "planned", NULL, TANDEM_MARK_PLANNED, 20200915, TRUE, "Planned, as chosen: " },
  { "\"status\":\"in_progress\",\"due\":\"2020-05-14\"", 0, "in_progress", "in 2 days", TANDEM_MARK_IN_PROGRESS, 20200514, TRUE, "In progress, as chosen: " },
  { "\"status\":\"planned\",\"due\":\"2020-05-12\"", 0, "planned", "today", TANDEM_MARK_PLANNED, 20200512, TRUE, "Planned, as chosen: " },
  { "\"status\":\"in_progress\",\"due\":\"2020-04-30\",\"forecast\":\"2020-06-30\"", 0, "late", "12 days late", TANDEM_MARK_LATE, 20200430, TRUE,
    "Late: it was due on " },
  { "\"status\":\"planned\",\"due\":\"2020-09-15\",\"forecast\":\"2020-10-01\"", 20201231, "delayed", "16 days after due", TANDEM_MARK_LATE, 20200915,
    TRUE, "Delayed: it is expected on " },
  { "\"status\":\"planned\",\"due\":\"2020-12-15\",\"forecast\":\"2021-01-15\"", 20201231, "delayed", "too late", TANDEM_MARK_LATE, 20201215, TRUE,
    "Delayed: it is expected on " },
  { "\"status\":\"planned\",\"due\":\"2020-12-15\",\"forecast\":\"2020-12-15\"", 0, "planned", NULL, TANDEM_MARK_PLANNED, 20201215, TRUE,
    "Planned, as chosen: " },
  { "\"status\":\"achieved\",\"due\":\"2020-04-01\",\"baseline_due\":\"2020-04-01\",\"done_on\":\"2020-03-20\"", 0, "achieved", "12 days early",
    TANDEM_MARK_ACHIEVED, 20200320, FALSE, "Achieved, as chosen." },
  { "\"status\":\"achieved\",\"due\":\"2020-02-28\",\"done_on\":\"2020-02-28\"", 0, "achieved", "on time", TANDEM_MARK_ACHIEVED, 20200228, FALSE,
    "Achieved, as chosen." },
  { "\"status\":\"achieved\",\"due\":\"2020-07-01\",\"baseline_due\":\"2020-05-19\",\"done_on\":\"2020-07-17\"", 0, "achieved", "59 days after baseline",
    TANDEM_MARK_ACHIEVED, 20200717, FALSE, "Achieved, as chosen." },
  { "\"status\":\"on_hold\",\"due\":\"2020-01-01\"", 0, "on_hold", "On hold", TANDEM_MARK_RESTING, 20200101, TRUE, "On hold, as chosen." },
  { "\"status\":\"dropped\",\"due\":\"2020-01-01\"", 0, "dropped", "Dropped", TANDEM_MARK_RESTING, 20200101, FALSE, "Dropped, as chosen." },
  { "\"status\":\"planned\"", 0, "planned", NULL, TANDEM_MARK_PLANNED, 0, FALSE, "Planned, as chosen." },
};

static void
test_status_rule (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", today, vocabularies);

  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    {
      g_autoptr(TandemDoc) doc = new_milestone (milestones[i].fields);
      g_autoptr(TandemTimelineItem) item = tandem_timeline_item_new (doc, context, (TandemDate) { milestones[i].period_end });
      g_autofree char *rule = tandem_milestone_dup_rule (doc, context);

      g_test_message ("%s", milestones[i].fields);
      g_assert_cmpstr (item->status, ==, milestones[i].status);
      g_assert_cmpstr (item->words, ==, milestones[i].words);
      g_assert_cmpint (tandem_timeline_mark_of_status (item->status), ==, milestones[i].mark);
      g_assert_cmpint (tandem_timeline_item_get_mark (item).ymd, ==, milestones[i].stands);
      g_assert_cmpint (tandem_timeline_item_can_move (item), ==, milestones[i].can_move);
      g_assert_true (g_str_has_prefix (rule, milestones[i].rule));
    }
}

static void
test_may_become (void)
{
  g_autoptr(TandemDoc) planned = new_milestone ("\"status\":\"planned\"");
  g_autoptr(TandemDoc) achieved = new_milestone ("\"status\":\"achieved\"");

  g_assert_true (tandem_milestone_may_become (planned, "in_progress"));
  g_assert_true (tandem_milestone_may_become (planned, "achieved"));
  g_assert_false (tandem_milestone_may_become (planned, "late"));
  g_assert_false (tandem_milestone_may_become (achieved, "planned"));
}

/* Everything that the drawing shows. */
static void
test_spoken (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", today, vocabularies);
  g_autoptr(TandemDoc) doc = new_milestone ("\"status\":\"in_progress\",\"baseline_due\":\"2020-03-31\",\"due\":\"2020-04-30\","
                                            "\"forecast\":\"2020-06-30\"");
  g_autoptr(TandemTimelineItem) item = tandem_timeline_item_new (doc, context, TANDEM_NO_DATE);
  g_autofree char *spoken = tandem_timeline_item_dup_spoken (item);

  g_assert_cmpstr (spoken, ==, "Late: M2.3 Curriculum agreed, 12 days late, baseline 31 March 2020, due 30 April 2020, forecast 30 June 2020");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/days", test_days);
  g_test_add_func ("/timeline/zoom", test_zoom);
  g_test_add_func ("/timeline/units", test_units);
  g_test_add_func ("/timeline/ticks", test_ticks);
  g_test_add_func ("/timeline/labels", test_labels);
  g_test_add_func ("/timeline/labels-at-random", test_labels_at_random);
  g_test_add_func ("/timeline/rows", test_rows);
  g_test_add_func ("/timeline/rows-at-random", test_rows_at_random);
  g_test_add_func ("/timeline/status-rule", test_status_rule);
  g_test_add_func ("/timeline/may-become", test_may_become);
  g_test_add_func ("/timeline/spoken", test_spoken);

  return g_test_run ();
}
