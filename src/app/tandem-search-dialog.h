/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemSearchDialog:
 *
 * Finds any record, or one of some kinds. Signal `chosen (const char *id)`.
 */
#define TANDEM_TYPE_SEARCH_DIALOG (tandem_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, TANDEM, SEARCH_DIALOG, AdwDialog)

AdwDialog *tandem_search_dialog_new          (TandemSession     *session);
AdwDialog *tandem_search_dialog_new_for_kinds (TandemSession    *session,
                                              const char *const *kinds);

G_END_DECLS
