/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-clash-rows.h"
#include "tandem-schema.h"
#include "tandem-store-sync.h"
#include "tandem-workspace.h"

#include <glib/gstdio.h>

#define CLASHES "SELECT path, base, mine, theirs FROM clash ORDER BY n"

#define ONE   "due \"2026-05-03\" \"2026-06-02\" \"2026-06-01\"\n"
#define OTHER "due \"2026-05-03\" \"2026-06-03\" \"2026-06-02\"\n"

static void
assert_clashes (StoreFixture *fixture,
                const char   *expected)
{
  g_autofree char *clashes = store_support_text (fixture->store, CLASHES);

  g_assert_cmpstr (clashes, ==, expected);
}

static void
assert_sound (StoreFixture *fixture)
{
  g_autoptr(TandemVerification) verification = tandem_store_verify (fixture->store, NULL);

  for (guint i = 0; i < verification->findings->len; i++)
    g_test_message ("%s", (char *) verification->findings->pdata[i]);
  g_assert_true (verification->sound);
}

static void
put_due (StoreFixture *fixture,
         TandemDoc    *start,
         const char   *json)
{
  g_autoptr(TandemDoc) doc = store_support_with (start, "due", json);

  store_support_put (fixture->store, "Move milestone", start, doc);
}

/* Three people moved it, and none knew of the others. */
static TandemDoc *
clash_twice (StoreFixture *fixture)
{
  TandemDoc *start = store_support_milestone (NULL, "Kick-off");

  store_support_put (fixture->store, "Add milestone", NULL, start);
  put_due (fixture, start, "\"2026-06-01\"");
  put_due (fixture, start, "\"2026-06-02\"");
  assert_clashes (fixture, ONE);
  put_due (fixture, start, "\"2026-06-03\"");
  return start;
}

static GPtrArray *
list (StoreFixture *fixture,
      TandemDoc    *doc)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *clashes = tandem_store_clashes (fixture->store, tandem_doc_get_id (doc), &error);

  g_assert_no_error (error);
  return clashes;
}

static void
choose (StoreFixture *fixture,
        TandemDoc    *doc,
        guint         index,
        const char   *value)
{
  g_autoptr(GPtrArray) clashes = list (fixture, doc);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (index, <, clashes->len);
  tandem_store_resolve_clash (fixture->store, tandem_doc_get_id (doc), clashes->pdata[index], value, &error);
  g_assert_no_error (error);
}

static void
test_second_on_a_field (StoreFixture *fixture,
                        gconstpointer data)
{
  g_autoptr(TandemDoc) doc = clash_twice (fixture);
  g_autoptr(GPtrArray) clashes = list (fixture, doc);

  g_assert_cmpuint (clashes->len, ==, 2);
  assert_clashes (fixture, ONE OTHER);
  assert_sound (fixture);
}

static void
test_same_is_one (StoreFixture *fixture,
                  gconstpointer data)
{
  g_autoptr(TandemDoc) doc = clash_twice (fixture);
  g_autoptr(TandemDoc) now = tandem_store_get (fixture->store, tandem_doc_get_id (doc), NULL);

  /* Once more, and then with the two the other way round. */
  put_due (fixture, doc, "\"2026-06-02\"");
  assert_clashes (fixture, ONE OTHER);
  put_due (fixture, now, "\"2026-06-02\"");
  put_due (fixture, doc, "\"2026-06-03\"");
  assert_clashes (fixture, ONE OTHER);
  assert_sound (fixture);
}

static void
test_choosing_one_leaves_the_other (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr(TandemDoc) doc = clash_twice (fixture);

  choose (fixture, doc, 0, "\"2026-06-01\"");
  assert_clashes (fixture, OTHER);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT conflict FROM doc"), ==, 1);
  choose (fixture, doc, 0, "\"2026-06-03\"");
  assert_clashes (fixture, "");
  g_assert_cmpint (store_support_number (fixture->store, "SELECT conflict FROM doc"), ==, 0);
  assert_sound (fixture);
}

static void
test_chosen_already (StoreFixture *fixture,
                     gconstpointer data)
{
  g_autoptr(TandemDoc) doc = clash_twice (fixture);
  g_autoptr(GPtrArray) clashes = list (fixture, doc);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  choose (fixture, doc, 0, "\"2026-06-01\"");
  before = store_support_state (fixture->store);
  g_assert_false (tandem_store_resolve_clash (fixture->store, tandem_doc_get_id (doc), clashes->pdata[0],
                                              "\"2026-06-02\"", &error));
  assert_store_error (error, NOT_FOUND);
  after = store_support_state (fixture->store);
  g_assert_cmpstr (after, ==, before);
  assert_clashes (fixture, OTHER);
}

/* Taking a choice back brings back what was chosen, and takes nothing away
 * that has come since. */
static void
test_undo_keeps_what_came_since (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  put_due (fixture, doc, "\"2026-06-01\"");
  put_due (fixture, doc, "\"2026-06-02\"");
  choose (fixture, doc, 0, "\"2026-06-02\"");
  put_due (fixture, doc, "\"2026-06-03\"");
  store_support_execute (fixture->store, "DELETE FROM step WHERE n = (SELECT max (n) FROM step)");
  assert_clashes (fixture, OTHER);

  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  assert_clashes (fixture, OTHER ONE);
  g_assert_true (tandem_store_redo (fixture->store, NULL, &error));
  assert_clashes (fixture, OTHER);
  assert_sound (fixture);
}

