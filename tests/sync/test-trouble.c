/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-double.h"
#include "sync-support.h"

#include <string.h>

#define PAIR "pair-01j0000000000000000000000q"

typedef struct
{
  Double *server;
  Peer   *peer;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->server = double_new ();
  self->peer = peer_new (double_get_url (self->server), NULL, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->peer, peer_free);
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

/* The server holds, byte for byte, what the workspace shows. */
static void
assert_agree (Fixture *self)
{
  g_autofree char *there = double_dump (self->server, PAIR);
  g_autofree char *here = g_strchomp (peer_state (self->peer));

  g_assert_cmpstr (there, ==, here);
  peer_assert_quiet (self->peer);
}

static void
sync_well (Fixture *self)
{
  g_autoptr(TandemSyncResult) result = peer_sync (self->peer);

  g_assert_cmpuint (result->refused, ==, 0);
}

/* ---- one thing goes wrong ---------------------------------------------- */

/* @words: what the error or the reported problem must say. */
typedef struct
{
  const char *name;
  Fault       fault;
  int         code;             /* of the error; -1: the run goes on with other databases, or succeeds */
  const char *words;            /* (nullable): NULL: it must go well all the same */
} Trouble;

static const Trouble troubles[] = {
  { "no-answer", { "GET", "/", .drop = TRUE }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "no-couchdb", { "GET", "/", .status = 200, .body = "{\"hello\":1}" }, TANDEM_SYNC_ERROR_PROTOCOL, "no CouchDB" },
  { "html", { "GET", "/", .status = 200, .body = "<html>Sign in to the hotel</html>" },
    TANDEM_SYNC_ERROR_PROTOCOL, "no JSON" },
  { "empty", { "GET", "/", .status = 200, .body = "" }, TANDEM_SYNC_ERROR_PROTOCOL, "no JSON" },
  { "moved", { "GET", "/", .status = 301, .body = "{}", .header = "Location: http://192.0.2.1/" },
    TANDEM_SYNC_ERROR_PROTOCOL, "another address" },
  { "down", { "GET", "/", .status = 500 }, TANDEM_SYNC_ERROR_SERVER, "500: scripted" },
  { "busy", { "GET", "/", .status = 429, .header = "Retry-After: 30" }, TANDEM_SYNC_ERROR_SERVER, "429" },
  { "busy-once", { "GET", "_changes", .times = 1, .status = 503, .header = "Retry-After: 0" }, -1, NULL },
  { "gateway-once", { "POST", "_bulk_docs", .times = 1, .status = 502, .body = "<html>" }, -1, NULL },
  { "broken-once", { "POST", "_bulk_docs", .times = 1, .drop = TRUE }, -1, NULL },
  { "answer-lost-once", { "POST", "_bulk_docs", .times = 1, .lose = TRUE }, -1, NULL },
  { "database-forbidden", { "GET", PAIR, .status = 403 }, -1, "403: scripted" },
  { "database-is-nonsense", { "GET", PAIR, .status = 200, .body = "[]" }, -1, "does not say" },
  { "changes-html", { "GET", PAIR "/_changes", .status = 200, .body = "<p>" }, -1, "no JSON" },
  { "changes-cut", { "GET", PAIR "/_changes", .cut = 120 }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "changes-no-results", { "GET", PAIR "/_changes", .status = 200, .body = "{\"last_seq\":1}" }, -1, "\"results\" of the answer" },
  { "changes-no-seq", { "GET", PAIR "/_changes", .status = 200, .body = "{\"results\":[]}" }, -1, "last_seq" },
  { "changes-bad-rev", { "GET", PAIR "/_changes", .status = 200,
                         .body = "{\"last_seq\":1,\"results\":[{\"id\":\"a\",\"changes\":[{\"rev\":\"x\"}]}]}" }, -1, "no revision" },
  { "changes-bad-id", { "GET", PAIR "/_changes", .status = 200,
                        .body = "{\"last_seq\":1,\"results\":[{\"id\":7,\"changes\":[]}]}" }, -1, "must be a string" },
  { "get-html", { "POST", PAIR "/_bulk_get", .status = 200, .body = "<p>" }, -1, "no JSON" },
  { "get-failed", { "POST", PAIR "/_bulk_get", .status = 500 }, -1, "500" },
  { "get-cut", { "POST", PAIR "/_bulk_get", .cut = 200 }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "get-not-asked-for", { "POST", PAIR "/_bulk_get", .status = 200,
                           .body = "{\"results\":[{\"id\":\"a\",\"docs\":[{\"ok\":{\"_id\":\"milestone:x\",\"_rev\":\"1-a\","
                                   "\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}}]}]}" }, -1, "not asked for" },
  { "get-bad-history", { "POST", PAIR "/_bulk_get", .status = 200,
                         .body = "{\"results\":[{\"id\":\"a\",\"docs\":[{\"ok\":{\"_id\":\"milestone:x\",\"_rev\":\"1-a\","
                                 "\"_revisions\":{\"start\":4,\"ids\":[\"a\"]}}}]}]}" }, -1, "does not fit" },
  { "docs-forbidden", { "POST", "_bulk_docs", .status = 403 }, -1, "403" },
  { "docs-busy", { "POST", "_bulk_docs", .status = 503, .header = "Retry-After: 0" }, -1, "503" },
  { "docs-html", { "POST", "_bulk_docs", .status = 200, .body = "<p>" }, -1, "no JSON" },
  { "docs-nonsense", { "POST", "_bulk_docs", .status = 201, .body = "{}" }, -1, "must be an array" },
  { "docs-cut", { "POST", "_bulk_docs", .cut = 60 }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "docs-lost", { "POST", "_bulk_docs", .lose = TRUE }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "proof-failed", { "POST", "_revs_diff", .status = 500 }, -1, "500" },
  { "proof-nonsense", { "POST", "_revs_diff", .status = 200, .body = "[]" }, -1, "must be an object" },
  { "proof-lost", { "POST", "_revs_diff", .drop = TRUE }, TANDEM_SYNC_ERROR_OFFLINE, "No connection" },
  { "checkpoint-conflict-once", { "PUT", "_local", .times = 1, .status = 409 }, -1, NULL },
  { "checkpoint-conflict", { "PUT", "_local", .status = 409 }, -1, "409" },
  { "checkpoint-forbidden", { "PUT", "_local", .status = 403 }, -1, NULL },
  { "checkpoint-unreadable", { "GET", "_local", .status = 500 }, TANDEM_SYNC_ERROR_SERVER, "500" },
};

static void
assert_said (const TandemSyncResult *result,
             const GError           *error,
             const char             *words)
{
  const char *said = error ? error->message : result->problems->len > 0 ? result->problems->pdata[0] : "";

  g_test_message ("said: %s", said);
  g_assert_nonnull (strstr (said, words));
}

static void
test_trouble (Fixture      *self,
              gconstpointer data)
{
  const Trouble *trouble = data;
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  gboolean good;

  /* Something to send, and something to receive. */
  g_free (add (self->peer, "First"));
  sync_well (self);
  double_put (self->server, PAIR,
              "{\"_id\":\"milestone:01J000000000000000000000AA\",\"_rev\":\"1-a\",\"title\":{\"en\":{\"text\":\"Theirs\"}},"
              "\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}");
  g_free (add (self->peer, "Second"));
  before = peer_state (self->peer);
  double_set_fault (self->server, &trouble->fault);

  good = peer_try (self->peer, result, &error);
  if (trouble->words == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (result->failed, ==, 0);
    }
  else
    {
      if (trouble->code >= 0)
        g_assert_cmpint (good ? -1 : error->code, ==, trouble->code);
      else
        g_assert_cmpuint (result->failed, ==, 1);
      assert_said (result, error, trouble->words);
    }
  during = peer_state (self->peer);
  g_assert_cmpuint (strlen (during), >=, strlen (before));

  double_set_fault (self->server, NULL);
  sync_well (self);
  sync_well (self);
  assert_agree (self);
}

static void
test_may_not_create (Fixture      *self,
                     gconstpointer data)
{
  const Fault fault = { "PUT", PAIR, .status = 401 };
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;

  g_free (add (self->peer, "First"));
  double_set_fault (self->server, &fault);
  g_assert_true (peer_try (self->peer, result, &error));
  g_assert_cmpuint (result->databases, ==, 1);
  g_assert_cmpuint (result->failed, ==, 1);
  g_assert_nonnull (strstr (result->problems->pdata[0], "may not create it"));
  g_assert_cmpuint (result->waiting, ==, 1);
  double_set_fault (self->server, NULL);
  sync_well (self);
  assert_agree (self);
}

/* ---- documents that are refused ---------------------------------------- */

static TandemOutboxEntry *
only_entry (Peer       *peer,
            GPtrArray **entries)
{
  g_autoptr(GError) error = NULL;

  *entries = tandem_store_outbox (peer->fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*entries)->len, ==, 1);
  return (*entries)->pdata[0];
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *bad = NULL;
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(TandemSyncResult) again = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  TandemOutboxEntry *entry;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    g_free (add (self->peer, "Good"));
  bad = add (self->peer, "Bad one");
  for (guint i = 0; i < 10; i++)
    g_free (add (self->peer, "Good"));
  double_set_refusal (self->server, "Bad one", "forbidden");
  result = peer_sync (self->peer);
  g_assert_cmpuint (result->sent, ==, 20);
  g_assert_cmpuint (result->refused, ==, 1);
  entry = only_entry (self->peer, &entries);
  g_assert_cmpstr (entry->id, ==, bad);
  g_assert_cmpint (entry->state, ==, TANDEM_OUTBOX_REFUSED);
  g_assert_cmpuint (entry->status, ==, 403);
  g_assert_cmpstr (entry->reason, ==, "not yours");
  g_assert_cmpuint (entry->attempts, ==, 1);

  /* Not tried again by itself, but after a release, and after an edit. */
  again = peer_sync (self->peer);
  g_assert_cmpuint (again->refused + again->sent, ==, 0);
  tandem_store_outbox_release (self->peer->fixture.store, bad, &error);
  g_assert_no_error (error);
  g_clear_pointer (&again, tandem_sync_result_free);
  again = peer_sync (self->peer);
  g_assert_cmpuint (again->refused, ==, 1);
  peer_edit (self->peer, bad, "title.en", "{\"text\":\"Better\"}");
  sync_well (self);
  assert_agree (self);
}

