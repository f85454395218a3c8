/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-schema.h"
#include "tandem-workspace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
read_file (const char *folder,
           gsize      *length)
{
  g_autofree char *path = tandem_workspace_dup_path (folder);
  g_autoptr(GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
patch_file (const char *folder,
            gsize       offset,
            const char *bytes,
            gsize       length)
{
  g_autofree char *path = tandem_workspace_dup_path (folder);
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
test_settings (StoreFixture *fixture,
               gconstpointer data)
{
  g_autofree char *settings = store_support_text (fixture->store,
                                                  "SELECT (SELECT journal_mode FROM pragma_journal_mode),"
                                                  " (SELECT synchronous FROM pragma_synchronous),"
                                                  " (SELECT foreign_keys FROM pragma_foreign_keys),"
                                                  " (SELECT user_version FROM pragma_user_version)");
  guint n_migrations;
  g_autofree char *expected = NULL;

  tandem_schema_get_migrations (&n_migrations);
  expected = g_strdup_printf ("wal 2 1 %u\n", n_migrations);
  g_assert_cmpstr (settings, ==, expected);
}

/* Every table but the full-text index knows its types. */
static void
test_strict (StoreFixture *fixture,
             gconstpointer data)
{
  g_autofree char *loose = store_support_text (fixture->store,
                                               "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                                               " AND type = 'table' AND name NOT LIKE 'sqlite%'");

  g_assert_cmpstr (loose, ==, "");
}

static void
test_second_store (StoreFixture *fixture,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *pid = g_strdup_printf ("process %d", (int) getpid ());

  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, BUSY);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, pid));
  g_clear_error (&error);

  g_assert_false (tandem_store_open (fixture->store, NULL, &error));
  assert_store_error (error, BUSY);
  g_clear_error (&error);
  g_assert_false (tandem_store_rescue (fixture->folder, NULL, NULL, &error));
  assert_store_error (error, BUSY);
}

/* The lock goes with the process, however that ends. */
static void
test_lock_of_a_killed_process (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  int ends[2];
  char byte;
  pid_t child;

  store_fixture_close (fixture);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr(TandemStore) store = store_support_open (fixture->folder, NULL);

      g_assert_cmpint (write (ends[1], "!", 1), ==, 1);
      pause ();
      _exit (0);
    }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, BUSY);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  store_fixture_reopen (fixture);
  g_assert_nonnull (fixture->store);
  close (ends[0]);
  close (ends[1]);
}

/* A newer file is refused, and not one byte of it changes. */
static void
test_too_new (StoreFixture *fixture,
              gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  const char newer[] = { 0, 0, 0, 99 };

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_fixture_close (fixture);
  patch_file (fixture->folder, 60, newer, sizeof newer);
  before = read_file (fixture->folder, &n_before);

  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, TOO_NEW);
  g_clear_error (&error);
  g_assert_false (tandem_store_rescue (fixture->folder, NULL, NULL, &error));
  assert_store_error (error, TOO_NEW);
  after = read_file (fixture->folder, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_not_a_workspace (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autofree char *path = tandem_workspace_dup_path (fixture->folder);
  g_autoptr(GError) error = NULL;

  store_fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database, but a letter to somebody, and long enough.",
                                      -1, NULL));
  g_assert_null (store_support_open (fixture->folder, &error));
  assert_store_error (error, CORRUPT);
}

static void
test_folder_that_cannot_be (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (store_support_open ("/proc/tandem/workspace", &error));
  assert_store_error (error, READ_ONLY);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  int *opened = data;

  *opened = tandem_store_open_finish (TANDEM_STORE (source), result, &error);
  if (!*opened)
    assert_store_error (error, BUSY);
}

static void
test_open_async (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autoptr(TandemContext) context = store_support_context ();
  TandemStore *other = tandem_store_new (fixture->folder, context);
  int opened = -1;

  tandem_store_open_async (other, NULL, opened_cb, &opened);
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, FALSE);

  store_fixture_close (fixture);
  opened = -1;
  tandem_store_open_async (other, NULL, opened_cb, &opened);
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, TRUE);
  tandem_store_close (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (other);
}

/* ---- migrations ----------------------------------------------------------- */

static gboolean
fill_second (TandemDatabase *database,
             GError        **error)
{
  return tandem_database_execute (database, "INSERT INTO second SELECT n * 2 FROM first", error);
}

