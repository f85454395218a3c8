/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

static void
test_versions (StoreFixture *fixture,
               gconstpointer data)
{
  g_autoptr(TandemDoc) one = store_support_milestone (NULL, "One");
  g_autoptr(TandemDoc) two = store_support_with (one, "due", "\"2026-07-01\"");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Move milestone");
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;
  TandemVersion *version;

  store_support_put (fixture->store, "Add milestone", NULL, one);
  tandem_batch_set_author (batch, "planner");
  tandem_batch_put (batch, one, two);
  g_assert_true (tandem_store_save (fixture->store, batch, &error));
  store_support_delete (fixture->store, "Delete milestone", tandem_doc_get_id (one));

  versions = tandem_store_history (fixture->store, tandem_doc_get_id (one), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 3);
  version = versions->pdata[0];
  g_assert_cmpint (version->number, ==, 1);
  g_assert_cmpstr (version->label, ==, "Add milestone");
  g_assert_cmpstr (tandem_doc_get_body (version->doc, NULL), ==, tandem_doc_get_body (one, NULL));
  g_assert_null (version->author);
  version = versions->pdata[1];
  g_assert_cmpstr (version->author, ==, "planner");
  g_assert_cmpstr (tandem_doc_get_body (version->doc, NULL), ==, tandem_doc_get_body (two, NULL));
  g_assert_true (g_str_has_suffix (version->at, "Z"));
  version = versions->pdata[2];
  g_assert_cmpstr (version->label, ==, "Delete milestone");
  g_assert_null (version->doc);
}

static void
test_versions_of_nothing (StoreFixture *fixture,
                          gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (tandem_store_history (fixture->store, "milestone:01J0000000000000000000000Z", &error));
  assert_store_error (error, NOT_FOUND);
}

static void
test_restore_a_version (StoreFixture *fixture,
                        gconstpointer data)
{
  g_autoptr(TandemDoc) one = store_support_milestone (NULL, "One");
  g_autoptr(TandemDoc) two = store_support_with (one, "due", "\"2026-07-01\"");
  const char *id = tandem_doc_get_id (one);
  g_autofree char *restored = NULL, *undone = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, one);
  store_support_put (fixture->store, "Move milestone", one, two);
  g_assert_true (tandem_store_restore (fixture->store, id, 1, &error));
  restored = store_support_body (fixture->store, id);
  g_assert_cmpstr (restored, ==, tandem_doc_get_body (one, NULL));
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  undone = store_support_body (fixture->store, id);
  g_assert_cmpstr (undone, ==, tandem_doc_get_body (two, NULL));

  g_assert_false (tandem_store_restore (fixture->store, id, 99, &error));
  assert_store_error (error, NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tandem_store_restore (fixture->store, id, 0, &error));
  assert_store_error (error, NOT_FOUND);
}

static void
test_bin (StoreFixture *fixture,
          gconstpointer data)
{
  g_autoptr(TandemDoc) one = store_support_milestone (NULL, "One");
  g_autoptr(TandemDoc) two = store_support_milestone (NULL, "Two");
  g_autoptr(GPtrArray) bin = NULL, empty = NULL;
  g_autofree char *back = NULL, *state = NULL, *before = NULL;
  g_autoptr(GError) error = NULL;
  TandemVersion *version;

  store_support_put (fixture->store, "Add one", NULL, one);
  store_support_put (fixture->store, "Add two", NULL, two);
  before = store_support_state (fixture->store);
  store_support_delete (fixture->store, "Delete one", tandem_doc_get_id (one));
  store_support_delete (fixture->store, "Delete two", tandem_doc_get_id (two));

  bin = tandem_store_bin (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bin->len, ==, 2);
  version = bin->pdata[0];
  g_assert_cmpstr (tandem_doc_get_id (version->doc), ==, tandem_doc_get_id (two));
  g_assert_cmpstr (version->label, ==, "Delete two");
  g_assert_cmpint (version->number, ==, 1);

  g_assert_true (tandem_store_restore (fixture->store, tandem_doc_get_id (one), 0, &error));
  back = store_support_body (fixture->store, tandem_doc_get_id (one));
  g_assert_cmpstr (back, ==, tandem_doc_get_body (one, NULL));
  g_assert_true (tandem_store_restore (fixture->store, tandem_doc_get_id (two), 0, &error));
  empty = tandem_store_bin (fixture->store, &error);
  g_assert_cmpuint (empty->len, ==, 0);
  state = store_support_state (fixture->store);
  g_assert_cmpstr (state, ==, before);
}

/* What never was is not in the bin: its creation was undone, not deleted. */
static void
test_bin_without_undone_creations (StoreFixture *fixture,
                                   gconstpointer data)
{
  g_autoptr(TandemDoc) one = store_support_milestone (NULL, "One");
  g_autoptr(GPtrArray) bin = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add one", NULL, one);
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  bin = tandem_store_bin (fixture->store, &error);
  g_assert_cmpuint (bin->len, ==, 0);
}

/* After 30 days contents and history go; what the server knows stays deleted. */
static void
test_bin_is_emptied (StoreFixture *fixture,
                     gconstpointer data)
{
  g_autoptr(TandemDoc) sent = store_support_milestone (NULL, "Sent");
  g_autoptr(TandemDoc) unsent = store_support_milestone (NULL, "Never sent");
  g_autoptr(TandemDoc) recent = store_support_milestone (NULL, "Recent");
  g_autoptr(GPtrArray) bin = NULL;
  g_autofree char *label = NULL, *left = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = NULL;

  store_support_put (fixture->store, "Add", NULL, sent);
  store_support_execute (fixture->store, "DELETE FROM outbox; UPDATE doc SET base_rev = '1-a', base_body = body;");
  store_support_put (fixture->store, "Add", NULL, unsent);
  store_support_put (fixture->store, "Add", NULL, recent);
  store_support_delete (fixture->store, "Delete sent", tandem_doc_get_id (sent));
  store_support_delete (fixture->store, "Delete unsent", tandem_doc_get_id (unsent));
  store_support_execute (fixture->store, "UPDATE change SET at = strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-31 days')");
  store_support_delete (fixture->store, "Delete recent", tandem_doc_get_id (recent));

  store_fixture_reopen (fixture);
  bin = tandem_store_bin (fixture->store, &error);
  g_assert_cmpuint (bin->len, ==, 1);
  g_assert_cmpstr (tandem_doc_get_id (((TandemVersion *) bin->pdata[0])->doc), ==, tandem_doc_get_id (recent));
  left = store_support_text (fixture->store, "SELECT base_rev, deleted FROM doc WHERE body IS NULL");
  g_assert_cmpstr (left, ==, "1-a 1\n");
  /* The deletion of the one that was sent still waits. */
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM outbox"), ==, 1);

  g_object_get (fixture->store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Delete recent");
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_false (tandem_store_undo (fixture->store, NULL, &error));
  assert_store_error (error, NOTHING);
  verification = tandem_store_verify (fixture->store, NULL);
  g_assert_true (verification->sound);
}

#define ADD(path, test) \
        g_test_add ("/store/history/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("versions", test_versions);
  ADD ("nothing", test_versions_of_nothing);
  ADD ("restore", test_restore_a_version);
  ADD ("bin", test_bin);
  ADD ("bin/undone", test_bin_without_undone_creations);
  ADD ("bin/emptied", test_bin_is_emptied);

  return g_test_run ();
}
