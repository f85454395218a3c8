/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemUpdateDialog:
 *
 * What is new about a milestone: its status, when it is due and when it is
 * expected now, where that was decided, and one line about it. Saved together,
 * as one step, with an entry among its updates. The baseline stays.
 */
#define TANDEM_TYPE_UPDATE_DIALOG (tandem_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemUpdateDialog, tandem_update_dialog, TANDEM, UPDATE_DIALOG, AdwDialog)

AdwDialog *tandem_update_dialog_new      (TandemSession      *session,
                                          TandemDoc          *milestone);
/* asks why it is to be due on another day */
AdwDialog *tandem_update_dialog_new_due  (TandemSession      *session,
                                          TandemDoc          *milestone,
                                          TandemDate          due);
void       tandem_update_dialog_set_note (TandemUpdateDialog *self,
                                          const char         *note);

G_END_DECLS