/* Because of a leaf on the server, and then because of an edit here: it must
 * not go when the leaf does. */
static gboolean
insert_both (TandemStore    *store,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  const TandemClash of_leaf = { (char *) "due", NULL, (char *) "1", (char *) "2", (char *) "3-abc" };
  const TandemClash of_edit = { (char *) "due", NULL, (char *) "2", (char *) "1", NULL };

  return tandem_clash_insert (database, 1, &of_leaf, error) && tandem_clash_insert (database, 1, &of_leaf, error) &&
         tandem_clash_insert (database, 1, &of_edit, error) && tandem_clash_insert (database, 1, &of_leaf, error);
}

static void
test_leaf_and_edit (StoreFixture *fixture,
                    gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autofree char *rows = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  tandem_store_run (fixture->store, insert_both, NULL, &error);
  g_assert_no_error (error);
  rows = store_support_text (fixture->store, "SELECT mine, theirs, leaf FROM clash");
  g_assert_cmpstr (rows, ==, "1 2 NULL\n");
}

/* ---- format 1 ---------------------------------------------------------- */

#define ID_OF_OLD "milestone:01J00000000000000000000000"

/* A workspace of the first format: two open clashes, and a choice that can be
 * undone. */
static void
write_first_format (StoreFixture *fixture)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);
  g_autoptr(TandemDoc) doc = store_support_milestone (ID_OF_OLD, "Kick-off");
  g_autoptr(TandemDatabase) database = NULL;
  g_autoptr(GError) error = NULL;
  guint n_migrations;
  const TandemMigration *migrations = tandem_schema_get_migrations (&n_migrations);

  store_fixture_close (fixture);
  store_support_remove (fixture->folder);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  database = tandem_database_open (path, TANDEM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  tandem_schema_migrate (database, migrations, 1, fixture->folder, &error);
  g_assert_no_error (error);
  tandem_database_run (database, &error,
                       "INSERT INTO doc (pk, id, kind, database, body, change, conflict, base_rev, base_body)"
                       " VALUES (7, ?, 'milestone', 'pair-01j0000000000000000000000q', ?2, 1, 1, '1-a', ?2)", "sd",
                       ID_OF_OLD, doc);
  g_assert_no_error (error);
  tandem_database_execute (database,
                           "UPDATE doc SET version = 2;"
                           "INSERT INTO change (n, at, label) VALUES (1, '2026-01-01T00:00:00Z', 'Import');"
                           "INSERT INTO version (doc, number, change, deleted, body)"
                           " SELECT pk, 1, 1, 0, body FROM doc;"
                           "INSERT INTO clash VALUES (7, 'due', '\"2026-05-03\"', '\"2026-06-02\"', '\"2026-06-01\"', NULL),"
                           " (7, 'code', NULL, '\"M1\"', '\"M2\"', '2-b');"
                           "INSERT INTO step (n, label) VALUES (1, 'Choose between versions');"
                           "INSERT INTO step_edit VALUES (1, 7, 1, 2, '[[\"status\",null,\"\\\"planned\\\"\",null]]', NULL);",
                           &error);
  g_assert_no_error (error);
}

static guint
count_backups (StoreFixture *fixture)
{
  g_autofree char *folder = tandem_workspace_dup_backups (fixture->folder);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  for (const char *name = NULL; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    count += g_str_has_prefix (name, "format-1");
  return count;
}

static void
test_from_the_first_format (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr(TandemDoc) old = NULL;
  g_autofree char *clashes = NULL, *undone = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (count_backups (fixture), ==, 0);
  write_first_format (fixture);
  store_fixture_reopen (fixture);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  clashes = store_support_text (fixture->store, "SELECT doc, path, base, mine, theirs, leaf FROM clash ORDER BY n");
  g_assert_cmpstr (clashes, ==, "7 code NULL \"M1\" \"M2\" 2-b\n"
                   "7 due \"2026-05-03\" \"2026-06-02\" \"2026-06-01\" NULL\n");
  assert_sound (fixture);

  /* A field that clashed before clashes again. */
  old = store_support_milestone (ID_OF_OLD, "Kick-off");
  put_due (fixture, old, "\"2026-07-01\"");
  put_due (fixture, old, "\"2026-07-02\"");
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM clash WHERE path = 'due'"), ==, 2);

  /* The journal of then is understood. */
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  undone = store_support_text (fixture->store, "SELECT path, mine, theirs, leaf FROM clash ORDER BY path");
  g_assert_cmpstr (undone, ==, "code \"M1\" \"M2\" 2-b\ndue \"2026-06-02\" \"2026-06-01\" NULL\n"
                   "status \"planned\" NULL NULL\n");
}

#define ADD(path, test) \
        g_test_add ("/store/clash/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("second", test_second_on_a_field);
  ADD ("same", test_same_is_one);
  ADD ("choose", test_choosing_one_leaves_the_other);
  ADD ("chosen", test_chosen_already);
  ADD ("undo", test_undo_keeps_what_came_since);
  ADD ("leaf", test_leaf_and_edit);
  ADD ("migration", test_from_the_first_format);

  return g_test_run ();
}
