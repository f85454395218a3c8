/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/* Asks what a version of a plan is to be kept with: what changed, and who
 * approved it. */
#define TANDEM_TYPE_FREEZE_DIALOG (tandem_freeze_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemFreezeDialog, tandem_freeze_dialog, TANDEM, FREEZE_DIALOG, AdwDialog)

AdwDialog *tandem_freeze_dialog_new (TandemPlanEditor *editor,
                                     gboolean          approve);

G_END_DECLS
