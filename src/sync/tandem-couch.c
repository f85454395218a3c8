/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-couch.h"

#include "tandem-address.h"
#include "tandem-backoff.h"
#include "tandem-doc.h"
#include "tandem-http.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMPRESS_FROM_BYTES 1024
#define RETRIES             3
#define REASON_MAX_CHARS    300

typedef enum
{
  SIGN_IN_NONE,
  SIGN_IN_COOKIE,
  SIGN_IN_BASIC,
} SignIn;

/* Whether the server takes gzip is learnt from the first large request. */
typedef enum
{
  GZIP_UNKNOWN,
  GZIP_TAKEN,
  GZIP_REFUSED,
} Gzip;

struct _TandemCouch
{
  TandemHttp http;              /* (owned) */
  char      *user;              /* (owned) (nullable) */
  char      *password;          /* (owned) (nullable) */
  GRand     *rand;              /* (owned) */
  SignIn     sign_in;
  Gzip       gzip;
  guint      base_ms;
  guint      retries;
};

void
tandem_reply_clear (TandemReply *self)
{
  g_clear_pointer (&self->text, g_free);
  self->root.start = self->root.end = NULL;
  self->status = 0;
}

/**
 * tandem_couch_new:
 * @url: address of the server
 * @user: (nullable): who signs in
 * @password: (nullable): with what
 * @error: TANDEM_SYNC_ERROR_ADDRESS
 *
 * Prepares talking to a server; nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): the client
 */
TandemCouch *
tandem_couch_new (const char *url,
                  const char *user,
                  const char *password,
                  GError    **error)
{
  g_autofree char *address = NULL;
  TandemCouch *self;

  g_return_val_if_fail (url != NULL, NULL);

  address = tandem_address_normalise (url, error);
  if (address == NULL)
    return NULL;

  self = g_new0 (TandemCouch, 1);
  tandem_http_init (&self->http, g_steal_pointer (&address));
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  self->rand = g_rand_new ();
  self->base_ms = 1000;
  self->retries = RETRIES;
  return self;
}

void
tandem_couch_free (TandemCouch *self)
{
  tandem_http_clear (&self->http);
  g_rand_free (self->rand);
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

void
tandem_couch_set_patience (TandemCouch *self,
                           guint        base_ms,
                           guint        retries)
{
  self->base_ms = base_ms;
  self->retries = retries;
}

void
tandem_couch_set_max_answer (TandemCouch *self,
                             gsize        bytes)
{
  self->http.max_answer = bytes;
}

gint64
tandem_couch_get_advice (TandemCouch *self)
{
  return self->http.advice;
}

/* Bytes of answers read so far, after decompression. */
guint64
tandem_couch_get_bytes (TandemCouch *self)
{
  return self->http.bytes;
}

/* ---- what an answer means ---------------------------------------------- */

static int
code_of_status (guint status)
{
  switch (status)
    {
    case 401: return TANDEM_SYNC_ERROR_AUTH;
    case 403: return TANDEM_SYNC_ERROR_FORBIDDEN;
    case 404: return TANDEM_SYNC_ERROR_MISSING;
    case 409: return TANDEM_SYNC_ERROR_CONFLICT;
    case 413: return TANDEM_SYNC_ERROR_TOO_LARGE;
    case 429: return TANDEM_SYNC_ERROR_SERVER;
    default: break;
    }
  if (status >= 500)
    return TANDEM_SYNC_ERROR_SERVER;
  return status >= 400 ? TANDEM_SYNC_ERROR_REFUSED : TANDEM_SYNC_ERROR_PROTOCOL;
}

/* The server's own words, shortened; they are shown as plain text. */
static char *
dup_reason (const char *text,
            gsize       length)
{
  TandemSlice root;
  g_autofree char *reason = NULL;
  g_autofree char *valid = NULL;

  if (!tandem_slice_parse (text, length, &root, NULL))
    return g_strdup (_("no reason given"));
  reason = tandem_slice_dup_string (tandem_slice_member (root, "reason"));
  if (reason == NULL)
    reason = tandem_slice_dup_string (tandem_slice_member (root, "error"));
  if (reason == NULL)
    return g_strdup (_("no reason given"));
  valid = g_utf8_make_valid (reason, -1);
  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), REASON_MAX_CHARS));
}

