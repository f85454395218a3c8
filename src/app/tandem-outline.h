/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-outline-node.h"
#include "tandem-snapshot.h"

G_BEGIN_DECLS

/**
 * TandemOutline:
 *
 * The outline of a plan: objectives → actions → pilots → milestones. A record
 * that hangs on several stands under the first; one that hangs on none stands
 * at the top, so that nothing is ever out of sight. Nodes keep their identity
 * from one snapshot to the next.
 *
 * A draft is a row that is being written and is no record yet.
 */
#define TANDEM_TYPE_OUTLINE (tandem_outline_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutline, tandem_outline, TANDEM, OUTLINE, GObject)

TandemOutline     *tandem_outline_new          (const char        *plan);
const char        *tandem_outline_get_plan     (TandemOutline     *self);
GListModel        *tandem_outline_get_roots    (TandemOutline     *self);
TandemSnapshot    *tandem_outline_get_snapshot (TandemOutline     *self);
void               tandem_outline_set_snapshot (TandemOutline     *self,
                                                TandemSnapshot    *snapshot);
TandemDoc         *tandem_outline_get_draft    (TandemOutline     *self);
void               tandem_outline_set_draft    (TandemOutline     *self,
                                                TandemDoc         *draft);
TandemOutlineNode *tandem_outline_find         (TandemOutline     *self,
                                                const char        *id);
guint              tandem_outline_count        (TandemOutline     *self,
                                                const char        *kind);
void               tandem_outline_set_gaps     (TandemOutline     *self,
                                                GHashTable        *gaps);

G_END_DECLS
