/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-view.h"

G_BEGIN_DECLS

/* A word in a rounded box. Properties: label, removable. A removable one
 * emits "removed" and takes the Delete key. */
#define TANDEM_TYPE_CHIP (tandem_chip_get_type ())
G_DECLARE_FINAL_TYPE (TandemChip, tandem_chip, TANDEM, CHIP, TandemView)

extern const TandemKeyTable tandem_chip_keys;

G_END_DECLS
