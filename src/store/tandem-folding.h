/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemFolding:
 *
 * Folds a long write-ahead log back into its file, on a thread and a connection
 * of its own: the worker goes on writing meanwhile. Used on one thread.
 */
typedef struct _TandemFolding TandemFolding;

TandemFolding *tandem_folding_new   (const char    *path);
/* Nothing where it is under way already. */
void           tandem_folding_begin (TandemFolding *self);
/* Until nothing is under way. */
void           tandem_folding_wait  (TandemFolding *self);
void           tandem_folding_free  (TandemFolding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFolding, tandem_folding_free)

G_END_DECLS
