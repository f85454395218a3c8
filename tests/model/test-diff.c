/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#define ID "'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA'"
#define DOC(members) "{" ID "," members "}"
#define EMPTY "{" ID "}"

/* One expected line: "path | label | before | after". */
static char *
change_to_line (const TandemChange *change)
{
  return g_strdup_printf ("%s | %s | %s | %s", change->path, change->label, change->before != NULL ? change->before : "-",
                          change->after != NULL ? change->after : "-");
}

static void
assert_diff (const char *before,
             const char *after,
             const char *lines)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autoptr(TandemDoc) old = doc_from_json (before);
  g_autoptr(TandemDoc) new = doc_from_json (after);
  g_autoptr(GPtrArray) changes = tandem_doc_diff (old, new, context);
  g_autoptr(GString) got = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = change_to_line (changes->pdata[i]);

      g_string_append_printf (got, "%s%s", i > 0 ? "\n" : "", line);
    }
  g_assert_cmpstr (got->str, ==, lines);
}

static void
test_plain (void)
{
  assert_diff (DOC ("'due':'2026-05-03'"), DOC ("'due':'2026-05-17'"), "due | Due | 3 May 2026 | 17 May 2026");
  assert_diff (EMPTY, DOC ("'status':'in_progress'"), "status | Status | - | In progress");
  assert_diff (DOC ("'weight_pct':5"), EMPTY, "weight_pct | Weight (%) | 5 | -");
  assert_diff (DOC ("'illustration':false"), DOC ("'illustration':true"), "illustration | Illustration | No | Yes");
  assert_diff (DOC ("'due':'2026-05-03','code':'M1'"), DOC ("'code':'M1','due':'2026-05-03'"), "");
}

/* What reads the same and is not the same shows as it is. */
static void
test_hidden (void)
{
  assert_diff (EMPTY, DOC ("'due':null"), "due | Due | - | null");
  assert_diff (DOC ("'weight_pct':5"), DOC ("'weight_pct':5.0"), "weight_pct | Weight (%) | 5 | 5.0");
  assert_diff (DOC ("'code':''"), DOC ("'code':[]"), "code | Code | \"\" | []");
}

static void
test_l10n (void)
{
  assert_diff (DOC ("'title':{'en':{'text':'A'}}"), DOC ("'title':{'en':{'text':'B'}}"), "title.en | Title | A | B");
  assert_diff (DOC ("'title':{'en':{'text':'A'},'it':{'text':'X','status':'approved'}}"),
               DOC ("'title':{'en':{'text':'B'},'it':{'text':'X','status':'outdated'}}"),
               "title.en | Title › English | A | B\n"
               "title.it.status | Title › Italian › Translation | Approved | Out of date");
  assert_diff (EMPTY, DOC ("'title':{'zh-Hans':{'text':'甲'}}"), "title.zh-Hans | Title | - | 甲");
  assert_diff (EMPTY, DOC ("'title':{}"), "title | Title | - | {}");
}

static void
test_lists (void)
{
  assert_diff (DOC ("'updates':[{'id':'u1','on':'2026-05-03'}]"),
               DOC ("'updates':[{'id':'u1','on':'2026-05-04','rag':'red'},{'id':'u2','on':'2026-06-01'}]"),
               "updates[u1].on | Updates › 3 May 2026 › On | 3 May 2026 | 4 May 2026\n"
               "updates[u1].rag | Updates › 3 May 2026 › Judgement | - | Off track\n"
               "updates[u2] | Updates | - | 1 June 2026");
  assert_diff (DOC ("'updates':[{'id':'u1'},{'id':'u2'}]"), DOC ("'updates':[{'id':'u2'},{'id':'u1'}]"),
               "updates | Updates | 2 items | 2 items in another order");
  assert_diff (DOC ("'updates':[{'id':'u1','on':'2026-05-03'}]"), EMPTY, "updates[u1] | Updates | 3 May 2026 | -");
}

