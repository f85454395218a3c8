/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

#include "tandem-atlas-view.h"

G_BEGIN_DECLS

/* The lines of pairings, and the names of cities, as a layer of a map. How a
 * pairing is shows in the shape of its line as well as in its colour. */
#define TANDEM_TYPE_LINK_LAYER (tandem_link_layer_get_type ())
G_DECLARE_FINAL_TYPE (TandemLinkLayer, tandem_link_layer, TANDEM, LINK_LAYER, ShumateLayer)

/* Where the glyph of a line has room. */
typedef struct
{
  guint edge;
  double x, y;              /* in the square of the projection */
} TandemLinkBadge;

ShumateLayer *tandem_link_layer_new       (ShumateViewport       *viewport);
void          tandem_link_layer_show      (TandemLinkLayer       *self,
                                           const TandemAtlas     *atlas,
                                           const TandemAtlasView *view);
const GArray *tandem_link_layer_get_badges (TandemLinkLayer      *self);
guint         tandem_link_layer_find_edge (TandemLinkLayer      *self,
                                           double                 x,
                                           double                 y);
void          tandem_link_append_line     (GtkSnapshot           *snapshot,
                                           GskPath               *path,
                                           const char            *status,
                                           const GdkRGBA         *color);

G_END_DECLS
