/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-health.h"
#include "store-support.h"
#include "tandem-demo.h"
#include "tandem-link.h"
#include "tandem-snapshot.h"

#include <string.h>

static TandemDoc *
make (const char *kind,
      const char *members)
{
  g_autofree char *id = tandem_id_new (tandem_kind_find (kind));
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"%s\"%s%s}", id, *members ? "," : "", members);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  return doc;
}

static void
import (StoreFixture *fixture,
        TandemDoc    *first,
        ...) G_GNUC_NULL_TERMINATED;

static void
import (StoreFixture *fixture,
        TandemDoc    *first,
        ...)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;
  va_list docs;

  tandem_batch_set_import (batch, TRUE);
  va_start (docs, first);
  for (TandemDoc *doc = first; doc; doc = va_arg (docs, TandemDoc *))
    tandem_batch_put (batch, NULL, doc);
  va_end (docs);
  tandem_store_save (fixture->store, batch, &error);
  g_assert_no_error (error);
}

static void
assert_referring (StoreFixture *fixture,
                  const char   *kind,
                  const char   *field,
                  TandemDoc    *to,
                  TandemDoc    *expected)
{
  g_autoptr(GPtrArray) docs = tandem_store_referring (fixture->store, kind, field, tandem_doc_get_id (to));

  g_assert_cmpuint (docs->len, ==, expected ? 1 : 0);
  if (expected)
    g_assert_cmpstr (tandem_doc_get_id (docs->pdata[0]), ==, tandem_doc_get_id (expected));
}

/* A reference is found wherever it stands: alone, in a list, inside an item. */
static void
test_referring (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr(TandemDoc) city = make ("city", "\"name\":{\"en\":{\"text\":\"Rome\"}}");
  g_autofree char *members = g_strdup_printf ("\"members\":[{\"id\":\"m1\",\"city\":\"%s\",\"side\":\"eu\",\"role\":\"lead\"}]",
                                              tandem_doc_get_id (city));
  g_autoptr(TandemDoc) partnership = make ("partnership", members);
  g_autofree char *owner = g_strdup_printf ("\"partnership\":\"%s\"", tandem_doc_get_id (partnership));
  g_autoptr(TandemDoc) plan = make ("plan", owner);
  g_autoptr(TandemDoc) first = store_support_milestone (NULL, "First");
  g_autofree char *waits = g_strdup_printf ("\"depends_on\":[\"%s\"]", tandem_doc_get_id (first));
  g_autoptr(TandemDoc) second = make ("milestone", waits);

  import (fixture, city, partnership, plan, first, second, NULL);
  assert_referring (fixture, "plan", "partnership", partnership, plan);
  assert_referring (fixture, "partnership", "members.city", city, partnership);
  assert_referring (fixture, "partnership", NULL, city, partnership);
  assert_referring (fixture, NULL, NULL, city, partnership);
  assert_referring (fixture, NULL, "members.city", city, partnership);
  assert_referring (fixture, "milestone", "depends_on", first, second);
  assert_referring (fixture, NULL, NULL, plan, NULL);
  assert_referring (fixture, "city", NULL, city, NULL);
  assert_referring (fixture, "no_such_kind", NULL, city, NULL);

  store_support_delete (fixture->store, "Delete", tandem_doc_get_id (partnership));
  assert_referring (fixture, NULL, NULL, city, NULL);
}

/* ---- plans ---------------------------------------------------------------- */

static GPtrArray *seen;         /* SQL of the statements that were run */

static int
trace_cb (unsigned type,
          void    *data,
          void    *statement,
          void    *text)
{
  if (*(const char *) text != '-')
    g_ptr_array_add (seen, g_strdup (sqlite3_sql (statement)));
  return 0;
}

static void
assert_no_scan (TandemDatabase *database,
                const char     *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (tandem_database_get_handle (database), explain, -1, &statement, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (statement, 3);

      if (g_str_has_prefix (detail, "SCAN"))
        g_error ("%s: %s", sql, detail);
    }
  sqlite3_finalize (statement);
}

