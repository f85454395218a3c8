/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-view-private.h"

#include <string.h>

#define MAX_FOUND 2000      /* more are not marked: nobody goes through them */

/* What the text says, without its marks and as it is compared: one number a
 * sign, and where in the buffer it is. */
typedef struct
{
  GArray *signs;            /* gunichar */
  GArray *offsets;          /* int */
} Folded;

static void
folded_clear (Folded *self)
{
  g_clear_pointer (&self->signs, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

/* Without case and accents; "đ" does not come apart by itself. */
static gunichar
fold (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (c == 0x110 || c == 0x111)
    return 'd';
  if (g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
    c = parts[0];

  return g_unichar_tolower (c);
}

static void
append_folded (Folded     *self,
               const char *text,
               gsize       length,
               int        *offset)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p), (*offset)++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      c = fold (c);
      g_array_append_val (self->signs, c);
      g_array_append_val (self->offsets, *offset);
    }
}

static void
folded_init (Folded *self)
{
  self->signs = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
fold_text (Folded     *self,
           const char *text)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  gsize length = strlen (text), at = 0;
  TandemProseLine line;
  int offset = 0;

  while (tandem_prose_next_line (text, length, &at, &line))
    {
      gunichar feed = '\n';

      tandem_prose_parse_line (text + line.start, line.length, spans);
      for (guint i = 0; i < spans->len; i++)
        {
          const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);
          const char *words = text + line.start + span->start;

          if (span->flags & TANDEM_PROSE_MARK)
            offset += (int) g_utf8_strlen (words, (gssize) span->length);
          else
            append_folded (self, words, span->length, &offset);
        }
      g_array_append_val (self->signs, feed);
      g_array_append_val (self->offsets, offset);
      offset++;
    }
}

static void
mark_found (TandemProseView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (BUFFER (self), &start, &end);
  gtk_text_buffer_remove_tag (BUFFER (self), self->looks[LOOK_FOUND], &start, &end);
  gtk_text_buffer_remove_tag (BUFFER (self), self->looks[LOOK_FOUND_CURRENT], &start, &end);
  for (guint i = 0; i < self->found->len; i++)
    {
      const int *range = &g_array_index (self->found, int, 0) + 2 * i;

      gtk_text_buffer_get_iter_at_offset (BUFFER (self), &start, range[0]);
      gtk_text_buffer_get_iter_at_offset (BUFFER (self), &end, range[1]);
      gtk_text_buffer_apply_tag (BUFFER (self), self->looks[(int) i == self->current_found ? LOOK_FOUND_CURRENT
                                                                                            : LOOK_FOUND],
                                 &start, &end);
    }
}

/**
 * tandem_prose_view_find:
 * @self: a view
 * @words: (nullable): what to look for; %NULL or "" to end the search
 *
 * Marks every place where the words stand, whatever their case and accents, and
 * over the marks of emphasis.
 *
 * Returns: how many there are
 */
guint
tandem_prose_view_find (TandemProseView *self,
                        const char      *words)
{
  g_auto(Folded) text = { 0 };
  g_auto(Folded) wanted = { 0 };
  int offset = 0;
  guint n;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), 0);

  g_array_set_size (self->found, 0);
  self->current_found = -1;
  folded_init (&text);
  folded_init (&wanted);
  if (words != NULL)
    append_folded (&wanted, words, strlen (words), &offset);
  n = wanted.signs->len;
  if (n > 0)
    fold_text (&text, tandem_prose_view_get_text (self));

  for (guint i = 0; n > 0 && i + n <= text.signs->len && self->found->len < MAX_FOUND; i++)
    if (memcmp (&g_array_index (text.signs, gunichar, i), wanted.signs->data, n * sizeof (gunichar)) == 0)
      {
        int range[2] = { g_array_index (text.offsets, int, i), g_array_index (text.offsets, int, i + n - 1) + 1 };

        g_array_append_val (self->found, range);
        i += n - 1;
      }
  mark_found (self);

  return self->found->len;
}

/**
 * tandem_prose_view_show_found:
 * @self: a view
 * @n: number of a place that was found
 * @scroll: whether to bring it in sight
 *
 * Returns: %FALSE if there is no such place; none is the current one then
 */
gboolean
tandem_prose_view_show_found (TandemProseView *self,
                              guint            n,
                              gboolean         scroll)
{
  GtkTextIter start, end;
  const int *range;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), FALSE);

  self->current_found = n < self->found->len ? (int) n : -1;
  mark_found (self);
  if (self->current_found < 0)
    return FALSE;

  range = &g_array_index (self->found, int, 0) + 2 * n;
  gtk_text_buffer_get_iter_at_offset (BUFFER (self), &start, range[0]);
  gtk_text_buffer_get_iter_at_offset (BUFFER (self), &end, range[1]);
  if (!scroll)
    return TRUE;
  gtk_text_buffer_select_range (BUFFER (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (BUFFER (self)), 0.15, FALSE, 0, 0);

  return TRUE;
}
