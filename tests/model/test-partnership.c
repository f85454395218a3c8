/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include "kinds/tandem-health.h"
#include "kinds/tandem-partnership-contact.h"
#include "kinds/tandem-partnership-needs.h"

/* What the steps of a pairing's life ask for, on 12 May 2020. */

#define BOTH_CITIES "'members':[{'id':'a','city':'#city:1','side':'eu','role':'lead'}," \
        "{'id':'b','city':'#city:2','side':'partner','role':'lead'}]"
#define OF_IT "'partnership':'#partnership:1','title':{'en':{'text':'It'}}"
#define SIGNED_BY_ONE "'parties':[{'id':'a','party':'#city:1','signed_on':'2018-11-18'},{'id':'b','party':'#city:2'}]"
#define SIGNED_BY_BOTH "'parties':[{'id':'a','party':'#city:1','signed_on':'2018-11-18'}," \
        "{'id':'b','party':'#city:2','signed_on':'2018-11-20'}]"

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
  fixture->context = short_context (fixture->snapshot, 2020, 5, 12);
  short_add (fixture->snapshot, "city:1", "'name':{'en':{'text':'Rome'}},'country':'IT'");
  short_add (fixture->snapshot, "city:2", "'name':{'en':{'text':'Yantai'}},'country':'CN'");
  short_add (fixture->snapshot, "contact:1", "'name':'A','city':'#city:1'");
  short_add (fixture->snapshot, "contact:2", "'name':'B','city':'#city:2'");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tandem_context_unref (fixture->context);
  tandem_snapshot_unref (fixture->snapshot);
}

/* What is missing: fields and kinds of records, "members coordinators" */
static char *
dup_missing (Fixture    *fixture,
             const char *pairing,
             const char *status)
{
  g_autoptr(TandemDoc) doc = short_doc ("partnership:1", pairing);
  g_autoptr(GPtrArray) needs = tandem_partnership_list_needs (doc, status, fixture->context);
  g_autoptr(GString) missing = g_string_new (NULL);

  g_assert_cmpuint (needs->len, >, 0);
  for (guint i = 0; i < needs->len; i++)
    {
      const TandemNeed *need = g_ptr_array_index (needs, i);

      g_assert_cmpstr (need->text, !=, "");
      if (!need->is_met)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? " " : "",
                                need->record != NULL ? "record" : need->field != NULL ? need->field : need->kind);
    }
  g_assert_true (tandem_needs_are_met (needs) == (missing->len == 0));

  return g_string_free (g_steal_pointer (&missing), FALSE);
}

static void
assert_missing (Fixture    *fixture,
                const char *pairing,
                const char *status,
                const char *expected)
{
  g_autofree char *missing = dup_missing (fixture, pairing, status);

  g_assert_cmpstr (missing, ==, expected);
}

static void
test_begin (Fixture      *fixture,
            gconstpointer data)
{
  assert_missing (fixture, "'form':'pairing'", "proposed", "members programme");
  assert_missing (fixture, BOTH_CITIES ",'programme':'#programme:1'", "proposed", "");
  assert_missing (fixture, BOTH_CITIES, "matched", "coordinators topics");
  /* one side's coordinator does not do for the other */
  assert_missing (fixture, BOTH_CITIES ",'topics':['air_quality'],'coordinators':['#contact:1']", "matched", "coordinators");
  assert_missing (fixture, BOTH_CITIES ",'topics':['air_quality'],'coordinators':['#contact:1','#contact:2']", "matched", "");
}

static void
test_signed (Fixture      *fixture,
             gconstpointer data)
{
  const char *with_period = BOTH_CITIES ",'period':{'from':'2018-07','to':'2020-12'}";

  assert_missing (fixture, BOTH_CITIES, "committed", "agreement period");
  assert_missing (fixture, BOTH_CITIES ",'period':{'from':'2018-07'}", "committed", "agreement period");

  /* there is one, and one side has not signed it: that is what to complete */
  short_add (fixture->snapshot, "agreement:1", OF_IT ",'status':'signed'," SIGNED_BY_ONE);
  assert_missing (fixture, with_period, "committed", "record");
  short_add (fixture->snapshot, "agreement:2", OF_IT ",'status':'signed'," SIGNED_BY_BOTH);
  assert_missing (fixture, with_period, "committed", "");
}

