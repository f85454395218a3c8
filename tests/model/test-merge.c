/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include <string.h>

static GPtrArray *
new_conflicts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
}

static void
assert_same_docs (const TandemDoc *a,
                  const TandemDoc *b)
{
  g_autofree char *left = tandem_doc_to_canonical (a);
  g_autofree char *right = tandem_doc_to_canonical (b);

  g_assert_cmpstr (left, ==, right);
}

/* Merges three bodies of a milestone and compares with the expected body. */
static void
assert_merge (const char *base,
              const char *mine,
              const char *theirs,
              const char *expected,
              guint       n_conflicts)
{
  g_autoptr(TandemDoc) b = doc_from_json (base);
  g_autoptr(TandemDoc) m = doc_from_json (mine);
  g_autoptr(TandemDoc) t = doc_from_json (theirs);
  g_autoptr(TandemDoc) e = doc_from_json (expected);
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (b, m, t, conflicts);
  g_autoptr(TandemDoc) swapped = tandem_doc_merge (b, t, m, NULL);

  assert_same_docs (merged, e);
  assert_same_docs (swapped, e);
  g_assert_cmpuint (conflicts->len, ==, n_conflicts);
}

#define ID "'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA'"
#define DOC(members) "{" ID "," members "}"
#define EMPTY "{" ID "}"

static void
test_scalar (void)
{
  assert_merge (DOC ("'due':'2026-05-01','code':'M1'"), DOC ("'due':'2026-05-09','code':'M1'"), DOC ("'due':'2026-05-01','code':'M2'"),
                DOC ("'code':'M2','due':'2026-05-09'"), 0);
  assert_merge (DOC ("'due':'2026-05-01'"), DOC ("'due':'2026-05-09'"), DOC ("'due':'2026-05-20'"),
                DOC ("'due':'2026-05-20'"), 1);
  /* The same change twice is no conflict. */
  assert_merge (DOC ("'due':'2026-05-01'"), DOC ("'due':'2026-05-09'"), DOC ("'due':'2026-05-09'"),
                DOC ("'due':'2026-05-09'"), 0);
  /* Taken away and changed: the value stays, and is asked about. */
  assert_merge (DOC ("'due':'2026-05-01'"), EMPTY, DOC ("'due':'2026-05-09'"), DOC ("'due':'2026-05-09'"), 1);
}

static void
test_null_is_not_absent (void)
{
  assert_merge (DOC ("'due':null"), EMPTY, DOC ("'due':null,'code':'M1'"), DOC ("'code':'M1'"), 0);
  assert_merge (DOC ("'due':'2026-05-01'"), EMPTY, DOC ("'due':null"), DOC ("'due':null"), 1);
  assert_merge (EMPTY, DOC ("'due':null"), DOC ("'due':'2026-05-01'"), DOC ("'due':'2026-05-01'"), 1);
}

static void
test_conflict_says_everything (void)
{
  g_autoptr(TandemDoc) base = doc_from_json (DOC ("'updates':[{'id':'u1','on':'2026-05-01'}]"));
  g_autoptr(TandemDoc) mine = doc_from_json (DOC ("'updates':[{'id':'u1','on':'2026-05-02'}]"));
  g_autoptr(TandemDoc) theirs = doc_from_json (DOC ("'updates':[{'id':'u1'}]"));
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (base, mine, theirs, conflicts);
  const TandemConflict *conflict;

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->path, ==, "updates[u1].on");
  g_assert_cmpstr (conflict->base, ==, "\"2026-05-01\"");
  g_assert_cmpstr (conflict->mine, ==, "\"2026-05-02\"");
  g_assert_null (conflict->theirs);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (merged, conflict->path)), ==, "2026-05-02");
}

static void
test_sets (void)
{
  assert_merge (DOC ("'files':['attachment:01JAAAAAAAAAAAAAAAAAAAAAAA','attachment:01JBBBBBBBBBBBBBBBBBBBBBBB']"),
                DOC ("'files':['attachment:01JBBBBBBBBBBBBBBBBBBBBBBB','attachment:01JCCCCCCCCCCCCCCCCCCCCCCC']"),
                DOC ("'files':['attachment:01JAAAAAAAAAAAAAAAAAAAAAAA','attachment:01JDDDDDDDDDDDDDDDDDDDDDDD','attachment:01JBBBBBBBBBBBBBBBBBBBBBBB']"),
                DOC ("'files':['attachment:01JBBBBBBBBBBBBBBBBBBBBBBB','attachment:01JCCCCCCCCCCCCCCCCCCCCCCC','attachment:01JDDDDDDDDDDDDDDDDDDDDDDD']"), 0);
  /* A set with a doubled element is one value. */
  assert_merge (DOC ("'files':['a']"), DOC ("'files':['a','a']"), DOC ("'files':['b']"), DOC ("'files':['b']"), 1);
}