static gboolean
judge (TandemReply *reply,
       gsize        length,
       GError     **error)
{
  g_autofree char *reason = NULL;

  if (reply->status >= 200 && reply->status < 300)
    {
      if (tandem_slice_parse (reply->text, length, &reply->root, error))
        return TRUE;
      g_clear_pointer (&reply->text, g_free);
      return FALSE;
    }

  reason = dup_reason (reply->text, length);
  if (reply->status >= 300 && reply->status < 400)
    g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                         _("the server points to another address; a redirection is not followed"));
  else
    g_set_error (error, TANDEM_SYNC_ERROR, code_of_status (reply->status), "%u: %s", reply->status, reason);
  g_clear_pointer (&reply->text, g_free);
  return FALSE;
}

static gboolean
attempt (TandemCouch  *self,
         const char   *method,
         const char   *path,
         const char   *body,
         gboolean      compress,
         TandemReply  *reply,
         GCancellable *cancellable,
         GError      **error)
{
  gsize length = 0;

  tandem_reply_clear (reply);
  return tandem_http_send (&self->http, method, path, body, compress, &reply->status, &reply->text, &length,
                           cancellable, error) &&
         judge (reply, length, error);
}

/* A server that does not know gzip says so with 415, or takes the bytes for
 * damaged JSON. */
static gboolean
attempt_packed (TandemCouch  *self,
                const char   *method,
                const char   *path,
                const char   *body,
                TandemReply  *reply,
                GCancellable *cancellable,
                GError      **error)
{
  gboolean large = body != NULL && strlen (body) >= COMPRESS_FROM_BYTES;
  g_autoptr(GError) local = NULL;

  if (!large || self->gzip == GZIP_REFUSED)
    return attempt (self, method, path, body, FALSE, reply, cancellable, error);
  if (attempt (self, method, path, body, TRUE, reply, cancellable, &local))
    {
      self->gzip = GZIP_TAKEN;
      return TRUE;
    }
  if (self->gzip == GZIP_UNKNOWN && (reply->status == 415 || reply->status == 400))
    {
      self->gzip = GZIP_REFUSED;
      return attempt (self, method, path, body, FALSE, reply, cancellable, error);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- sign-in ----------------------------------------------------------- */

static void
use_basic (TandemCouch *self)
{
  g_autofree char *pair = g_strdup_printf ("%s:%s", self->user, self->password);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  self->sign_in = SIGN_IN_BASIC;
  self->http.authorization = g_strconcat ("Basic ", encoded, NULL);
}

/* Once with a cookie; a server that has no sessions gets the password with
 * each request. */
static gboolean
post_session (TandemCouch  *self,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GString) body = g_string_new ("{\"name\":");
  g_autoptr(GError) local = NULL;

  tandem_json_append_string (body, self->user);
  g_string_append (body, ",\"password\":");
  tandem_json_append_string (body, self->password);
  g_string_append_c (body, '}');

  self->sign_in = SIGN_IN_COOKIE;
  if (attempt (self, "POST", "_session", body->str, FALSE, &reply, cancellable, &local))
    return TRUE;
  if (reply.status == 404 || reply.status == 405 || reply.status == 501)
    {
      use_basic (self);
      return TRUE;
    }
  self->sign_in = SIGN_IN_NONE;
  /* After a few wrong passwords CouchDB locks the name for five minutes. */
  if (reply.status == 403)
    local->code = TANDEM_SYNC_ERROR_LOCKED;
  g_propagate_prefixed_error (error, g_steal_pointer (&local), _("signing in as %s: "), self->user);
  return FALSE;
}

/**
 * tandem_couch_sign_in:
 * @self: a client
 * @cancellable: (nullable): cancels it
 * @error: AUTH or LOCKED, and whatever a call may say
 *
 * Signs in once, with a session cookie if the server has sessions. Without a
 * user nothing is sent.
 *
 * Returns: FALSE if that was refused; do not try again by yourself
 */
gboolean
tandem_couch_sign_in (TandemCouch  *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  if (self->user == NULL)
    return TRUE;
  if (self->password == NULL)
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_AUTH, _("no password for %s"), self->user);
      return FALSE;
    }
  return post_session (self, cancellable, error);
}

