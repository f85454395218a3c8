/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-keys.h"

G_BEGIN_DECLS

const TandemKeyTable *const *tandem_key_tables_list (guint *n_tables);
AdwDialog                   *tandem_keys_dialog_new (void);

G_END_DECLS
