/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-exchange.h"
#include "tandem-fetch.h"
#include "tandem-rev-tree.h"
#include "tandem-slice.h"

G_BEGIN_DECLS

/**
 * TandemNews:
 * @id: the document
 * @deleted: whether the server says that its winner is a deletion
 * @revs: (owned) (element-type utf8): its leaves on the server
 * @tree: (owned) (nullable): what is known of it
 * @known: (unowned) (nullable): what the store knows of it
 * @wanted: (owned) (element-type TandemWanted): revisions to be fetched
 *
 * A document of which a list of changes says that there is something new.
 */
typedef struct
{
  char *id;
  gboolean deleted;
  GPtrArray *revs;
  TandemRevTree *tree;
  const TandemKnown *known;
  GPtrArray *wanted;
} TandemNews;

TandemNews     *tandem_news_new           (const char   *id);
void            tandem_news_free          (TandemNews   *self);
GPtrArray      *tandem_news_read          (TandemSlice   root,
                                           guint        *n_rows,
                                           char        **last,
                                           GError      **error);
TandemWireDoc  *tandem_news_find_doc      (TandemNews   *self,
                                           const char   *rev);
gboolean        tandem_news_grow          (TandemNews   *self,
                                           GError      **error);
char           *tandem_news_dup_ancestor  (TandemNews   *self);
TandemIncoming *tandem_news_make_incoming (TandemNews   *self,
                                           gboolean     *needs_winner);
guint           tandem_news_count_came    (TandemNews   *self);

G_END_DECLS
