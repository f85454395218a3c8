/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-pages-private.h"

/* Margins in points: regular, compact. */
static const struct
{
  double side, top, bottom, foot;
} margins[] = {
  { 56, 64, 68, 36 },
  { 45, 40, 50, 28 },
};

static void
place_frame (TandemPages *self,
             guint        compact)
{
  self->left = margins[compact].side;
  self->width = TANDEM_PAGE_WIDTH - 2 * margins[compact].side;
  self->top = margins[compact].top;
  self->bottom = TANDEM_PAGE_HEIGHT - margins[compact].bottom;
  self->foot = TANDEM_PAGE_HEIGHT - margins[compact].foot;
}

static double
measure_text (const TandemSetText *set)
{
  return set ? set->line * pango_layout_get_line_count (set->layout) : 0;
}

static void
set_furniture (TandemPages *self)
{
  TandemPaper *paper = self->paper;

  if (!tandem_text_is_empty (paper->header))
    self->header = tandem_pages_set_text (self, paper->header, TANDEM_TYPE_FURNITURE, self->width, TANDEM_ALIGN_START);
  if (!tandem_text_is_empty (paper->footer))
    self->footer = tandem_pages_set_text (self, paper->footer, TANDEM_TYPE_FURNITURE, self->width - 90,
                                          TANDEM_ALIGN_START);
  if (!tandem_text_is_empty (paper->disclaimer))
    {
      self->disclaimer = tandem_pages_set_text (self, paper->disclaimer, TANDEM_TYPE_FURNITURE, self->width,
                                                TANDEM_ALIGN_START);
      self->disclaimer_height = MIN (measure_text (self->disclaimer) + 8, (self->bottom - self->top) / 3);
    }
}

static char *
format_number (const char *format,
               guint       page,
               guint       n_pages)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *count = g_strdup_printf ("%u", n_pages);
  g_autoptr(GString) words = g_string_new (format);

  g_string_replace (words, "{page}", number, 0);
  g_string_replace (words, "{pages}", count, 0);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
set_numbers (TandemPages *self)
{
  guint n_pages = tandem_pages_get_count (self);

  for (guint i = 0; self->paper->page_format && i < n_pages; i++)
    {
      g_autofree char *words = format_number (self->paper->page_format, i + 1, n_pages);
      TandemText *text = tandem_text_new (self->paper->language, TANDEM_RUN_PLAIN, words);
      TandemSetText *set = tandem_pages_set_text (self, text, TANDEM_TYPE_FURNITURE, self->width, TANDEM_ALIGN_END);

      set->owned_text = text;
      g_ptr_array_add (self->numbers, set);
    }
}

static TandemPages *
pages_new (TandemPaper *paper,
           gboolean     compact)
{
  TandemPages *self = g_new0 (TandemPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->paper = tandem_paper_ref (paper);
  self->type = tandem_typesetter_new (compact);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_set_text_free);
  self->numbers = g_ptr_array_new ();
  self->atoms = g_array_new (FALSE, FALSE, sizeof (TandemAtom));
  self->cells = g_array_new (FALSE, FALSE, sizeof (TandemCellBox));
  self->rows = g_array_new (FALSE, FALSE, sizeof (TandemRowBox));
  self->fragments = g_array_new (FALSE, FALSE, sizeof (TandemFragment));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (TandemPiece));
  self->page_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headings = g_array_new (FALSE, FALSE, sizeof (TandemHeadingPlace));
  self->document = tandem_tag_new (NULL, "Document");
  place_frame (self, compact);

  return self;
}

static TandemPages *
lay_out (TandemPaper  *paper,
         gboolean      compact,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr(TandemPages) self = pages_new (paper, compact);

  set_furniture (self);
  if (!tandem_pages_make_boxes (self, cancellable, error))
    return NULL;
  tandem_pages_paginate (self);
  set_numbers (self);

  return g_steal_pointer (&self);
}

/**
 * tandem_paper_layout:
 * @cancellable: (nullable): looked at between blocks
 *
 * Breaks a paper into A4 pages. Needs no display; any thread.
 *
 * Returns: (transfer full): the pages, or NULL with %G_IO_ERROR_CANCELLED
 */
TandemPages *
tandem_paper_layout (TandemPaper  *paper,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr(TandemPages) self = NULL;

  g_return_val_if_fail (paper != NULL, NULL);

  self = lay_out (paper, FALSE, cancellable, error);
  if (!self || !paper->compact || tandem_pages_get_count (self) == 1)
    return g_steal_pointer (&self);

  return lay_out (paper, TRUE, cancellable, error);
}

TandemPages *
tandem_pages_ref (TandemPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_pages_unref (TandemPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  tandem_tag_free (self->document);
  g_array_unref (self->headings);
  g_array_unref (self->page_starts);
  g_array_unref (self->pieces);
  g_array_unref (self->fragments);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->atoms);
  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->texts);
  tandem_typesetter_free (self->type);
  tandem_paper_unref (self->paper);
  g_free (self);
}

guint
tandem_pages_get_count (TandemPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->page_starts->len;
}

TandemPaper *
tandem_pages_get_paper (TandemPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->paper;
}

/**
 * tandem_pages_get_unknown_glyphs:
 *
 * Returns: how many signs no font on this computer has; they show as boxes
 */
guint
tandem_pages_get_unknown_glyphs (TandemPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->unknown_glyphs;
}

/* The fragment after the last of a page. */
guint
tandem_pages_get_page_end (TandemPages *self,
                           guint        page)
{
  return page + 1 < self->page_starts->len ? g_array_index (self->page_starts, guint, page + 1)
                                           : self->fragments->len;
}

static void
append_piece_text (TandemPages       *self,
                   const TandemPiece *piece,
                   GString           *words)
{
  for (guint i = 0; i < piece->n_atoms; i++)
    {
      const TandemAtom *atom = &g_array_index (self->atoms, TandemAtom, piece->first_atom + i);

      if (!atom->line)
        continue;
      g_string_append_len (words, pango_layout_get_text (atom->text->layout) + atom->line->start_index,
                           atom->line->length);
      g_string_append_c (words, '\n');
    }
}

/**
 * tandem_pages_dup_text:
 * @page: from 0
 *
 * What a page says, for those who do not see its picture.
 *
 * Returns: (transfer full): the lines in reading order
 */
char *
tandem_pages_dup_text (TandemPages *self,
                       guint        page)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && page < self->page_starts->len, NULL);

  for (guint i = g_array_index (self->page_starts, guint, page); i < tandem_pages_get_page_end (self, page); i++)
    {
      const TandemFragment *fragment = &g_array_index (self->fragments, TandemFragment, i);
      guint n_cells = g_array_index (self->rows, TandemRowBox, fragment->row).n_cells;

      for (guint j = 0; j < n_cells && !fragment->repeated; j++)
        append_piece_text (self, &g_array_index (self->pieces, TandemPiece, fragment->first_piece + j), words);
    }

  return g_string_free (words, FALSE);
}
