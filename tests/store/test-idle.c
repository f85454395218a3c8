/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-folding.h"
#include "tandem-search.h"
#include "tandem-trim.h"
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

/* ---- the history ------------------------------------------------------- */

static const char *const dates[] = {
  "2026-05-04", "2026-05-05", "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09", "2026-05-10", "2026-05-11",
};

/* One record with a version for each of @ages: so many days ago. */
static void
make_versions (StoreFixture *fixture,
               const guint  *ages,
               guint         n_ages)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  for (guint i = 1; i < n_ages; i++)
    {
      g_autofree char *json = g_strdup_printf ("\"%s\"", dates[i - 1]);
      g_autoptr(TandemDoc) later = store_support_with (doc, "due", json);

      store_support_put (fixture->store, "Move milestone", doc, later);
      tandem_doc_unref (doc);
      doc = g_steal_pointer (&later);
    }
  for (guint i = 0; i < n_ages; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE change SET at = strftime ('%%Y-%%m-%%dT%02u:00:00Z', 'now', '-%u days')"
                                              " WHERE n = (SELECT change FROM version WHERE number = %u"
                                              "            UNION ALL SELECT change FROM doc WHERE version = %u)",
                                              i, ages[i], i + 1, i + 1);

      store_support_execute (fixture->store, sql);
    }
}

static gboolean
trim (TandemStore    *store,
      TandemDatabase *database,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  TandemTrim trim = { 0 };
  gboolean more = TRUE;

  while (more)
    if (!tandem_trim_step (&trim, database, &more, error))
      return FALSE;
  return TRUE;
}

static void
assert_kept (StoreFixture *fixture,
             const char   *expected)
{
  g_autoptr(TandemVerification) verification = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;

  tandem_store_run (fixture->store, trim, NULL, &error);
  g_assert_no_error (error);
  kept = store_support_text (fixture->store, "SELECT group_concat (number, ' ') FROM (SELECT number FROM version ORDER BY number)");
  g_assert_cmpstr (g_strchomp (kept), ==, expected);
  verification = tandem_store_verify (fixture->store, NULL);
  for (guint i = 0; i < verification->findings->len; i++)
    g_test_message ("%s", (char *) verification->findings->pdata[i]);
  g_assert_true (verification->sound);
}

static void
test_one_version_a_day (StoreFixture *fixture,
                        gconstpointer data)
{
  static const guint ages[] = { 200, 200, 200, 150, 150, 20, 20, 1 };
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  assert_kept (fixture, "1 3 5 6 7");
  /* Nothing more the next time; what is kept can be restored. */
  assert_kept (fixture, "1 3 5 6 7");
  id = g_strchomp (store_support_text (fixture->store, "SELECT id FROM doc"));
  g_assert_true (tandem_store_restore (fixture->store, id, 3, &error));
  g_assert_false (tandem_store_restore (fixture->store, id, 2, &error));
  assert_store_error (error, NOT_FOUND);
}

/* Undo goes back as far as everything is kept. */
static void
test_undo_ends_there (StoreFixture *fixture,
                      gconstpointer data)
{
  static const guint ages[] = { 200, 200, 200, 20, 20 };
  g_autoptr(GError) error = NULL;

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  assert_kept (fixture, "1 3 4");
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_false (tandem_store_undo (fixture->store, NULL, &error));
  assert_store_error (error, NOTHING);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT body = (SELECT body FROM version WHERE number = 3) FROM doc"),
                   ==, 1);
}

/* The record as it stands may be the last of an old day. */
static void
test_current_is_of_an_old_day (StoreFixture *fixture,
                               gconstpointer data)
{
  static const guint ages[] = { 200, 200, 150, 150, 150 };

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  store_support_execute (fixture->store, "INSERT INTO change (at, label) VALUES"
                         " (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 days'), 'Of another record')");
  assert_kept (fixture, "1 2");
}

static void
test_named_and_approved_stay (StoreFixture *fixture,
                              gconstpointer data)
{
  static const guint ages[] = { 200, 200, 200, 200, 200, 200, 1 };

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  store_support_execute (fixture->store,
                         "UPDATE version SET sum = NULL, body = CAST (json_set (CAST (body AS TEXT), '$.version', '1.0') AS BLOB)"
                         " WHERE number >= 2;"
                         "UPDATE version SET body = CAST (json_set (CAST (body AS TEXT), '$.status', 'approved') AS BLOB)"
                         " WHERE number >= 4");
  assert_kept (fixture, "1 2 4 6");
}

/* A clock that is years ahead makes nothing old. */
static void
test_wrong_clock (StoreFixture *fixture,
                  gconstpointer data)
{
  static const guint ages[] = { 1000, 1000, 1000, 0 };

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  assert_kept (fixture, "1 2 3");
}

/* By itself, in a pause. */
static void
test_trimmed_in_a_pause (StoreFixture *fixture,
                         gconstpointer data)
{
  static const guint ages[] = { 200, 200, 200, 1 };

  make_versions (fixture, ages, G_N_ELEMENTS (ages));
  store_fixture_reopen (fixture);
  wait_until_at_most (fixture, "SELECT count (*) FROM version", 2);
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
  ADD ("trim", test_one_version_a_day);
  ADD ("trim/undo", test_undo_ends_there);
  ADD ("trim/current", test_current_is_of_an_old_day);
  ADD ("trim/named", test_named_and_approved_stay);
  ADD ("trim/clock", test_wrong_clock);
  ADD ("trim/pause", test_trimmed_in_a_pause);

  return g_test_run ();
}
