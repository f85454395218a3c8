/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

#include "kinds/tandem-action.h"
#include "kinds/tandem-application.h"
#include "kinds/tandem-call.h"
#include "kinds/tandem-city.h"
#include "kinds/tandem-event.h"
#include "kinds/tandem-figures.h"
#include "kinds/tandem-gcom.h"
#include "kinds/tandem-indicator.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-mitigation-target.h"
#include "kinds/tandem-partnership.h"
#include "kinds/tandem-risk.h"
#include "kinds/tandem-stakeholder.h"
#include "kinds/tandem-uea.h"

/* The worked examples of the domain reference (8a), and what else is computed. */

static void
assert_due (GPtrArray  *deadlines,
            const char *code,
            const char *due)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *iso = tandem_date_to_iso (deadline->due);

      if (!g_str_equal (deadline->code, code))
        continue;
      g_assert_cmpstr (iso, ==, due);
      return;
    }

  g_error ("no deadline “%s”", code);
}

static void
test_deadlines (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2021, 6, 1);
  TandemDate committed = tandem_date_new (2019, 9, 17);
  g_autoptr(GPtrArray) deadlines = tandem_gcom_deadlines (context, "gcom", committed,
                                                          tandem_date_new (2022, 6, 30));
  g_autoptr(GPtrArray) early = tandem_gcom_deadlines (context, "no such set", committed, TANDEM_NO_DATE);
  g_autoptr(GPtrArray) eu = tandem_gcom_deadlines (context, "eu_covenant", committed, TANDEM_NO_DATE);
  const TandemDeadline *first = g_ptr_array_index (deadlines, 0);

  assert_due (deadlines, "assessment", "2021-09-17");
  assert_due (deadlines, "plan", "2022-09-17");
  assert_due (deadlines, "monitoring", "2024-06-30");
  assert_due (deadlines, "inventory_update", "2026-06-30");
  assert_due (early, "plan", "2022-09-17");
  assert_due (early, "monitoring", NULL);
  assert_due (eu, "plan", "2021-09-17");

  g_assert_cmpint (first->state, ==, TANDEM_DEADLINE_EXPIRING);
  g_assert_cmpint (first->days_left, ==, 108);
  g_assert_cmpstr (first->basis, ==, "verified");
}

static void
assert_target (const char *members,
               const char *level,
               const char *progress)
{
  g_autoptr(TandemDoc) target = short_doc ("mitigation_target:1", members);
  g_autofree char *text = NULL;
  g_autofree char *percent_text = NULL;
  double tonnes, percent;

  g_assert_true (tandem_mitigation_target_get_level (target, &tonnes));
  text = tandem_number_to_text (tonnes, 2);
  g_assert_cmpstr (text, ==, level);
  g_assert_true (tandem_mitigation_target_get_progress (target, &percent) == (progress != NULL));
  if (progress == NULL)
    return;
  percent_text = tandem_number_to_text (percent, 1);
  g_assert_cmpstr (percent_text, ==, progress);
}

static void
test_targets (void)
{
  g_autoptr(TandemDoc) empty = short_doc ("mitigation_target:2",
                                          "'target_type':'base_year_absolute','reduction_pct':'30'");
  double number;

  assert_target ("'target_type':'base_year_absolute','base_emissions':'3400000','reduction_pct':'30','current_emissions':'2900000'",
                 "2380000", "49");
  assert_target ("'target_type':'baseline_scenario','scenario_emissions':'5000000','reduction_pct':'29'",
                 "3550000", NULL);
  assert_target ("'target_type':'base_year_intensity','base_emissions':'4.0','reduction_pct':'25',"
                 "'denominator':{'type':'capita','target_value':'1200000'}", "3600000", NULL);
  assert_target ("'target_type':'fixed_level','target_emissions':'1000.5'", "1000.5", NULL);
  assert_target ("'target_type':'base_year_absolute','base_emissions':'100','reduction_pct':'50','current_emissions':'120'",
                 "50", "-40");
  g_assert_false (tandem_mitigation_target_get_level (empty, &number));
  g_assert_false (tandem_mitigation_target_get_progress (empty, &number));
}

