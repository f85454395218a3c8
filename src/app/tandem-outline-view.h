/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/**
 * TandemOutlineView:
 *
 * The outline of a plan as a tree of rows that are written, moved and added in
 * place. What a coordinator does here, and the keys for it:
 *
 * - drafts: Ctrl+Enter, a title, Ctrl+Enter, the next title …; Tab goes on to
 *   the date and to who is responsible;
 * - puts in order: Alt+↑ and Alt+↓ move, Tab and Shift+Tab indent, with Shift+↓
 *   several rows at once; Ctrl+Z takes it back as one step;
 * - closes gaps: F8 goes to the next one, its field has the focus.
 *
 * Property `selected` (nullable #TandemOutlineNode): the row, where it is one;
 * `narrow`. Signals `selection-changed ()`, and `opened (TandemOutlineNode
 * *node)` when a person wants to see more of a row.
 */
#define TANDEM_TYPE_OUTLINE_VIEW (tandem_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineView, tandem_outline_view, TANDEM, OUTLINE_VIEW, AdwBin)

void               tandem_outline_view_set_editor    (TandemOutlineView *self,
                                                      TandemPlanEditor  *editor);
TandemOutlineNode *tandem_outline_view_get_selected  (TandemOutlineView *self);
GPtrArray         *tandem_outline_view_list_selected (TandemOutlineView *self);
gboolean           tandem_outline_view_select        (TandemOutlineView *self,
                                                      const char        *id);
void               tandem_outline_view_select_something (TandemOutlineView *self);
void               tandem_outline_view_add           (TandemOutlineView *self,
                                                      const TandemKind  *kind);
gboolean           tandem_outline_view_is_writing    (TandemOutlineView *self);
GtkColumnView     *tandem_outline_view_get_list      (TandemOutlineView *self);

G_END_DECLS
