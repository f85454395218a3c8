/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-boxes.h"

#define LIST_INDENT  13.0
#define GLYPH_INDENT 12.0
#define NOTE_INDENT   9.0
#define FIGURE_LABEL 32.0       /* of the number before a bar */
#define SIGNATURE_ROOM 42.0

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
append_atom (TandemBoxPlace    *place,
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
void
tandem_boxes_append_lines (TandemBoxPlace    *place,
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
find_type (const TandemBoxPlace *place,
           const TandemBlock    *block)
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
double
tandem_boxes_take_before (TandemBoxPlace *place,
                          double          before,
                          double          after)
{
  double room = place->first ? 0 : MAX (place->after, before);

  place->first = FALSE;
  place->after = after;
  return room;
}

const char *
tandem_boxes_find_text_language (const TandemText *text,
                                 const char       *fallback)
{
  return tandem_text_is_empty (text) ? fallback : g_array_index (text->runs, TandemRun, 0).language;
}

void
tandem_boxes_set_tag_language (TandemTag   *tag,
                               const char  *language,
                               TandemPages *pages)
{
  if (language != pages->paper->language)
    tag->language = language;
}

static void
add_paragraph (TandemBoxPlace    *place,
               const TandemBlock *block)
{
  TandemType type = find_type (place, block);
  const TandemTypeStyle *style = tandem_typesetter_get_style (place->pages->type, type);
  TandemTag *tag = tandem_tag_new (place->tag, find_tag_name (block));
  TandemBoxPlace inner = *place;
  TandemSetText *set;

  if (tandem_text_is_empty (block->text))
    return;

  if (block->glyph != TANDEM_GLYPH_NONE || block->style == TANDEM_STYLE_NOTE)
    {
      double indent = block->glyph != TANDEM_GLYPH_NONE ? GLYPH_INDENT : NOTE_INDENT;

      inner.x += indent;
      inner.width -= indent;
    }
  tandem_boxes_set_tag_language (tag, tandem_boxes_find_text_language (block->text, place->pages->paper->language), place->pages);
  set = tandem_pages_set_text (place->pages, block->text, type, inner.width, inner.align);
  tandem_boxes_append_lines (&inner, block, tag, set, tandem_boxes_take_before (place, style->before, style->after));
}

static void
add_list (TandemBoxPlace    *place,
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
      TandemBoxPlace inner = *place;
      TandemText *text;
      TandemAtom *atom;

      inner.tag = tandem_tag_new (item, "LBody");
      inner.x += LIST_INDENT;
      inner.width -= LIST_INDENT;
      if (i > 0)
        inner.after = 0;
      tandem_boxes_add_flow (&inner, g_ptr_array_index (row->cells, 0));
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
add_figure (TandemBoxPlace    *place,
            const TandemBlock *block)
{
  TandemTag *tag = tandem_tag_new (place->tag, "Figure");
  double limit = (place->pages->bottom - place->pages->top) * 0.9;
  TandemAtom *atom = append_atom (place, TANDEM_ATOM_FIGURE, block, tag, MIN (block->height, limit));

  tag->alternative = g_strdup (block->alternative);
  atom->before = tandem_boxes_take_before (place, place->in_table ? 2 : 6, place->in_table ? 2 : 6);
  if (block->text)
    {
      atom->text = tandem_pages_set_text (place->pages, block->text, TANDEM_TYPE_SMALL, FIGURE_LABEL - 5,
                                          TANDEM_ALIGN_END);
      atom->line = pango_layout_get_line_readonly (atom->text->layout, 0);
      atom->marker_x = FIGURE_LABEL;
    }
}

static void
add_signature (TandemBoxPlace    *place,
               const TandemBlock *block)
{
  TandemTag *tag = tandem_tag_new (place->tag, "P");
  TandemAtom *atom = append_atom (place, TANDEM_ATOM_SIGNATURE, block, tag, SIGNATURE_ROOM);
  TandemSetText *set;

  atom->before = tandem_boxes_take_before (place, 6, 8);
  atom->keep = TRUE;
  if (tandem_text_is_empty (block->text))
    return;
  set = tandem_pages_set_text (place->pages, block->text, TANDEM_TYPE_SMALL, place->width, place->align);
  tandem_boxes_append_lines (place, block, tag, set, 3);
}

void
tandem_boxes_add_block (TandemBoxPlace    *place,
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
      append_atom (place, TANDEM_ATOM_RULE, block, NULL, 1)->before = tandem_boxes_take_before (place, 6, 6);
      break;
    case TANDEM_BLOCK_TABLE:
    case TANDEM_BLOCK_COLUMNS:
    case TANDEM_BLOCK_CONTENTS:
    case TANDEM_BLOCK_PAGE_BREAK:
      g_assert_not_reached ();
    }
}

void
tandem_boxes_add_flow (TandemBoxPlace   *place,
                       const TandemFlow *flow)
{
  for (guint i = 0; flow->blocks && i < flow->blocks->len; i++)
    tandem_boxes_add_block (place, g_ptr_array_index (flow->blocks, i));
}
