/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_CATALOGUE "catalogue"

char    *tandem_address_normalise     (const char  *url,
                                       GError     **error);
gboolean tandem_address_is_loopback   (const char  *url);
gboolean tandem_address_is_database   (const char  *name);

G_END_DECLS
