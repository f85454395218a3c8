/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

#include "kinds/tandem-gcom.h"
#include "tandem-rules.h"

/* Compliance with the Global Covenant's rule sets, rule by rule. */

#define PROFILE "'city':'#city:1','committed_on':'2019-09-17','signatory_position':{'en':{'text':'Mayor'}},'letter':'#attachment:1'"
#define SIMPLIFIED "'reporting':[{'id':'a','year':2024,'crf_level':'complete'},{'id':'b','year':2025,'crf_level':'simplified'}]"
#define COMPLETE "'reporting':[{'id':'b','year':2025,'crf_level':'complete'}]"

static GPtrArray *
check (TandemSnapshot *snapshot,
       const char     *profile)
{
  g_autoptr(TandemContext) context = short_context (snapshot, 2025, 6, 1);
  g_autoptr(TandemDoc) doc = short_doc ("gcom_profile:1", profile);

  return tandem_gcom_check (doc, context);
}

/* How many findings of @rule there are, at @severity (-1: any) and @path (NULL: any). */
static guint
count (TandemSnapshot *snapshot,
       const char     *profile,
       const char     *rule,
       int             severity,
       const char     *path)
{
  g_autoptr(GPtrArray) problems = check (snapshot, profile);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      g_assert_nonnull (problem->id);
      n += g_strcmp0 (problem->rule, rule) == 0 && (severity < 0 || (int) problem->severity == severity) &&
           (path == NULL || g_strcmp0 (problem->path, path) == 0);
    }

  return n;
}

static void
test_nothing_there (void)
{
  static const char *const blocked[] = { "MI-01", "MT-01", "MP-01", "AA-01", "AG-01", "EA-01", "EA-02",
                                         "EA-03" };
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  for (guint i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      if (count (snapshot, PROFILE "," COMPLETE, blocked[i], TANDEM_SEVERITY_ERROR, NULL) == 0)
        g_error ("%s is silent about nothing", blocked[i]);
    }
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "GC-01", -1, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "GC-02", -1, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, "'city':'#city:1'", "GC-01", TANDEM_SEVERITY_ERROR, NULL), ==, 3);
  g_assert_cmpuint (count (snapshot, "'city':'#city:1'", "GC-02", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
}

/* Cities that answer without a level are asked nothing (addenda A.2, Hong Kong / GCoM). */
static void
test_not_reporting (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(GPtrArray) problems = check (snapshot,
                                         PROFILE ",'reporting':[{'id':'a','year':2025,'crf_level':'not_reporting'}]");

  g_assert_cmpuint (problems->len, ==, 0);
}

/* The newest year decides, and levels differ in what blocks. */
static void
test_levels (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemDoc) profile = short_doc ("gcom_profile:1", PROFILE "," SIMPLIFIED);
  gint64 year;

  g_assert_cmpstr (tandem_gcom_profile_get_level (profile, &year), ==, "simplified");
  g_assert_cmpint (year, ==, 2025);

  short_add (snapshot, "inventory:1", "'city':'#city:1','year':2019,'boundary':'same'");
  short_add (snapshot, "inventory:2", "'city':'#city:1','year':2023,'boundary':'same'");
  short_add (snapshot, "emission:1",
             "'inventory':'#inventory:2','row':'transport_rail','emission_type':'direct','notation_key':'NE','explanation':{'en':{'text':'No data'}}");

  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-04", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MI-04", TANDEM_SEVERITY_HINT, NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-07", TANDEM_SEVERITY_ERROR, "factor_source"),
                    ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MI-07", TANDEM_SEVERITY_WARNING,
                           "factor_source"), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-05", TANDEM_SEVERITY_ERROR, "gases"), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-05", TANDEM_SEVERITY_HINT, "gwp"), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-01", TANDEM_SEVERITY_ERROR, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-08", -1, NULL), ==, 0);
}

/* 17 marked rows: 5 stationary, 5 transport, 4 waste, 3 generation (addenda B.2). */
static void
test_rows (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  short_add (snapshot, "inventory:1", "'city':'#city:1','year':2020,'boundary':'same'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-02", TANDEM_SEVERITY_ERROR, NULL), ==, 17 + 2);

  short_add (snapshot, "emission:1",
             "'inventory':'#inventory:1','row':'stationary_energy_residential','emission_type':'direct','total':'100'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-02", TANDEM_SEVERITY_ERROR, NULL), ==, 17 + 1);
  short_add (snapshot, "emission:2",
             "'inventory':'#inventory:1','row':'stationary_energy_residential','emission_type':'indirect_grid','notation_key':'NO'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-02", TANDEM_SEVERITY_ERROR, NULL), ==, 16 + 1);

  /* a key needs words, and IE a row */
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-03", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  short_add (snapshot, "emission:3",
             "'inventory':'#inventory:1','row':'stationary_energy_institutional','emission_type':'direct','total':'0','notation_key':'IE','explanation':{'en':{'text':'In commercial'}}");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-03", TANDEM_SEVERITY_ERROR, NULL), ==, 2);

  /* agriculture, industrial processes and land use are not asked, unless they matter */
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-06", -1, NULL), ==, 0);
  short_add (snapshot, "inventory:2", "'city':'#city:1','year':2021,'boundary':'same','ippu_significant':true");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-06", TANDEM_SEVERITY_WARNING, NULL), ==, 1);

  /* and emissions trading is explained */
  short_add (snapshot, "emission:4",
             "'inventory':'#inventory:2','row':'ippu_process','emission_type':'direct','total':'5','ets':true");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-06", -1, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-09", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
}

