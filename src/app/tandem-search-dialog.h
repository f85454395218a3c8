/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSearchDialog:
 *
 * Finds any record and any command. Each letter is answered in its frame from
 * what is known, and completed when the store has answered; the focus stays
 * where the text is typed. What is chosen is an action of the window it is
 * presented in.
 */
#define TANDEM_TYPE_SEARCH_DIALOG (tandem_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, TANDEM, SEARCH_DIALOG, AdwDialog)

AdwDialog *tandem_search_dialog_new (TandemSession *session);

extern const TandemKeyTable tandem_search_dialog_keys;

G_END_DECLS