/* Everything that reads at the pace of the window uses an index. */
static void
test_plans (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  TandemDatabase *database;

  import (fixture, doc, NULL);
  database = tandem_store_lock_reader (fixture->store, NULL);
  g_assert_nonnull (database);
  seen = statements;
  sqlite3_trace_v2 (tandem_database_get_handle (database), SQLITE_TRACE_STMT, trace_cb, NULL);

  tandem_doc_unref (tandem_store_get (fixture->store, tandem_doc_get_id (doc), NULL));
  g_ptr_array_unref (tandem_store_referring (fixture->store, NULL, NULL, tandem_doc_get_id (doc)));
  g_ptr_array_unref (tandem_store_referring (fixture->store, "milestone", NULL, tandem_doc_get_id (doc)));
  g_ptr_array_unref (tandem_store_referring (fixture->store, "milestone", "depends_on", tandem_doc_get_id (doc)));
  g_ptr_array_unref (tandem_store_referring (fixture->store, NULL, "members.city", tandem_doc_get_id (doc)));

  sqlite3_trace_v2 (tandem_database_get_handle (database), 0, NULL, NULL);
  g_assert_cmpuint (statements->len, >, 50);
  for (guint i = 0; i < statements->len; i++)
    assert_no_scan (database, statements->pdata[i]);
  tandem_store_unlock_reader (fixture->store, database);
}

/* ---- snapshots ------------------------------------------------------------ */

static gboolean
has (TandemSnapshot *snapshot,
     TandemDoc      *doc)
{
  return tandem_snapshot_get (snapshot, tandem_doc_get_id (doc)) != NULL;
}

static void
test_snapshot (StoreFixture *fixture,
               gconstpointer data)
{
  g_autoptr(TandemDoc) city = make ("city", "\"name\":{\"en\":{\"text\":\"Rome\"}}");
  g_autoptr(TandemDoc) elsewhere = make ("city", "\"name\":{\"en\":{\"text\":\"Elsewhere\"}}");
  g_autofree char *members = g_strdup_printf ("\"members\":[{\"id\":\"m1\",\"city\":\"%s\",\"side\":\"eu\",\"role\":\"lead\"}]",
                                              tandem_doc_get_id (city));
  g_autoptr(TandemDoc) partnership = make ("partnership", members);
  g_autofree char *of_partnership = g_strdup_printf ("\"partnership\":\"%s\"", tandem_doc_get_id (partnership));
  g_autoptr(TandemDoc) plan = make ("plan", of_partnership);
  g_autoptr(TandemDoc) other_plan = make ("plan", of_partnership);
  g_autofree char *of_plan = g_strdup_printf ("\"plan\":\"%s\"", tandem_doc_get_id (plan));
  g_autoptr(TandemDoc) action = make ("action", of_plan);
  g_autofree char *of_action = g_strdup_printf ("\"owner\":\"%s\"", tandem_doc_get_id (action));
  g_autoptr(TandemDoc) milestone = make ("milestone", of_action);
  g_autofree char *of_other = g_strdup_printf ("\"plan\":\"%s\"", tandem_doc_get_id (other_plan));
  g_autoptr(TandemDoc) other_action = make ("action", of_other);
  g_autoptr(TandemSnapshot) snapshot = NULL;
  g_autoptr(TandemSnapshot) all = NULL;
  g_autoptr(GError) error = NULL;

  import (fixture, city, elsewhere, partnership, plan, other_plan, action, milestone, other_action, NULL);
  snapshot = tandem_store_snapshot (fixture->store, tandem_doc_get_id (plan), &error);
  g_assert_no_error (error);
  /* itself, what belongs to it at any depth, … */
  g_assert_true (has (snapshot, plan));
  g_assert_true (has (snapshot, action));
  g_assert_true (has (snapshot, milestone));
  /* … and what these need for their names; */
  g_assert_true (has (snapshot, partnership));
  g_assert_true (has (snapshot, city));
  /* nothing else. */
  g_assert_false (has (snapshot, other_plan));
  g_assert_false (has (snapshot, other_action));
  g_assert_false (has (snapshot, elsewhere));

  all = tandem_store_snapshot (fixture->store, NULL, &error);
  g_assert_true (has (all, elsewhere));
  g_assert_true (has (all, other_action));
  g_clear_pointer (&all, tandem_snapshot_unref);

  store_support_delete (fixture->store, "Delete", tandem_doc_get_id (action));
  g_assert_null (tandem_store_snapshot (fixture->store, tandem_doc_get_id (action), &error));
  assert_store_error (error, NOT_FOUND);
}

/* ---- threads -------------------------------------------------------------- */

#define N_THREADS 4
#define N_SAVES 40

typedef struct
{
  TandemStore *store;
  char        *id;
  int          done;            /* (atomic) threads that are finished */
} Shared;

