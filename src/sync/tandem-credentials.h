/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemCredentials:
 *
 * Where the replicator gets the password from: a keyring in the window, a file
 * in `tandemctl`.
 */
#define TANDEM_TYPE_CREDENTIALS (tandem_credentials_get_type ())
G_DECLARE_INTERFACE (TandemCredentials, tandem_credentials, TANDEM, CREDENTIALS, GObject)

/**
 * TandemCredentialsInterface:
 * @lookup: (transfer full) (nullable): the password of @user at @url; NULL
 *   with @error set if it could not be looked up, NULL without an error if
 *   there is none. Called on the replicator's thread; may block.
 */
struct _TandemCredentialsInterface
{
  GTypeInterface parent;

  char *(*lookup) (TandemCredentials  *self,
                   const char         *url,
                   const char         *user,
                   GCancellable       *cancellable,
                   GError            **error);
};

char *tandem_credentials_lookup (TandemCredentials  *self,
                                 const char         *url,
                                 const char         *user,
                                 GCancellable       *cancellable,
                                 GError            **error);

/* One password, given once: from a file, an environment or a prompt. */
#define TANDEM_TYPE_FIXED_CREDENTIALS (tandem_fixed_credentials_get_type ())
G_DECLARE_FINAL_TYPE (TandemFixedCredentials, tandem_fixed_credentials, TANDEM, FIXED_CREDENTIALS, GObject)

TandemCredentials *tandem_fixed_credentials_new (const char *password);

G_END_DECLS
