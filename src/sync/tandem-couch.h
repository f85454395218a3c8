/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-slice.h"
#include "tandem-sync-error.h"

G_BEGIN_DECLS

/**
 * TandemCouch:
 *
 * HTTP and JSON with one CouchDB server: sign-in, caps, compression, short
 * pauses and new tries. Knows no store and no policy. Belongs to the thread
 * that made it; every call blocks and can be cancelled.
 */
typedef struct _TandemCouch TandemCouch;

/**
 * TandemReply:
 * @status: HTTP status; 0 if there was none
 * @root: what was answered; absent on errors
 *
 * An answer. It holds @root's bytes.
 */
typedef struct
{
  guint status;
  TandemSlice root;
  char *text;
} TandemReply;

void          tandem_reply_clear          (TandemReply   *self);

TandemCouch  *tandem_couch_new            (const char    *url,
                                           const char    *user,
                                           const char    *password,
                                           GError       **error);
void          tandem_couch_free           (TandemCouch   *self);
/* milliseconds of the first pause, and how many further tries a call gets */
void          tandem_couch_set_patience   (TandemCouch   *self,
                                           guint          base_ms,
                                           guint          retries);
void          tandem_couch_set_max_answer (TandemCouch   *self,
                                           gsize          bytes);
/* seconds the server asked for in its last refusal, or TANDEM_BACKOFF_NO_ADVICE */
gint64        tandem_couch_get_advice     (TandemCouch   *self);
guint64       tandem_couch_get_bytes      (TandemCouch   *self);

gboolean      tandem_couch_sign_in        (TandemCouch   *self,
                                           GCancellable  *cancellable,
                                           GError       **error);
gboolean      tandem_couch_call           (TandemCouch   *self,
                                           const char    *method,
                                           const char    *path,
                                           const char    *body,
                                           TandemReply   *reply,
                                           GCancellable  *cancellable,
                                           GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReply, tandem_reply_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCouch, tandem_couch_free)

G_END_DECLS
