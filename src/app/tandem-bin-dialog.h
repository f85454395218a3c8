/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* What was deleted in the last 30 days; each can be restored. */
#define TANDEM_TYPE_BIN_DIALOG (tandem_bin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemBinDialog, tandem_bin_dialog, TANDEM, BIN_DIALOG, AdwDialog)

AdwDialog *tandem_bin_dialog_new (TandemSession *session);

G_END_DECLS