static void
test_risk (void)
{
  static const struct { int score; const char *band; } bands[] =
  {
    { 0, NULL }, { 1, "low" }, { 4, "low" }, { 5, "medium" }, { 9, "medium" },
    { 10, "high" }, { 16, "high" }, { 17, "critical" }, { 25, "critical" },
  };
  g_autoptr(TandemDoc) risk = short_doc ("risk:1", "'likelihood':4,'impact':5");
  g_autoptr(TandemDoc) half = short_doc ("risk:2", "'likelihood':4");
  g_autoptr(TandemDoc) wild = short_doc ("risk:3", "'likelihood':9007199254740991,'impact':'5'");

  g_assert_cmpint (tandem_risk_get_score (risk), ==, 20);
  g_assert_cmpstr (tandem_risk_get_band (20), ==, "critical");
  g_assert_cmpint (tandem_risk_get_score (half), ==, 0);
  g_assert_cmpint (tandem_risk_get_score (wild), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    g_assert_cmpstr (tandem_risk_get_band (bands[i].score), ==, bands[i].band);
}

static void
test_quadrant (void)
{
  static const struct { const char *members, *quadrant; } cases[] =
  {
    { "'influence':4,'importance':2", "keep_satisfied" },
    { "'influence':3,'importance':3", "manage_closely" },
    { "'influence':2,'importance':5", "keep_informed" },
    { "'influence':1,'importance':1", "monitor" },
    { "'influence':5", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) stakeholder = short_doc ("stakeholder:1", cases[i].members);

      g_assert_cmpstr (tandem_stakeholder_get_quadrant (stakeholder), ==, cases[i].quadrant);
    }
}

static void
test_milestone (void)
{
  g_autoptr(TandemDoc) done = short_doc ("milestone:1",
                                         "'status':'achieved','baseline_due':'2020-05-19','due':'2020-06-30','done_on':'2020-07-17'");
  g_autoptr(TandemDoc) moved = short_doc ("milestone:2",
                                          "'status':'planned','baseline_due':'2020-05-19','due':'2020-05-12'");
  g_autoptr(TandemDoc) bare = short_doc ("milestone:3", "'status':'planned','due':'2020-05-12'");

  g_assert_cmpint (tandem_milestone_slip_days (done), ==, 59);
  g_assert_cmpint (tandem_milestone_slip_days (moved), ==, -7);
  g_assert_cmpint (tandem_milestone_slip_days (bare), ==, 0);
  g_assert_cmpint (tandem_milestone_days_late (bare, tandem_date_new (2020, 5, 24)), ==, 12);
  g_assert_cmpint (tandem_milestone_days_late (done, tandem_date_new (2021, 5, 24)), ==, 0);
  g_assert_true (tandem_milestone_is_upcoming (bare, tandem_date_new (2020, 4, 12)));
  g_assert_false (tandem_milestone_is_upcoming (bare, tandem_date_new (2020, 4, 11)));
  g_assert_false (tandem_milestone_is_upcoming (bare, tandem_date_new (2020, 5, 13)));
}

static void
test_shown_status (void)
{
  static const struct { const char *members, *shown; } cases[] =
  {
    { "'status':'planned','due':'2020-05-12'", "planned" },
    { "'status':'planned','due':'2020-05-11'", "late" },
    { "'status':'in_progress','due':'2020-06-01','forecast':'2020-06-02'", "delayed" },
    { "'status':'in_progress','due':'2020-06-01','forecast':'2020-06-01'", "in_progress" },
    { "'status':'in_progress','due':'2020-05-01','forecast':'2020-06-02'", "late" },
    { "'status':'delayed','due':'2020-06-01'", "delayed" },
    { "'status':'achieved','due':'2020-01-01'", "achieved" },
    { "'status':'on_hold','due':'2020-01-01'", "on_hold" },
    { "'status':'dropped','due':'2020-01-01'", "dropped" },
    { "'status':'of a later version','due':'2020-06-01'", "planned" },
    { "'status':7", "planned" },
  };
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) action = short_doc ("action:1", "'status':'ongoing','end':'2020-05-11'");
  g_autoptr(TandemDoc) finished = short_doc ("action:2", "'status':'completed','end':'2020-05-11'");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) milestone = short_doc ("milestone:1", cases[i].members);

      g_assert_cmpstr (tandem_milestone_get_shown_status (milestone, context), ==, cases[i].shown);
    }
  g_assert_cmpstr (tandem_action_get_shown_status (action, context), ==, "late");
  g_assert_cmpstr (tandem_action_get_shown_status (finished, context), ==, "completed");
}

