/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-atlas.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/**
 * TandemWorldMap:
 *
 * Cities and their pairings on a map that moves and zooms, over the shipped
 * outline; pictures of streets are fetched only where `tiles` says so. What is
 * too close together is one mark with a number, which zooms in when chosen.
 *
 * Tab goes from mark to mark, from west to east, each city before its
 * pairings; arrows move the map, + and - zoom, 0 shows everything.
 *
 * Signal `activate-record (const char *id)`: a city or pairing was chosen.
 * Properties: `tiles` (boolean).
 */
#define TANDEM_TYPE_WORLD_MAP (tandem_world_map_get_type ())
G_DECLARE_FINAL_TYPE (TandemWorldMap, tandem_world_map, TANDEM, WORLD_MAP, GtkWidget)

GtkWidget *tandem_world_map_new        (void);
void       tandem_world_map_take_atlas (TandemWorldMap *self,
                                        TandemAtlas    *atlas);
void       tandem_world_map_show_all   (TandemWorldMap *self);
gboolean   tandem_world_map_focus_city (TandemWorldMap *self,
                                        const char     *id);

extern const TandemKeyTable tandem_world_map_keys;

G_END_DECLS
