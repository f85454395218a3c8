/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemCreateDialog:
 *
 * Asks for what a new record needs. Signal `created (const char *id)`.
 */
#define TANDEM_TYPE_CREATE_DIALOG (tandem_create_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemCreateDialog, tandem_create_dialog, TANDEM, CREATE_DIALOG, AdwDialog)

AdwDialog *tandem_create_dialog_new      (TandemSession    *session,
                                          const TandemKind *kind,
                                          const TandemDoc  *parent);
void       tandem_create_dialog_preset   (TandemCreateDialog *self,
                                          const char       *path,
                                          const char       *json);
gboolean   tandem_create_dialog_can_hang (const TandemKind *kind,
                                          const TandemKind *parent);

G_END_DECLS
