/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-mirror.h"

G_BEGIN_DECLS

/**
 * TandemMirrorItem:
 *
 * A row of two plans side by side. Property `row` is notified when either record
 * changes, or what is said of their sharing.
 */
#define TANDEM_TYPE_MIRROR_ITEM (tandem_mirror_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemMirrorItem, tandem_mirror_item, TANDEM, MIRROR_ITEM, GObject)

TandemDoc  *tandem_mirror_item_get_doc    (TandemMirrorItem    *self,
                                           guint                side);
guint       tandem_mirror_item_get_depth  (TandemMirrorItem    *self,
                                           guint                side);
const char *tandem_mirror_item_get_shared (TandemMirrorItem    *self,
                                           guint                side);
void        tandem_mirror_items_show      (GListStore          *items,
                                           TandemSnapshot *const *snapshots,
                                           const char *const   *plans,
                                           const TandemContext *context);

G_END_DECLS
