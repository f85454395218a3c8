/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

#include "tandem-date.h"

G_BEGIN_DECLS

/**
 * TandemPaper:
 *
 * What a report says, before anybody knows how large a page is: a tree of
 * headings, paragraphs, lists, tables, columns and figures, in reading order.
 * Not shared between threads while it is built; read-only afterwards.
 *
 * Blocks belong to a flow: the body of the paper, a cell of a table, a column
 * or an item of a list. All of them live as long as the paper.
 */
typedef struct _TandemPaper TandemPaper;
typedef struct _TandemFlow TandemFlow;
typedef struct _TandemBlock TandemBlock;

/**
 * TandemText:
 *
 * Runs of words, each in one language and one look. Whoever takes a text in
 * this header owns it from then on.
 */
typedef struct _TandemText TandemText;

typedef enum
{
  TANDEM_RUN_PLAIN   = 0,
  TANDEM_RUN_BOLD    = 1 << 0,
  TANDEM_RUN_ITALIC  = 1 << 1,
  TANDEM_RUN_DIM     = 1 << 2,
  TANDEM_RUN_SUCCESS = 1 << 3,
  TANDEM_RUN_WARNING = 1 << 4,
  TANDEM_RUN_ERROR   = 1 << 5,
  TANDEM_RUN_ACCENT  = 1 << 6,
} TandemRunFlags;

typedef enum
{
  TANDEM_STYLE_BODY,
  TANDEM_STYLE_TITLE,           /* of the paper, on its first page */
  TANDEM_STYLE_SUBTITLE,
  TANDEM_STYLE_LEAD,            /* what a reader in a hurry reads */
  TANDEM_STYLE_SMALL,           /* cells, captions, sources */
  TANDEM_STYLE_NOTE,            /* what is missing or must be known, set apart */
} TandemStyle;

/* Shapes that stay apart without colour; see the status vocabulary in ui.md. */
typedef enum
{
  TANDEM_GLYPH_NONE,
  TANDEM_GLYPH_DISC,            /* on track */
  TANDEM_GLYPH_TRIANGLE,        /* at risk, delayed */
  TANDEM_GLYPH_SQUARE,          /* off track, late */
  TANDEM_GLYPH_CLOCK,           /* not updated, out of date */
  TANDEM_GLYPH_RING,            /* planned */
  TANDEM_GLYPH_HALF,            /* in progress */
  TANDEM_GLYPH_TICK,            /* achieved */
  TANDEM_GLYPH_PAUSE,           /* on hold */
  TANDEM_GLYPH_BAR,             /* dropped */
  TANDEM_GLYPH_BROKEN,          /* missing */
} TandemGlyph;

typedef enum
{
  TANDEM_ALIGN_START,
  TANDEM_ALIGN_END,
  TANDEM_ALIGN_CENTER,
} TandemAlign;

/**
 * TandemPaperColumn:
 * @width: in points; 0 shares what is left by @weight
 * @weight: share of the rest
 * @align: of the text in its cells
 * @row_header: whether its cells name their row
 */
typedef struct
{
  double width;
  double weight;
  TandemAlign align;
  gboolean row_header;
} TandemPaperColumn;

/**
 * TandemDrawFunc:
 *
 * Draws a figure with its upper left corner at the origin, in points. Called
 * on the thread that draws the page.
 */
typedef void (*TandemDrawFunc) (cairo_t  *cr,
                                double    width,
                                double    height,
                                gpointer  data);

TandemPaper *tandem_paper_new             (const char      *title,
                                           const char      *language,
                                           TandemDate       date);
TandemPaper *tandem_paper_ref             (TandemPaper     *self);
void         tandem_paper_unref           (TandemPaper     *self);
const char  *tandem_paper_get_title       (TandemPaper     *self);
const char  *tandem_paper_get_language    (TandemPaper     *self);
TandemDate   tandem_paper_get_date        (TandemPaper     *self);
void         tandem_paper_set_description (TandemPaper     *self,
                                           const char      *description);
void         tandem_paper_set_header      (TandemPaper     *self,
                                           TandemText      *text);
void         tandem_paper_set_footer      (TandemPaper     *self,
                                           TandemText      *text,
                                           const char      *page_format);
void         tandem_paper_set_disclaimer  (TandemPaper     *self,
                                           TandemText      *text);
void         tandem_paper_set_compact     (TandemPaper     *self,
                                           gboolean         compact);
TandemFlow  *tandem_paper_get_body        (TandemPaper     *self);

TandemText  *tandem_text_new              (const char      *language,
                                           TandemRunFlags   flags,
                                           const char      *words);
TandemText  *tandem_text_new_empty        (void);
void         tandem_text_free             (TandemText      *self);
void         tandem_text_add              (TandemText      *self,
                                           const char      *language,
                                           TandemRunFlags   flags,
                                           const char      *words);
void         tandem_text_add_link         (TandemText      *self,
                                           const char      *language,
                                           TandemRunFlags   flags,
                                           const char      *words,
                                           const char      *target);
void         tandem_text_append           (TandemText      *self,
                                           TandemText      *other);
gboolean     tandem_text_is_empty         (const TandemText *self);

TandemBlock *tandem_flow_add_heading      (TandemFlow      *self,
                                           int              level,
                                           TandemText      *text);
TandemBlock *tandem_flow_add_paragraph    (TandemFlow      *self,
                                           TandemStyle      style,
                                           TandemText      *text);
TandemBlock *tandem_flow_add_status       (TandemFlow      *self,
                                           TandemGlyph      glyph,
                                           TandemRunFlags   colour,
                                           TandemText      *text);
TandemBlock *tandem_flow_add_list         (TandemFlow      *self,
                                           gboolean         numbered);
TandemBlock *tandem_flow_add_table        (TandemFlow      *self,
                                           const TandemPaperColumn *columns,
                                           guint            n_columns);
TandemBlock *tandem_flow_add_columns      (TandemFlow      *self,
                                           guint            n_columns);
TandemBlock *tandem_flow_add_figure       (TandemFlow      *self,
                                           double           width,
                                           double           height,
                                           const char      *alternative,
                                           TandemDrawFunc   draw,
                                           gpointer         data,
                                           GDestroyNotify   destroy);
TandemBlock *tandem_flow_add_progress     (TandemFlow      *self,
                                           int              percent,
                                           const char      *language,
                                           const char      *alternative);
TandemBlock *tandem_flow_add_signature    (TandemFlow      *self,
                                           TandemText      *text);
void         tandem_flow_add_contents     (TandemFlow      *self,
                                           int              depth);
void         tandem_flow_add_rule         (TandemFlow      *self);
void         tandem_flow_add_page_break   (TandemFlow      *self);
gboolean     tandem_flow_is_empty         (const TandemFlow *self);
void         tandem_flow_remove_last      (TandemFlow      *self);

TandemFlow  *tandem_block_add_item        (TandemBlock     *self);
void         tandem_block_add_row         (TandemBlock     *self,
                                           gboolean         header);
TandemFlow  *tandem_block_add_cell        (TandemBlock     *self);
TandemFlow  *tandem_block_add_wide_cell   (TandemBlock     *self,
                                           guint            n_columns);
TandemFlow  *tandem_block_get_column      (TandemBlock     *self,
                                           guint            column);
void         tandem_block_set_keep_with_next (TandemBlock  *self,
                                              gboolean      keep);
void         tandem_block_set_alternative (TandemBlock     *self,
                                           const char      *alternative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPaper, tandem_paper_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemText, tandem_text_free)

G_END_DECLS