static void
test_accords (void)
{
  static const struct { guint achieved; int stars; } steps[] =
  {
    { 0, 0 }, { 7, 0 }, { 8, 1 }, { 11, 1 }, { 12, 2 }, { 14, 2 }, { 15, 3 }, { 16, 3 },
    { 18, 3 }, { 19, 4 }, { 21, 4 },
  };
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;
  g_autofree char *city = short_id ("city:1");
  TandemDate signed_on = tandem_date_new (2009, 2, 3);
  guint declared, evidenced;

  short_add (snapshot, "uea_assessment:1",
             "'city':'#city:1','action':'1','status':'achieved','url':'https://example.org'");
  short_add (snapshot, "uea_assessment:2", "'city':'#city:1','action':'1','status':'achieved'");
  short_add (snapshot, "uea_assessment:3", "'city':'#city:1','action':'2','status':'achieved'");
  short_add (snapshot, "uea_assessment:4", "'city':'#city:1','action':'3','status':'adopted'");
  short_add (snapshot, "uea_assessment:5", "'city':'#city:2','action':'4','status':'achieved'");
  context = short_context (snapshot, 2020, 5, 12);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (tandem_uea_get_stars (context, steps[i].achieved), ==, steps[i].stars);
  tandem_uea_count (context, city, &declared, &evidenced);
  g_assert_cmpuint (declared, ==, 2);
  g_assert_cmpuint (evidenced, ==, 1);
  g_assert_cmpint (tandem_uea_get_deadline (context, "1", signed_on).ymd, ==, 20160203);
  g_assert_cmpint (tandem_uea_get_deadline (context, "13", signed_on).ymd, ==, 20190203);
  g_assert_cmpint (tandem_uea_get_deadline (context, "3", signed_on).ymd, ==, 20301231);
  g_assert_cmpint (tandem_uea_get_deadline (context, "12", signed_on).ymd, ==, 0);
  g_assert_cmpstr (tandem_uea_get_area (context, "10"), ==, "urban_nature");
}

static void
test_all_day (void)
{
  g_autoptr(TandemDoc) mission = short_doc ("event:1",
                                            "'all_day':true,'start':'2019-06-09','end':'2019-06-15'");
  g_autoptr(TandemDoc) one_day = short_doc ("event:2", "'all_day':true,'start':'2019-12-31'");

  g_assert_cmpint (tandem_event_get_exclusive_end (mission).ymd, ==, 20190616);
  g_assert_cmpint (tandem_event_get_exclusive_end (one_day).ymd, ==, 20200101);
}

