/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-atlas-view.h"

#include <math.h>

#include "tandem-status.h"

static void
node_free (gpointer data)
{
  TandemAtlasNode *node = data;

  g_array_unref (node->cities);
  g_free (node);
}

static void
edge_free (gpointer data)
{
  TandemAtlasEdge *edge = data;

  g_array_unref (edge->pairings);
  g_free (edge);
}

/* ---- marks ----------------------------------------------------------------------- */

#define CELL (1 / G_SQRT2)      /* of the distance of marks: no two are in one cell */
#define REACH 2                 /* cells, as far as that distance goes */

/* Marks stand in a grid, so that only those nearby are looked at. */
static gint64
cell_at (const TandemAtlasView *self,
         double                 x,
         double                 y,
         double                 apart,
         int                    right,
         int                    down)
{
  double cells = self->world / (apart * CELL);

  return ((gint64) floor (x * cells) + right) * G_GINT64_CONSTANT (1000003) + (gint64) floor (y * cells) + down;
}

static TandemAtlasNode *
find_near (const TandemAtlasView *self,
           GHashTable            *cells,
           double                 x,
           double                 y,
           double                 apart)
{
  TandemAtlasNode *nearest = NULL;
  double least = apart;

  for (int right = -REACH; right <= REACH; right++)
    for (int down = -REACH; down <= REACH; down++)
      {
        gint64 cell = cell_at (self, x, y, apart, right, down);
        TandemAtlasNode *node = g_hash_table_lookup (cells, &cell);
        double distance = node != NULL ? hypot (node->x - x, node->y - y) * self->world : apart;

        if (distance < least)
          {
            nearest = node;
            least = distance;
          }
      }

  return nearest;
}

