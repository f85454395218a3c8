/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemQuery:
 *
 * Which records of one kind, in which order. Fields are named as in the table
 * of the kind and must be INDEXED or LISTED. "title" sorts by the title in
 * the collation of the display language.
 */
typedef struct _TandemQuery TandemQuery;

typedef enum
{
  TANDEM_QUERY_IS,
  TANDEM_QUERY_IS_NOT,
  TANDEM_QUERY_BEFORE,          /* < : dates as "2026-05-17", numbers as text */
  TANDEM_QUERY_SINCE,           /* >= */
  TANDEM_QUERY_IS_SET,
  TANDEM_QUERY_IS_NOT_SET,
} TandemQueryTest;

TandemQuery *tandem_query_new       (const TandemKind *kind);
TandemQuery *tandem_query_ref       (TandemQuery      *self);
void         tandem_query_unref     (TandemQuery      *self);
TandemQuery *tandem_query_copy      (TandemQuery      *self);
gboolean     tandem_query_where     (TandemQuery      *self,
                                     const char       *field,
                                     TandemQueryTest   test,
                                     const char       *value,
                                     GError          **error);
/* @field is after @other, a date of the same record; or it is not, or one is missing */
gboolean     tandem_query_where_after (TandemQuery    *self,
                                     const char       *field,
                                     const char       *other,
                                     gboolean          after,
                                     GError          **error);
/* any of the values */
gboolean     tandem_query_where_in  (TandemQuery      *self,
                                     const char       *field,
                                     const char *const *values,
                                     GError          **error);
/* what meets all conditions of any of the alternatives */
void         tandem_query_where_any (TandemQuery      *self,
                                     TandemQuery      *const *alternatives,
                                     guint             n_alternatives);
void         tandem_query_match     (TandemQuery      *self,
                                     const char       *text);
gboolean     tandem_query_sort      (TandemQuery      *self,
                                     const char       *field,
                                     gboolean          descending,
                                     GError          **error);
/* rows with equal @field (or "due.month") stand together, before any sort;
 * sections of the list */
gboolean     tandem_query_group     (TandemQuery      *self,
                                     const char       *field,
                                     GError          **error);
/* inside a group, rows with equal @field stand together too */
gboolean     tandem_query_subgroup  (TandemQuery      *self,
                                     const char       *field,
                                     GError          **error);
/* what meets the conditions of @first comes before everything else, and is a
 * group of its own */
void         tandem_query_lead      (TandemQuery      *self,
                                     TandemQuery      *first);
void         tandem_query_limit     (TandemQuery      *self,
                                     guint             limit);
const TandemKind *tandem_query_get_kind (TandemQuery  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemQuery, tandem_query_unref)

G_END_DECLS
