/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-private.h"

#include "tandem-list.h"
#include "tandem-query-sql.h"
#include "tandem-search.h"

/* Lists, counts and search of a store: everything that has no bound runs on
 * the worker. */

/**
 * tandem_store_list:
 * @self: an open store
 * @query: what to show; copied
 *
 * Main thread only.
 *
 * Returns: (transfer full): a #TandemList that follows the store
 */
GListModel *
tandem_store_list (TandemStore *self,
                   TandemQuery *query)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return G_LIST_MODEL (tandem_list_new (self, query));
}

typedef struct
{
  TandemQuery *query;
  GPtrArray   *docs;
  gint64       count;
} Ask;

static gboolean
query_job (TandemStore    *self,
           TandemDatabase *database,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  Ask *ask = data;
  g_autoptr(GError) local_error = NULL;
  sqlite3_stmt *statement = tandem_query_prepare (ask->query, database, TANDEM_QUERY_DOCS, error);

  if (statement == NULL)
    return FALSE;

  while (local_error == NULL && tandem_database_next (database, statement, &local_error))
    {
      TandemDoc *doc = tandem_statement_doc (statement, 0, &local_error);

      if (doc != NULL)
        g_ptr_array_add (ask->docs, doc);
    }
  sqlite3_finalize (statement);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * tandem_store_query:
 * @self: an open store
 * @query: which records
 * @error: return location for a #TandemStoreError
 *
 * Reads all records of a query. Blocks; not for the user interface.
 *
 * Returns: (transfer full) (element-type TandemDoc): the records in the order of @query
 */
GPtrArray *
tandem_store_query (TandemStore *self,
                    TandemQuery *query,
                    GError     **error)
{
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  Ask ask = { query, docs, 0 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return tandem_store_run (self, query_job, &ask, error) ? g_steal_pointer (&docs) : NULL;
}

static gboolean
count_job (TandemStore    *self,
           TandemDatabase *database,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  Ask *ask = data;
  sqlite3_stmt *statement = tandem_query_prepare (ask->query, database, TANDEM_QUERY_COUNT, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  found = tandem_database_next (database, statement, error);
  if (found)
    ask->count = tandem_statement_int (statement, 0);
  sqlite3_finalize (statement);

  return found;
}

/**
 * tandem_store_count:
 * @self: an open store
 * @query: which records
 * @error: return location for a #TandemStoreError
 *
 * Blocks; not for the user interface.
 *
 * Returns: how many there are, or -1 with @error set
 */
gint64
tandem_store_count (TandemStore *self,
                    TandemQuery *query,
                    GError     **error)
{
  Ask ask = { query, NULL, 0 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), -1);
  g_return_val_if_fail (query != NULL, -1);

  return tandem_store_run (self, count_job, &ask, error) ? ask.count : -1;
}

/* ---- search ---- */

typedef struct
{
  char      *text;
  char      *kind;              /* (nullable) */
  char     **groups;            /* (nullable): instead of @kind */
  guint      limit;
  GPtrArray *hits;
} Search;

static Search *
search_new (const char        *text,
            const char        *kind,
            const char *const *groups,
            guint              limit)
{
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->kind = g_strdup (kind);
  search->groups = g_strdupv ((char **) groups);
  search->limit = limit;

  return search;
}

static void
search_free (Search *search)
{
  g_free (search->text);
  g_free (search->kind);
  g_strfreev (search->groups);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static gboolean
search_job (TandemStore    *self,
            TandemDatabase *database,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  Search *search = data;
  g_autoptr(TandemContext) context = tandem_store_dup_context (self);

  if (search->groups != NULL)
    search->hits = tandem_search_find_groups (database, context, search->text, (const char *const *) search->groups,
                                              search->limit, cancellable, error);
  else
    search->hits = tandem_search_find (database, context, search->text, search->kind, search->limit, cancellable, error);

  return search->hits != NULL;
}

/**
 * tandem_store_search_groups:
 * @self: an open store
 * @text: what was typed
 * @groups: (array zero-terminated=1): names of kinds, those of a group separated by blanks
 * @limit: how many hits of each group at most
 * @error: return location for a #TandemStoreError
 *
 * Searches group by group, so that no kind hides the others; see
 * tandem_store_search_async(). Blocks.
 *
 * Returns: (transfer full) (element-type TandemHit): in the order of @groups, best first; may be empty
 */
GPtrArray *
tandem_store_search_groups (TandemStore       *self,
                            const char        *text,
                            const char *const *groups,
                            guint              limit,
                            GError           **error)
{
  g_autoptr(Search) search = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL && groups != NULL, NULL);

  search = search_new (text, NULL, groups, limit);

  return tandem_store_run (self, search_job, search, error) ? g_steal_pointer (&search->hits) : NULL;
}

/**
 * tandem_store_search:
 * @self: an open store
 * @text: what was typed
 * @kind: (nullable): the kind to look among
 * @limit: how many hits at most
 * @error: return location for a #TandemStoreError
 *
 * Searches everything; see tandem_store_search_async(). Blocks.
 *
 * Returns: (transfer full) (element-type TandemHit): best first; may be empty
 */
GPtrArray *
tandem_store_search (TandemStore *self,
                     const char  *text,
                     const char  *kind,
                     guint        limit,
                     GError     **error)
{
  g_autoptr(Search) search = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  search = search_new (text, kind, NULL, limit);

  return tandem_store_run (self, search_job, search, error) ? g_steal_pointer (&search->hits) : NULL;
}

static void
run_search (TandemStore        *self,
            Search             *search,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_static_name (task, "[tandem] search");
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  tandem_store_run_task (self, task, search_job);
}

/**
 * tandem_store_search_groups_async:
 * @self: an open store
 * @text: what was typed
 * @groups: (array zero-terminated=1): names of kinds, those of a group separated by blanks
 * @limit: how many hits of each group at most
 * @cancellable: (nullable): to be cancelled when the next letter is typed
 * @callback: called with the hits
 * @user_data: for @callback
 *
 * Like tandem_store_search_async(), group by group.
 */
void
tandem_store_search_groups_async (TandemStore        *self,
                                  const char         *text,
                                  const char *const  *groups,
                                  guint               limit,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (TANDEM_IS_STORE (self));
  g_return_if_fail (text != NULL && groups != NULL);

  run_search (self, search_new (text, NULL, groups, limit), cancellable, callback, user_data);
}

/**
 * tandem_store_search_async:
 * @self: an open store
 * @text: what was typed
 * @kind: (nullable): the kind to look among
 * @limit: how many hits at most
 * @cancellable: (nullable): to be cancelled when the next letter is typed
 * @callback: called with the hits
 * @user_data: for @callback
 *
 * Searches everything: words in any language without regard to accents, the
 * last one perhaps only begun; signs of scripts without spaces, two in a row
 * are enough; and the names of the cities and pairings that records belong
 * to. Typing errors are forgiven when nothing is found.
 */
void
tandem_store_search_async (TandemStore        *self,
                           const char         *text,
                           const char         *kind,
                           guint               limit,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (TANDEM_IS_STORE (self));
  g_return_if_fail (text != NULL);

  run_search (self, search_new (text, kind, NULL, limit), cancellable, callback, user_data);
}

/**
 * tandem_store_search_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemHit): best first; may be empty
 */
GPtrArray *
tandem_store_search_finish (TandemStore  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_steal_pointer (&((Search *) g_task_get_task_data (G_TASK (result)))->hits);
}
