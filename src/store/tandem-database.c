/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-database.h"

#include "tandem-search.h"
#include "tandem-store.h"

#include <errno.h>
#include <string.h>

#define BUSY_MS 5000
/* The system keeps the pages of the file too: a copy of all of them in each
 * connection would be the largest part of the program. */
#define CACHE_KIB 2048
#define BULK_CACHE_KIB (128 * 1024)

struct _TandemDatabase
{
  sqlite3    *handle;
  GHashTable *statements;       /* (owned): SQL text, by its address, to sqlite3_stmt */
  gboolean    bulk;
};

/* The one table from a result of SQLite to what a caller can act on. */
static const struct
{
  int              rc;
  TandemStoreError code;
  const char      *words;
} reasons[] = {
  { SQLITE_BUSY, TANDEM_STORE_ERROR_BUSY, "The workspace is in use by another program" },
  { SQLITE_LOCKED, TANDEM_STORE_ERROR_BUSY, "The workspace is in use by another program" },
  { SQLITE_FULL, TANDEM_STORE_ERROR_FULL, "There is no room left on the disk; nothing was changed" },
  { SQLITE_READONLY, TANDEM_STORE_ERROR_READ_ONLY, "The workspace cannot be written" },
  { SQLITE_CANTOPEN, TANDEM_STORE_ERROR_READ_ONLY, "The file of the workspace cannot be opened" },
  { SQLITE_PERM, TANDEM_STORE_ERROR_READ_ONLY, "The workspace cannot be written" },
  { SQLITE_CORRUPT, TANDEM_STORE_ERROR_CORRUPT, "The file of the workspace is damaged" },
  { SQLITE_NOTADB, TANDEM_STORE_ERROR_CORRUPT, "The file of the workspace is damaged" },
  { SQLITE_INTERRUPT, TANDEM_STORE_ERROR_CLOSED, "The work was interrupted" },
};

/* A full disk also shows as a failed write (EFBIG, EDQUOT, ENOSPC on fsync). */
static gboolean
is_out_of_room (sqlite3 *handle,
                int      rc)
{
  int system = handle ? sqlite3_system_errno (handle) : 0;

  return (rc & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG);
}

static void
set_error (sqlite3 *handle,
           int      rc,
           GError **error)
{
  TandemStoreError code = TANDEM_STORE_ERROR_FAILED;
  const char *words = "The store failed";

  if (is_out_of_room (handle, rc))
    rc = SQLITE_FULL;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (reasons[i].rc == (rc & 0xff))
        {
          code = reasons[i].code;
          words = reasons[i].words;
          break;
        }
    }
  g_set_error (error, TANDEM_STORE_ERROR, code, "%s (SQLite %d: %s)", words, rc,
               handle && sqlite3_errcode (handle) != SQLITE_OK ? sqlite3_errmsg (handle) : sqlite3_errstr (rc));
}

/**
 * tandem_database_fail:
 * @self: a connection
 * @rc: a result of SQLite
 * @error: return location for the error it means
 *
 * Returns: %FALSE, always, for `return tandem_database_fail (…)`
 */
gboolean
tandem_database_fail (TandemDatabase *self,
                      int             rc,
                      GError        **error)
{
  set_error (self->handle, rc, error);
  return FALSE;
}

/* Settings of the connection; they leave the file as it is. */
static const char settings[] =
  "PRAGMA foreign_keys = ON;"
  "PRAGMA trusted_schema = OFF;"
  "PRAGMA cell_size_check = ON;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA cache_size = -" G_STRINGIFY (2048) ";";

G_STATIC_ASSERT (CACHE_KIB == 2048);

/* Pages that a transaction frees need not be written once more as zeros, as
 * some systems have SQLite do: the full-text index frees them with every save.
 * The write-ahead log is folded back by the worker when it has nothing else to
 * do: inside a commit it would make one save in thirty wait for it. */
static const char writer_settings[] =
  "PRAGMA journal_mode = WAL;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA secure_delete = FAST;"
  "PRAGMA journal_size_limit = 67108864;"
  "PRAGMA wal_autocheckpoint = 0;";

static gboolean
is_writing (TandemDatabaseMode mode)
{
  return mode == TANDEM_DATABASE_WRITE || mode == TANDEM_DATABASE_CREATE;
}

