/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-place.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemBrowser:
 *
 * The list-and-detail page of a place.
 *
 * Property `places-hidden` (boolean, writable): whether the sidebar is out of
 * sight, so that this page has to offer it.
 */
#define TANDEM_TYPE_BROWSER (tandem_browser_get_type ())
G_DECLARE_FINAL_TYPE (TandemBrowser, tandem_browser, TANDEM, BROWSER, AdwBreakpointBin)

GtkWidget *tandem_browser_new          (TandemSession     *session,
                                        const TandemPlace *place);
void       tandem_browser_select       (TandemBrowser     *self,
                                        const char        *id);
void       tandem_browser_push_record  (TandemBrowser     *self,
                                        const char        *id);
char      *tandem_browser_dup_selected (TandemBrowser     *self);
void       tandem_browser_create       (TandemBrowser     *self);
void       tandem_browser_find         (TandemBrowser     *self);
gboolean   tandem_browser_back         (TandemBrowser     *self);

G_END_DECLS
