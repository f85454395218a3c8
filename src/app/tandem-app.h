/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-sync.h"

G_BEGIN_DECLS

/**
 * TandemApp:
 *
 * The program: its options, its workspace and its windows, which share one
 * session and one synchronisation. Signals
 * #TandemApp::opened and #TandemApp::open-failed tell the
 * window how opening went.
 */
#define TANDEM_TYPE_APP (tandem_app_get_type ())
G_DECLARE_FINAL_TYPE (TandemApp, tandem_app, TANDEM, APP, AdwApplication)

TandemApp     *tandem_app_new            (void);
const char    *tandem_app_get_folder     (TandemApp *self);
TandemSession *tandem_app_get_session    (TandemApp *self);
TandemSync    *tandem_app_get_sync       (TandemApp *self);
const GError  *tandem_app_get_trouble    (TandemApp *self);
GSettings     *tandem_app_get_settings   (TandemApp *self);
gboolean       tandem_app_has_workspace  (TandemApp *self);
void           tandem_app_open           (TandemApp *self,
                                          gboolean   with_demo);
void           tandem_app_restore_backup (TandemApp *self,
                                          GFile     *file);
void           tandem_app_rescue         (TandemApp *self);

/* For programs that drive the window themselves: start without a main loop of
 * the application, and stop in order. */
gboolean   tandem_app_start         (TandemApp *self,
                                     char     **arguments,
                                     int       *status);
void       tandem_app_stop          (TandemApp *self);

G_END_DECLS
