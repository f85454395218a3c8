/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-page.h"
#include "tandem-place.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemBrowser:
 *
 * The list-and-detail page of a place, a #TandemPage.
 */
#define TANDEM_TYPE_BROWSER (tandem_browser_get_type ())
G_DECLARE_FINAL_TYPE (TandemBrowser, tandem_browser, TANDEM, BROWSER, AdwBreakpointBin)

GtkWidget *tandem_browser_new (TandemSession     *session,
                               const TandemPlace *place);

extern const TandemKeyTable tandem_browser_keys;

G_END_DECLS
