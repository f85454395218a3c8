/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* Two interlocked rings on a dotted line: the sign of a pairing. */
#define TANDEM_TYPE_RINGS (tandem_rings_get_type ())
G_DECLARE_FINAL_TYPE (TandemRings, tandem_rings, TANDEM, RINGS, TandemView)

G_END_DECLS
