/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pages-private.h"

typedef struct
{
  TandemPages *pages;
  cairo_t     *cr;
  TandemPdf   *pdf;             /* (nullable): NULL for what is not content */
} Drawing;

static void
draw_hairline (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   thickness,
               double   grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey + 0.01);
  cairo_rectangle (cr, x, y - thickness / 2, width, thickness);
  cairo_fill (cr);
}

/* Content is opened anew where run or language change; returns its tag. */
static void
begin_run (Drawing         *drawing,
           TandemTag       *tag,
           guint            number,
           const TandemRun *run,
           TandemTag      **open)
{
  TandemTag *span;

  if (!drawing->pdf || !tag)
    return;
  span = tandem_pdf_find_span (drawing->pdf, tag, number, run);
  if (span == *open)
    return;
  if (*open)
    tandem_pdf_end (drawing->pdf);
  tandem_pdf_begin (drawing->pdf, span);
  *open = span;
}

/* Draws one line run by run, each in its colour and its place in the structure. */
static void
draw_line (Drawing             *drawing,
           const TandemSetText *set,
           PangoLayoutLine     *line,
           TandemTag           *tag,
           double               x,
           double               y)
{
  const char *words = pango_layout_get_text (set->layout);
  TandemTag *open = NULL;

  x += tandem_set_text_line_x (set, line);
  for (GSList *l = line->runs; l; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      guint number = tandem_set_text_find_run (set, item->item->offset);
      const TandemRun *run = &g_array_index (set->text->runs, TandemRun, number);
      double width = pango_units_to_double (pango_glyph_string_get_width (item->glyphs));

      begin_run (drawing, tag, number, run, &open);
      tandem_set_source_run (drawing->cr, run->flags | set->flags | (run->target ? TANDEM_RUN_ACCENT : 0));
      cairo_move_to (drawing->cr, x, y + set->baseline);
      pango_cairo_show_glyph_item (drawing->cr, words, item);
      if (open)
        tandem_pdf_add_link (drawing->pdf, tag, open, x, y, width, set->line);
      x += width;
    }
  if (open)
    tandem_pdf_end (drawing->pdf);
}

static void
draw_figure (Drawing          *drawing,
             const TandemAtom *atom,
             double            x,
             double            y)
{
  const TandemBlock *block = atom->block;
  double width = MIN (block->width, atom->width - atom->marker_x);

  if (drawing->pdf)
    {
      tandem_pdf_add_area (drawing->pdf, atom->tag, x, y, width + atom->marker_x, atom->height);
      tandem_pdf_begin (drawing->pdf, atom->tag);
    }
  if (atom->text)
    {
      Drawing inner = { drawing->pages, drawing->cr, NULL };

      draw_line (&inner, atom->text, atom->line, NULL, x, y);
    }
  cairo_save (drawing->cr);
  cairo_translate (drawing->cr, x + atom->marker_x, y);
  block->draw (drawing->cr, width, atom->height, block->data);
  cairo_restore (drawing->cr);
  if (drawing->pdf)
    tandem_pdf_end (drawing->pdf);
}

static void
draw_line_atom (Drawing          *drawing,
                const TandemAtom *atom,
                double            x,
                double            y)
{
  const TandemBlock *block = atom->block;
  gboolean first = atom->line == pango_layout_get_line_readonly (atom->text->layout, 0);

  if (block->glyph != TANDEM_GLYPH_NONE && first)
    tandem_glyph_draw (drawing->cr, block->glyph, block->colour, x - 12, y + atom->height / 2 - 3.6, 7.2);
  if (block->type == TANDEM_BLOCK_PARAGRAPH && block->style == TANDEM_STYLE_NOTE)
    {
      cairo_set_source_rgb (drawing->cr, 0.78, 0.78, 0.79);
      cairo_rectangle (drawing->cr, x - 9, y, 1.5, atom->height);
      cairo_fill (drawing->cr);
    }
  draw_line (drawing, atom->text, atom->line, atom->tag, x, y);
}

