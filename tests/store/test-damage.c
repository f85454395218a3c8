/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-workspace.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_RECORDS 400

static void
fill (StoreFixture *fixture)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Milestone %u", i);
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, title);

      tandem_batch_put (batch, NULL, doc);
    }
  g_assert_true (tandem_store_save (fixture->store, batch, &error));
  g_assert_no_error (error);
}

static char *
read_file (StoreFixture *fixture,
           gsize        *length)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);
  char *contents;

  g_assert_true (g_file_get_contents (path, &contents, length, NULL));
  return contents;
}

/* Where the text stands in the body of its record. */
static char *
find_title (char       *contents,
            gsize       length,
            const char *title)
{
  g_autofree char *member = g_strdup_printf ("\"text\":\"%s\"", title);
  char *place = memmem (contents, length, member, strlen (member));

  g_assert_nonnull (place);
  return place + strlen ("\"text\":\"");
}

static void
write_file (StoreFixture *fixture,
            const char   *contents,
            gsize         length)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

/* As if the last program had not closed the file. */
static void
mark_unclean (StoreFixture *fixture)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);
  g_autoptr(TandemDatabase) database = tandem_database_open (path, TANDEM_DATABASE_WRITE, NULL);

  g_assert_true (tandem_database_execute (database, "UPDATE meta SET value = 0 WHERE key = 'clean'", NULL));
}

static guint64
rescue (StoreFixture *fixture)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = NULL;
  guint64 rescued;

  g_assert_true (tandem_store_rescue (fixture->folder, &kept, &rescued, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  store_fixture_reopen (fixture);
  verification = tandem_store_verify (fixture->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    g_test_message ("%s", (char *) verification->findings->pdata[i]);
  g_assert_true (verification->sound);
  g_assert_cmpuint (verification->records, ==, rescued);
  /* What was never sent still waits to be sent. */
  g_assert_cmpuint (verification->unsent, ==, rescued);
  return rescued;
}

static void
test_truncated (StoreFixture *fixture,
                gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  const char *end;
  gsize length;
  guint64 rescued;

  fill (fixture);
  store_fixture_close (fixture);
  contents = read_file (fixture, &length);
  /* The tables of an empty workspace come first: cut among the records. */
  end = find_title (contents, length, "Milestone 300");
  write_file (fixture, contents, end - contents);
  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, CORRUPT);

  rescued = rescue (fixture);
  g_assert_cmpuint (rescued, >, N_RECORDS / 4);
  g_assert_cmpuint (rescued, <=, N_RECORDS);
}

static void
test_cut_to_nothing_useful (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  fill (fixture);
  store_fixture_close (fixture);
  contents = read_file (fixture, &length);
  write_file (fixture, contents, 50);
  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, CORRUPT);
  g_assert_cmpuint (rescue (fixture), ==, 0);
}

/* The first page is lost, and with it the way to all tables. */
static void
test_without_a_beginning (StoreFixture *fixture,
                          gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  fill (fixture);
  store_fixture_close (fixture);
  contents = read_file (fixture, &length);
  memset (contents, 0xa5, 4096);
  write_file (fixture, contents, length);
  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, CORRUPT);
  g_assert_cmpuint (rescue (fixture), ==, N_RECORDS);
}

/* One bit in the text of a record: the structure is whole, the sum is not. */
static void
test_flipped_in_a_text (StoreFixture *fixture,
                        gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  char *place;
  gsize length;

  fill (fixture);
  store_fixture_close (fixture);
  mark_unclean (fixture);
  contents = read_file (fixture, &length);
  place = find_title (contents, length, "Milestone 200");
  place[0] ^= 1;
  write_file (fixture, contents, length);

  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, CORRUPT);
  g_assert_nonnull (strstr (error->message, "milestone:"));
  /* The damaged one is found again in its bytes: its text is still JSON. */
  g_assert_cmpuint (rescue (fixture), ==, N_RECORDS);
}

/* Closed in order, damaged later: reading the record finds out. */
static void
test_flipped_after_a_clean_end (StoreFixture *fixture,
                                gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Only one");
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = NULL;
  char *place;
  gsize length;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_fixture_close (fixture);
  contents = read_file (fixture, &length);
  place = find_title (contents, length, "Only one");
  place[0] ^= 1;
  write_file (fixture, contents, length);

  store_fixture_reopen (fixture);
  g_assert_null (tandem_store_get (fixture->store, tandem_doc_get_id (doc), &error));
  assert_store_error (error, CORRUPT);
  verification = tandem_store_verify (fixture->store, NULL);
  g_assert_false (verification->sound);
  g_assert_cmpuint (verification->findings->len, >, 0);
}

/* Bits flipped anywhere: recognised or harmless, never a crash, and rescue
 * brings back at least what it says. */
