/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

/**
 * TandemWords:
 *
 * What a user typed to search for, as words, and as expressions for FTS5. User
 * text never reaches FTS5 as syntax: it goes through the tokenizer and comes
 * out as quoted tokens.
 */
typedef struct _TandemWords TandemWords;

TandemWords *tandem_words_new         (const char         *text);
void         tandem_words_free        (TandemWords        *self);
gboolean     tandem_words_is_empty    (TandemWords        *self);
gboolean     tandem_words_find_owners (TandemWords        *self,
                                       TandemDatabase     *database,
                                       GError            **error);
gboolean     tandem_words_correct     (TandemWords        *self,
                                       TandemDatabase     *database,
                                       gboolean           *corrected,
                                       GError            **error);
char        *tandem_words_dup_meant   (TandemWords        *self);
char        *tandem_words_dup_match   (TandemWords        *self,
                                       const char         *column,
                                       gboolean            with_owners,
                                       const char *const  *kinds);

void         tandem_words_append_kind (GString            *out,
                                       const char         *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemWords, tandem_words_free)

G_END_DECLS
