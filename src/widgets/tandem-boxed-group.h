/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A heading with number and a "+", above a boxed list of rows. Properties:
 * title, count (-1: as many as there are rows), add-label (what "+" does),
 * add-action, description. Children are rows. */
#define TANDEM_TYPE_BOXED_GROUP (tandem_boxed_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoxedGroup, tandem_boxed_group, TANDEM, BOXED_GROUP, TandemView)

void       tandem_boxed_group_add          (TandemBoxedGroup             *self,
                                            GtkWidget                    *row);
void       tandem_boxed_group_clear        (TandemBoxedGroup             *self);
void       tandem_boxed_group_bind_model   (TandemBoxedGroup             *self,
                                            GListModel                   *model,
                                            GtkListBoxCreateWidgetFunc    create,
                                            gpointer                      user_data,
                                            GDestroyNotify                destroy);
GtkWidget *tandem_boxed_group_get_list_box (TandemBoxedGroup             *self);

G_END_DECLS
