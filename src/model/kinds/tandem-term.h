/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A line of a vocabulary, added or changed by the programme office. */
#define TANDEM_TYPE_TERM (tandem_term_get_type ())
G_DECLARE_FINAL_TYPE (TandemTerm, tandem_term, TANDEM, TERM, TandemRecord)

extern const TandemKind tandem_term_kind;

G_END_DECLS
