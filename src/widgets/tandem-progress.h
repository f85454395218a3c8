/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A thin bar. Properties: fraction (0 to 1), label (what is read aloud). */
#define TANDEM_TYPE_PROGRESS (tandem_progress_get_type ())
G_DECLARE_FINAL_TYPE (TandemProgress, tandem_progress, TANDEM, PROGRESS, TandemView)

G_END_DECLS
