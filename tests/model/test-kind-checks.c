/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-pilot.h"
#include "kinds/tandem-plan.h"

/* Health with its thresholds, and the gap list of a whole plan. */

#define PAIRING "'form':'pairing','status':'active','period':{'from':'2018-09','to':'2020-12'}"
#define MEETING "'partnership':'#partnership:1','event_kind':'webinar','status':'planned','start':'2020-06-01T09:00','title':{'en':{'text':'Call'}}"

typedef struct
{
  TandemSnapshot *snapshot;
  TandemContext  *context;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->snapshot = tandem_snapshot_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->context, tandem_context_unref);
  tandem_snapshot_unref (fixture->snapshot);
}

static void
assert_health (Fixture    *fixture,
               const char *id,
               const char *code,
               const char *words,
               const char *part)
{
  g_autofree char *full = short_id (id);
  g_autofree char *full_part = part != NULL ? short_id (part) : NULL;
  g_autoptr(TandemHealth) health = NULL;

  g_clear_pointer (&fixture->context, tandem_context_unref);
  fixture->context = short_context (fixture->snapshot, 2020, 5, 12);
  health = tandem_health_new (tandem_snapshot_get (fixture->snapshot, full), fixture->context);

  g_assert_cmpstr (health->code, ==, code);
  if (strstr (health->reason, words) == NULL)
    g_error ("“%s” does not say “%s”", health->reason, words);
  g_assert_cmpstr (health->part, ==, full_part);
}

static void
add_milestone (Fixture    *fixture,
               int         number,
               const char *members)
{
  g_autofree char *id = g_strdup_printf ("milestone:%d", number);
  g_autofree char *all = g_strdup_printf ("'owner':'#pilot:1','plan':'#plan:1','partnership':'#partnership:1','code':'M%d',"
                                          "'title':{'en':{'text':'Step'}},%s", number, members);

  short_add (fixture->snapshot, id, all);
}

static void
test_late (Fixture      *fixture,
           gconstpointer data)
{
  short_add (fixture->snapshot, "partnership:1", PAIRING);
  short_add (fixture->snapshot, "pilot:1",
             "'partnership':'#partnership:1','plan':'#plan:1','status':'implementing'");
  short_add (fixture->snapshot, "event:1", MEETING);
  short_add (fixture->snapshot, "contact_log:1", "'partnership':'#partnership:1','on':'2020-05-01'");
  assert_health (fixture, "partnership:1", "on_track", "No milestone is open.", NULL);

  add_milestone (fixture, 1, "'status':'planned','due':'2020-05-12'");
  assert_health (fixture, "partnership:1", "on_track", "Nothing is late.", NULL);

  add_milestone (fixture, 2, "'status':'planned','due':'2020-05-11'");
  assert_health (fixture, "partnership:1", "at_risk", "M2 Step is 1 day late; it was due on 11 May 2020.",
                 "milestone:2");

  add_milestone (fixture, 3, "'status':'in_progress','due':'2020-04-28'");
  assert_health (fixture, "partnership:1", "at_risk", "M3 Step is 14 days late", "milestone:3");

  add_milestone (fixture, 4, "'status':'in_progress','due':'2020-04-27'");
  assert_health (fixture, "partnership:1", "off_track", "M4 Step is 15 days late", "milestone:4");
  assert_health (fixture, "pilot:1", "off_track", "M4 Step is 15 days late", "milestone:4");

  /* what waits, or is done, is not late */
  add_milestone (fixture, 5, "'status':'achieved','due':'2019-01-01','done_on':'2019-01-01'");
  add_milestone (fixture, 6, "'status':'on_hold','due':'2019-01-01'");
  assert_health (fixture, "partnership:1", "off_track", "M4 Step", "milestone:4");
}

static void
test_forecast (Fixture      *fixture,
               gconstpointer data)
{
  short_add (fixture->snapshot, "pilot:1",
             "'partnership':'#partnership:1','status':'implementing','period':{'from':'2019-01','to':'2020-09'}");
  add_milestone (fixture, 1, "'status':'planned','due':'2020-08-01','forecast':'2020-09-30'");
  assert_health (fixture, "pilot:1", "on_track", "Nothing is late.", NULL);
  add_milestone (fixture, 2, "'status':'planned','due':'2020-08-01','forecast':'2020-10-01'");
  assert_health (fixture, "pilot:1", "at_risk", "M2 Step cannot finish inside the period", "milestone:2");
}