static void
test_held (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *id = add (self->peer, "Held");
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  tandem_store_outbox_hold (self->peer->fixture.store, id, &error);
  g_assert_no_error (error);
  result = peer_sync (self->peer);
  g_assert_cmpuint (result->sent, ==, 0);
  g_assert_cmpuint (result->waiting, ==, 1);
  g_assert_cmpint (only_entry (self->peer, &entries)->state, ==, TANDEM_OUTBOX_HELD);
  tandem_store_outbox_release (self->peer->fixture.store, id, &error);
  g_assert_no_error (error);
  sync_well (self);
  assert_agree (self);

  peer_edit (self->peer, id, "due", "\"2027-01-01\"");
  tandem_store_outbox_drop (self->peer->fixture.store, id, &error);
  g_assert_no_error (error);
  assert_agree (self);
}

static void
test_poison (Fixture      *self,
             gconstpointer data)
{
  guint status = GPOINTER_TO_UINT (data);
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  TandemOutboxEntry *entry;

  for (guint i = 0; i < 30; i++)
    g_free (add (self->peer, i == 17 ? "Poison" : "Good"));
  double_set_poison (self->server, "Poison", status);
  result = peer_sync (self->peer);
  g_assert_cmpuint (result->sent, ==, 29);
  g_assert_cmpuint (result->refused, ==, 1);
  entry = only_entry (self->peer, &entries);
  g_assert_cmpuint (entry->status, ==, status);
  /* A document that is too large stays so; a failing server may get well. */
  g_assert_cmpint (entry->state, ==, status == 500 ? TANDEM_OUTBOX_WAITING : TANDEM_OUTBOX_REFUSED);
  g_assert_cmpuint (double_count (self->server, "POST", "_bulk_docs"), <, 15);

  double_set_poison (self->server, NULL, 0);
  g_assert_true (tandem_store_outbox_release (self->peer->fixture.store, entry->id, NULL));
  sync_well (self);
  assert_agree (self);
}

