/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What the cities of a pairing, or one city, mean to do: the same thing under every programme's name for it. */
#define TANDEM_TYPE_PLAN (tandem_plan_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlan, tandem_plan, TANDEM, PLAN, TandemRecord)

extern const TandemKind tandem_plan_kind;

GPtrArray *tandem_plan_check         (const TandemDoc     *doc,
                                      const TandemContext *context);
gboolean   tandem_plan_is_approved   (const TandemDoc     *doc);
gboolean   tandem_plan_is_climate    (const TandemDoc     *doc);

G_END_DECLS
