/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-replicator.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSync:
 *
 * The synchronisation of a session in the window's words. It owns the
 * replicator; the password is in the Secret Service.
 *
 * Signal `changed`: anything of what the functions below answer.
 */
#define TANDEM_TYPE_SYNC (tandem_sync_get_type ())
G_DECLARE_FINAL_TYPE (TandemSync, tandem_sync, TANDEM, SYNC, GObject)

TandemSync *tandem_sync_new           (TandemSession        *session);
gboolean    tandem_sync_has_server    (TandemSync           *self);
const char *tandem_sync_get_url       (TandemSync           *self);
const char *tandem_sync_get_user      (TandemSync           *self);
void        tandem_sync_now           (TandemSync           *self);
void        tandem_sync_connect_async (TandemSync           *self,
                                       const char           *url,
                                       const char           *user,
                                       const char           *password,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean    tandem_sync_connect_finish (TandemSync          *self,
                                       GAsyncResult         *result,
                                       GError              **error);
void        tandem_sync_disconnect    (TandemSync           *self);

/* "Saved on this computer" · "3 waiting · synced 5 min ago" */
const char *tandem_sync_get_icon      (TandemSync           *self);
char       *tandem_sync_dup_headline  (TandemSync           *self);
char       *tandem_sync_dup_detail    (TandemSync           *self);
char       *tandem_sync_dup_arrived   (TandemSync           *self);
char       *tandem_sync_dup_problem   (TandemSync           *self);
guint       tandem_sync_get_n_waiting (TandemSync           *self);

G_END_DECLS
