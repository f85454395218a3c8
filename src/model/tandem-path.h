/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Private to the model: a path inside a document, "updates[u1].on". */

/* One step: the member called @key, or the list item whose id is @key. */
typedef struct
{
  char *key;                    /* (owned) */
  gboolean item;
} TandemStep;

GArray            *tandem_path_parse        (const char        *path,
                                             GError           **error);
TandemVal          tandem_path_follow       (const GArray      *steps,
                                             TandemVal          root);
const TandemField *tandem_path_find_field   (const GArray      *steps,
                                             const TandemKind  *kind,
                                             guint             *n_steps);
TandemVal          tandem_path_find_item    (TandemVal          list,
                                             const char        *key);

G_END_DECLS
