/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-exchange.h"

#include "tandem-store-private.h"

void
tandem_known_free (TandemKnown *self)
{
  g_free (self->leaves);
  g_free (self->base_rev);
  g_free (self->sent_rev);
  g_strfreev (self->kept);
  g_free (self);
}

/* ---- small facts ------------------------------------------------------- */

static gboolean
read_workspace_id (TandemWriter *writer,
                   gpointer      data,
                   GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  char **id = data;
  g_autofree char *fresh = g_uuid_string_random ();
  sqlite3_stmt *statement;

  if (!tandem_database_run (database, error,
                            "INSERT INTO meta (key, value) VALUES ('workspace', ?) ON CONFLICT (key) DO NOTHING", "s",
                            fresh))
    return FALSE;
  statement = tandem_database_query (database, error, "SELECT value FROM meta WHERE key = 'workspace'", "");
  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, error))
    *id = g_strdup (tandem_statement_text (statement, 0));
  tandem_statement_done (statement);
  return *id != NULL;
}

/**
 * tandem_store_dup_workspace_id:
 * @self: a store
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): a random name of this workspace, always
 *   the same
 */
char *
tandem_store_dup_workspace_id (TandemStore *self,
                               GError     **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_write (self, "Workspace", NULL, read_workspace_id, &id, error))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
list_databases (TandemStore    *self,
                TandemDatabase *database,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  GStrvBuilder *names = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT database FROM doc UNION SELECT database FROM set_aside"
                                                   " ORDER BY 1", "");

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_strv_builder_add (names, tandem_statement_text (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_list_databases:
 * @self: a store
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the central databases that have records
 *   here
 */
GStrv
tandem_store_list_databases (TandemStore *self,
                             GError     **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_run (self, list_databases, names, error))
    return NULL;
  return g_strv_builder_end (names);
}

typedef struct
{
  const char *remote;
  const char *database;
  const char *json;
  char       *found;
} Mark;

static gboolean
read_checkpoint (TandemStore    *self,
                 TandemDatabase *database,
                 gpointer        data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  Mark *mark = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT seq FROM checkpoint"
                                                   " WHERE remote = ? AND database = ? AND direction = 'pull'", "ss",
                                                   mark->remote, mark->database);

  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    mark->found = g_strdup (tandem_statement_text (statement, 0));
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_get_checkpoint:
 * @self: a store
 * @remote: the server
 * @database: a database there
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): what was remembered; NULL without an
 *   error where nothing was
 */
char *
tandem_store_get_checkpoint (TandemStore *self,
                             const char  *remote,
                             const char  *database,
                             GError     **error)
{
  Mark mark = { remote, database, NULL, NULL };

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  if (!tandem_store_run (self, read_checkpoint, &mark, error))
    return NULL;
  return mark.found;
}

/**
 * tandem_store_set_checkpoint:
 * @self: a store
 * @remote: the server
 * @database: a database there
 * @json: what is to be remembered
 * @error: a #TandemStoreError
 *
 * Remembers where synchronisation stands, without taking anything over.
 *
 * Returns: FALSE if it was not
 */
gboolean
tandem_store_set_checkpoint (TandemStore *self,
                             const char  *remote,
                             const char  *database,
                             const char  *json,
                             GError     **error)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  TandemReceipt receipt = { 0 };

  return tandem_store_receive (self, database, nothing, remote, json, &receipt, error);
}

static gboolean
write_last_synced (TandemWriter *writer,
                   gpointer      data,
                   GError      **error)
{
  return tandem_database_run (tandem_writer_get_database (writer), error,
                              "INSERT INTO meta (key, value)"
                              " VALUES ('last_synced', strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'))"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "");
}

gboolean
tandem_store_set_last_synced (TandemStore *self,
                              GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  return tandem_store_write (self, "Synced", NULL, write_last_synced, NULL, error);
}

/* ---- what is known of documents ---------------------------------------- */

typedef struct
{
  const char        *database;
  const char *const *ids;
  gboolean           again;
  GHashTable        *known;     /* (unowned) */
} Look;

static gboolean
read_kept (TandemDatabase *database,
           gint64          pk,
           TandemKnown    *known,
           GError        **error)
{
  g_autoptr(GStrvBuilder) revs = g_strv_builder_new ();
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error, "SELECT rev FROM leaf WHERE doc = ?", "i", pk);

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_strv_builder_add (revs, tandem_statement_text (statement, 0));
  known->kept = g_strv_builder_end (revs);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
look_at (Look           *look,
         TandemDatabase *database,
         const char     *id,
         GError        **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(TandemKnown) known = NULL;
  gint64 pk = 0;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT d.pk, d.leaves, d.base_rev, o.sent_rev FROM doc d"
                           "  LEFT JOIN outbox o ON o.doc = d.pk WHERE d.id = ?1"
                           "  AND (?3 OR NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.database = ?2 AND s.id = ?1))"
                           " UNION ALL SELECT 0, leaves, NULL, NULL FROM set_aside"
                           "  WHERE id = ?1 AND database = ?2 AND NOT ?3",
                           "ssi", id, look->database, (gint64) look->again);

  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    {
      known = g_new0 (TandemKnown, 1);
      pk = tandem_statement_int (statement, 0);
      known->leaves = g_strdup (tandem_statement_text (statement, 1));
      known->base_rev = g_strdup (tandem_statement_text (statement, 2));
      known->sent_rev = g_strdup (tandem_statement_text (statement, 3));
    }
  tandem_statement_done (statement);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (known == NULL)
    return TRUE;
  if (!read_kept (database, pk, known, error))
    return FALSE;
  g_hash_table_insert (look->known, g_strdup (id), g_steal_pointer (&known));
  return TRUE;
}

