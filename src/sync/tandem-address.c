/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-address.h"

#include "tandem-sync-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DATABASE_MAX_BYTES 128

static gboolean
host_is_this_computer (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * tandem_address_normalise:
 * @url: what a person typed, or what is stored
 * @error: TANDEM_SYNC_ERROR_ADDRESS, saying what is wrong with it
 *
 * Checks the address of a server. Passwords travel to it, so that it must be
 * https; http is for this computer only. A name or password in the address
 * would end in logs and is refused.
 *
 * Returns: (transfer full) (nullable): the address, ending in "/"
 */
char *
tandem_address_normalise (const char *url,
                          GError    **error)
{
  g_autoptr(GUri) uri = NULL;
  const char *scheme, *host, *path;
  const char *complaint = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, error);
  if (uri == NULL)
    {
      g_prefix_error (error, _("“%s” is no address: "), url);
      if (error != NULL)
        {
          (*error)->domain = TANDEM_SYNC_ERROR;
          (*error)->code = TANDEM_SYNC_ERROR_ADDRESS;
        }
      return NULL;
    }

  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  path = g_uri_get_path (uri);
  if (host == NULL || *host == '\0')
    complaint = _("the address of the server names no server");
  else if (g_uri_get_userinfo (uri) != NULL)
    complaint = _("the address of the server must not hold a user name or password");
  else if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    complaint = _("the address of the server must end after the path");
  else if (g_str_equal (scheme, "http") && !host_is_this_computer (host))
    complaint = _("the address of the server must begin with https:// (http:// is for this computer only)");
  else if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    complaint = _("the address of the server must begin with https://");

  if (complaint != NULL)
    {
      g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_ADDRESS, complaint);
      return NULL;
    }
  if (!g_str_has_suffix (path, "/"))
    {
      g_autofree char *longer = g_strconcat (path, "/", NULL);

      return g_uri_join (G_URI_FLAGS_ENCODED, scheme, NULL, host, g_uri_get_port (uri), longer, NULL, NULL);
    }
  return g_uri_to_string (uri);
}

/**
 * tandem_address_is_loopback:
 * @url: an address
 *
 * Returns: whether it is one of this computer
 */
gboolean
tandem_address_is_loopback (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && host_is_this_computer (g_uri_get_host (uri));
}

/**
 * tandem_address_is_database:
 * @name: the name of a database on a server
 *
 * Returns: whether it is one of Tandem's: "catalogue", "pair-…" or "city-…".
 *   Such a name needs no escapes in an address
 */
gboolean
tandem_address_is_database (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, FALSE);

  if (g_str_equal (name, TANDEM_CATALOGUE))
    return TRUE;
  if (!g_str_has_prefix (name, "pair-") && !g_str_has_prefix (name, "city-"))
    return FALSE;
  length = strlen (name);
  return length > strlen ("pair-") && length <= DATABASE_MAX_BYTES &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}
