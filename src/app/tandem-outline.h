/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-snapshot.h"

G_BEGIN_DECLS

/**
 * TandemOutlineNode:
 *
 * A row of a plan's outline: a record and, in order, what stands below it.
 * Property `doc` (boxed by pointer) is notified when the record changes.
 */
#define TANDEM_TYPE_OUTLINE_NODE (tandem_outline_node_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineNode, tandem_outline_node, TANDEM, OUTLINE_NODE, GObject)

const char *tandem_outline_node_get_id       (TandemOutlineNode *self);
TandemDoc  *tandem_outline_node_get_doc      (TandemOutlineNode *self);
GListModel *tandem_outline_node_get_children (TandemOutlineNode *self);

/**
 * TandemOutline:
 *
 * The outline of a plan: objectives → actions → pilots → milestones. A record
 * that hangs on several stands under the first; one that hangs on none stands
 * at the top, so that nothing is ever out of sight. Nodes keep their identity
 * from one snapshot to the next.
 */
#define TANDEM_TYPE_OUTLINE (tandem_outline_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutline, tandem_outline, TANDEM, OUTLINE, GObject)

TandemOutline     *tandem_outline_new          (const char        *plan);
GListModel        *tandem_outline_get_roots    (TandemOutline     *self);
void               tandem_outline_set_snapshot (TandemOutline     *self,
                                                TandemSnapshot    *snapshot);
guint              tandem_outline_count        (TandemOutline     *self,
                                                const char        *kind);

G_END_DECLS
