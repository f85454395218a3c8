/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;           /* behind this struct */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;
static int kind;                /* (atomic) FaultKind */
static int left;                /* (atomic) */
static int count;               /* (atomic) */

void
fault_vfs_set (FaultKind new_kind,
               guint     after)
{
  g_atomic_int_set (&left, after);
  g_atomic_int_set (&count, 0);
  g_atomic_int_set (&kind, new_kind);
}

guint
fault_vfs_count (void)
{
  return g_atomic_int_get (&count);
}

/* Whether this one fails. */
static gboolean
is_due (void)
{
  g_atomic_int_inc (&count);
  return g_atomic_int_add (&left, -1) <= 0;
}

#define REAL(file) (((FaultFile *) (file))->real)

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file,
            void         *data,
            int           n,
            sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, n, offset);
}

static int
fault_write (sqlite3_file *file,
             const void   *data,
             int           n,
             sqlite3_int64 offset)
{
  int now = g_atomic_int_get (&kind);

  if (is_due () && now == FAULT_FULL)
    return SQLITE_FULL;
  if (now == FAULT_IO && g_atomic_int_get (&left) < 0)
    {
      /* Half of it may have reached the disk. */
      REAL (file)->pMethods->xWrite (REAL (file), data, n / 2, offset);
      return SQLITE_IOERR_WRITE;
    }
  return REAL (file)->pMethods->xWrite (REAL (file), data, n, offset);
}

static int
fault_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  if (is_due () && g_atomic_int_get (&kind) == FAULT_IO)
    return SQLITE_IOERR_FSYNC;
  return REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file,
              int           level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_reserved (sqlite3_file *file,
                      int          *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
fault_control (sqlite3_file *file,
               int           op,
               void         *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file   *file,
               int             page,
               int             size,
               int             extend,
               void volatile **map)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, map);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs  *self,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *fault = (FaultFile *) file;
  int rc;

  if (g_atomic_int_get (&kind) == FAULT_READ_ONLY && (flags & SQLITE_OPEN_MAIN_DB))
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  fault->real = (sqlite3_file *) (fault + 1);
  rc = real_vfs->xOpen (real_vfs, name, fault->real, flags, out_flags);
  file->pMethods = fault->real->pMethods ? &methods : NULL;
  return rc;
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "tandem-fault";
  vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = fault_open;
  vfs.pNext = NULL;
  fault_vfs_set (FAULT_NONE, G_MAXINT);
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}
