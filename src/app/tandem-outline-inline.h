/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-outline-cells.h"
#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/**
 * TandemOutlineInline:
 *
 * Writing into a cell of the outline: a line for titles and dates, a list to
 * choose from for states and who is responsible. One at a time.
 *
 * Signal `ended (const char *id, int how)`: the row that was written, NULL for
 * a draft that was forgotten, and a #TandemOutlineEnd.
 */
#define TANDEM_TYPE_OUTLINE_INLINE (tandem_outline_inline_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineInline, tandem_outline_inline, TANDEM, OUTLINE_INLINE, GObject)

/* Where to go from a cell that was written. */
typedef enum
{
  TANDEM_OUTLINE_END_STAY,
  TANDEM_OUTLINE_END_NEXT,      /* the cell after it */
  TANDEM_OUTLINE_END_PREVIOUS,
  TANDEM_OUTLINE_END_ADD,       /* another row below */
} TandemOutlineEnd;

TandemOutlineInline *tandem_outline_inline_new        (TandemOutlineCells  *cells);
void                 tandem_outline_inline_set_editor (TandemOutlineInline *self,
                                                       TandemPlanEditor    *editor);
gboolean             tandem_outline_inline_is_writing (TandemOutlineInline *self);
TandemOutlineColumn  tandem_outline_inline_get_column (TandemOutlineInline *self);
gboolean             tandem_outline_inline_begin      (TandemOutlineInline *self,
                                                       GPtrArray           *rows,
                                                       TandemOutlineColumn  which);
void                 tandem_outline_inline_finish     (TandemOutlineInline *self);

extern const TandemKeyTable tandem_outline_inline_keys;

G_END_DECLS
