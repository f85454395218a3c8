/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-place.h"

G_BEGIN_DECLS

/* What was deleted in the last 30 days; each can be restored. */
#define TANDEM_TYPE_BIN_PAGE (tandem_bin_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemBinPage, tandem_bin_page, TANDEM, BIN_PAGE, AdwBin)

GtkWidget *tandem_bin_page_new (TandemSession     *session,
                                const TandemPlace *place);

G_END_DECLS
