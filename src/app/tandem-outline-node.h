/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemOutlineNode:
 *
 * A row of a plan's outline: a record and, in order, what stands below it.
 * Property `doc` (boxed by pointer) is notified when the record changes, or
 * what is computed for its row.
 */
#define TANDEM_TYPE_OUTLINE_NODE (tandem_outline_node_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutlineNode, tandem_outline_node, TANDEM, OUTLINE_NODE, GObject)

TandemOutlineNode *tandem_outline_node_new           (TandemDoc         *doc);
const char        *tandem_outline_node_get_id        (TandemOutlineNode *self);
TandemDoc         *tandem_outline_node_get_doc       (TandemOutlineNode *self);
void               tandem_outline_node_set_doc       (TandemOutlineNode *self,
                                                      TandemDoc         *doc);
GListModel        *tandem_outline_node_get_children  (TandemOutlineNode *self);
void               tandem_outline_node_touch         (TandemOutlineNode *self);

/* the first thing that is missing, in words for the row; NULL: nothing */
const char        *tandem_outline_node_get_gap       (TandemOutlineNode *self);
void               tandem_outline_node_set_gap       (TandemOutlineNode *self,
                                                      const char        *gap);
/* whether a person folded it */
gboolean           tandem_outline_node_get_folded    (TandemOutlineNode *self);
void               tandem_outline_node_set_folded    (TandemOutlineNode *self,
                                                      gboolean           folded);

/* while an outline takes a snapshot over */
void               tandem_outline_node_want          (TandemOutlineNode *self,
                                                      TandemOutlineNode *child);
void               tandem_outline_node_settle        (TandemOutlineNode *self);
void               tandem_outline_settle_list        (GListStore        *store,
                                                      GPtrArray         *wanted);

G_END_DECLS
