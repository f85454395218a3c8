/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Private to the model: a path inside a document, "updates[u1].on". A name or
 * id with one of .[]" in it, or an empty one, is written as a JSON string:
 * future."a.b", updates["x]"].on */

/* One step: the member called @key, or the list item whose id is @key. */
typedef struct
{
  char *key;                    /* (owned) */
  gboolean item;
} TandemStep;

GArray            *tandem_path_parse        (const char        *path,
                                             GError           **error);
void               tandem_path_append       (GString           *path,
                                             const char        *key,
                                             gboolean           item);
TandemVal          tandem_path_follow       (const GArray      *steps,
                                             TandemVal          root);
const TandemField *tandem_path_find_field   (const GArray      *steps,
                                             const TandemKind  *kind,
                                             guint             *n_steps);
TandemVal          tandem_path_find_item    (TandemVal          list,
                                             const char        *key);

G_END_DECLS
