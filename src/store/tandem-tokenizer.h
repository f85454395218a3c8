/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The name to give in `tokenize = '…'`. */
#define TANDEM_TOKENIZER_NAME "tandem"

/* Longer words are cut here, in the index and in questions alike. */
#define TANDEM_TOKEN_MAX_BYTES 240

/**
 * TandemTokenFunc:
 * @user_data: what was handed to tandem_tokenize()
 * @token: the folded word or sign; not NUL-terminated
 * @length: its bytes
 * @start: where it stands in the text, in bytes
 * @end: where it ends
 *
 * Takes one token. Anything but 0 ends the walk.
 *
 * Returns: 0 to go on
 */
typedef int (*TandemTokenFunc) (gpointer    user_data,
                                const char *token,
                                int         length,
                                int         start,
                                int         end);

int      tandem_tokenize           (const char       *text,
                                    gsize             length,
                                    TandemTokenFunc   func,
                                    gpointer          user_data);
gboolean tandem_token_is_sign      (const char       *token,
                                    int               length);
fts5_api *tandem_tokenizer_get_api (sqlite3          *db);
int      tandem_tokenizer_register (sqlite3          *db);

G_END_DECLS
