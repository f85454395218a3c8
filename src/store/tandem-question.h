/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

/**
 * TandemQuestion:
 *
 * What a user typed to search for, as words, and as expressions for FTS5. User
 * text never reaches FTS5 as syntax: it goes through the tokenizer and comes
 * out as quoted tokens.
 */
typedef struct _TandemQuestion TandemQuestion;

TandemQuestion *tandem_question_new         (const char      *text);
void            tandem_question_free        (TandemQuestion  *self);
gboolean        tandem_question_is_empty    (TandemQuestion  *self);
gboolean        tandem_question_find_owners (TandemQuestion  *self,
                                             TandemDatabase  *database,
                                             GError         **error);
gboolean        tandem_question_correct     (TandemQuestion  *self,
                                             TandemDatabase  *database,
                                             gboolean        *corrected,
                                             GError         **error);
char           *tandem_question_dup_match   (TandemQuestion  *self,
                                             const char      *column,
                                             gboolean         with_owners,
                                             const char *const *kinds);

void            tandem_question_append_kind (GString         *out,
                                             const char      *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemQuestion, tandem_question_free)

G_END_DECLS
