/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* One of the tiles under a hero. Properties: status, heading, value, detail,
 * action-label, action-name, narrow. */
#define TANDEM_TYPE_TILE (tandem_tile_get_type ())
G_DECLARE_FINAL_TYPE (TandemTile, tandem_tile, TANDEM, TILE, TandemView)

G_END_DECLS
