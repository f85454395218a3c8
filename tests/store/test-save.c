/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

#include <string.h>

static void
assert_body (StoreFixture *fixture,
             const char   *id,
             TandemDoc    *doc)
{
  g_autofree char *body = store_support_body (fixture->store, id);

  g_assert_cmpstr (body, ==, doc ? tandem_doc_get_body (doc, NULL) : NULL);
}

static void
assert_sound (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVerification) verification = tandem_store_verify (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    g_test_message ("%s", (char *) verification->findings->pdata[i]);
  g_assert_true (verification->sound);
}

static void
test_read_back (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  assert_body (fixture, tandem_doc_get_id (doc), doc);
  store_fixture_reopen (fixture);
  assert_body (fixture, tandem_doc_get_id (doc), doc);
  assert_sound (fixture);
}

/* All that a save promises stands after it, and nothing of it after a refusal. */
static void
test_one_transaction (StoreFixture *fixture,
                      gconstpointer data)
{
  static const char counts[] =
    "SELECT (SELECT count (*) FROM doc), (SELECT count (*) FROM milestone), (SELECT count (*) FROM fts),"
    " (SELECT count (*) FROM step), (SELECT count (*) FROM step_edit), (SELECT count (*) FROM outbox),"
    " (SELECT count (*) FROM change)";
  g_autoptr(TandemDoc) good = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) other = store_support_milestone (NULL, "Report");
  g_autoptr(TandemDoc) bad = store_support_with (other, "due", "\"not a date\"");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Two at once");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_support_text (fixture->store, counts);
  g_autofree char *refused = NULL, *saved = NULL;

  g_assert_cmpstr (before, ==, "0 0 0 0 0 0 0\n");
  tandem_batch_put (batch, NULL, good);
  tandem_batch_put (batch, NULL, bad);
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, INVALID);
  refused = store_support_text (fixture->store, counts);
  g_assert_cmpstr (refused, ==, before);

  store_support_put (fixture->store, "Add milestone", NULL, good);
  saved = store_support_text (fixture->store, counts);
  g_assert_cmpstr (saved, ==, "1 1 1 1 1 1 1\n");
}

static void
test_no_change_no_trace (StoreFixture *fixture,
                         gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  store_support_put (fixture->store, "Nothing", doc, doc);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT version FROM doc"), ==, 1);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM step"), ==, 1);
}

static void
test_invalid_names_field_and_place (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) bad = store_support_with (doc, "updates", "[{\"id\":\"u1\",\"on\":\"2026-13-01\"}]");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add update");
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  tandem_batch_put (batch, doc, bad);
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, INVALID);
  g_assert_nonnull (strstr (error->message, "Kick-off"));
  g_assert_nonnull (strstr (error->message, "updates[0].on"));
  assert_body (fixture, tandem_doc_get_id (doc), doc);
}

/* What came from elsewhere with faults can be repaired field by field. */
static void
test_faults_from_elsewhere (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr(TandemDoc) sound = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) one = store_support_with (sound, "due", "\"soon\"");
  g_autoptr(TandemDoc) faulty = store_support_with (one, "status", "\"finished-ish\"");
  g_autoptr(TandemDoc) repaired = store_support_with (faulty, "due", "\"2026-09-01\"");
  g_autoptr(TandemDoc) worse = store_support_with (repaired, "due", "\"later\"");
  g_autoptr(TandemBatch) import = tandem_batch_new ("Import");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Make it worse");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (import, TRUE);
  tandem_batch_put (import, NULL, faulty);
  g_assert_true (tandem_store_save (fixture->store, import, &error));
  g_assert_no_error (error);

  store_support_put (fixture->store, "Repair the date", faulty, repaired);
  assert_body (fixture, tandem_doc_get_id (sound), repaired);

  tandem_batch_put (batch, repaired, worse);
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, INVALID);
  assert_body (fixture, tandem_doc_get_id (sound), repaired);
}

/* A fault in one item of a list does not lock the others. */
static void
test_faulty_item (StoreFixture *fixture,
                  gconstpointer data)
{
  g_autoptr(TandemDoc) sound = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) faulty = store_support_with (sound, "updates", "[{\"id\":\"u1\",\"on\":\"once\"}]");
  g_autoptr(TandemDoc) more = store_support_with (sound, "updates",
                                                  "[{\"id\":\"u0\",\"on\":\"2026-06-01\"},{\"id\":\"u1\",\"on\":\"once\"}]");
  g_autoptr(TandemBatch) import = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (import, TRUE);
  tandem_batch_put (import, NULL, faulty);
  g_assert_true (tandem_store_save (fixture->store, import, &error));
  store_support_put (fixture->store, "Add update", faulty, more);
  assert_body (fixture, tandem_doc_get_id (sound), more);
}