static void
test_expired (Fixture      *fixture,
              gconstpointer data)
{
  const char *pairing = BOTH_CITIES ",'period':{'from':'2018-07','to':'2020-12'}";

  short_add (fixture->snapshot, "agreement:1", OF_IT ",'status':'in_force','expires_on':'2020-05-11'," SIGNED_BY_BOTH);
  assert_missing (fixture, pairing, "active", "agreement plan");
  short_add (fixture->snapshot, "plan:1", OF_IT ",'owner':'#partnership:1'");
  assert_missing (fixture, pairing, "active", "agreement");
  short_add (fixture->snapshot, "agreement:2", OF_IT ",'status':'in_force','expires_on':'2020-05-13'," SIGNED_BY_BOTH);
  assert_missing (fixture, pairing, "active", "");
  assert_missing (fixture, BOTH_CITIES ",'period':{'from':'2020-06','to':'2020-12'}", "active", "period");
}

static void
test_end (Fixture      *fixture,
          gconstpointer data)
{
  const char *pairing = BOTH_CITIES ",'period':{'from':'2018-07','to':'2020-10'},'expected_results':{'en':{'text':'Much'}}";

  assert_missing (fixture, BOTH_CITIES ",'period':{'from':'2018-07','to':'2021-12'}", "completing", "period expected_results");
  assert_missing (fixture, pairing, "completing", "");

  /* what is in force now ends with the period: it is not the next agreement */
  short_add (fixture->snapshot, "agreement:1", OF_IT ",'status':'in_force','expires_on':'2020-10-31'," SIGNED_BY_BOTH);
  short_add (fixture->snapshot, "milestone:1", OF_IT ",'status':'in_progress','due':'2020-05-20'");
  assert_missing (fixture, pairing, "renewed", "record agreement");
  short_add (fixture->snapshot, "milestone:1", OF_IT ",'status':'achieved','due':'2020-05-20'");
  short_add (fixture->snapshot, "agreement:2", OF_IT ",'status':'signed','expires_on':'2022-12-31'," SIGNED_BY_BOTH);
  assert_missing (fixture, pairing, "renewed", "");
}

static void
test_next_step (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr(TandemDoc) matched = short_doc ("partnership:1", "'status':'matched'");

  g_assert_true (tandem_partnership_may_become (matched, "committed"));
  g_assert_false (tandem_partnership_may_become (matched, "matched"));
  g_assert_false (tandem_partnership_may_become (matched, "active"));
  g_assert_false (tandem_partnership_may_become (matched, "proposed"));
}

static void
test_contacts (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *id = short_id ("partnership:1");
  g_autofree char *call = short_id ("contact_log:1");
  g_autofree char *joint = short_id ("event:5");
  g_autoptr(TandemContacts) contacts = NULL;

  short_add (fixture->snapshot, "event:1", OF_IT ",'status':'held','start':'2020-03-01'");
  short_add (fixture->snapshot, "event:2", OF_IT ",'status':'cancelled','start':'2020-05-01'");
  short_add (fixture->snapshot, "event:3", OF_IT ",'status':'idea','start':'2020-05-02'");
  short_add (fixture->snapshot, "event:4", OF_IT ",'status':'postponed','start':'2020-05-20'");
  short_add (fixture->snapshot, "event:5", "'partnerships':['#partnership:1'],'status':'planned','start':'2020-05-19'");
  short_add (fixture->snapshot, "event:6", OF_IT ",'status':'planned','start':'2020-07-19'");
  short_add (fixture->snapshot, "contact_log:1", "'partnership':'#partnership:1','on':'2020-04-17'");
  short_add (fixture->snapshot, "contact_log:2", "'partnership':'#partnership:1','on':'2020-08-17'");

  contacts = tandem_contacts_new (id, fixture->context);
  g_assert_cmpstr (tandem_doc_get_id (contacts->last), ==, call);
  g_assert_cmpint (contacts->last_on.ymd, ==, 20200417);
  g_assert_cmpstr (tandem_doc_get_id (contacts->next), ==, joint);
  g_assert_cmpint (contacts->next_on.ymd, ==, 20200519);
}

