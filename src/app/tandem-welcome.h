/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first-run page. Signals `demo-chosen`, `empty-chosen`, `backup-chosen`. */
#define TANDEM_TYPE_WELCOME (tandem_welcome_get_type ())
G_DECLARE_FINAL_TYPE (TandemWelcome, tandem_welcome, TANDEM, WELCOME, AdwBin)

G_END_DECLS
