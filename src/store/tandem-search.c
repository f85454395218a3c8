/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-search.h"

#include "tandem-hit.h"
#include "tandem-words.h"
#include "tandem-store-private.h"
#include "tandem-tokenizer.h"

/* Ranking all records that have a common word costs twenty times as much as
 * ranking the newest that many. */
#define RANKED "2000"

/* The columns of the index, as tandem-search-index.c makes them. */
enum { COLUMN_KIND, COLUMN_TITLE, COLUMN_TEXT, COLUMN_BELONGS };

/* People look for these by name, and there are few of them. */
static const char *const places[] = { "city", "partnership", "plan", "programme", NULL };

/* ---- rank ---- */

/* How well one phrase fits where it stands: in a title, and how much of it. */
static double
rate_instance (const Fts5ExtensionApi *api,
               Fts5Context            *context,
               int                     phrase,
               int                     column,
               int                     offset)
{
  int n_tokens = 0;

  switch (column)
    {
    case COLUMN_TITLE:
      if (api->xColumnSize (context, column, &n_tokens) != SQLITE_OK || n_tokens < 1)
        return 4;
      return 4 + 4.0 * api->xPhraseSize (context, phrase) / n_tokens + (offset == 0 ? 1 : 0);

    case COLUMN_TEXT:
      return 1;

    case COLUMN_BELONGS:
      return 0.5;

    default:
      return 0;
    }
}

/* Not bm25(): that counts the records of every phrase first, and a long
 * profile would put the city behind its own milestones. */
static void
rank_cb (const Fts5ExtensionApi *api,
         Fts5Context            *context,
         sqlite3_context        *result,
         int                     n_arguments,
         sqlite3_value         **arguments)
{
  int n_phrases = api->xPhraseCount (context);
  double *best = g_newa0 (double, MAX (n_phrases, 1));
  double sum = 0;
  int n_instances = 0;

  api->xInstCount (context, &n_instances);
  for (int i = 0; i < n_instances; i++)
    {
      int phrase, column, offset;

      if (api->xInst (context, i, &phrase, &column, &offset) == SQLITE_OK && phrase < n_phrases)
        best[phrase] = MAX (best[phrase], rate_instance (api, context, phrase, column, offset));
    }

  for (int i = 0; i < n_phrases; i++)
    sum += best[i];
  sqlite3_result_double (result, sum);
}

/**
 * tandem_search_register:
 * @database: a connection
 * @error: return location for an error
 *
 * Makes the tokenizer and the rank known to a connection.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_register (TandemDatabase *database,
                        GError        **error)
{
  fts5_api *api = tandem_tokenizer_get_api (tandem_database_get_handle (database));
  int status = tandem_tokenizer_register (tandem_database_get_handle (database));

  if (status == SQLITE_OK)
    status = api->xCreateFunction (api, "tandem_rank", NULL, rank_cb, NULL);

  return status == SQLITE_OK || tandem_database_fail (database, status, error);
}

/* ---- search ---- */

/**
 * tandem_search_dup_match:
 * @database: the connection of the worker
 * @text: what was typed
 * @kind: (nullable): the kind to look among
 * @error: return location for an error
 *
 * Makes the FTS5 expression that finds @text, also by the names of the cities
 * and pairings that a record belongs to. Typing errors are forgiven when
 * nothing is found as it stands.
 *
 * Returns: (transfer full) (nullable): the expression; %NULL without an error
 *   when there is nothing in @text to look for
 */
char *
tandem_search_dup_match (TandemDatabase *database,
                         const char     *text,
                         const char     *kind,
                         GError        **error)
{
  g_autoptr(TandemWords) words = tandem_words_new (text);
  const char *kinds[] = { kind, NULL };
  g_autofree char *match = NULL;
  gboolean corrected;
  gint64 found;

  if (tandem_words_is_empty (words) || !tandem_words_find_owners (words, database, error))
    return NULL;

  match = tandem_words_dup_match (words, "{title text}", TRUE, kinds);
  if (!tandem_database_get_int (database, &found, 0, error,
                                "SELECT 1 FROM fts WHERE fts MATCH ?1 LIMIT 1", "s", match))
    return NULL;
  if (found != 0)
    return g_steal_pointer (&match);

  if (!tandem_words_correct (words, database, &corrected, error))
    return NULL;

  return corrected ? tandem_words_dup_match (words, "{title text}", TRUE, kinds) : g_steal_pointer (&match);
}

