/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include <string.h>

#define ID "'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA'"
#define GOOD ID ",'owner':'pilot:01JBBBBBBBBBBBBBBBBBBBBBBB','title':{'en':{'text':'A'}},'status':'planned','due':'2026-05-17'"

static const TandemProblem *
find_problem (GPtrArray  *problems,
              const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (((TandemProblem *) problems->pdata[i])->path, path))
      return problems->pdata[i];

  return NULL;
}

/* Whether the document has a problem of this severity at @path, and its message
 * starts with the labels of the place. */
static void
assert_problem (const char    *json,
                const char    *path,
                TandemSeverity severity,
                const char    *start)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autoptr(TandemDoc) doc = doc_from_json (json);
  g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);
  const TandemProblem *problem = find_problem (problems, path);
  g_autofree char *beginning = NULL;

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, severity);
  beginning = g_strndup (problem->message, strlen (start));
  g_assert_cmpstr (beginning, ==, start);
}

static guint
count_errors (GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((TandemProblem *) problems->pdata[i])->severity == TANDEM_SEVERITY_ERROR;

  return n;
}

static void
test_good (void)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autoptr(TandemDoc) doc = doc_from_json ("{" GOOD ",'x_new':{'a':[]},'updates':[{'id':'u1','on':'2026-05-01'}]}");
  g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);

  g_assert_cmpuint (count_errors (problems), ==, 0);
  g_assert_null (find_problem (problems, "x_new"));
}

static void
test_missing (void)
{
  assert_problem ("{" ID "}", "due", TANDEM_SEVERITY_ERROR, "Due: ");
  assert_problem ("{" ID ",'due':null}", "due", TANDEM_SEVERITY_ERROR, "Due: ");
  assert_problem ("{" ID ",'title':{}}", "title", TANDEM_SEVERITY_ERROR, "Title: ");
  assert_problem ("{" GOOD "}", "deliverable", TANDEM_SEVERITY_WARNING, "Deliverable: ");
  assert_problem ("{" GOOD ",'updates':[{'id':'u1'}]}", "updates[0].on", TANDEM_SEVERITY_ERROR, "Updates › 1 › On: ");
}

static void
test_wrong (void)
{
  assert_problem ("{" ID ",'due':'2026-02-30'}", "due", TANDEM_SEVERITY_ERROR, "Due: “2026-02-30”");
  assert_problem ("{" ID ",'due':{}}", "due", TANDEM_SEVERITY_ERROR, "Due: ");
  assert_problem ("{" ID ",'status':'flying'}", "status", TANDEM_SEVERITY_ERROR, "Status: “flying”");
  assert_problem ("{" ID ",'weight_pct':101}", "weight_pct", TANDEM_SEVERITY_ERROR, "Weight (%): 101");
  assert_problem ("{" ID ",'weight_pct':'5'}", "weight_pct", TANDEM_SEVERITY_ERROR, "Weight (%): ");
  assert_problem ("{" ID ",'owner':'city:01JAAAAAAAAAAAAAAAAAAAAAAA'}", "owner", TANDEM_SEVERITY_ERROR, "Of: ");
  assert_problem ("{" ID ",'depends_on':['milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','x']}", "depends_on[1]", TANDEM_SEVERITY_ERROR, "Waits for: ");
  assert_problem ("{" ID ",'depends_on':['a','a']}", "depends_on", TANDEM_SEVERITY_ERROR, "Waits for: ");
  assert_problem ("{" ID ",'title':{'en':'bare'}}", "title.en", TANDEM_SEVERITY_ERROR, "Title › English: ");
  assert_problem ("{" ID ",'title':{'en':{'text':'A','status':'lost'}}}", "title.en", TANDEM_SEVERITY_ERROR, "Title › English: ");
  assert_problem ("{" ID ",'title':{'not a tag':{'text':'A'}}}", "title.not a tag", TANDEM_SEVERITY_ERROR, "Title › not a tag: ");
  assert_problem ("{" ID ",'updates':[{'on':'2026-05-01'}]}", "updates[0]", TANDEM_SEVERITY_ERROR, "Updates › 1: ");
  assert_problem ("{" ID ",'updates':[{'id':'u1'},{'id':'u1'}]}", "updates[1]", TANDEM_SEVERITY_ERROR, "Updates › 2: ");
  assert_problem ("{" ID ",'updates':[7]}", "updates[0]", TANDEM_SEVERITY_ERROR, "Updates › 1: ");
}

