/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-own-query.h"

void
tandem_own_where (TandemQuery    *query,
                  const char     *field,
                  TandemQueryTest test,
                  const char     *value)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_query_where (query, field, test, value, &error))
    g_error ("%s", error->message);
}

void
tandem_own_where_in (TandemQuery       *query,
                     const char        *field,
                     const char *const *values)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_query_where_in (query, field, values, &error))
    g_error ("%s", error->message);
}

void
tandem_own_group (TandemQuery *query,
                  const char  *field)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_query_group (query, field, &error))
    g_error ("%s", error->message);
}

void
tandem_own_sort (TandemQuery *query,
                 const char  *field,
                 gboolean     descending)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_query_sort (query, field, descending, &error))
    g_error ("%s", error->message);
}
