/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-tally.h"

G_BEGIN_DECLS

/* A paper speaks the languages it is asked for, whatever the program speaks. */
const char *tandem_wording_find       (const char *language,
                                       const char *english);
char       *tandem_wording_dup_count  (const char *language,
                                       const char *english,
                                       int         n);
char       *tandem_wording_dup_date   (const char *language,
                                       TandemDate  date);
char       *tandem_wording_dup_number (const char *language,
                                       const char *decimal);
char       *tandem_wording_dup_tally  (const char *language,
                                       const TandemTally *tally);
char       *tandem_wording_dup_country (const char *language,
                                        const char *code);
char       *tandem_wording_dup_language (const char *language,
                                         const char *tag);
char       *tandem_wording_dup_subdivision (const char *code);

G_END_DECLS