static void
test_contact (Fixture      *fixture,
              gconstpointer data)
{
  short_add (fixture->snapshot, "partnership:1", PAIRING);
  short_add (fixture->snapshot, "contact_log:1", "'partnership':'#partnership:1','on':'2019-11-14'");
  assert_health (fixture, "partnership:1", "at_risk", "No next meeting is planned.", "partnership:1");

  short_add (fixture->snapshot, "event:1", MEETING);
  assert_health (fixture, "partnership:1", "not_updated", "Nobody updated it for 180 days.", NULL);
}

static void
test_no_contact (Fixture      *fixture,
                 gconstpointer data)
{
  short_add (fixture->snapshot, "partnership:1", PAIRING);
  short_add (fixture->snapshot, "event:1", MEETING);
  short_add (fixture->snapshot, "event:2",
             "'partnerships':['#partnership:1'],'status':'minuted','start':'2019-11-13'");
  assert_health (fixture, "partnership:1", "off_track", "no contact for 181 days, since 13 November 2019",
                 "partnership:1");
  short_add (fixture->snapshot, "partnership:2", "'status':'closed'");
  assert_health (fixture, "partnership:2", "closed", "closed", NULL);
}

static void
test_agreement (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr(TandemContext) context = short_context (fixture->snapshot, 2020, 5, 12);
  g_autoptr(TandemDoc) ending = short_doc ("agreement:8", "'status':'in_force','expires_on':'2020-11-12'");
  g_autoptr(TandemDoc) later = short_doc ("agreement:9", "'status':'in_force','expires_on':'2020-11-13'");

  g_assert_true (tandem_agreement_is_expiring (ending, context));
  g_assert_false (tandem_agreement_is_expiring (later, context));

  short_add (fixture->snapshot, "partnership:1", PAIRING);
  short_add (fixture->snapshot, "event:1", MEETING);
  short_add (fixture->snapshot, "contact_log:1", "'partnership':'#partnership:1','on':'2020-05-11'");
  short_add (fixture->snapshot, "agreement:1",
             "'partnership':'#partnership:1','status':'in_force','expires_on':'2020-05-12','title':{'en':{'text':'MoU'}}");
  short_add (fixture->snapshot, "agreement:2",
             "'partnership':'#partnership:1','status':'signed','expires_on':'2020-01-01','auto_renew':true,'title':{'en':{'text':'Renewing'}}");
  assert_health (fixture, "partnership:1", "on_track", "No milestone", NULL);

  short_add (fixture->snapshot, "agreement:3",
             "'partnership':'#partnership:1','status':'in_force','expires_on':'2020-05-11','title':{'en':{'text':'Old MoU'}}");
  assert_health (fixture, "partnership:1", "off_track", "The agreement “Old MoU” expired on 11 May 2020.",
                 "agreement:3");
  short_add (fixture->snapshot, "agreement:4",
             "'partnership':'#partnership:1','status':'in_force','supersedes':'#agreement:3','title':{'en':{'text':'New MoU'}}");
  assert_health (fixture, "partnership:1", "on_track", "No milestone", NULL);
}

static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(TandemDoc) pilot = short_doc ("pilot:1", "'status':'implementing'");

  fixture->context = short_context (fixture->snapshot, 2020, 5, 12);
  g_assert_cmpint (tandem_pilot_get_progress (pilot, fixture->context), ==, -1);
  add_milestone (fixture, 1, "'status':'achieved','due':'2020-01-01'");
  add_milestone (fixture, 2, "'status':'planned','due':'2020-06-01'");
  add_milestone (fixture, 3, "'status':'planned','due':'2020-07-01'");
  add_milestone (fixture, 4, "'status':'dropped','due':'2020-07-01'");
  g_assert_cmpint (tandem_pilot_get_progress (pilot, fixture->context), ==, 33);
  add_milestone (fixture, 5, "'status':'achieved','due':'2020-07-01','weight_pct':60");
  add_milestone (fixture, 6, "'status':'planned','due':'2020-07-01','weight_pct':40");
  g_assert_cmpint (tandem_pilot_get_progress (pilot, fixture->context), ==, 60);
}

/* How many findings of @rule the plan has about @id at @path. */
static guint
count_found (Fixture    *fixture,
             const char *rule,
             const char *id,
             const char *path)
{
  g_autofree char *plan_id = short_id ("plan:1");
  g_autofree char *full = short_id (id);
  g_autoptr(TandemContext) context = short_context (fixture->snapshot, 2020, 5, 12);
  g_autoptr(GPtrArray) problems = tandem_plan_check (tandem_snapshot_get (fixture->snapshot, plan_id), context);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      g_assert_nonnull (problem->id);
      g_assert_cmpstr (problem->message, !=, "");
      n += g_strcmp0 (problem->rule, rule) == 0 && g_str_equal (problem->id, full) &&
           (path == NULL || g_strcmp0 (problem->path, path) == 0);
    }

  return n;
}