static gboolean
set_up (TandemDatabase    *self,
        TandemDatabaseMode mode,
        GError           **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, mode != TANDEM_DATABASE_RESCUE, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);

  /* Else SQLite reads nothing at all from a file that ends too early. */
  return (mode != TANDEM_DATABASE_RESCUE || tandem_database_execute (self, "PRAGMA writable_schema = ON", error)) &&
         tandem_search_register (self, error) &&
         tandem_database_execute (self, settings, error) &&
         (!is_writing (mode) || tandem_database_execute (self, writer_settings, error));
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * tandem_database_open:
 * @path: the file
 * @mode: what is going to be done with it
 * @error: return location for a #TandemStoreError
 *
 * Opens a connection, with the tokenizer of the full-text index registered.
 * Use it on one thread at a time.
 *
 * Returns: (transfer full) (nullable): the connection
 */
TandemDatabase *
tandem_database_open (const char        *path,
                      TandemDatabaseMode mode,
                      GError           **error)
{
  g_autoptr(TandemDatabase) self = g_new0 (TandemDatabase, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int rc;

  g_return_val_if_fail (path != NULL, NULL);

  flags |= is_writing (mode) ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  if (mode == TANDEM_DATABASE_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  rc = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (rc != SQLITE_OK)
    set_error (self->handle, rc, error);
  else if (is_writing (mode) && sqlite3_db_readonly (self->handle, "main") == 1)
    set_error (self->handle, SQLITE_READONLY, error);
  else if (set_up (self, mode, error))
    return g_steal_pointer (&self);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/**
 * tandem_database_close:
 * @self: (transfer full): a connection
 *
 * Finalizes the statements and closes the file.
 */
void
tandem_database_close (TandemDatabase *self)
{
  if (!self)
    return;

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

sqlite3 *
tandem_database_get_handle (TandemDatabase *self)
{
  return self->handle;
}

/**
 * tandem_database_execute:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location for a #TandemStoreError
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_database_execute (TandemDatabase *self,
                         const char     *sql,
                         GError        **error)
{
  int rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || tandem_database_fail (self, rc, error);
}

/**
 * tandem_database_prepare:
 * @self: a connection
 * @sql: one statement, at an address that stays the same
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer none) (nullable): the statement, reset and unbound
 */
sqlite3_stmt *
tandem_database_prepare (TandemDatabase *self,
                         const char     *sql,
                         GError        **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int rc;

  if (statement)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  rc = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      tandem_database_fail (self, rc, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static int
bind_bytes (sqlite3_stmt *statement,
            int           index,
            GBytes       *bytes)
{
  gsize size;
  const char *data;

  if (!bytes)
    return sqlite3_bind_null (statement, index);
  data = g_bytes_get_data (bytes, &size);
  return sqlite3_bind_blob64 (statement, index, data ? data : "", size, SQLITE_STATIC);
}

static int
bind_doc (sqlite3_stmt *statement,
          int           index,
          TandemDoc    *doc)
{
  gsize size;
  const char *body;

  if (!doc)
    return sqlite3_bind_null (statement, index);
  body = tandem_doc_get_body (doc, &size);
  return sqlite3_bind_blob64 (statement, index, body, size, SQLITE_STATIC);
}

static int
bind_next (sqlite3_stmt *statement,
           int           index,
           char          type,
           va_list      *arguments)
{
  switch (type)
    {
    case 'i':
      return sqlite3_bind_int64 (statement, index, va_arg (*arguments, gint64));
    case 's':
      return sqlite3_bind_text (statement, index, va_arg (*arguments, const char *), -1, SQLITE_STATIC);
    case 'b':
      return bind_bytes (statement, index, va_arg (*arguments, GBytes *));
    case 'd':
      return bind_doc (statement, index, va_arg (*arguments, TandemDoc *));
    default:
      g_assert_not_reached ();
    }
}

void
tandem_database_set_bulk (TandemDatabase *self,
                          gboolean        bulk)
{
  g_autofree char *pragma = NULL;

  if (self->bulk == bulk)
    return;
  self->bulk = bulk;
  pragma = g_strdup_printf ("PRAGMA cache_size = -%d; PRAGMA cache_spill = %s",
                            bulk ? BULK_CACHE_KIB : CACHE_KIB, bulk ? "OFF" : "ON");
  sqlite3_exec (self->handle, pragma, NULL, NULL, NULL);
  if (!bulk)
    sqlite3_db_release_memory (self->handle);
}

static sqlite3_stmt *
query_valist (TandemDatabase *self,
              GError        **error,
              const char     *sql,
              const char     *types,
              va_list        *arguments)
{
  sqlite3_stmt *statement = tandem_database_prepare (self, sql, error);
  int rc = SQLITE_OK;

  if (!statement)
    return NULL;
  for (int i = 0; types[i] && rc == SQLITE_OK; i++)
    rc = bind_next (statement, i + 1, types[i], arguments);
  if (rc == SQLITE_OK)
    return statement;

  tandem_database_fail (self, rc, error);
  tandem_statement_done (statement);
  return NULL;
}

/**
 * tandem_database_query:
 * @self: a connection
 * @error: return location for a #TandemStoreError
 * @sql: one statement, at an address that stays the same
 * @types: one letter a parameter: `i` gint64, `s` string, `b` #GBytes, `d` TandemDoc
 * @...: the parameters
 *
 * Returns: (transfer none) (nullable): the statement, bound, for
 *   tandem_database_next()
 */
sqlite3_stmt *
tandem_database_query (TandemDatabase *self,
                       GError        **error,
                       const char     *sql,
                       const char     *types,
                       ...)
{
  sqlite3_stmt *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, &arguments);
  va_end (arguments);
  return statement;
}

/**
 * tandem_database_run:
 * @self: a connection
 * @error: return location for a #TandemStoreError
 * @sql: one statement, at an address that stays the same
 * @types: as for tandem_database_query()
 * @...: the parameters
 *
 * Runs a statement to its end; rows are ignored.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_database_run (TandemDatabase *self,
                     GError        **error,
                     const char     *sql,
                     const char     *types,
                     ...)
{
  sqlite3_stmt *statement;
  va_list arguments;
  int rc;

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, &arguments);
  va_end (arguments);
  if (!statement)
    return FALSE;

  do
    rc = sqlite3_step (statement);
  while (rc == SQLITE_ROW);
  if (rc != SQLITE_DONE)
    tandem_database_fail (self, rc, error);
  tandem_statement_done (statement);
  return rc == SQLITE_DONE;
}

/**
 * tandem_database_get_int:
 * @self: a connection
 * @value: (out): the first column of the first row
 * @fallback: @value where there is no row
 * @error: return location for a #TandemStoreError
 * @sql: one statement, at an address that stays the same
 * @types: as for tandem_database_query()
 * @...: the parameters
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_database_get_int (TandemDatabase *self,
                         gint64         *value,
                         gint64          fallback,
                         GError        **error,
                         const char     *sql,
                         const char     *types,
                         ...)
{
  sqlite3_stmt *statement;
  va_list arguments;
  g_autoptr(GError) local = NULL;

  *value = fallback;
  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, &arguments);
  va_end (arguments);
  if (!statement)
    return FALSE;

  if (tandem_database_next (self, statement, &local))
    *value = sqlite3_column_int64 (statement, 0);
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_database_next:
 * @self: a connection
 * @statement: a bound statement of it
 * @error: return location for a #TandemStoreError
 *
 * Returns: %TRUE: there is a row. %FALSE: the end, or @error is set; the
 *   statement is reset
 */
gboolean
tandem_database_next (TandemDatabase *self,
                      sqlite3_stmt   *statement,
                      GError        **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    tandem_database_fail (self, rc, error);
  tandem_statement_done (statement);
  return FALSE;
}

/* An open statement would hold its read transaction, and with it the log. */
void
tandem_statement_done (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

const char *
tandem_statement_text (sqlite3_stmt *statement,
                       int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gint64
tandem_statement_int (sqlite3_stmt *statement,
                      int           column)
{
  return sqlite3_column_int64 (statement, column);
}

/* Takes the right to write at once, so that no later statement of the
 * transaction finds somebody else's changes. */
gboolean
tandem_database_begin (TandemDatabase *self,
                       GError        **error)
{
  return tandem_database_run (self, error, "BEGIN IMMEDIATE", "");
}

/**
 * tandem_database_commit:
 * @self: a connection in a transaction
 * @error: return location for a #TandemStoreError
 *
 * On success the transaction is on the disk. Otherwise it was rolled back.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_database_commit (TandemDatabase *self,
                        GError        **error)
{
  if (tandem_database_run (self, error, "COMMIT", ""))
    return TRUE;

  tandem_database_rollback (self);
  return FALSE;
}

void
tandem_database_rollback (TandemDatabase *self)
{
  g_autoptr(GError) error = NULL;

  /* SQLite itself ends a transaction that met a full disk or a broken file. */
  if (sqlite3_get_autocommit (self->handle))
    return;
  if (!tandem_database_run (self, &error, "ROLLBACK", ""))
    g_warning ("A transaction could not be rolled back: %s", error->message);
}