static void
test_age (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  short_add (snapshot, "inventory:1", "'city':'#city:1','year':2020,'boundary':'same'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-08", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  short_add (snapshot, "inventory:2", "'city':'#city:1','year':2021,'boundary':'same'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MI-08", -1, NULL), ==, 0);
}

/* What a target needs depends on its form. */
static void
test_targets (void)
{
  static const struct { const char *members; guint missing; } forms[] =
  {
    { "'target_type':'base_year_absolute','boundary':'same','sources':['transport_rail'],'uses_credits':false,'base_year':2015,"
      "'base_emissions':'10','target_year':2030,'reduction_pct':'40'", 0 },
    { "'target_type':'base_year_absolute','boundary':'same','sources':['transport_rail'],'uses_credits':false,'target_year':2030,'reduction_pct':'40'", 2 },
    { "'target_type':'baseline_scenario','boundary':'same','sources':['transport_rail'],'uses_credits':false,'base_year':2015,"
      "'target_year':2030,'reduction_pct':'40'", 1 },
    { "'target_type':'fixed_level','boundary':'same','sources':['transport_rail'],'uses_credits':true,'target_year':2030,'target_emissions':'5'", 0 },
    { "'target_type':'fixed_level'", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
      g_autofree char *below = g_strconcat ("'city':'#city:1','ambition':'below',", forms[i].members, NULL);
      g_autofree char *equal = g_strconcat ("'city':'#city:1','ambition':'equal',", forms[i].members, NULL);

      short_add (snapshot, "mitigation_target:1", below);
      g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MT-01", TANDEM_SEVERITY_ERROR, NULL), ==,
                        forms[i].missing);
      g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MT-02", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
      g_clear_pointer (&snapshot, tandem_snapshot_unref);

      snapshot = tandem_snapshot_new ();
      short_add (snapshot, "mitigation_target:1", equal);
      g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MT-02", -1, NULL), ==, 0);
      short_add (snapshot, "mitigation_target:2", "'city':'#city:1','ambition':'unknown'");
      g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MT-02", TANDEM_SEVERITY_WARNING, NULL), ==,
                        1);
    }
}

/* CRF 6.1 asks for intensity, frequency and timeframe; the two levels do not. */
static void
test_rule_sets_differ (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  short_add (snapshot, "rva:1",
             "'city':'#city:1','year':2020,'done':true,'url':'https://example.org','boundary':'same'");
  short_add (snapshot, "hazard:1",
             "'rva':'#rva:1','hazard':'drought','probability':'high','magnitude':'low','sectors':['education']");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "AA-01", TANDEM_SEVERITY_ERROR, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "AA-02", TANDEM_SEVERITY_WARNING, NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE ",'rule_set':'crf_6_1'", "AA-01",
                           TANDEM_SEVERITY_ERROR, NULL), ==, 4);
  g_assert_cmpuint (count (snapshot, PROFILE ",'rule_set':'crf_6_1'", "GC-02", -1, NULL), ==, 0);
}

static void
test_plan_and_actions (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  short_add (snapshot, "plan:1", "'city':'#city:1','plan_kind':'UCAP'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MP-01", TANDEM_SEVERITY_ERROR, "scope"), ==, 1);
  short_add (snapshot, "plan:2",
             "'city':'#city:1','plan_kind':'CLIMATE_AP','scope':'mitigation_adaptation','files':['#attachment:2'],"
             "'monitoring':{'monitoring':'yearly'},'authors':['department'],'adopted_on':'2022-03-01'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MP-01", TANDEM_SEVERITY_ERROR, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MP-02", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "AP-01", TANDEM_SEVERITY_ERROR, NULL), ==, 1);

  short_add (snapshot, "action:1",
             "'plan':'#plan:2','pillars':['mitigation'],'mitigation_sector':'transport','mitigation_type':'Buses','in_plan':true,'energy_access':'no'");
  short_add (snapshot, "action:2",
             "'plan':'#plan:2','pillars':['adaptation'],'in_plan':true,'energy_access':'unknown'");
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "MP-02", TANDEM_SEVERITY_ERROR, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "MP-02", TANDEM_SEVERITY_ERROR, NULL), ==, 2);
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "AP-01", TANDEM_SEVERITY_ERROR, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "EA-03", -1, NULL), ==, 1);
  short_add (snapshot, "action:3",
             "'plan':'#plan:2','energy_indicators':[{'id':'a','indicator':'EA4','direction':'up'}]");
  g_assert_cmpuint (count (snapshot, PROFILE "," SIMPLIFIED, "EA-03", -1, NULL), ==, 0);
}

