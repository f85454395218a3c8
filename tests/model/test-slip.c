/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include "kinds/tandem-milestone-moves.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-slip.h"

/* How the dates of a milestone moved, and what is asked about it; on 12 May 2020. */

static TandemDoc *
milestone (const char *members)
{
  return short_doc ("milestone:1", members);
}

static TandemDoc *
with (TandemDoc  *doc,
      const char *path,
      const char *json)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *after = tandem_doc_with (doc, path, json, &error);

  g_assert_no_error (error);

  return after;
}

static const TandemSlip *
get (GPtrArray *slips,
     guint      index)
{
  g_assert_cmpuint (index, <, slips->len);

  return g_ptr_array_index (slips, index);
}

static void
assert_slip (const TandemSlip *slip,
             TandemSlipWhat    what,
             int               from,
             int               to,
             int               days,
             const char       *reason)
{
  g_assert_cmpint (slip->what, ==, what);
  g_assert_cmpint (slip->from.ymd, ==, from);
  g_assert_cmpint (slip->to.ymd, ==, to);
  g_assert_cmpint (slip->days, ==, days);
  g_assert_cmpstr (slip->reason, ==, reason);
}

/* From the updates alone, as another computer has them. */
static void
test_updates (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) doc =
    milestone ("'status':'in_progress','baseline_due':'2020-03-01','due':'2020-04-12','updates':["
               "{'id':'u1','on':'2020-02-01','old_due':'2020-03-01','new_due':'2020-03-15','author':'Ada',"
               "'event':'#event:1','note':{'en':{'text':'Borders are closed'}}},"
               "{'id':'u2','on':'2020-03-10','old_due':'2020-03-15','new_due':'2020-04-12'}]");
  g_autoptr(GPtrArray) slips = tandem_slips_list (doc, NULL, 0, context);
  g_autofree char *sentence = tandem_slips_dup_sentence (slips, context);
  g_autofree char *event = short_id ("event:1");

  g_assert_cmpuint (slips->len, ==, 3);
  assert_slip (get (slips, 0), TANDEM_SLIP_BASELINE, 0, 20200301, 0, NULL);
  assert_slip (get (slips, 1), TANDEM_SLIP_DUE, 20200301, 20200315, 14, "Borders are closed");
  g_assert_cmpstr (get (slips, 1)->event, ==, event);
  g_assert_cmpstr (get (slips, 1)->author, ==, "Ada");
  assert_slip (get (slips, 2), TANDEM_SLIP_DUE, 20200315, 20200412, 28, NULL);
  g_assert_cmpstr (sentence, ==, "Slipped 2 times, 42 days in all; last: 15 Mar → 12 Apr, nobody said why");
  g_assert_cmpint (tandem_milestone_slip_days (doc), ==, 42);
}

/* From the history: what nobody said a word about, joined with what was said. */
static void
test_history (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) draft = milestone ("'status':'planned','due':'2020-02-01'");
  g_autoptr(TandemDoc) moved = milestone ("'status':'planned','due':'2020-03-01'");
  g_autoptr(TandemDoc) approved = milestone ("'status':'planned','due':'2020-03-01','baseline_due':'2020-03-01'");
  g_autoptr(TandemDoc) slipped = milestone ("'status':'planned','due':'2020-03-08','baseline_due':'2020-03-01'");
  g_autoptr(TandemDoc) typed = milestone ("'status':'planned','due':'2020-03-18','baseline_due':'2020-03-01'");
  g_autoptr(TandemDoc) now =
    milestone ("'status':'planned','due':'2020-03-18','forecast':'2020-04-01','baseline_due':'2020-03-01','updates':["
               "{'id':'u1','on':'2020-02-20','new_forecast':'2020-04-01','note':{'en':{'text':'Waiting for the law'}}}]");
  const TandemSlipState states[] = {
    { draft, { 20200101 }, "Ada" }, { moved, { 20200102 }, "Ada" }, { approved, { 20200110 }, "Ada" },
    { slipped, { 20200215 }, "Bo" }, { typed, { 20200215 }, "Bo" }, { now, { 20200220 }, "Bo" },
  };
  g_autoptr(GPtrArray) slips = tandem_slips_list (now, states, G_N_ELEMENTS (states), context);

  /* what moved before the approval is no slip; two moves of one day are one */
  g_assert_cmpuint (slips->len, ==, 3);
  assert_slip (get (slips, 0), TANDEM_SLIP_BASELINE, 0, 20200301, 0, NULL);
  g_assert_cmpint (get (slips, 0)->on.ymd, ==, 20200110);
  assert_slip (get (slips, 1), TANDEM_SLIP_DUE, 20200301, 20200318, 17, NULL);
  g_assert_cmpstr (get (slips, 1)->author, ==, "Bo");
  assert_slip (get (slips, 2), TANDEM_SLIP_FORECAST, 20200318, 20200401, 14, "Waiting for the law");
  g_assert_cmpint (get (slips, 1)->moved_end + get (slips, 2)->moved_end, ==, tandem_milestone_slip_days (now));
}