/* ---- answers that are lost --------------------------------------------- */

static void
test_edit_after_lost_answer (Fixture      *self,
                             gconstpointer data)
{
  const Fault fault = { "POST", "_bulk_docs", .lose = TRUE };
  g_autofree char *id = add (self->peer, "Milestone");
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(TandemSyncResult) next = NULL;

  sync_well (self);
  peer_edit (self->peer, id, "due", "\"2026-09-01\"");
  double_set_fault (self->server, &fault);
  g_assert_false (peer_try (self->peer, result, NULL));
  /* The same field again: not a conflict with oneself. */
  peer_edit (self->peer, id, "due", "\"2026-10-01\"");
  double_set_fault (self->server, NULL);
  next = peer_sync (self->peer);
  g_assert_cmpuint (next->conflicts, ==, 0);
  assert_agree (self);
  g_assert_cmpint (store_support_number (self->peer->fixture.store, "SELECT count (*) FROM clash"), ==, 0);
}

static void
test_taken_back_after_lost_answer (Fixture      *self,
                                   gconstpointer data)
{
  const Fault fault = { "POST", "_bulk_docs", .lose = TRUE };
  g_autofree char *id = add (self->peer, "Milestone");
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;

  sync_well (self);
  peer_edit (self->peer, id, "due", "\"2026-09-01\"");
  double_set_fault (self->server, &fault);
  g_assert_false (peer_try (self->peer, result, NULL));
  tandem_store_undo (self->peer->fixture.store, NULL, &error);
  g_assert_no_error (error);
  double_set_fault (self->server, NULL);
  sync_well (self);
  sync_well (self);
  assert_agree (self);
}

