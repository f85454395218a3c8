/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What a city emits in one year. */
#define TANDEM_TYPE_INVENTORY (tandem_inventory_get_type ())
G_DECLARE_FINAL_TYPE (TandemInventory, tandem_inventory, TANDEM, INVENTORY, TandemRecord)

extern const TandemKind tandem_inventory_kind;

G_END_DECLS
