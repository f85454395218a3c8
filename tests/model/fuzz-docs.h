/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Random documents made from the tables of the kinds: all field types, small
 * pools of values so that two edits often meet, and, where wanted, everything
 * that hostile documents have. */

TandemDoc       *random_doc      (const TandemKind *kind,
                                  GRand            *rand,
                                  gboolean          hostile);
TandemDoc       *random_edit     (const TandemDoc  *doc,
                                  GRand            *rand,
                                  gboolean          hostile);
const TandemKind *random_kind    (GRand            *rand);
guint            random_rounds   (guint             rounds);
TandemContext   *test_context    (const char       *language);
TandemDoc       *doc_from_json   (const char       *json);
char            *with_quotes     (const char       *json);

G_END_DECLS
