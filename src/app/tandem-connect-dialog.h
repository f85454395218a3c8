/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-sync.h"

G_BEGIN_DECLS

/* Asks for the central server's address and the account there. */
#define TANDEM_TYPE_CONNECT_DIALOG (tandem_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemConnectDialog, tandem_connect_dialog, TANDEM, CONNECT_DIALOG, AdwDialog)

AdwDialog *tandem_connect_dialog_new (TandemSession *session,
                                      TandemSync    *sync);

G_END_DECLS
