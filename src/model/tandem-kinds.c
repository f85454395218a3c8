/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-kinds.h"

const TandemKind *const tandem_kinds[] =
{
  NULL,
};
