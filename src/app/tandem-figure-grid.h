/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-figure-cell.h"

G_BEGIN_DECLS

/**
 * TandemFigureHandlers:
 * @dup_figure: what a cell shows; NULL for nothing
 * @dup_spoken: how a screen reader calls the cell
 * @write: takes what was typed; FALSE with a reason where it cannot
 * @paste: takes a table for the cell and those right and below
 * @tell: shows a reason, NULL: there is none any more
 * @is_open: (nullable): whether the cell can be typed over
 * @advance: (nullable): Ctrl+Enter in the cell
 * @shown: (nullable): the rest of its looks
 *
 * What the owner of a table of figures says of its cells. Items notify when
 * they change.
 */
typedef struct
{
  char    *(*dup_figure) (gpointer          owner,
                          gpointer          item,
                          const char       *column);
  char    *(*dup_spoken) (gpointer          owner,
                          gpointer          item,
                          const char       *column);
  gboolean (*write)      (gpointer          owner,
                          gpointer          item,
                          const char       *column,
                          const char       *text,
                          GError          **error);
  gboolean (*paste)      (gpointer          owner,
                          guint             position,
                          const char       *column,
                          const char       *text,
                          GError          **error);
  void     (*tell)       (gpointer          owner,
                          const char       *problem);
  gboolean (*is_open)    (gpointer          owner,
                          gpointer          item,
                          const char       *column);
  void     (*advance)    (gpointer          owner,
                          gpointer          item,
                          const char       *column);
  void     (*shown)      (gpointer          owner,
                          gpointer          item,
                          const char       *column,
                          TandemFigureCell *cell);
} TandemFigureHandlers;

/**
 * TandemFigureGrid:
 *
 * The columns of figures of a column view: cells that are typed over, gone
 * through by keys and pasted into. What the figures are is for the owner of the
 * view to say.
 */
#define TANDEM_TYPE_FIGURE_GRID (tandem_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (TandemFigureGrid, tandem_figure_grid, TANDEM, FIGURE_GRID, GObject)

TandemFigureGrid    *tandem_figure_grid_new    (GtkColumnView              *view,
                                                const TandemFigureHandlers *handlers,
                                                gpointer                    owner);
GtkColumnViewColumn *tandem_figure_grid_append (TandemFigureGrid           *self,
                                                const char                 *title,
                                                const char                 *column);
TandemFigureCell    *tandem_figure_grid_find   (TandemFigureGrid           *self,
                                                guint                       position,
                                                const char                 *column);
void                 tandem_figure_grid_focus  (TandemFigureGrid           *self,
                                                guint                       position,
                                                const char                 *column);

G_END_DECLS
