/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fault-vfs.h"
#include "store-support.h"

#include <signal.h>
#include <sys/resource.h>

#define MAX_WRITES 200

/* The large text makes a save of several pages. */
static TandemDoc *
make_edit (TandemDoc *doc,
           guint      number)
{
  g_autoptr(GString) text = g_string_new ("\"");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u lamps %u ", number, i);
  g_string_append_c (text, '"');
  return store_support_with (doc, "reason", text->str);
}

static void
assert_untouched (StoreFixture *fixture,
                  const char   *state)
{
  g_autofree char *now = store_support_state (fixture->store);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = tandem_store_verify (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_true (verification->sound);
  g_assert_cmpstr (now, ==, state);
}

/* One save, failing at the first write, the second, … until it gets through. */
static void
test_each_write (StoreFixture *fixture,
                 gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  int expected = kind == FAULT_FULL ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_FAILED;
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Lighting");
  g_autofree char *start = NULL;
  guint k;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  start = store_support_state (fixture->store);
  for (k = 0; k < MAX_WRITES; k++)
    {
      g_autoptr(TandemDoc) later = make_edit (doc, k);
      g_autoptr(TandemBatch) batch = tandem_batch_new ("Edit");
      g_autoptr(GError) error = NULL;
      gboolean saved;

      tandem_batch_put (batch, doc, later);
      fault_vfs_set (kind, k);
      saved = tandem_store_save (fixture->store, batch, &error);
      fault_vfs_set (FAULT_NONE, G_MAXINT);
      if (saved)
        break;
      g_assert_error (error, TANDEM_STORE_ERROR, expected);
      assert_untouched (fixture, start);
    }
  /* Several writes failed, and in the end there was room again. */
  g_assert_cmpuint (k, >, 2);
  g_assert_cmpuint (k, <, MAX_WRITES);
  store_fixture_reopen (fixture);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT version FROM doc"), ==, 2);
}

/* Folding the log back may fail, too; it is tried again, and nothing is lost. */
static void
test_each_write_of_closing (StoreFixture *fixture,
                            gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Lighting");
  g_autofree char *state = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  state = store_support_state (fixture->store);
  for (guint k = 0; k < 40; k += 3)
    {
      fault_vfs_set (kind, k);
      tandem_store_close (fixture->store);
      fault_vfs_set (FAULT_NONE, G_MAXINT);
      store_fixture_reopen (fixture);
      assert_untouched (fixture, state);
    }
}

/* The limit of a process on the size of its files acts like a full disk. */
static void
test_real_limit (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Lighting");
  g_autofree char *start = NULL;
  struct rlimit before, limit;
  guint n_failed = 0;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  start = store_support_state (fixture->store);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (guint kib = 16; kib <= 512; kib += 16)
    {
      g_autoptr(TandemDoc) later = make_edit (doc, kib);
      g_autoptr(TandemBatch) batch = tandem_batch_new ("Edit");
      g_autoptr(GError) error = NULL;
      gboolean saved;

      limit = (struct rlimit) { kib * 1024, before.rlim_max };
      tandem_batch_put (batch, doc, later);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      saved = tandem_store_save (fixture->store, batch, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      if (saved)
        break;
      n_failed++;
      assert_store_error (error, FULL);
      assert_untouched (fixture, start);
    }
  g_assert_cmpuint (n_failed, >, 0);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT version FROM doc"), >=, 1);
}

static void
test_read_only (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr(TandemStore) store = NULL;
  g_autoptr(GError) error = NULL;

  store_fixture_close (fixture);
  fault_vfs_set (FAULT_READ_ONLY, G_MAXINT);
  store = store_support_open (fixture->folder, &error);
  fault_vfs_set (FAULT_NONE, G_MAXINT);
  g_assert_null (store);
  assert_store_error (error, READ_ONLY);
  store_fixture_reopen (fixture);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM doc"), ==, 0);
}

#define ADD(path, test, kind) \
        g_test_add ("/store/fault/" path, StoreFixture, GINT_TO_POINTER (kind), store_fixture_set_up, test, \
                    store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();

  ADD ("full", test_each_write, FAULT_FULL);
  ADD ("io", test_each_write, FAULT_IO);
  ADD ("close/full", test_each_write_of_closing, FAULT_FULL);
  ADD ("limit", test_real_limit, FAULT_NONE);
  ADD ("read-only", test_read_only, FAULT_NONE);

  return g_test_run ();
}
