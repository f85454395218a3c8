/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-credentials.h"

struct _TandemFixedCredentials
{
  GObject parent_instance;

  char   *password;             /* (owned) (nullable) */
};

static void tandem_fixed_credentials_iface_init (TandemCredentialsInterface *iface);

G_DEFINE_INTERFACE (TandemCredentials, tandem_credentials, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (TandemFixedCredentials, tandem_fixed_credentials, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_CREDENTIALS, tandem_fixed_credentials_iface_init))

static void
tandem_credentials_default_init (TandemCredentialsInterface *iface)
{
}

static char *
tandem_fixed_credentials_lookup (TandemCredentials *credentials,
                                 const char        *url,
                                 const char        *user,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  return g_strdup (TANDEM_FIXED_CREDENTIALS (credentials)->password);
}

static void
tandem_fixed_credentials_iface_init (TandemCredentialsInterface *iface)
{
  iface->lookup = tandem_fixed_credentials_lookup;
}

static void
tandem_fixed_credentials_finalize (GObject *object)
{
  TandemFixedCredentials *self = TANDEM_FIXED_CREDENTIALS (object);

  g_free (self->password);

  G_OBJECT_CLASS (tandem_fixed_credentials_parent_class)->finalize (object);
}

static void
tandem_fixed_credentials_class_init (TandemFixedCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_fixed_credentials_finalize;
}

static void
tandem_fixed_credentials_init (TandemFixedCredentials *self)
{
}

/**
 * tandem_credentials_lookup:
 * @self: where passwords are kept
 * @url: the server
 * @user: the user there
 * @cancellable: (nullable): cancels the look-up
 * @error: what went wrong; not set if there simply is no password
 *
 * Looks up a password. May block; any thread.
 *
 * Returns: (transfer full) (nullable): the password
 */
char *
tandem_credentials_lookup (TandemCredentials *self,
                           const char        *url,
                           const char        *user,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_return_val_if_fail (TANDEM_IS_CREDENTIALS (self), NULL);
  g_return_val_if_fail (url != NULL && user != NULL, NULL);

  return TANDEM_CREDENTIALS_GET_IFACE (self)->lookup (self, url, user, cancellable, error);
}

/**
 * tandem_fixed_credentials_new:
 * @password: (nullable): the one password
 *
 * Returns: (transfer full): credentials that know one password, whoever asks
 */
TandemCredentials *
tandem_fixed_credentials_new (const char *password)
{
  TandemFixedCredentials *self = g_object_new (TANDEM_TYPE_FIXED_CREDENTIALS, NULL);

  self->password = g_strdup (password);
  return TANDEM_CREDENTIALS (self);
}
