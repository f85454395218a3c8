/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-schema.h"

#include "tandem-store.h"
#include "tandem-workspace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#define USER_VERSION_OFFSET 60          /* of the header of a SQLite file, big-endian */

/* The tables that are the same for all kinds. The typed ones and the full-text
 * index follow from the tables of the kinds (tandem-projection.c). */
static const char version_1[] =
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;"

  /* One row a transaction: who did what when. */
  "CREATE TABLE change ("
  "  n INTEGER PRIMARY KEY,"
  "  at TEXT NOT NULL,"
  "  author TEXT,"
  "  label TEXT NOT NULL"
  ") STRICT;"

  /* state: TandemEntryState in `deleted`. body is the last living content, also
   * of a deleted record; NULL only for one that came as a tombstone or left the
   * bin. sum: CRC-32 of body, so that a flipped bit in it is recognised. */
  "CREATE TABLE doc ("
  "  pk INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  kind TEXT NOT NULL,"
  "  database TEXT NOT NULL,"
  "  body BLOB,"
  "  sum INTEGER,"
  "  deleted INTEGER NOT NULL DEFAULT 0,"
  "  version INTEGER NOT NULL DEFAULT 1,"
  "  change INTEGER NOT NULL,"
  "  base_rev TEXT,"
  "  base_body BLOB,"
  "  edit_seq INTEGER NOT NULL DEFAULT 0,"
  "  leaves TEXT,"
  "  conflict INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE INDEX doc_binned ON doc (change) WHERE deleted != 0;"
  "CREATE INDEX doc_conflict ON doc (pk) WHERE conflict != 0;"

  /* The former contents of a record; the current one is in doc. body is NULL
   * where the record was deleted. */
  "CREATE TABLE version ("
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  change INTEGER NOT NULL,"
  "  deleted INTEGER NOT NULL,"
  "  body BLOB,"
  "  sum INTEGER,"
  "  PRIMARY KEY (doc, number)"
  ") STRICT;"

  /* The undo journal: numbers of versions (0: there was none), no contents of
   * its own. The clashes are JSON arrays of rows of clash. */
  "CREATE TABLE step ("
  "  n INTEGER PRIMARY KEY,"
  "  label TEXT NOT NULL,"
  "  undone INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE INDEX step_undone ON step (undone, n);"
  "CREATE TABLE step_edit ("
  "  step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,"
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  before INTEGER NOT NULL,"
  "  after INTEGER NOT NULL,"
  "  before_clashes TEXT,"
  "  after_clashes TEXT,"
  "  PRIMARY KEY (step, doc)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX step_edit_doc ON step_edit (doc);"

  /* A true conflict: base, mine and theirs as JSON, NULL where absent. */
  "CREATE TABLE clash ("
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  path TEXT NOT NULL,"
  "  base TEXT,"
  "  mine TEXT,"
  "  theirs TEXT,"
  "  leaf TEXT,"                /* the revision @mine is from, where it is on the server */
  "  PRIMARY KEY (doc, path)"
  ") STRICT;"

  /* The states are not in a list: for each row SQLite would build an index of it. */
  "CREATE TABLE outbox ("
  "  doc INTEGER PRIMARY KEY REFERENCES doc ON DELETE CASCADE,"
  "  label TEXT NOT NULL,"
  "  queued_at TEXT NOT NULL,"
  "  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state = 'waiting' OR state = 'held' OR state = 'refused'),"
  "  attempts INTEGER NOT NULL DEFAULT 0,"
  "  next_at INTEGER NOT NULL DEFAULT 0,"
  "  status INTEGER,"
  "  reason TEXT,"
  "  sent_rev TEXT,"
  "  sent_body BLOB,"
  "  sent_seq INTEGER"
  ") STRICT;"
  /* Bodies of the leaves of a revision tree that did not win; NULL: a deletion. */
  "CREATE TABLE leaf ("
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  rev TEXT NOT NULL,"
  "  body BLOB,"
  "  PRIMARY KEY (doc, rev)"
  ") STRICT;"

  /* Documents from the server that this program cannot read: kept as they
   * came, never shown, never written back. */
  "CREATE TABLE set_aside ("
  "  database TEXT NOT NULL,"
  "  id TEXT NOT NULL,"
  "  rev TEXT NOT NULL,"
  "  leaves TEXT NOT NULL,"
  "  body BLOB,"
  "  reason TEXT NOT NULL,"
  "  PRIMARY KEY (database, id)"
  ") STRICT;"

  "CREATE TABLE checkpoint ("
  "  remote TEXT NOT NULL,"
  "  database TEXT NOT NULL,"
  "  direction TEXT NOT NULL,"
  "  seq TEXT,"
  "  history TEXT,"
  "  PRIMARY KEY (remote, database, direction)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE link ("
  "  value TEXT NOT NULL,"
  "  field TEXT NOT NULL,"
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  PRIMARY KEY (value, field, doc)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX link_doc ON link (doc);"

  "PRAGMA application_id = 1416520813;";

