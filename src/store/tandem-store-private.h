/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-store.h"
#include "tandem-writer.h"

G_BEGIN_DECLS

/* A job on the worker thread, with the connection that may write. Inside it
 * tandem_store_get() and the context resolve through the same connection. */
typedef gboolean (*TandemStoreJob) (TandemStore     *self,
                                    TandemDatabase  *database,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/* Runs @job and waits for it; at once when called on the worker. */
gboolean        tandem_store_run           (TandemStore      *self,
                                            TandemStoreJob    job,
                                            gpointer          data,
                                            GError          **error);
/* Runs @job with the data of @task, then returns TRUE or the error by @task;
 * what it found stays in the data. Jobs run in order; cancelled ones do not
 * start. @task: (transfer full). */
void            tandem_store_run_task      (TandemStore      *self,
                                            GTask            *task,
                                            TandemStoreJob    job);

/* One transaction: all of what @job writes, or nothing. After the commit
 * `changed` is emitted with the ids that tandem_writer_put() touched. */
typedef gboolean (*TandemWriteJob) (TandemWriter    *writer,
                                    gpointer         data,
                                    GError         **error);

gboolean        tandem_store_write         (TandemStore      *self,
                                            const char       *label,   /* names the versions it makes */
                                            const char       *author,  /* (nullable) */
                                            TandemWriteJob    job,
                                            gpointer          data,
                                            GError          **error);

/* (transfer full): as tandem_store_get_context(), on any thread. */
TandemContext  *tandem_store_dup_context   (TandemStore      *self);

/* A connection for bounded reads on the calling thread; unlock it soon. NULL
 * when the store is closed. */
TandemDatabase *tandem_store_lock_reader   (TandemStore      *self,
                                            GError          **error);
void            tandem_store_unlock_reader (TandemStore      *self,
                                            TandemDatabase   *database);

/* The document in columns @body, @body + 1 (its checksum), checked; NULL with
 * CORRUPT when the bytes are not what was written. */
gboolean        tandem_statement_body_is_sound (sqlite3_stmt *statement,
                                            int               body);
TandemDoc      *tandem_statement_doc       (sqlite3_stmt     *statement,
                                            int               body,
                                            GError          **error);

G_END_DECLS
