/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-double.h"
#include "sync-support.h"

#include <string.h>

/* Several workspaces work on the same records, meet at random moments over a
 * connection that breaks, and end with the same, and with all that was done.
 * TANDEM_FUZZ_ROUNDS: so many seeds beside the fixed ones. */

#define PAIR    "pair-01j0000000000000000000000q"
#define N_PEERS 4
#define N_EDITS 200

/* 28 and 51: a field clashes again before anybody has chosen. */
static const guint fixed_seeds[] = { 28, 51, 1 };

static const char *const fields[] = { "title.en", "title.fr", "title.de", "deliverable.en" };

typedef struct
{
  guint       seed;
  GRand      *rand;
  Double     *server;
  Peer       *peers[N_PEERS];
  guint       next_value;
  GHashTable *done;             /* value that somebody wrote to the mask of those who replaced it knowingly */
} World;

/* ---- the ledger -------------------------------------------------------- */

/* All values stand as "<17>" in the text. */
static GHashTable *
find_values (const char *text)
{
  GHashTable *values = g_hash_table_new (NULL, NULL);

  for (const char *at = strstr (text, "\"<"); at != NULL; at = strstr (at + 1, "\"<"))
    g_hash_table_add (values, GUINT_TO_POINTER ((guint) g_ascii_strtoull (at + 2, NULL, 10)));
  return values;
}

/* What an action of one peer wrote, and what it replaced. */
static void
enter (World      *self,
       guint       peer,
       const char *before,
       const char *after)
{
  g_autoptr(GHashTable) old = find_values (before);
  g_autoptr(GHashTable) new = find_values (after);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    if (!g_hash_table_contains (new, value))
      g_hash_table_insert (self->done, value,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->done, value)) | 1u << peer));
  g_hash_table_iter_init (&iter, new);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    if (!g_hash_table_contains (old, value))
      g_hash_table_insert (self->done, value,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->done, value)) & ~(1u << peer)));
}

/* Values that did not win, and wait for somebody to choose. */
static char *
dup_kept (Peer *peer)
{
  return store_support_text (peer->fixture.store,
                             "SELECT coalesce (base, ''), coalesce (mine, ''), coalesce (theirs, ''), '' FROM clash"
                             " UNION ALL SELECT coalesce (CAST (body AS TEXT), ''), '', '', '' FROM leaf");
}

/* What a person at this workspace sees, with the values that wait for a choice. */
static char *
dup_seen (Peer *peer)
{
  g_autofree char *state = peer_state (peer);
  g_autofree char *kept = dup_kept (peer);

  return g_strconcat (state, kept, NULL);
}

/* Whoever edits a field that is marked there has seen the values it is marked with. */
static void
enter_choice (World      *self,
              guint       peer,
              const char *id,
              const char *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (base, ''), coalesce (mine, ''), coalesce (theirs, ''), ''"
                                          " FROM clash WHERE doc = (SELECT pk FROM doc WHERE id = '%s')"
                                          " AND path LIKE '%s%%'", id, field);
  g_autofree char *marked = store_support_text (self->peers[peer]->fixture.store, sql);

  enter (self, peer, marked, "");
}

static guint
count_histories (World *self,
                 guint  value)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) > 0 FROM version"
                                          " WHERE instr (CAST (body AS TEXT), '<%u>')", value);
  guint n = 0;

  for (guint i = 0; i < N_PEERS; i++)
    n += (guint) store_support_number (self->peers[i]->fixture.store, sql);
  return n;
}