static void
test_missing_required (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr(TandemDoc) doc = tandem_doc_new (tandem_kind_find ("milestone"), NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add milestone");
  g_autoptr(GError) error = NULL;

  tandem_batch_put (batch, NULL, doc);
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, INVALID);
  assert_body (fixture, tandem_doc_get_id (doc), NULL);
}

/* Two windows changed different fields from the same start. */
static void
test_merge (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) first = store_support_with (start, "due", "\"2026-05-17\"");
  g_autoptr(TandemDoc) second = store_support_with (start, "code", "\"M1\"");
  g_autoptr(TandemDoc) both = store_support_with (first, "code", "\"M1\"");

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_put (fixture->store, "First", start, first);
  store_support_put (fixture->store, "Second", start, second);
  assert_body (fixture, tandem_doc_get_id (start), both);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT conflict FROM doc"), ==, 0);
}

static void
test_conflict_keeps_both (StoreFixture *fixture,
                          gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) first = store_support_with (start, "due", "\"2026-05-17\"");
  g_autoptr(TandemDoc) second = store_support_with (start, "due", "\"2026-06-30\"");
  g_autofree char *clash = NULL, *undone = NULL, *redone = NULL;
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_put (fixture->store, "First", start, first);
  store_support_put (fixture->store, "Second", start, second);

  clash = store_support_text (fixture->store, "SELECT path, base, mine, theirs FROM clash");
  g_assert_cmpstr (clash, ==, "due \"2026-05-03\" \"2026-06-30\" \"2026-05-17\"\n");
  g_assert_cmpint (store_support_number (fixture->store, "SELECT conflict FROM doc"), ==, 1);
  assert_sound (fixture);

  /* Undo takes the conflict back with the edit, redo brings it back. */
  g_assert_true (tandem_store_undo (fixture->store, NULL, &error));
  assert_body (fixture, tandem_doc_get_id (start), first);
  undone = store_support_text (fixture->store, "SELECT conflict, (SELECT count (*) FROM clash) FROM doc");
  g_assert_cmpstr (undone, ==, "0 0\n");
  g_assert_true (tandem_store_redo (fixture->store, NULL, &error));
  redone = store_support_text (fixture->store, "SELECT path, base, mine, theirs FROM clash");
  g_assert_cmpstr (redone, ==, clash);
  assert_sound (fixture);
}

/* An edit that began before a deletion wins over it. */
static void
test_edit_beats_delete (StoreFixture *fixture,
                        gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) edited = store_support_with (start, "due", "\"2026-05-17\"");

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_delete (fixture->store, "Delete milestone", tandem_doc_get_id (start));
  assert_body (fixture, tandem_doc_get_id (start), NULL);
  store_support_put (fixture->store, "Edit", start, edited);
  assert_body (fixture, tandem_doc_get_id (start), edited);
  assert_sound (fixture);
}

static void
test_delete_what_is_not_there (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Delete");
  g_autoptr(GError) error = NULL;

  tandem_batch_delete (batch, "milestone:01J0000000000000000000000Z");
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, NOT_FOUND);
}

/* ---- outbox --------------------------------------------------------------- */

static void
test_outbox_squashes (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) later = store_support_with (start, "due", "\"2026-05-17\"");
  g_autofree char *labels = NULL, *words = NULL, *none = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_put (fixture->store, "Move", start, later);
  labels = store_support_text (fixture->store, "SELECT label, state FROM outbox");
  g_assert_cmpstr (labels, ==, "New: Milestone “Kick-off” waiting\n");

  /* As if the server held the start: the row tells the difference to that. */
  store_support_execute (fixture->store, "DELETE FROM outbox; UPDATE doc SET base_rev = '1-a', base_body = body;");
  store_support_put (fixture->store, "Move back", later, start);
  words = store_support_text (fixture->store, "SELECT label FROM outbox");
  g_assert_nonnull (strstr (words, "Milestone “Kick-off”: "));
  g_assert_nonnull (strstr (words, "Due"));
  g_assert_nonnull (strstr (words, "→"));

  /* Back to what the server holds: nothing to send. */
  store_support_put (fixture->store, "Move again", start, later);
  none = store_support_text (fixture->store, "SELECT label FROM outbox");
  g_assert_cmpstr (none, ==, "");
  assert_sound (fixture);
}

