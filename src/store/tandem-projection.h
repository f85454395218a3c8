/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/* The typed tables, one a kind and named as it is: pk, title_key, and a
 * column for each field with a column type that is INDEXED, LISTED, CODE,
 * ORDER, PARENT or a reference. Rows of living records only. */

/* How far a rebuild is. Called on the worker. */
typedef void (*TandemProjectionProgress) (guint64   done,
                                          guint64   all,
                                          gpointer  data);

gboolean tandem_projection_is_current   (TandemDatabase            *database,
                                         gboolean                  *current,
                                         GError                   **error);
/* Drops and makes the tables, fills them from the bodies; in a transaction. */
gboolean tandem_projection_rebuild      (TandemDatabase            *database,
                                         TandemContext             *context,
                                         TandemProjectionProgress   progress,
                                         gpointer                   data,
                                         GError                   **error);
/* Writes the sort keys anew when the language changed; in a transaction. */
gboolean tandem_projection_sort         (TandemDatabase            *database,
                                         TandemContext             *context,
                                         GError                   **error);
/* @replace: there may be a row of the record already */
gboolean tandem_projection_put          (TandemDatabase            *database,
                                         gint64                     pk,
                                         gboolean                   replace,
                                         TandemDoc                 *doc,
                                         TandemContext             *context,
                                         GError                   **error);
gboolean tandem_projection_remove       (TandemDatabase            *database,
                                         gint64                     pk,
                                         const TandemKind          *kind,
                                         GError                   **error);

/* Round the rows of a large import, in its transaction: drops the indexes of a
 * kind where that is less work, and makes them again. */
gboolean tandem_projection_drop_indexes (TandemDatabase            *database,
                                         const TandemKind          *kind,
                                         guint                      n_rows,
                                         gboolean                  *dropped,
                                         GError                   **error);
gboolean tandem_projection_create_indexes (TandemDatabase          *database,
                                           const TandemKind        *kind,
                                           GError                 **error);

/* Whether the field (of the top level) has a column; whether it has an index. */
gboolean tandem_projection_has_column   (const TandemField         *field);
gboolean tandem_projection_has_index    (const TandemField         *field);

G_END_DECLS
