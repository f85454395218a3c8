/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"

G_BEGIN_DECLS

/* Actions that two plans have in common. That they are shared is written in one
 * of them (its field `shared_with`) and read from both: there is no half of a
 * link that could be lost. Pure functions; any thread. */

gboolean   tandem_shared_is          (const TandemDoc     *a,
                                      const TandemDoc     *b);
GPtrArray *tandem_shared_list        (TandemSnapshot      *snapshot,
                                      const char          *plan,
                                      const TandemDoc     *action);
GPtrArray *tandem_shared_link        (TandemDoc           *a,
                                      TandemDoc           *b);
GPtrArray *tandem_shared_unlink      (TandemDoc           *a,
                                      TandemDoc           *b);
char     **tandem_shared_list_differences (const TandemDoc *a,
                                      const TandemDoc     *b,
                                      const TandemContext *context);
char      *tandem_shared_dup_sentence (const TandemDoc    *a,
                                      const TandemDoc     *b,
                                      const char *const   *names,
                                      const TandemContext *context);

G_END_DECLS
