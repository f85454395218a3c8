/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-query-sql.h"

#include <string.h>

#define PLAN_A "plan:01J0000000000000000000000P"
#define PLAN_B "plan:01J00000000000000000000P2N"
#define CITY_A "city:01J00000000000000000000R0M"
#define CITY_B "city:01J00000000000000000000YNT"

static const char *const plans[] = {
  "{\"_id\":\"" PLAN_A "\",\"title\":{\"en\":{\"text\":\"Zebra crossings\"}}}",
  "{\"_id\":\"" PLAN_B "\",\"title\":{\"en\":{\"text\":\"Apple trees\"}}}",
};

/* Milestones: title, code, due, status, plan; “-” leaves what all have (no code, plan A). */
static const char *const milestones[][5] = {
  { "Roofs", "M10", "2026-05-03", "planned", "-" },
  { "Wells", "M2", "2026-05-20", "achieved", PLAN_B },
  { "Banks", "M1", "2026-06-01", "dropped", "-" },
  { "Quays", "M3", "2026-04-01", "delayed", PLAN_B },
  { "Élan", "-", "2027-01-15", "in_progress", "-" },
};

static TandemDoc *
dup_milestone (const char *const *row)
{
  static const char *const fields[] = { NULL, "code", "due", "status", "plan" };
  TandemDoc *doc = store_support_milestone (NULL, row[0]);

  for (gsize i = 1; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *json = tandem_json_string (row[i]);
      g_autoptr(TandemDoc) before = doc;

      doc = g_str_equal (row[i], "-") ? tandem_doc_ref (before) : store_support_with (before, fields[i], json);
    }

  return doc;
}

static void
put (TandemBatch *batch,
     const char  *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  tandem_batch_put (batch, NULL, doc);
}

static void
fill (TandemStore *store)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    put (batch, plans[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (milestones); i++)
    {
      g_autoptr(TandemDoc) doc = dup_milestone (milestones[i]);

      tandem_batch_put (batch, NULL, doc);
    }
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

/* The codes ("?" for none) of what a query finds, in order. */
static char *
dup_codes (TandemStore *store,
           TandemQuery *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) docs = tandem_store_query (store, query, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (tandem_store_count (store, query, NULL), ==, docs->len);
  for (guint i = 0; i < docs->len; i++)
    {
      const char *code = tandem_val_string (tandem_doc_get (g_ptr_array_index (docs, i), "code"));

      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", code != NULL ? code : "?");
    }

  return g_string_free (codes, FALSE);
}

static void
assert_codes (TandemStore *store,
              TandemQuery *query,
              const char  *expected)
{
  g_autofree char *codes = dup_codes (store, query);

  g_assert_cmpstr (codes, ==, expected);
}

static TandemQuery *
milestone_query (void)
{
  return tandem_query_new (tandem_kind_find ("milestone"));
}

static void
test_where (StoreFixture *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char     *field;
    TandemQueryTest test;
    const char     *value;
    const char     *codes;
  } examples[] = {
    { "status", TANDEM_QUERY_IS, "planned", "M10" },
    { "status", TANDEM_QUERY_IS_NOT, "planned", "M2 M1 M3 ?" },
    { "due", TANDEM_QUERY_BEFORE, "2026-05-20", "M10 M3" },
    { "due", TANDEM_QUERY_SINCE, "2026-05-20", "M2 M1 ?" },
    { "due", TANDEM_QUERY_SINCE, "2026-06", "M1 ?" },
    { "due", TANDEM_QUERY_IS, "2026-05-03", "M10" },
    { "code", TANDEM_QUERY_IS_SET, NULL, "M10 M2 M1 M3" },
    { "code", TANDEM_QUERY_IS_NOT_SET, NULL, "?" },
    { "plan", TANDEM_QUERY_IS, PLAN_B, "M2 M3" },
    { "plan", TANDEM_QUERY_IS_NOT, PLAN_B, "M10 M1 ?" },
    { "plan", TANDEM_QUERY_IS_NOT_SET, NULL, "" },
    { "code", TANDEM_QUERY_IS, "' OR 1 --", "" },
  };

  fill (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(TandemQuery) query = milestone_query ();
      g_autoptr(GError) error = NULL;

      g_assert_true (tandem_query_where (query, examples[i].field, examples[i].test, examples[i].value, &error));
      g_assert_no_error (error);
      assert_codes (fixture->store, query, examples[i].codes);
    }
}

