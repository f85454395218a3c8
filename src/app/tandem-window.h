/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-app.h"
#include "tandem-keys.h"

G_BEGIN_DECLS

/**
 * TandemWindow:
 *
 * The main window: what it shows while there is no workspace, and the places
 * once there is one.
 */
#define TANDEM_TYPE_WINDOW (tandem_window_get_type ())
G_DECLARE_FINAL_TYPE (TandemWindow, tandem_window, TANDEM, WINDOW, AdwApplicationWindow)

void          tandem_window_init_types  (void);
TandemWindow *tandem_window_new         (TandemApp *application);
void          tandem_window_show_place  (TandemWindow      *self,
                                         const char        *place);
void          tandem_window_show_record (TandemWindow      *self,
                                         const char        *id);
TandemWindow *tandem_window_open_beside (TandemWindow      *self,
                                         const char        *id);

extern const TandemKeyTable tandem_window_keys;

G_END_DECLS
