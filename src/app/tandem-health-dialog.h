/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-context.h"

G_BEGIN_DECLS

/* How the health of a pairing is judged: each rule with its bound, and what it
 * comes to for this one. */
AdwDialog *tandem_health_dialog_new (const TandemDoc     *pairing,
                                     const TandemContext *context);

G_END_DECLS