static void
test_late (StoreFixture *fixture,
           gconstpointer data)
{
  static const char *const closed[] = { "achieved", "dropped", NULL };
  static const char *const open[] = { "planned", "in_progress", "delayed", "on_hold", NULL };
  static const char *const none[] = { NULL };
  g_autoptr(TandemQuery) late = milestone_query ();
  g_autoptr(TandemQuery) same = milestone_query ();
  g_autoptr(TandemQuery) copy = NULL;

  fill (fixture->store);
  tandem_query_where (late, "due", TANDEM_QUERY_BEFORE, "2026-06-01", NULL);
  copy = tandem_query_copy (late);
  for (guint i = 0; closed[i] != NULL; i++)
    tandem_query_where (late, "status", TANDEM_QUERY_IS_NOT, closed[i], NULL);
  tandem_query_sort (late, "due", FALSE, NULL);
  assert_codes (fixture->store, late, "M3 M10");

  tandem_query_where_in (same, "status", open, NULL);
  tandem_query_where (same, "due", TANDEM_QUERY_BEFORE, "2026-06-01", NULL);
  tandem_query_sort (same, "due", FALSE, NULL);
  assert_codes (fixture->store, same, "M3 M10");

  /* a copy goes its own way */
  assert_codes (fixture->store, copy, "M10 M2 M3");
  tandem_query_where_in (copy, "status", none, NULL);
  assert_codes (fixture->store, copy, "");
}

static void
test_sort (StoreFixture *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *first;
    gboolean    descending;
    const char *second;
    guint       limit;
    const char *codes;
  } examples[] = {
    { "title", FALSE, NULL, 0, "M1 ? M3 M10 M2" },
    { "title", TRUE, NULL, 0, "M2 M10 M3 ? M1" },
    { "due", FALSE, NULL, 0, "M3 M10 M2 M1 ?" },
    { "due", TRUE, NULL, 2, "? M1" },
    { "status", FALSE, NULL, 0, "M10 ? M3 M2 M1" },
    { "plan", FALSE, "due", 0, "M3 M2 M10 M1 ?" },
    { "due", FALSE, NULL, 1, "M3" },
  };

  fill (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(TandemQuery) query = milestone_query ();
      g_autoptr(GError) error = NULL;

      g_assert_true (tandem_query_sort (query, examples[i].first, examples[i].descending, &error));
      g_assert_no_error (error);
      if (examples[i].second != NULL)
        g_assert_true (tandem_query_sort (query, examples[i].second, FALSE, NULL));
      tandem_query_limit (query, examples[i].limit);
      assert_codes (fixture->store, query, examples[i].codes);
    }
}

static void
test_group (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(TandemQuery) by_status = milestone_query ();
  g_autoptr(TandemQuery) by_month = milestone_query ();
  g_autoptr(TandemQuery) backwards = milestone_query ();

  fill (fixture->store);
  g_assert_true (tandem_query_group (by_status, "status", NULL));
  g_assert_true (tandem_query_sort (by_status, "title", FALSE, NULL));
  assert_codes (fixture->store, by_status, "M10 ? M3 M2 M1");

  g_assert_true (tandem_query_group (by_month, "due.month", NULL));
  g_assert_true (tandem_query_sort (by_month, "title", TRUE, NULL));
  assert_codes (fixture->store, by_month, "M3 M2 M10 M1 ?");

  g_assert_true (tandem_query_group (backwards, "due.month", NULL));
  g_assert_true (tandem_query_sort (backwards, "due", TRUE, NULL));
  assert_codes (fixture->store, backwards, "? M1 M2 M10 M3");
}

