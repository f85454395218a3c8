/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-workspace.h"

#include "tandem-history.h"
#include "tandem-schema.h"
#include "tandem-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BIN_DAYS 30
#define MAX_FINDINGS 20

char *
tandem_workspace_dup_path (const char *folder)
{
  return g_build_filename (folder, "tandem.db", NULL);
}

char *
tandem_workspace_dup_backups (const char *folder)
{
  return g_build_filename (folder, "backups", NULL);
}

char *
tandem_workspace_dup_stamped (const char *folder,
                              const char *prefix)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S-%f");
  g_autofree char *name = g_strdup_printf ("%s-%s.db", prefix, stamp);

  return g_build_filename (folder, name, NULL);
}

static void
fail_busy (GError    **error,
           const char *folder,
           int         fd)
{
  char owner[32] = "";
  gssize length = pread (fd, owner, sizeof owner - 1, 0);

  if (length > 0)
    owner[strcspn (owner, "\n")] = '\0';
  if (*owner)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
                 _("The workspace %s is open in another program, process %s; close it there first"), folder, owner);
  else
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
                 _("The workspace %s is open in another program; close it there first"), folder);
}

static gboolean
write_owner (int fd)
{
  g_autofree char *owner = g_strdup_printf ("%d\n", (int) getpid ());
  gssize length = strlen (owner);

  return ftruncate (fd, 0) == 0 && pwrite (fd, owner, length, 0) == length;
}

/**
 * tandem_workspace_lock:
 * @folder: the workspace; made when it is not there
 * @error: return location for a #TandemStoreError
 *
 * Takes the workspace for this program. The lock belongs to an open file, so
 * that it goes with the process however that ends.
 *
 * Returns: a handle for tandem_workspace_unlock(), or -1
 */
int
tandem_workspace_lock (const char *folder,
                       GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      (fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY,
                   _("The workspace %s cannot be written: %s"), folder, g_strerror (errno));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      fail_busy (error, folder, fd);
      g_close (fd, NULL);
      return -1;
    }
  /* Only for the words of the other program: a full disk must not matter here. */
  if (!write_owner (fd))
    g_debug ("The lock of %s could not be signed: %s", folder, g_strerror (errno));
  return fd;
}

void
tandem_workspace_unlock (int lock)
{
  g_autoptr(GError) error = NULL;

  if (lock >= 0 && !g_close (lock, &error))
    g_warning ("The lock of a workspace was lost: %s", error->message);
}

static guint32
read_be32 (const unsigned char *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/* A file that ends early is recognised before it is opened; SQLite would find
 * out only where it reads. After an unclean end the log says how long it is. */
static gboolean
check_length (const char *path,
              GError    **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  unsigned char header[100];
  GStatBuf status, log;
  gboolean complete;
  FILE *file;
  gint64 page;

  if (g_stat (path, &status) != 0 || status.st_size == 0 || (g_stat (wal, &log) == 0 && log.st_size > 0))
    return TRUE;
  file = g_fopen (path, "rbe");
  complete = file && fread (header, sizeof header, 1, file) == 1;
  g_clear_pointer (&file, fclose);

  page = complete ? header[16] << 8 | header[17] : 0;
  if (page == 1)
    page = 65536;
  if (complete && status.st_size >= page * read_be32 (header + 28))
    return TRUE;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
               _("The file %s is damaged: it ends too early"), path);
  return FALSE;
}

