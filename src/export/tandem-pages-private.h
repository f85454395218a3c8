/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-pages.h"
#include "tandem-typeset.h"

G_BEGIN_DECLS

/* A place on a page, in points from its upper left corner. */
typedef struct
{
  guint page;
  double x, y, width, height;
} TandemArea;

/* An element of the document's structure, as PDF names them. The tree is made
 * with the layout, in reading order; drawing fills in which content is whose. */
typedef struct _TandemTag TandemTag;

struct _TandemTag
{
  const char *name;             /* "P", "TD", … */
  const char *language;         /* (nullable): where it differs from the paper's */
  char *alternative;            /* (nullable) */
  const char *scope;            /* (nullable): "Column" or "Row" of a TH */
  guint span;                   /* columns covered, if more than one */
  char *target;                 /* (nullable): URI of a Link */
  const TandemBlock *heading;   /* (nullable): where a Link inside the paper leads */
  guint run;                    /* number of the run it was made for, plus one */
  GArray *kids;                 /* of TandemTagKid */
  GArray *areas;                /* (nullable): TandemArea, of links and figures */
};

typedef struct
{
  TandemTag *tag;               /* (owned) (nullable): NULL is content */
  guint content;
} TandemTagKid;

/* What is never broken: a line, a figure, a place to sign. */
typedef enum
{
  TANDEM_ATOM_LINE,
  TANDEM_ATOM_FIGURE,
  TANDEM_ATOM_SIGNATURE,
  TANDEM_ATOM_RULE,
} TandemAtomType;

typedef struct
{
  TandemAtomType type;
  gboolean keep;                /* not parted from the next */
  double before;                /* room above, unless at the top */
  double x, width, height;      /* x in the cell */
  const TandemBlock *block;
  TandemTag *tag;
  TandemSetText *text;          /* (nullable) */
  PangoLayoutLine *line;        /* (nullable): of @text */
  TandemSetText *marker;        /* (nullable): bullet or number of a list */
  TandemTag *marker_tag;
  double marker_x;
} TandemAtom;

typedef struct
{
  double x, width;
  guint first_atom, n_atoms;
  TandemTag *tag;
} TandemCellBox;

/* What is broken between atoms only if it must: a paragraph, a table's row. */
typedef struct
{
  double before, after;
  double pad;                   /* above and below the content */
  double height;                /* of the whole */
  guint first_cell, n_cells;
  const TandemBlock *table;     /* (nullable) */
  gboolean header;
  gboolean keep_with_next;
  gboolean page_break;          /* begins a page */
  gboolean last;                /* of its table */
} TandemRowBox;

/* A row, or a part of one, on a page. */
typedef struct
{
  guint row;
  double y, height;
  guint first_piece;            /* one piece a cell */
  gboolean repeated;            /* a header shown again: not content */
  gboolean rest;                /* goes on from the page before */
  gboolean open;                /* goes on on the next page */
} TandemFragment;

typedef struct
{
  guint first_atom, n_atoms;
} TandemPiece;

typedef struct
{
  const TandemBlock *block;
  guint page;
  double y;
} TandemHeadingPlace;

struct _TandemPages
{
  gatomicrefcount ref_count;
  TandemPaper *paper;
  TandemTypesetter *type;
  double left, width, top, bottom, foot;
  double disclaimer_height;

  GPtrArray *texts;             /* of TandemSetText */
  GArray *atoms;
  GArray *cells;
  GArray *rows;
  GArray *fragments;
  GArray *pieces;
  GArray *page_starts;          /* guint: first fragment of each page */
  GArray *headings;             /* of TandemHeadingPlace */
  TandemTag *document;

  TandemSetText *header;        /* (nullable) */
  TandemSetText *footer;        /* (nullable) */
  TandemSetText *disclaimer;    /* (nullable) */
  GPtrArray *numbers;           /* of TandemSetText: "Page 1 of 6" */
  guint unknown_glyphs;
};

TandemTag    *tandem_tag_new         (TandemTag         *parent,
                                      const char        *name);
void          tandem_tag_free        (TandemTag         *self);

guint         tandem_pages_get_page_end (TandemPages    *self,
                                         guint           page);

/* tandem-rows.c, tandem-boxes.c: the paper as a sequence of rows */
gboolean      tandem_pages_make_boxes (TandemPages      *self,
                                       GCancellable     *cancellable,
                                       GError          **error);
TandemSetText *tandem_pages_set_text (TandemPages       *self,
                                      const TandemText  *text,
                                      TandemType         type,
                                      double             width,
                                      TandemAlign        align);
double        tandem_pages_measure   (TandemPages       *self,
                                      guint              first_atom,
                                      guint              n_atoms);
/* tandem-paginate.c: the rows on pages */
void          tandem_pages_paginate  (TandemPages       *self);
TandemHeadingPlace *tandem_pages_find_heading (TandemPages *self,
                                               const TandemBlock *block);

/* What drawing tells a PDF: content and its place in the structure. */
typedef struct _TandemPdf TandemPdf;

void          tandem_pages_draw_tagged (TandemPages     *self,
                                        guint            page,
                                        cairo_t         *cr,
                                        TandemPdf       *pdf);
void          tandem_pdf_begin       (TandemPdf         *self,
                                      TandemTag         *tag);
void          tandem_pdf_end         (TandemPdf         *self);
TandemTag    *tandem_pdf_find_span   (TandemPdf         *self,
                                      TandemTag         *tag,
                                      guint              run_number,
                                      const TandemRun   *run);
void          tandem_pdf_add_area    (TandemPdf         *self,
                                      TandemTag         *tag,
                                      double             x,
                                      double             y,
                                      double             width,
                                      double             height);
void          tandem_pdf_add_link    (TandemPdf         *self,
                                      TandemTag         *tag,
                                      TandemTag         *span,
                                      double             x,
                                      double             y,
                                      double             width,
                                      double             height);

char         *tandem_paper_dup_timestamp (TandemPaper    *self);

/* tandem-pdf-finish.c: what cairo cannot write */
GBytes       *tandem_pdf_finish      (GBytes            *plain,
                                      TandemPages       *pages,
                                      GError           **error);
char         *tandem_pdf_mark_artifacts (const char     *content,
                                         gsize           length,
                                         gsize          *out_length);

G_END_DECLS
