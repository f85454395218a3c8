/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-context.h"
#include "tandem-outline-node.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_OUTLINE_TITLE,
  TANDEM_OUTLINE_STATUS,
  TANDEM_OUTLINE_DUE,
  TANDEM_OUTLINE_RESPONSIBLE,
  TANDEM_OUTLINE_PROGRESS,
  TANDEM_OUTLINE_N_COLUMNS,
} TandemOutlineColumn;

/**
 * TandemOutlineCells:
 *
 * What the columns of an outline show of a row. Signal `edit (TandemOutlineNode
 * *node, guint column)`: a person wants to write into that cell.
 */
#define TANDEM_TYPE_OUTLINE_CELLS (tandem_outline_cells_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineCells, tandem_outline_cells, TANDEM, OUTLINE_CELLS, GObject)

TandemOutlineCells *tandem_outline_cells_new         (GtkWidget           *view);
void                tandem_outline_cells_install     (TandemOutlineCells  *self,
                                                      GtkColumnViewColumn *column,
                                                      TandemOutlineColumn  which);
void                tandem_outline_cells_set_context (TandemOutlineCells  *self,
                                                      TandemContext       *context);
/* the cell as it is on the screen, NULL when it is not */
GtkWidget          *tandem_outline_cells_find        (TandemOutlineCells  *self,
                                                      TandemOutlineNode   *node,
                                                      TandemOutlineColumn  which);
/* puts @editor in the place of what the cell shows; NULL: shows it again */
gboolean            tandem_outline_cells_replace     (TandemOutlineCells  *self,
                                                      TandemOutlineNode   *node,
                                                      TandemOutlineColumn  which,
                                                      GtkWidget           *editor);
TandemOutlineNode  *tandem_outline_cells_node_of     (GtkWidget           *row);
const char         *tandem_outline_column_get_name   (TandemOutlineColumn  which);

G_END_DECLS
