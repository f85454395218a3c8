/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemMirrorPage:
 *
 * Two plans of one pairing side by side, with the actions that they share. What
 * is changed in one shows in both at once.
 */
#define TANDEM_TYPE_MIRROR_PAGE (tandem_mirror_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemMirrorPage, tandem_mirror_page, TANDEM, MIRROR_PAGE, AdwNavigationPage)

GtkWidget *tandem_mirror_page_new    (TandemSession    *session,
                                      const char       *id);
void       tandem_mirror_page_select (TandemMirrorPage *self,
                                      guint             side,
                                      const char       *id);

extern const TandemKeyTable tandem_mirror_page_keys;

G_END_DECLS
