/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemStepDialog:
 *
 * What a pairing needs to be at a step of its life: what is there has a tick,
 * what is not has a button that leads to it. When all is there, and the step is
 * the next one, it offers to move the pairing on.
 */
#define TANDEM_TYPE_STEP_DIALOG (tandem_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemStepDialog, tandem_step_dialog, TANDEM, STEP_DIALOG, AdwDialog)

AdwDialog *tandem_step_dialog_new (TandemSession *session,
                                   const char    *pairing,
                                   const char    *status);

G_END_DECLS
