/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file system that fails: SQLite's own, whose writes and syncs are counted
 * and fail from the k-th one on. It becomes the default one of SQLite. */

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,                   /* writes meet a full disk */
  FAULT_IO,                     /* writes and syncs meet a broken one */
  FAULT_READ_ONLY,              /* files open only for reading */
} FaultKind;

void  fault_vfs_install  (void);
/* @after: how many writes and syncs still succeed */
void  fault_vfs_set      (FaultKind  kind,
                          guint      after);
/* since the last fault_vfs_set() */
guint fault_vfs_count    (void);

G_END_DECLS
