/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemPreferencesDialog:
 *
 * What whoever works here has settled once: which cities are theirs, and
 * whether work is shared without being asked.
 */
#define TANDEM_TYPE_PREFERENCES_DIALOG (tandem_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemPreferencesDialog, tandem_preferences_dialog, TANDEM, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *tandem_preferences_dialog_new (TandemSession *session);

G_END_DECLS
