/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"
#include "tandem-sync.h"

G_BEGIN_DECLS

/**
 * TandemStatusButton:
 *
 * Says in words where the user's work is: saved here, waiting, arrived.
 */
#define TANDEM_TYPE_STATUS_BUTTON (tandem_status_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemStatusButton, tandem_status_button, TANDEM, STATUS_BUTTON, GtkButton)

void tandem_status_button_set_session (TandemStatusButton *self,
                                       TandemSession      *session,
                                       TandemSync         *sync);

G_END_DECLS
