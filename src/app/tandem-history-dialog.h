/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* Who changed what of a record when; any version can be restored. */
#define TANDEM_TYPE_HISTORY_DIALOG (tandem_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemHistoryDialog, tandem_history_dialog, TANDEM, HISTORY_DIALOG, AdwDialog)

AdwDialog *tandem_history_dialog_new (TandemSession *session,
                                      const char    *id);

G_END_DECLS