static void
test_outbox_forgets_what_never_was (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  guint waiting;

  store_support_put (fixture->store, "Add milestone", NULL, start);
  g_object_get (fixture->store, "n-waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 1);
  store_support_delete (fixture->store, "Delete milestone", tandem_doc_get_id (start));
  g_object_get (fixture->store, "n-waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 0);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM outbox"), ==, 0);
}

static void
test_outbox_tells_of_a_deletion (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autofree char *label = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_execute (fixture->store, "DELETE FROM outbox; UPDATE doc SET base_rev = '1-a', base_body = body;");
  store_support_delete (fixture->store, "Delete milestone", tandem_doc_get_id (start));
  label = store_support_text (fixture->store, "SELECT label FROM outbox");
  g_assert_cmpstr (label, ==, "Milestone “Kick-off” deleted\n");
}

/* Held by the user stays held; refused by the server is tried again. */
static void
test_outbox_state_after_an_edit (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr(TandemDoc) start = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemDoc) later = store_support_with (start, "due", "\"2026-05-17\"");
  g_autofree char *held = NULL, *again = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, start);
  store_support_execute (fixture->store, "UPDATE outbox SET state = 'held'");
  store_support_put (fixture->store, "Move", start, later);
  held = store_support_text (fixture->store, "SELECT state FROM outbox");
  g_assert_cmpstr (held, ==, "held\n");

  store_support_execute (fixture->store, "UPDATE outbox SET state = 'refused', attempts = 3, reason = 'no'");
  store_support_put (fixture->store, "Move back", later, start);
  again = store_support_text (fixture->store, "SELECT state, attempts, reason FROM outbox");
  g_assert_cmpstr (again, ==, "waiting 0 NULL\n");
}

/* ---- news ----------------------------------------------------------------- */

typedef struct
{
  GPtrArray *ids;
  GThread   *thread;
  guint      labels;
} News;

static void
changed_cb (TandemStore *store,
            GPtrArray   *ids,
            News        *news)
{
  news->thread = g_thread_self ();
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (news->ids, g_strdup (ids->pdata[i]));
}