static void
test_objects (void)
{
#define OBJECTIVE(members) "{'_id':'objective:01JAAAAAAAAAAAAAAAAAAAAAAA','smart':{" members "}}"
  assert_diff (OBJECTIVE ("'specific':false"), OBJECTIVE ("'specific':true"), "smart.specific | SMART › Specific | No | Yes");
#undef OBJECTIVE
}

static void
test_unknown (void)
{
  assert_diff (DOC ("'x_new':{'a':1}"), DOC ("'x_new':{'a':2}"), "x_new | x_new | {\"a\":1} | {\"a\":2}");
  /* Names that would not be a path are quoted in it. */
  assert_diff (EMPTY, DOC ("'':1,'a.b':2"), "\"\" | \"\" | - | 1\n\"a.b\" | a.b | - | 2");
}

/* References show as titles, where there is somebody who knows them. */
static TandemDoc *
get_city (gpointer    data,
          const char *id)
{
  return doc_from_json ("{'_id':'city:01JBBBBBBBBBBBBBBBBBBBBBBB','name':{'en':{'text':'Yantai'}}}");
}

static GPtrArray *
get_nobody (gpointer    data,
            const char *kind,
            const char *field,
            const char *id)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
}

static void
test_references (void)
{
  static const TandemResolver resolver = { get_city, get_nobody };
  g_autoptr(TandemContext) plain = test_context ("en");
  g_autoptr(TandemContext) context = tandem_context_new_resolving (plain, &resolver, NULL, NULL);
  g_autoptr(TandemDoc) before = doc_from_json (EMPTY);
  g_autoptr(TandemDoc) after = doc_from_json (DOC ("'side':'city:01JBBBBBBBBBBBBBBBBBBBBBBB'"));
  g_autoptr(GPtrArray) known = tandem_doc_diff (before, after, context);
  g_autoptr(GPtrArray) unknown = tandem_doc_diff (before, after, plain);

  g_assert_cmpstr (((TandemChange *) known->pdata[0])->after, ==, "Yantai");
  g_assert_cmpstr (((TandemChange *) unknown->pdata[0])->after, ==, "city:01JBBBBBBBBBBBBBBBBBBBBBBB");
}

/* Empty exactly when equal, and every change has its words. */
static void
check_random_pairs (gconstpointer data)
{
  gboolean hostile = GPOINTER_TO_INT (data);
  g_autoptr(GRand) rand = g_rand_new_with_seed (hostile ? 3 : 2);
  g_autoptr(TandemContext) context = test_context ("en");
  guint n_equal = 0;

  for (guint i = 0; i < random_rounds (3000); i++)
    {
      g_autoptr(TandemDoc) before = random_doc (random_kind (rand), rand, hostile);
      g_autoptr(TandemDoc) after = random_edit (before, rand, hostile);
      g_autoptr(GPtrArray) changes = tandem_doc_diff (before, after, context);
      g_autofree char *old = tandem_doc_to_canonical (before);
      g_autofree char *new = tandem_doc_to_canonical (after);

      g_assert_true (g_str_equal (old, new) == (changes->len == 0));
      n_equal += changes->len == 0;
      for (guint j = 0; j < changes->len; j++)
        {
          const TandemChange *change = changes->pdata[j];

          g_assert_cmpstr (change->path, !=, "");
          g_assert_cmpstr (change->label, !=, "");
          g_assert_true (change->before != NULL || change->after != NULL);
        }
    }
  g_assert_cmpuint (n_equal, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/diff/plain", test_plain);
  g_test_add_func ("/diff/hidden", test_hidden);
  g_test_add_func ("/diff/localized-text", test_l10n);
  g_test_add_func ("/diff/lists", test_lists);
  g_test_add_func ("/diff/objects", test_objects);
  g_test_add_func ("/diff/unknown", test_unknown);
  g_test_add_func ("/diff/references", test_references);
  g_test_add_data_func ("/diff/random/proper", GINT_TO_POINTER (FALSE), check_random_pairs);
  g_test_add_data_func ("/diff/random/hostile", GINT_TO_POINTER (TRUE), check_random_pairs);

  return g_test_run ();
}
