/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-sync.h"

G_BEGIN_DECLS

/**
 * TandemOutboxDialog:
 *
 * "Your Work": is it safe, will it go, did it arrive; what will be sent, in
 * plain language, each to be opened, held or dropped. Signal
 * `chosen (const char *id)`.
 */
#define TANDEM_TYPE_OUTBOX_DIALOG (tandem_outbox_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemOutboxDialog, tandem_outbox_dialog, TANDEM, OUTBOX_DIALOG, AdwDialog)

AdwDialog *tandem_outbox_dialog_new (TandemSession *session,
                                     TandemSync    *sync);

G_END_DECLS
