/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-folding.h"
#include "tandem-search.h"
#include "tandem-workspace.h"

#include <glib/gstdio.h>

/* What the worker does when nobody waits for it. */

#define N_SAVES 40
#define N_PARTS "SELECT count (DISTINCT segid) FROM fts_idx"

static void
add_records (StoreFixture *fixture)
{
  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Milestone w%u", i);
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, title);

      store_support_put (fixture->store, "Add milestone", NULL, doc);
    }
}

/* Every question is a job and puts off what waits for a pause. */
static void
wait_until_at_most (StoreFixture *fixture,
                    const char   *sql,
                    gint64        value)
{
  gint64 found = G_MAXINT64;

  for (guint i = 0; i < 40 && found > value; i++)
    {
      g_usleep (G_USEC_PER_SEC / 2);
      found = store_support_number (fixture->store, sql);
    }
  g_assert_cmpint (found, <=, value);
}

static void
assert_all_found (StoreFixture *fixture)
{
  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u ", i);
      g_autoptr(GPtrArray) hits = tandem_store_search (fixture->store, word, NULL, 10, NULL);

      g_assert_cmpuint (hits->len, ==, 1);
    }
  store_support_execute (fixture->store, "INSERT INTO fts (fts) VALUES ('integrity-check')");
}

/* A save leaves its part of the search index alone, however many there are;
 * they are joined in a pause. */
static void
test_index_is_joined (StoreFixture *fixture,
                      gconstpointer data)
{
  add_records (fixture);
  g_assert_cmpint (store_support_number (fixture->store, N_PARTS), >=, N_SAVES);
  assert_all_found (fixture);
  wait_until_at_most (fixture, N_PARTS, 8);
  assert_all_found (fixture);
}

static gboolean
join (TandemStore    *store,
      TandemDatabase *database,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  guint *n_steps = data;
  gboolean more = TRUE;

  for (*n_steps = 0; more && *n_steps < 1000; ++*n_steps)
    if (!tandem_search_index_join (database, 1, &more, error))
      return FALSE;
  return TRUE;
}

/* In as small bits as you like, to an end. */
static void
test_join_comes_to_an_end (StoreFixture *fixture,
                           gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  guint n_steps;

  add_records (fixture);
  tandem_store_run (fixture->store, join, &n_steps, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, >, 1);
  g_assert_cmpuint (n_steps, <, 1000);
  g_assert_cmpint (store_support_number (fixture->store, N_PARTS), <=, 8);
  assert_all_found (fixture);
}

/* What was only in the log is in the file; work goes on meanwhile. */
static void
test_log_is_folded_beside (StoreFixture *fixture,
                           gconstpointer data)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(TandemFolding) folding = tandem_folding_new (path);
  g_autoptr(TandemDatabase) database = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  gint64 found;

  add_records (fixture);
  tandem_folding_begin (folding);
  tandem_folding_begin (folding);
  store_support_execute (fixture->store, "INSERT INTO meta VALUES ('meanwhile', 1)");
  tandem_folding_wait (folding);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, &error));
  database = tandem_database_open (copy, TANDEM_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (tandem_database_get_int (database, &found, 0, &error, "SELECT count (*) FROM doc", ""));
  g_assert_cmpint (found, ==, N_SAVES);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM meta WHERE key = 'meanwhile'"), ==, 1);
}

#define ADD(path, test) \
        g_test_add ("/store/idle/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("join", test_index_is_joined);
  ADD ("join/end", test_join_comes_to_an_end);
  ADD ("fold", test_log_is_folded_beside);

  return g_test_run ();
}