/* What is open and was due before a day stands first, in the order of the rest. */
static void
test_lead (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr(TandemQuery) late = milestone_query ();
  g_autoptr(TandemQuery) query = milestone_query ();
  g_autoptr(TandemQuery) copy = NULL;

  fill (fixture->store);
  g_assert_true (tandem_query_where (late, "status", TANDEM_QUERY_IS_NOT, "achieved", NULL));
  g_assert_true (tandem_query_where (late, "due", TANDEM_QUERY_SINCE, "2026-05-01", NULL));
  g_assert_true (tandem_query_where (late, "due", TANDEM_QUERY_BEFORE, "2026-06-15", NULL));
  g_assert_true (tandem_query_group (query, "due.month", NULL));
  g_assert_true (tandem_query_sort (query, "due", FALSE, NULL));
  g_assert_true (tandem_query_where (query, "status", TANDEM_QUERY_IS_NOT, "in_progress", NULL));
  tandem_query_lead (query, late);
  assert_codes (fixture->store, query, "M10 M1 M3 M2");

  copy = tandem_query_copy (query);
  assert_codes (fixture->store, copy, "M10 M1 M3 M2");
}

static void
test_any (StoreFixture *fixture,
          gconstpointer data)
{
  g_autoptr(TandemQuery) open = milestone_query ();
  g_autoptr(TandemQuery) later = milestone_query ();
  g_autoptr(TandemQuery) query = milestone_query ();
  g_autoptr(TandemQuery) nothing = milestone_query ();
  TandemQuery *alternatives[] = { open, later };

  fill (fixture->store);
  g_assert_true (tandem_query_where (open, "status", TANDEM_QUERY_IS, "planned", NULL));
  g_assert_true (tandem_query_where (later, "due", TANDEM_QUERY_SINCE, "2026-05-20", NULL));
  g_assert_true (tandem_query_where (later, "status", TANDEM_QUERY_IS_NOT, "dropped", NULL));
  g_assert_true (tandem_query_sort (query, "due", FALSE, NULL));
  tandem_query_where_any (query, alternatives, G_N_ELEMENTS (alternatives));
  assert_codes (fixture->store, query, "M10 M2 ?");
  g_assert_true (tandem_query_where (query, "status", TANDEM_QUERY_IS_NOT, "achieved", NULL));
  assert_codes (fixture->store, query, "M10 ?");

  tandem_query_where_any (nothing, NULL, 0);
  assert_codes (fixture->store, nothing, "");
}

/* Of two dates of one record; without one of them nothing is after anything. */
static void
test_after (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(TandemQuery) after = milestone_query ();
  g_autoptr(TandemQuery) not_after = milestone_query ();
  g_autoptr(TandemDoc) doc = dup_milestone (milestones[0]);
  g_autoptr(TandemDoc) later = store_support_with (doc, "forecast", "\"2026-05-04\"");
  g_autoptr(TandemDoc) other = dup_milestone (milestones[1]);
  g_autoptr(TandemDoc) same = store_support_with (other, "forecast", "\"2026-05-20\"");
  g_autoptr(TandemDoc) bare = dup_milestone (milestones[2]);
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add", NULL, later);
  store_support_put (fixture->store, "Add", NULL, same);
  store_support_put (fixture->store, "Add", NULL, bare);
  g_assert_true (tandem_query_where_after (after, "forecast", "due", TRUE, NULL));
  assert_codes (fixture->store, after, "M10");
  g_assert_true (tandem_query_where_after (not_after, "forecast", "due", FALSE, NULL));
  g_assert_true (tandem_query_sort (not_after, "due", FALSE, NULL));
  assert_codes (fixture->store, not_after, "M2 M1");
  g_assert_false (tandem_query_where_after (after, "forecast", "moon", TRUE, &error));
  assert_store_error (error, INVALID);
}

