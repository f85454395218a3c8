/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/* What a plan can begin with. Signal `used (guint n_rows)`: its chapters, and
 * so many rows, were added. */
#define TANDEM_TYPE_TEMPLATE_DIALOG (tandem_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemTemplateDialog, tandem_template_dialog, TANDEM, TEMPLATE_DIALOG, AdwDialog)

AdwDialog *tandem_template_dialog_new (TandemPlanEditor *editor);

G_END_DECLS
