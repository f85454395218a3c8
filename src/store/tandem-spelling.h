/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

/* The words of the full-text index, for searches with typing errors. Read
 * when first needed, kept with the connection, completed by what is added. */

GPtrArray *tandem_spelling_find_near (TandemDatabase  *database,
                                      const char      *word,
                                      gboolean         open,
                                      guint            limit,
                                      GError         **error);
void       tandem_spelling_add_text  (TandemDatabase  *database,
                                      const char      *text);
guint      tandem_spelling_distance  (const char      *word,
                                      const char      *term,
                                      gboolean         open,
                                      guint            max);

G_END_DECLS
