/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-http.h"

#include "tandem-address.h"
#include "tandem-backoff.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define TIMEOUT_SECONDS     60
#define MAX_ANSWER_BYTES    (16 * 1024 * 1024)
#define CHUNK_BYTES         (64 * 1024)
#define SLOWEST_RATE        512         /* bytes a second, after the first minute */

void
tandem_http_init (TandemHttp *self,
                  char       *url)
{
  self->url = url;
  self->max_answer = MAX_ANSWER_BYTES;
  self->advice = TANDEM_BACKOFF_NO_ADVICE;
  self->session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS,
                                                 "idle-timeout", 30,
                                                 "user-agent", "Tandem/" PACKAGE_VERSION,
                                                 NULL);
  if (tandem_address_is_loopback (url))
    soup_session_set_proxy_resolver (self->session, NULL);
  /* Passwords are sent where this program says, and nowhere else. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_add_feature_by_type (self->session, SOUP_TYPE_COOKIE_JAR);
}

void
tandem_http_clear (TandemHttp *self)
{
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->authorization, g_free);
}

/* ---- the request ------------------------------------------------------- */

static gboolean
set_body (SoupMessage *message,
          const char  *body,
          gboolean     compress,
          GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

  if (compress)
    {
      g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
      g_autoptr(GBytes) packed = g_converter_convert_bytes (G_CONVERTER (compressor), bytes, error);

      if (packed == NULL)
        return FALSE;
      soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Encoding", "gzip");
      soup_message_set_request_body_from_bytes (message, "application/json", packed);
      return TRUE;
    }
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  return TRUE;
}

static SoupMessage *
make_message (TandemHttp *self,
              const char *method,
              const char *path,
              const char *body,
              gboolean    compress,
              GError    **error)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, url);
  SoupMessageHeaders *headers;

  if (message == NULL)
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_ADDRESS, _("“%s” is no address"), url);
      return NULL;
    }
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (self->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", self->authorization);
  if (body != NULL && !set_body (message, body, compress, error))
    return NULL;
  return g_steal_pointer (&message);
}

/* ---- the answer -------------------------------------------------------- */

static gboolean
fail_too_large (TandemHttp *self,
                GError    **error)
{
  g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_TOO_LARGE,
               _("the answer is larger than %zu bytes"), self->max_answer);
  return FALSE;
}

static gboolean
is_too_slow (gint64 started,
             gsize  read)
{
  gint64 seconds = (g_get_monotonic_time () - started) / G_USEC_PER_SEC;

  return seconds > TIMEOUT_SECONDS && (gint64) read < (seconds - TIMEOUT_SECONDS) * SLOWEST_RATE;
}

/* Reads an answer as it is after decompression, so that the cap holds for
 * what a small compressed answer may unfold to. */
static gboolean
read_answer (TandemHttp   *self,
             GInputStream *stream,
             GByteArray   *answer,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gint64 started = g_get_monotonic_time ();

  for (;;)
    {
      gssize n = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        return TRUE;
      if (answer->len + (gsize) n > self->max_answer)
        return fail_too_large (self, error);
      g_byte_array_append (answer, chunk, (guint) n);
      self->bytes += (guint64) n;
      if (is_too_slow (started, answer->len))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("the answer comes too slowly"));
          return FALSE;
        }
    }
}

/* Everything between two computers that can go wrong is one code for the
 * caller; the cause stays in the words. */
static void
make_offline (TandemHttp *self,
              GError    **error)
{
  if (error == NULL || *error == NULL || (*error)->domain == TANDEM_SYNC_ERROR ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  (*error)->domain = TANDEM_SYNC_ERROR;
  (*error)->code = TANDEM_SYNC_ERROR_OFFLINE;
  g_prefix_error (error, _("No connection with %s: "), self->url);
}

static void
read_advice (TandemHttp  *self,
             SoupMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds;

  self->advice = TANDEM_BACKOFF_NO_ADVICE;
  if (value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &seconds, NULL))
    self->advice = (gint64) seconds;
}

/* A connection that closed early can look like the end of the answer. A packed
 * answer that is cut does not unpack. */
static gboolean
check_complete (SoupMessage *message,
                gsize        length,
                GError     **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  goffset promised = soup_message_headers_get_content_length (headers);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      soup_message_headers_get_one (headers, "Content-Encoding") != NULL || (goffset) length >= promised)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
               _("%zu of %" PRId64 " bytes came"), length, promised);
  return FALSE;
}

/**
 * tandem_http_send:
 * @self: where to
 * @method: HTTP method
 * @path: below the address of the server, escaped, without a leading slash
 * @body: (nullable): JSON to send
 * @compress: whether to send it packed
 * @status: (out): HTTP status
 * @text: (out) (transfer full): the answer, unpacked
 * @length: (out): its bytes
 * @cancellable: (nullable): cancels it
 * @error: OFFLINE, TOO_LARGE, ADDRESS or G_IO_ERROR_CANCELLED
 *
 * Sends one request, once. Redirections are not followed. Any thread; blocks.
 *
 * Returns: FALSE if no whole answer came
 */
gboolean
tandem_http_send (TandemHttp   *self,
                  const char   *method,
                  const char   *path,
                  const char   *body,
                  gboolean      compress,
                  guint        *status,
                  char        **text,
                  gsize        *length,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr(SoupMessage) message = make_message (self, method, path, body, compress, error);
  g_autoptr(GByteArray) answer = g_byte_array_new ();
  g_autoptr(GInputStream) stream = NULL;
  gboolean complete = FALSE;

  self->advice = TANDEM_BACKOFF_NO_ADVICE;
  if (message == NULL)
    return FALSE;
  stream = soup_session_send (self->session, message, cancellable, error);
  if (stream != NULL)
    {
      complete = read_answer (self, stream, answer, cancellable, error) &&
                 check_complete (message, answer->len, error);
      g_input_stream_close (stream, NULL, NULL);
    }
  if (!complete)
    {
      make_offline (self, error);
      return FALSE;
    }
  *status = soup_message_get_status (message);
  read_advice (self, message);
  *length = answer->len;
  g_byte_array_append (answer, (const guint8 *) "", 1);
  *text = (char *) g_byte_array_free (g_steal_pointer (&answer), FALSE);
  return TRUE;
}
