/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemSession:
 *
 * The open workspace as the window's pages see it: the store, and the one way
 * to change records. Every change is one named undo step; when saving fails
 * the reason is told through #TandemSession::problem and the edit stays in
 * the page that made it.
 *
 * Signal `announce (const char *message, gboolean undoable)`: something a
 * toast tells.
 * Properties: `store`, `saving` (boolean), `saved-at` (int64, Unix seconds, 0
 * before the first save).
 */
#define TANDEM_TYPE_SESSION (tandem_session_get_type ())
G_DECLARE_FINAL_TYPE (TandemSession, tandem_session, TANDEM, SESSION, GObject)

TandemSession *tandem_session_new          (TandemStore        *store,
                                            GSettings          *settings);
TandemStore   *tandem_session_get_store    (TandemSession      *self);
TandemContext *tandem_session_get_context  (TandemSession      *self);
GSettings     *tandem_session_get_settings (TandemSession      *self);

TandemDoc     *tandem_session_edit         (TandemSession      *self,
                                            TandemDoc          *doc,
                                            const char         *path,
                                            const char         *json,
                                            GError            **error);
void           tandem_session_save         (TandemSession      *self,
                                            TandemBatch        *batch,
                                            const char         *announcement);
void           tandem_session_save_async   (TandemSession      *self,
                                            TandemBatch        *batch,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
void           tandem_session_save_announced_async (TandemSession *self,
                                            TandemBatch        *batch,
                                            const char         *announcement,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean       tandem_session_save_finish  (TandemSession      *self,
                                            GAsyncResult       *result,
                                            GError            **error);
void           tandem_session_create_async (TandemSession      *self,
                                            TandemDoc          *doc,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean       tandem_session_create_finish (TandemSession     *self,
                                            GAsyncResult       *result,
                                            GError            **error);
void           tandem_session_delete       (TandemSession      *self,
                                            TandemDoc          *doc);
void           tandem_session_mark_achieved (TandemSession    *self,
                                            TandemDoc          *milestone);
void           tandem_session_undo         (TandemSession      *self);
void           tandem_session_redo         (TandemSession      *self);
void           tandem_session_announce     (TandemSession      *self,
                                            const char         *message);
void           tandem_session_announce_step (TandemSession     *self,
                                            const char         *message);

G_END_DECLS
