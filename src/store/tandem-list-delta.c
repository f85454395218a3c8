/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-list-delta.h"

/* More steps cost a view more than drawing its rows anew. */
#define MAX_STEPS 400

#define NOWHERE G_MAXUINT

/* The part that differs. */
typedef struct
{
  const TandemListRow *before;
  const TandemListRow *after;
  guint                start;   /* rows that are equal before it */
  guint                n_before;
  guint                n_after;
} Middle;

static gboolean
equal_rows (const TandemListRow *a,
            const TandemListRow *b)
{
  return a->pk == b->pk && a->group == b->group && a->subgroup == b->subgroup;
}

static Middle
find_middle (const GArray *before,
             const GArray *after)
{
  const TandemListRow *a = (const TandemListRow *) (gconstpointer) before->data;
  const TandemListRow *b = (const TandemListRow *) (gconstpointer) after->data;
  Middle middle = { .n_before = before->len, .n_after = after->len };

  while (middle.start < MIN (before->len, after->len) && equal_rows (&a[middle.start], &b[middle.start]))
    middle.start++;

  while (middle.n_before > middle.start && middle.n_after > middle.start &&
         equal_rows (&a[middle.n_before - 1], &b[middle.n_after - 1]))
    {
      middle.n_before--;
      middle.n_after--;
    }

  middle.before = a + middle.start;
  middle.after = b + middle.start;
  middle.n_before -= middle.start;
  middle.n_after -= middle.start;

  return middle;
}

/* For each row of the new middle where it was in the old one. A row that
 * changed its group was nowhere, so that its section is made anew. */
static guint *
find_origins (const Middle *middle)
{
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  guint *origins = g_new (guint, middle->n_after);

  for (guint i = 0; i < middle->n_before; i++)
    g_hash_table_insert (places, GUINT_TO_POINTER (middle->before[i].pk), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < middle->n_after; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (middle->after[i].pk)));

      origins[i] = place > 0 && equal_rows (&middle->before[place - 1], &middle->after[i]) ? place - 1 : NOWHERE;
    }

  return origins;
}

/* The first of the @n_ends that is not below @value. */
static guint
find_end (const guint *ends,
          guint        n_ends,
          const guint *origins,
          guint        value)
{
  guint low = 0, high = n_ends;

  /* Nearly always it goes on. */
  if (n_ends == 0 || origins[ends[n_ends - 1]] < value)
    return n_ends;

  while (low < high)
    {
      guint half = (low + high) / 2;

      if (origins[ends[half]] < value)
        low = half + 1;
      else
        high = half;
    }

  return low;
}

/* Marks the rows that can stay: the longest run of the new order that is in
 * the old order too. */
static void
mark_kept (const Middle *middle,
           gboolean     *kept_before,
           gboolean     *kept_after)
{
  g_autofree guint *origins = find_origins (middle);
  g_autofree guint *ends = g_new (guint, MAX (middle->n_after, 1));
  g_autofree guint *previous = g_new (guint, MAX (middle->n_after, 1));
  guint n_ends = 0;
  guint at;

  for (guint i = 0; i < middle->n_after; i++)
    {
      guint length;

      if (origins[i] == NOWHERE)
        continue;
      length = find_end (ends, n_ends, origins, origins[i]);
      previous[i] = length > 0 ? ends[length - 1] : NOWHERE;
      ends[length] = i;
      n_ends = MAX (n_ends, length + 1);
    }

  for (at = n_ends > 0 ? ends[n_ends - 1] : NOWHERE; at != NOWHERE; at = previous[at])
    {
      kept_after[at] = TRUE;
      kept_before[origins[at]] = TRUE;
    }
}

/* Last first, so that the positions of the others stay right. */
static void
add_removals (GArray         *steps,
              const Middle   *middle,
              const gboolean *kept)
{
  guint end = middle->n_before;

  while (end > 0)
    {
      guint start = end;

      while (start > 0 && !kept[start - 1])
        start--;
      if (start < end)
        g_array_append_val (steps, ((TandemListStep) { middle->start + start, end - start, 0 }));
      end = start > 0 ? start - 1 : 0;
    }
}

static void
add_insertions (GArray         *steps,
                const Middle   *middle,
                const gboolean *kept)
{
  guint start = 0;

  while (start < middle->n_after)
    {
      guint end = start;

      while (end < middle->n_after && !kept[end])
        end++;
      if (end > start)
        g_array_append_val (steps, ((TandemListStep) { middle->start + start, 0, end - start }));
      start = end + 1;
    }
}

/**
 * tandem_list_delta_new:
 * @before: (element-type TandemListRow): the rows as they are
 * @after: (element-type TandemListRow): the rows as they shall be; each pk once, as in @before
 *
 * Finds the fewest rows that must move, go or come, and falls back to one
 * exchange of the part that differs when they are many. Pure; any thread.
 *
 * Returns: (transfer full) (element-type TandemListStep): to apply in order
 */
GArray *
tandem_list_delta_new (const GArray *before,
                       const GArray *after)
{
  Middle middle = find_middle (before, after);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (TandemListStep));

  if (middle.n_before > 0 && middle.n_after > 0)
    {
      g_autofree gboolean *kept_before = g_new0 (gboolean, middle.n_before);
      g_autofree gboolean *kept_after = g_new0 (gboolean, middle.n_after);

      mark_kept (&middle, kept_before, kept_after);
      add_removals (steps, &middle, kept_before);
      add_insertions (steps, &middle, kept_after);
    }

  if ((middle.n_before > 0 || middle.n_after > 0) && (steps->len == 0 || steps->len > MAX_STEPS))
    {
      g_array_set_size (steps, 0);
      g_array_append_val (steps, ((TandemListStep) { middle.start, middle.n_before, middle.n_after }));
    }

  return steps;
}

/**
 * tandem_list_delta_apply:
 * @rows: (element-type TandemListRow): the rows so far
 * @after: (element-type TandemListRow): the rows as they shall be in the end
 * @step: the next step
 *
 * Takes one step from the old rows to the new ones.
 */
void
tandem_list_delta_apply (GArray               *rows,
                         const GArray         *after,
                         const TandemListStep *step)
{
  if (step->removed > 0)
    g_array_remove_range (rows, step->position, step->removed);
  if (step->added > 0)
    g_array_insert_vals (rows, step->position, &g_array_index (after, TandemListRow, step->position), step->added);
}
