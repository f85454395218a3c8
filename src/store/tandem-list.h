/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-query.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemList:
 *
 * The lazy list of a query: a #GListModel of #TandemRecord that holds row ids
 * and windows of records, and follows the store by deltas. Main thread only.
 * Property `loading` is TRUE until the answer is there; of a long list the
 * first rows come before that.
 */
#define TANDEM_TYPE_LIST (tandem_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemList, tandem_list, TANDEM, LIST, GObject)

TandemList  *tandem_list_new          (TandemStore *store,
                                       TandemQuery *query);
TandemQuery *tandem_list_get_query    (TandemList  *self);
void         tandem_list_set_query    (TandemList  *self,
                                       TandemQuery *query);
gboolean     tandem_list_is_loading   (TandemList  *self);
/* rows of the section that holds @position; the whole list when ungrouped */
void         tandem_list_get_section  (TandemList  *self,
                                       guint        position,
                                       guint       *start,
                                       guint       *end);
/* a number for what the row is grouped by: equal where that is equal, and the
 * same as long as the query is */
guint32      tandem_list_get_group    (TandemList  *self,
                                       guint        position);
guint32      tandem_list_get_subgroup (TandemList  *self,
                                       guint        position);
/* position of the record, or GTK_INVALID_LIST_POSITION (G_MAXUINT) */
guint        tandem_list_find         (TandemList  *self,
                                       const char  *id);

G_END_DECLS
