/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemQuickDialog:
 *
 * What happened, in one line: a contact, something to follow up, or something
 * new about a milestone, which the dialog of updates then asks. The line itself
 * says which, or the arrow keys do; Enter saves.
 */
#define TANDEM_TYPE_QUICK_DIALOG (tandem_quick_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemQuickDialog, tandem_quick_dialog, TANDEM, QUICK_DIALOG, AdwDialog)

AdwDialog *tandem_quick_dialog_new (TandemSession *session,
                                    const char    *about);

extern const TandemKeyTable tandem_quick_dialog_keys;

G_END_DECLS
