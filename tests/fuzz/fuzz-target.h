/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Every target is one file with this entry, which libFuzzer also knows. The
 * input is up to three documents with a NUL byte between them. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

#define FUZZ_MAX_DOCS 3

/* The documents of one input; those that cannot be read are NULL. */
typedef struct
{
  TandemDoc *docs[FUZZ_MAX_DOCS];
} FuzzInput;

void           fuzz_input_init  (FuzzInput     *self,
                                 const uint8_t *data,
                                 size_t         size);
void           fuzz_input_clear (FuzzInput     *self);
gboolean       fuzz_input_fits  (FuzzInput     *self,
                                 guint          n);

/* English and builtin vocabularies, on a fixed day; never freed. */
TandemContext *fuzz_get_context (void);

/* Says what is wrong with which documents, and ends the program. */
void           fuzz_fail        (const FuzzInput *input,
                                 const char      *format,
                                 ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FuzzInput, fuzz_input_clear)

G_END_DECLS
