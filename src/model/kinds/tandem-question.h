/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A question or comment on a place in a record. */
#define TANDEM_TYPE_QUESTION (tandem_question_get_type ())
G_DECLARE_FINAL_TYPE (TandemQuestion, tandem_question, TANDEM, QUESTION, TandemRecord)

extern const TandemKind tandem_question_kind;

G_END_DECLS
