/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-paper.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_BLOCK_HEADING,
  TANDEM_BLOCK_PARAGRAPH,
  TANDEM_BLOCK_LIST,
  TANDEM_BLOCK_TABLE,
  TANDEM_BLOCK_COLUMNS,
  TANDEM_BLOCK_FIGURE,
  TANDEM_BLOCK_SIGNATURE,
  TANDEM_BLOCK_CONTENTS,
  TANDEM_BLOCK_RULE,
  TANDEM_BLOCK_PAGE_BREAK,
} TandemBlockType;

typedef struct
{
  char *words;
  const char *language;         /* interned */
  TandemRunFlags flags;
  char *target;                 /* (nullable): URI */
} TandemRun;

struct _TandemText
{
  GArray *runs;
};

struct _TandemFlow
{
  TandemPaper *paper;           /* (not owned) */
  GPtrArray *blocks;
  guint span;                   /* columns of the table that this cell covers */
  gboolean inner;               /* a cell, column or item: holds no tables of its own */
};

typedef struct
{
  gboolean header;
  GPtrArray *cells;             /* of TandemFlow */
} TandemPaperRow;

struct _TandemBlock
{
  TandemBlockType type;
  TandemPaper *paper;           /* (not owned) */
  TandemText *text;             /* (nullable) */
  char *alternative;            /* (nullable) */
  int level;                    /* heading level; depth of the contents */
  TandemStyle style;
  TandemGlyph glyph;
  TandemRunFlags colour;
  gboolean keep_with_next;
  gboolean numbered;

  TandemPaperColumn *columns;
  guint n_columns;
  GPtrArray *rows;              /* of TandemPaperRow; items of a list are rows of one cell */

  double width;
  double height;
  TandemDrawFunc draw;
  gpointer data;
  GDestroyNotify destroy;
};

struct _TandemPaper
{
  gatomicrefcount ref_count;
  char *title;
  const char *language;         /* interned */
  TandemDate date;
  char *description;            /* (nullable) */
  TandemText *header;           /* (nullable) */
  TandemText *footer;           /* (nullable) */
  TandemText *disclaimer;       /* (nullable) */
  char *page_format;            /* (nullable) */
  gboolean compact;
  TandemFlow *body;
};

char       *tandem_text_to_string (const TandemText *self);
TandemFlow *tandem_flow_new       (TandemPaper      *paper,
                                   gboolean          inner);
void        tandem_flow_free      (TandemFlow       *self);

G_END_DECLS
