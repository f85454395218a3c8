/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-paper-private.h"

TandemFlow *
tandem_flow_new (TandemPaper *paper,
                 gboolean     inner)
{
  TandemFlow *flow = g_new0 (TandemFlow, 1);

  flow->paper = paper;
  flow->inner = inner;
  flow->span = 1;

  return flow;
}

void
tandem_flow_free (TandemFlow *flow)
{
  g_clear_pointer (&flow->blocks, g_ptr_array_unref);
  g_free (flow);
}

static void
row_free (gpointer data)
{
  TandemPaperRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
block_free (gpointer data)
{
  TandemBlock *block = data;

  if (block->destroy)
    block->destroy (block->data);
  g_clear_pointer (&block->text, tandem_text_free);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block->alternative);
  g_free (block->columns);
  g_free (block);
}

static TandemBlock *
flow_add (TandemFlow     *self,
          TandemBlockType type,
          TandemText     *text)
{
  TandemBlock *block = g_new0 (TandemBlock, 1);

  block->type = type;
  block->paper = self->paper;
  block->text = text;
  if (!self->blocks)
    self->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->blocks, block);

  return block;
}

static TandemPaperRow *
block_add_row (TandemBlock *self,
               gboolean     header)
{
  TandemPaperRow *row = g_new0 (TandemPaperRow, 1);

  row->header = header;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_flow_free);
  if (!self->rows)
    self->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (self->rows, row);

  return row;
}

static TandemFlow *
row_add_cell (TandemBlock    *block,
              TandemPaperRow *row,
              guint           span)
{
  TandemFlow *flow = tandem_flow_new (block->paper, TRUE);

  flow->span = span;
  g_ptr_array_add (row->cells, flow);

  return flow;
}

gboolean
tandem_flow_is_empty (const TandemFlow *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->blocks || self->blocks->len == 0;
}

/**
 * tandem_flow_remove_last:
 *
 * Takes back the last block: a heading that turned out to have nothing under it.
 */
void
tandem_flow_remove_last (TandemFlow *self)
{
  g_return_if_fail (self != NULL && !tandem_flow_is_empty (self));

  g_ptr_array_remove_index (self->blocks, self->blocks->len - 1);
}

/**
 * tandem_flow_add_heading:
 * @level: 1 to 4; levels must not be jumped over
 * @text: (transfer full): the heading
 *
 * Returns: (transfer none): the block, which stays with what follows
 */
TandemBlock *
tandem_flow_add_heading (TandemFlow *self,
                         int         level,
                         TandemText *text)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (level >= 1 && level <= 4, NULL);

  block = flow_add (self, TANDEM_BLOCK_HEADING, text);
  block->level = level;
  block->keep_with_next = TRUE;

  return block;
}

/**
 * tandem_flow_add_paragraph:
 * @text: (transfer full): what it says
 *
 * Returns: (transfer none): the block
 */
TandemBlock *
tandem_flow_add_paragraph (TandemFlow *self,
                           TandemStyle style,
                           TandemText *text)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = flow_add (self, TANDEM_BLOCK_PARAGRAPH, text);
  block->style = style;

  return block;
}

/**
 * tandem_flow_add_status:
 * @glyph: shape before the word
 * @colour: colour of the shape
 * @text: (transfer full): the word; the shape never stands alone
 *
 * Returns: (transfer none): the block
 */
TandemBlock *
tandem_flow_add_status (TandemFlow    *self,
                        TandemGlyph    glyph,
                        TandemRunFlags colour,
                        TandemText    *text)
{
  TandemBlock *block;

  g_return_val_if_fail (!tandem_text_is_empty (text), NULL);

  block = tandem_flow_add_paragraph (self, TANDEM_STYLE_SMALL, text);
  block->glyph = glyph;
  block->colour = colour;

  return block;
}

/**
 * tandem_flow_add_list:
 *
 * Returns: (transfer none): a list; give it items with tandem_block_add_item()
 */
TandemBlock *
tandem_flow_add_list (TandemFlow *self,
                      gboolean    numbered)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = flow_add (self, TANDEM_BLOCK_LIST, NULL);
  block->numbered = numbered;

  return block;
}

/**
 * tandem_flow_add_table:
 * @columns: (array length=n_columns): copied
 *
 * Adds a table to the body of a paper: tables do not stand inside tables.
 *
 * Returns: (transfer none): the table
 */
TandemBlock *
tandem_flow_add_table (TandemFlow              *self,
                       const TandemPaperColumn *columns,
                       guint                    n_columns)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL && !self->inner, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  block = flow_add (self, TANDEM_BLOCK_TABLE, NULL);
  block->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  block->n_columns = n_columns;

  return block;
}

