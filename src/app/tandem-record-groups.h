/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* What hangs on a record: found through the tables of the kinds, whose parent
 * references say which kind hangs on which. */
GMenuModel *tandem_record_groups_new_menu (const TandemKind *kind);
gboolean    tandem_record_groups_fill     (GtkBox           *groups,
                                           TandemSession    *session,
                                           const TandemDoc  *doc);

G_END_DECLS
