/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pages-private.h"

/* A table's row taller than this part of a page may be broken; a lower one
 * moves to the next page as a whole. */
#define UNBROKEN_SHARE 0.4

typedef struct
{
  TandemPages *pages;
  guint        page;
  double       y;
  gboolean     empty;           /* nothing but repeated headers on this page yet */
} Cursor;

static TandemRowBox *
get_row (TandemPages *self,
         guint        row)
{
  return &g_array_index (self->rows, TandemRowBox, row);
}

static double
get_bottom (const Cursor *cursor)
{
  return cursor->pages->bottom - (cursor->page == 0 ? cursor->pages->disclaimer_height : 0);
}

static void
begin_page (Cursor *cursor)
{
  TandemPages *pages = cursor->pages;

  if (pages->page_starts->len > 0)
    cursor->page++;
  g_array_append_val (pages->page_starts, pages->fragments->len);
  cursor->y = pages->top;
  cursor->empty = TRUE;
}

static void
note_heading (Cursor            *cursor,
              const TandemPiece *piece)
{
  const TandemAtom *atom;
  TandemHeadingPlace *heading;

  if (piece->n_atoms == 0)
    return;
  atom = &g_array_index (cursor->pages->atoms, TandemAtom, piece->first_atom);
  if (atom->block->type != TANDEM_BLOCK_HEADING)
    return;
  heading = tandem_pages_find_heading (cursor->pages, atom->block);
  if (heading)
    {
      heading->page = cursor->page;
      heading->y = cursor->y;
    }
}

/* Puts the given pieces of a row, one a cell, at the cursor. */
static void
put (Cursor            *cursor,
     guint              row_number,
     const TandemPiece *pieces,
     gboolean           repeated,
     gboolean           rest,
     gboolean           open)
{
  TandemPages *pages = cursor->pages;
  const TandemRowBox *row = get_row (pages, row_number);
  TandemFragment fragment = {
    .row = row_number, .y = cursor->y, .first_piece = pages->pieces->len,
    .repeated = repeated, .rest = rest, .open = open,
  };
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      height = MAX (height, tandem_pages_measure (pages, pieces[i].first_atom, pieces[i].n_atoms));
      g_array_append_val (pages->pieces, pieces[i]);
      if (!repeated && !rest)
        note_heading (cursor, &pieces[i]);
    }
  fragment.height = height + 2 * row->pad;
  g_array_append_val (pages->fragments, fragment);
  cursor->y += fragment.height;
  if (!repeated)
    cursor->empty = FALSE;
}

static TandemPiece *
make_whole (TandemPages        *self,
            const TandemRowBox *row)
{
  TandemPiece *pieces = g_new0 (TandemPiece, MAX (row->n_cells, 1));

  for (guint i = 0; i < row->n_cells; i++)
    {
      const TandemCellBox *cell = &g_array_index (self->cells, TandemCellBox, row->first_cell + i);

      pieces[i] = (TandemPiece) { cell->first_atom, cell->n_atoms };
    }

  return pieces;
}

static gboolean
is_breakable (TandemPages        *self,
              const TandemRowBox *row)
{
  return !row->table || (!row->header && row->height > (self->bottom - self->top) * UNBROKEN_SHARE);
}

/* How many atoms of a piece fit into @room, breaking where it is allowed. */
static guint
count_fitting (TandemPages       *self,
               const TandemPiece *piece,
               double             room,
               gboolean           forced)
{
  double height = 0;
  guint fitting = 0;

  for (guint i = 0; i < piece->n_atoms; i++)
    {
      const TandemAtom *atom = &g_array_index (self->atoms, TandemAtom, piece->first_atom + i);

      height += atom->height + (i > 0 ? atom->before : 0);
      if (height > room && !(forced && i == 0))
        break;
      if (!atom->keep || forced || i + 1 == piece->n_atoms)
        fitting = i + 1;
    }

  return fitting;
}

/* The height of the least that may stand at the foot of a page. */
static double
measure_least (TandemPages        *self,
               const TandemRowBox *row)
{
  double least = 0;

  if (!is_breakable (self, row))
    return row->height;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const TandemCellBox *cell = &g_array_index (self->cells, TandemCellBox, row->first_cell + i);
      guint n = 0;

      while (n < cell->n_atoms && g_array_index (self->atoms, TandemAtom, cell->first_atom + n).keep)
        n++;
      least = MAX (least, tandem_pages_measure (self, cell->first_atom, MIN (n + 1, cell->n_atoms)));
    }

  return least + 2 * row->pad;
}

/* What must fit on the page if @first is to begin there. */
static double
measure_chain (TandemPages *self,
               guint        first)
{
  double height = 0;

  for (guint i = first; i < self->rows->len; i++)
    {
      const TandemRowBox *row = get_row (self, i);

      if (row->page_break)
        break;
      if (i > first)
        height += row->before;
      if (!row->keep_with_next || i + 1 == self->rows->len)
        return height + measure_least (self, row);
      height += row->height;
    }

  return height;
}