static void
test_match (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(TandemQuery) query = milestone_query ();

  fill (fixture->store);
  tandem_query_sort (query, "due", FALSE, NULL);
  tandem_query_match (query, "elan");
  assert_codes (fixture->store, query, "?");
  tandem_query_match (query, "quasy");
  assert_codes (fixture->store, query, "M3");
  tandem_query_match (query, "M1");
  assert_codes (fixture->store, query, "M10 M1");
  tandem_query_where (query, "status", TANDEM_QUERY_IS, "dropped", NULL);
  assert_codes (fixture->store, query, "M1");
  tandem_query_match (query, "  ");
  assert_codes (fixture->store, query, "M1");
  tandem_query_match (query, NULL);
  assert_codes (fixture->store, query, "M1");
}

/* References inside lists, and sets of codes. */
static void
test_links (StoreFixture *fixture,
            gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"_id\":\"partnership:01J00000000000000000000PR1\",\"code\":\"A\",\"topics\":[\"water\",\"energy\"],"
    "\"members\":[{\"id\":\"1\",\"city\":\"" CITY_A "\"},{\"id\":\"2\",\"city\":\"" CITY_B "\"}]}",
    "{\"_id\":\"partnership:01J00000000000000000000PR2\",\"code\":\"B\",\"topics\":[\"energy\"],"
    "\"members\":[{\"id\":\"1\",\"city\":\"" CITY_A "\"}]}",
    "{\"_id\":\"partnership:01J00000000000000000000PR3\",\"code\":\"C\"}",
  };
  static const struct
  {
    const char     *field;
    TandemQueryTest test;
    const char     *value;
    const char     *codes;
  } examples[] = {
    { "members.city", TANDEM_QUERY_IS, CITY_B, "A" },
    { "members.city", TANDEM_QUERY_IS, CITY_A, "A B" },
    { "members.city", TANDEM_QUERY_IS_NOT, CITY_B, "B C" },
    { "members.city", TANDEM_QUERY_IS_NOT_SET, NULL, "C" },
    { "topics", TANDEM_QUERY_IS, "water", "A" },
    { "topics", TANDEM_QUERY_IS_SET, NULL, "A B" },
  };
  static const char *const either[] = { CITY_B, "city:01J00000000000000000000XXX", NULL };
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(TandemQuery) query = NULL;
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    put (batch, bodies[i]);
  tandem_store_save (fixture->store, batch, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(TandemQuery) example = tandem_query_new (tandem_kind_find ("partnership"));

      g_assert_true (tandem_query_where (example, examples[i].field, examples[i].test, examples[i].value, &error));
      g_assert_no_error (error);
      assert_codes (fixture->store, example, examples[i].codes);
    }

  query = tandem_query_new (tandem_kind_find ("partnership"));
  g_assert_true (tandem_query_where_in (query, "members.city", either, NULL));
  assert_codes (fixture->store, query, "A");
}

static void
test_refused (void)
{
  static const struct
  {
    const char     *field;
    TandemQueryTest test;
    const char     *value;
  } examples[] = {
    { "nonsense", TANDEM_QUERY_IS, "x" },
    { "due\" OR 1 --", TANDEM_QUERY_IS, "x" },
    { "deliverable", TANDEM_QUERY_IS, "x" },
    { "updates", TANDEM_QUERY_IS, "x" },
    { "updates.note", TANDEM_QUERY_IS, "x" },
    { "due", TANDEM_QUERY_IS, "soon" },
    { "due", TANDEM_QUERY_BEFORE, "2026-05-17\",\"x\":\"" },
    { "depends_on", TANDEM_QUERY_BEFORE, "x" },
  };
  static const char *const sorts[] = { "nonsense", "deliverable", "title_key", "members.city", "" };
  g_autoptr(TandemQuery) query = milestone_query ();

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (tandem_query_where (query, examples[i].field, examples[i].test, examples[i].value, &error));
      assert_store_error (error, INVALID);
      g_assert_nonnull (strstr (error->message, "milestone"));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (tandem_query_sort (query, sorts[i], FALSE, &error));
      assert_store_error (error, INVALID);
      g_clear_error (&error);
      g_assert_false (tandem_query_group (query, sorts[i], &error));
      assert_store_error (error, INVALID);
    }
}

/* ---- how SQLite goes about it ---- */

typedef struct
{
  TandemQuery *query;
  GString     *plan;
} Explain;

