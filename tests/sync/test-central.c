/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-support.h"

#include "tandem-rev.h"

#include <signal.h>
#include <string.h>

#define PAIR "pair-01j0000000000000000000000q"

typedef struct
{
  Central central;
  Peer   *a;
  Peer   *b;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  central_start (&self->central);
  self->a = peer_new (self->central.url, self->central.user, self->central.password);
  self->b = peer_new (self->central.url, self->central.user, self->central.password);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->a, peer_free);
  g_clear_pointer (&self->b, peer_free);
  central_stop (&self->central);
}

static void
sync_quietly (Peer *peer)
{
  g_autoptr(TandemSyncResult) result = peer_sync (peer);

  g_assert_cmpuint (result->refused, ==, 0);
}

static char *
add (Peer       *peer,
     const char *title)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, title);

  store_support_put (peer->fixture.store, "New", NULL, doc);
  return g_strdup (tandem_doc_get_id (doc));
}

/* Line by line, so that a failure names one record. */
static void
assert_same_text (const char *a,
                  const char *b)
{
  g_auto(GStrv) lines_a = g_strsplit (a, "\n", -1);
  g_auto(GStrv) lines_b = g_strsplit (b, "\n", -1);

  for (guint i = 0; lines_a[i] != NULL && lines_b[i] != NULL; i++)
    g_assert_cmpstr (lines_a[i], ==, lines_b[i]);
  g_assert_cmpuint (g_strv_length (lines_a), ==, g_strv_length (lines_b));
}

static void
assert_same (Fixture *self)
{
  g_autofree char *a = peer_state (self->a);
  g_autofree char *b = peer_state (self->b);

  assert_same_text (a, b);
  peer_assert_quiet (self->a);
  peer_assert_quiet (self->b);
}

static void
meet (Fixture *self)
{
  sync_quietly (self->a);
  sync_quietly (self->b);
  sync_quietly (self->a);
  sync_quietly (self->b);
}

static void
assert_field (Peer       *peer,
              const char *id,
              const char *path,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_store_get (peer->fixture.store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, path)), ==, expected);
}

/* ---- without trouble --------------------------------------------------- */

static void
test_meet (Fixture      *self,
           gconstpointer data)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemSyncResult) first = NULL;
  g_autoptr(TandemSyncResult) second = NULL;
  g_autoptr(TandemSyncResult) quiet = NULL;

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (ids, add (self->a, "Milestone"));
  first = peer_sync (self->a);
  g_assert_cmpuint (first->sent, ==, 40);
  second = peer_sync (self->b);
  g_assert_cmpuint (second->received, ==, 40);
  assert_same (self);

  for (guint i = 0; i < 20; i++)
    peer_edit (i % 2 ? self->a : self->b, ids->pdata[i], "due", "\"2026-09-01\"");
  g_free (add (self->a, "Of a"));
  g_free (add (self->b, "Of b"));
  meet (self);
  assert_same (self);
  for (guint i = 0; i < 20; i++)
    assert_field (i % 2 ? self->b : self->a, ids->pdata[i], "due", "2026-09-01");

  quiet = peer_sync (self->a);
  g_assert_cmpuint (quiet->received + quiet->sent + quiet->merged + quiet->conflicts, ==, 0);
}

static void
test_fields_merge (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *id = add (self->a, "Milestone");
  g_autoptr(TandemSyncResult) result = NULL;

  meet (self);
  peer_edit (self->a, id, "due", "\"2026-09-01\"");
  peer_edit (self->b, id, "status", "\"achieved\"");
  sync_quietly (self->a);
  result = peer_sync (self->b);
  g_assert_cmpuint (result->merged, ==, 1);
  g_assert_cmpuint (result->conflicts, ==, 0);
  meet (self);
  assert_same (self);
  assert_field (self->a, id, "due", "2026-09-01");
  assert_field (self->a, id, "status", "achieved");
}

static void
test_same_field (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *id = add (self->a, "Milestone");
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GPtrArray) rest = NULL;
  g_autoptr(GError) error = NULL;
  TandemClash *clash;

  meet (self);
  peer_edit (self->a, id, "due", "\"2026-09-01\"");
  peer_edit (self->b, id, "due", "\"2026-10-01\"");
  sync_quietly (self->a);
  result = peer_sync (self->b);
  g_assert_cmpuint (result->conflicts, ==, 1);
  clashes = tandem_store_clashes (self->b->fixture.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = clashes->pdata[0];
  g_assert_cmpstr (clash->path, ==, "due");
  g_assert_cmpstr (clash->base, ==, "\"2026-05-03\"");
  g_assert_cmpstr (clash->mine, ==, "\"2026-10-01\"");
  g_assert_cmpstr (clash->theirs, ==, "\"2026-09-01\"");
  meet (self);
  assert_same (self);

  tandem_store_resolve_clash (self->b->fixture.store, id, clash, "\"2026-09-15\"", &error);
  g_assert_no_error (error);
  rest = tandem_store_conflicts (self->b->fixture.store, &error);
  g_assert_cmpuint (rest->len, ==, 0);
  meet (self);
  assert_same (self);
  assert_field (self->a, id, "due", "2026-09-15");
}

