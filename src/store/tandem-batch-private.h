/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-batch.h"
#include "tandem-writer.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  TandemDoc *before;            /* (nullable) */
  TandemDoc *after;             /* (nullable): NULL is a deletion */
} TandemBatchEdit;

struct _TandemBatch
{
  gatomicrefcount ref_count;
  char *label;
  char *author;                 /* (nullable) */
  GPtrArray *edits;             /* TandemBatchEdit */
  gboolean import;
  gboolean continues;
};

/* All edits of the batch, in the transaction of @writer. */
gboolean tandem_batch_write (TandemBatch   *self,
                             TandemWriter  *writer,
                             GError       **error);

G_END_DECLS