static gboolean
explain_job (TandemStore    *store,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  Explain *explain = data;
  sqlite3_stmt *statement = tandem_query_prepare (explain->query, database, TANDEM_QUERY_ROWS, error);
  g_autofree char *sql = NULL;

  if (statement == NULL)
    return FALSE;

  sql = g_strconcat ("EXPLAIN QUERY PLAN ", sqlite3_sql (statement), NULL);
  sqlite3_finalize (statement);
  statement = NULL;
  if (sqlite3_prepare_v2 (tandem_database_get_handle (database), sql, -1, &statement, NULL) != SQLITE_OK)
    return FALSE;
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (explain->plan, "%s; ", (const char *) sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);

  return TRUE;
}

static void
test_uses_indexes (StoreFixture *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char     *field;      /* (nullable) */
    TandemQueryTest test;
    const char     *value;
    const char     *group;      /* (nullable) */
    const char     *sort;       /* (nullable) */
    gboolean        descending;
    const char     *uses;
    gboolean        sorts;      /* whether SQLite must sort more than those of one day */
  } examples[] = {
    { NULL, 0, NULL, NULL, "due", FALSE, "USING COVERING INDEX milestone.due", FALSE },
    { NULL, 0, NULL, NULL, "due", TRUE, "USING COVERING INDEX milestone.due", FALSE },
    { NULL, 0, NULL, "due.month", "due", FALSE, "USING COVERING INDEX milestone.due", FALSE },
    { NULL, 0, NULL, "due", NULL, FALSE, "USING COVERING INDEX milestone.due", FALSE },
    { "due", TANDEM_QUERY_BEFORE, "2026-05-03", NULL, "due", FALSE, "USING COVERING INDEX milestone.due (due<?)", FALSE },
    { "plan", TANDEM_QUERY_IS, PLAN_B, NULL, "due", FALSE, "INDEX milestone.plan (plan=?)", TRUE },
    { "partnership", TANDEM_QUERY_IS, PLAN_B, NULL, "title", FALSE, "INDEX milestone.partnership (partnership=?)", TRUE },
    { "owner", TANDEM_QUERY_IS, PLAN_B, NULL, "order", FALSE, "INDEX milestone.owner (owner=?)", TRUE },
    { "status", TANDEM_QUERY_IS, "delayed", NULL, NULL, FALSE, "INDEX milestone.status (status=?)", FALSE },
    { "depends_on", TANDEM_QUERY_IS, PLAN_B, NULL, NULL, FALSE, "USING INTEGER PRIMARY KEY", FALSE },
  };

  fill (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(TandemQuery) query = milestone_query ();
      g_autoptr(GString) plan = g_string_new (NULL);
      g_autoptr(GError) error = NULL;
      Explain explain = { query, plan };

      if (examples[i].field != NULL)
        g_assert_true (tandem_query_where (query, examples[i].field, examples[i].test, examples[i].value, NULL));
      if (examples[i].group != NULL)
        g_assert_true (tandem_query_group (query, examples[i].group, NULL));
      if (examples[i].sort != NULL)
        g_assert_true (tandem_query_sort (query, examples[i].sort, examples[i].descending, NULL));

      tandem_store_run (fixture->store, explain_job, &explain, &error);
      g_assert_no_error (error);
      if (strstr (plan->str, examples[i].uses) == NULL)
        g_error ("“%s” is not in “%s”", examples[i].uses, plan->str);
      g_assert_cmpint (strstr (plan->str, "TEMP B-TREE FOR ORDER BY") != NULL, ==, examples[i].sorts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) \
        g_test_add ("/query/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("where", test_where);
  ADD ("late", test_late);
  ADD ("sort", test_sort);
  ADD ("group", test_group);
  ADD ("lead", test_lead);
  ADD ("any", test_any);
  ADD ("after", test_after);
  ADD ("match", test_match);
  ADD ("links", test_links);
  ADD ("uses-indexes", test_uses_indexes);
#undef ADD
  g_test_add_func ("/query/refused", test_refused);

  return g_test_run ();
}
