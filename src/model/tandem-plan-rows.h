/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"

G_BEGIN_DECLS

/* The rows of a plan's outline, and how they stand one under the other:
 * objectives → actions → pilots → milestones. Pure functions of a snapshot;
 * any thread. */

/* (array zero-terminated=1): the kinds that are rows, the outermost first */
extern const char *const tandem_plan_row_kinds[];

int         tandem_plan_get_level      (const TandemKind *kind);
gboolean    tandem_plan_can_hold       (const TandemKind *above,
                                        const TandemKind *kind);
const char *tandem_plan_get_link       (const TandemKind *kind);
int         tandem_plan_compare_rows   (const TandemDoc  *a,
                                        const TandemDoc  *b);
TandemDoc  *tandem_plan_get_above      (TandemSnapshot   *snapshot,
                                        const TandemDoc  *row);
gboolean    tandem_plan_stands_under   (TandemSnapshot   *snapshot,
                                        const TandemDoc  *row,
                                        const TandemDoc  *other);
GPtrArray  *tandem_plan_list_below     (TandemSnapshot   *snapshot,
                                        const char       *plan,
                                        const TandemDoc  *above);

G_END_DECLS
