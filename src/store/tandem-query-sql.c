/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-query-sql.h"

#include "tandem-query-private.h"
#include "tandem-search.h"

#include <string.h>

static void
append_from (TandemQuery      *self,
             TandemQueryAnswer answer,
             GString          *sql)
{
  switch (answer)
    {
    case TANDEM_QUERY_ROWS:
      g_string_append (sql, "SELECT t.pk, ");
      /* No value of a field is the empty text: it stands for what leads. */
      if (self->lead.sql->len > 0)
        g_string_append_printf (sql, "CASE WHEN %s THEN '' ELSE ", self->lead.sql->str);
      g_string_append (sql, self->group != NULL ? self->group : "NULL");
      if (self->lead.sql->len > 0)
        g_string_append (sql, " END");
      g_string_append_printf (sql, self->subgroup != NULL ? ", t.\"%s\"" : ", NULL",
                              self->subgroup != NULL ? self->subgroup->name : "");
      g_string_append_printf (sql, " FROM \"%s\" AS t", self->kind->name);
      break;

    case TANDEM_QUERY_DOCS:
      g_string_append_printf (sql, "SELECT d.body, d.sum FROM \"%s\" AS t CROSS JOIN doc AS d ON d.pk = t.pk",
                              self->kind->name);
      break;

    case TANDEM_QUERY_COUNT:
      g_string_append_printf (sql, "SELECT count (*) FROM (SELECT 1 FROM \"%s\" AS t", self->kind->name);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
append_order (TandemQuery *self,
              GString     *sql)
{
  g_string_append (sql, " ORDER BY ");
  if (self->lead.sql->len > 0)
    g_string_append_printf (sql, "(%s) IS NOT TRUE, ", self->lead.sql->str);
  if (self->group != NULL && !self->group_implied)
    g_string_append_printf (sql, "%s, ", self->group_order.sql->str);
  if (self->subgroup != NULL)
    g_string_append_printf (sql, "t.\"%s\", ", self->subgroup->name);
  if (self->order.sql->len > 0)
    g_string_append_printf (sql, "%s, ", self->order.sql->str);
  g_string_append (sql, self->descending ? "t.pk DESC" : "t.pk");
}

static char *
dup_sql (TandemQuery      *self,
         TandemQueryAnswer answer,
         gboolean          matching)
{
  GString *sql = g_string_new (NULL);

  append_from (self, answer, sql);

  if (matching || self->where.sql->len > 0)
    g_string_append (sql, " WHERE ");
  if (matching)
    g_string_append (sql, "t.pk IN (SELECT rowid FROM fts WHERE fts MATCH ?)");
  if (matching && self->where.sql->len > 0)
    g_string_append (sql, " AND ");
  g_string_append (sql, self->where.sql->str);

  if (answer != TANDEM_QUERY_COUNT)
    append_order (self, sql);
  if (self->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", self->limit);
  if (answer == TANDEM_QUERY_COUNT)
    g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static int
bind_values (sqlite3_stmt *statement,
             int           index,
             const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const TandemQueryValue *value = &g_array_index (values, TandemQueryValue, i);

      if (value->text != NULL)
        sqlite3_bind_text (statement, index++, value->text, -1, SQLITE_TRANSIENT);
      else
        sqlite3_bind_int64 (statement, index++, value->integer);
    }

  return index;
}

/**
 * tandem_query_prepare:
 * @self: a query
 * @database: the connection of the worker
 * @answer: what is wanted
 * @error: return location for an error
 *
 * Makes the statement of a query, all its values bound.
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
sqlite3_stmt *
tandem_query_prepare (TandemQuery      *self,
                      TandemDatabase   *database,
                      TandemQueryAnswer answer,
                      GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement = NULL;
  int index = 1;
  int status;

  if (self->match != NULL)
    match = tandem_search_dup_match (database, self->match, self->kind->name, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  sql = dup_sql (self, answer, match != NULL);
  status = sqlite3_prepare_v2 (tandem_database_get_handle (database), sql, -1, &statement, NULL);
  if (status != SQLITE_OK)
    {
      tandem_database_fail (database, status, error);
      return NULL;
    }

  if (answer == TANDEM_QUERY_ROWS)
    index = bind_values (statement, index, self->lead.values);
  if (match != NULL)
    sqlite3_bind_text (statement, index++, match, -1, SQLITE_TRANSIENT);
  index = bind_values (statement, index, self->where.values);
  if (answer != TANDEM_QUERY_COUNT)
    index = bind_values (statement, index, self->lead.values);
  if (answer != TANDEM_QUERY_COUNT && self->group != NULL && !self->group_implied)
    index = bind_values (statement, index, self->group_order.values);
  if (answer != TANDEM_QUERY_COUNT)
    bind_values (statement, index, self->order.values);

  return statement;
}