/* Answers are cut after every number of bytes a small session has. What is
 * edited meanwhile is never lost, and never in conflict with itself. */
static void
test_cut_everywhere (Fixture      *self,
                     gconstpointer data)
{
  guint step = g_getenv ("TANDEM_FUZZ_ROUNDS") ? 1 : 23;
  g_autofree char *id = add (self->peer, "Milestone");
  g_autofree char *there = NULL;
  gint64 whole;
  guint rounds = 0;

  tandem_replicator_set_patience (self->peer->replicator, 1, 0);
  double_set_budget (self->server, G_MAXINT64);
  sync_well (self);
  whole = double_get_bytes (self->server);
  g_assert_cmpint (whole, >, 1000);

  for (gint64 budget = 0; budget < whole + step; budget += step, rounds++)
    {
      g_autofree char *title = g_strdup_printf ("{\"text\":\"Round %u\"}", rounds);
      g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();

      peer_edit (self->peer, id, "title.en", title);
      double_set_budget (self->server, budget);
      peer_try (self->peer, result, NULL);
    }
  double_set_budget (self->server, -1);
  sync_well (self);
  assert_agree (self);
  there = double_dump (self->server, PAIR);
  {
    g_autofree char *last = g_strdup_printf ("Round %u", rounds - 1);

    g_assert_nonnull (strstr (there, last));
  }
  g_assert_cmpint (store_support_number (self->peer->fixture.store, "SELECT count (*) FROM doc WHERE conflict"), ==, 0);
}

/* ---- who are you ------------------------------------------------------- */

static void
use_password (Fixture    *self,
              const char *password)
{
  g_clear_pointer (&self->peer, peer_free);
  self->peer = peer_new (double_get_url (self->server), "user", password);
}

static void
test_wrong_password (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  double_set_password (self->server, "right");
  use_password (self, "wrong");
  g_assert_false (peer_try (self->peer, NULL, &error));
  g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_AUTH);
  g_assert_cmpint (tandem_replicator_get_state (self->peer->replicator), ==, TANDEM_SYNC_STATE_AUTH_NEEDED);
  /* Each further try would bring the lock nearer. */
  g_assert_cmpuint (double_count (self->server, "POST", "/_session"), ==, 1);
}

static void
test_locked (Fixture      *self,
             gconstpointer data)
{
  const Fault fault = { "POST", "/_session", .status = 403 };
  g_autoptr(GError) error = NULL;

  double_set_password (self->server, "right");
  use_password (self, "right");
  double_set_fault (self->server, &fault);
  g_assert_false (peer_try (self->peer, NULL, &error));
  g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_LOCKED);
  g_assert_cmpint (tandem_replicator_get_state (self->peer->replicator), ==, TANDEM_SYNC_STATE_LOCKED);
}

static void
test_session_ends (Fixture      *self,
                   gconstpointer data)
{
  const Fault fault = { "GET", "_changes", .times = 1, .status = 401 };

  double_set_password (self->server, "right");
  use_password (self, "right");
  g_free (add (self->peer, "Milestone"));
  double_set_fault (self->server, &fault);
  sync_well (self);
  assert_agree (self);
  g_assert_cmpuint (double_count (self->server, "POST", "/_session"), ==, 2);
}

static void
test_no_server (Fixture      *self,
                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) none = NULL;

  tandem_store_set_remote (self->peer->fixture.store, "http://127.0.0.1:1/", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (peer_try (self->peer, NULL, &error));
  g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_OFFLINE);
  tandem_store_set_remote (self->peer->fixture.store, NULL, NULL, NULL);
  g_assert_false (peer_try (self->peer, NULL, &none));
  g_assert_error (none, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_NO_SERVER);
}

