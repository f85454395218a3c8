/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-collation.h"
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
gboolean    tandem_search_index_join        (TandemDatabase   *database,
                                             gint64            pages,
                                             gboolean         *more,
                                             GError          **error);
gboolean    tandem_search_index_begin_bulk  (TandemDatabase   *database,
                                             GError          **error);
gboolean    tandem_search_index_end_bulk    (TandemDatabase   *database,
                                             GError          **error);

/* On the worker: TandemHit, best first. */
GPtrArray  *tandem_search_find              (TandemDatabase   *database,
                                             TandemContext    *context,
                                             const char       *text,
                                             const char       *kind,      /* NULL: all */
                                             guint             limit,
                                             GCancellable     *cancellable,
                                             GError          **error);
/* The best of each group: kinds separated by blanks. */
GPtrArray  *tandem_search_find_groups       (TandemDatabase     *database,
                                             TandemContext      *context,
                                             const char         *text,
                                             const char *const  *groups,
                                             guint               limit,
                                             GCancellable       *cancellable,
                                             GError            **error);

/* What finds @text in `fts MATCH ?`, with typing errors forgiven when nothing
 * is found as it stands; NULL without an error when no words are in it. */
char       *tandem_search_dup_match         (TandemDatabase   *database,
                                             const char       *text,
                                             const char       *kind,      /* NULL: all */
                                             GError          **error);

G_END_DECLS
