/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gsk/gsk.h>

G_BEGIN_DECLS

/* The outline of all land as one path, x = longitude, y = -latitude, in degrees:
 * read from the resources once and shared. */
GskPath *tandem_land_get_path (void);

G_END_DECLS
