/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of figures that somebody pastes is smaller than this. */
#define TANDEM_TABLE_TEXT_MAX_CELLS 10000

GPtrArray *tandem_table_text_parse (const char *text,
                                    GError    **error);

G_END_DECLS
