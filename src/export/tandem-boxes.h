/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-pages-private.h"

G_BEGIN_DECLS

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
} TandemBoxPlace;

void        tandem_boxes_append_lines       (TandemBoxPlace    *place,
                                             const TandemBlock *block,
                                             TandemTag         *tag,
                                             TandemSetText     *set,
                                             double             before);
double      tandem_boxes_take_before        (TandemBoxPlace    *place,
                                             double             before,
                                             double             after);
const char *tandem_boxes_find_text_language (const TandemText  *text,
                                             const char        *fallback);
void        tandem_boxes_set_tag_language   (TandemTag         *tag,
                                             const char        *language,
                                             TandemPages       *pages);
void        tandem_boxes_add_block          (TandemBoxPlace    *place,
                                             const TandemBlock *block);
void        tandem_boxes_add_flow           (TandemBoxPlace    *place,
                                             const TandemFlow  *flow);

G_END_DECLS
