/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-list.h"
#include "tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemRecordListTitle:
 * @first: the first record of a section
 *
 * Returns: (transfer full) (nullable): what stands over the section
 */
typedef char *(*TandemRecordListTitle) (TandemRecord *first,
                                        gpointer      user_data);

/* How every page that lists records shows them in a #GtkListView. */
void tandem_record_list_set_up   (GtkListView          *view,
                                  TandemList           *list,
                                  TandemRecordListTitle title,
                                  gpointer              user_data);
void tandem_list_view_show_top   (GtkListView          *view);
void tandem_list_view_take_focus (GtkListView          *view);

G_END_DECLS
