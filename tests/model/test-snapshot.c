/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-snapshot.h"

/* Two cities in a partnership, a plan of it, a milestone of the plan. */
#define ROME  "city:01ARZ3NDEKTSV4RRFFQ69G5FA0"
#define YANTAI "city:01ARZ3NDEKTSV4RRFFQ69G5FA1"
#define PAIR  "partnership:01ARZ3NDEKTSV4RRFFQ69G5FA2"
#define PLAN  "plan:01ARZ3NDEKTSV4RRFFQ69G5FA3"
#define FIRST "milestone:01ARZ3NDEKTSV4RRFFQ69G5FA4"
#define SECOND "milestone:01ARZ3NDEKTSV4RRFFQ69G5FA5"

static void
add (TandemSnapshot *snapshot,
     const char     *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  tandem_snapshot_add (snapshot, doc);
}

static TandemSnapshot *
make_snapshot (void)
{
  TandemSnapshot *snapshot = tandem_snapshot_new ();

  add (snapshot, "{\"_id\":\"" ROME "\"}");
  add (snapshot, "{\"_id\":\"" YANTAI "\"}");
  add (snapshot, "{\"_id\":\"" PAIR "\",\"members\":[{\"id\":\"a\",\"city\":\"" ROME "\"},{\"id\":\"b\",\"city\":\"" YANTAI "\"},"
       "{\"id\":\"c\",\"city\":\"" ROME "\"}]}");
  add (snapshot, "{\"_id\":\"" PLAN "\",\"owner\":\"" PAIR "\",\"partnership\":\"" PAIR "\"}");
  add (snapshot, "{\"_id\":\"" FIRST "\",\"owner\":\"" PLAN "\",\"plan\":\"" PLAN "\"}");
  add (snapshot, "{\"_id\":\"" SECOND "\",\"owner\":\"" PLAN "\",\"depends_on\":[\"" FIRST "\",\"" FIRST "\",7],\"side\":{\"odd\":1}}");

  return snapshot;
}

static void
assert_ids (GPtrArray  *docs,
            const char *expected)
{
  g_autoptr(GPtrArray) owned = docs;
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < docs->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tandem_doc_get_id (g_ptr_array_index (docs, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_get (void)
{
  g_autoptr(TandemSnapshot) snapshot = make_snapshot ();

  g_assert_cmpstr (tandem_doc_get_id (tandem_snapshot_get (snapshot, PLAN)), ==, PLAN);
  g_assert_null (tandem_snapshot_get (snapshot, "plan:01ARZ3NDEKTSV4RRFFQ69G5FA9"));
  g_assert_null (tandem_snapshot_get (snapshot, NULL));
  assert_ids (tandem_snapshot_list (snapshot, "city"), ROME " " YANTAI);
  assert_ids (tandem_snapshot_list (snapshot, "milestone"), FIRST " " SECOND);
  assert_ids (tandem_snapshot_list (snapshot, "pilot"), "");
}

static void
test_referring (void)
{
  g_autoptr(TandemSnapshot) snapshot = make_snapshot ();

  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "owner", PLAN), FIRST " " SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "plan", PLAN), FIRST);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "depends_on", FIRST), SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "depends_on", SECOND), "");
  assert_ids (tandem_snapshot_referring (snapshot, "partnership", "members.city", ROME), PAIR);
  assert_ids (tandem_snapshot_referring (snapshot, "partnership", "members.city", YANTAI), PAIR);
  assert_ids (tandem_snapshot_referring (snapshot, "partnership", "members", YANTAI), "");
  assert_ids (tandem_snapshot_referring (snapshot, "plan", NULL, PAIR), PLAN);
  assert_ids (tandem_snapshot_referring (snapshot, NULL, NULL, PLAN), FIRST " " SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, NULL, NULL, SECOND), "");
}

static void
test_replace (void)
{
  g_autoptr(TandemSnapshot) snapshot = make_snapshot ();

  add (snapshot, "{\"_id\":\"" SECOND "\",\"owner\":\"" PAIR "\",\"depends_on\":[]}");
  assert_ids (tandem_snapshot_list (snapshot, "milestone"), FIRST " " SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "owner", PLAN), FIRST);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "owner", PAIR), SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, "milestone", "depends_on", FIRST), "");
  assert_ids (tandem_snapshot_referring (snapshot, NULL, NULL, FIRST), "");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (tandem_snapshot_get (snapshot, SECOND), "owner")), ==, PAIR);

  add (snapshot, "{\"_id\":\"" FIRST "\"}");
  assert_ids (tandem_snapshot_list (snapshot, "milestone"), FIRST " " SECOND);
  assert_ids (tandem_snapshot_referring (snapshot, NULL, NULL, PLAN), "");
}

/* The context keeps the snapshot, and finds in it what the snapshot does. */
static void
test_context (void)
{
  g_autoptr(TandemSnapshot) snapshot = make_snapshot ();
  g_autoptr(TandemContext) plain = tandem_context_new ("it", tandem_date_new (2026, 4, 30), NULL), context = NULL, other = NULL;
  g_autoptr(TandemContext) bare = tandem_snapshot_dup_context (snapshot, NULL);
  g_autoptr(TandemDoc) plan = NULL, none = NULL;

  context = tandem_snapshot_dup_context (snapshot, plain);
  g_clear_pointer (&snapshot, tandem_snapshot_unref);
  other = tandem_context_new_language (context, "zh-Hans");
  g_clear_pointer (&context, tandem_context_unref);

  plan = tandem_context_resolve (other, PLAN);
  none = tandem_context_resolve (other, "plan:01ARZ3NDEKTSV4RRFFQ69G5FA9");
  g_assert_cmpstr (tandem_doc_get_id (plan), ==, PLAN);
  g_assert_null (none);
  assert_ids (tandem_context_referring (other, "milestone", "owner", PLAN), FIRST " " SECOND);
  g_assert_cmpint (tandem_context_get_today (other).ymd, ==, 20260430);
  g_assert_cmpstr (tandem_context_get_language (other), ==, "zh-Hans");
  assert_ids (tandem_context_referring (bare, NULL, NULL, PAIR), PLAN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/snapshot/get", test_get);
  g_test_add_func ("/snapshot/referring", test_referring);
  g_test_add_func ("/snapshot/replace", test_replace);
  g_test_add_func ("/snapshot/context", test_context);

  return g_test_run ();
}
