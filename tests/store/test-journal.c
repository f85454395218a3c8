/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_STEPS 200
#define N_RANDOM 400
#define N_RECORDS 8

static TandemDoc *
get (TandemStore *store,
     const char  *id)
{
  return tandem_store_get (store, id, NULL);
}

static void
set_due (TandemStore *store,
         const char  *id,
         guint        day)
{
  g_autoptr(TandemDoc) doc = get (store, id);
  g_autofree char *json = g_strdup_printf ("\"2026-%02u-%02u\"", 1 + day / 28 % 12, 1 + day % 28);
  g_autoptr(TandemDoc) later = store_support_with (doc, "due", json);

  store_support_put (store, "Move milestone", doc, later);
}

/* 200 edits by a process that is killed, taken back by another. */
static void
edit_until_killed (const char *folder,
                   int         report)
{
  g_autoptr(TandemStore) store = store_support_open (folder, NULL);
  g_autofree char *id = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i % 20 == 0)
        {
          g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Added");

          store_support_put (store, "Add milestone", NULL, doc);
          g_set_str (&id, tandem_doc_get_id (doc));
        }
      else if (i % 20 == 19)
        store_support_delete (store, "Delete milestone", id);
      else
        set_due (store, id, i);
    }
  g_assert_cmpint (write (report, "!", 1), ==, 1);
  pause ();
}

static void
run_killed (const char *folder)
{
  int ends[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      edit_until_killed (folder, ends[1]);
      _exit (0);
    }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ends[0]);
  close (ends[1]);
}

static void
test_survives_a_kill (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autoptr(TandemDoc) first = store_support_milestone (NULL, "First");
  g_autoptr(GError) error = NULL;
  g_autofree char *start = NULL, *end = NULL, *back = NULL, *again = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, first);
  start = store_support_state (fixture->store);
  store_fixture_close (fixture);
  run_killed (fixture->folder);
  store_fixture_reopen (fixture);

  end = store_support_state (fixture->store);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
      g_assert_no_error (error);
    }
  back = store_support_state (fixture->store);
  g_assert_cmpstr (back, ==, start);

  store_fixture_reopen (fixture);
  for (guint i = 0; i < N_STEPS; i++)
    g_assert_true (tandem_store_redo (fixture->store, NULL, &error));
  again = store_support_state (fixture->store);
  g_assert_cmpstr (again, ==, end);
}

/* Undo ends at the opening state, and leaves it alone. */
static void
test_ends_at_the_import (StoreFixture *fixture,
                         gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Imported");
  g_autoptr(TandemBatch) import = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;
  g_autofree char *start = NULL, *end = NULL;

  tandem_batch_set_import (import, TRUE);
  tandem_batch_put (import, NULL, doc);
  g_assert_true (tandem_store_save (fixture->store, import, &error));
  start = store_support_state (fixture->store);
  for (guint i = 0; i < 5; i++)
    set_due (fixture->store, tandem_doc_get_id (doc), i + 50);
  for (guint i = 0; i < 5; i++)
    g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (tandem_store_undo (fixture->store, NULL, &error));
      assert_store_error (error, NOTHING);
      g_clear_error (&error);
    }
  end = store_support_state (fixture->store);
  g_assert_cmpstr (end, ==, start);
}

static void
test_new_step_ends_redo (StoreFixture *fixture,
                         gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "One");
  g_autofree char *undo = NULL, *redo = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  set_due (fixture->store, tandem_doc_get_id (doc), 100);
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_object_get (fixture->store, "undo-label", &undo, "redo-label", &redo, NULL);
  g_assert_cmpstr (undo, ==, "Add milestone");
  g_assert_cmpstr (redo, ==, "Move milestone");

  set_due (fixture->store, tandem_doc_get_id (doc), 200);
  g_assert_false (tandem_store_redo (fixture->store, NULL, &error));
  assert_store_error (error, NOTHING);
}

/* The other side changed another field, and then the same one. */
static void
test_merges_with_what_came_since (StoreFixture *fixture,
                                  gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "One");
  g_autoptr(TandemDoc) mine = store_support_with (doc, "due", "\"2026-07-01\"");
  g_autoptr(TandemDoc) theirs = store_support_with (mine, "code", "\"M7\"");
  g_autoptr(TandemDoc) expected = store_support_with (doc, "code", "\"M7\"");
  g_autofree char *body = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_support_put (fixture->store, "Move milestone", doc, mine);
  store_support_put (fixture->store, "From the server", mine, theirs);
  store_support_execute (fixture->store, "DELETE FROM step WHERE label = 'From the server'");

  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  body = store_support_body (fixture->store, tandem_doc_get_id (doc));
  g_assert_cmpstr (body, ==, tandem_doc_get_body (expected, NULL));
}

