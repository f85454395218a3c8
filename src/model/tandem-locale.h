/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        tandem_locale_init           (void);
const char *tandem_locale_list_separator (void);

G_END_DECLS
