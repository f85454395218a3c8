/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemSnapshot:
 *
 * Records in memory as they were at one moment, with their references indexed
 * both ways: what a paper is made from and what a whole plan is checked with.
 * Immutable once handed over; atomically counted.
 */
typedef struct _TandemSnapshot TandemSnapshot;

TandemSnapshot *tandem_snapshot_new         (void);
TandemSnapshot *tandem_snapshot_ref         (TandemSnapshot      *self);
void            tandem_snapshot_unref       (TandemSnapshot      *self);
void            tandem_snapshot_add         (TandemSnapshot      *self,
                                             TandemDoc           *doc);
TandemDoc      *tandem_snapshot_get         (TandemSnapshot      *self,
                                             const char          *id);
GPtrArray      *tandem_snapshot_list        (TandemSnapshot      *self,
                                             const char          *kind);
GPtrArray      *tandem_snapshot_referring   (TandemSnapshot      *self,
                                             const char          *kind,
                                             const char          *field,
                                             const char          *id);
TandemSnapshot *tandem_snapshot_copy        (TandemSnapshot      *self,
                                             GHashTable          *without);
TandemContext  *tandem_snapshot_dup_context (TandemSnapshot      *self,
                                             const TandemContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSnapshot, tandem_snapshot_unref)

G_END_DECLS
