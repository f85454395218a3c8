/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-prose.h"

#include <string.h>

/* Beyond this many cells all of it counts as changed. */
#define MAX_CELLS (4 * 1024 * 1024)

void
tandem_prose_change_free (TandemProseChange *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static gboolean
is_word_part (gunichar c)
{
  /* signs of scripts without spaces are words of their own */
  if (g_unichar_iswide (c))
    return FALSE;

  return c == '\'' || c == 0x2019 || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Words with the space after them, so that words are compared and not spaces. */
static char **
split_words (const char *text)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      if (is_word_part (g_utf8_get_char (p)))
        while (*p != '\0' && is_word_part (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
      else
        p = g_utf8_next_char (p);
      while (*p == ' ')
        p++;
      g_strv_builder_take (words, g_strndup (start, (gsize) (p - start)));
    }

  return g_strv_builder_end (words);
}

static void
add_change (GPtrArray            *changes,
            TandemProseChangeKind kind,
            char                **words,
            guint                 from,
            guint                 to)
{
  TandemProseChange *last = changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (from == to)
    return;
  for (guint i = from; i < to; i++)
    g_string_append (text, words[i]);
  if (last != NULL && last->kind == kind)
    {
      char *joined = g_strconcat (last->text, text->str, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }

  last = g_new (TandemProseChange, 1);
  last->kind = kind;
  last->text = g_strdup (text->str);
  g_ptr_array_add (changes, last);
}

typedef struct
{
  char **before, **after;
  guint  from_before, to_before, from_after, to_after;
} Middle;

static void
walk_middle (const Middle *self,
             GPtrArray    *changes)
{
  guint rows = self->to_before - self->from_before, columns = self->to_after - self->from_after;
  guint removed = 0, added = 0, i = 0, j = 0;
  /* cells (i, j): the longest common part of what is left from there on */
  g_autofree guint *cells = g_new0 (guint, (gsize) (rows + 1) * (columns + 1));
  char **before = self->before + self->from_before, **after = self->after + self->from_after;

#define CELL(row, column) cells[(gsize) (row) * (columns + 1) + (column)]
  for (guint r = rows; r-- > 0;)
    for (guint c = columns; c-- > 0;)
      CELL (r, c) = g_str_equal (before[r], after[c]) ? CELL (r + 1, c + 1) + 1
                                                      : MAX (CELL (r + 1, c), CELL (r, c + 1));

  while (i < rows || j < columns)
    {
      gboolean same = i < rows && j < columns && g_str_equal (before[i], after[j]);

      if (same || (i == rows && j == columns))
        {
          add_change (changes, TANDEM_PROSE_REMOVED, before, removed, i);
          add_change (changes, TANDEM_PROSE_ADDED, after, added, j);
          add_change (changes, TANDEM_PROSE_SAME, after, j, j + 1);
          removed = ++i;
          added = ++j;
        }
      else if (j == columns || (i < rows && CELL (i + 1, j) >= CELL (i, j + 1)))
        i++;
      else
        j++;
    }
#undef CELL
  add_change (changes, TANDEM_PROSE_REMOVED, before, removed, rows);
  add_change (changes, TANDEM_PROSE_ADDED, after, added, columns);
}

/**
 * tandem_prose_diff:
 * @before: a passage
 * @after: what it became
 *
 * Compares word by word, signs of scripts without spaces one by one. What was
 * removed stands before what was added in its place.
 *
 * Returns: (transfer full) (element-type TandemProseChange): the pieces of both,
 *   in order: those that are not added make @before, those not removed @after
 */
GPtrArray *
tandem_prose_diff (const char *before,
                   const char *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_prose_change_free);
  g_auto(GStrv) old = NULL;
  g_auto(GStrv) new = NULL;
  guint n_old, n_new, head = 0, tail = 0;
  Middle middle;

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  old = split_words (before);
  new = split_words (after);
  n_old = g_strv_length (old);
  n_new = g_strv_length (new);
  while (head < n_old && head < n_new && g_str_equal (old[head], new[head]))
    head++;
  while (tail < n_old - head && tail < n_new - head && g_str_equal (old[n_old - 1 - tail], new[n_new - 1 - tail]))
    tail++;

  add_change (changes, TANDEM_PROSE_SAME, new, 0, head);
  middle = (Middle) { old, new, head, n_old - tail, head, n_new - tail };
  if ((guint64) (n_old - tail - head + 1) * (n_new - tail - head + 1) <= MAX_CELLS)
    walk_middle (&middle, changes);
  else
    {
      add_change (changes, TANDEM_PROSE_REMOVED, old, head, n_old - tail);
      add_change (changes, TANDEM_PROSE_ADDED, new, head, n_new - tail);
    }
  add_change (changes, TANDEM_PROSE_SAME, new, n_new - tail, n_new);

  return changes;
}
