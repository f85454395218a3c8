/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

TandemHit *tandem_hit_new (TandemDoc     *doc,
                           const char    *meant,
                           TandemContext *context);

G_END_DECLS