static void
test_delete_and_edit (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *edited_late = add (self->a, "Edited after it was deleted elsewhere");
  g_autofree char *deleted_late = add (self->a, "Deleted after it was edited elsewhere");
  g_autofree char *gone = add (self->a, "Deleted");
  g_autofree char *body = NULL;
  g_autoptr(TandemSyncResult) result = NULL;

  meet (self);
  store_support_delete (self->a->fixture.store, "Delete", edited_late);
  peer_edit (self->a, deleted_late, "due", "\"2026-09-01\"");
  store_support_delete (self->a->fixture.store, "Delete", gone);
  peer_edit (self->b, edited_late, "due", "\"2026-10-01\"");
  store_support_delete (self->b->fixture.store, "Delete", deleted_late);
  sync_quietly (self->a);
  result = peer_sync (self->b);
  g_assert_cmpuint (result->conflicts, ==, 2);
  meet (self);
  assert_same (self);
  assert_field (self->a, edited_late, "due", "2026-10-01");
  assert_field (self->b, deleted_late, "due", "2026-09-01");
  body = store_support_body (self->b->fixture.store, gone);
  g_assert_null (body);
}

/* ---- several leaves on the server -------------------------------------- */

static char *
base_rev (Peer       *peer,
          const char *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT base_rev FROM doc WHERE id = '%s'", id);
  char *rev = store_support_text (peer->fixture.store, sql);

  return g_strchomp (rev);
}

/* Another client that pushes without having pulled. */
static void
push_sibling (Fixture    *self,
              const char *id,
              const char *parent,
              const char *path,
              const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) before = tandem_store_get (self->b->fixture.store, id, &error);
  g_autoptr(TandemDoc) after = store_support_with (before, path, json);
  g_autofree char *canonical = tandem_doc_to_canonical (after);
  g_autofree char *rev = tandem_rev_new (parent, FALSE, canonical);
  guint generation;
  const char *hash, *parent_hash;
  g_autofree char *body = NULL;

  g_assert_true (tandem_rev_parse (rev, &generation, &hash));
  g_assert_true (tandem_rev_parse (parent, &generation, &parent_hash));
  body = g_strdup_printf ("{\"new_edits\":false,\"docs\":[{\"_rev\":\"%s\",\"_revisions\":{\"start\":%u,"
                          "\"ids\":[\"%s\",\"%s\"]},%s]}", rev, generation + 1, hash, parent_hash, canonical + 1);
  g_free (central_call (&self->central, "POST", PAIR "/_bulk_docs", body));
}

static void
test_leaves_merge (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *id = add (self->a, "Milestone");
  g_autofree char *parent = NULL;
  g_autoptr(TandemSyncResult) result = NULL;

  meet (self);
  parent = base_rev (self->a, id);
  peer_edit (self->a, id, "due", "\"2026-09-01\"");
  sync_quietly (self->a);
  push_sibling (self, id, parent, "status", "\"achieved\"");

  result = peer_sync (self->a);
  g_assert_cmpuint (result->conflicts, ==, 0);
  meet (self);
  assert_same (self);
  assert_field (self->b, id, "due", "2026-09-01");
  assert_field (self->b, id, "status", "achieved");
  g_assert_cmpint (store_support_number (self->a->fixture.store, "SELECT count (*) FROM leaf"), ==, 0);
}

static void
test_leaves_clash (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *id = add (self->a, "Milestone");
  g_autofree char *parent = NULL;
  g_autoptr(GPtrArray) of_a = NULL;
  g_autoptr(GPtrArray) of_b = NULL;
  g_autoptr(GError) error = NULL;

  meet (self);
  parent = base_rev (self->a, id);
  peer_edit (self->a, id, "due", "\"2026-09-01\"");
  sync_quietly (self->a);
  push_sibling (self, id, parent, "due", "\"2026-10-01\"");
  meet (self);
  assert_same (self);
  of_a = tandem_store_clashes (self->a->fixture.store, id, &error);
  g_assert_no_error (error);
  of_b = tandem_store_clashes (self->b->fixture.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_a->len, ==, 1);
  g_assert_cmpuint (of_b->len, ==, 1);
  g_assert_cmpstr (((TandemClash *) of_a->pdata[0])->mine, !=, ((TandemClash *) of_a->pdata[0])->theirs);

  tandem_store_resolve_clash (self->a->fixture.store, id, of_a->pdata[0], "\"2026-10-01\"", &error);
  g_assert_no_error (error);
  meet (self);
  assert_same (self);
  assert_field (self->b, id, "due", "2026-10-01");
  g_assert_cmpint (store_support_number (self->b->fixture.store, "SELECT count (*) FROM clash"), ==, 0);
  g_assert_cmpint (store_support_number (self->b->fixture.store, "SELECT count (*) FROM doc WHERE conflict"), ==, 0);
}

