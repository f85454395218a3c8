/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Documents drawn from the tables: every type of field, mostly well formed. */
TandemDoc *random_doc_new  (GRand            *rand,
                            const TandemKind *kind);
TandemDoc *random_doc_edit (GRand            *rand,
                            const TandemDoc  *doc);
char      *random_value    (GRand            *rand,
                            const TandemField *field);

G_END_DECLS