static gboolean
look_at_all (TandemStore    *self,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  Look *look = data;

  for (guint i = 0; look->ids[i] != NULL; i++)
    if (!look_at (look, database, look->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_store_get_known:
 * @self: a store
 * @database: a central database
 * @ids: (array zero-terminated=1): documents there
 * @again: as if nothing of them had been set aside
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type utf8 TandemKnown) (nullable): what is
 *   known of those that are known
 */
GHashTable *
tandem_store_get_known (TandemStore       *self,
                        const char        *database,
                        const char *const *ids,
                        gboolean           again,
                        GError           **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) tandem_known_free);
  Look look = { database, ids, again, known };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL && ids != NULL, NULL);

  if (!tandem_store_run (self, look_at_all, &look, error))
    return NULL;
  return g_steal_pointer (&known);
}

/* ---- what was proven once ---------------------------------------------- */

typedef struct
{
  const char *database;
  gint64      after;
  guint       limit;
  GPtrArray  *found;            /* (unowned) */
} Proven;

static gboolean
list_proven (TandemStore    *self,
             TandemDatabase *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  Proven *proven = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT pk, id, base_rev, leaves FROM doc"
                           " WHERE database = ? AND pk > ? AND base_rev IS NOT NULL ORDER BY pk LIMIT ?", "sii",
                           proven->database, proven->after, (gint64) proven->limit);

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    {
      TandemOutgoing *out = g_new0 (TandemOutgoing, 1);

      out->pk = tandem_statement_int (statement, 0);
      out->id = g_strdup (tandem_statement_text (statement, 1));
      out->base_rev = g_strdup (tandem_statement_text (statement, 2));
      out->leaves = g_strdup (tandem_statement_text (statement, 3));
      g_ptr_array_add (proven->found, out);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_list_proven:
 * @self: a store
 * @database: a central database
 * @after: the last row seen, 0 to begin
 * @limit: at most so many
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemOutgoing) (nullable): records
 *   the server was once proven to hold, with id, base_rev and leaves only
 */
GPtrArray *
tandem_store_list_proven (TandemStore *self,
                          const char  *database,
                          gint64       after,
                          guint        limit,
                          GError     **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_outgoing_free);
  Proven proven = { database, after, limit, found };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, NULL);

  if (!tandem_store_run (self, list_proven, &proven, error))
    return NULL;
  return g_steal_pointer (&found);
}

typedef struct
{
  gint64      pk;
  const char *rev;
  gboolean    found;
  GBytes     *body;
} LeafLook;

static gboolean
read_leaf (TandemStore    *self,
           TandemDatabase *database,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  LeafLook *look = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement =
    tandem_database_query (database, error,
                           "SELECT base_body FROM doc WHERE pk = ?1 AND base_rev = ?2"
                           " UNION ALL SELECT body FROM leaf WHERE doc = ?1 AND rev = ?2", "is", look->pk, look->rev);

  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    {
      look->found = TRUE;
      if (sqlite3_column_type (statement, 0) != SQLITE_NULL)
        look->body = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
    }
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_get_leaf:
 * @self: a store
 * @pk: the row
 * @rev: one of its leaves
 * @body: (out) (transfer full) (nullable): its content; NULL is a deletion
 * @error: a #TandemStoreError
 *
 * Returns: FALSE, with or without @error set, if it is not here
 */
gboolean
tandem_store_get_leaf (TandemStore *self,
                       gint64       pk,
                       const char  *rev,
                       GBytes     **body,
                       GError     **error)
{
  LeafLook look = { pk, rev, FALSE, NULL };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && rev != NULL && body != NULL, FALSE);

  if (!tandem_store_run (self, read_leaf, &look, error))
    return FALSE;
  *body = look.body;
  return look.found;
}

/* ---- counts ------------------------------------------------------------ */

typedef struct
{
  const char *sql;
  gint64      n;
} Count;

static gboolean
count (TandemStore    *self,
       TandemDatabase *database,
       gpointer        data,
       GCancellable   *cancellable,
       GError        **error)
{
  Count *counted = data;

  return tandem_database_get_int (database, &counted->n, 0, error, counted->sql, "");
}

gint64
tandem_store_count_conflicts (TandemStore *self,
                              GError     **error)
{
  Count counted = { "SELECT count (*) FROM doc WHERE conflict != 0", -1 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), -1);

  return tandem_store_run (self, count, &counted, error) ? counted.n : -1;
}

gint64
tandem_store_count_waiting (TandemStore *self,
                            GError     **error)
{
  Count counted = { "SELECT count (*) FROM outbox", -1 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), -1);

  return tandem_store_run (self, count, &counted, error) ? counted.n : -1;
}
