/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-link.h"
#include "tandem-store-private.h"

typedef struct
{
  TandemStore    *store;
  TandemDatabase *database;
  TandemSnapshot *snapshot;
  GHashTable     *tried;        /* ids, whether they were found or not */
  GPtrArray      *queue;        /* of TandemDoc */
  const char     *root_kind;
} Gathering;

/* A field that says what a record belongs to. */
static gboolean
leads_up (const TandemField *field,
          const char        *root_kind)
{
  if (field->type != &tandem_type_ref)
    return FALSE;

  return (field->flags & TANDEM_PARENT) != 0 ||
         g_strcmp0 (field->name, "plan") == 0 ||
         g_strcmp0 (field->name, "partnership") == 0 ||
         (g_strcmp0 (field->name, "city") == 0 && g_strcmp0 (root_kind, "city") == 0);
}

static void
take (Gathering *gathering,
      TandemDoc *doc)
{
  if (!g_hash_table_add (gathering->tried, g_strdup (tandem_doc_get_id (doc))))
    return;

  tandem_snapshot_add (gathering->snapshot, doc);
  g_ptr_array_add (gathering->queue, tandem_doc_ref (doc));
}

/* What belongs to the record, of every kind that can. */
static gboolean
go_down (Gathering *gathering,
         TandemDoc *doc,
         GError   **error)
{
  const char *kind = tandem_doc_get_kind (doc)->name;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      for (guint j = 0; j < kinds[i]->n_fields && !kinds[i]->apart; j++)
        {
          const TandemField *field = &kinds[i]->fields[j];
          TandemKindNames names = field->arg;

          if (leads_up (field, gathering->root_kind) &&
              (!names || g_strv_contains (names, kind)) &&
              !tandem_link_find (gathering->database, kinds[i], field->name, tandem_doc_get_id (doc), found, error))
            return FALSE;
        }
    }
  for (guint i = 0; i < found->len; i++)
    take (gathering, found->pdata[i]);
  return TRUE;
}

/* What the record refers to. A reference that leads nowhere is no fault here. */
static gboolean
go_up (Gathering *gathering,
       TandemDoc *doc,
       GError   **error)
{
  g_autoptr(GPtrArray) ids = tandem_link_list_references (doc);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(GError) local = NULL;
      g_autoptr(TandemDoc) other = NULL;

      if (g_hash_table_contains (gathering->tried, ids->pdata[i]))
        continue;
      other = tandem_store_get (gathering->store, ids->pdata[i], &local);
      if (other)
        take (gathering, other);
      else if (g_error_matches (local, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
        g_hash_table_add (gathering->tried, g_strdup (ids->pdata[i]));
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
gather_around (Gathering    *gathering,
               const char   *id,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr(TandemDoc) root = tandem_store_get (gathering->store, id, error);
  guint n_down;

  if (!root)
    return FALSE;
  gathering->root_kind = tandem_doc_get_kind (root)->name;
  take (gathering, root);
  for (guint i = 0; i < gathering->queue->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !go_down (gathering, gathering->queue->pdata[i], error))
        return FALSE;
    }

  /* What those refer to, and what that needs for its own titles; but not what
   * else belongs to it. */
  n_down = gathering->queue->len;
  for (guint i = 0; i < gathering->queue->len; i++)
    {
      if (!go_up (gathering, gathering->queue->pdata[i], error))
        return FALSE;
    }
  g_debug ("Snapshot of %s: %u records of it, %u it refers to", id, n_down, gathering->queue->len - n_down);
  return TRUE;
}

static gboolean
gather_all (Gathering    *gathering,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (gathering->database, error,
                                                   "SELECT body, sum FROM doc WHERE deleted = 0 ORDER BY id", "");

  if (!statement)
    return FALSE;
  while (!local && tandem_database_next (gathering->database, statement, &local))
    {
      g_autoptr(TandemDoc) doc = tandem_statement_doc (statement, 0, &local);

      if (doc)
        tandem_snapshot_add (gathering->snapshot, doc);
      if (!local)
        g_cancellable_set_error_if_cancelled (cancellable, &local);
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What the job is asked for, and what it found. */
typedef struct
{
  char           *id;           /* (nullable) */
  TandemSnapshot *snapshot;     /* (nullable) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_clear_pointer (&request->snapshot, tandem_snapshot_unref);
  g_free (request);
}

static gboolean
snapshot_job (TandemStore    *self,
              TandemDatabase *database,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  Request *request = data;
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) queue = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  Gathering gathering = { self, database, snapshot, tried, queue, NULL };

  if (request->id ? !gather_around (&gathering, request->id, cancellable, error) :
      !gather_all (&gathering, cancellable, error))
    return FALSE;

  request->snapshot = g_steal_pointer (&snapshot);
  return TRUE;
}

/**
 * tandem_store_snapshot:
 * @self: an open store
 * @id: (nullable): a record; %NULL for all of them
 * @error: return location for a #TandemStoreError
 *
 * Everything a paper on the record needs, as it is at one moment: the record,
 * what belongs to it at any depth, and all that these refer to. Blocks; not on
 * the thread of the user interface.
 *
 * Returns: (transfer full) (nullable): the records
 */
TandemSnapshot *
tandem_store_snapshot (TandemStore *self,
                       const char  *id,
                       GError     **error)
{
  Request request = { (char *) id, NULL };

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  tandem_store_run (self, snapshot_job, &request, error);
  return request.snapshot;
}

/**
 * tandem_store_snapshot_async:
 * @self: an open store
 * @id: (nullable): a record; %NULL for all of them
 * @cancellable: (nullable): looked at while it gathers
 * @callback: called when they are there
 * @user_data: for @callback
 *
 * tandem_store_snapshot() on the worker.
 */
void
tandem_store_snapshot_async (TandemStore        *self,
                             const char         *id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (TANDEM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->id = g_strdup (id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_static_name (task, "[tandem] snapshot");
  g_task_set_task_data (task, request, request_free);
  tandem_store_run_task (self, task, snapshot_job);
}

TandemSnapshot *
tandem_store_snapshot_finish (TandemStore  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&request->snapshot);
}
