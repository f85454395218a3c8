/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * TandemDatabase:
 *
 * One connection to the file of a workspace, with its prepared statements.
 * Used by one thread at a time. Every error of SQLite becomes a #GError here
 * and nowhere else.
 */
typedef struct _TandemDatabase TandemDatabase;

typedef enum
{
  TANDEM_DATABASE_READ,         /* of an existing file */
  TANDEM_DATABASE_WRITE,        /* of an existing file */
  TANDEM_DATABASE_CREATE,       /* made when it is not there */
  TANDEM_DATABASE_RESCUE,       /* of a damaged file: what can be read, even when it ends too early */
} TandemDatabaseMode;

TandemDatabase *tandem_database_open         (const char          *path,
                                              TandemDatabaseMode   mode,
                                              GError             **error);
void            tandem_database_close        (TandemDatabase      *self);
sqlite3        *tandem_database_get_handle   (TandemDatabase      *self);
gboolean        tandem_database_fail         (TandemDatabase      *self,
                                              int                  rc,
                                              GError             **error);

/* SQL without parameters or rows: schema, pragmas. */
gboolean        tandem_database_execute      (TandemDatabase      *self,
                                              const char          *sql,
                                              GError             **error);

/* Prepared once a connection and kept; handed out reset, without bindings.
 * @sql is the key: a constant, or one that lives in a table of the kinds. The
 * statement is borrowed, and must not be used recursively. */
sqlite3_stmt   *tandem_database_prepare      (TandemDatabase      *self,
                                              const char          *sql,
                                              GError             **error);

/* Prepared and bound from @types, one letter a parameter: i gint64, s string
 * or NULL, b GBytes or NULL, d TandemDoc (its body) or NULL. Strings and
 * bytes must live until the statement was stepped. */
sqlite3_stmt   *tandem_database_query        (TandemDatabase      *self,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);
/* The same, stepped to its end and reset; rows are ignored. */
gboolean        tandem_database_run          (TandemDatabase      *self,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);
/* The first column of the first row, @fallback where there is none. */
gboolean        tandem_database_get_int      (TandemDatabase      *self,
                                              gint64              *value,
                                              gint64               fallback,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);

/* Memory for the pages of one large transaction, which would else be written
 * and read again on the way; FALSE gives it back. */
void            tandem_database_set_bulk     (TandemDatabase      *self,
                                              gboolean             bulk);

/* TRUE: there is a row. FALSE without @error set: the end, and @statement is
 * reset. Leaving early, call tandem_statement_done(). */
gboolean        tandem_database_next         (TandemDatabase      *self,
                                              sqlite3_stmt        *statement,
                                              GError             **error);
void            tandem_statement_done        (sqlite3_stmt        *statement);

/* Columns as our own values; the text is borrowed until the next step. */
const char     *tandem_statement_text        (sqlite3_stmt        *statement,
                                              int                  column);
gint64          tandem_statement_int         (sqlite3_stmt        *statement,
                                              int                  column);

gboolean        tandem_database_begin        (TandemDatabase      *self,
                                              GError             **error);
gboolean        tandem_database_commit       (TandemDatabase      *self,
                                              GError             **error);
void            tandem_database_rollback     (TandemDatabase      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDatabase, tandem_database_close)

G_END_DECLS
