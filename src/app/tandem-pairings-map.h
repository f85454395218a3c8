/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-page.h"
#include "tandem-place.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemPairingsMap:
 *
 * The pairings of a list on a map, a #TandemPage: what is chosen there is shown
 * over it, and Back leads to the map again.
 */
#define TANDEM_TYPE_PAIRINGS_MAP (tandem_pairings_map_get_type ())
G_DECLARE_FINAL_TYPE (TandemPairingsMap, tandem_pairings_map, TANDEM, PAIRINGS_MAP, AdwBin)

GtkWidget *tandem_pairings_map_new         (TandemSession     *session,
                                            const TandemPlace *place,
                                            GMenuModel        *view_menu,
                                            GtkEditable       *entry);
void       tandem_pairings_map_set_query   (TandemPairingsMap *self,
                                            TandemQuery       *query);

/* The toggles List and Map, which follow @settings. */
GtkWidget *tandem_pairings_map_new_toggles (GSettings         *settings);

#define TANDEM_PAIRINGS_VIEW_KEY "pairings-view"

G_END_DECLS
