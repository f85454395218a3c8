/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/**
 * TandemSeed:
 *
 * A large made-up programme, one document after the other, those that others
 * refer to first. The same scale and seed give the same bytes everywhere. All
 * of it is marked as an illustration. One thread at a time.
 */
typedef struct _TandemSeed TandemSeed;

TandemSeed *tandem_seed_new   (double       scale,
                               guint64      seed);
void        tandem_seed_free  (TandemSeed  *self);
TandemDoc  *tandem_seed_next  (TandemSeed  *self);
guint       tandem_seed_count (double       scale,
                               const char  *kind);
char       *tandem_seed_dup_id (guint64     seed,
                               const char  *kind,
                               guint        number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSeed, tandem_seed_free)

G_END_DECLS