static void
test_keyed_lists (void)
{
  /* Each side adds an item. */
  assert_merge (DOC ("'updates':[{'id':'u1'}]"), DOC ("'updates':[{'id':'u1'},{'id':'u3'}]"), DOC ("'updates':[{'id':'u2'},{'id':'u1'}]"),
                DOC ("'updates':[{'id':'u1'},{'id':'u2'},{'id':'u3'}]"), 0);
  /* Different members of one item. */
  assert_merge (DOC ("'updates':[{'id':'u1','on':'2026-01-01'}]"), DOC ("'updates':[{'id':'u1','on':'2026-01-02'}]"),
                DOC ("'updates':[{'id':'u1','on':'2026-01-01','rag':'red'}]"),
                DOC ("'updates':[{'id':'u1','on':'2026-01-02','rag':'red'}]"), 0);
  /* An edit beats a deletion; a deletion of what nobody touched goes through. */
  assert_merge (DOC ("'updates':[{'id':'u1'},{'id':'u2'}]"), DOC ("'updates':[]"), DOC ("'updates':[{'id':'u1','rag':'red'},{'id':'u2'}]"),
                DOC ("'updates':[{'id':'u1','rag':'red'}]"), 0);
  /* Without ids an item could get lost: the list is one value. */
  assert_merge (DOC ("'updates':[]"), DOC ("'updates':[{'on':'2026-01-01'}]"), DOC ("'updates':[{'id':'u1'}]"),
                DOC ("'updates':[{'on':'2026-01-01'}]"), 1);
}

static void
test_l10n (void)
{
  /* Two languages. */
  assert_merge (DOC ("'title':{'en':{'text':'A'}}"), DOC ("'title':{'en':{'text':'B'}}"),
                DOC ("'title':{'en':{'text':'A'},'zh-Hans':{'text':'甲','status':'draft'}}"),
                DOC ("'title':{'en':{'text':'B'},'zh-Hans':{'text':'甲','status':'draft'}}"), 0);
  /* The base text changed while its translation was written: both hold. */
  assert_merge (DOC ("'title':{'en':{'text':'A'},'it':{'text':'X','status':'approved'}}"),
                DOC ("'title':{'en':{'text':'B'},'it':{'text':'X','status':'outdated'}}"),
                DOC ("'title':{'en':{'text':'A'},'it':{'text':'Y','status':'draft'}}"),
                DOC ("'title':{'en':{'text':'B'},'it':{'text':'Y','status':'outdated'}}"), 0);
  /* A text and its status are one value. */
  assert_merge (DOC ("'title':{'it':{'text':'X','status':'draft'}}"), DOC ("'title':{'it':{'text':'X','status':'approved'}}"),
                DOC ("'title':{'it':{'text':'Y','status':'draft'}}"), DOC ("'title':{'it':{'text':'Y','status':'draft'}}"), 1);
}

#define PAIR_ID "'_id':'partnership:01JAAAAAAAAAAAAAAAAAAAAAAA'"
#define PAIR(text) "{" PAIR_ID ",'background':{'en':{'text':'" text "'}}}"

static void
test_long_text (void)
{
  assert_merge (PAIR ("a\\nb\\nc"), PAIR ("A\\nb\\nc"), PAIR ("a\\nb\\nc\\nd"), PAIR ("A\\nb\\nc\\nd"), 0);
  assert_merge (PAIR ("a\\nb\\nc"), PAIR ("a\\nc"), PAIR ("a\\nb\\nC"), PAIR ("a\\nc"), 1);
  assert_merge (PAIR ("a\\nb\\nc\\nd"), PAIR ("a\\nx\\nb\\nc\\nd"), PAIR ("a\\nb\\nd"), PAIR ("a\\nx\\nb\\nd"), 0);
  /* The same line inserted by both stands once. */
  assert_merge (PAIR ("a\\nb"), PAIR ("a\\nx\\nb\\ny"), PAIR ("a\\nx\\nb"), PAIR ("a\\nx\\nb\\ny"), 0);
}