static void
test_value_objects (void)
{
#define PLAN "'_id':'plan:01JAAAAAAAAAAAAAAAAAAAAAAA'"
  assert_problem ("{" PLAN ",'cost':{'amount':'1,5','currency':'EUR'}}", "cost.amount", TANDEM_SEVERITY_ERROR, "Total cost › Amount: ");
  assert_problem ("{" PLAN ",'cost':{'amount':'1'}}", "cost.currency", TANDEM_SEVERITY_ERROR, "Total cost › Currency: ");
  assert_problem ("{" PLAN ",'cost':{'amount':'1','currency':'euro'}}", "cost", TANDEM_SEVERITY_ERROR, "Total cost: ");
  assert_problem ("{" PLAN ",'period':{'from':'2027-01','to':'2026-12-31'}}", "period", TANDEM_SEVERITY_ERROR, "Period");
  assert_problem ("{'_id':'city:01JAAAAAAAAAAAAAAAAAAAAAAA','location':{'lat':'91','lon':'0'}}", "location", TANDEM_SEVERITY_ERROR, "");
#undef PLAN
}

/* Vocabularies that people may add to only warn. */
static void
test_open_vocabulary (void)
{
  g_autoptr(TandemContext) context = test_context ("en");
  const TandemField *topics = tandem_kind_find_field (tandem_kind_find ("partnership"), "topics");
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (topics, context);

  g_assert_true (vocabulary->open);
  assert_problem ("{'_id':'partnership:01JAAAAAAAAAAAAAAAAAAAAAAA','topics':['of_the_future']}", "topics[0]",
                  TANDEM_SEVERITY_WARNING, "");
}

/* An edit answers for what it touches, not for what came broken. */
static void
test_edit (void)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autoptr(TandemDoc) broken = doc_from_json ("{" GOOD ",'weight_pct':'x'}");
  g_autoptr(TandemDoc) mended = tandem_doc_with (broken, "code", "\"M1\"", NULL);
  g_autoptr(TandemDoc) worse = tandem_doc_with (broken, "due", "\"soon\"", NULL);
  g_autoptr(TandemDoc) jumped = tandem_doc_with (broken, "status", "\"achieved\"", NULL);
  g_autoptr(TandemDoc) back = tandem_doc_with (jumped, "status", "\"in_progress\"", NULL);
  g_autoptr(GPtrArray) all = tandem_doc_check (mended, context);
  g_autoptr(GPtrArray) fine = tandem_doc_check_edit (broken, mended, context);
  g_autoptr(GPtrArray) wrong = tandem_doc_check_edit (broken, worse, context);
  g_autoptr(GPtrArray) new = tandem_doc_check_edit (NULL, broken, context);
  g_autoptr(GPtrArray) step = tandem_doc_check_edit (jumped, back, context);
  const TandemProblem *problem;

  g_assert_nonnull (find_problem (all, "weight_pct"));
  g_assert_null (find_problem (fine, "weight_pct"));
  g_assert_cmpuint (count_errors (fine), ==, 0);
  g_assert_nonnull (find_problem (wrong, "due"));
  g_assert_nonnull (find_problem (new, "weight_pct"));
  problem = find_problem (step, "status");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, TANDEM_SEVERITY_WARNING);
  g_assert_nonnull (strstr (problem->message, "In progress"));
  g_assert_nonnull (strstr (problem->message, "Achieved"));
}

static void
check_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);
  g_autoptr(TandemContext) context = test_context ("zh-Hans");

  for (guint i = 0; i < random_rounds (3000); i++)
    {
      g_autoptr(TandemDoc) before = random_doc (random_kind (rand), rand, TRUE);
      g_autoptr(TandemDoc) after = random_edit (before, rand, TRUE);
      g_autoptr(GPtrArray) problems = tandem_doc_check (after, context);
      g_autoptr(GPtrArray) touched = tandem_doc_check_edit (before, after, context);

      for (guint j = 0; j < problems->len; j++)
        {
          const TandemProblem *problem = problems->pdata[j];

          g_assert_true (g_utf8_validate (problem->message, -1, NULL));
          g_assert_cmpstr (problem->message, !=, "");
        }
      g_assert_cmpuint (count_errors (touched), <=, count_errors (problems));
    }
}

/* Documents that are made well are found well, in every kind. */
static void
check_proper (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (6);
  g_autoptr(TandemContext) context = test_context ("en");

  for (guint i = 0; i < random_rounds (3000); i++)
    {
      g_autoptr(TandemDoc) doc = random_doc (random_kind (rand), rand, FALSE);
      g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);

      for (guint j = 0; j < problems->len; j++)
        {
          const TandemProblem *problem = problems->pdata[j];

          /* What is missing is missing, and addresses are words here. */
          if (problem->rule == NULL && problem->severity == TANDEM_SEVERITY_ERROR && strstr (problem->message, "web address") == NULL &&
              strstr (problem->message, "is not between") == NULL)
            g_assert_nonnull (strstr (problem->message, "must be filled in"));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check/good", test_good);
  g_test_add_func ("/check/missing", test_missing);
  g_test_add_func ("/check/wrong", test_wrong);
  g_test_add_func ("/check/value-objects", test_value_objects);
  g_test_add_func ("/check/open-vocabulary", test_open_vocabulary);
  g_test_add_func ("/check/edit", test_edit);
  g_test_add_func ("/check/random/hostile", check_random);
  g_test_add_func ("/check/random/proper", check_proper);

  return g_test_run ();
}