static void
test_back_again (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) first = milestone ("'status':'planned','due':'2020-03-01','baseline_due':'2020-03-01'");
  g_autoptr(TandemDoc) moved = milestone ("'status':'planned','due':'2020-03-08','baseline_due':'2020-03-01'");
  const TandemSlipState states[] = { { first, { 20200101 }, NULL }, { moved, { 20200102 }, NULL }, { first, { 20200102 }, NULL } };
  g_autoptr(GPtrArray) slips = tandem_slips_list (first, states, G_N_ELEMENTS (states), context);
  g_autofree char *sentence = tandem_slips_dup_sentence (slips, context);

  g_assert_cmpuint (slips->len, ==, 1);
  g_assert_cmpstr (sentence, ==, "Not moved since it was approved");
}

/* A day nobody knows, and the day it was reached. */
static void
test_gaps_and_end (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 8, 1);
  g_autoptr(TandemDoc) doc =
    milestone ("'status':'achieved','baseline_due':'2020-05-19','due':'2020-06-30','done_on':'2020-07-17'");
  g_autoptr(GPtrArray) slips = tandem_slips_list (doc, NULL, 0, context);
  g_autofree char *sentence = tandem_slips_dup_sentence (slips, context);

  g_assert_cmpuint (slips->len, ==, 3);
  assert_slip (get (slips, 1), TANDEM_SLIP_DUE, 20200519, 20200630, 42, NULL);
  g_assert_false (tandem_date_is_set (get (slips, 1)->on));
  assert_slip (get (slips, 2), TANDEM_SLIP_DONE, 20200630, 20200717, 17, NULL);
  g_assert_cmpstr (sentence, ==, "Slipped 2 times, 59 days in all; last: 30 Jun → 17 Jul, when it was achieved");
}

/* ---- why ------------------------------------------------------------------------- */

static TandemDoc *
move (TandemDoc     *doc,
      const char    *due,
      const char    *reason,
      TandemContext *context)
{
  g_autofree char *json = tandem_json_string (due);
  g_autoptr(TandemDoc) after = with (doc, "due", json);
  g_autoptr(GError) error = NULL;
  TandemDoc *noted = tandem_milestone_note_change (doc, after, reason, NULL, context, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (noted, "due")), ==, due);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (noted, "baseline_due")), ==,
                   tandem_val_string (tandem_doc_get (doc, "baseline_due")));

  return noted;
}