/**
 * tandem_flow_add_columns:
 *
 * Adds equal columns side by side: two languages, or the two sides of a pairing.
 *
 * Returns: (transfer none): the columns; see tandem_block_get_column()
 */
TandemBlock *
tandem_flow_add_columns (TandemFlow *self,
                         guint       n_columns)
{
  TandemBlock *block;
  TandemPaperRow *row;

  g_return_val_if_fail (self != NULL && !self->inner, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  block = flow_add (self, TANDEM_BLOCK_COLUMNS, NULL);
  block->columns = g_new0 (TandemPaperColumn, n_columns);
  block->n_columns = n_columns;
  row = block_add_row (block, FALSE);
  for (guint i = 0; i < n_columns; i++)
    {
      block->columns[i].weight = 1;
      row_add_cell (block, row, 1);
    }

  return block;
}

/**
 * tandem_flow_add_figure:
 * @alternative: the same in words
 * @data: (closure): kept until the paper goes
 *
 * Returns: (transfer none): the figure
 */
TandemBlock *
tandem_flow_add_figure (TandemFlow    *self,
                        double         width,
                        double         height,
                        const char    *alternative,
                        TandemDrawFunc draw,
                        gpointer       data,
                        GDestroyNotify destroy)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (alternative != NULL && draw != NULL, NULL);

  block = flow_add (self, TANDEM_BLOCK_FIGURE, NULL);
  block->alternative = g_strdup (alternative);
  block->width = width;
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;

  return block;
}

/**
 * tandem_flow_add_signature:
 * @text: (transfer full): who signs, under the line
 *
 * Returns: (transfer none): room for a signature and a date
 */
TandemBlock *
tandem_flow_add_signature (TandemFlow *self,
                           TandemText *text)
{
  TandemBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = flow_add (self, TANDEM_BLOCK_SIGNATURE, text);
  block->style = TANDEM_STYLE_SMALL;

  return block;
}

/**
 * tandem_flow_add_contents:
 * @depth: the deepest level of heading to name
 *
 * Adds the table of contents, with page numbers and links.
 */
void
tandem_flow_add_contents (TandemFlow *self,
                          int         depth)
{
  g_return_if_fail (self != NULL && !self->inner);

  flow_add (self, TANDEM_BLOCK_CONTENTS, NULL)->level = depth;
}

void
tandem_flow_add_rule (TandemFlow *self)
{
  g_return_if_fail (self != NULL);

  flow_add (self, TANDEM_BLOCK_RULE, NULL);
}

void
tandem_flow_add_page_break (TandemFlow *self)
{
  g_return_if_fail (self != NULL && !self->inner);

  flow_add (self, TANDEM_BLOCK_PAGE_BREAK, NULL);
}

/**
 * tandem_block_add_item:
 *
 * Returns: (transfer none): the flow of a new item of a list
 */
TandemFlow *
tandem_block_add_item (TandemBlock *self)
{
  g_return_val_if_fail (self != NULL && self->type == TANDEM_BLOCK_LIST, NULL);

  return row_add_cell (self, block_add_row (self, FALSE), 1);
}

/**
 * tandem_block_add_row:
 * @header: whether it names the columns; header rows come first and are
 *   repeated on every page
 */
void
tandem_block_add_row (TandemBlock *self,
                      gboolean     header)
{
  g_return_if_fail (self != NULL && self->type == TANDEM_BLOCK_TABLE);

  block_add_row (self, header);
}

/**
 * tandem_block_add_cell:
 *
 * Returns: (transfer none): the flow of the next cell of the last row
 */
TandemFlow *
tandem_block_add_cell (TandemBlock *self)
{
  return tandem_block_add_wide_cell (self, 1);
}

TandemFlow *
tandem_block_add_wide_cell (TandemBlock *self,
                            guint        n_columns)
{
  g_return_val_if_fail (self != NULL && self->type == TANDEM_BLOCK_TABLE, NULL);
  g_return_val_if_fail (self->rows != NULL && n_columns > 0, NULL);

  return row_add_cell (self, g_ptr_array_index (self->rows, self->rows->len - 1), n_columns);
}

TandemFlow *
tandem_block_get_column (TandemBlock *self,
                         guint        column)
{
  g_return_val_if_fail (self != NULL && self->type == TANDEM_BLOCK_COLUMNS, NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return g_ptr_array_index (((TandemPaperRow *) g_ptr_array_index (self->rows, 0))->cells, column);
}

void
tandem_block_set_keep_with_next (TandemBlock *self,
                                 gboolean     keep)
{
  g_return_if_fail (self != NULL);

  self->keep_with_next = keep;
}

/**
 * tandem_block_set_alternative:
 * @alternative: what a table or figure shows, in words
 */
void
tandem_block_set_alternative (TandemBlock *self,
                              const char  *alternative)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->alternative, alternative);
}
