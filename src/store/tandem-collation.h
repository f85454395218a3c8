/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *tandem_collation_dup_key     (const char *language,
                                      const char *title);
char   *tandem_collation_dup_version (const char *language);

G_END_DECLS