static void
test_local_time (void)
{
  static const struct { const char *moment, *from, *to, *expected; } cases[] =
  {
    { "2022-02-14T09:00", "Europe/Berlin", "Asia/Tokyo", "2022-02-14T17:00" },
    { "2022-02-14T09:00", "Europe/Berlin", "Asia/Shanghai", "2022-02-14T16:00" },
    { "2022-07-14T09:00", "Europe/Berlin", "Asia/Shanghai", "2022-07-14T15:00" },
    { "2022-02-14T20:30", "Europe/Berlin", "Asia/Shanghai", "2022-02-15T03:30" },
    { "2022-02-14", "Europe/Berlin", "Asia/Shanghai", NULL },
    { "2022-02-14T09:00", "Europe/Nowhere", "Asia/Shanghai", NULL },
    { "2022-02-14T29:00", "Europe/Berlin", "Asia/Shanghai", NULL },
    { "2022-02-14T09:00", NULL, "Asia/Shanghai", NULL },
    { NULL, "Europe/Berlin", "Asia/Shanghai", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *there = tandem_local_time (cases[i].moment, cases[i].from, cases[i].to);

      g_assert_cmpstr (there, ==, cases[i].expected);
    }
}

static void
test_groups (void)
{
  const gint64 two[] = { 48000, 61000 };
  g_autoptr(TandemDoc) open = short_doc ("call:1", "'min_population':100000,'allow_groups':true");
  g_autoptr(TandemDoc) closed = short_doc ("call:2", "'min_population':100000");
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;
  g_autoptr(TandemDoc) application = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *none = NULL;

  g_assert_true (tandem_call_accepts_population (open, two, 2, &none));
  g_assert_null (none);
  g_assert_false (tandem_call_accepts_population (closed, two, 2, &reason));
  g_assert_nonnull (reason);
  g_assert_false (tandem_call_accepts_population (open, two, 1, NULL));

  /* the same through the records */
  tandem_snapshot_add (snapshot, open);
  short_add (snapshot, "city:1", "'population':[{'id':'a','value':'48000','year':2018}]");
  short_add (snapshot, "city:2",
             "'population':[{'id':'a','value':'10','year':2001},{'id':'b','value':'61000','year':2018}]");
  short_add (snapshot, "city:3", "'city_kind':'group_of_municipalities','members':['#city:1','#city:2']");
  context = short_context (snapshot, 2019, 3, 1);
  application = short_doc ("application:1", "'call':'#call:1','city':'#city:3'");
  g_assert_true (tandem_application_is_eligible (application, context, NULL));
  application = (tandem_doc_unref (application),
                 short_doc ("application:1", "'call':'#call:1','city':'#city:1'"));
  g_assert_false (tandem_application_is_eligible (application, context, NULL));
}

static void
test_density (void)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) longyan = short_doc ("city:1", "'name':{'en':{'text':'Longyan'}},'country':'CN',"
                                            "'population':[{'id':'a','value':'3100000','year':2017}],"
                                            "'area':[{'id':'a','value':'19','year':2017}]");
  g_autoptr(TandemDoc) twice = short_doc ("city:2", "'name':{'en':{'text':'Yantai'}},'country':'CN',"
                                          "'population':[{'id':'a','value':'7000000','year':2017},{'id':'b','value':'6000000','year':2017}],"
                                          "'area':[{'id':'a','value':'13756','year':2017},{'id':'b','value':'13745.95','year':2017}]");
  g_autoptr(GPtrArray) problems = tandem_doc_check (longyan, context);
  g_autoptr(GPtrArray) density = short_rules (problems, "CI-01");
  g_autoptr(GPtrArray) more = tandem_doc_check (twice, context);
  g_autoptr(GPtrArray) figures = short_rules (more, "CI-02");
  double people;

  g_assert_true (tandem_city_get_density (longyan, &people));
  g_assert_cmpint ((int) (people + 0.5), ==, 163158);
  g_assert_cmpuint (density->len, ==, 1);
  g_assert_nonnull (strstr (((TandemProblem *) density->pdata[0])->message, "163158"));
  g_assert_nonnull (strstr (((TandemProblem *) density->pdata[0])->message, "check the unit"));
  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpstr (((TandemProblem *) figures->pdata[0])->path, ==, "population[1].value");
}

static void
test_titles (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;
  g_autoptr(TandemContext) chinese = NULL;
  static const struct { const char *id, *members, *title; } cases[] =
  {
    { "partnership:1", "'members':[{'id':'a','city':'#city:2','side':'partner','role':'lead'},{'id':'b','city':'#city:1','side':'eu','role':'lead'}]",
      "Rome – Yantai 烟台" },
    { "partnership:2", "'members':[{'id':'a','city':'#city:1','side':'eu','role':'partner'},{'id':'b','city':'#city:3','side':'eu','role':'lead'},"
      "{'id':'c','city':'#city:2','side':'partner','role':'lead'}]", "Prague, Rome – Yantai 烟台" },
    { "partnership:3", "'members':[{'id':'a','city':'#city:1','side':'eu','role':'lead'},{'id':'b','city':'#city:9','side':'partner','role':'lead'}]",
      "Rome – Unknown city" },
    { "stakeholder:1", "'organisation':'#organisation:1'", "Open City" },
    { "inventory:1", "'year':2019", "Emission inventory 2019" },
    { "gcom_profile:1", "'city':'#city:1'", "Global Covenant: Rome" },
    { "hazard:1", "'hazard':'heat_stress'", "Heat stress" },
  };

  short_add (snapshot, "city:1",
             "'name':{'en':{'text':'Rome'},'it':{'text':'Roma'},'zh-Hans':{'text':'罗马'}},'languages':['it']");
  short_add (snapshot, "city:2",
             "'name':{'en':{'text':'Yantai'},'zh-Hans':{'text':'烟台'}},'languages':['zh-Hans']");
  short_add (snapshot, "city:3", "'name':{'en':{'text':'Prague'}},'languages':['cs']");
  short_add (snapshot, "organisation:1", "'name':{'en':{'text':'Open City'}}");
  context = short_context (snapshot, 2020, 5, 12);
  chinese = tandem_context_new_language (context, "zh-Hans");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) doc = short_doc (cases[i].id, cases[i].members);
      g_autofree char *title = tandem_doc_dup_title (doc, context);

      g_assert_cmpstr (title, ==, cases[i].title);
      if (i == 0)
        {
          g_autofree char *in_chinese = tandem_doc_dup_title (doc, chinese);

          g_assert_cmpstr (in_chinese, ==, "罗马 – 烟台");
        }
    }
}

