/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-query.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 integer;
  char *text;                   /* (nullable): then it is the integer */
} TandemQueryValue;

/* A piece of SQL with the values of its question marks. */
typedef struct
{
  GString *sql;
  GArray *values;               /* (element-type TandemQueryValue) */
} TandemClause;

struct _TandemQuery
{
  gatomicrefcount refs;
  const TandemKind *kind;
  TandemClause where;
  TandemClause order;
  char *group;                  /* (nullable): SQL of what the rows are grouped by */
  const TandemField *group_field;
  TandemClause group_order;     /* comes before @order, unless that orders the groups already */
  gboolean group_implied;
  const TandemField *subgroup;  /* (nullable): what the rows of a group are grouped by */
  TandemClause lead;            /* rows that meet it come first, as a group */
  gboolean descending;          /* the last sort; breaks ties the same way, so that an index gives the order */
  gboolean by_others;           /* ordered by the titles of other records */
  char *match;                  /* (nullable) */
  guint limit;
};

void tandem_clause_add_value (TandemClause           *self,
                              const TandemQueryValue *value);
void tandem_clause_add_text  (TandemClause           *self,
                              const char             *text);
void tandem_clause_append    (TandemClause           *self,
                              const TandemClause     *other);

G_END_DECLS
