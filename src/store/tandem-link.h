/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-database.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/* Table link (value, field, doc): elements of sets and of reference lists, and
 * references inside objects and lists: what has no column of its own. `field`
 * is "kind.path": "partnership.members.city". Living records only. */

gboolean   tandem_link_put             (TandemDatabase    *database,
                                        gint64             pk,
                                        gboolean           replace,
                                        const TandemDoc   *doc,
                                        GError           **error);
gboolean   tandem_link_remove          (TandemDatabase    *database,
                                        gint64             pk,
                                        GError           **error);

/* Adds the living records that hold @value in @field (NULL: in any reference;
 * a path may lead into objects and lists) to @docs; of @kind, or of all when
 * that is NULL. Uses indexes only. */
gboolean   tandem_link_find            (TandemDatabase    *database,
                                        const TandemKind  *kind,
                                        const char        *field,
                                        const char        *value,
                                        GPtrArray         *docs,
                                        GError           **error);

/* The same for one reference that has a column, by columns and one by one. */
gboolean   tandem_link_each            (TandemDatabase    *database,
                                        const TandemKind  *kind,
                                        const char        *field,
                                        const char        *value,
                                        const char *const *names,
                                        TandemRowFunc      func,
                                        gpointer           user_data,
                                        GError           **error);
TandemDoc *tandem_link_find_nth        (TandemDatabase    *database,
                                        const TandemKind  *kind,
                                        const char        *field,
                                        const char        *value,
                                        guint              n,
                                        GError           **error);

/* Every id a record refers to, at any depth: (element-type utf8) (transfer full) */
GPtrArray *tandem_link_list_references (const TandemDoc   *doc);

G_END_DECLS
