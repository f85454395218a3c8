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
 * ranking the newest that many; fewer do where few are wanted. */
#define MAX_RANKED 2000
#define MIN_RANKED 500

/* So many full groups are a page to choose from. */
#define ENOUGH_GROUPS 3

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
                                     "ORDER BY rowid DESC LIMIT ?3) "
                                     "SELECT pk FROM newest ORDER BY score DESC, pk DESC LIMIT ?2",
                                     "sii", match, (gint64) limit, (gint64) MAX_RANKED);
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

/* Places by name first, then what is called so, then what only mentions it.
 * Among certain kinds the second round is part of the first. */
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

  for (gsize i = 0; i < G_N_ELEMENTS (rounds) && rows->len < limit; i += kinds[0] != NULL ? 2 : 1)
    {
      g_autofree char *match = tandem_words_dup_match (words, rounds[i].column, rounds[i].with_owners, rounds[i].kinds);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_rows (database, match, limit, rows, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- groups ---- */

/* Kinds that are looked among together, and what was found of them. */
typedef struct
{
  char  **kinds;
  GArray *rows;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_strfreev (group->kinds);
  g_array_unref (group->rows);
  g_free (group);
}

static GPtrArray *
split_groups (const char *const *names)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      Group *group = g_new0 (Group, 1);

      group->kinds = g_strsplit (names[i], " ", -1);
      group->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (groups, group);
    }

  return groups;
}

/* The kinds of the groups that want more. */
static GPtrArray *
get_wanted_kinds (GPtrArray *groups,
                  guint      limit)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      for (guint j = 0; group->kinds[j] != NULL && group->rows->len < limit; j++)
        g_ptr_array_add (kinds, group->kinds[j]);
    }
  g_ptr_array_add (kinds, NULL);

  return kinds;
}

static void
add_row (GPtrArray  *groups,
         const char *kind,
         gint64      pk,
         guint       limit)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      gboolean known = FALSE;

      if (!g_strv_contains ((const char *const *) group->kinds, kind))
        continue;
      for (guint j = 0; j < group->rows->len && !known; j++)
        known = g_array_index (group->rows, gint64, j) == pk;
      if (!known && group->rows->len < limit)
        g_array_append_val (group->rows, pk);
      return;
    }
}

/* Hands the best of the newest rows to their groups; @n_seen is how many were looked at. */
static gboolean
add_rows_to_groups (TandemDatabase *database,
                    const char     *match,
                    guint           limit,
                    GPtrArray      *groups,
                    guint          *n_seen,
                    GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  sqlite3_stmt *statement;

  *n_seen = 0;
  statement = tandem_database_query (database, error,
                                     "WITH newest AS MATERIALIZED ("
                                     "SELECT rowid AS pk, tandem_rank (fts) AS score FROM fts WHERE fts MATCH ?1 "
                                     "ORDER BY rowid DESC LIMIT ?2) "
                                     "SELECT pk, kind FROM newest CROSS JOIN doc USING (pk) ORDER BY score DESC, pk DESC",
                                     "si", match, (gint64) MIN_RANKED);
  if (statement == NULL)
    return FALSE;

  while (tandem_database_next (database, statement, &local_error))
    {
      add_row (groups, tandem_statement_text (statement, 1), tandem_statement_int (statement, 0), limit);
      (*n_seen)++;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static guint
count_rows (GPtrArray *groups)
{
  guint n_rows = 0;

  for (guint i = 0; i < groups->len; i++)
    n_rows += ((Group *) g_ptr_array_index (groups, i))->rows->len;

  return n_rows;
}

/* One question for all groups. Where one kind is so frequent that it hides the
 * others, its group is full then, and the rest is asked for without it. What
 * only mentions the words is looked for when little is called so. */
static gboolean
find_rows_of_groups (TandemDatabase *database,
                     TandemWords    *words,
                     GPtrArray      *groups,
                     guint           limit,
                     GCancellable   *cancellable,
                     GError        **error)
{
  static const char *const columns[] = { "title", "{title text}" };

  for (guint i = 0; i < G_N_ELEMENTS (columns) && count_rows (groups) < ENOUGH_GROUPS * limit; i++)
    {
      guint n_wanted = 0, n_seen = MIN_RANKED;

      while (n_seen == MIN_RANKED)
        {
          g_autoptr(GPtrArray) kinds = get_wanted_kinds (groups, limit);
          g_autofree char *match = NULL;

          if (kinds->len == 1 || kinds->len == n_wanted)
            break;
          n_wanted = kinds->len;
          match = tandem_words_dup_match (words, columns[i], TRUE, (const char *const *) kinds->pdata);
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              !add_rows_to_groups (database, match, limit, groups, &n_seen, error))
            return FALSE;
        }
    }

  return TRUE;
}

static GArray *
join_rows (GPtrArray *groups)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      g_array_append_vals (rows, group->rows->data, group->rows->len);
    }

  return rows;
}

