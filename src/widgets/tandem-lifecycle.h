/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* The steps of a pairing's life. Properties: steps (labels), current (index),
 * narrow (labels of the first, current and last only). A step that is chosen
 * emits "step-activated" with its index. */
#define TANDEM_TYPE_LIFECYCLE (tandem_lifecycle_get_type ())
G_DECLARE_FINAL_TYPE (TandemLifecycle, tandem_lifecycle, TANDEM, LIFECYCLE, TandemView)

G_END_DECLS
