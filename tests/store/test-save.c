/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

static void
test_save_is_read_back (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autofree char *body = NULL, *again = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  body = store_support_body (fixture->store, tandem_doc_get_id (doc));
  g_assert_cmpstr (body, ==, tandem_doc_get_body (doc, NULL));

  store_fixture_reopen (fixture);
  again = store_support_body (fixture->store, tandem_doc_get_id (doc));
  g_assert_cmpstr (again, ==, tandem_doc_get_body (doc, NULL));
}

static void
test_undo_and_redo (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) later = store_support_with (doc, "due", "\"2026-05-17\"");
  const char *id = tandem_doc_get_id (doc);
  g_autofree char *label = NULL, *undone = NULL, *redone = NULL, *none = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_support_put (fixture->store, "Move milestone", doc, later);

  g_assert_true (tandem_store_undo (fixture->store, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Move milestone");
  undone = store_support_body (fixture->store, id);
  g_assert_cmpstr (undone, ==, tandem_doc_get_body (doc, NULL));

  g_assert_true (tandem_store_redo (fixture->store, NULL, &error));
  redone = store_support_body (fixture->store, id);
  g_assert_cmpstr (redone, ==, tandem_doc_get_body (later, NULL));

  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  none = store_support_body (fixture->store, id);
  g_assert_null (none);
  g_assert_false (tandem_store_undo (fixture->store, NULL, &error));
  assert_store_error (error, NOTHING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/save/read-back", StoreFixture, NULL, store_fixture_set_up, test_save_is_read_back,
              store_fixture_tear_down);

  g_test_add ("/store/save/undo", StoreFixture, NULL, store_fixture_set_up, test_undo_and_redo,
              store_fixture_tear_down);

  return g_test_run ();
}