static void
assert_nothing_lost (World      *self,
                     const char *state)
{
  g_autoptr(GString) text = g_string_new (state);
  g_autoptr(GHashTable) there = NULL;
  GHashTableIter iter;
  gpointer value, replaced;

  for (guint i = 0; i < N_PEERS; i++)
    {
      g_autofree char *kept = dup_kept (self->peers[i]);

      g_string_append (text, kept);
    }
  there = find_values (text->str);
  g_hash_table_iter_init (&iter, self->done);
  while (g_hash_table_iter_next (&iter, &value, &replaced))
    if (replaced == NULL && !g_hash_table_contains (there, value))
      {
        g_test_message ("seed %u: value %u is lost; workspaces with it in their history: %u", self->seed,
                        GPOINTER_TO_UINT (value), count_histories (self, GPOINTER_TO_UINT (value)));
        g_test_fail ();
      }
}

/* ---- what people do ---------------------------------------------------- */

static char *
pick_record (World *self,
             Peer  *peer)
{
  g_autofree char *list = store_support_text (peer->fixture.store, "SELECT id FROM doc WHERE deleted = 0 ORDER BY id");
  g_auto(GStrv) ids = g_strsplit (g_strstrip (list), "\n", -1);
  guint n = g_strv_length (ids);

  return n > 0 && *ids[0] != '\0' ? g_strdup (ids[g_rand_int_range (self->rand, 0, (gint32) n)]) : NULL;
}

static char *
next_value (World *self)
{
  return g_strdup_printf ("{\"text\":\"<%u>\"}", ++self->next_value);
}

static void
create (World *self,
        Peer  *peer)
{
  g_autofree char *value = next_value (self);
  g_autoptr(TandemDoc) plain = store_support_milestone (NULL, "New");
  g_autoptr(TandemDoc) doc = store_support_with (plain, "title.en", value);

  store_support_put (peer->fixture.store, "New", NULL, doc);
}

/* One of the clashes of a record is decided, for either side. */
static void
choose (World *self,
        Peer  *peer)
{
  g_autofree char *list = store_support_text (peer->fixture.store, "SELECT id FROM doc WHERE conflict != 0 ORDER BY id");
  g_auto(GStrv) ids = g_strsplit (g_strstrip (list), "\n", -1);
  const char *id = ids[0] != NULL ? ids[g_rand_int_range (self->rand, 0, (gint32) g_strv_length (ids))] : NULL;
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GError) error = NULL;
  TandemClash *clash;

  if (id == NULL)
    return;
  clashes = tandem_store_clashes (peer->fixture.store, id, &error);
  g_assert_no_error (error);
  clash = clashes->pdata[g_rand_int_range (self->rand, 0, (gint32) clashes->len)];
  g_test_message ("chooses at %s of %s", clash->path, id);
  tandem_store_resolve_clash (peer->fixture.store, id, clash,
                              g_rand_boolean (self->rand) ? clash->mine : clash->theirs, &error);
  g_assert_no_error (error);
}

static void
act (World *self)
{
  guint number = (guint) g_rand_int_range (self->rand, 0, N_PEERS);
  Peer *peer = self->peers[number];
  guint dice = (guint) g_rand_int_range (self->rand, 0, 100);
  g_autofree char *id = pick_record (self, peer);
  g_autofree char *before = dup_seen (peer);
  g_autofree char *after = NULL;

  if (id == NULL || dice < 12)
    create (self, peer);
  else if (dice < 78)
    {
      const char *field = fields[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (fields))];
      g_autofree char *value = next_value (self);

      g_test_message ("%u: %s of %s is %s", number, field, id, value);
      enter_choice (self, number, id, field);
      peer_edit (peer, id, field, value);
    }
  else if (dice < 86)
    store_support_delete (peer->fixture.store, "Delete", id);
  else if (dice < 92)
    choose (self, peer);
  else
    tandem_store_undo (peer->fixture.store, NULL, NULL);
  after = dup_seen (peer);
  g_test_message ("%u: dice %u, %s, value %u", number, dice, id ? id : "-", self->next_value);
  enter (self, number, before, after);
}

