/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chip that shows a state as glyph and word; for headings and columns. */
#define TANDEM_TYPE_PILL (tandem_pill_get_type ())
G_DECLARE_FINAL_TYPE (TandemPill, tandem_pill, TANDEM, PILL, GtkWidget)

GtkWidget  *tandem_pill_new        (const char *status,
                                    const char *label);
const char *tandem_pill_get_status (TandemPill *self);
void        tandem_pill_set_status (TandemPill *self,
                                    const char *status);
const char *tandem_pill_get_label  (TandemPill *self);
void        tandem_pill_set_label  (TandemPill *self,
                                    const char *label);
gboolean    tandem_pill_get_gap    (TandemPill *self);
void        tandem_pill_set_gap    (TandemPill *self,
                                    gboolean    gap);

G_END_DECLS
