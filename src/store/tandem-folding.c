/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-folding.h"

#include "tandem-database.h"

struct _TandemFolding
{
  char    *path;
  GThread *thread;              /* (nullable): to be joined */
  int      running;             /* atomic */
};

/**
 * tandem_folding_new:
 * @path: the file
 *
 * Returns: (transfer full): a folding at rest
 */
TandemFolding *
tandem_folding_new (const char *path)
{
  TandemFolding *self = g_new0 (TandemFolding, 1);

  self->path = g_strdup (path);
  return self;
}

static gpointer
fold (gpointer data)
{
  TandemFolding *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDatabase) database = tandem_database_open (self->path, TANDEM_DATABASE_WRITE, &error);

  /* What stays in the log is as durable there, and folded back another time. */
  if (database)
    sqlite3_wal_checkpoint_v2 (tandem_database_get_handle (database), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  else
    g_info ("The log stays as it is: %s", error->message);
  g_clear_pointer (&database, tandem_database_close);
  g_atomic_int_set (&self->running, FALSE);
  return NULL;
}

/**
 * tandem_folding_begin:
 * @self: a folding
 *
 * Begins to fold back what is in the log now, and returns at once.
 */
void
tandem_folding_begin (TandemFolding *self)
{
  if (g_atomic_int_get (&self->running))
    return;

  tandem_folding_wait (self);
  g_atomic_int_set (&self->running, TRUE);
  self->thread = g_thread_new ("tandem-folding", fold, self);
}

/**
 * tandem_folding_wait:
 * @self: a folding
 *
 * Blocks until nothing is under way.
 */
void
tandem_folding_wait (TandemFolding *self)
{
  if (self->thread)
    g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * tandem_folding_free:
 * @self: (transfer full) (nullable): a folding
 *
 * Waits for what is under way.
 */
void
tandem_folding_free (TandemFolding *self)
{
  if (!self)
    return;

  tandem_folding_wait (self);
  g_free (self->path);
  g_free (self);
}
