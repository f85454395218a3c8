/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-double.h"
#include "sync-support.h"

#include <string.h>

/* What protects people from each other's mistakes, and from their server's. */

#define PAIR "pair-01j0000000000000000000000q"

typedef struct
{
  Double *server;
  Peer   *ours;
  Peer   *theirs;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->server = double_new ();
  self->ours = peer_new (double_get_url (self->server), NULL, NULL);
  self->theirs = peer_new (double_get_url (self->server), NULL, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->ours, peer_free);
  g_clear_pointer (&self->theirs, peer_free);
  g_clear_pointer (&self->server, double_free);
}

static char *
add (Peer       *peer,
     const char *title)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, title);

  store_support_put (peer->fixture.store, "New", NULL, doc);
  return g_strdup (tandem_doc_get_id (doc));
}

static void
sync_peer (Peer *peer)
{
  tandem_sync_result_free (peer_sync (peer));
}

static gint64
count_living (Peer *peer)
{
  return store_support_number (peer->fixture.store, "SELECT count (*) FROM doc WHERE deleted = 0");
}

/* ---- many deletions ---------------------------------------------------- */

/* Both have @n records; the others delete @deleted of them. */
static void
delete_there (Fixture *self,
              guint    n,
              guint    n_more,
              guint    deleted)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, add (self->theirs, "Milestone"));
  sync_peer (self->theirs);
  sync_peer (self->ours);
  g_assert_cmpint (count_living (self->ours), ==, n);
  for (guint i = 0; i < n_more; i++)
    g_free (add (self->theirs, "Later"));
  sync_peer (self->theirs);
  for (guint i = 0; i < deleted; i++)
    store_support_delete (self->theirs->fixture.store, "Delete", ids->pdata[i]);
  sync_peer (self->theirs);
}