/* Sessions end by themselves: sign in again, but once only, and call what is
 * refused then by its name. */
static gboolean
retry_signed_in (TandemCouch  *self,
                 const char   *method,
                 const char   *path,
                 const char   *body,
                 TandemReply  *reply,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr(GError) local = NULL;

  if (!post_session (self, cancellable, error))
    return FALSE;
  if (attempt_packed (self, method, path, body, reply, cancellable, &local))
    return TRUE;
  if (reply->status == 401)
    local->code = TANDEM_SYNC_ERROR_FORBIDDEN;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- calls ------------------------------------------------------------- */

/* Every call can be repeated: a revision that is there already stays as it is.
* 500 is left to the caller: one bad document in a batch gives it each time. */
static gboolean
is_worth_retrying (const TandemReply *reply,
                   const GError      *error)
{
  if (error->domain != TANDEM_SYNC_ERROR)
    return FALSE;
  if (error->code == TANDEM_SYNC_ERROR_OFFLINE)
    return TRUE;
  return error->code == TANDEM_SYNC_ERROR_SERVER && reply->status != 500;
}

/* A long pause is not slept through inside a call. */
static gboolean
advice_is_short (TandemCouch *self)
{
  return self->http.advice <= 10;
}

/* Which request it was helps to understand an answer; where there was none, the
 * words stand for themselves. */
static gboolean
fail_call (const char *method,
           const char *path,
           GError     *failure,
           GError    **error)
{
  if (g_error_matches (failure, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_OFFLINE) || *path == '\0')
    g_propagate_error (error, failure);
  else
    g_propagate_prefixed_error (error, failure, "%s %s: ", method, path);
  return FALSE;
}

/**
 * tandem_couch_call:
 * @self: a client
 * @method: HTTP method
 * @path: below the address of the server, escaped, without a leading slash
 * @body: (nullable): JSON to send
 * @reply: (out caller-allocates): the answer; its status also on errors
 * @cancellable: (nullable): cancels it
 * @error: a #TandemSyncError, or G_IO_ERROR_CANCELLED
 *
 * Sends a request and reads its answer, which must be JSON. Broken
 * connections, 429, 502, 503 and 504 are tried again a few times.
 *
 * Returns: whether the server answered with 2xx and with JSON
 */
gboolean
tandem_couch_call (TandemCouch  *self,
                   const char   *method,
                   const char   *path,
                   const char   *body,
                   TandemReply  *reply,
                   GCancellable *cancellable,
                   GError      **error)
{
  TandemBackoff backoff = { .base_ms = self->base_ms, .cap_ms = 30 * self->base_ms };

  g_return_val_if_fail (self != NULL && method != NULL && path != NULL && reply != NULL, FALSE);

  for (;;)
    {
      g_autoptr(GError) local = NULL;

      if (attempt_packed (self, method, path, body, reply, cancellable, &local))
        return TRUE;
      if (reply->status == 401 && self->sign_in == SIGN_IN_COOKIE)
        {
          g_clear_error (&local);
          return retry_signed_in (self, method, path, body, reply, cancellable, &local) ||
                 fail_call (method, path, g_steal_pointer (&local), error);
        }
      if (backoff.failures >= self->retries || !is_worth_retrying (reply, local) || !advice_is_short (self))
        return fail_call (method, path, g_steal_pointer (&local), error);
      if (!tandem_backoff_wait (tandem_backoff_next (&backoff, self->http.advice, self->rand), cancellable, error))
        return FALSE;
    }
}
