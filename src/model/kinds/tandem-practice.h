/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* Something that worked somewhere, told so that others can take it over. */
#define TANDEM_TYPE_PRACTICE (tandem_practice_get_type ())
G_DECLARE_FINAL_TYPE (TandemPractice, tandem_practice, TANDEM, PRACTICE, TandemRecord)

extern const TandemKind tandem_practice_kind;

G_END_DECLS
