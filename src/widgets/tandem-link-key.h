/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A piece of a line as the map draws it, for its legend. Properties: status. */
#define TANDEM_TYPE_LINK_KEY (tandem_link_key_get_type ())
G_DECLARE_FINAL_TYPE (TandemLinkKey, tandem_link_key, TANDEM, LINK_KEY, TandemView)

G_END_DECLS
