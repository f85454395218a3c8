/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-place.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemTodayPage:
 *
 * The start page: what the day asks for in one list by urgency, each row with
 * its next step. A #TandemPage.
 */
#define TANDEM_TYPE_TODAY_PAGE (tandem_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemTodayPage, tandem_today_page, TANDEM, TODAY_PAGE, AdwBreakpointBin)

GtkWidget *tandem_today_page_new (TandemSession     *session,
                                  const TandemPlace *place);

extern const TandemKeyTable tandem_today_page_keys;

G_END_DECLS
