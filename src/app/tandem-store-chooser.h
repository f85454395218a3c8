/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record-chooser.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/* Lets a form's references find records of the workspace. */
#define TANDEM_TYPE_STORE_CHOOSER (tandem_store_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TandemStoreChooser, tandem_store_chooser, TANDEM, STORE_CHOOSER, GObject)

TandemRecordChooser *tandem_store_chooser_new (TandemSession *session,
                                               GtkWidget     *widget);

G_END_DECLS
