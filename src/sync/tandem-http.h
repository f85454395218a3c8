/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "tandem-sync-error.h"

G_BEGIN_DECLS

/**
 * TandemHttp:
 * @session: (owned): connections and cookies
 * @url: (owned): address of the server, ends in "/"
 * @authorization: (owned) (nullable): value of the header of that name
 * @max_answer: bytes after decompression that an answer may have
 * @advice: seconds the server asked for in its last answer, or TANDEM_BACKOFF_NO_ADVICE
 * @bytes: of answers read so far, after decompression
 *
 * One request and its answer as bytes, with caps on size and slowness. Knows
 * nothing of what they mean.
 */
typedef struct
{
  SoupSession *session;
  char *url;
  char *authorization;
  gsize max_answer;
  gint64 advice;
  guint64 bytes;
} TandemHttp;

void     tandem_http_init  (TandemHttp   *self,
                            char         *url);         /* (transfer full) */
void     tandem_http_clear (TandemHttp   *self);
/* @text: (transfer full): NUL-terminated, of @length bytes. FALSE: there was no
 * whole answer. */
gboolean tandem_http_send  (TandemHttp   *self,
                            const char   *method,
                            const char   *path,
                            const char   *body,         /* (nullable) */
                            gboolean      compress,
                            guint        *status,
                            char        **text,
                            gsize        *length,
                            GCancellable *cancellable,
                            GError      **error);

G_END_DECLS