static void
assert_stopped (Fixture *self,
                guint    n_deletions)
{
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = peer_state (self->ours);
  g_autofree char *after = NULL;
  g_autofree char *words = g_strdup_printf ("%u of ", n_deletions);

  g_assert_true (peer_try (self->ours, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->failed, ==, 1);
  g_assert_cmpuint (result->deletions, ==, n_deletions);
  g_assert_nonnull (strstr (result->problems->pdata[0], words));
  g_assert_cmpint (tandem_replicator_get_state (self->ours->replicator), ==, TANDEM_SYNC_STATE_PAUSED);
  g_assert_cmpuint (tandem_replicator_get_n_deletions (self->ours->replicator), ==, n_deletions);
  after = peer_state (self->ours);
  g_assert_cmpstr (after, ==, before);
}

static void
test_deletions (Fixture      *self,
                gconstpointer data)
{
  guint n_more = GPOINTER_TO_UINT (data);
  g_autofree char *edited = NULL;
  g_autofree char *there = NULL;

  delete_there (self, 20, n_more, 12);
  /* Asking again changes nothing, and what is done here meanwhile waits. */
  assert_stopped (self, 12);
  edited = add (self->ours, "Ours");
  assert_stopped (self, 12);

  tandem_replicator_accept_deletions (self->ours->replicator);
  sync_peer (self->ours);
  g_assert_cmpuint (tandem_replicator_get_n_deletions (self->ours->replicator), ==, 0);
  g_assert_cmpint (count_living (self->ours), ==, 8 + n_more + 1);
  there = double_dump (self->server, PAIR);
  g_assert_nonnull (strstr (there, edited));
}

static void
test_few_deletions (Fixture      *self,
                    gconstpointer data)
{
  delete_there (self, 20, 0, 9);
  sync_peer (self->ours);
  g_assert_cmpint (count_living (self->ours), ==, 11);
}

static void
test_small_part (Fixture      *self,
                 gconstpointer data)
{
  delete_there (self, 60, 0, 12);
  sync_peer (self->ours);
  g_assert_cmpint (count_living (self->ours), ==, 48);
}

/* ---- refusals ---------------------------------------------------------- */

static void
refuse_one (Fixture *self)
{
  g_autoptr(TandemSyncResult) result = NULL;

  g_free (add (self->ours, "Bad one"));
  double_set_refusal (self->server, "Bad one", "forbidden");
  result = peer_sync (self->ours);
  g_assert_cmpuint (result->refused, ==, 1);
  double_set_refusal (self->server, NULL, NULL);
  g_clear_pointer (&result, tandem_sync_result_free);
  result = peer_sync (self->ours);
  g_assert_cmpuint (result->sent, ==, 0);
  g_assert_cmpuint (result->waiting, ==, 1);
}

static void
test_other_roles (Fixture      *self,
                  gconstpointer data)
{
  refuse_one (self);
  double_set_role (self->server, "pair-1:coordinator");
  sync_peer (self->ours);
  peer_assert_quiet (self->ours);
}

static void
test_next_day (Fixture      *self,
               gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 next;

  refuse_one (self);
  next = store_support_number (self->ours->fixture.store, "SELECT next_at FROM outbox");
  g_assert_cmpint (next, >=, now + 24 * 3600);
  g_assert_cmpint (next, <=, now + 24 * 3600 + 60);
  store_support_execute (self->ours->fixture.store, "UPDATE outbox SET next_at = next_at - 24 * 3600 - 60");
  sync_peer (self->ours);
  peer_assert_quiet (self->ours);
}

/* ---- a newer program --------------------------------------------------- */

static void
test_newer_program (Fixture      *self,
                    gconstpointer data)
{
  TandemStore *store = self->ours->fixture.store;
  g_autofree char *state = NULL;

  sync_peer (self->ours);
  /* What an older program left, which could not read it. */
  store_support_execute (store,
                         "INSERT INTO set_aside (database, id, rev, leaves, reason) VALUES"
                         " ('" PAIR "', 'milestone:01J000000000000000000000AA', '1-a', '[{\"start\":1,\"ids\":[\"a\"]}]', 'too new')");
  double_put (self->server, PAIR,
              "{\"_id\":\"milestone:01J000000000000000000000AA\",\"_rev\":\"1-a\",\"title\":{\"en\":{\"text\":\"Theirs\"}},"
              "\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}");
  store_support_execute (store, "INSERT INTO meta (key, value) VALUES ('reader " PAIR "', '0.0/0')"
                         " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  sync_peer (self->ours);
  state = peer_state (self->ours);
  g_assert_nonnull (strstr (state, "Theirs"));
  g_assert_cmpint (store_support_number (store, "SELECT count (*) FROM set_aside"), ==, 0);
  peer_assert_quiet (self->ours);
}

/* ---- conflicts of others ----------------------------------------------- */

static void
put_conflict (Fixture *self)
{
  static const char *const revisions[] = {
    "{\"_id\":\"milestone:01J000000000000000000000AA\",\"_rev\":\"1-a\",\"code\":\"A\","
    "\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}",
    "{\"_id\":\"milestone:01J000000000000000000000AA\",\"_rev\":\"2-b\",\"code\":\"B\","
    "\"_revisions\":{\"start\":2,\"ids\":[\"b\",\"a\"]}}",
    "{\"_id\":\"milestone:01J000000000000000000000AA\",\"_rev\":\"2-c\",\"code\":\"A\",\"deliverable\":{\"en\":{\"text\":\"C\"}},"
    "\"_revisions\":{\"start\":2,\"ids\":[\"c\",\"a\"]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (revisions); i++)
    double_put (self->server, PAIR, revisions[i]);
}

static void
test_asked_for_at_once (Fixture      *self,
                        gconstpointer data)
{
  put_conflict (self);
  sync_peer (self->ours);
  peer_assert_quiet (self->ours);
}

static void
test_left_alone_at_first (Fixture      *self,
                          gconstpointer data)
{
  TandemReplicator *replicator = self->ours->replicator;
  gint64 started = g_get_monotonic_time ();
  gint64 received = 0;

  put_conflict (self);
  tandem_replicator_set_resolve_delay (replicator, 3, 3);
  tandem_replicator_start (replicator);
  while (double_count (self->server, "POST", "_bulk_docs") == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      if (received == 0 && tandem_replicator_get_n_waiting (replicator) > 0)
        received = g_get_monotonic_time ();
      g_assert_cmpint (g_get_monotonic_time () - started, <, 20 * G_USEC_PER_SEC);
      g_usleep (5000);
    }
  g_assert_cmpint (received, >, 0);
  g_assert_cmpint (g_get_monotonic_time () - received, >=, 2 * G_USEC_PER_SEC);
  tandem_replicator_stop (replicator);
  sync_peer (self->ours);
  peer_assert_quiet (self->ours);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, data, function) g_test_add ("/guard/" name, Fixture, data, set_up, function, tear_down)
  ADD ("deletions", GUINT_TO_POINTER (0), test_deletions);
  ADD ("deletions-on-a-later-page", GUINT_TO_POINTER (510), test_deletions);
  ADD ("few-deletions", NULL, test_few_deletions);
  ADD ("small-part", NULL, test_small_part);
  ADD ("other-roles", NULL, test_other_roles);
  ADD ("next-day", NULL, test_next_day);
  ADD ("newer-program", NULL, test_newer_program);
  ADD ("asked-for-at-once", NULL, test_asked_for_at_once);
  ADD ("left-alone-at-first", NULL, test_left_alone_at_first);
#undef ADD

  return g_test_run ();
}
