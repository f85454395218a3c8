/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pages-private.h"

#define CELL_GAP     10.0
#define COLUMN_GAP   18.0
#define LIST_INDENT  13.0
#define GLYPH_INDENT 12.0
#define NOTE_INDENT   9.0
#define NUMBER_WIDTH 30.0       /* of the page numbers in the contents */
#define FIGURE_LABEL 32.0       /* of the number before a bar */
#define SIGNATURE_ROOM 42.0

/* Where inner blocks are put. */
typedef struct
{
  TandemPages *pages;
  TandemTag *tag;
  double x, width;
  TandemAlign align;
  gboolean in_table;
  gboolean header;
  double after;                 /* room the last block wants below it */
  gboolean first;               /* nothing above in this cell */
} Place;

static void add_flow (Place            *place,
                      const TandemFlow *flow);

TandemTag *
tandem_tag_new (TandemTag  *parent,
                const char *name)
{
  TandemTag *self = g_new0 (TandemTag, 1);

  self->name = name;
  self->span = 1;
  self->kids = g_array_new (FALSE, FALSE, sizeof (TandemTagKid));
  if (parent)
    {
      TandemTagKid kid = { .tag = self };

      g_array_append_val (parent->kids, kid);
    }

  return self;
}

void
tandem_tag_free (TandemTag *self)
{
  if (!self)
    return;

  for (guint i = 0; i < self->kids->len; i++)
    tandem_tag_free (g_array_index (self->kids, TandemTagKid, i).tag);
  g_array_unref (self->kids);
  g_clear_pointer (&self->areas, g_array_unref);
  g_free (self->alternative);
  g_free (self->target);
  g_free (self);
}

/* Shapes a text that lives as long as the pages. */
TandemSetText *
tandem_pages_set_text (TandemPages      *self,
                       const TandemText *text,
                       TandemType        type,
                       double            width,
                       TandemAlign       align)
{
  TandemSetText *set = tandem_typesetter_set (self->type, text, type, width, align);

  g_ptr_array_add (self->texts, set);
  self->unknown_glyphs += (guint) pango_layout_get_unknown_glyphs_count (set->layout);

  return set;
}

/* Height of some atoms that stand under each other at the top of a page. */
double
tandem_pages_measure (TandemPages *self,
                      guint        first_atom,
                      guint        n_atoms)
{
  double height = 0;

  for (guint i = 0; i < n_atoms; i++)
    {
      const TandemAtom *atom = &g_array_index (self->atoms, TandemAtom, first_atom + i);

      height += atom->height + (i > 0 ? atom->before : 0);
    }

  return height;
}

static TandemAtom *
append_atom (Place             *place,
             TandemAtomType     type,
             const TandemBlock *block,
             TandemTag         *tag,
             double             height)
{
  TandemAtom atom = {
    .type = type, .block = block, .tag = tag, .x = place->x, .width = place->width, .height = height,
  };

  g_array_append_val (place->pages->atoms, atom);
  return &g_array_index (place->pages->atoms, TandemAtom, place->pages->atoms->len - 1);
}

/* Two lines at least stay together at either end of a paragraph. */
static void
append_lines (Place             *place,
              const TandemBlock *block,
              TandemTag         *tag,
              TandemSetText     *set,
              double             before)
{
  int n_lines = pango_layout_get_line_count (set->layout);
  GSList *lines = pango_layout_get_lines_readonly (set->layout);

  for (int i = 0; i < n_lines; i++, lines = lines->next)
    {
      TandemAtom *atom = append_atom (place, TANDEM_ATOM_LINE, block, tag, set->line);

      atom->text = set;
      atom->line = lines->data;
      atom->before = i == 0 ? before : 0;
      atom->keep = (i == 0 && n_lines > 1) || (i == n_lines - 2) || block->type == TANDEM_BLOCK_HEADING;
    }
}

static TandemType
find_type (const Place       *place,
           const TandemBlock *block)
{
  if (block->type == TANDEM_BLOCK_HEADING)
    return TANDEM_TYPE_HEADING_1 + (TandemType) block->level - 1;
  if (place->header)
    return TANDEM_TYPE_TABLE_HEAD;
  if (place->in_table && block->style == TANDEM_STYLE_BODY)
    return TANDEM_TYPE_SMALL;

  return (TandemType) block->style;
}