static const TandemMigration steps[] = {
  { "CREATE TABLE first (n INTEGER) STRICT; INSERT INTO first VALUES (21);", NULL },
  { "CREATE TABLE second (n INTEGER) STRICT;", fill_second },
  { "CREATE TABLE third (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1);", NULL },
};

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir && g_dir_read_name (dir))
    count++;
  return count;
}

static void
test_migrations (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autofree char *backups = g_build_filename (fixture->folder, "old-backups", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDatabase) database = tandem_database_open (path, TANDEM_DATABASE_CREATE, &error);
  gint64 value;

  g_assert_true (tandem_schema_migrate (database, steps, 1, backups, &error));
  g_assert_cmpuint (count_files (backups), ==, 0);
  g_assert_true (tandem_schema_migrate (database, steps, 2, backups, &error));
  g_assert_cmpuint (count_files (backups), ==, 1);
  g_assert_true (tandem_database_get_int (database, &value, 0, &error, "SELECT n FROM second", ""));
  g_assert_cmpint (value, ==, 42);

  /* One that fails leaves the format before it, and a backup of that. */
  g_assert_false (tandem_schema_migrate (database, steps, 3, backups, &error));
  assert_store_error (error, FAILED);
  g_assert_nonnull (strstr (error->message, "format 3"));
  g_clear_error (&error);
  g_assert_true (tandem_database_get_int (database, &value, 0, &error, "PRAGMA user_version", ""));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (tandem_database_get_int (database, &value, 0, &error,
                                          "SELECT count (*) FROM sqlite_schema WHERE name = 'third'", ""));
  g_assert_cmpint (value, ==, 0);
  g_assert_cmpuint (count_files (backups), ==, 2);

  /* Known formats only. */
  g_assert_false (tandem_schema_migrate (database, steps, 1, backups, &error));
  assert_store_error (error, TOO_NEW);
}

/* Typed tables of other declarations are made anew from the bodies. */
static void
test_projection_is_rebuilt (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemVerification) verification = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_support_execute (fixture->store, "UPDATE meta SET value = 'of another day' WHERE key = 'projection';"
                         "DROP TABLE milestone; CREATE TABLE milestone (pk INTEGER PRIMARY KEY, title_key BLOB) STRICT;"
                         "CREATE TABLE kind_of_old (pk INTEGER PRIMARY KEY, title_key BLOB) STRICT;");
  store_fixture_reopen (fixture);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM milestone WHERE due IS NOT NULL"), ==, 1);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM sqlite_schema WHERE name = 'kind_of_old'"),
                   ==, 0);
  verification = tandem_store_verify (fixture->store, NULL);
  g_assert_true (verification->sound);
}

static void
progress_cb (TandemStore *store,
             GParamSpec  *pspec,
             GArray      *seen)
{
  double progress;

  g_object_get (store, "progress", &progress, NULL);
  g_array_append_val (seen, progress);
}

/* A rebuild of many records tells how far it is, and ends at 1. */
static void
test_progress (StoreFixture *fixture,
               gconstpointer data)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(TandemContext) context = store_support_context ();
  g_autoptr(GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;
  int opened = -1;

  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < 4100; i++)
    {
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Imported");

      tandem_batch_put (batch, NULL, doc);
    }
  g_assert_true (tandem_store_save (fixture->store, batch, &error));
  store_support_execute (fixture->store, "UPDATE meta SET value = 'of another day' WHERE key = 'projection'");
  store_fixture_close (fixture);

  fixture->store = tandem_store_new (fixture->folder, context);
  g_signal_connect (fixture->store, "notify::progress", G_CALLBACK (progress_cb), seen);
  tandem_store_open_async (fixture->store, NULL, opened_cb, &opened);
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, TRUE);
  g_assert_cmpuint (seen->len, >, 0);
  g_assert_cmpfloat (g_array_index (seen, double, seen->len - 1), ==, 1);
}

#define ADD(path, test) \
        g_test_add ("/store/open/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("settings", test_settings);
  ADD ("strict", test_strict);
  ADD ("second", test_second_store);
  ADD ("killed", test_lock_of_a_killed_process);
  ADD ("too-new", test_too_new);
  ADD ("not-a-workspace", test_not_a_workspace);
  g_test_add_func ("/store/open/no-folder", test_folder_that_cannot_be);
  ADD ("async", test_open_async);
  ADD ("migrations", test_migrations);
  ADD ("projection", test_projection_is_rebuilt);
  ADD ("progress", test_progress);

  return g_test_run ();
}