static void
repeat_headers (Cursor *cursor,
                guint   row_number)
{
  TandemPages *pages = cursor->pages;
  const TandemBlock *table = get_row (pages, row_number)->table;
  guint first = row_number;

  if (!table || get_row (pages, row_number)->header)
    return;

  while (first > 0 && get_row (pages, first - 1)->table == table)
    first--;
  for (guint i = first; i < row_number && get_row (pages, i)->header; i++)
    {
      g_autofree TandemPiece *pieces = make_whole (pages, get_row (pages, i));

      put (cursor, i, pieces, TRUE, FALSE, FALSE);
    }
}

static void
turn_page (Cursor *cursor,
           guint   row_number)
{
  begin_page (cursor);
  repeat_headers (cursor, row_number);
}

/* Puts what fits and leaves the rest in @pieces; FALSE if nothing may be put. */
static gboolean
put_part (Cursor      *cursor,
          guint        row_number,
          TandemPiece *pieces,
          gboolean     rest,
          gboolean     forced)
{
  TandemPages *pages = cursor->pages;
  const TandemRowBox *row = get_row (pages, row_number);
  double room = get_bottom (cursor) - cursor->y - 2 * row->pad;
  g_autofree TandemPiece *part = g_memdup2 (pieces, row->n_cells * sizeof *pieces);
  gboolean left = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      part[i].n_atoms = count_fitting (pages, &pieces[i], room, forced);
      if (part[i].n_atoms == 0 && pieces[i].n_atoms > 0 && !rest)
        return FALSE;
      left = left || part[i].n_atoms < pieces[i].n_atoms;
    }

  put (cursor, row_number, part, FALSE, rest, left);
  for (guint i = 0; i < row->n_cells; i++)
    {
      pieces[i].first_atom += part[i].n_atoms;
      pieces[i].n_atoms -= part[i].n_atoms;
    }

  return TRUE;
}

static gboolean
is_done (const TandemRowBox *row,
         const TandemPiece  *pieces)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (pieces[i].n_atoms > 0)
      return FALSE;

  return TRUE;
}

static void
place_broken (Cursor *cursor,
              guint   row_number)
{
  TandemPages *pages = cursor->pages;
  const TandemRowBox *row = get_row (pages, row_number);
  g_autofree TandemPiece *pieces = make_whole (pages, row);
  gboolean rest = FALSE;

  do
    {
      if (rest)
        turn_page (cursor, row_number);
      /* on an empty page something is always put, so that this ends */
      if (!put_part (cursor, row_number, pieces, rest, cursor->empty))
        turn_page (cursor, row_number);
      else
        rest = TRUE;
    }
  while (!is_done (row, pieces));
}

static void
place_row (Cursor *cursor,
           guint   row_number)
{
  TandemPages *pages = cursor->pages;
  const TandemRowBox *row = get_row (pages, row_number);
  double room;

  if (row->page_break)
    {
      if (!cursor->empty)
        begin_page (cursor);
      return;
    }
  if (!cursor->empty)
    cursor->y += row->before;

  room = get_bottom (cursor) - cursor->y;
  if (!cursor->empty && measure_chain (pages, row_number) > room)
    {
      turn_page (cursor, row_number);
      room = get_bottom (cursor) - cursor->y;
    }
  if (row->height <= room)
    {
      g_autofree TandemPiece *pieces = make_whole (pages, row);

      put (cursor, row_number, pieces, FALSE, FALSE, FALSE);
    }
  else
    {
      place_broken (cursor, row_number);
    }
}

TandemHeadingPlace *
tandem_pages_find_heading (TandemPages       *self,
                           const TandemBlock *block)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      TandemHeadingPlace *heading = &g_array_index (self->headings, TandemHeadingPlace, i);

      if (heading->block == block)
        return heading;
    }

  return NULL;
}

/* The contents know their page numbers only now. */
static void
fill_contents (TandemPages *self)
{
  for (guint i = 0; i < self->atoms->len; i++)
    {
      TandemAtom *atom = &g_array_index (self->atoms, TandemAtom, i);
      const TandemHeadingPlace *heading;
      g_autofree char *number = NULL;
      TandemText *text;

      if (atom->block->type != TANDEM_BLOCK_CONTENTS || !atom->tag || !atom->tag->heading)
        continue;
      /* the number stands in the last line of a long heading */
      if (i + 1 < self->atoms->len && g_array_index (self->atoms, TandemAtom, i + 1).text == atom->text)
        continue;
      heading = tandem_pages_find_heading (self, atom->tag->heading);
      number = g_strdup_printf ("%u", heading->page + 1);
      text = tandem_text_new (self->paper->language, TANDEM_RUN_PLAIN, number);
      atom->marker = tandem_pages_set_text (self, text, TANDEM_TYPE_BODY, self->width, TANDEM_ALIGN_END);
      atom->marker->owned_text = text;
      atom->marker_tag = atom->tag;
    }
}

void
tandem_pages_paginate (TandemPages *self)
{
  Cursor cursor = { .pages = self };

  begin_page (&cursor);
  for (guint i = 0; i < self->rows->len; i++)
    place_row (&cursor, i);
  fill_contents (self);
}
