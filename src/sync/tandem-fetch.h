/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-run.h"
#include "tandem-wire.h"

G_BEGIN_DECLS

/* A revision that is wanted; @doc: what came (NULL: the server has it not). */
typedef struct
{
  char *id;
  char *rev;
  TandemWireDoc *doc;
  gboolean too_large;           /* it is there, but larger than is taken */
} TandemWanted;

TandemWanted *tandem_wanted_new  (const char    *id,
                                  const char    *rev);
void          tandem_wanted_free (TandemWanted  *self);

gboolean      tandem_fetch       (TandemRun     *run,
                                  const char    *database,
                                  GPtrArray     *wanted,
                                  guint          first,
                                  guint          end,
                                  GError       **error);

G_END_DECLS