G_STATIC_ASSERT (TANDEM_SCHEMA_APPLICATION_ID == 1416520813);

/* A field may clash again before somebody has chosen: all of it is kept. */
static const char version_2[] =
  "ALTER TABLE clash RENAME TO clash_1;"
  "CREATE TABLE clash ("
  "  n INTEGER PRIMARY KEY,"
  "  doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,"
  "  path TEXT NOT NULL,"
  "  base TEXT,"
  "  mine TEXT,"
  "  theirs TEXT,"
  "  leaf TEXT"                 /* the revision @mine is from, where it is on the server */
  ") STRICT;"
  "CREATE INDEX clash_doc ON clash (doc, path);"
  "INSERT INTO clash (doc, path, base, mine, theirs, leaf)"
  " SELECT doc, path, base, mine, theirs, leaf FROM clash_1 ORDER BY doc, path;"
  "DROP TABLE clash_1;";

static const TandemMigration migrations[] = {
  { version_1, NULL },
  { version_2, NULL },
};

const TandemMigration *
tandem_schema_get_migrations (guint *n_migrations)
{
  *n_migrations = G_N_ELEMENTS (migrations);
  return migrations;
}

static gboolean
refuse_newer (gint64   version,
              guint    known,
              GError **error)
{
  if (version >= 0 && version <= known)
    return TRUE;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_TOO_NEW,
               _("The workspace was written by a newer Tandem (format %" PRId64 ", this one knows %u); "
                 "it was left untouched"), version, known);
  return FALSE;
}

/**
 * tandem_schema_check_version:
 * @path: the file of a workspace
 * @n_migrations: the newest format this program knows
 * @error: return location for a `TANDEM_STORE_ERROR_TOO_NEW` error
 *
 * Reads the format from the header of the file, without opening it as a
 * database: that alone would write beside it. A file that is not there, or too
 * short to tell, passes.
 *
 * Returns: %FALSE when the file is of a newer format
 */
gboolean
tandem_schema_check_version (const char *path,
                             guint       n_migrations,
                             GError    **error)
{
  unsigned char header[USER_VERSION_OFFSET + 4];
  FILE *file = g_fopen (path, "rbe");
  gboolean complete;

  if (!file)
    return TRUE;
  complete = fread (header, sizeof header, 1, file) == 1;
  fclose (file);
  if (!complete || memcmp (header, "SQLite format 3", 16) != 0)
    return TRUE;

  return refuse_newer ((gint64) header[USER_VERSION_OFFSET] << 24 | header[USER_VERSION_OFFSET + 1] << 16 |
                       header[USER_VERSION_OFFSET + 2] << 8 | header[USER_VERSION_OFFSET + 3],
                       n_migrations, error);
}

/* A copy of the file as it was, beside the other backups. */
static gboolean
back_up (TandemDatabase *database,
         gint64          version,
         const char     *folder,
         GError        **error)
{
  g_autofree char *prefix = g_strdup_printf ("format-%" G_GINT64_FORMAT, version);
  g_autofree char *path = tandem_workspace_dup_stamped (folder, prefix);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY,
                   _("The folder for backups %s could not be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }
  return tandem_database_run (database, error, "VACUUM INTO ?", "s", path);
}

static gboolean
apply (TandemDatabase        *database,
       const TandemMigration *migration,
       guint                  version,
       GError               **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", version);

  if (!tandem_database_begin (database, error))
    return FALSE;
  if ((migration->sql && !tandem_database_execute (database, migration->sql, error)) ||
      (migration->run && !migration->run (database, error)) ||
      !tandem_database_execute (database, stamp, error))
    {
      tandem_database_rollback (database);
      return FALSE;
    }
  return tandem_database_commit (database, error);
}

/**
 * tandem_schema_migrate:
 * @database: a connection that may write
 * @migrations: (array length=n_migrations): from nothing to the newest format
 * @n_migrations: the newest format
 * @backup_folder: where a copy of an older file goes first
 * @error: return location for an error
 *
 * Brings the file to the newest format: each migration is one transaction,
 * with a backup before each; a new file has nothing to back up. A failure leaves the file at the last format that
 * was reached.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_schema_migrate (TandemDatabase        *database,
                       const TandemMigration *steps,
                       guint                  n_steps,
                       const char            *backup_folder,
                       GError               **error)
{
  gint64 version;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!tandem_database_get_int (database, &version, 0, error, "PRAGMA user_version", "") ||
      !refuse_newer (version, n_steps, error))
    return FALSE;

  for (guint i = version; i < n_steps; i++)
    {
      if (version > 0 && !back_up (database, i, backup_folder, error))
        return FALSE;
      if (!apply (database, &steps[i], i + 1, error))
        {
          g_prefix_error (error, "Migration to format %u: ", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}
