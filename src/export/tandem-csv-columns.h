/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-export-private.h"

G_BEGIN_DECLS

/* A cell that a spreadsheet would take for a formula begins with one of these;
 * the apostrophe is the sign before such a cell, and before one that begins with it. */
#define TANDEM_CSV_GUARDED "=+-@\t\r'"

/* Holds the members that are in no table, so that reading back loses nothing. */
#define TANDEM_CSV_OTHERS "_others"

gboolean tandem_csv_is_number (const char *text);

G_END_DECLS
