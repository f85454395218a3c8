/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

char *tandem_version_dup_when (const TandemVersion *version,
                               TandemDate           today);

G_END_DECLS
