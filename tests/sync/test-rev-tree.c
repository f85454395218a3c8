/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-rev-tree.h"
#include "tandem-rev.h"

#include <json-glib/json-glib.h>

/* What real CouchDB answers, a case a line: see the design of sync, 4. */
typedef struct
{
  JsonParser *parser;
  JsonObject *root;
} Vector;

static void
vector_clear (Vector *vector)
{
  g_clear_object (&vector->parser);
}

static GStrv
read_lines (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sync", "revtree-vectors.jsonl", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strstrip (text), "\n", -1);
}

static void
read_vector (Vector     *vector,
             const char *line)
{
  g_autoptr(GError) error = NULL;

  vector->parser = json_parser_new ();
  json_parser_load_from_data (vector->parser, line, -1, &error);
  g_assert_no_error (error);
  vector->root = json_node_get_object (json_parser_get_root (vector->parser));
}

static void
add_op (TandemRevTree *tree,
        JsonObject    *op)
{
  JsonObject *revisions = json_object_get_object_member (op, "_revisions");
  JsonArray *ids = json_object_get_array_member (revisions, "ids");
  g_autoptr(GPtrArray) list = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (guint i = 0; i < json_array_get_length (ids); i++)
    g_ptr_array_add (list, (gpointer) json_array_get_string_element (ids, i));
  g_assert_true (tandem_rev_tree_add (tree, (guint) json_object_get_int_member (revisions, "start"),
                                      (const char *const *) list->pdata,
                                      json_object_get_boolean_member_with_default (op, "_deleted", FALSE)));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

static char *
describe_tree (TandemRevTree *tree)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tandem_rev_tree_get_n_leaves (tree); i++)
    {
      gboolean deleted;
      g_autofree char *rev = tandem_rev_tree_dup_leaf (tree, i, &deleted);
      guint length = g_strv_length ((char **) tandem_rev_tree_get_path (tree, i, NULL));

      g_ptr_array_add (lines, g_strdup_printf ("%s/%d/%u", rev, deleted, length));
    }
  return join_sorted (lines);
}

static char *
describe_expected (JsonObject *expect)
{
  JsonArray *leaves = json_object_get_array_member (expect, "leaves");
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (leaves); i++)
    {
      JsonObject *leaf = json_array_get_object_element (leaves, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s/%d/%d", json_object_get_string_member (leaf, "rev"),
                                               json_object_get_boolean_member (leaf, "deleted"),
                                               (int) json_object_get_int_member (leaf, "path")));
    }
  return join_sorted (lines);
}

static gboolean
array_holds (JsonArray  *array,
             const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), text))
      return TRUE;
  return FALSE;
}

static void
assert_tree (TandemRevTree *tree,
             JsonObject    *root)
{
  JsonObject *expect = json_object_get_object_member (root, "expect");
  JsonArray *probes = json_object_get_array_member (root, "probe");
  JsonArray *missing = json_object_get_array_member (expect, "missing");
  gboolean deleted;
  g_autofree char *winner = tandem_rev_tree_dup_leaf (tree, 0, &deleted);
  g_autofree char *found = describe_tree (tree);
  g_autofree char *expected = describe_expected (expect);

  g_test_message ("case %s", json_object_get_string_member (root, "id"));
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (winner, ==, json_object_get_string_member (expect, "winner"));
  g_assert_cmpint (deleted, ==, json_object_get_boolean_member (expect, "deleted"));
  for (guint i = 0; i < json_array_get_length (probes); i++)
    {
      const char *probe = json_array_get_string_element (probes, i);

      g_assert_cmpint (tandem_rev_tree_knows (tree, probe), ==, !array_holds (missing, probe));
    }
}

static void
test_vectors (void)
{
  g_auto(GStrv) lines = read_lines ();

  g_assert_cmpuint (g_strv_length (lines), ==, 500);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Vector vector;
      g_autoptr(TandemRevTree) tree = tandem_rev_tree_new ();
      JsonArray *ops;

      read_vector (&vector, lines[i]);
      ops = json_object_get_array_member (vector.root, "ops");
      for (guint j = 0; j < json_array_get_length (ops); j++)
        add_op (tree, json_array_get_object_element (ops, j));
      assert_tree (tree, vector.root);
      vector_clear (&vector);
    }
}

static void
add_shuffled (TandemRevTree *tree,
              JsonArray     *ops,
              GRand         *rand)
{
  guint n = json_array_get_length (ops);
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (rand, 0, (gint32) i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
  for (guint i = 0; i < n; i++)
    add_op (tree, json_array_get_object_element (ops, order[i]));
}

static void
test_any_order (void)
{
  g_auto(GStrv) lines = read_lines ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260517);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Vector vector;

      read_vector (&vector, lines[i]);
      for (guint round = 0; round < 5; round++)
        {
          g_autoptr(TandemRevTree) tree = tandem_rev_tree_new ();
          g_autoptr(TandemRevTree) again = NULL;
          g_autoptr(GError) error = NULL;
          g_autofree char *json = NULL;

          add_shuffled (tree, json_object_get_array_member (vector.root, "ops"), rand);
          assert_tree (tree, vector.root);

          json = tandem_rev_tree_to_json (tree);
          again = tandem_rev_tree_new_from_json (json, &error);
          g_assert_no_error (error);
          assert_tree (again, vector.root);
        }
      vector_clear (&vector);
    }
}

