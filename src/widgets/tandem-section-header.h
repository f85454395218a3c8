/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A heading and the dim number of what follows.
 * Properties: title, count (-1 is none), small (of list groups). */
#define TANDEM_TYPE_SECTION_HEADER (tandem_section_header_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionHeader, tandem_section_header, TANDEM, SECTION_HEADER, TandemView)

G_END_DECLS
