/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-writer.h"

G_BEGIN_DECLS

/* The undo journal: steps that name versions of the history. It begins after
 * the last import; a new step takes away what could have been redone. */
gboolean tandem_journal_record      (TandemWriter    *writer,
                                     GError         **error);
gboolean tandem_journal_clear       (TandemDatabase  *database,
                                     GError         **error);
/* Undoes the last step, or redoes the next one; @label (nullable) is its name.
 * NOTHING when there is none. */
gboolean tandem_journal_move        (TandemWriter    *writer,
                                     gboolean         redo,
                                     GError         **error);
char    *tandem_journal_dup_label   (TandemDatabase  *database,
                                     gboolean         redo,
                                     GError         **error);

G_END_DECLS
