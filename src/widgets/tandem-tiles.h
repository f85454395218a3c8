/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A card of tiles side by side, or under each other when narrow. Children are
 * TandemTile. Properties: narrow. */
#define TANDEM_TYPE_TILES (tandem_tiles_get_type ())
G_DECLARE_FINAL_TYPE (TandemTiles, tandem_tiles, TANDEM, TILES, TandemView)

void tandem_tiles_add   (TandemTiles *self,
                         GtkWidget   *tile);
void tandem_tiles_clear (TandemTiles *self);

G_END_DECLS
