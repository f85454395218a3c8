/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void tandem_list_become (GListStore *store,
                         GPtrArray  *wanted);

G_END_DECLS
