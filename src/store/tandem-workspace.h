/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

/* The folder of a workspace: tandem.db (and SQLite's -wal and -shm beside it),
 * lock, backups/. One program holds it at a time. */

char           *tandem_workspace_dup_path        (const char      *folder);
char           *tandem_workspace_dup_backups     (const char      *folder);
/* A name in @folder with the time in it: nothing is overwritten. */
char           *tandem_workspace_dup_stamped     (const char      *folder,
                                                  const char      *prefix);

int             tandem_workspace_lock            (const char      *folder,
                                                  GError         **error);
void            tandem_workspace_unlock          (int              lock);

/* Of a locked one: refuses what is newer or damaged, brings it to the newest
 * format, and marks it as being in use. */
TandemDatabase *tandem_workspace_open            (const char      *folder,
                                                  GError         **error);
/* Marks it as closed in order, and closes it. */
void            tandem_workspace_close           (TandemDatabase  *database);

/* Adds what is wrong with the file, in words, to @findings. */
gboolean        tandem_workspace_examine         (TandemDatabase  *database,
                                                  const char      *check,       /* "quick_check" or "integrity_check" */
                                                  GPtrArray       *findings,
                                                  GError         **error);

G_END_DECLS
