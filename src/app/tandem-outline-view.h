/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-outline.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemOutlineView:
 *
 * The outline of a plan as a tree of rows. Property `selected` (nullable
 * #TandemOutlineNode); signal `opened (TandemOutlineNode *node)` when a row is
 * activated.
 */
#define TANDEM_TYPE_OUTLINE_VIEW (tandem_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineView, tandem_outline_view, TANDEM, OUTLINE_VIEW, AdwBin)

void               tandem_outline_view_set_outline  (TandemOutlineView *self,
                                                     TandemOutline     *outline,
                                                     TandemContext     *context);
TandemOutlineNode *tandem_outline_view_get_selected (TandemOutlineView *self);
void               tandem_outline_view_select       (TandemOutlineView *self,
                                                     const char        *id);

G_END_DECLS
