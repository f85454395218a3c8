/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TandemHelpDialog:
 *
 * The commonest tasks, each on one page: what it is for, and the steps.
 */
#define TANDEM_TYPE_HELP_DIALOG (tandem_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemHelpDialog, tandem_help_dialog, TANDEM, HELP_DIALOG, AdwDialog)

AdwDialog *tandem_help_dialog_new (void);

G_END_DECLS
