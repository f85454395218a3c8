/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

gboolean tandem_validation_check_edit (const TandemDoc     *before,
                                       const TandemDoc     *after,
                                       const TandemContext *context,
                                       GError             **error);

G_END_DECLS
