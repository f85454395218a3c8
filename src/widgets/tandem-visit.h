/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_visit_watch (GtkWidget *widget,
                         GCallback  came,
                         gpointer   object);

G_END_DECLS
