/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-outline-view.h"

G_BEGIN_DECLS

/* Keys, letters and the menu of a row: what leads to the actions of a view. */
void tandem_outline_keys_install (TandemOutlineView *view,
                                  TandemContext     *context,
                                  GMenuModel        *row_menu);

extern const TandemKeyTable tandem_outline_keys;

G_END_DECLS