static void
test_unknown_members (void)
{
  assert_merge (DOC ("'x':{'a':1,'b':{'c':1}}"), DOC ("'x':{'a':2,'b':{'c':1}}"), DOC ("'x':{'a':1,'b':{'c':1,'d':5}}"),
                DOC ("'x':{'a':2,'b':{'c':1,'d':5}}"), 0);
  assert_merge (DOC ("'x':[1,2]"), DOC ("'x':[1,2,3]"), DOC ("'x':[0]"), DOC ("'x':[1,2,3]"), 1);
}

/* A value object is never made of halves. */
static void
test_money_is_whole (void)
{
#define PLAN(money) "{'_id':'plan:01JAAAAAAAAAAAAAAAAAAAAAAA','cost':" money "}"
  assert_merge (PLAN ("{'amount':'1','currency':'EUR'}"), PLAN ("{'amount':'2','currency':'EUR'}"),
                PLAN ("{'amount':'1','currency':'CNY'}"), PLAN ("{'amount':'2','currency':'EUR'}"), 1);
#undef PLAN
}

static void
test_without_base (void)
{
  g_autoptr(TandemDoc) mine = doc_from_json (DOC ("'code':'M1','updates':[{'id':'u1'}]"));
  g_autoptr(TandemDoc) theirs = doc_from_json (DOC ("'due':'2026-05-01','updates':[{'id':'u2'}]"));
  g_autoptr(TandemDoc) expected = doc_from_json (DOC ("'code':'M1','due':'2026-05-01','updates':[{'id':'u1'},{'id':'u2'}]"));
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (NULL, mine, theirs, conflicts);

  assert_same_docs (merged, expected);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* Both fit, together they do not: then a person has to choose. */
static void
test_too_large_together (void)
{
  g_autofree char *filler = g_strnfill (150 * 1024, 'x');
  g_autofree char *my_body = g_strdup_printf (DOC ("'p':'%s'"), filler);
  g_autofree char *their_body = g_strdup_printf (DOC ("'q':'%s'"), filler);
  g_autoptr(TandemDoc) base = doc_from_json (EMPTY);
  g_autoptr(TandemDoc) mine = doc_from_json (my_body);
  g_autoptr(TandemDoc) theirs = doc_from_json (their_body);
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (base, mine, theirs, conflicts);
  g_autoptr(TandemDoc) swapped = tandem_doc_merge (base, theirs, mine, NULL);
  const TandemConflict *conflict;

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->path, ==, "");
  g_assert_cmpuint (strlen (conflict->mine), >, strlen (filler));
  g_assert_cmpuint (strlen (conflict->theirs), >, strlen (filler));
  assert_same_docs (merged, swapped);
}

/* ---- properties --------------------------------------------------------------------- */

static int
compare_conflicts (gconstpointer a,
                   gconstpointer b)
{
  const TandemConflict *left = *(TandemConflict *const *) a, *right = *(TandemConflict *const *) b;

  return strcmp (left->path, right->path);
}

static void
assert_mirrored (GPtrArray *ours,
                 GPtrArray *swapped)
{
  g_assert_cmpuint (ours->len, ==, swapped->len);
  g_ptr_array_sort (ours, compare_conflicts);
  g_ptr_array_sort (swapped, compare_conflicts);
  for (guint i = 0; i < ours->len; i++)
    {
      const TandemConflict *left = ours->pdata[i], *right = swapped->pdata[i];

      g_assert_cmpstr (left->path, ==, right->path);
      g_assert_cmpstr (left->base, ==, right->base);
      g_assert_cmpstr (left->mine, ==, right->theirs);
      g_assert_cmpstr (left->theirs, ==, right->mine);
      g_assert_cmpstr (left->mine, !=, left->theirs);
    }
}

static char *
val_json (TandemVal value)
{
  GString *out;

  if (tandem_val_type (value) == TANDEM_VAL_ABSENT)
    return NULL;
  out = g_string_new (NULL);
  tandem_val_write (value, out);

  return g_string_free (out, FALSE);
}

