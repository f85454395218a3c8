/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which cities are those of whoever works here: their work is "mine". */

gboolean tandem_mine_is_known   (GSettings  *settings);
gboolean tandem_mine_has        (GSettings  *settings,
                                 const char *city);
void     tandem_mine_set        (GSettings  *settings,
                                 const char *city,
                                 gboolean    mine);
char   **tandem_mine_dup_shown  (GSettings  *settings);

G_END_DECLS
