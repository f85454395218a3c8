/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-keys.h"

G_BEGIN_DECLS

/**
 * TandemFigureCell:
 *
 * A figure in a grid that can be typed over. Signals:
 * `committed (const char *text)`: what was typed, when the cell is left or
 * another one is asked for; `moved (int rows)`: Enter, Up or Down asks for the
 * cell of another row; `advanced ()`: Ctrl+Enter, or a click on the glyph, asks
 * for the next state of what the figure is; `pasted (const char *text)`: a table,
 * of more than this cell.
 */
#define TANDEM_TYPE_FIGURE_CELL (tandem_figure_cell_get_type ())
G_DECLARE_FINAL_TYPE (TandemFigureCell, tandem_figure_cell, TANDEM, FIGURE_CELL, AdwBin)

GtkWidget  *tandem_figure_cell_new         (void);
void        tandem_figure_cell_set_text    (TandemFigureCell *self,
                                            const char       *text);
const char *tandem_figure_cell_get_text    (TandemFigureCell *self);
void        tandem_figure_cell_set_problem (TandemFigureCell *self,
                                            const char       *problem);
void        tandem_figure_cell_set_spoken  (TandemFigureCell *self,
                                            const char       *spoken);
void        tandem_figure_cell_set_editable (TandemFigureCell *self,
                                            gboolean          editable);
void        tandem_figure_cell_set_unknown (TandemFigureCell *self,
                                            const char       *unknown);
void        tandem_figure_cell_set_glyph   (TandemFigureCell *self,
                                            const char       *icon,
                                            const char       *style,
                                            const char       *tooltip);
void        tandem_figure_cell_paste       (TandemFigureCell *self,
                                            const char       *text);

extern const TandemKeyTable tandem_figure_cell_keys;

G_END_DECLS
