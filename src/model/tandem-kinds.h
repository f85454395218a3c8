/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Every kind, in the order people meet them; ends in NULL. */
extern const TandemKind *const tandem_kinds[];

G_END_DECLS
