/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* One chapter of a plan. */
#define TANDEM_TYPE_SECTION (tandem_section_get_type ())
G_DECLARE_FINAL_TYPE (TandemSection, tandem_section, TANDEM, SECTION, TandemRecord)

extern const TandemKind tandem_section_kind;

G_END_DECLS