/* ---- the server forgets ------------------------------------------------ */

static void
test_checkpoint_lost (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *id = add (self->a, "Milestone");
  g_autofree char *workspace = NULL;
  g_autofree char *path = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *rev = NULL;
  g_autoptr(TandemSyncResult) result = NULL;
  TandemSlice root;

  meet (self);
  workspace = g_strchomp (store_support_text (self->a->fixture.store, "SELECT value FROM meta WHERE key = 'workspace'"));
  path = g_strdup_printf (PAIR "/_local/tandem-%s", workspace);
  reply = central_call (&self->central, "GET", path, NULL);
  g_assert_true (tandem_slice_parse (reply, strlen (reply), &root, NULL));
  rev = tandem_slice_dup_string (tandem_slice_member (root, "_rev"));
  longer = g_strdup_printf ("%s?rev=%s", path, rev);
  g_free (central_call (&self->central, "DELETE", longer, NULL));

  peer_edit (self->b, id, "due", "\"2026-09-01\"");
  sync_quietly (self->b);
  result = peer_sync (self->a);
  g_assert_cmpuint (result->received, ==, 1);
  g_assert_cmpuint (result->sent, ==, 0);
  assert_same (self);
}

static void
test_database_made_anew (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *first = add (self->a, "First");
  g_autofree char *second = add (self->a, "Second");
  g_autofree char *before = NULL;
  g_autofree char *rev = NULL;
  g_autofree char *again = NULL;
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(Peer) fresh = NULL;
  g_autofree char *state = NULL;

  meet (self);
  peer_edit (self->b, second, "due", "\"2026-09-01\"");
  meet (self);
  rev = base_rev (self->a, second);
  g_free (central_call (&self->central, "DELETE", PAIR, NULL));

  before = peer_state (self->a);
  result = peer_sync (self->a);
  g_assert_cmpuint (result->sent, ==, 2);
  meet (self);
  assert_same (self);
  again = base_rev (self->b, second);
  g_assert_cmpstr (again, ==, rev);

  fresh = peer_new (self->central.url, self->central.user, self->central.password);
  sync_quietly (fresh);
  state = peer_state (fresh);
  assert_same_text (state, before);
}

/* ---- killed ------------------------------------------------------------ */

static gpointer
sync_in_thread (gpointer data)
{
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();

  peer_try (data, result, NULL);
  return NULL;
}

static void
test_server_killed (Fixture      *self,
                    gconstpointer data)
{
  if (!central_is_ours (&self->central))
    return;

  for (guint round = 0; round < 6; round++)
    {
      GThread *thread;

      for (guint i = 0; i < 100; i++)
        g_free (add (self->a, "Milestone"));
      thread = g_thread_new ("sync", sync_in_thread, self->a);
      g_usleep (15000 + round * 15000);
      central_kill (&self->central);
      g_thread_join (thread);
      central_restart (&self->central);
    }
  meet (self);
  assert_same (self);
  g_assert_cmpint (store_support_number (self->b->fixture.store, "SELECT count (*) FROM doc"), ==, 600);
}

/* The same program as another process, so that it can be killed at any point. */
static GSubprocess *
spawn_client (Peer *peer)
{
  g_autofree char *client = g_test_build_filename (G_TEST_BUILT, "sync", "sync-client", NULL);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, client, peer->fixture.folder,
                                           peer->password ? peer->password : "", NULL);

  g_assert_no_error (error);
  return process;
}

static void
test_client_killed (Fixture      *self,
                    gconstpointer data)
{
  guint finished = 0;

  for (guint round = 0; round < 25; round++)
    {
      g_autoptr(GSubprocess) process = NULL;
      g_autofree char *id = add (self->a, "Milestone");
      g_autofree char *other = add (self->b, "Milestone");

      peer_edit (self->a, id, "due", "\"2026-09-01\"");
      sync_quietly (self->b);
      peer_close (self->a);
      process = spawn_client (self->a);
      g_usleep (round * 8000);
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);
      finished += g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
      peer_open (self->a);
    }
  g_test_message ("%u of 25 came to the end before they were killed", finished);
  meet (self);
  assert_same (self);
  g_assert_cmpint (store_support_number (self->b->fixture.store, "SELECT count (*) FROM doc"), ==, 50);
  g_assert_cmpint (store_support_number (self->b->fixture.store, "SELECT count (*) FROM doc WHERE conflict"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  central_prepare ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/central/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("meet", test_meet);
  ADD ("fields-merge", test_fields_merge);
  ADD ("same-field", test_same_field);
  ADD ("delete-and-edit", test_delete_and_edit);
  ADD ("leaves-merge", test_leaves_merge);
  ADD ("leaves-clash", test_leaves_clash);
  ADD ("checkpoint-lost", test_checkpoint_lost);
  ADD ("database-made-anew", test_database_made_anew);
  ADD ("server-killed", test_server_killed);
  ADD ("client-killed", test_client_killed);
#undef ADD

  return g_test_run ();
}
