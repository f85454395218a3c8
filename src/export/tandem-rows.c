/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-boxes.h"

#define CELL_GAP     10.0
#define COLUMN_GAP   18.0
#define NUMBER_WIDTH 30.0       /* of the page numbers in the contents */

static TandemRowBox *
begin_row (TandemPages *self)
{
  TandemRowBox row = { .first_cell = self->cells->len };

  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, TandemRowBox, self->rows->len - 1);
}

static void
begin_cell (TandemPages *self,
            TandemTag   *tag,
            double       x,
            double       width)
{
  TandemCellBox cell = { .x = x, .width = width, .first_atom = self->atoms->len, .tag = tag };

  g_array_append_val (self->cells, cell);
}

static void
end_cell (TandemPages *self)
{
  TandemCellBox *cell = &g_array_index (self->cells, TandemCellBox, self->cells->len - 1);
  TandemRowBox *row = &g_array_index (self->rows, TandemRowBox, self->rows->len - 1);

  cell->n_atoms = self->atoms->len - cell->first_atom;
  row->n_cells++;
  row->height = MAX (row->height, tandem_pages_measure (self, cell->first_atom, cell->n_atoms));
}

/* A block of the body that is neither table nor columns: a row of one cell. */
static void
add_simple_row (TandemPages       *self,
                const TandemBlock *block,
                TandemBoxPlace    *body)
{
  TandemRowBox *row = begin_row (self);
  guint first = self->atoms->len;
  TandemBoxPlace place = *body;

  begin_cell (self, NULL, 0, self->width);
  tandem_boxes_add_block (&place, block);
  end_cell (self);
  if (self->atoms->len > first)
    {
      row->before = g_array_index (self->atoms, TandemAtom, first).before;
      body->first = FALSE;
      body->after = place.after;
    }
  row->keep_with_next = block->keep_with_next;
  if (block->type == TANDEM_BLOCK_HEADING)
    {
      TandemHeadingPlace heading = { .block = block };

      g_array_append_val (self->headings, heading);
    }
}

static void
share_widths (const TandemBlock *block,
              double             width,
              double             gap,
              double            *widths)
{
  double rest = width - gap * (block->n_columns - 1);
  double weights = 0;

  for (guint i = 0; i < block->n_columns; i++)
    {
      rest -= block->columns[i].width;
      weights += block->columns[i].width > 0 ? 0 : MAX (block->columns[i].weight, 0.01);
    }
  for (guint i = 0; i < block->n_columns; i++)
    widths[i] = block->columns[i].width > 0 ? block->columns[i].width
                                            : MAX (rest, 20) * MAX (block->columns[i].weight, 0.01) / weights;
}

static TandemTag *
make_cell_tag (const TandemBlock    *block,
               const TandemPaperRow *row,
               const TandemFlow     *cell,
               guint                 column,
               TandemTag            *parent)
{
  gboolean row_header = block->columns[column].row_header;
  TandemTag *tag;

  if (block->type == TANDEM_BLOCK_COLUMNS)
    return tandem_tag_new (parent, "Div");

  tag = tandem_tag_new (parent, row->header || row_header ? "TH" : "TD");
  tag->span = MIN (cell->span, block->n_columns - column);
  if (row->header || row_header)
    tag->scope = row->header ? "Column" : "Row";

  return tag;
}

static void
add_cells (TandemPages          *self,
           const TandemBlock    *block,
           const TandemPaperRow *row,
           const double         *widths,
           double                gap,
           TandemTag            *parent)
{
  double x = 0;
  guint column = 0;

  for (guint i = 0; i < row->cells->len && column < block->n_columns; i++)
    {
      const TandemFlow *flow = g_ptr_array_index (row->cells, i);
      TandemTag *tag = make_cell_tag (block, row, flow, column, parent);
      guint span = MIN (flow->span, block->n_columns - column);
      double width = gap * (span - 1);
      TandemBoxPlace place = { .pages = self, .tag = tag, .first = TRUE, .align = block->columns[column].align,
                               .in_table = block->type == TANDEM_BLOCK_TABLE, .header = row->header };

      for (guint j = 0; j < span; j++)
        width += widths[column + j];
      place.width = width;
      begin_cell (self, tag, x, width);
      tandem_boxes_add_flow (&place, flow);
      end_cell (self);
      x += width + gap;
      column += span;
    }
}

/* The first two rows and the last two stay together: no row is left alone. */
static void
keep_table_ends (TandemPages *self,
                 guint        first,
                 guint        n_header)
{
  guint last = self->rows->len - 1;

  for (guint i = first; i < self->rows->len; i++)
    {
      TandemRowBox *row = &g_array_index (self->rows, TandemRowBox, i);

      row->last = i == last;
      row->keep_with_next = i < last && (i <= first + n_header || i == last - 1);
    }
}

