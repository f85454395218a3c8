/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-credentials.h"

G_BEGIN_DECLS

/* Passwords of central servers, in the Secret Service of the desktop. */
#define TANDEM_TYPE_SECRET (tandem_secret_get_type ())
G_DECLARE_FINAL_TYPE (TandemSecret, tandem_secret, TANDEM, SECRET, GObject)

TandemCredentials *tandem_secret_new   (void);
gboolean           tandem_secret_store (const char    *url,
                                        const char    *user,
                                        const char    *password,
                                        GCancellable  *cancellable,
                                        GError       **error);

G_END_DECLS
