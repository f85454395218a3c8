/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/* The typed tables, one a kind and named as it is: pk, title_key, and a
 * column for each field with a column type that is INDEXED, LISTED, CODE,
 * ORDER or a downward reference. Rows of living records only.
 *
 * Table link (value, field, doc): elements of sets and of reference lists,
 * references inside objects and lists, and references without a column.
 * `field` is "kind.path": "partnership.members.city". Living records only. */

gboolean    tandem_projection_is_current  (TandemDatabase      *database,
                                           gboolean            *current,
                                           GError             **error);
/* Drops and makes the tables, fills them from the bodies. */
gboolean    tandem_projection_rebuild     (TandemDatabase      *database,
                                           TandemContext       *context,
                                           void               (*progress) (guint64 done, guint64 all, gpointer data),
                                           gpointer             data,
                                           GError             **error);
gboolean    tandem_projection_put         (TandemDatabase      *database,
                                           gint64               pk,
                                           gboolean             replace,
                                           TandemDoc           *doc,
                                           TandemContext       *context,
                                           GError             **error);
gboolean    tandem_projection_remove      (TandemDatabase      *database,
                                           gint64               pk,
                                           const TandemKind    *kind,
                                           GError             **error);

/* TRUE when the field has a column in the table of its kind (and an index). */
gboolean    tandem_projection_has_column  (const TandemField   *field);
gboolean    tandem_projection_has_index   (const TandemField   *field);
/* Adds the living records that hold @value in @field (NULL: in any reference;
 * a path may lead into lists) to @docs; of @kind, or of all when that is NULL. */
gboolean    tandem_projection_find        (TandemDatabase      *database,
                                           const TandemKind    *kind,
                                           const char          *field,
                                           const char          *value,
                                           GPtrArray           *docs,
                                           GError             **error);

/* "pair-…", "city-…" or "catalogue". */
char       *tandem_projection_dup_database_name (const TandemDoc *doc);

/* Every id a record refers to, at any depth: (element-type utf8) (transfer full) */
GPtrArray  *tandem_projection_list_references (const TandemDoc *doc);

G_END_DECLS