static void
test_agreement (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = short_id ("partnership:1");
  g_autofree char *second = short_id ("agreement:2");
  g_autofree char *third = short_id ("agreement:3");
  g_autoptr(TandemDoc) none = tandem_partnership_find_agreement (id, fixture->context);
  g_autoptr(TandemDoc) first_to_end = NULL;
  g_autoptr(TandemDoc) replacing = NULL;

  g_assert_null (none);
  short_add (fixture->snapshot, "agreement:1", OF_IT ",'status':'draft','expires_on':'2020-01-01'");
  short_add (fixture->snapshot, "agreement:2", OF_IT ",'status':'in_force','expires_on':'2020-04-01'");
  short_add (fixture->snapshot, "agreement:4", OF_IT ",'status':'in_force','expires_on':'2020-02-01','auto_renew':true");
  first_to_end = tandem_partnership_find_agreement (id, fixture->context);
  g_assert_cmpstr (tandem_doc_get_id (first_to_end), ==, second);

  short_add (fixture->snapshot, "agreement:3", OF_IT ",'status':'signed','expires_on':'2022-04-01','supersedes':'#agreement:2'");
  replacing = tandem_partnership_find_agreement (id, fixture->context);
  g_assert_cmpstr (tandem_doc_get_id (replacing), ==, third);
}

/* Each rule is told, not only the one that the sentence is about. */
static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(TandemDoc) doc = short_doc ("partnership:1", BOTH_CITIES ",'status':'active','period':{'from':'2018-07','to':'2020-12'}");
  g_autoptr(TandemHealth) health = NULL;

  short_add (fixture->snapshot, "milestone:1", OF_IT ",'status':'planned','due':'2020-04-30'");
  short_add (fixture->snapshot, "milestone:2", OF_IT ",'status':'planned','due':'2020-12-01','forecast':'2021-01-15'");
  short_add (fixture->snapshot, "event:1", OF_IT ",'status':'held','start':'2019-09-01'");
  health = tandem_health_new (doc, fixture->context);

  g_assert_cmpstr (health->code, ==, "off_track");
  g_assert_cmpstr (health->findings[TANDEM_HEALTH_RULE_LATE].code, ==, "at_risk");
  g_assert_nonnull (strstr (health->findings[TANDEM_HEALTH_RULE_LATE].reason, "12 days late"));
  g_assert_cmpstr (health->findings[TANDEM_HEALTH_RULE_BEYOND].code, ==, "at_risk");
  g_assert_cmpstr (health->findings[TANDEM_HEALTH_RULE_CONTACT].code, ==, "off_track");
  g_assert_cmpstr (health->findings[TANDEM_HEALTH_RULE_CONTACT].reason, ==, health->reason);
  g_assert_cmpstr (health->findings[TANDEM_HEALTH_RULE_MEETING].code, ==, "at_risk");
  g_assert_null (health->findings[TANDEM_HEALTH_RULE_AGREEMENT].code);
}

#define ADD(NAME) g_test_add ("/partnership/" #NAME, Fixture, NULL, set_up, test_ ## NAME, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD (begin);
  ADD (signed);
  ADD (expired);
  ADD (end);
  ADD (next_step);
  ADD (contacts);
  ADD (agreement);
  ADD (findings);

  return g_test_run ();
}
