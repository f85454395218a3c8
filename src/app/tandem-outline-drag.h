/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-outline.h"

G_BEGIN_DECLS

/* Where on a row something is dropped. */
typedef enum
{
  TANDEM_OUTLINE_DROP_BEFORE,
  TANDEM_OUTLINE_DROP_INTO,
  TANDEM_OUTLINE_DROP_AFTER,
} TandemOutlineDrop;

typedef void (*TandemOutlineDropFunc) (gpointer   data,
                                       GPtrArray *rows,
                                       TandemDoc *above,
                                       TandemDoc *next);

/* Rows of @view can be taken and dropped on, before and after each other. */
void               tandem_outline_drag_install (GtkColumnView        *view,
                                                TandemOutline        *outline,
                                                TandemOutlineDropFunc dropped,
                                                gpointer              data);
TandemOutlineNode *tandem_outline_drag_pick    (GtkWidget            *view,
                                                double                x,
                                                double                y,
                                                TandemOutlineDrop    *where);

G_END_DECLS