/* ---- hits ---- */

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

typedef gboolean (*FindFunc) (TandemDatabase *database,
                              TandemWords    *words,
                              gpointer        where,
                              guint           limit,
                              GCancellable   *cancellable,
                              GArray        **rows,
                              GError        **error);

static gboolean
find_in_kind (TandemDatabase *database,
              TandemWords    *words,
              gpointer        where,
              guint           limit,
              GCancellable   *cancellable,
              GArray        **rows,
              GError        **error)
{
  const char *kinds[] = { where, NULL };

  *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  return find_rows (database, words, kinds, limit, cancellable, *rows, error);
}

static gboolean
find_in_groups (TandemDatabase *database,
                TandemWords    *words,
                gpointer        where,
                guint           limit,
                GCancellable   *cancellable,
                GArray        **rows,
                GError        **error)
{
  g_autoptr(GPtrArray) groups = split_groups (where);
  gboolean found = find_rows_of_groups (database, words, groups, limit, cancellable, error);

  *rows = join_rows (groups);

  return found;
}

/* As it was typed; where that finds nothing, with typing errors forgiven. */
static GPtrArray *
find (TandemDatabase *database,
      TandemContext  *context,
      const char     *text,
      FindFunc        find_in,
      gpointer        where,
      guint           limit,
      GCancellable   *cancellable,
      GError        **error)
{
  g_autoptr(TandemWords) words = tandem_words_new (text);
  g_autoptr(GArray) rows = NULL;
  gboolean corrected = FALSE;

  if (tandem_words_is_empty (words))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_hit_free);

  if (!tandem_words_find_owners (words, database, error) ||
      !find_in (database, words, where, limit, cancellable, &rows, error))
    return NULL;

  if (rows->len == 0 && !tandem_words_correct (words, database, &corrected, error))
    return NULL;
  if (corrected)
    {
      g_clear_pointer (&rows, g_array_unref);
      if (!find_in (database, words, where, limit, cancellable, &rows, error))
        return NULL;
    }

  return load_hits (database, context, words, rows);
}

/**
 * tandem_search_find:
 * @database: the connection of the worker
 * @context: reads titles
 * @text: what was typed
 * @kind: (nullable): the kind to look among
 * @limit: how many hits at most
 * @cancellable: (nullable): stops it between its steps
 * @error: return location for an error
 *
 * Searches everything, in all languages and scripts, by words, beginnings of
 * the last word, signs, and names of what records belong to; with typing
 * errors forgiven when nothing is found.
 *
 * Returns: (transfer full) (element-type TandemHit): best first; may be empty
 */
GPtrArray *
tandem_search_find (TandemDatabase *database,
                    TandemContext  *context,
                    const char     *text,
                    const char     *kind,
                    guint           limit,
                    GCancellable   *cancellable,
                    GError        **error)
{
  return find (database, context, text, find_in_kind, (gpointer) kind, limit, cancellable, error);
}

/**
 * tandem_search_find_groups:
 * @database: the connection of the worker
 * @context: reads titles
 * @text: what was typed
 * @groups: (array zero-terminated=1): names of kinds, those of a group separated by blanks
 * @limit: how many hits of each group at most
 * @cancellable: (nullable): stops it between its steps
 * @error: return location for an error
 *
 * Like tandem_search_find(), but no kind hides the others.
 *
 * Returns: (transfer full) (element-type TandemHit): group by group, best
 *   first; may be empty
 */
GPtrArray *
tandem_search_find_groups (TandemDatabase    *database,
                           TandemContext     *context,
                           const char        *text,
                           const char *const *groups,
                           guint              limit,
                           GCancellable      *cancellable,
                           GError           **error)
{
  return find (database, context, text, find_in_groups, (gpointer) groups, limit, cancellable, error);
}
