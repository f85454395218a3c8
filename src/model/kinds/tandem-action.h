/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* An activity of a plan; a climate action is one with the fields of that group. */
#define TANDEM_TYPE_ACTION (tandem_action_get_type ())
G_DECLARE_FINAL_TYPE (TandemAction, tandem_action, TANDEM, ACTION, TandemRecord)

extern const TandemKind tandem_action_kind;

const char *tandem_action_get_shown_status (const TandemDoc     *doc,
                                            const TandemContext *context);

G_END_DECLS
