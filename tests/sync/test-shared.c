/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-double.h"
#include "sync-support.h"

#include "tandem-plan-edit.h"
#include "tandem-shared.h"

/* Both cities link the actions of their plans while they are apart, over a
 * connection that breaks: in the end both have every link that somebody made,
 * and none that somebody took away. */

#define PAIRING   "partnership:01J0000000000000000000000Q"
#define N_ACTIONS 12            /* of each plan */
#define N_STEPS   160

static const char *const plans[2] = { "plan:01J00000000000000000000001", "plan:01J00000000000000000000002" };

typedef struct
{
  Double  *server;
  Peer    *peers[2];
  GRand   *rand;
  char    *actions[2][N_ACTIONS];           /* (owned): ids */
  gboolean wanted[N_ACTIONS][N_ACTIONS];    /* what was done last to each pair */
} World;

static void
add_actions (World *self,
             guint  side)
{
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *id = tandem_id_new (tandem_kind_find ("action"));
      g_autofree char *body = g_strdup_printf ("{\"_id\":\"%s\",\"plan\":\"%s\",\"partnership\":\"" PAIRING "\","
                                               "\"status\":\"planned\",\"title\":{\"en\":{\"text\":\"Action %u\"}}}",
                                               id, plans[side], i);
      g_autoptr(GError) error = NULL;
      g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, &error);

      g_assert_no_error (error);
      store_support_put (self->peers[side]->fixture.store, "New", NULL, doc);
      self->actions[side][i] = g_steal_pointer (&id);
    }
}

/* Everybody sends and receives until nothing moves. */
static void
meet_all (World *self)
{
  for (guint moved = 1, rounds = 0; moved > 0; rounds++)
    {
      g_assert_cmpuint (rounds, <, 10);
      moved = 0;
      for (guint i = 0; i < G_N_ELEMENTS (self->peers); i++)
        {
          g_autoptr(TandemSyncResult) result = peer_sync (self->peers[i]);

          moved += (guint) (result->sent + result->received);
        }
    }
}

/* Links two actions, or ends that. Who does it says it in either of the two:
 * pairs are shared out, so that nobody contradicts another. */
static void
toggle (World *self)
{
  guint i = (guint) g_rand_int_range (self->rand, 0, N_ACTIONS);
  guint j = (guint) g_rand_int_range (self->rand, 0, N_ACTIONS);
  TandemStore *store = self->peers[(i + j) % 2]->fixture.store;
  g_autoptr(TandemDoc) left = tandem_store_get (store, self->actions[0][i], NULL);
  g_autoptr(TandemDoc) right = tandem_store_get (store, self->actions[1][j], NULL);
  gboolean swap = g_rand_boolean (self->rand);
  g_autoptr(GPtrArray) edits = NULL;

  g_assert_nonnull (left);
  g_assert_nonnull (right);
  g_assert_cmpint (tandem_shared_is (left, right), ==, self->wanted[i][j]);
  edits = (self->wanted[i][j] ? tandem_shared_unlink : tandem_shared_link) (swap ? left : right, swap ? right : left);
  for (guint k = 0; k < edits->len; k++)
    {
      const TandemPlanEdit *edit = g_ptr_array_index (edits, k);

      store_support_put (store, "Share", edit->before, edit->after);
    }
  self->wanted[i][j] = !self->wanted[i][j];
}

static void
try_to_meet (World *self)
{
  Peer *peer = self->peers[g_rand_int_range (self->rand, 0, 2)];
  g_autoptr(GError) error = NULL;

  double_set_budget (self->server, g_rand_boolean (self->rand) ? g_rand_int_range (self->rand, 0, 20000) : -1);
  peer_try (peer, NULL, &error);
  double_set_budget (self->server, -1);
}

static void
assert_links (World *self,
              guint  peer)
{
  TandemStore *store = self->peers[peer]->fixture.store;
  guint n_links = 0;

  for (guint i = 0; i < N_ACTIONS; i++)
    for (guint j = 0; j < N_ACTIONS; j++)
      {
        g_autoptr(TandemDoc) left = tandem_store_get (store, self->actions[0][i], NULL);
        g_autoptr(TandemDoc) right = tandem_store_get (store, self->actions[1][j], NULL);

        g_assert_cmpint (tandem_shared_is (left, right), ==, self->wanted[i][j]);
        g_assert_cmpint (tandem_shared_is (right, left), ==, self->wanted[i][j]);
        n_links += self->wanted[i][j];
      }
  g_test_message ("workspace %u has all of %u links", peer, n_links);
  g_assert_cmpuint (n_links, >, 0);
  g_assert_cmpint (store_support_number (store, "SELECT count (*) FROM doc WHERE conflict"), ==, 0);
}

static void
test_links (gconstpointer data)
{
  World world = { NULL };

  world.rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  world.server = double_new ();
  for (guint i = 0; i < G_N_ELEMENTS (world.peers); i++)
    {
      world.peers[i] = peer_new (double_get_url (world.server), NULL, NULL);
      tandem_replicator_set_patience (world.peers[i]->replicator, 1, 0);
      add_actions (&world, i);
    }
  meet_all (&world);
  for (guint i = 0; i < N_STEPS; i++)
    {
      toggle (&world);
      if (g_rand_int_range (world.rand, 0, 100) < 20)
        try_to_meet (&world);
    }
  meet_all (&world);
  for (guint i = 0; i < G_N_ELEMENTS (world.peers); i++)
    assert_links (&world, i);

  for (guint i = 0; i < G_N_ELEMENTS (world.peers); i++)
    {
      for (guint j = 0; j < N_ACTIONS; j++)
        g_free (world.actions[i][j]);
      peer_free (world.peers[i]);
    }
  double_free (world.server);
  g_rand_free (world.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/shared/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_links);
    }

  return g_test_run ();
}