static void
test_indicator (void)
{
  g_autoptr(TandemDoc) falling = short_doc ("indicator:1",
                                            "'baseline':{'value':'80','year':2018},'target':{'value':'40','year':2022},"
                                            "'values':[{'id':'b','period':'2020-06','value':'60'},{'id':'a','period':'2019','value':'75'},"
                                            "{'id':'c','period':'2021','text':'not measured'}]");
  g_autoptr(TandemDoc) flat = short_doc ("indicator:2",
                                         "'baseline':{'value':'5'},'target':{'value':'5'},'values':[{'id':'a','period':'2020','value':'5'}]");
  double percent;

  g_assert_true (tandem_indicator_get_progress (falling, &percent));
  g_assert_cmpfloat_with_epsilon (percent, 50, 1e-9);
  g_assert_false (tandem_indicator_get_progress (flat, &percent));
}

static void
test_money (void)
{
  static const struct { const char *members, *gap; } cases[] =
  {
    { "'cost':{'capex':{'amount':'1000.50','currency':'EUR'},'staff':{'amount':'200','currency':'EUR'}},"
      "'funding':[{'id':'a','source':'own_budget','status':'secured','amount':{'amount':'500','currency':'EUR'}},"
      "{'id':'b','source':'regional','status':'applied','amount':{'amount':'700.5','currency':'EUR'}}]", "700.50 EUR" },
    { "'cost':{'capex':{'amount':'10','currency':'EUR'}},'funding':[{'id':'a','status':'received','amount':{'amount':'15','currency':'EUR'}}]", "-5 EUR" },
    { "'cost':{'capex':{'amount':'10','currency':'EUR'},'opex':{'amount':'10','currency':'CNY'}}", NULL },
    { "'cost':{'capex':{'amount':'10','currency':'EUR'}},'funding':[{'id':'a','status':'secured','amount':{'amount':'15','currency':'CNY'}}]", NULL },
    { "'cost':{'capex':{'amount':'a lot','currency':'EUR'}}", NULL },
    { "'cost':{'to_be_estimated':true}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) action = short_doc ("action:1", cases[i].members);
      g_autofree char *gap = tandem_funding_gap_text (tandem_doc_get (action, "cost"),
                                                      tandem_doc_get (action, "funding"));

      g_assert_cmpstr (gap, ==, cases[i].gap);
    }
}

static void
test_numbers (void)
{
  static const struct { double number; int digits; const char *text; } cases[] =
  {
    { 49.019607, 1, "49" }, { 12.5, 2, "12.5" }, { -0.001, 1, "0" }, { 1e15, 2, "1000000000000000" }, { 100,
                                                                                                        0, "100" },
  };
  static const char *const refused[] = { "''", "'inf'", "'0x10'", "'1e5'", "'1.2.3'", "' 1'", "true", "null",
                                         "'--1'", "[1]" };
  double number;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tandem_number_to_text (cases[i].number, cases[i].digits);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *members = g_strdup_printf ("'total':%s", refused[i]);
      g_autoptr(TandemDoc) emission = short_doc ("emission:1", members);

      g_assert_false (tandem_val_number (tandem_doc_get (emission, "total"), &number));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind-values/deadlines", test_deadlines);
  g_test_add_func ("/kind-values/targets", test_targets);
  g_test_add_func ("/kind-values/risk", test_risk);
  g_test_add_func ("/kind-values/quadrant", test_quadrant);
  g_test_add_func ("/kind-values/milestone", test_milestone);
  g_test_add_func ("/kind-values/shown-status", test_shown_status);
  g_test_add_func ("/kind-values/accords", test_accords);
  g_test_add_func ("/kind-values/all-day", test_all_day);
  g_test_add_func ("/kind-values/local-time", test_local_time);
  g_test_add_func ("/kind-values/groups", test_groups);
  g_test_add_func ("/kind-values/density", test_density);
  g_test_add_func ("/kind-values/titles", test_titles);
  g_test_add_func ("/kind-values/indicator", test_indicator);
  g_test_add_func ("/kind-values/money", test_money);
  g_test_add_func ("/kind-values/numbers", test_numbers);

  return g_test_run ();
}
