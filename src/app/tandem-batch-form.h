/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-editor.h"

G_BEGIN_DECLS

/* What can be done to several rows of a plan at once: other dates, another
 * state, somebody else responsible. One button, one undo step. */
#define TANDEM_TYPE_BATCH_FORM (tandem_batch_form_get_type ())
G_DECLARE_FINAL_TYPE (TandemBatchForm, tandem_batch_form, TANDEM, BATCH_FORM, AdwBin)

GtkWidget *tandem_batch_form_new (TandemPlanEditor *editor,
                                  GPtrArray        *rows);

G_END_DECLS
