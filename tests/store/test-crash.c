/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process edits records at random and says of each edit when it was saved; it
 * is killed at some moment. Then no edit that it said was saved may be missing,
 * and the last one it was at is there wholly or not at all. */

#define N_ROUNDS 10
#define N_EDITS 200             /* a round at most; about 1,000 in all are acknowledged */
#define N_RECORDS 12

typedef struct
{
  guint32 edit;                 /* counted over all rounds */
  guint32 record;
} Report;

static void
save_edit (TandemStore *store,
           char *const *ids,
           Report       report)
{
  g_autofree char *title = g_strdup_printf ("Edit %u", report.edit);
  g_autofree char *json = tandem_json_string (title);
  g_autoptr(TandemDoc) before = tandem_store_get (store, ids[report.record], NULL);
  g_autoptr(TandemDoc) after = before ? store_support_with (before, "title.en.text", json) :
                               store_support_milestone (ids[report.record], title);

  store_support_put (store, title, before, after);
}

static void
edit_until_killed (const char  *folder,
                   char *const *ids,
                   guint        first,
                   guint32      seed,
                   int          out)
{
  g_autoptr(TandemStore) store = store_support_open (folder, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_EDITS; i++)
    {
      Report report = { first + i, g_rand_int_range (rand, 0, N_RECORDS) };

      /* Announced before, acknowledged after: by the same words twice. */
      g_assert_cmpint (write (out, &report, sizeof report), ==, sizeof report);
      save_edit (store, ids, report);
      g_assert_cmpint (write (out, &report, sizeof report), ==, sizeof report);
    }
  pause ();
}

static pid_t
start (const char  *folder,
       char *const *ids,
       guint        first,
       int         *in)
{
  guint32 seed = g_test_rand_int ();
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      edit_until_killed (folder, ids, first, seed, ends[1]);
      _exit (0);
    }
  close (ends[1]);
  *in = ends[0];
  return child;
}

typedef struct
{
  guint  saved[N_RECORDS];      /* the last edit that was acknowledged; 0: none */
  Report under_way;             /* announced, not acknowledged; edit 0: none */
} Ledger;

/* Reads until the end, and kills somewhere on the way. */
static void
follow_and_kill (Ledger *ledger,
                 pid_t   child,
                 int     in)
{
  guint kill_after = g_test_rand_int_range (1, 2 * N_EDITS);
  guint n_read = 0;
  Report report;

  while (read (in, &report, sizeof report) == sizeof report)
    {
      if (ledger->under_way.edit == report.edit)
        {
          ledger->saved[report.record] = report.edit;
          ledger->under_way.edit = 0;
        }
      else
        ledger->under_way = report;
      if (++n_read == kill_after)
        {
          /* In the middle of what comes next, too. */
          g_usleep (g_test_rand_int_range (0, 4000));
          g_assert_cmpint (kill (child, SIGKILL), ==, 0);
        }
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (in);
}

static void
check (TandemStore *store,
       char *const *ids,
       Ledger      *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = tandem_store_verify (store, &error);

  g_assert_no_error (error);
  g_assert_true (verification->sound);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr(TandemDoc) doc = tandem_store_get (store, ids[i], NULL);
      const char *title = doc ? tandem_val_string (tandem_doc_get (doc, "title.en.text")) : NULL;
      g_autofree char *saved = ledger->saved[i] ? g_strdup_printf ("Edit %u", ledger->saved[i]) : NULL;
      g_autofree char *next = g_strdup_printf ("Edit %u", ledger->under_way.edit);

      if (ledger->under_way.edit > 0 && ledger->under_way.record == i && g_strcmp0 (title, next) == 0)
        ledger->saved[i] = ledger->under_way.edit;
      else
        g_assert_cmpstr (title, ==, saved);
    }
  ledger->under_way.edit = 0;
}

static void
test_kill (StoreFixture *fixture,
           gconstpointer data)
{
  char *ids[N_RECORDS];
  Ledger ledger = { 0 };

  for (guint i = 0; i < N_RECORDS; i++)
    ids[i] = tandem_id_new (tandem_kind_find ("milestone"));
  store_fixture_close (fixture);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      int in;
      pid_t child = start (fixture->folder, ids, 1 + round * N_EDITS, &in);

      follow_and_kill (&ledger, child, in);
      store_fixture_reopen (fixture);
      check (fixture->store, ids, &ledger);
      store_fixture_close (fixture);
    }
  for (guint i = 0; i < N_RECORDS; i++)
    g_free (ids[i]);
}

/* A large import that is killed is there wholly or not at all. */
static void
import_until_killed (const char *folder,
                     int         out)
{
  g_autoptr(TandemStore) store = store_support_open (folder, NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");

  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Imported");

      tandem_batch_put (batch, NULL, doc);
    }
  g_assert_cmpint (write (out, "!", 1), ==, 1);
  tandem_store_save (store, batch, NULL);
  pause ();
}

static void
test_kill_import (StoreFixture *fixture,
                  gconstpointer data)
{
  store_fixture_close (fixture);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(TandemVerification) verification = NULL;
      int ends[2];
      pid_t child;
      char byte;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          import_until_killed (fixture->folder, ends[1]);
          _exit (0);
        }
      g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
      g_usleep (g_test_rand_int_range (0, 400000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      close (ends[0]);
      close (ends[1]);

      store_fixture_reopen (fixture);
      verification = tandem_store_verify (fixture->store, NULL);
      g_assert_true (verification->sound);
      g_assert_cmpuint (verification->records % 5000, ==, 0);
      store_fixture_close (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/crash/edits", StoreFixture, NULL, store_fixture_set_up, test_kill, store_fixture_tear_down);
  g_test_add ("/store/crash/import", StoreFixture, NULL, store_fixture_set_up, test_kill_import,
              store_fixture_tear_down);

  return g_test_run ();
}