static void
test_children (void)
{
  g_autoptr(TandemRevTree) tree = tandem_rev_tree_new ();
  g_autofree char *json = NULL;
  g_autofree char *winner = NULL;
  gboolean deleted;

  g_assert_true (tandem_rev_tree_add_child (tree, NULL, "1-a", FALSE));
  g_assert_true (tandem_rev_tree_add_child (tree, "1-a", "2-b", FALSE));
  g_assert_true (tandem_rev_tree_add_child (tree, "1-a", "2-c", TRUE));
  g_assert_false (tandem_rev_tree_add_child (tree, "1-unknown", "2-d", FALSE));
  g_assert_false (tandem_rev_tree_add_child (tree, "1-a", "3-d", FALSE));
  g_assert_true (tandem_rev_tree_add_child (tree, "2-c", "3-d", FALSE));

  winner = tandem_rev_tree_dup_leaf (tree, 0, &deleted);
  g_assert_cmpstr (winner, ==, "3-d");
  g_assert_false (deleted);
  g_assert_cmpuint (tandem_rev_tree_get_n_leaves (tree), ==, 2);
  g_assert_cmpuint (tandem_rev_tree_count_living (tree), ==, 2);
  g_assert_true (tandem_rev_tree_descends (tree, "3-d", "1-a"));
  g_assert_true (tandem_rev_tree_descends (tree, "3-d", "3-d"));
  g_assert_false (tandem_rev_tree_descends (tree, "3-d", "2-b"));
  g_assert_false (tandem_rev_tree_has_leaf (tree, "2-c"));
  json = tandem_rev_tree_to_json (tree);
  g_assert_cmpstr (json, ==,
                   "[{\"start\":3,\"ids\":[\"d\",\"c\",\"a\"]},{\"start\":2,\"ids\":[\"b\",\"a\"]}]");
}

static void
test_hostile (void)
{
  g_autoptr(TandemRevTree) tree = tandem_rev_tree_new ();
  static const char *const quoted[] = { "a\"b", NULL };
  static const char *const empty[] = { NULL };
  static const char *const pair[] = { "a", "b", NULL };
  g_autoptr(GPtrArray) many = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  g_autoptr(GError) error = NULL;

  g_assert_false (tandem_rev_tree_add (tree, 1, quoted, FALSE));
  g_assert_false (tandem_rev_tree_add (tree, 1, empty, FALSE));
  g_assert_false (tandem_rev_tree_add (tree, 1, pair, FALSE));
  for (guint i = 0; i < 6000; i++)
    g_ptr_array_add (many, g_strdup_printf ("%x", i));
  g_assert_false (tandem_rev_tree_add (tree, 9000, (const char *const *) many->pdata, FALSE));
  g_assert_cmpuint (tandem_rev_tree_get_n_leaves (tree), ==, 0);

  /* What a server may send is cut to what is kept. */
  g_ptr_array_set_size (many, 3000);
  g_assert_true (tandem_rev_tree_add (tree, 9000, (const char *const *) many->pdata, FALSE));
  g_assert_cmpuint (g_strv_length ((char **) tandem_rev_tree_get_path (tree, 0, NULL)), ==, TANDEM_REV_TREE_KEPT);

  g_assert_null (tandem_rev_tree_new_from_json ("[{\"start\":1}]", &error));
  g_assert_nonnull (error);
}

static void
test_rev (void)
{
  g_autofree char *first = tandem_rev_new (NULL, FALSE, "{\"_id\":\"city:1\"}");
  g_autofree char *again = tandem_rev_new (NULL, FALSE, "{\"_id\":\"city:1\"}");
  g_autofree char *other = tandem_rev_new (NULL, FALSE, "{\"_id\":\"city:2\"}");
  g_autofree char *deletion = tandem_rev_new (first, TRUE, "{\"_id\":\"city:1\"}");
  g_autofree char *edit = tandem_rev_new (first, FALSE, "{\"_id\":\"city:1\"}");
  guint generation;
  const char *hash;

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpstr (deletion, !=, edit);
  g_assert_true (tandem_rev_parse (edit, &generation, &hash));
  g_assert_cmpuint (generation, ==, 2);
  g_assert_cmpuint (strlen (hash), ==, 32);
  g_assert_cmpuint (strspn (hash, "0123456789abcdef"), ==, 32);
  g_assert_null (tandem_rev_new ("nonsense", FALSE, "{}"));

  g_assert_cmpint (tandem_rev_compare ("10-a", "9-b"), >, 0);
  g_assert_cmpint (tandem_rev_compare ("9-a", "9-b"), <, 0);
  g_assert_cmpint (tandem_rev_compare ("9-b", "9-b"), ==, 0);
}

static void
test_rev_refused (void)
{
  static const char *const bad[] = {
    "", "1", "1-", "-a", "0-a", "01-a", "1 -a", "1-a b", "1-a\"", "1-\xc3\xa4", "1234567890-a", "x-a",
  };
  g_autofree char *long_hash = g_strnfill (127, 'a');
  g_autofree char *too_long = g_strconcat ("1-", long_hash, NULL);
  guint generation;
  const char *hash;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tandem_rev_parse (bad[i], &generation, &hash));
  g_assert_false (tandem_rev_parse (NULL, &generation, &hash));
  g_assert_false (tandem_rev_parse (too_long, &generation, &hash));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rev-tree/vectors", test_vectors);
  g_test_add_func ("/rev-tree/any-order", test_any_order);
  g_test_add_func ("/rev-tree/children", test_children);
  g_test_add_func ("/rev-tree/hostile", test_hostile);
  g_test_add_func ("/rev/new", test_rev);
  g_test_add_func ("/rev/refused", test_rev_refused);

  return g_test_run ();
}
