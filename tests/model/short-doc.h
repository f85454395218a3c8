/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"
#include "tandem-snapshot.h"

/* Records written shortly: "milestone:7" is an id, single quotes are double
 * ones, and #pilot:1 inside is the full id of that pilot. */

char          *short_id      (const char     *id);
TandemDoc     *short_doc     (const char     *id,
                              const char     *members);
void           short_add     (TandemSnapshot *snapshot,
                              const char     *id,
                              const char     *members);
TandemContext *short_context (TandemSnapshot *snapshot,
                              int             year,
                              int             month,
                              int             day);
GPtrArray     *short_rules   (GPtrArray      *problems,
                              const char     *rule);
