/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-seed.h"
#include "tandem-snapshot.h"

#define SCALE 0.02

static GPtrArray *
make_documents (guint64 seed)
{
  g_autoptr(TandemSeed) iterator = tandem_seed_new (SCALE, seed);
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  TandemDoc *doc;

  while ((doc = tandem_seed_next (iterator)) != NULL)
    g_ptr_array_add (documents, doc);
  g_assert_null (tandem_seed_next (iterator));

  return documents;
}

static void
test_checked (void)
{
  g_autoptr(GPtrArray) documents = make_documents (1);
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) plain = tandem_context_new ("en", tandem_date_new (2026, 6, 1), vocabularies);
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;

  for (guint i = 0; i < documents->len; i++)
    tandem_snapshot_add (snapshot, g_ptr_array_index (documents, i));
  context = tandem_snapshot_dup_context (snapshot, plain);

  for (guint i = 0; i < documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (documents, i);
      g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);

      g_assert_true (tandem_id_is_valid (tandem_doc_get_id (doc)));
      g_assert_true (tandem_val_bool (tandem_doc_get (doc, "illustration")));
      for (guint j = 0; j < problems->len; j++)
        {
          const TandemProblem *problem = g_ptr_array_index (problems, j);

          if (problem->severity == TANDEM_SEVERITY_ERROR)
            g_error ("%s, %s: %s", tandem_doc_get_body (doc, NULL), problem->path, problem->message);
        }
    }
}

static void
assert_references (TandemSnapshot  *before,
                   const TandemDoc *doc,
                   TandemVal        value)
{
  const char *text = tandem_val_string (value);
  TandemValIter iter;
  TandemVal part;

  if (text != NULL && tandem_id_is_valid (text) && !g_str_equal (text, tandem_doc_get_id (doc)) &&
      tandem_snapshot_get (before, text) == NULL)
    g_error ("%s refers to %s, which did not come before it", tandem_doc_get_id (doc), text);

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &part))
    assert_references (before, doc, part);
}

/* Each record comes after those it refers to, and belongs to the plan and the
 * pairing that its parent belongs to. */
static void
test_references (void)
{
  static const char *const names[] = { "partnership", "plan" };
  g_autoptr(GPtrArray) documents = make_documents (1);
  g_autoptr(TandemSnapshot) before = tandem_snapshot_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (documents, i);
      const char *parent_id = tandem_doc_get_parent (doc);
      TandemDoc *parent = parent_id != NULL ? tandem_snapshot_get (before, parent_id) : NULL;

      assert_references (before, doc, tandem_doc_root (doc));
      for (guint j = 0; parent != NULL && j < G_N_ELEMENTS (names); j++)
        if (tandem_val_exists (tandem_doc_get (parent, names[j])))
          g_assert_true (tandem_val_equal (tandem_doc_get (doc, names[j]), tandem_doc_get (parent, names[j])));
      tandem_snapshot_add (before, doc);
    }
}

static void
test_same (void)
{
  g_autoptr(GPtrArray) one = make_documents (7);
  g_autoptr(GPtrArray) again = make_documents (7);
  g_autoptr(GPtrArray) other = make_documents (8);

  g_assert_cmpuint (one->len, ==, again->len);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const char *body = tandem_doc_get_body (g_ptr_array_index (one, i), NULL);

      g_assert_cmpstr (body, ==, tandem_doc_get_body (g_ptr_array_index (again, i), NULL));
      g_assert_cmpstr (body, !=, tandem_doc_get_body (g_ptr_array_index (other, i), NULL));
    }
}

static void
test_counts (void)
{
  g_autoptr(GPtrArray) documents = make_documents (1);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *id = NULL;
  GHashTableIter iter;
  gpointer kind, n;

  for (guint i = 0; i < documents->len; i++)
    {
      const char *name = tandem_doc_get_kind (g_ptr_array_index (documents, i))->name;

      g_hash_table_insert (counts, (gpointer) name,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1));
    }

  g_assert_cmpuint (g_hash_table_size (counts), ==, 9);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &kind, &n))
    g_assert_cmpuint (GPOINTER_TO_UINT (n), ==, tandem_seed_count (SCALE, kind));

  id = tandem_seed_dup_id (1, "city", 0);
  g_assert_cmpstr (tandem_doc_get_id (g_ptr_array_index (documents, 0)), ==, id);
  g_assert_cmpuint (tandem_seed_count (1, "city"), ==, 500);
  g_assert_cmpuint (tandem_seed_count (1, "action"), ==, 15000);
  g_assert_cmpuint (tandem_seed_count (1, "milestone"), ==, 75000);
  g_assert_cmpuint (tandem_seed_count (1, "practice"), ==, 5000);
  g_assert_cmpuint (tandem_seed_count (10, "milestone"), ==, 750000);
  g_assert_cmpuint (tandem_seed_count (1, "term"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/seed/checked", test_checked);
  g_test_add_func ("/seed/references", test_references);
  g_test_add_func ("/seed/same", test_same);
  g_test_add_func ("/seed/counts", test_counts);

  return g_test_run ();
}