static const char *
find_tag_name (const TandemBlock *block)
{
  static const char *const headings[] = { "H1", "H2", "H3", "H4" };

  if (block->type == TANDEM_BLOCK_HEADING)
    return headings[block->level - 1];

  return block->style == TANDEM_STYLE_TITLE ? "H1" : "P";
}

/* Room between two blocks: the larger wish wins. */
static double
take_before (Place  *place,
             double  before,
             double  after)
{
  double room = place->first ? 0 : MAX (place->after, before);

  place->first = FALSE;
  place->after = after;
  return room;
}

static const char *
find_text_language (const TandemText *text,
                    const char       *fallback)
{
  return tandem_text_is_empty (text) ? fallback : g_array_index (text->runs, TandemRun, 0).language;
}

static void
set_tag_language (TandemTag   *tag,
                  const char  *language,
                  TandemPages *pages)
{
  if (language != pages->paper->language)
    tag->language = language;
}

static void
add_paragraph (Place             *place,
               const TandemBlock *block)
{
  TandemType type = find_type (place, block);
  const TandemTypeStyle *style = tandem_typesetter_get_style (place->pages->type, type);
  TandemTag *tag = tandem_tag_new (place->tag, find_tag_name (block));
  Place inner = *place;
  TandemSetText *set;

  if (tandem_text_is_empty (block->text))
    return;

  if (block->glyph != TANDEM_GLYPH_NONE || block->style == TANDEM_STYLE_NOTE)
    {
      double indent = block->glyph != TANDEM_GLYPH_NONE ? GLYPH_INDENT : NOTE_INDENT;

      inner.x += indent;
      inner.width -= indent;
    }
  set_tag_language (tag, find_text_language (block->text, place->pages->paper->language), place->pages);
  set = tandem_pages_set_text (place->pages, block->text, type, inner.width, inner.align);
  append_lines (&inner, block, tag, set, take_before (place, style->before, style->after));
}

static void
add_list (Place             *place,
          const TandemBlock *block)
{
  TandemTag *list = tandem_tag_new (place->tag, "L");
  TandemType type = place->in_table ? TANDEM_TYPE_SMALL : TANDEM_TYPE_BODY;

  for (guint i = 0; block->rows && i < block->rows->len; i++)
    {
      TandemPaperRow *row = g_ptr_array_index (block->rows, i);
      g_autofree char *marker = block->numbered ? g_strdup_printf ("%u", i + 1) : g_strdup ("•");
      TandemTag *item = tandem_tag_new (list, "LI");
      TandemTag *label = tandem_tag_new (item, "Lbl");
      guint first = place->pages->atoms->len;
      Place inner = *place;
      TandemText *text;
      TandemAtom *atom;

      inner.tag = tandem_tag_new (item, "LBody");
      inner.x += LIST_INDENT;
      inner.width -= LIST_INDENT;
      if (i > 0)
        inner.after = 0;
      add_flow (&inner, g_ptr_array_index (row->cells, 0));
      place->first = inner.first;
      place->after = inner.after;
      if (place->pages->atoms->len == first)
        continue;

      /* the pages keep what the layout points at */
      text = tandem_text_new (place->pages->paper->language, TANDEM_RUN_DIM, marker);
      atom = &g_array_index (place->pages->atoms, TandemAtom, first);
      atom->marker = tandem_pages_set_text (place->pages, text, type, -1, TANDEM_ALIGN_START);
      atom->marker->owned_text = text;
      atom->marker_tag = label;
      atom->marker_x = place->x;
      atom->before = i == 0 ? atom->before : atom->before / 2;
    }
}

static void
add_figure (Place             *place,
            const TandemBlock *block)
{
  TandemTag *tag = tandem_tag_new (place->tag, "Figure");
  double limit = (place->pages->bottom - place->pages->top) * 0.9;
  TandemAtom *atom = append_atom (place, TANDEM_ATOM_FIGURE, block, tag, MIN (block->height, limit));

  tag->alternative = g_strdup (block->alternative);
  atom->before = take_before (place, place->in_table ? 2 : 6, place->in_table ? 2 : 6);
  if (block->text)
    {
      atom->text = tandem_pages_set_text (place->pages, block->text, TANDEM_TYPE_SMALL, FIGURE_LABEL - 5,
                                          TANDEM_ALIGN_END);
      atom->line = pango_layout_get_line_readonly (atom->text->layout, 0);
      atom->marker_x = FIGURE_LABEL;
    }
}