static void
draw_atom (Drawing          *drawing,
           const TandemAtom *atom,
           double            left,
           double            y)
{
  double x = left + atom->x;

  /* a marker before its item, a page number after its heading */
  if (atom->marker && !atom->marker_tag->heading)
    draw_line (drawing, atom->marker, pango_layout_get_line_readonly (atom->marker->layout, 0), atom->marker_tag,
               left + atom->marker_x, y);
  switch (atom->type)
    {
    case TANDEM_ATOM_LINE:
      draw_line_atom (drawing, atom, x, y);
      break;
    case TANDEM_ATOM_FIGURE:
      draw_figure (drawing, atom, x, y);
      break;
    case TANDEM_ATOM_SIGNATURE:
      draw_hairline (drawing->cr, x, y + atom->height, atom->width, 0.6, 0.35);
      break;
    case TANDEM_ATOM_RULE:
      draw_hairline (drawing->cr, x, y + atom->height / 2, atom->width, 0.5, 0.8);
      break;
    }
  if (atom->marker && atom->marker_tag->heading)
    draw_line (drawing, atom->marker, pango_layout_get_line_readonly (atom->marker->layout, 0), atom->marker_tag,
               left + atom->marker_x, y);
}

static void
draw_piece (Drawing           *drawing,
            const TandemPiece *piece,
            double             left,
            double             y)
{
  for (guint i = 0; i < piece->n_atoms; i++)
    {
      const TandemAtom *atom = &g_array_index (drawing->pages->atoms, TandemAtom, piece->first_atom + i);

      y += i > 0 ? atom->before : 0;
      draw_atom (drawing, atom, left, y);
      y += atom->height;
    }
}

static void
draw_fragment (Drawing              *drawing,
               const TandemFragment *fragment)
{
  TandemPages *pages = drawing->pages;
  const TandemRowBox *row = &g_array_index (pages->rows, TandemRowBox, fragment->row);
  Drawing inner = *drawing;

  if (fragment->repeated)
    inner.pdf = NULL;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TandemCellBox *cell = &g_array_index (pages->cells, TandemCellBox, row->first_cell + i);
      const TandemPiece *piece = &g_array_index (pages->pieces, TandemPiece, fragment->first_piece + i);

      draw_piece (&inner, piece, pages->left + cell->x, fragment->y + row->pad);
    }
  if (row->table)
    draw_hairline (drawing->cr, pages->left, fragment->y + fragment->height, pages->width,
                   row->header ? 0.8 : 0.5, row->header ? 0.45 : row->last && !fragment->open ? 0.6 : 0.84);
}

static void
draw_set_text (Drawing             *drawing,
               const TandemSetText *set,
               double               y)
{
  GSList *lines = pango_layout_get_lines_readonly (set->layout);

  for (GSList *l = lines; l; l = l->next, y += set->line)
    draw_line (drawing, set, l->data, NULL, drawing->pages->left, y);
}

static void
draw_furniture (Drawing *drawing,
                guint    page)
{
  TandemPages *self = drawing->pages;
  double foot = self->foot;

  if (page > 0 && self->header)
    draw_set_text (drawing, self->header, self->top / 2 - 6);
  if (page == 0 && self->disclaimer)
    draw_set_text (drawing, self->disclaimer, self->bottom - self->disclaimer_height + 8);
  if (self->footer || self->numbers->len > 0)
    draw_hairline (drawing->cr, self->left, foot - 7, self->width, 0.5, 0.84);
  if (self->footer)
    draw_set_text (drawing, self->footer, foot - 2);
  if (page < self->numbers->len)
    draw_set_text (drawing, g_ptr_array_index (self->numbers, page), foot - 2);
}

void
tandem_pages_draw_tagged (TandemPages *self,
                          guint        page,
                          cairo_t     *cr,
                          TandemPdf   *pdf)
{
  Drawing furniture = { self, cr, NULL };
  Drawing drawing = { self, cr, pdf };

  draw_furniture (&furniture, page);
  for (guint i = g_array_index (self->page_starts, guint, page); i < tandem_pages_get_page_end (self, page); i++)
    draw_fragment (&drawing, &g_array_index (self->fragments, TandemFragment, i));
}

/**
 * tandem_pages_draw:
 * @page: from 0
 * @cr: where to; one unit is one point
 *
 * Draws a page for a preview or a printer. The background is left as it is.
 */
void
tandem_pages_draw (TandemPages *self,
                   guint        page,
                   cairo_t     *cr)
{
  g_return_if_fail (self != NULL && page < self->page_starts->len);
  g_return_if_fail (cr != NULL);

  tandem_pages_draw_tagged (self, page, cr, NULL);
}
