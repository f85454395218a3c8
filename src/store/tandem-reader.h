/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-database.h"

G_BEGIN_DECLS

/**
 * TandemReader:
 *
 * Bounded reads from any thread: a read-only connection for the thread that
 * made the store, one that all other threads share, and the worker's own on
 * the worker, so that a transaction sees what it wrote. Counted; it outlives
 * the store inside contexts, and finds nothing once it is closed.
 */
typedef struct _TandemReader TandemReader;

TandemReader   *tandem_reader_new         (void);
TandemReader   *tandem_reader_ref         (TandemReader   *self);
void            tandem_reader_unref       (TandemReader   *self);
void            tandem_reader_open        (TandemReader   *self,
                                           const char     *path);
void            tandem_reader_close       (TandemReader   *self);
/* The connection of the worker; NULL takes it back. On the worker. */
void            tandem_reader_set_worker  (TandemReader   *self,
                                           TandemDatabase *database);

TandemDatabase *tandem_reader_lock        (TandemReader   *self,
                                           GError        **error);
void            tandem_reader_unlock      (TandemReader   *self,
                                           TandemDatabase *database);

TandemDoc      *tandem_reader_get         (TandemReader   *self,
                                           const char     *id,
                                           GError        **error);
GPtrArray      *tandem_reader_referring   (TandemReader   *self,
                                           const char     *kind,
                                           const char     *field,
                                           const char     *id,
                                           GError        **error);
/* @context, seeing records through the reader. */
TandemContext  *tandem_reader_dup_context (TandemReader   *self,
                                           const TandemContext *context);

G_END_DECLS
