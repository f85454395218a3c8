/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-backup.h"

#include "tandem-schema.h"
#include "tandem-store-private.h"
#include "tandem-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char *const companions[] = { "", "-wal", "-shm" };

static gboolean
fail_file (GError    **error,
           const char *what,
           const char *path)
{
  int saved = errno;

  g_set_error (error, TANDEM_STORE_ERROR,
               saved == ENOSPC || saved == EDQUOT ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_READ_ONLY,
               what, path, g_strerror (saved));
  return FALSE;
}

/* A name is on the disk only when its folder is. */
static gboolean
sync_folder (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    fail_file (error, _("%s could not be written to the disk: %s"), folder);
  if (fd >= 0)
    g_close (fd, NULL);
  return done;
}

/**
 * tandem_backup_move:
 * @from: a database file
 * @to: its new name, in the same file system
 * @error: return location for a #TandemStoreError
 *
 * Renames a closed database with its log. A log left behind would be taken for
 * that of the next file with the name.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_backup_move (const char *from,
                    const char *to,
                    GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *source = g_strconcat (from, companions[i], NULL);
      g_autofree char *target = g_strconcat (to, companions[i], NULL);

      if (g_rename (source, target) != 0 && errno != ENOENT)
        return fail_file (error, _("%s could not be renamed: %s"), source);
    }
  return sync_folder (to, error);
}

void
tandem_backup_remove (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        g_debug ("%s could not be removed: %s", name, g_strerror (errno));
    }
}

static gboolean
copy_pages (TandemDatabase *source,
            TandemDatabase *target,
            GError        **error)
{
  sqlite3_backup *copy = sqlite3_backup_init (tandem_database_get_handle (target), "main",
                                              tandem_database_get_handle (source), "main");
  int rc;

  if (!copy)
    return tandem_database_fail (target, sqlite3_errcode (tandem_database_get_handle (target)), error);
  sqlite3_backup_step (copy, -1);
  rc = sqlite3_backup_finish (copy);
  return rc == SQLITE_OK || tandem_database_fail (target, rc, error);
}

/* One file that needs no log beside it. */
static gboolean
copy_to (TandemDatabase *source,
         const char     *path,
         GError        **error)
{
  g_autoptr(TandemDatabase) target = tandem_database_open (path, TANDEM_DATABASE_CREATE, error);

  return target &&
         tandem_database_execute (target, "PRAGMA journal_mode = DELETE", error) &&
         copy_pages (source, target, error) &&
         tandem_database_execute (target, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
backup_job (TandemStore    *self,
            TandemDatabase *database,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const char *path = data;
  g_autofree char *half = g_strconcat (path, ".part", NULL);

  tandem_backup_remove (half);
  if (copy_to (database, half, error) && tandem_backup_move (half, path, error))
    return TRUE;
  tandem_backup_remove (half);
  return FALSE;
}

/**
 * tandem_store_backup:
 * @self: an open store
 * @path: the file to write; one that is there is replaced when the new one is
 *   whole
 * @error: return location for a #TandemStoreError
 *
 * Copies the workspace, as it is at one moment, to one file. Blocks.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_store_backup (TandemStore *self,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  return tandem_store_run (self, backup_job, absolute, error);
}

static gboolean
is_backup (TandemDatabase *database,
           GError        **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 application;

  if (!tandem_database_get_int (database, &application, 0, error, "PRAGMA application_id", ""))
    return FALSE;
  if (application != TANDEM_SCHEMA_APPLICATION_ID)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT, _("The file is no backup of a workspace"));
      return FALSE;
    }
  if (!tandem_workspace_examine (database, "integrity_check", findings, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT, _("The backup is damaged: %s"),
               (char *) findings->pdata[0]);
  return FALSE;
}

/* The server may hold more than the backup knows: everything is compared again. */
static gboolean
prepare (const char *path,
         GError    **error)
{
  g_autoptr(TandemDatabase) database = tandem_database_open (path, TANDEM_DATABASE_WRITE, error);

  return database && tandem_database_execute (database, "DELETE FROM checkpoint", error);
}

static gboolean
put_in_place (const char *path,
              const char *folder,
              GError    **error)
{
  g_autofree char *current = tandem_workspace_dup_path (folder);
  g_autofree char *kept = tandem_workspace_dup_stamped (folder, "replaced");
  g_autofree char *half = g_strconcat (current, ".part", NULL);
  g_autoptr(TandemDatabase) backup = tandem_database_open (path, TANDEM_DATABASE_READ, error);

  if (!backup || !is_backup (backup, error))
    return FALSE;
  tandem_backup_remove (half);
  if (copy_to (backup, half, error) &&
      prepare (half, error) &&
      tandem_backup_move (current, kept, error) &&
      tandem_backup_move (half, current, error))
    return TRUE;
  tandem_backup_remove (half);
  return FALSE;
}

/**
 * tandem_store_restore_backup:
 * @path: a file that tandem_store_backup() wrote
 * @folder: a workspace that is not open; made when it is not there
 * @error: return location for a #TandemStoreError
 *
 * Checks the backup and makes it the workspace. What was there is kept in the
 * folder under another name.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_store_restore_backup (const char *path,
                             const char *folder,
                             GError    **error)
{
  guint n_migrations;
  gboolean done;
  int lock;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  tandem_schema_get_migrations (&n_migrations);
  if (!tandem_schema_check_version (path, n_migrations, error))
    return FALSE;
  lock = tandem_workspace_lock (folder, error);
  if (lock < 0)
    return FALSE;
  done = put_in_place (path, folder, error);
  tandem_workspace_unlock (lock);
  return done;
}
