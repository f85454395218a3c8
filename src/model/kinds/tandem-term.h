/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A line of a vocabulary, added or changed by the programme office. */
#define TANDEM_TYPE_TERM_RECORD (tandem_term_record_get_type ())
G_DECLARE_FINAL_TYPE (TandemTermRecord, tandem_term_record, TANDEM, TERM_RECORD, TandemRecord)

extern const TandemKind tandem_term_record_kind;

G_END_DECLS
