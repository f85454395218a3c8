/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-find-item.h"

G_BEGIN_DECLS

/**
 * TandemSearchRow:
 *
 * One line of the search: what was typed stands out in it, in any script. Rows
 * are shown again with other items, letter by letter.
 */
#define TANDEM_TYPE_SEARCH_ROW (tandem_search_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchRow, tandem_search_row, TANDEM, SEARCH_ROW, GtkListBoxRow)

GtkWidget            *tandem_search_row_new      (void);
void                  tandem_search_row_show     (TandemSearchRow       *self,
                                                  TandemFindItem        *item,
                                                  const char            *typed,
                                                  gboolean               narrow);
const TandemFindItem *tandem_search_row_get_item (TandemSearchRow       *self);

G_END_DECLS
