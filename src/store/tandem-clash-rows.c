/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-clash-rows.h"

#include <json-glib/json-glib.h>

/* Parameters 1 to 5: doc, path, base, mine, theirs. */
#define SAME \
        "doc = ?1 AND path = ?2 AND base IS ?3" \
        " AND (mine IS ?4 AND theirs IS ?5 OR mine IS ?5 AND theirs IS ?4)"

void
tandem_clash_free (TandemClash *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->base);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->leaf);
  g_free (self);
}

static GPtrArray *
new_clashes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_clash_free);
}

gboolean
tandem_clash_is_same (const TandemClash *a,
                      const TandemClash *b)
{
  gboolean crossed = g_strcmp0 (a->mine, b->theirs) == 0 && g_strcmp0 (a->theirs, b->mine) == 0;
  gboolean straight = g_strcmp0 (a->mine, b->mine) == 0 && g_strcmp0 (a->theirs, b->theirs) == 0;

  return g_str_equal (a->path, b->path) && g_strcmp0 (a->base, b->base) == 0 && (straight || crossed);
}

gboolean
tandem_clashes_contain (GPtrArray         *clashes,
                        const TandemClash *clash)
{
  for (guint i = 0; i < clashes->len; i++)
    if (tandem_clash_is_same (clashes->pdata[i], clash))
      return TRUE;
  return FALSE;
}

gboolean
tandem_clash_insert (TandemDatabase    *database,
                     gint64             pk,
                     const TandemClash *clash,
                     GError           **error)
{
  /* One that was there because of a leaf on the server now stands by itself. */
  if (clash->leaf == NULL &&
      !tandem_database_run (database, error, "UPDATE clash SET leaf = NULL WHERE leaf IS NOT NULL AND " SAME, "issss",
                            pk, clash->path, clash->base, clash->mine, clash->theirs))
    return FALSE;
  return tandem_database_run (database, error,
                              "INSERT INTO clash (doc, path, base, mine, theirs, leaf) SELECT ?1, ?2, ?3, ?4, ?5, ?6"
                              " WHERE NOT EXISTS (SELECT 1 FROM clash WHERE " SAME ")", "isssss",
                              pk, clash->path, clash->base, clash->mine, clash->theirs, clash->leaf);
}

gboolean
tandem_clash_delete (TandemDatabase    *database,
                     gint64             pk,
                     const TandemClash *clash,
                     GError           **error)
{
  return tandem_database_run (database, error, "DELETE FROM clash WHERE " SAME, "issss",
                              pk, clash->path, clash->base, clash->mine, clash->theirs);
}

static TandemClash *
read_clash (sqlite3_stmt *statement)
{
  TandemClash *clash = g_new0 (TandemClash, 1);

  clash->path = g_strdup (tandem_statement_text (statement, 0));
  clash->base = g_strdup (tandem_statement_text (statement, 1));
  clash->mine = g_strdup (tandem_statement_text (statement, 2));
  clash->theirs = g_strdup (tandem_statement_text (statement, 3));
  clash->leaf = g_strdup (tandem_statement_text (statement, 4));
  return clash;
}

GPtrArray *
tandem_clashes_load (TandemDatabase *database,
                     gint64          pk,
                     GError        **error)
{
  g_autoptr(GPtrArray) clashes = new_clashes ();
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT path, base, mine, theirs, leaf FROM clash"
                                                   " WHERE doc = ? ORDER BY path, n", "i", pk);

  if (statement == NULL)
    return NULL;
  while (tandem_database_next (database, statement, &local))
    g_ptr_array_add (clashes, read_clash (statement));
  if (local == NULL)
    return g_steal_pointer (&clashes);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
tandem_clashes_dup_json (TandemDatabase *database,
                         gint64          pk,
                         char          **json,
                         GError        **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  *json = NULL;
  statement = tandem_database_query (database, error,
                                     "SELECT json_group_array (json_array (path, base, mine, theirs, leaf)"
                                     "                         ORDER BY path, base, mine, theirs)"
                                     " FROM clash WHERE doc = ? HAVING count (*) > 0", "i", pk);
  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    *json = g_strdup (tandem_statement_text (statement, 0));
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Journals of format 1 have no leaf. */
static char *
dup_element (JsonArray *row,
             guint      index)
{
  if (index >= json_array_get_length (row) || json_array_get_null_element (row, index))
    return NULL;
  return g_strdup (json_array_get_string_element (row, index));
}

GPtrArray *
tandem_clashes_parse (const char *json)
{
  g_autoptr(GPtrArray) clashes = new_clashes ();
  g_autoptr(JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *rows = root != NULL ? json_node_get_array (root) : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);
      TandemClash *clash = g_new0 (TandemClash, 1);

      clash->path = dup_element (row, 0);
      clash->base = dup_element (row, 1);
      clash->mine = dup_element (row, 2);
      clash->theirs = dup_element (row, 3);
      clash->leaf = dup_element (row, 4);
      g_ptr_array_add (clashes, clash);
    }
  return g_steal_pointer (&clashes);
}
