/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A member of the local group, or somebody the plan depends on. */
#define TANDEM_TYPE_STAKEHOLDER (tandem_stakeholder_get_type ())
G_DECLARE_FINAL_TYPE (TandemStakeholder, tandem_stakeholder, TANDEM, STAKEHOLDER, TandemRecord)

extern const TandemKind tandem_stakeholder_kind;

const char *tandem_stakeholder_find_quadrant (gint64           influence,
                                              gint64           importance);
const char *tandem_stakeholder_get_quadrant  (const TandemDoc *doc);

G_END_DECLS
