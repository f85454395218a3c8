/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* The shipped outline of all land as a layer of a map: what stands where no
 * tiles are. */
#define TANDEM_TYPE_LAND_LAYER (tandem_land_layer_get_type ())
G_DECLARE_FINAL_TYPE (TandemLandLayer, tandem_land_layer, TANDEM, LAND_LAYER, ShumateLayer)

ShumateLayer *tandem_land_layer_new (ShumateViewport *viewport);

/* Where the world is on a widget of the size of the map. */
typedef struct
{
  double left;
  double top;
  double size;              /* pixels it is wide, and high */
} TandemMapFrame;

TandemMapFrame tandem_map_frame_get (ShumateViewport *viewport,
                                     GtkWidget       *widget);

G_END_DECLS