static void
test_energy (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  short_add (snapshot, "energy_assessment:1",
             "'city':'#city:1','year':2024,'values':[{'id':'a','indicator':'EA1','value':'99.5'},"
             "{'id':'b','indicator':'EA2','availability':'not_estimated'},"
             "{'id':'c','indicator':'EA3','availability':'confidential','reason':{'en':{'text':'Held by the utility'}}}]");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "EA-01", TANDEM_SEVERITY_ERROR, NULL), ==, 7);
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "EA-02", TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  short_add (snapshot, "energy_target:1", "'city':'#city:1','target_kind':'energy_access'");
  g_assert_cmpuint (count (snapshot, PROFILE "," COMPLETE, "EA-02", -1, NULL), ==, 0);
}

/* On 1 June 2025: warned six months before, blocked when late, renewed by a report. */
static void
test_monitoring (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  g_assert_cmpuint (count (snapshot, PROFILE ",'plan_submitted_on':'2024-06-30'", "MO-01", -1, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE ",'plan_submitted_on':'2023-11-30'", "MO-01",
                           TANDEM_SEVERITY_WARNING, NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE ",'plan_submitted_on':'2023-05-31'", "MO-01",
                           TANDEM_SEVERITY_ERROR, NULL), ==, 1);
  short_add (snapshot, "monitoring_report:1",
             "'city':'#city:1','submitted_on':'2024-01-31','status':'submitted'");
  g_assert_cmpuint (count (snapshot, PROFILE ",'plan_submitted_on':'2021-05-31'", "MO-01", -1, NULL), ==, 0);

  g_assert_cmpuint (count (snapshot, PROFILE, "GC-03", -1, NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, PROFILE ",'deadlines':'eu_covenant'", "GC-03", TANDEM_SEVERITY_ERROR,
                           NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, PROFILE ",'deadlines':'eu_covenant','plan_submitted_on':'2021-09-01'",
                           "GC-03", -1, NULL), ==, 0);
}

static void
test_phases (void)
{
  static const struct { const char *rule, *pillar, *phase; } cases[] =
  {
    { "MI-02", "mitigation", "inventory" }, { "MT-01", "mitigation", "target" }, { "AG-01", "adaptation", "goal" },
    { "EA-03", "energy_access", "plan" }, { "GC-01", NULL, "commitment" }, { "PL-01", NULL, NULL },
  };
  const char *pillar;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (tandem_gcom_rule_get_phase (cases[i].rule, &pillar), ==, cases[i].phase);
      g_assert_cmpstr (pillar, ==, cases[i].pillar);
    }
}

/* A rule set somebody spoilt says less, and does no harm. */
static void
test_spoilt_rules (void)
{
  g_autoptr(JsonNode) node = json_from_string ("{\"points\":[7,{\"id\":3},{}],\"name\":true}", NULL);
  JsonObject *rules = json_node_get_object (node);

  g_assert_cmpuint (tandem_rule_length (rules, "points"), ==, 3);
  g_assert_null (tandem_rule_item (rules, "points", 0));
  g_assert_null (tandem_rule_item (rules, "points", 3));
  g_assert_null (tandem_rule_string (tandem_rule_item (rules, "points", 1), "id"));
  g_assert_null (tandem_rule_find (rules, "points", "id", "x"));
  g_assert_null (tandem_rule_string (rules, "name"));
  g_assert_cmpint (tandem_rule_int (NULL, "months", 7), ==, 7);
  g_assert_cmpstr (tandem_rule_label (rules, "label", "en"), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gcom/nothing-there", test_nothing_there);
  g_test_add_func ("/gcom/not-reporting", test_not_reporting);
  g_test_add_func ("/gcom/levels", test_levels);
  g_test_add_func ("/gcom/rows", test_rows);
  g_test_add_func ("/gcom/age", test_age);
  g_test_add_func ("/gcom/targets", test_targets);
  g_test_add_func ("/gcom/rule-sets-differ", test_rule_sets_differ);
  g_test_add_func ("/gcom/plan-and-actions", test_plan_and_actions);
  g_test_add_func ("/gcom/energy", test_energy);
  g_test_add_func ("/gcom/monitoring", test_monitoring);
  g_test_add_func ("/gcom/phases", test_phases);
  g_test_add_func ("/gcom/spoilt-rules", test_spoilt_rules);

  return g_test_run ();
}