static gboolean
is_in_conflict (GPtrArray  *conflicts,
                const char *name)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const char *path = ((TandemConflict *) conflicts->pdata[i])->path;
      gsize length = strcspn (path, ".[");

      if (length == strlen (name) && strncmp (path, name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What only one side changed is in the result as that side has it; and each
 * item, element or language that a side put in is there, or in a conflict. */
static void
assert_nothing_lost (const TandemDoc *base,
                     const TandemDoc *side,
                     const TandemDoc *other,
                     const TandemDoc *merged,
                     GPtrArray       *conflicts)
{
  TandemValIter members, parts;
  const char *name, *part;
  TandemVal value, item;

  tandem_val_iter_init (&members, tandem_doc_root (side));
  while (tandem_val_iter_next (&members, &name, &value))
    {
      g_autofree char *before = val_json (tandem_val_member (tandem_doc_root (base), name));
      g_autofree char *now = val_json (value);
      g_autofree char *there = val_json (tandem_val_member (tandem_doc_root (other), name));
      g_autofree char *result = val_json (tandem_val_member (tandem_doc_root (merged), name));

      if (g_strcmp0 (before, there) == 0)
        g_assert_cmpstr (result, ==, now);
      if (g_strcmp0 (before, now) == 0 || is_in_conflict (conflicts, name))
        continue;
      g_assert_nonnull (result);

      tandem_val_iter_init (&parts, value);
      while (tandem_val_iter_next (&parts, &part, &item))
        {
          TandemVal outcome = tandem_val_member (tandem_doc_root (merged), name);
          TandemVal old = tandem_val_member (tandem_doc_root (base), name);
          const char *id = tandem_val_string (tandem_val_member (item, "id"));

          if (id != NULL && !tandem_val_exists (tandem_val_item (old, id)))
            g_assert_true (tandem_val_exists (tandem_val_item (outcome, id)));
          else if (part != NULL && tandem_val_exists (item) && !tandem_val_exists (tandem_val_member (old, part)))
            g_assert_true (tandem_val_exists (tandem_val_member (outcome, part)));
          else if (tandem_val_string (item) != NULL && part == NULL && !tandem_val_has_code (old, tandem_val_string (item)))
            g_assert_true (tandem_val_has_code (outcome, tandem_val_string (item)));
        }
    }
}

static void
check_triple (const TandemDoc *base,
              const TandemDoc *mine,
              const TandemDoc *theirs)
{
  g_autoptr(GPtrArray) conflicts = new_conflicts (), swapped_conflicts = new_conflicts (), none = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (base, mine, theirs, conflicts);
  g_autoptr(TandemDoc) swapped = tandem_doc_merge (base, theirs, mine, swapped_conflicts);
  g_autoptr(TandemDoc) twice = tandem_doc_merge (base, mine, mine, none);
  g_autoptr(TandemDoc) forward = tandem_doc_merge (base, base, mine, none);
  g_autoptr(TandemDoc) backward = tandem_doc_merge (base, mine, base, none);
  g_autoptr(TandemDoc) again = tandem_doc_merge (theirs, merged, theirs, none);

  assert_same_docs (merged, swapped);
  assert_mirrored (conflicts, swapped_conflicts);
  assert_same_docs (twice, mine);
  assert_same_docs (forward, mine);
  assert_same_docs (backward, mine);
  assert_same_docs (again, merged);
  g_assert_cmpuint (none->len, ==, 0);
  assert_nothing_lost (base, mine, theirs, merged, conflicts);
  assert_nothing_lost (base, theirs, mine, merged, conflicts);
}

static void
check_random_triples (gconstpointer data)
{
  gboolean hostile = GPOINTER_TO_INT (data);
  g_autoptr(GRand) rand = g_rand_new_with_seed (hostile ? 11 : 7);

  for (guint i = 0; i < random_rounds (3000); i++)
    {
      g_autoptr(TandemDoc) base = random_doc (random_kind (rand), rand, hostile);
      g_autoptr(TandemDoc) mine = random_edit (base, rand, hostile);
      g_autoptr(TandemDoc) theirs = random_edit (base, rand, hostile);

      check_triple (base, mine, theirs);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/merge/scalar", test_scalar);
  g_test_add_func ("/merge/null-is-not-absent", test_null_is_not_absent);
  g_test_add_func ("/merge/conflict-says-everything", test_conflict_says_everything);
  g_test_add_func ("/merge/sets", test_sets);
  g_test_add_func ("/merge/keyed-lists", test_keyed_lists);
  g_test_add_func ("/merge/localized-text", test_l10n);
  g_test_add_func ("/merge/long-text", test_long_text);
  g_test_add_func ("/merge/unknown-members", test_unknown_members);
  g_test_add_func ("/merge/money-is-whole", test_money_is_whole);
  g_test_add_func ("/merge/without-base", test_without_base);
  g_test_add_func ("/merge/too-large-together", test_too_large_together);
  g_test_add_data_func ("/merge/random/proper", GINT_TO_POINTER (FALSE), check_random_triples);
  g_test_add_data_func ("/merge/random/hostile", GINT_TO_POINTER (TRUE), check_random_triples);

  return g_test_run ();
}