static void
add_table (TandemPages       *self,
           const TandemBlock *block,
           TandemBoxPlace    *body)
{
  gboolean columns = block->type == TANDEM_BLOCK_COLUMNS;
  double gap = columns ? COLUMN_GAP : CELL_GAP;
  g_autofree double *widths = g_new0 (double, block->n_columns);
  TandemTag *tag = tandem_tag_new (body->tag, columns ? "Div" : "Table");
  guint first = self->rows->len;
  guint n_header = 0;

  if (!block->rows)
    return;

  if (!columns)
    tag->alternative = g_strdup (block->alternative);
  share_widths (block, self->width, gap, widths);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TandemPaperRow *source = g_ptr_array_index (block->rows, i);
      TandemRowBox *row = begin_row (self);

      row->table = columns ? NULL : block;
      row->header = source->header;
      row->pad = columns ? 0 : 3.5;
      row->before = i == 0 ? tandem_boxes_take_before (body, columns ? 6 : 8, columns ? 6 : 10) : 0;
      n_header += source->header;
      add_cells (self, block, source, widths, gap, columns ? tag : tandem_tag_new (tag, "TR"));
      row->height += 2 * row->pad;
      row->keep_with_next = block->keep_with_next;
    }
  if (!columns)
    keep_table_ends (self, first, n_header);
}

static void
collect_headings (const TandemFlow *flow,
                  int               depth,
                  GPtrArray        *headings)
{
  for (guint i = 0; flow->blocks && i < flow->blocks->len; i++)
    {
      TandemBlock *block = g_ptr_array_index (flow->blocks, i);

      if (block->type == TANDEM_BLOCK_HEADING && block->level <= depth)
        g_ptr_array_add (headings, block);
    }
}

/* The page numbers are filled in when they are known. */
static void
add_contents (TandemPages       *self,
              const TandemBlock *block,
              TandemBoxPlace    *body)
{
  g_autoptr(GPtrArray) headings = g_ptr_array_new ();
  TandemTag *contents = tandem_tag_new (body->tag, "TOC");

  collect_headings (self->paper->body, block->level, headings);
  for (guint i = 0; i < headings->len; i++)
    {
      const TandemBlock *heading = g_ptr_array_index (headings, i);
      TandemTag *item = tandem_tag_new (contents, "TOCI");
      TandemTag *link = tandem_tag_new (item, "Link");
      double indent = 16.0 * (heading->level - 1);
      TandemBoxPlace place = { .pages = self, .tag = link, .first = TRUE, .x = indent,
                               .width = self->width - NUMBER_WIDTH - indent };
      TandemRowBox *row = begin_row (self);
      TandemSetText *set;

      link->heading = heading;
      tandem_boxes_set_tag_language (link, tandem_boxes_find_text_language (heading->text, self->paper->language), self);
      begin_cell (self, link, 0, self->width);
      set = tandem_pages_set_text (self, heading->text, TANDEM_TYPE_BODY, place.width, TANDEM_ALIGN_START);
      tandem_boxes_append_lines (&place, block, link, set, 0);
      end_cell (self);
      row->before = tandem_boxes_take_before (body, heading->level == 1 ? 6 : 0, 0);
    }
}

static void
add_body_block (TandemPages       *self,
                const TandemBlock *block,
                TandemBoxPlace    *body)
{
  switch (block->type)
    {
    case TANDEM_BLOCK_TABLE:
    case TANDEM_BLOCK_COLUMNS:
      add_table (self, block, body);
      break;
    case TANDEM_BLOCK_CONTENTS:
      add_contents (self, block, body);
      break;
    case TANDEM_BLOCK_PAGE_BREAK:
      begin_row (self)->page_break = TRUE;
      break;
    case TANDEM_BLOCK_HEADING:
    case TANDEM_BLOCK_PARAGRAPH:
    case TANDEM_BLOCK_LIST:
    case TANDEM_BLOCK_FIGURE:
    case TANDEM_BLOCK_SIGNATURE:
    case TANDEM_BLOCK_RULE:
      add_simple_row (self, block, body);
      break;
    }
}

/* Turns the tree of the paper into rows of boxes, and its structure into tags. */
gboolean
tandem_pages_make_boxes (TandemPages  *self,
                         GCancellable *cancellable,
                         GError      **error)
{
  const TandemFlow *flow = self->paper->body;
  TandemBoxPlace body = { .pages = self, .tag = self->document, .first = TRUE, .width = self->width };

  for (guint i = 0; flow->blocks && i < flow->blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_body_block (self, g_ptr_array_index (flow->blocks, i), &body);
    }

  return TRUE;
}