static void
test_keeps_both_when_it_cannot_merge (StoreFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "One");
  g_autoptr(TandemDoc) mine = store_support_with (doc, "due", "\"2026-07-01\"");
  g_autoptr(TandemDoc) theirs = store_support_with (doc, "due", "\"2026-08-01\"");
  g_autofree char *clash = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_support_put (fixture->store, "Move milestone", doc, mine);
  store_support_put (fixture->store, "From the server", mine, theirs);
  store_support_execute (fixture->store, "DELETE FROM step WHERE label = 'From the server'");

  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  clash = store_support_text (fixture->store, "SELECT path, base, mine, theirs FROM clash");
  g_assert_cmpstr (clash, ==, "due \"2026-07-01\" \"2026-05-03\" \"2026-08-01\"\n");
}

/* ---- random edits against a list of states -------------------------------- */

typedef struct
{
  TandemStore *store;
  char        *ids[N_RECORDS];
  GPtrArray   *states;          /* of the first, and after each step that stands */
  guint        at;              /* the state the store is in */
} Random;

static void
random_step (Random *random)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Random");
  guint n = g_test_rand_int_range (1, 4);
  gboolean used[N_RECORDS] = { FALSE };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint which = g_test_rand_int_range (0, N_RECORDS);
      g_autoptr(TandemDoc) before = get (random->store, random->ids[which]);
      g_autofree char *title = g_strdup_printf ("T%u", g_test_rand_int ());
      g_autoptr(TandemDoc) after = store_support_milestone (random->ids[which], title);

      if (used[which])
        continue;
      used[which] = TRUE;
      if (before && g_test_rand_int_range (0, 4) == 0)
        tandem_batch_delete (batch, random->ids[which]);
      else
        tandem_batch_put (batch, before, after);
    }
  g_assert_true (tandem_store_save (random->store, batch, &error));
  g_assert_no_error (error);

  g_ptr_array_set_size (random->states, random->at + 1);
  g_ptr_array_add (random->states, store_support_state (random->store));
  random->at++;
}

static void
random_move (Random  *random,
             gboolean redo)
{
  g_autoptr(GError) error = NULL;
  gboolean possible = redo ? random->at + 1 < random->states->len : random->at > 0;
  gboolean done = redo ? tandem_store_redo (random->store, NULL, &error) : tandem_store_undo (random->store, NULL, &error);

  g_assert_cmpint (done, ==, possible);
  if (!possible)
    assert_store_error (error, NOTHING);
  else
    random->at += redo ? 1 : -1;
}

static void
test_random (StoreFixture *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  Random random = { .store = fixture->store, .states = states };
  g_autoptr(TandemVerification) verification = NULL;

  for (guint i = 0; i < N_RECORDS; i++)
    random.ids[i] = tandem_id_new (tandem_kind_find ("milestone"));
  g_ptr_array_add (states, store_support_state (fixture->store));

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *state = NULL;
      int choice = g_test_rand_int_range (0, 10);

      if (choice < 4)
        random_step (&random);
      else
        random_move (&random, choice >= 8);
      state = store_support_state (random.store);
      g_assert_cmpstr (state, ==, states->pdata[random.at]);
      if (i % 97 == 96)
        {
          store_fixture_reopen (fixture);
          random.store = fixture->store;
        }
    }

  verification = tandem_store_verify (fixture->store, NULL);
  g_assert_true (verification->sound);
  /* What exists and was never sent waits; what does not exist does not. */
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM outbox"), ==,
                   store_support_number (fixture->store, "SELECT count (*) FROM doc WHERE deleted = 0"));
  for (guint i = 0; i < N_RECORDS; i++)
    g_free (random.ids[i]);
}

#define ADD(path, test) \
        g_test_add ("/store/journal/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("kill", test_survives_a_kill);
  ADD ("import", test_ends_at_the_import);
  ADD ("new-step", test_new_step_ends_redo);
  ADD ("merge", test_merges_with_what_came_since);
  ADD ("conflict", test_keeps_both_when_it_cannot_merge);
  ADD ("random", test_random);

  return g_test_run ();
}