static void
test_open_until_answered (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) doc = milestone ("'status':'planned','due':'2020-06-01','baseline_due':'2020-06-01'");
  g_autoptr(TandemDoc) moved = move (doc, "2020-06-08", NULL, context);
  g_autoptr(TandemDoc) typed = move (moved, "2020-06-18", NULL, context);
  g_autoptr(TandemDoc) back = move (typed, "2020-06-01", NULL, context);
  g_autoptr(TandemMilestoneWhy) none = tandem_milestone_find_why (doc);
  g_autoptr(TandemMilestoneWhy) why = tandem_milestone_find_why (typed);
  g_autoptr(TandemMilestoneWhy) still = tandem_milestone_find_why (back);
  g_autoptr(TandemDoc) answered = tandem_milestone_answer_why (typed, "Borders are closed", NULL, context, NULL);
  g_autoptr(TandemMilestoneWhy) after = tandem_milestone_find_why (answered);
  g_autofree char *question = NULL;
  g_autoptr(GPtrArray) slips = tandem_slips_list (answered, NULL, 0, context);

  g_assert_null (none);
  g_assert_nonnull (why);
  question = tandem_milestone_why_dup_question (why, typed, context);
  g_assert_cmpstr (question, ==, "Why was it moved from 1 Jun to 18 Jun?");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (typed, "updates")), ==, 1);
  /* taken back the same day: nothing happened */
  g_assert_null (still);
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (back, "updates")), ==, 0);
  g_assert_null (after);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (answered, "reason")), ==, "Borders are closed");
  assert_slip (get (slips, 1), TANDEM_SLIP_DUE, 20200601, 20200618, 17, "Borders are closed");
}

/* The next day's move is another one, and the question of before stays. */
static void
test_asked_next_time (void)
{
  g_autoptr(TandemContext) today = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemContext) tomorrow = short_context (NULL, 2020, 5, 13);
  g_autoptr(TandemDoc) doc = milestone ("'status':'planned','due':'2020-06-01'");
  g_autoptr(TandemDoc) once = move (doc, "2020-06-08", NULL, today);
  g_autoptr(TandemDoc) twice = move (once, "2020-06-20", "The hall is taken", tomorrow);
  g_autoptr(TandemMilestoneWhy) why = tandem_milestone_find_why (twice);

  g_assert_cmpuint (tandem_val_length (tandem_doc_get (twice, "updates")), ==, 2);
  g_assert_nonnull (why);
  g_assert_cmpint (why->to.ymd, ==, 20200608);
}

static void
test_status (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) doc = milestone ("'status':'planned','due':'2020-06-01','reason':'Of another time'");
  g_autoptr(TandemDoc) held = with (doc, "status", "\"on_hold\"");
  g_autoptr(TandemDoc) noted = tandem_milestone_note_change (doc, held, NULL, NULL, context, NULL);
  g_autoptr(TandemDoc) begun = with (doc, "status", "\"in_progress\"");
  g_autoptr(TandemDoc) unchanged = tandem_milestone_note_change (doc, begun, NULL, NULL, context, NULL);
  g_autoptr(TandemMilestoneWhy) why = tandem_milestone_find_why (noted);
  g_autoptr(TandemDoc) answered = tandem_milestone_answer_why (noted, "No money yet", NULL, context, NULL);
  g_autoptr(TandemMilestoneWhy) after = tandem_milestone_find_why (answered);

  g_assert_nonnull (why);
  g_assert_cmpstr (why->path, ==, "status");
  g_assert_null (tandem_val_string (tandem_doc_get (noted, "reason")));
  g_assert_null (after);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (answered, "reason")), ==, "No money yet");
  /* what the dates do not contradict needs no words */
  g_assert_true (unchanged == begun);
}

/* Two computers move the date: neither touches the baseline, both moves are told. */
static void
test_merge (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) base = milestone ("'status':'planned','due':'2020-06-01','baseline_due':'2020-06-01'");
  g_autoptr(TandemDoc) mine = move (base, "2020-06-08", "Ours", context);
  g_autoptr(TandemDoc) theirs = move (base, "2020-06-08", "Theirs", context);
  g_autoptr(TandemDoc) merged = tandem_doc_merge (base, mine, theirs, NULL);

  g_assert_cmpstr (tandem_val_string (tandem_doc_get (merged, "baseline_due")), ==, "2020-06-01");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (merged, "due")), ==, "2020-06-08");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (merged, "updates")), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slip/updates", test_updates);
  g_test_add_func ("/slip/history", test_history);
  g_test_add_func ("/slip/back-again", test_back_again);
  g_test_add_func ("/slip/gaps-and-end", test_gaps_and_end);
  g_test_add_func ("/slip/open-until-answered", test_open_until_answered);
  g_test_add_func ("/slip/asked-next-time", test_asked_next_time);
  g_test_add_func ("/slip/status", test_status);
  g_test_add_func ("/slip/merge", test_merge);

  return g_test_run ();
}
