/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A dated step of a pilot, action, plan or pairing. */
#define TANDEM_TYPE_MILESTONE (tandem_milestone_get_type ())
G_DECLARE_FINAL_TYPE (TandemMilestone, tandem_milestone, TANDEM, MILESTONE, TandemRecord)

extern const TandemKind tandem_milestone_kind;

G_END_DECLS
