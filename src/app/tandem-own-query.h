/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-query.h"

G_BEGIN_DECLS

/* Questions that the program itself asks. They name fields of our own kinds:
 * that these exist is for a test to say, not for a user to be told, so that
 * nothing here can fail but by a mistake in the program, which ends it. */

void tandem_own_where    (TandemQuery       *query,
                          const char        *field,
                          TandemQueryTest    test,
                          const char        *value);
void tandem_own_where_in (TandemQuery       *query,
                          const char        *field,
                          const char *const *values);
void tandem_own_group    (TandemQuery       *query,
                          const char        *field);
void tandem_own_sort     (TandemQuery       *query,
                          const char        *field,
                          gboolean           descending);

G_END_DECLS
