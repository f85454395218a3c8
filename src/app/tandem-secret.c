/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-secret.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

struct _TandemSecret
{
  GObject parent_instance;
};

static void credentials_init (TandemCredentialsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemSecret, tandem_secret, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_CREDENTIALS, credentials_init))

static const SecretSchema schema = {
  APP_ID, SECRET_SCHEMA_NONE,
  {
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static char *
tandem_secret_lookup (TandemCredentials *credentials,
                      const char        *url,
                      const char        *user,
                      GCancellable      *cancellable,
                      GError           **error)
{
  char *found = secret_password_lookup_sync (&schema, cancellable, error,
                                             "server", url, "user", user != NULL ? user : "", NULL);
  char *password = g_strdup (found);

  secret_password_free (found);

  return password;
}

static void
credentials_init (TandemCredentialsInterface *iface)
{
  iface->lookup = tandem_secret_lookup;
}

static void
tandem_secret_class_init (TandemSecretClass *klass)
{
}

static void
tandem_secret_init (TandemSecret *self)
{
}

/**
 * tandem_secret_new:
 *
 * Returns: (transfer full): credentials from the Secret Service
 */
TandemCredentials *
tandem_secret_new (void)
{
  return g_object_new (TANDEM_TYPE_SECRET, NULL);
}

/**
 * tandem_secret_store:
 * @url: address of the server
 * @user: user there
 * @password: the password
 * @cancellable: (nullable): to give up with
 * @error: return location for an error
 *
 * Keeps a password. Blocks; not for the thread of the user interface.
 *
 * Returns: whether it is kept
 */
gboolean
tandem_secret_store (const char   *url,
                     const char   *user,
                     const char   *password,
                     GCancellable *cancellable,
                     GError      **error)
{
  /* Translators: the name of a stored password; %s is the address of a server */
  g_autofree char *label = g_strdup_printf (_("Tandem: %s"), url);

  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, error,
                                     "server", url, "user", user, NULL);
}