static void
test_flipped_anywhere (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autofree char *sound = NULL;
  gsize length;

  fill (fixture);
  store_fixture_close (fixture);
  mark_unclean (fixture);
  sound = read_file (fixture, &length);
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *contents = g_memdup2 (sound, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(TandemStore) store = NULL;

      for (guint i = 0; i < 20; i++)
        contents[g_test_rand_int_range (4096, length)] ^= 1 << g_test_rand_int_range (0, 8);
      write_file (fixture, contents, length);
      store = store_support_open (fixture->folder, &error);
      if (store)
        {
          tandem_store_close (store);
          while (g_main_context_iteration (NULL, FALSE))
            ;
          continue;
        }
      assert_store_error (error, CORRUPT);
      g_assert_cmpuint (rescue (fixture), >, N_RECORDS / 2);
      store_fixture_close (fixture);
    }
}

/* What the server holds comes along, so that nothing is sent twice. */
static void
test_rescue_keeps_what_the_server_holds (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Sent");
  g_autoptr(TandemDoc) later = store_support_with (doc, "due", "\"2026-09-09\"");
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = NULL, *waiting = NULL;

  store_support_put (fixture->store, "Add", NULL, doc);
  store_support_execute (fixture->store, "DELETE FROM outbox; UPDATE doc SET base_rev = '3-c', base_body = body,"
                         " leaves = '[]'; INSERT INTO meta VALUES ('server', 'https://central.example/')");
  store_support_put (fixture->store, "Move", doc, later);
  store_fixture_close (fixture);
  g_assert_true (tandem_store_rescue (fixture->folder, NULL, NULL, &error));
  store_fixture_reopen (fixture);
  rows = store_support_text (fixture->store, "SELECT base_rev, leaves, base_body IS NOT body,"
                             " (SELECT value FROM meta WHERE key = 'server') FROM doc");
  g_assert_cmpstr (rows, ==, "3-c [] 1 https://central.example/\n");
  waiting = store_support_text (fixture->store, "SELECT label FROM outbox");
  g_assert_nonnull (strstr (waiting, "Due"));
}

/* What somebody has still to choose is unsent work too. */
static void
test_rescue_keeps_clashes (StoreFixture *fixture,
                           gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Sent");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add", NULL, doc);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *due = g_strdup_printf ("\"2026-09-%02u\"", i);
      g_autoptr(TandemDoc) moved = store_support_with (doc, "due", due);

      store_support_put (fixture->store, "Move", doc, moved);
    }
  before = store_support_text (fixture->store, "SELECT path, base, mine, theirs FROM clash ORDER BY n");
  store_fixture_close (fixture);
  g_assert_true (tandem_store_rescue (fixture->folder, NULL, NULL, &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  after = store_support_text (fixture->store, "SELECT path, base, mine, theirs FROM clash ORDER BY n");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM clash"), ==, 2);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT conflict FROM doc"), ==, 1);
}

/* ---- backups -------------------------------------------------------------- */

static void
test_backup_and_back (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.tandem-backup", NULL);
  g_autofree char *before = NULL, *back = NULL;
  g_autoptr(TandemDoc) extra = store_support_milestone (NULL, "After the backup");
  g_autoptr(GError) error = NULL;

  fill (fixture);
  before = store_support_state (fixture->store);
  g_assert_true (tandem_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
  store_support_put (fixture->store, "Add", NULL, extra);
  /* A second one takes the place of the first only when it is whole. */
  g_assert_false (tandem_store_backup (fixture->store, "/proc/nowhere/backup", &error));
  assert_store_error (error, READ_ONLY);
  g_clear_error (&error);

  g_assert_false (tandem_store_restore_backup (path, fixture->folder, &error));
  assert_store_error (error, BUSY);
  g_clear_error (&error);
  store_fixture_close (fixture);
  g_assert_true (tandem_store_restore_backup (path, fixture->folder, &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  back = store_support_state (fixture->store);
  g_assert_cmpstr (back, ==, before);
}

static void
test_damaged_backup (StoreFixture *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.tandem-backup", NULL);
  g_autofree char *contents = NULL, *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;
  char *place;
  gsize length;

  fill (fixture);
  before = store_support_state (fixture->store);
  g_assert_true (tandem_store_backup (fixture->store, path, &error));
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  place = find_title (contents, length, "Milestone 100");
  place[2] ^= 4;
  g_assert_true (g_file_set_contents (path, contents, length, NULL));

  g_assert_false (tandem_store_restore_backup (path, fixture->folder, &error));
  assert_store_error (error, CORRUPT);
  store_fixture_reopen (fixture);
  after = store_support_state (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(path, test) \
        g_test_add ("/store/damage/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("truncated", test_truncated);
  ADD ("cut", test_cut_to_nothing_useful);
  ADD ("beginning", test_without_a_beginning);
  ADD ("text", test_flipped_in_a_text);
  ADD ("after-clean", test_flipped_after_a_clean_end);
  ADD ("anywhere", test_flipped_anywhere);
  ADD ("server", test_rescue_keeps_what_the_server_holds);
  ADD ("clashes", test_rescue_keeps_clashes);
  ADD ("backup", test_backup_and_back);
  ADD ("backup/damaged", test_damaged_backup);

  return g_test_run ();
}