/* ---- documents that are none of ours ----------------------------------- */

static void
test_set_aside (Fixture      *self,
                gconstpointer data)
{
  static const char *const strange[] = {
    "\"_id\":\"unheard_of:01J000000000000000000000AA\",\"x\":1",
    "\"_id\":\"milestone:01J000000000000000000000AB\",\"x\":9007199254740993",
    "\"_id\":\"milestone:01J000000000000000000000AC\",\"x\":1,\"x\":2",
    "\"_id\":\"milestone:01J000000000000000000000AD\",\"x\":\"a\\u0000b\"",
    "\"_id\":\"no kind at all\"",
  };
  g_autofree char *good = add (self->peer, "Good");
  g_autoptr(TandemSyncResult) result = NULL;
  g_autoptr(TandemSyncResult) again = NULL;
  g_autofree char *kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *json = g_strdup_printf ("{%s,\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}",
                                               strange[i]);

      double_put (self->server, PAIR, json);
    }
  result = peer_sync (self->peer);
  g_assert_cmpuint (result->set_aside, ==, G_N_ELEMENTS (strange));
  g_assert_cmpuint (result->sent, ==, 1);
  again = peer_sync (self->peer);
  g_assert_cmpuint (again->set_aside, ==, 0);
  kept = store_support_text (self->peer->fixture.store,
                             "SELECT CAST (body AS TEXT) FROM set_aside ORDER BY id LIMIT 1");
  g_assert_cmpstr (kept, ==, "{\"_id\":\"milestone:01J000000000000000000000AB\",\"x\":9007199254740993}\n");
}

/* A record that is given to a pairing later moves to the database of the
 * pairing; whoever has the old place gets it from the new one. */
static void
test_moved (Fixture      *self,
            gconstpointer data)
{
  const char *id = "milestone:01J000000000000000000000AE";
  g_autoptr(TandemDoc) milestone = store_support_milestone (id, "Moves");
  g_autoptr(TandemDoc) doc = store_support_with (milestone, "partnership", "null");
  g_autoptr(Peer) other = peer_new (double_get_url (self->server), NULL, NULL);
  g_autoptr(TandemSyncResult) first = NULL;
  g_autoptr(TandemSyncResult) second = NULL;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *place = NULL;

  store_support_put (self->peer->fixture.store, "New", NULL, doc);
  sync_well (self);
  first = peer_sync (other);
  g_assert_cmpuint (first->received, ==, 1);
  peer_edit (self->peer, id, "partnership", "\"partnership:01J0000000000000000000000Q\"");
  sync_well (self);
  second = peer_sync (other);
  g_assert_cmpuint (second->set_aside + second->conflicts, ==, 0);
  there = peer_state (self->peer);
  here = peer_state (other);
  g_assert_cmpstr (here, ==, there);
  place = store_support_text (other->fixture.store, "SELECT database FROM doc");
  g_assert_cmpstr (place, ==, PAIR "\n");
}

/* Members of one pairing cannot take over a record of another one. */
static void
test_other_database (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *id = add (self->peer, "Ours");
  g_autofree char *json = g_strdup_printf ("{\"_id\":\"%s\",\"_rev\":\"9-f\",\"title\":{\"en\":{\"text\":\"Theirs\"}},"
                                           "\"_revisions\":{\"start\":9,\"ids\":[\"f\"]}}", id);
  g_autoptr(TandemSyncResult) result = NULL;

  sync_well (self);
  double_put (self->server, "pair-of-others", json);
  result = peer_sync (self->peer);
  g_assert_cmpuint (result->set_aside, ==, 1);
  assert_agree (self);
}

/* ---- choosing ---------------------------------------------------------- */

