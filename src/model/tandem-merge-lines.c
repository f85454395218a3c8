/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"
#include "tandem-prose.h"

/* Three-way merge of texts by lines. Each side is compared with the base on its
 * own, so the result cannot depend on which side is which. */

/* Beyond this many cells the comparison is not worth its memory. */
#define MAX_CELLS (4 * 1024 * 1024)

/* For every line of the base, the line of the side it became, or -1. */
static int *
match_lines (char **base,
             guint  n_base,
             char **side,
             guint  n_side)
{
  int *match = g_new (int, n_base + 1);
  guint head = 0, tail = 0;
  guint rows, columns;
  g_autofree guint *lengths = NULL;

  for (guint i = 0; i <= n_base; i++)
    match[i] = -1;

  while (head < n_base && head < n_side && g_str_equal (base[head], side[head]))
    {
      match[head] = (int) head;
      head++;
    }
  while (tail < n_base - head && tail < n_side - head &&
         g_str_equal (base[n_base - 1 - tail], side[n_side - 1 - tail]))
    {
      match[n_base - 1 - tail] = (int) (n_side - 1 - tail);
      tail++;
    }

  rows = n_base - head - tail;
  columns = n_side - head - tail;
  if ((guint64) (rows + 1) * (columns + 1) > MAX_CELLS)
    {
      g_free (match);
      return NULL;
    }

  /* lengths[i][j]: the longest common part of what is left from i and j on. */
  lengths = g_new0 (guint, (gsize) (rows + 1) * (columns + 1));
#define CELL(i, j) lengths[(gsize) (i) * (columns + 1) + (j)]
  for (guint i = rows; i-- > 0;)
    for (guint j = columns; j-- > 0;)
      CELL (i, j) = g_str_equal (base[head + i], side[head + j]) ? CELL (i + 1, j + 1) + 1
                                                                   : MAX (CELL (i + 1, j), CELL (i, j + 1));

  for (guint i = 0, j = 0; i < rows && j < columns;)
    {
      if (g_str_equal (base[head + i], side[head + j]))
        {
          match[head + i] = (int) (head + j);
          i++;
          j++;
        }
      else if (CELL (i + 1, j) >= CELL (i, j + 1))
        i++;
      else
        j++;
    }
#undef CELL

  return match;
}

static void
append_lines (GPtrArray *out,
              char     **lines,
              guint      from,
              guint      to)
{
  for (guint i = from; i < to; i++)
    g_ptr_array_add (out, lines[i]);
}

static gboolean
equal_lines (char **a,
             guint  a_from,
             guint  a_to,
             char **b,
             guint  b_from,
             guint  b_to)
{
  if (a_to - a_from != b_to - b_from)
    return FALSE;
  for (guint i = 0; i < a_to - a_from; i++)
    if (!g_str_equal (a[a_from + i], b[b_from + i]))
      return FALSE;

  return TRUE;
}

typedef struct
{
  char   **lines[3];            /* base, mine, theirs */
  guint    at[3];
  gboolean keep_mine;           /* where both changed the same lines */
  gboolean clashed;
} Cursor;

/* Takes the stretch up to @to (exclusive) on all three: the side that changed
 * it. FALSE when both did, differently. */
static gboolean
take_stretch (Cursor     *self,
              const guint to[3],
              GPtrArray  *out)
{
  gboolean mine = equal_lines (self->lines[0], self->at[0], to[0], self->lines[1], self->at[1], to[1]);
  gboolean theirs = equal_lines (self->lines[0], self->at[0], to[0], self->lines[2], self->at[2], to[2]);
  guint side = mine ? 2 : 1;

  if (!mine && !theirs && !equal_lines (self->lines[1], self->at[1], to[1], self->lines[2], self->at[2], to[2]))
    {
      self->clashed = TRUE;
      if (!self->keep_mine)
        return FALSE;
    }

  append_lines (out, self->lines[side], self->at[side], to[side]);
  memcpy (self->at, to, sizeof self->at);

  return TRUE;
}

/* Goes from one line that all three have to the next such line. */
static gboolean
merge_stretches (Cursor    *self,
                 const int *mine,
                 const int *theirs,
                 GPtrArray *out)
{
  guint n_base = g_strv_length (self->lines[0]);
  const guint end[3] = { n_base, g_strv_length (self->lines[1]), g_strv_length (self->lines[2]) };

  for (guint i = 0; i < n_base; i++)
    if (mine[i] >= 0 && theirs[i] >= 0)
      {
        const guint to[3] = { i, (guint) mine[i], (guint) theirs[i] };

        if (!take_stretch (self, to, out))
          return FALSE;
        append_lines (out, self->lines[0], i, i + 1);
        for (guint side = 0; side < 3; side++)
          self->at[side]++;
      }

  return take_stretch (self, end, out);
}

static char *
merge (const char *base,
       const char *mine,
       const char *theirs,
       gboolean    keep_mine,
       gboolean   *clashed)
{
  g_auto(GStrv) base_lines = g_strsplit (base, "\n", -1);
  g_auto(GStrv) my_lines = g_strsplit (mine, "\n", -1);
  g_auto(GStrv) their_lines = g_strsplit (theirs, "\n", -1);
  g_autofree int *mine_match = NULL, *theirs_match = NULL;
  g_autoptr(GPtrArray) out = g_ptr_array_new ();
  Cursor cursor = { { base_lines, my_lines, their_lines }, { 0 }, keep_mine, FALSE };

  mine_match = match_lines (base_lines, g_strv_length (base_lines), my_lines, g_strv_length (my_lines));
  theirs_match = match_lines (base_lines, g_strv_length (base_lines), their_lines, g_strv_length (their_lines));
  if (mine_match == NULL || theirs_match == NULL || !merge_stretches (&cursor, mine_match, theirs_match, out))
    return NULL;

  g_ptr_array_add (out, NULL);
  if (clashed != NULL)
    *clashed = cursor.clashed;

  return g_strjoinv ("\n", (char **) out->pdata);
}

/* The text with the changes of both sides, or NULL where they touch the same
 * lines. */
char *
tandem_merge_lines (const char *base,
                    const char *mine,
                    const char *theirs)
{
  return merge (base, mine, theirs, FALSE, NULL);
}

/**
 * tandem_prose_join:
 * @base: a text
 * @mine: what it became while somebody was writing
 * @theirs: what it became elsewhere meanwhile
 * @clashed: (out): whether both changed the same lines
 *
 * Brings what was changed elsewhere into a text that is being written. Where
 * both changed the same lines, those that are being written stay.
 *
 * Returns: (transfer full): the text
 */
char *
tandem_prose_join (const char *base,
                   const char *mine,
                   const char *theirs,
                   gboolean   *clashed)
{
  char *joined;

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL && clashed != NULL, NULL);

  *clashed = FALSE;
  joined = merge (base, mine, theirs, TRUE, clashed);
  if (joined != NULL)
    return joined;

  /* too much was changed to be compared */
  *clashed = TRUE;

  return g_strdup (mine);
}