#define PLAN "'title':{'en':{'text':'Plan'},'zh-Hans':{'text':'计划','status':'outdated'}},'plan_kind':'UCAP','version':'1.0',"

static void
test_plan_actions (Fixture      *fixture,
                   gconstpointer data)
{
  short_add (fixture->snapshot, "plan:1",
             PLAN "'status':'drafting','period':{'from':'2019-01','to':'2020-12'}");
  g_assert_cmpuint (count_found (fixture, "PL-01", "plan:1", "title"), ==, 1);

  short_add (fixture->snapshot, "objective:1",
             "'plan':'#plan:1','code':'O1','statement':{'en':{'text':'Air'}}");
  g_assert_cmpuint (count_found (fixture, "PL-01", "plan:1", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-01", "objective:1", "statement"), ==, 1);

  short_add (fixture->snapshot, "action:1",
             "'plan':'#plan:1','code':'A1','title':{'en':{'text':'Bare'}},'status':'planned','objectives':['#objective:1']");
  g_assert_cmpuint (count_found (fixture, "PL-01", "objective:1", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "objectives"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "lead"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "start"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "end"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "outputs"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", "cost"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:1", NULL), ==, 6);

  short_add (fixture->snapshot, "action:2",
             "'plan':'#plan:1','code':'A1','title':{'en':{'text':'Full'}},'status':'planned','objectives':['#objective:1'],"
             "'lead':'#organisation:1','start':'2018-12-31','end':'2021-01-01','outputs':[{'id':'a','text':{'en':{'text':'Map'}}}],'cost':{'to_be_estimated':true}");
  short_add (fixture->snapshot, "indicator:1",
             "'owner':'#action:2','plan':'#plan:1','name':{'en':{'text':'Maps'}}");
  g_assert_cmpuint (count_found (fixture, "PL-01", "action:2", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "AC-02", "action:2", "start"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "AC-02", "action:2", "end"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-07", "action:1", "code") + count_found (fixture, "PL-07",
                                                                                      "action:2", "code"), ==, 1);
}

static void
test_plan_milestones (Fixture      *fixture,
                      gconstpointer data)
{
  short_add (fixture->snapshot, "plan:1", PLAN "'status':'drafting'");
  short_add (fixture->snapshot, "pilot:1",
             "'partnership':'#partnership:1','plan':'#plan:1','status':'implementing','title':{'en':{'text':'Pilot'}}");
  g_assert_cmpuint (count_found (fixture, "PI-01", "pilot:1", "title"), ==, 1);

  add_milestone (fixture, 1, "'status':'planned','due':'2020-04-12','depends_on':['#milestone:2']");
  add_milestone (fixture, 2,
                 "'status':'planned','due':'2020-04-11','responsible':'#organisation:1','depends_on':['#milestone:3']");
  add_milestone (fixture, 3,
                 "'status':'planned','due':'2020-01-01','responsible':'#organisation:1','depends_on':['#milestone:1'],"
                 "'updates':[{'id':'a','on':'2020-05-01'}]");
  add_milestone (fixture, 4, "'status':'dropped','due':'2020-01-01','depends_on':['#milestone:1']");
  g_assert_cmpuint (count_found (fixture, "PI-01", "pilot:1", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-02", "milestone:1", "responsible"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-02", "milestone:1", "updates"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-02", "milestone:2", "updates"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-02", "milestone:3", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "PL-02", "milestone:4", NULL), ==, 0);
  g_assert_cmpuint (count_found (fixture, "MS-02", "milestone:4", "reason"), ==, 1);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("milestone:%d", i);

      g_assert_cmpuint (count_found (fixture, "MS-04", id, "depends_on"), ==, i <= 3);
    }
}

static void
test_plan_translations (Fixture      *fixture,
                        gconstpointer data)
{
  short_add (fixture->snapshot, "plan:1", PLAN "'status':'drafting'");
  short_add (fixture->snapshot, "section:1",
             "'plan':'#plan:1','heading':{'en':{'text':'Risks'}},'body':{'en':{'text':'…'},'zh-Hans':{'text':'…','status':'outdated'}}");
  g_assert_cmpuint (count_found (fixture, "TR-01", "section:1", NULL), ==, 0);

  g_clear_pointer (&fixture->snapshot, tandem_snapshot_unref);
  fixture->snapshot = tandem_snapshot_new ();
  short_add (fixture->snapshot, "plan:1", PLAN "'status':'approved'");
  short_add (fixture->snapshot, "section:1",
             "'plan':'#plan:1','heading':{'en':{'text':'Risks'}},'body':{'en':{'text':'…'},'zh-Hans':{'text':'…','status':'outdated'}}");
  g_assert_cmpuint (count_found (fixture, "TR-01", "section:1", "body"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "TR-01", "plan:1", "title"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PL-05", "plan:1", "approvals"), ==, 1);
}

static void
test_problem_tree (Fixture      *fixture,
                   gconstpointer data)
{
  short_add (fixture->snapshot, "plan:1", PLAN "'status':'drafting'");
  g_assert_cmpuint (count_found (fixture, "PL-08", "plan:1", NULL), ==, 0);
  short_add (fixture->snapshot, "problem:1",
             "'plan':'#plan:1','node_kind':'cause','text':{'en':{'text':'Old buses'}}");
  g_assert_cmpuint (count_found (fixture, "PL-08", "plan:1", NULL), ==, 1);
  g_assert_cmpuint (count_found (fixture, "PT-01", "problem:1", "parent"), ==, 1);
  short_add (fixture->snapshot, "problem:2",
             "'plan':'#plan:1','node_kind':'core','text':{'en':{'text':'Bad air'}}");
  g_assert_cmpuint (count_found (fixture, "PL-08", "plan:1", NULL), ==, 0);
}

static void
assert_rule (const char *id,
             const char *members,
             const char *rule,
             guint       expected)
{
  g_autoptr(TandemContext) context = short_context (NULL, 2020, 5, 12);
  g_autoptr(TandemDoc) doc = short_doc (id, members);
  g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);
  g_autoptr(GPtrArray) found = short_rules (problems, rule);

  if (found->len != expected)
    g_error ("%s %s: %s found %u times", id, members, rule, found->len);
}

static void
test_single_records (void)
{
  assert_rule ("partnership:1", "'members':[{'id':'a','city':'#city:1','side':'eu'}]", "PA-01", 1);
  assert_rule ("partnership:1", "'members':[{'id':'a','city':'#city:1','side':'eu'}]", "PA-02", 1);
  assert_rule ("partnership:1",
               "'members':[{'id':'a','city':'#city:1','side':'eu'},{'id':'b','city':'#city:2','side':'partner'}]", "PA-02", 0);
  assert_rule ("partnership:1", "'status':'active','period':{'from':'2018-01','to':'2020-04'}", "PA-05", 1);
  assert_rule ("partnership:1", "'status':'active','period':{'from':'2018-01','to':'2020-05'}", "PA-05", 0);
  assert_rule ("city:1",
               "'codes':{'un_locode':'CN YAT','wikidata_qid':'Q210493','gb_t_2260':'370600','nuts_code':'EL302'},'country':'CN','subdivision':'CN-SD'", "CI-03", 0);
  assert_rule ("city:1",
               "'codes':{'un_locode':'YANTAI','wikidata_qid':'210493','gb_t_2260':'37060','nuts_code':'el302'}", "CI-03", 4);
  assert_rule ("milestone:1", "'status':'achieved'", "MS-01", 1);
  assert_rule ("agreement:1", "'status':'draft','parties':[{'id':'a','party':'#city:1'}]", "AM-01", 1);
  assert_rule ("event:1", "'status':'planned','start':'2020-05-11T09:00'", "EV-02", 1);
  assert_rule ("event:1", "'status':'held','start':'2020-05-11T09:00'", "EV-02", 0);
  assert_rule ("emission:1", "'row':'transport_rail'", "MI-02", 1);
  assert_rule ("emission:1", "'row':'transport_rail','total':'0','notation_key':'IE'", "MI-03", 2);
  assert_rule ("mitigation_target:1", "'base_year':2018,'target_year':2018", "MT-03", 1);
  assert_rule ("indicator:1", "'direction':'decrease','baseline':{'value':'1'},'target':{'value':'2'}",
               "IN-01", 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/kind-checks/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("late", test_late);
  ADD ("forecast", test_forecast);
  ADD ("contact", test_contact);
  ADD ("no-contact", test_no_contact);
  ADD ("agreement", test_agreement);
  ADD ("progress", test_progress);
  ADD ("plan-actions", test_plan_actions);
  ADD ("plan-milestones", test_plan_milestones);
  ADD ("plan-translations", test_plan_translations);
  ADD ("problem-tree", test_problem_tree);
#undef ADD
  g_test_add_func ("/kind-checks/single-records", test_single_records);

  return g_test_run ();
}
