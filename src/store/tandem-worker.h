/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemWorker:
 *
 * One thread that does jobs one after the other. Nothing is known here about
 * what they are.
 */
typedef struct _TandemWorker TandemWorker;

typedef void (*TandemWorkerFunc) (gpointer data);

/* A bit of what can wait; TRUE: there is more of it. */
typedef gboolean (*TandemWorkerIdleFunc) (gpointer data);

/* @idle (nullable) runs on the thread whenever it had nothing to do for a
 * moment, and again until it has no more to do or a job comes. */
TandemWorker *tandem_worker_new     (const char        *name,
                                     TandemWorkerIdleFunc idle,
                                     gpointer           data);
/* FALSE when it is closed already: @func will not run. */
gboolean      tandem_worker_push    (TandemWorker      *self,
                                     TandemWorkerFunc   func,
                                     gpointer           data);
/* Runs @func and waits; at once on the thread itself. */
gboolean      tandem_worker_call    (TandemWorker      *self,
                                     TandemWorkerFunc   func,
                                     gpointer           data);
gboolean      tandem_worker_is_self (TandemWorker      *self);
/* Does what was pushed, then ends and joins the thread. */
void          tandem_worker_close   (TandemWorker      *self);
void          tandem_worker_free    (TandemWorker      *self);

G_END_DECLS