static gboolean
check_pages (TandemDatabase *database,
             const char     *check,
             GPtrArray      *findings,
             GError        **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA %s (%d)", check, MAX_FINDINGS);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error, g_intern_string (pragma), "");

  if (!statement)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    {
      const char *finding = tandem_statement_text (statement, 0);

      if (g_strcmp0 (finding, "ok") != 0)
        g_ptr_array_add (findings, g_strdup (finding ? finding : "unknown"));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The structure of the file says nothing about a bit that flipped in a text. */
static gboolean
check_bodies (TandemDatabase *database,
              GPtrArray      *findings,
              GError        **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "SELECT id, body, sum FROM doc WHERE body IS NOT NULL UNION ALL"
                                     " SELECT id, version.body, version.sum FROM version JOIN doc ON pk = doc"
                                     " WHERE version.body IS NOT NULL", "");
  if (!statement)
    return FALSE;
  while (findings->len < MAX_FINDINGS && tandem_database_next (database, statement, &local))
    {
      if (!tandem_statement_body_is_sound (statement, 1))
        g_ptr_array_add (findings, g_strdup_printf ("%s: the text is not what was written",
                                                    tandem_statement_text (statement, 0)));
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_workspace_examine:
 * @database: a connection
 * @check: the pragma that looks at the pages
 * @findings: (element-type utf8): what is wrong, one sentence each
 * @error: return location for an error that kept it from looking
 *
 * Reads the whole file. Damage is a finding, not an error.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_workspace_examine (TandemDatabase *database,
                          const char     *check,
                          GPtrArray      *findings,
                          GError        **error)
{
  g_autoptr(GError) local = NULL;

  if (check_pages (database, check, findings, &local) && check_bodies (database, findings, &local))
    return TRUE;
  if (!g_error_matches (local, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_ptr_array_add (findings, g_strdup (local->message));
  return TRUE;
}

static gboolean
check_application (TandemDatabase *database,
                   GError        **error)
{
  gint64 other;

  if (!tandem_database_get_int (database, &other, 0, error,
                                "SELECT application_id != ? AND (SELECT count (*) FROM sqlite_schema) > 0"
                                " FROM pragma_application_id", "i", (gint64) TANDEM_SCHEMA_APPLICATION_ID))
    return FALSE;
  if (!other)
    return TRUE;

  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED, _("The file is no workspace of Tandem"));
  return FALSE;
}

/* The last program ended without closing the file: see whether it is whole. */
static gboolean
check_unless_clean (TandemDatabase *database,
                    GError        **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 tables, clean = 1;

  if (!tandem_database_get_int (database, &tables, 0, error,
                                "SELECT count (*) FROM sqlite_schema WHERE name = 'meta'", "") ||
      (tables > 0 && !tandem_database_get_int (database, &clean, 1, error,
                                               "SELECT value FROM meta WHERE key = 'clean'", "")))
    return FALSE;
  if (clean)
    return TRUE;
  if (!tandem_workspace_examine (database, "quick_check", findings, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT, _("The file of the workspace is damaged: %s"),
               (char *) findings->pdata[0]);
  return FALSE;
}

static gboolean
empty_bin (TandemDatabase *database,
           GError        **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -BIN_DAYS);
  g_autofree char *before = g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");

  return tandem_history_purge_bin (database, before, error);
}

static gboolean
begin_use (TandemDatabase *database,
           GError        **error)
{
  if (!tandem_database_begin (database, error))
    return FALSE;
  if (tandem_database_run (database, error, "REPLACE INTO meta VALUES ('clean', 0)", "") &&
      empty_bin (database, error))
    return tandem_database_commit (database, error);

  tandem_database_rollback (database);
  return FALSE;
}

/**
 * tandem_workspace_open:
 * @folder: a workspace that this program has locked
 * @error: return location for a #TandemStoreError
 *
 * Opens the file for writing; made when it is not there. A newer file and a
 * damaged one are refused and left as they are. After an unclean end the whole
 * file is checked first.
 *
 * Returns: (transfer full) (nullable): the connection
 */
TandemDatabase *
tandem_workspace_open (const char *folder,
                       GError    **error)
{
  g_autofree char *path = tandem_workspace_dup_path (folder);
  g_autofree char *backups = tandem_workspace_dup_backups (folder);
  g_autoptr(TandemDatabase) database = NULL;
  guint n_migrations;
  const TandemMigration *migrations = tandem_schema_get_migrations (&n_migrations);

  if (!tandem_schema_check_version (path, n_migrations, error) ||
      !check_length (path, error) ||
      !(database = tandem_database_open (path, TANDEM_DATABASE_CREATE, error)))
    return NULL;
  if (check_application (database, error) &&
      check_unless_clean (database, error) &&
      tandem_schema_migrate (database, migrations, n_migrations, backups, error) &&
      begin_use (database, error))
    return g_steal_pointer (&database);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/**
 * tandem_workspace_close:
 * @database: (transfer full): the connection; the last one to the file
 *
 * Marks the file as closed in order, folds the log back, and closes.
 */
void
tandem_workspace_close (TandemDatabase *database)
{
  g_autoptr(GError) error = NULL;

  /* Otherwise the next program that opens it checks it first. */
  if (!tandem_database_run (database, &error, "REPLACE INTO meta VALUES ('clean', 1)", ""))
    g_info ("The workspace could not be marked as closed: %s", error->message);
  tandem_database_close (database);
}
