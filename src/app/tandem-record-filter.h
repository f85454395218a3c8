/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-session.h"

G_BEGIN_DECLS

/* A drop-down of records by title, below entries that stand for all of them or
 * for none: what lists are narrowed down with. */
void        tandem_record_filter_set_up    (GtkDropDown       *drop_down,
                                            TandemSession     *session,
                                            const char *const *kinds,
                                            const char *const *leading,
                                            const char        *wanted);
const char *tandem_record_filter_get_id    (GtkDropDown       *drop_down);
gboolean    tandem_record_filter_is_ready  (GtkDropDown       *drop_down);

G_END_DECLS