static void
add_signature (Place             *place,
               const TandemBlock *block)
{
  TandemTag *tag = tandem_tag_new (place->tag, "P");
  TandemAtom *atom = append_atom (place, TANDEM_ATOM_SIGNATURE, block, tag, SIGNATURE_ROOM);
  TandemSetText *set;

  atom->before = take_before (place, 6, 8);
  atom->keep = TRUE;
  if (tandem_text_is_empty (block->text))
    return;
  set = tandem_pages_set_text (place->pages, block->text, TANDEM_TYPE_SMALL, place->width, place->align);
  append_lines (place, block, tag, set, 3);
}

static void
add_block (Place             *place,
           const TandemBlock *block)
{
  switch (block->type)
    {
    case TANDEM_BLOCK_HEADING:
    case TANDEM_BLOCK_PARAGRAPH:
      add_paragraph (place, block);
      break;
    case TANDEM_BLOCK_LIST:
      add_list (place, block);
      break;
    case TANDEM_BLOCK_FIGURE:
      add_figure (place, block);
      break;
    case TANDEM_BLOCK_SIGNATURE:
      add_signature (place, block);
      break;
    case TANDEM_BLOCK_RULE:
      append_atom (place, TANDEM_ATOM_RULE, block, NULL, 1)->before = take_before (place, 6, 6);
      break;
    case TANDEM_BLOCK_TABLE:
    case TANDEM_BLOCK_COLUMNS:
    case TANDEM_BLOCK_CONTENTS:
    case TANDEM_BLOCK_PAGE_BREAK:
      g_assert_not_reached ();
    }
}

static void
add_flow (Place            *place,
          const TandemFlow *flow)
{
  for (guint i = 0; flow->blocks && i < flow->blocks->len; i++)
    add_block (place, g_ptr_array_index (flow->blocks, i));
}

/* ---- rows ------------------------------------------------------------------ */

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
                Place             *body)
{
  TandemRowBox *row = begin_row (self);
  guint first = self->atoms->len;
  Place place = *body;

  begin_cell (self, NULL, 0, self->width);
  add_block (&place, block);
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
      Place place = { .pages = self, .tag = tag, .first = TRUE, .align = block->columns[column].align,
                      .in_table = block->type == TANDEM_BLOCK_TABLE, .header = row->header };

      for (guint j = 0; j < span; j++)
        width += widths[column + j];
      place.width = width;
      begin_cell (self, tag, x, width);
      add_flow (&place, flow);
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
           Place             *body)
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
      row->before = i == 0 ? take_before (body, columns ? 6 : 8, columns ? 6 : 10) : 0;
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
              Place             *body)
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
      Place place = { .pages = self, .tag = link, .first = TRUE, .x = indent,
                      .width = self->width - NUMBER_WIDTH - indent };
      TandemRowBox *row = begin_row (self);

      link->heading = heading;
      set_tag_language (link, find_text_language (heading->text, self->paper->language), self);
      begin_cell (self, link, 0, self->width);
      append_lines (&place, block, link,
                    tandem_pages_set_text (self, heading->text, TANDEM_TYPE_BODY, place.width, TANDEM_ALIGN_START), 0);
      end_cell (self);
      row->before = take_before (body, heading->level == 1 ? 6 : 0, 0);
    }
}

static void
add_body_block (TandemPages       *self,
                const TandemBlock *block,
                Place             *body)
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
tandem_pages_make_boxes (TandemPages   *self,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const TandemFlow *flow = self->paper->body;
  Place body = { .pages = self, .tag = self->document, .first = TRUE, .width = self->width };

  for (guint i = 0; flow->blocks && i < flow->blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_body_block (self, g_ptr_array_index (flow->blocks, i), &body);
    }

  return TRUE;
}
