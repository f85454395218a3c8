/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tandem_country_get_name     (const char *code);
const char *tandem_subdivision_get_name (const char *code);

G_END_DECLS
