/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/* The versions of a plan: keep one, approve one, compare any two in words,
 * bring one back. */
#define TANDEM_TYPE_VERSIONS_DIALOG (tandem_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemVersionsDialog, tandem_versions_dialog, TANDEM, VERSIONS_DIALOG, AdwDialog)

AdwDialog *tandem_versions_dialog_new (TandemPlanEditor *editor);

G_END_DECLS
