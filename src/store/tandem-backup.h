/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A closed database file and its companions. */
gboolean tandem_backup_move   (const char  *from,
                               const char  *to,
                               GError     **error);
void     tandem_backup_remove (const char  *path);

G_END_DECLS
