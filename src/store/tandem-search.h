/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/* The tokenizer, before the first statement of every connection. */
gboolean    tandem_search_register          (TandemDatabase   *database,
                                             GError          **error);

/* The full-text table `fts`, rowid = doc.pk, rows of living records only.
 * The text is part of the hash of the projection: when it changes, the table
 * is dropped, made from it and filled again. */
const char *tandem_search_index_get_schema  (void);
gboolean    tandem_search_index_put         (TandemDatabase   *database,
                                             gint64            pk,
                                             gboolean          replace,   /* FALSE: there is no such row yet */
                                             TandemDoc        *doc,
                                             GError          **error);
gboolean    tandem_search_index_remove      (TandemDatabase   *database,
                                             gint64            pk,
                                             GError          **error);
/* Round a large import or rebuild, in its transaction. */
gboolean    tandem_search_index_begin_bulk  (TandemDatabase   *database,
                                             GError          **error);
gboolean    tandem_search_index_end_bulk    (TandemDatabase   *database,
                                             GError          **error);

/* Sort key of a title in the collation of @language: memcmp() order. Column
 * title_key of the typed tables. */
GBytes     *tandem_search_dup_sort_key      (const char       *language,
                                             const char       *title);

G_END_DECLS
