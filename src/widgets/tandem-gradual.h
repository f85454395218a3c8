/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSliceListModel *tandem_gradual_new      (GListModel        *model,
                                            GtkWidget         *view);
void               tandem_gradual_show_all (GtkSliceListModel *gradual);

G_END_DECLS
