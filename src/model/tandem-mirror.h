/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"

G_BEGIN_DECLS

/* Two plans side by side. Pure functions; any thread. */

/**
 * TandemMirrorRow:
 * @docs: (nullable): what stands there in the left and in the right plan
 * @depth: how far it stands in there
 *
 * A row of both plans: an objective or an action of either or both.
 */
typedef struct
{
  TandemDoc *docs[2];
  guint depth[2];
} TandemMirrorRow;

GArray *tandem_mirror_align (TandemSnapshot *const *snapshots,
                             const char *const     *plans);

G_END_DECLS