static int
compare_by_pairings (gconstpointer a,
                     gconstpointer b,
                     gpointer      user_data)
{
  const TandemAtlas *atlas = user_data;
  const TandemAtlasCity *first = tandem_atlas_get_city (atlas, *(const guint *) a);
  const TandemAtlasCity *second = tandem_atlas_get_city (atlas, *(const guint *) b);

  if (first->pairings->len != second->pairings->len)
    return first->pairings->len > second->pairings->len ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/* The cities with most pairings first: the others gather round them. */
static GArray *
rank_cities (const TandemAtlas *atlas)
{
  GArray *ranked = g_array_sized_new (FALSE, FALSE, sizeof (guint), atlas->cities->len);

  for (guint i = 0; i < atlas->cities->len; i++)
    g_array_append_val (ranked, i);
  g_array_sort_with_data (ranked, compare_by_pairings, (gpointer) atlas);

  return ranked;
}

static void
place_city (TandemAtlasView   *self,
            GHashTable        *cells,
            const TandemAtlas *atlas,
            guint              index,
            double             apart)
{
  const TandemAtlasCity *city = tandem_atlas_get_city (atlas, index);
  double x = tandem_mercator_x (city->longitude);
  double y = tandem_mercator_y (city->latitude);
  TandemAtlasNode *node = find_near (self, cells, x, y, apart);

  if (node == NULL)
    {
      gint64 cell = cell_at (self, x, y, apart, 0, 0);

      node = g_new0 (TandemAtlasNode, 1);
      *node = (TandemAtlasNode) { x, y, index, g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
      g_ptr_array_add (self->nodes, node);
      g_hash_table_replace (cells, g_memdup2 (&cell, sizeof cell), node);
    }
  g_array_append_val (node->cities, index);
  node->n_pairings += city->pairings->len;
}

static int
compare_from_west (gconstpointer a,
                   gconstpointer b)
{
  const TandemAtlasNode *first = *(TandemAtlasNode *const *) a;
  const TandemAtlasNode *second = *(TandemAtlasNode *const *) b;

  if (first->x < second->x || first->x > second->x)
    return first->x < second->x ? -1 : 1;

  return (first->y > second->y) - (first->y < second->y);
}

/* ---- lines ------------------------------------------------------------------------- */

static int
compare_from_worst (gconstpointer a,
                    gconstpointer b)
{
  const TandemAtlasEdge *first = *(TandemAtlasEdge *const *) a;
  const TandemAtlasEdge *second = *(TandemAtlasEdge *const *) b;

  if (first->status != second->status)
    return tandem_status_worse (first->status, second->status) == first->status ? -1 : 1;
  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;

  return (first->to > second->to) - (first->to < second->to);
}

static gboolean
has_pairing (const TandemAtlasEdge *edge,
             guint                  pairing)
{
  for (guint i = 0; i < edge->pairings->len; i++)
    if (g_array_index (edge->pairings, guint, i) == pairing)
      return TRUE;

  return FALSE;
}

static void
join (TandemAtlasView *self,
      GHashTable      *edges,
      guint            from,
      guint            to,
      guint            pairing,
      const char      *status)
{
  gint64 key = (gint64) from << 32 | to;
  TandemAtlasEdge *edge = g_hash_table_lookup (edges, &key);

  if (edge == NULL)
    {
      edge = g_new0 (TandemAtlasEdge, 1);
      *edge = (TandemAtlasEdge) { from, to, status, g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_ptr_array_add (self->edges, edge);
      g_hash_table_insert (edges, g_memdup2 (&key, sizeof key), edge);
    }
  if (has_pairing (edge, pairing))
    return;
  edge->status = tandem_status_worse (edge->status, status);
  g_array_append_val (edge->pairings, pairing);
}

static void
join_nodes (TandemAtlasView   *self,
            const TandemAtlas *atlas)
{
  g_autoptr(GHashTable) edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint *node_of = g_new0 (guint, atlas->cities->len);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TandemAtlasNode *node = tandem_atlas_view_get_node (self, i);

      for (guint j = 0; j < node->cities->len; j++)
        node_of[g_array_index (node->cities, guint, j)] = i;
    }

  for (guint i = 0; i < atlas->pairings->len; i++)
    {
      const TandemAtlasPairing *pairing = tandem_atlas_get_pairing (atlas, i);

      for (guint j = 0; j + 1 < pairing->links->len; j += 2)
        {
          guint a = node_of[g_array_index (pairing->links, guint, j)];
          guint b = node_of[g_array_index (pairing->links, guint, j + 1)];

          if (a != b)
            join (self, edges, MIN (a, b), MAX (a, b), i, pairing->status);
        }
    }
  g_ptr_array_sort (self->edges, compare_from_worst);
}

/**
 * tandem_atlas_view_new:
 * @atlas: cities and pairings
 * @world: how many pixels the world is wide
 * @apart: how many of them marks are apart at least
 *
 * Returns: (transfer full): the marks and lines that @atlas comes to
 */
TandemAtlasView *
tandem_atlas_view_new (const TandemAtlas *atlas,
                       double             world,
                       double             apart)
{
  TandemAtlasView *self = g_new0 (TandemAtlasView, 1);
  g_autoptr(GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) ranked = rank_cities (atlas);

  self->world = world;
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->edges = g_ptr_array_new_with_free_func (edge_free);
  for (guint i = 0; i < ranked->len; i++)
    place_city (self, cells, atlas, g_array_index (ranked, guint, i), apart);
  g_ptr_array_sort (self->nodes, compare_from_west);
  join_nodes (self, atlas);

  return self;
}

void
tandem_atlas_view_free (TandemAtlasView *self)
{
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);
  g_free (self);
}

const TandemAtlasNode *
tandem_atlas_view_get_node (const TandemAtlasView *self,
                            guint                  index)
{
  return g_ptr_array_index (self->nodes, index);
}

const TandemAtlasEdge *
tandem_atlas_view_get_edge (const TandemAtlasView *self,
                            guint                  index)
{
  return g_ptr_array_index (self->edges, index);
}
