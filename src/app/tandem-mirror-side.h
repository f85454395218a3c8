/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-mirror-item.h"

G_BEGIN_DECLS

/**
 * TandemMirrorSide:
 *
 * One of two plans side by side: which plan, and its objectives and actions.
 *
 * Signals: `plan-chosen (guint index)`: another plan is to be shown here;
 * `selected ()`: somebody chose a row; `activated ()`: it is to be opened;
 * `scrolled (double value)`.
 */
#define TANDEM_TYPE_MIRROR_SIDE (tandem_mirror_side_get_type ())
G_DECLARE_FINAL_TYPE (TandemMirrorSide, tandem_mirror_side, TANDEM, MIRROR_SIDE, AdwBin)

void        tandem_mirror_side_set_up       (TandemMirrorSide  *self,
                                             guint              side,
                                             GListModel        *items,
                                             TandemContext     *context);
void        tandem_mirror_side_show_plans   (TandemMirrorSide  *self,
                                             const char *const *titles,
                                             guint              chosen);
void        tandem_mirror_side_set_narrow   (TandemMirrorSide  *self,
                                             gboolean           narrow);
TandemDoc  *tandem_mirror_side_get_selected (TandemMirrorSide  *self);
void        tandem_mirror_side_select       (TandemMirrorSide  *self,
                                             const char        *id,
                                             gboolean           focus);
void        tandem_mirror_side_mark         (TandemMirrorSide  *self,
                                             GPtrArray         *docs);
void        tandem_mirror_side_scroll       (TandemMirrorSide  *self,
                                             double             value);

G_END_DECLS
