/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-query.h"

G_BEGIN_DECLS

/* What a statement of a query answers with. */
typedef enum
{
  TANDEM_QUERY_ROWS,            /* pk, what the rows are grouped and subgrouped by or NULL; in order */
  TANDEM_QUERY_DOCS,            /* body, sum: for tandem_statement_doc (s, 0, …); in order */
  TANDEM_QUERY_COUNT,           /* one row, one number */
} TandemQueryAnswer;

/* On the worker, with its connection. All values are bound. The statement is
 * the caller's: to step with tandem_database_next(), then sqlite3_finalize(). */
sqlite3_stmt *tandem_query_prepare           (TandemQuery        *self,
                                              TandemDatabase     *database,
                                              TandemQueryAnswer   answer,
                                              GError            **error);

/* The same question, for its first @n_rows only. */
TandemQuery  *tandem_query_copy_first        (TandemQuery        *self,
                                              guint               n_rows);
gboolean      tandem_query_is_grouped        (TandemQuery        *self);
/* Whether a change of another kind may change the answer. */
gboolean      tandem_query_depends_on_others (TandemQuery        *self);

G_END_DECLS