static void
undo_label_cb (TandemStore *store,
               GParamSpec  *pspec,
               News        *news)
{
  news->labels++;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;
  gboolean *done = data;

  g_assert_true (tandem_store_save_finish (TANDEM_STORE (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_news (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add milestone");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;
  News news = { ids, NULL, 0 };
  gboolean done = FALSE;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &news);
  g_signal_connect (fixture->store, "notify::undo-label", G_CALLBACK (undo_label_cb), &news);
  tandem_batch_put (batch, NULL, doc);
  tandem_store_save_async (fixture->store, batch, NULL, saved_cb, &done);
  while (!done || ids->len == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (ids->pdata[0], ==, tandem_doc_get_id (doc));
  g_assert_true (news.thread == g_thread_self ());
  g_assert_cmpuint (news.labels, ==, 1);
  g_object_get (fixture->store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Add milestone");
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  gboolean *done = data;

  g_assert_false (tandem_store_save_finish (TANDEM_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_cancelled_before (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add milestone");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  tandem_batch_put (batch, NULL, doc);
  g_cancellable_cancel (cancellable);
  tandem_store_save_async (fixture->store, batch, cancellable, cancelled_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_body (fixture, tandem_doc_get_id (doc), NULL);
}

/* A closed store says so, on every way in. */
static void
test_closed (StoreFixture *fixture,
             gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add milestone");
  g_autoptr(TandemContext) context = tandem_context_ref (tandem_store_get_context (fixture->store));
  g_autoptr(GError) error = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  tandem_store_close (fixture->store);
  tandem_store_close (fixture->store);
  tandem_batch_put (batch, NULL, doc);
  g_assert_false (tandem_store_save (fixture->store, batch, &error));
  assert_store_error (error, CLOSED);
  g_clear_error (&error);
  g_assert_null (tandem_store_get (fixture->store, tandem_doc_get_id (doc), &error));
  assert_store_error (error, CLOSED);
  g_clear_error (&error);
  g_assert_null (tandem_store_snapshot (fixture->store, NULL, &error));
  assert_store_error (error, CLOSED);
  g_assert_null (tandem_context_resolve (context, tandem_doc_get_id (doc)));
}

static void
test_context_resolves (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");
  TandemContext *context = tandem_store_get_context (fixture->store);
  g_autoptr(TandemDoc) found = NULL;
  g_autoptr(GPtrArray) of_plan = NULL;
  g_autoptr(GPtrArray) of_nothing = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, doc);
  found = tandem_context_resolve (context, tandem_doc_get_id (doc));
  g_assert_cmpstr (tandem_doc_get_body (found, NULL), ==, tandem_doc_get_body (doc, NULL));
  of_plan = tandem_context_referring (context, "milestone", "plan", tandem_val_string (tandem_doc_get (doc, "plan")));
  g_assert_cmpuint (of_plan->len, ==, 1);
  of_nothing = tandem_context_referring (context, "milestone", "depends_on", tandem_doc_get_id (doc));
  g_assert_cmpuint (of_nothing->len, ==, 0);
}

/* ---- imports -------------------------------------------------------------- */

static void
test_import_begins_the_journal (StoreFixture *fixture,
                                gconstpointer data)
{
  g_autoptr(TandemDoc) before = store_support_milestone (NULL, "Before");
  g_autoptr(TandemBatch) import = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  store_support_put (fixture->store, "Add milestone", NULL, before);
  tandem_batch_set_import (import, TRUE);
  tandem_batch_set_author (import, "importer");
  for (guint i = 0; i < 2500; i++)
    {
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Imported");

      tandem_batch_put (import, NULL, doc);
    }
  g_assert_cmpuint (tandem_batch_get_n_edits (import), ==, 2500);
  g_assert_true (tandem_store_save (fixture->store, import, &error));
  g_assert_no_error (error);

  g_object_get (fixture->store, "undo-label", &label, NULL);
  g_assert_null (label);
  g_assert_false (tandem_store_undo (fixture->store, NULL, &error));
  assert_store_error (error, NOTHING);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM outbox"), ==, 2501);
  assert_sound (fixture);
}

/* The same file a second time changes what differs, and nothing else. */
#define INDEXES "SELECT group_concat (sql) FROM (SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name)"

/* What a large import takes apart to be faster is there again, and whole. */
static void
test_import_keeps_the_indexes (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autofree char *before = store_support_text (fixture->store, INDEXES);
  g_autoptr(TandemBatch) import = tandem_batch_new ("Import");
  g_autofree char *after = NULL;
  g_autofree char *integrity = NULL;
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (import, TRUE);
  for (guint i = 0; i < 2500; i++)
    {
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Kick-off");

      tandem_batch_put (import, NULL, doc);
    }
  g_assert_true (tandem_store_save (fixture->store, import, &error));
  g_assert_no_error (error);

  after = store_support_text (fixture->store, INDEXES);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (after, "milestone.due"));
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM milestone INDEXED BY \"milestone.due\""
                                         " WHERE due IS NOT NULL"), ==, 2500);
  integrity = store_support_text (fixture->store, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok\n");
}

static void
test_import_again (StoreFixture *fixture,
                   gconstpointer data)
{
  g_autoptr(TandemDoc) same = store_support_milestone (NULL, "Same");
  g_autoptr(TandemDoc) old = store_support_milestone (NULL, "Old");
  g_autoptr(TandemDoc) new = store_support_with (old, "due", "\"2026-12-01\"");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(TandemBatch) import = tandem_batch_new ("Import");

      tandem_batch_set_import (import, TRUE);
      tandem_batch_put (import, NULL, same);
      tandem_batch_put (import, NULL, i == 0 ? old : new);
      g_assert_true (tandem_store_save (fixture->store, import, &error));
    }
  assert_body (fixture, tandem_doc_get_id (old), new);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM version"), ==, 1);
  g_assert_cmpint (store_support_number (fixture->store, "SELECT count (*) FROM clash"), ==, 0);
}

#define ADD(path, test) \
        g_test_add ("/store/save/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("read-back", test_read_back);
  ADD ("one-transaction", test_one_transaction);
  ADD ("no-change", test_no_change_no_trace);
  ADD ("invalid", test_invalid_names_field_and_place);
  ADD ("faults-from-elsewhere", test_faults_from_elsewhere);
  ADD ("faulty-item", test_faulty_item);
  ADD ("missing-required", test_missing_required);
  ADD ("merge", test_merge);
  ADD ("conflict", test_conflict_keeps_both);
  ADD ("edit-beats-delete", test_edit_beats_delete);
  ADD ("delete-nothing", test_delete_what_is_not_there);
  ADD ("outbox/squash", test_outbox_squashes);
  ADD ("outbox/never-was", test_outbox_forgets_what_never_was);
  ADD ("outbox/deletion", test_outbox_tells_of_a_deletion);
  ADD ("outbox/state", test_outbox_state_after_an_edit);
  ADD ("news", test_news);
  ADD ("cancelled", test_cancelled_before);
  ADD ("closed", test_closed);
  ADD ("context", test_context_resolves);
  ADD ("import/journal", test_import_begins_the_journal);
  ADD ("import/indexes", test_import_keeps_the_indexes);
  ADD ("import/again", test_import_again);

  return g_test_run ();
}