static void
test_choose_nothing (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *id = add (self->peer, "Milestone");
  g_autoptr(Peer) other = peer_new (double_get_url (self->server), NULL, NULL);
  const TandemClash due = { .path = (char *) "due" };
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  sync_well (self);
  tandem_sync_result_free (peer_sync (other));
  peer_edit (self->peer, id, "forecast", "\"2026-09-01\"");
  peer_edit (other, id, "forecast", "\"2026-10-01\"");
  sync_well (self);
  tandem_sync_result_free (peer_sync (other));
  clashes = tandem_store_clashes (other->fixture.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_null (((TandemClash *) clashes->pdata[0])->base);

  g_assert_false (tandem_store_resolve_clash (other->fixture.store, id, &due, "\"2026-10-01\"", &error));
  assert_store_error (error, NOT_FOUND);
  g_clear_error (&error);
  tandem_store_resolve_clash (other->fixture.store, id, clashes->pdata[0], NULL, &error);
  g_assert_no_error (error);
  tandem_sync_result_free (peer_sync (other));
  sync_well (self);
  assert_agree (self);
  doc = tandem_store_get (self->peer->fixture.store, id, &error);
  g_assert_no_error (error);
  g_assert_false (tandem_val_exists (tandem_doc_get (doc, "forecast")));
}

/* ---- stopping ---------------------------------------------------------- */

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  const Fault fault = { "GET", "_changes", .status = 503, .header = "Retry-After: 5" };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;
  gint64 started = g_get_monotonic_time ();

  double_set_fault (self->server, &fault);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (tandem_replicator_sync (self->peer->replicator, cancellable, NULL, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 4 * G_USEC_PER_SEC);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  TandemSyncResult **out = data;
  g_autoptr(GError) error = NULL;

  *out = tandem_replicator_sync_finish (TANDEM_REPLICATOR (source), result, &error);
  g_assert_no_error (error);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static void
test_async (Fixture      *self,
            gconstpointer data)
{
  TandemSyncResult *result = NULL;
  guint states = 0;
  g_autoptr(GDateTime) when = NULL;

  g_free (add (self->peer, "Milestone"));
  g_signal_connect (self->peer->replicator, "notify::state", G_CALLBACK (count_cb), &states);
  tandem_replicator_sync_async (self->peer->replicator, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (result->sent, ==, 1);
  g_assert_cmpuint (states, >, 3);
  g_assert_cmpint (tandem_replicator_get_state (self->peer->replicator), ==, TANDEM_SYNC_STATE_IDLE);
  when = tandem_replicator_dup_last_synced (self->peer->replicator);
  g_assert_nonnull (when);
  tandem_sync_result_free (result);
  assert_agree (self);
}

static void
test_by_itself (Fixture      *self,
                gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  tandem_replicator_start (self->peer->replicator);
  g_assert_true (tandem_replicator_get_running (self->peer->replicator));
  g_free (add (self->peer, "Milestone"));
  while (g_get_monotonic_time () < deadline && double_count (self->server, "POST", "_bulk_docs") == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
      tandem_replicator_sync_soon (self->peer->replicator);
    }
  tandem_replicator_stop (self->peer->replicator);
  g_assert_false (tandem_replicator_get_running (self->peer->replicator));
  g_assert_cmpuint (double_count (self->server, "POST", "_bulk_docs"), >, 0);
  sync_well (self);
  assert_agree (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, data, function) g_test_add ("/trouble/" name, Fixture, data, set_up, function, tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *path = g_strconcat ("/trouble/one/", troubles[i].name, NULL);

      g_test_add (path, Fixture, &troubles[i], set_up, test_trouble, tear_down);
    }
  ADD ("may-not-create", NULL, test_may_not_create);
  ADD ("refused", NULL, test_refused);
  ADD ("held", NULL, test_held);
  ADD ("poison-400", GUINT_TO_POINTER (400), test_poison);
  ADD ("poison-412", GUINT_TO_POINTER (412), test_poison);
  ADD ("poison-413", GUINT_TO_POINTER (413), test_poison);
  ADD ("poison-500", GUINT_TO_POINTER (500), test_poison);
  ADD ("edit-after-lost-answer", NULL, test_edit_after_lost_answer);
  ADD ("taken-back-after-lost-answer", NULL, test_taken_back_after_lost_answer);
  ADD ("cut-everywhere", NULL, test_cut_everywhere);
  ADD ("wrong-password", NULL, test_wrong_password);
  ADD ("locked", NULL, test_locked);
  ADD ("session-ends", NULL, test_session_ends);
  ADD ("no-server", NULL, test_no_server);
  ADD ("set-aside", NULL, test_set_aside);
  ADD ("moved", NULL, test_moved);
  ADD ("other-database", NULL, test_other_database);
  ADD ("choose-nothing", NULL, test_choose_nothing);
  ADD ("cancel", NULL, test_cancel);
  ADD ("async", NULL, test_async);
  ADD ("by-itself", NULL, test_by_itself);
#undef ADD

  return g_test_run ();
}
