/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-context.h"
#include "tandem-outline-node.h"

G_BEGIN_DECLS

/* What a row of an outline says. */
char *tandem_outline_dup_due         (const TandemDoc     *doc,
                                      const TandemContext *context);
char *tandem_outline_dup_responsible (const TandemDoc     *doc,
                                      const TandemContext *context);
int   tandem_outline_get_progress    (TandemOutlineNode   *node,
                                      const TandemContext *context);
void  tandem_outline_show_status     (GtkWidget           *glyph,
                                      const TandemDoc     *doc,
                                      const TandemContext *context);

G_END_DECLS
