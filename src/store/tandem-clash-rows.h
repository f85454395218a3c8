/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-store-sync.h"

G_BEGIN_DECLS

/* The rows of the table `clash`. A field may have several: each stands until
 * somebody has chosen. The same values are the same clash, whichever of the
 * two is whose. */
gboolean   tandem_clash_is_same    (const TandemClash *a,
                                    const TandemClash *b);
gboolean   tandem_clashes_contain  (GPtrArray         *clashes,
                                    const TandemClash *clash);
/* nothing new where it is there already */
gboolean   tandem_clash_insert     (TandemDatabase    *database,
                                    gint64             pk,
                                    const TandemClash *clash,
                                    GError           **error);
gboolean   tandem_clash_delete     (TandemDatabase    *database,
                                    gint64             pk,
                                    const TandemClash *clash,
                                    GError           **error);
/* (transfer full) (element-type TandemClash): by field, the oldest first */
GPtrArray *tandem_clashes_load     (TandemDatabase    *database,
                                    gint64             pk,
                                    GError           **error);

/* As the undo journal keeps them: JSON, NULL for none, in an order that does
 * not depend on when they came. */
gboolean   tandem_clashes_dup_json (TandemDatabase    *database,
                                    gint64             pk,
                                    char             **json,
                                    GError           **error);
GPtrArray *tandem_clashes_parse    (const char        *json);

G_END_DECLS
