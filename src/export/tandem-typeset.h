/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "tandem-paper-private.h"

G_BEGIN_DECLS

/* Looks of letters: one a style of paragraph, one a level of heading. */
typedef enum
{
  TANDEM_TYPE_BODY,
  TANDEM_TYPE_TITLE,
  TANDEM_TYPE_SUBTITLE,
  TANDEM_TYPE_LEAD,
  TANDEM_TYPE_SMALL,
  TANDEM_TYPE_NOTE,
  TANDEM_TYPE_HEADING_1,
  TANDEM_TYPE_HEADING_2,
  TANDEM_TYPE_HEADING_3,
  TANDEM_TYPE_HEADING_4,
  TANDEM_TYPE_TABLE_HEAD,
  TANDEM_TYPE_FURNITURE,
  TANDEM_N_TYPES
} TandemType;

/* In points. */
typedef struct
{
  double size;
  double line;                  /* from baseline to baseline */
  double before;
  double after;
  TandemRunFlags flags;         /* for all of it */
} TandemTypeStyle;

/* A text in its shape: lines of glyphs, and which run each glyph is from. */
typedef struct
{
  PangoLayout *layout;
  const TandemText *text;       /* (not owned) */
  TandemText *owned_text;       /* (nullable): @text, where nobody else keeps it */
  guint *ends;                  /* byte after the last of each run */
  double line;
  double baseline;
  double width;
  TandemAlign align;
  TandemRunFlags flags;
} TandemSetText;

typedef struct _TandemTypesetter TandemTypesetter;

TandemTypesetter *tandem_typesetter_new   (gboolean              compact);
void              tandem_typesetter_free  (TandemTypesetter     *self);
const TandemTypeStyle *tandem_typesetter_get_style (TandemTypesetter *self,
                                           TandemType            type);
TandemSetText    *tandem_typesetter_set   (TandemTypesetter     *self,
                                           const TandemText     *text,
                                           TandemType            type,
                                           double                width,
                                           TandemAlign           align);
void              tandem_set_text_free    (TandemSetText        *self);
guint             tandem_set_text_find_run (const TandemSetText *self,
                                            int                  byte);
double            tandem_set_text_line_x  (const TandemSetText  *self,
                                           PangoLayoutLine      *line);
void              tandem_set_source_run   (cairo_t              *cr,
                                           TandemRunFlags        flags);
void              tandem_glyph_draw       (cairo_t              *cr,
                                           TandemGlyph           glyph,
                                           TandemRunFlags        colour,
                                           double                x,
                                           double                y,
                                           double                size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTypesetter, tandem_typesetter_free)

G_END_DECLS