/* Many at once on one record, each adding its own update: none is lost. */
static gpointer
add_updates (gpointer data)
{
  Shared *shared = data;

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr(TandemDoc) before = tandem_store_get (shared->store, shared->id, NULL);
      g_autoptr(GString) updates = g_string_new ("[");
      g_autoptr(TandemDoc) after = NULL;
      g_autofree char *mine = g_uuid_string_random ();
      TandemVal list = tandem_doc_get (before, "updates");
      TandemValIter iter;
      TandemVal item;

      tandem_val_iter_init (&iter, list);
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          tandem_val_write (item, updates);
          g_string_append_c (updates, ',');
        }
      g_string_append_printf (updates, "{\"id\":\"%s\",\"on\":\"2026-06-01\"}]", mine);
      after = store_support_with (before, "updates", updates->str);
      store_support_put (shared->store, "Add update", before, after);
    }
  g_atomic_int_inc (&shared->done);
  return NULL;
}

static void
test_threads (StoreFixture *fixture,
              gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Together");
  Shared shared = { fixture->store, (char *) tandem_doc_get_id (start), 0 };
  GThread *threads[N_THREADS];
  g_autoptr(TandemDoc) end = NULL;
  g_autoptr(TandemVerification) verification = NULL;

  store_support_put (fixture->store, "Add", NULL, start);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("saver", add_updates, &shared);
  /* Meanwhile this thread reads, as the window does. */
  while (g_atomic_int_get (&shared.done) < N_THREADS)
    {
      g_autoptr(TandemDoc) doc = tandem_store_get (fixture->store, shared.id, NULL);

      g_assert_nonnull (doc);
      g_main_context_iteration (NULL, FALSE);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  end = tandem_store_get (fixture->store, shared.id, NULL);
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (end, "updates")), ==, N_THREADS * N_SAVES);
  verification = tandem_store_verify (fixture->store, NULL);
  g_assert_true (verification->sound);
}

#define ADD(path, test) \
        g_test_add ("/store/reads/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

static void
assert_same_health (const TandemDoc     *doc,
                    const TandemContext *whole,
                    const TandemContext *columns)
{
  g_autoptr(TandemHealth) expected = tandem_health_new (doc, whole);
  g_autoptr(TandemHealth) found = tandem_health_new (doc, columns);

  g_assert_cmpstr (found->code, ==, expected->code);
  g_assert_cmpstr (found->reason, ==, expected->reason);
  g_assert_cmpstr (found->part, ==, expected->part);
  g_assert_cmpuint (found->n_parts, ==, expected->n_parts);
  g_assert_cmpuint (found->not_updated, ==, expected->not_updated);
}

/* The store judges by columns, without the records: it must come to what the
 * records themselves say, on days early and late in the programme. */
static void
test_health (StoreFixture *fixture,
             gconstpointer data)
{
  static const char *const days[] = { "2018-01-01", "2019-11-01", "2020-05-12", "2020-09-30", "2024-01-01" };
  static const char *const judged[] = { "partnership", "plan", "objective", "action", "pilot", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) docs = tandem_demo_documents (&error);
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  guint n_judged = 0;

  g_assert_no_error (error);
  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < docs->len; i++)
    {
      tandem_batch_put (batch, NULL, docs->pdata[i]);
      tandem_snapshot_add (snapshot, docs->pdata[i]);
    }
  tandem_store_save (fixture->store, batch, &error);
  g_assert_no_error (error);

  for (gsize day = 0; day < G_N_ELEMENTS (days); day++)
    {
      g_autoptr(TandemContext) plain = tandem_context_new ("en", tandem_date_parse (days[day]), NULL);
      g_autoptr(TandemContext) whole = tandem_snapshot_dup_context (snapshot, plain);

      tandem_store_set_context (fixture->store, plain);
      for (guint i = 0; i < docs->len; i++)
        if (g_strv_contains (judged, tandem_doc_get_kind (docs->pdata[i])->name))
          {
            assert_same_health (docs->pdata[i], whole, tandem_store_get_context (fixture->store));
            n_judged++;
          }
    }
  g_assert_cmpuint (n_judged, >, 5 * G_N_ELEMENTS (days));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("referring", test_referring);
  ADD ("plans", test_plans);
  ADD ("snapshot", test_snapshot);
  ADD ("threads", test_threads);
  ADD ("health", test_health);

  return g_test_run ();
}
