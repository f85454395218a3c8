/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror.h"

#include "tandem-plan-rows.h"
#include "tandem-shared.h"

#define MAX_DEPTH 64    /* damaged data */

/* ---- the rows of one plan ------------------------------------------------------ */

typedef struct
{
  TandemDoc *doc;
  guint      depth;
  int        objective;     /* the row of the objective it stands under; -1: none */
} Line;

typedef struct
{
  TandemSnapshot *snapshot;
  const char     *plan;
  GArray         *lines;    /* (element-type Line) */
  GHashTable     *places;   /* id to row */
} Side;

static void
walk (Side            *side,
      const TandemDoc *above,
      guint            depth,
      int              objective)
{
  g_autoptr(GPtrArray) below = tandem_plan_list_below (side->snapshot, side->plan, above);

  for (guint i = 0; i < below->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (below, i);
      gboolean group = g_str_equal (tandem_doc_get_kind (doc)->name, "objective");
      Line line = { doc, depth, objective };
      int at = (int) side->lines->len;

      if (!group && !g_str_equal (tandem_doc_get_kind (doc)->name, "action"))
        continue;
      g_array_append_val (side->lines, line);
      g_hash_table_insert (side->places, (gpointer) tandem_doc_get_id (doc), GINT_TO_POINTER (at));
      if (group && depth < MAX_DEPTH)
        walk (side, doc, depth + 1, at);
    }
}

static void
side_init (Side           *side,
           TandemSnapshot *snapshot,
           const char     *plan)
{
  side->snapshot = snapshot;
  side->plan = plan;
  side->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  side->places = g_hash_table_new (g_str_hash, g_str_equal);
  walk (side, NULL, 0, -1);
}

static void
side_clear (Side *side)
{
  g_array_unref (side->lines);
  g_hash_table_unref (side->places);
}

/* ---- what stands beside what ----------------------------------------------------- */

typedef struct
{
  int rows[2];
  int length;       /* of the longest chain that ends here */
  int before;       /* the pair before it in that chain; -1: none */
} Pair;

static void
add_pair (GArray *pairs,
          int     left,
          int     right)
{
  Pair pair = { { left, right }, 1, -1 };

  g_array_append_val (pairs, pair);
}

/* Objectives go side by side where an action of the one is one of the other. */
static void
add_objectives (GArray *pairs,
                Side   *sides,
                int     left,
                int     right)
{
  while (left >= 0 && right >= 0)
    {
      left = g_array_index (sides[0].lines, Line, left).objective;
      right = g_array_index (sides[1].lines, Line, right).objective;
      if (left >= 0 && right >= 0)
        add_pair (pairs, left, right);
    }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  return first->rows[0] != second->rows[0] ? first->rows[0] - second->rows[0] : first->rows[1] - second->rows[1];
}

static GArray *
find_pairs (Side *sides)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < sides[0].lines->len; i++)
    {
      TandemDoc *doc = g_array_index (sides[0].lines, Line, i).doc;
      g_autoptr(GPtrArray) shared = tandem_shared_list (sides[1].snapshot, sides[1].plan, doc);

      for (guint j = 0; j < shared->len; j++)
        {
          const char *id = tandem_doc_get_id (g_ptr_array_index (shared, j));
          gpointer place;

          if (!g_hash_table_lookup_extended (sides[1].places, id, NULL, &place))
            continue;
          add_pair (pairs, (int) i, GPOINTER_TO_INT (place));
          add_objectives (pairs, sides, (int) i, GPOINTER_TO_INT (place));
        }
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* The longest chain of pairs in which both plans keep their order: lines that
 * cross it stay linked, but not side by side. */
static GArray *
find_chain (GArray *pairs)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (Pair));
  int best = -1;

  for (int i = 0; i < (int) pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      for (int j = 0; j < i; j++)
        {
          const Pair *other = &g_array_index (pairs, Pair, j);

          if (other->rows[0] < pair->rows[0] && other->rows[1] < pair->rows[1] && other->length >= pair->length)
            {
              pair->length = other->length + 1;
              pair->before = j;
            }
        }
      if (best < 0 || pair->length > g_array_index (pairs, Pair, best).length)
        best = i;
    }
  for (; best >= 0; best = g_array_index (pairs, Pair, best).before)
    g_array_prepend_val (chain, g_array_index (pairs, Pair, best));

  return chain;
}

/* Rows of both sides up to the given ones, from where the last call ended. */
static void
append_rows (GArray    *rows,
             Side      *sides,
             int       *next,
             const int *end)
{
  while (next[0] < end[0] || next[1] < end[1])
    {
      TandemMirrorRow row = { { NULL, NULL }, { 0, 0 } };

      for (guint i = 0; i < 2; i++)
        if (next[i] < end[i])
          {
            const Line *line = &g_array_index (sides[i].lines, Line, next[i]++);

            row.docs[i] = tandem_doc_ref (line->doc);
            row.depth[i] = line->depth;
          }
      g_array_append_val (rows, row);
    }
}

static void
row_clear (gpointer data)
{
  TandemMirrorRow *row = data;

  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&row->docs[i], tandem_doc_unref);
}

/**
 * tandem_mirror_align:
 * @snapshots: (array fixed-size=2): the left and the right plan
 * @plans: (array fixed-size=2): their ids
 *
 * Objectives and actions of both plans, each in its own order, with shared
 * actions side by side as far as the orders agree.
 *
 * Returns: (transfer full) (element-type TandemMirrorRow): the rows
 */
GArray *
tandem_mirror_align (TandemSnapshot *const *snapshots,
                     const char *const     *plans)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TandemMirrorRow));
  g_autoptr(GArray) pairs = NULL;
  g_autoptr(GArray) chain = NULL;
  int next[2] = { 0, 0 };
  Side sides[2];
  int ends[2];

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < 2; i++)
    {
      side_init (&sides[i], snapshots[i], plans[i]);
      ends[i] = (int) sides[i].lines->len;
    }
  pairs = find_pairs (sides);
  chain = find_chain (pairs);
  for (guint i = 0; i < chain->len; i++)
    {
      const Pair *pair = &g_array_index (chain, Pair, i);

      /* first what is above either, then the two in one row */
      append_rows (rows, sides, next, pair->rows);
      append_rows (rows, sides, next, (const int[]) { pair->rows[0] + 1, pair->rows[1] + 1 });
    }
  append_rows (rows, sides, next, ends);
  for (guint i = 0; i < 2; i++)
    side_clear (&sides[i]);

  return rows;
}