static void
meet (World *self)
{
  guint number = (guint) g_rand_int_range (self->rand, 0, N_PEERS);
  Peer *peer = self->peers[number];
  g_autoptr(GError) error = NULL;
  gboolean breaks = g_rand_int_range (self->rand, 0, 100) < 40;

  double_set_budget (self->server, breaks ? g_rand_int_range (self->rand, 0, 20000) : -1);
  tandem_replicator_accept_deletions (peer->replicator);
  peer_try (peer, NULL, &error);
  g_test_message ("%u: meets, %s", number, error ? error->message : "well");
  double_set_budget (self->server, -1);
}

/* ---- the end ----------------------------------------------------------- */

/* Returns whether anything moved. */
static gboolean
meet_all (World *self)
{
  guint64 moved = 0;

  for (guint i = 0; i < N_PEERS; i++)
    {
      g_autoptr(TandemSyncResult) result = NULL;

      tandem_replicator_accept_deletions (self->peers[i]->replicator);
      result = peer_sync (self->peers[i]);
      moved += result->sent + result->received;
    }
  return moved > 0;
}

static void
assert_sound (World *self)
{
  for (guint i = 0; i < N_PEERS; i++)
    {
      g_autoptr(TandemVerification) verification = tandem_store_verify (self->peers[i]->fixture.store, NULL);

      for (guint j = 0; j < verification->findings->len; j++)
        g_test_message ("workspace %u: %s", i, (char *) verification->findings->pdata[j]);
      g_assert_true (verification->sound);
    }
}

static void
run_seed (World *self)
{
  g_autofree char *there = NULL;
  g_autofree char *first = NULL;
  guint rounds = 0;

  for (guint i = 0; i < N_EDITS; i++)
    {
      act (self);
      if (g_rand_int_range (self->rand, 0, 100) < 30)
        meet (self);
    }
  while (meet_all (self))
    g_assert_cmpuint (++rounds, <, 10);

  there = double_dump (self->server, PAIR);
  first = g_strchomp (peer_state (self->peers[0]));
  for (guint i = 0; i < N_PEERS; i++)
    {
      g_autofree char *here = g_strchomp (peer_state (self->peers[i]));

      g_assert_cmpstr (here, ==, first);
      g_assert_cmpint (store_support_number (self->peers[i]->fixture.store,
                                             "SELECT count (*) FROM outbox WHERE state != 'waiting'"
                                             " OR sent_rev IS NOT NULL"), ==, 0);
    }
  g_assert_cmpstr (there, ==, first);
  assert_nothing_lost (self, first);
  assert_sound (self);
  g_test_message ("seed %u: %u values, quiet after %u rounds, %" G_GINT64_FORMAT " records to look at", self->seed,
                  self->next_value, rounds,
                  store_support_number (self->peers[0]->fixture.store, "SELECT count (*) FROM doc WHERE conflict"));
}

static void
test_converge (gconstpointer data)
{
  World world = { .seed = GPOINTER_TO_UINT (data) };

  world.rand = g_rand_new_with_seed (world.seed);
  world.server = double_new ();
  world.done = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < N_PEERS; i++)
    {
      world.peers[i] = peer_new (double_get_url (world.server), NULL, NULL);
      tandem_replicator_set_patience (world.peers[i]->replicator, 1, 0);
    }
  run_seed (&world);
  for (guint i = 0; i < N_PEERS; i++)
    peer_free (world.peers[i]);
  g_hash_table_unref (world.done);
  double_free (world.server);
  g_rand_free (world.rand);
}

static void
add_seed (guint seed)
{
  g_autofree char *path = g_strdup_printf ("/converge/seed-%u", seed);

  g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_converge);
}

static gboolean
is_fixed (guint seed)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed_seeds); i++)
    if (fixed_seeds[i] == seed)
      return TRUE;
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  const char *rounds = g_getenv ("TANDEM_FUZZ_ROUNDS");
  guint more = rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_seeds); i++)
    add_seed (fixed_seeds[i]);
  for (guint seed = 1; seed <= more; seed++)
    if (!is_fixed (seed))
      add_seed (seed);
  return g_test_run ();
}
