/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-tree-layout.h"

/* Every subtree has a stretch of its own across the tree, so that nothing of it
 * meets anything of another. */

#define ROOT_GAPS 2   /* between trees, in gaps */

typedef struct
{
  TandemTreePlace *places;
  guint            n_places;
  int              gap;
  gboolean         centred;
  GArray          *first;       /* of int: first child, -1 for none */
  GArray          *next;        /* of int: next sibling, -1 for none */
} Layout;

static int
first_child (const Layout *layout,
             int           of)
{
  return g_array_index (layout->first, int, of);
}

static int
next_sibling (const Layout *layout,
              int           of)
{
  return g_array_index (layout->next, int, of);
}

/* Siblings stay in the order they came in. */
static void
link_children (Layout *layout)
{
  int none = -1;

  layout->first = g_array_sized_new (FALSE, FALSE, sizeof (int), layout->n_places);
  layout->next = g_array_sized_new (FALSE, FALSE, sizeof (int), layout->n_places);
  for (guint i = 0; i < layout->n_places; i++)
    {
      g_array_append_val (layout->first, none);
      g_array_append_val (layout->next, none);
    }
  for (int i = (int) layout->n_places - 1; i >= 0; i--)
    {
      int parent = layout->places[i].parent;

      if (parent < 0)
        continue;
      g_array_index (layout->next, int, i) = g_array_index (layout->first, int, parent);
      g_array_index (layout->first, int, parent) = i;
    }
}

static void
shift (const Layout *layout,
       int           of,
       int           by,
       gboolean      above)
{
  for (int child = first_child (layout, of); child >= 0; child = next_sibling (layout, child))
    if ((layout->places[child].level < 0) == above)
      {
        layout->places[child].place += by;
        shift (layout, child, by, above);
      }
}

static int
get_middle (const TandemTreePlace *place)
{
  return place->place + place->size / 2;
}

/* Places @of and what hangs on it on one side, from @start on.
 * Returns: where that ends. */
static int
place_side (const Layout *layout,
            int           of,
            int           start,
            gboolean      above)
{
  TandemTreePlace *place = &layout->places[of];
  int first = -1, last = -1, end = start;

  for (int child = first_child (layout, of); child >= 0; child = next_sibling (layout, child))
    if ((layout->places[child].level < 0) == above)
      {
        end = place_side (layout, child, first < 0 ? start : end + layout->gap, above);
        first = first < 0 ? child : first;
        last = child;
      }

  place->place = start;
  if (first >= 0 && layout->centred)
    place->place = (get_middle (&layout->places[first]) + get_middle (&layout->places[last])) / 2 - place->size / 2;
  if (place->place < start)
    {
      int by = start - place->place;

      shift (layout, of, by, above);
      place->place = start;
      end += by;
    }

  return MAX (end, place->place + place->size);
}

/* Both sides of a tree, one over the other at its root. */
static int
place_root (const Layout *layout,
            int           root,
            int           start)
{
  TandemTreePlace *place = &layout->places[root];
  int below_end = place_side (layout, root, start, FALSE);
  int below = place->place;
  int above_end = place_side (layout, root, start, TRUE);
  int above = place->place;

  place->place = MAX (below, above);
  shift (layout, root, place->place - below, FALSE);
  shift (layout, root, place->place - above, TRUE);

  return MAX (below_end + place->place - below, above_end + place->place - above);
}

/**
 * tandem_tree_lay_out:
 * @places: (array length=n_places) (inout): the nodes, each after what it hangs on
 * @n_places: how many
 * @gap: between neighbours
 * @centred: whether a node stands in the middle of what hangs on it, else at its
 *   beginning
 *
 * Finds a place for each node across a tree: no two of one side of a tree, nor
 * of different trees, meet; siblings stand in their order.
 *
 * Returns: how much all of it takes
 */
int
tandem_tree_lay_out (TandemTreePlace *places,
                     guint            n_places,
                     int              gap,
                     gboolean         centred)
{
  Layout layout = { places, n_places, gap, centred, NULL, NULL };
  int end = 0;

  g_return_val_if_fail (places != NULL || n_places == 0, 0);

  link_children (&layout);
  for (guint i = 0; i < n_places; i++)
    if (places[i].parent < 0)
      end = place_root (&layout, (int) i, end > 0 ? end + ROOT_GAPS * gap : 0);
  g_array_unref (layout.first);
  g_array_unref (layout.next);

  return end;
}