/* Adds the rows of @match that are not in @rows yet, best first, up to @limit. */
static gboolean
add_rows (TandemDatabase *database,
          const char     *match,
          guint           limit,
          GArray         *rows,
          GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "WITH newest AS MATERIALIZED ("
                                     "SELECT rowid AS pk, tandem_rank (fts) AS score FROM fts WHERE fts MATCH ?1 "
                                     "ORDER BY rowid DESC LIMIT " RANKED ") "
                                     "SELECT pk FROM newest ORDER BY score DESC, pk DESC LIMIT ?2",
                                     "si", match, (gint64) limit);
  if (statement == NULL)
    return FALSE;

  while (tandem_database_next (database, statement, &local_error))
    {
      gint64 pk = tandem_statement_int (statement, 0);
      gboolean known = FALSE;

      for (guint i = 0; i < rows->len && !known; i++)
        known = g_array_index (rows, gint64, i) == pk;
      if (!known && rows->len < limit)
        g_array_append_val (rows, pk);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Places by name first, then what is called so, then what only mentions it. */
static gboolean
find_rows (TandemDatabase    *database,
           TandemWords       *words,
           const char *const *kinds,
           guint              limit,
           GCancellable      *cancellable,
           GArray            *rows,
           GError           **error)
{
  const struct
  {
    const char        *column;
    gboolean           with_owners;
    const char *const *kinds;
  } rounds[] = {
    { "title", TRUE, kinds[0] != NULL ? kinds : places },
    { "title", FALSE, kinds },
    { "{title text}", TRUE, kinds },
  };
  guint end = rows->len + limit;

  for (gsize i = 0; i < G_N_ELEMENTS (rounds) && rows->len < end; i++)
    {
      g_autofree char *match = tandem_words_dup_match (words, rounds[i].column, rounds[i].with_owners, rounds[i].kinds);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_rows (database, match, end, rows, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_rows_of_groups (TandemDatabase    *database,
                     TandemWords       *words,
                     const char *const *groups,
                     guint              limit,
                     GCancellable      *cancellable,
                     GArray            *rows,
                     GError           **error)
{
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto(GStrv) kinds = g_strsplit (groups[i], " ", -1);

      if (!find_rows (database, words, (const char *const *) kinds, limit, cancellable, rows, error))
        return FALSE;
    }

  return TRUE;
}

static TandemDoc *
load (TandemDatabase *database,
      gint64          pk,
      GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  TandemDoc *doc = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error, "SELECT body, sum FROM doc WHERE pk = ?1", "i", pk);
  if (statement == NULL)
    return NULL;

  if (tandem_database_next (database, statement, &local_error))
    doc = tandem_statement_doc (statement, 0, &local_error);
  tandem_statement_done (statement);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return doc;
}

static GPtrArray *
load_hits (TandemDatabase *database,
           TandemContext  *context,
           TandemWords    *words,
           GArray         *rows)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_hit_free);
  g_autofree char *meant = tandem_words_dup_meant (words);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TandemDoc) doc = load (database, g_array_index (rows, gint64, i), &error);

      /* A damaged record must not hide the sound ones; verification reports it. */
      if (doc != NULL)
        g_ptr_array_add (hits, tandem_hit_new (doc, meant, context));
      else if (error != NULL)
        g_warning ("A hit could not be read: %s", error->message);
    }

  return hits;
}

/**
 * tandem_search_find:
 * @database: the connection of the worker
 * @context: reads titles
 * @text: what was typed
 * @groups: (array zero-terminated=1): names of kinds, those of a group
 *   separated by blanks; an empty name is all kinds
 * @limit: how many hits of each group at most
 * @cancellable: (nullable): stops it between its steps
 * @error: return location for an error
 *
 * Searches everything, in all languages and scripts, by words, beginnings of
 * the last word, signs, and names of what records belong to; with typing
 * errors forgiven when nothing is found.
 *
 * Returns: (transfer full) (element-type TandemHit): group by group, best
 *   first; may be empty
 */
GPtrArray *
tandem_search_find (TandemDatabase    *database,
                    TandemContext     *context,
                    const char        *text,
                    const char *const *groups,
                    guint              limit,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr(TandemWords) words = tandem_words_new (text);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean corrected = FALSE;

  if (tandem_words_is_empty (words))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_hit_free);

  if (!tandem_words_find_owners (words, database, error) ||
      !find_rows_of_groups (database, words, groups, limit, cancellable, rows, error))
    return NULL;

  if (rows->len == 0 &&
      (!tandem_words_correct (words, database, &corrected, error) ||
       (corrected && !find_rows_of_groups (database, words, groups, limit, cancellable, rows, error))))
    return NULL;

  return load_hits (database, context, words, rows);
}
