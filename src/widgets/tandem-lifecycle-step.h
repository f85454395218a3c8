/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* One step of a TandemLifecycle. Properties: label, position (-1 done, 0
 * current, 1 to come), ends (-1 first, 1 last), show-label. */
#define TANDEM_TYPE_LIFECYCLE_STEP (tandem_lifecycle_step_get_type ())
G_DECLARE_FINAL_TYPE (TandemLifecycleStep, tandem_lifecycle_step, TANDEM, LIFECYCLE_STEP, TandemView)

G_END_DECLS
