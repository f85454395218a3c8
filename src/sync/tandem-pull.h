/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-checkpoint.h"
#include "tandem-run.h"

G_BEGIN_DECLS

gboolean tandem_pull (TandemRun         *run,
                      TandemCheckpoint  *checkpoint,
                      GError           **error);

G_END_DECLS
