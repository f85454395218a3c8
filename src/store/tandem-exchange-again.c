/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-exchange.h"

#include "tandem-schema.h"
#include "tandem-store-private.h"

/* What is looked at a second time: before it is taken over, or because the
 * world has changed. */

/* ---- many deletions ---------------------------------------------------- */

typedef struct
{
  const char        *database;
  const char *const *ids;
  guint64            n_lost;
  gint64             n_living;
} Loss;

static gboolean
count_loss (TandemStore    *self,
            TandemDatabase *database,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  Loss *loss = data;

  for (guint i = 0; loss->ids[i] != NULL; i++)
    {
      gint64 found;

      if (!tandem_database_get_int (database, &found, 0, error,
                                    "SELECT 1 FROM doc d WHERE id = ? AND database = ? AND deleted = 0"
                                    " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.doc = d.pk)", "ss",
                                    loss->ids[i], loss->database))
        return FALSE;
      loss->n_lost += (guint64) found;
    }
  return tandem_database_get_int (database, &loss->n_living, 0, error,
                                  "SELECT count (*) FROM doc WHERE database = ? AND deleted = 0", "s", loss->database);
}

/**
 * tandem_store_count_loss:
 * @self: a store
 * @database: a central database
 * @ids: (array zero-terminated=1): documents that are deleted there
 * @n_lost: (out): how many records that would hide here; those with unsent
 *   edits stay
 * @n_living: (out): of how many
 * @error: a #TandemStoreError
 *
 * Returns: FALSE if it could not be counted
 */
gboolean
tandem_store_count_loss (TandemStore       *self,
                         const char        *database,
                         const char *const *ids,
                         guint64           *n_lost,
                         guint64           *n_living,
                         GError           **error)
{
  Loss loss = { database, ids, 0, 0 };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL && ids != NULL, FALSE);

  if (!tandem_store_run (self, count_loss, &loss, error))
    return FALSE;
  *n_lost = loss.n_lost;
  *n_living = (guint64) loss.n_living;
  return TRUE;
}

/* ---- a fact, and whether it is new ------------------------------------- */

typedef struct
{
  char       *key;
  const char *value;
  gboolean    changed;
} Fact;

static gboolean
compare_fact (TandemStore    *self,
              TandemDatabase *database,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  Fact *fact = data;
  gint64 same;

  if (!tandem_database_get_int (database, &same, 0, error, "SELECT value = ?2 FROM meta WHERE key = ?1", "ss",
                                fact->key, fact->value))
    return FALSE;
  fact->changed = same == 0;
  return TRUE;
}

static gboolean
remember (TandemDatabase *database,
          const Fact     *fact,
          GError        **error)
{
  return tandem_database_run (database, error,
                              "INSERT INTO meta (key, value) VALUES (?, ?)"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "ss", fact->key, fact->value);
}

/* ---- other rights ------------------------------------------------------ */

static gboolean
write_roles (TandemWriter *writer,
             gpointer      data,
             GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);

  return tandem_database_run (database, error,
                              "UPDATE outbox SET state = 'waiting', next_at = 0"
                              " WHERE state = 'refused' AND (status = 401 OR status = 403)", "") &&
         remember (database, data, error);
}

/**
 * tandem_store_set_roles:
 * @self: a store
 * @remote: server and user
 * @roles: what the user may do there, in any words that do not change by themselves
 * @error: a #TandemStoreError
 *
 * Where the roles are other ones than last time, edits that were refused for
 * lack of rights wait to be sent again.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_set_roles (TandemStore *self,
                        const char  *remote,
                        const char  *roles,
                        GError     **error)
{
  g_autofree char *key = g_strconcat ("roles ", remote, NULL);
  Fact fact = { key, roles, FALSE };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && roles != NULL, FALSE);

  return tandem_store_run (self, compare_fact, &fact, error) &&
         (!fact.changed || tandem_store_write (self, "Roles", NULL, write_roles, &fact, error));
}

/* ---- a newer program --------------------------------------------------- */

/* What can be read depends on the program and on its tables. */
static char *
dup_reader (void)
{
  guint n_migrations;

  tandem_schema_get_migrations (&n_migrations);
  return g_strdup_printf ("%s/%u", PACKAGE_VERSION, n_migrations);
}

typedef struct
{
  Fact        reader;
  const char *database;
  GHashTable *rows;             /* (owned) */
} Aside;

static gboolean
list_set_aside (TandemStore    *self,
                TandemDatabase *database,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  Aside *aside = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  if (!compare_fact (self, database, &aside->reader, cancellable, error))
    return FALSE;
  if (!aside->reader.changed)
    return TRUE;
  statement = tandem_database_query (database, error, "SELECT id, leaves FROM set_aside WHERE database = ?", "s",
                                     aside->database);
  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_hash_table_insert (aside->rows, g_strdup (tandem_statement_text (statement, 0)),
                         g_strdup (tandem_statement_text (statement, 1)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_store_list_set_aside:
 * @self: a store
 * @database: a central database
 * @error: a #TandemStoreError
 *
 * What an older program set aside in @database, to be read once more. Empty if
 * this program has tried before; see tandem_store_set_reader().
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): ids, and the
 *   revision paths as JSON
 */
GHashTable *
tandem_store_list_set_aside (TandemStore *self,
                             const char  *database,
                             GError     **error)
{
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *key = g_strconcat ("reader ", database, NULL);
  g_autofree char *reader = dup_reader ();
  Aside aside = { { key, reader, FALSE }, database, rows };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, NULL);

  if (!tandem_store_run (self, list_set_aside, &aside, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static gboolean
write_fact (TandemWriter *writer,
            gpointer      data,
            GError      **error)
{
  return remember (tandem_writer_get_database (writer), data, error);
}

/**
 * tandem_store_set_reader:
 * @self: a store
 * @database: a central database
 * @error: a #TandemStoreError
 *
 * Remembers that this program has tried to read what was set aside.
 *
 * Returns: FALSE if it was not
 */
gboolean
tandem_store_set_reader (TandemStore *self,
                         const char  *database,
                         GError     **error)
{
  g_autofree char *key = g_strconcat ("reader ", database, NULL);
  g_autofree char *reader = dup_reader ();
  Fact fact = { key, reader, FALSE };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, FALSE);

  return tandem_store_run (self, compare_fact, &fact, error) &&
         (!fact.changed || tandem_store_write (self, "Reader", NULL, write_fact, &fact, error));
}
