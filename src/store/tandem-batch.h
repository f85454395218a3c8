/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/**
 * TandemBatch:
 *
 * What one action of a user changes: saved together or not at all, undone as
 * one step called @label.
 */
typedef struct _TandemBatch TandemBatch;

TandemBatch *tandem_batch_new         (const char  *label);
TandemBatch *tandem_batch_ref         (TandemBatch *self);
void         tandem_batch_unref       (TandemBatch *self);
/* @before: what the edit started from; if the store has moved on, the three
 * are merged. NULL for a new record. */
void         tandem_batch_put         (TandemBatch *self,
                                       TandemDoc   *before,
                                       TandemDoc   *after);
void         tandem_batch_delete      (TandemBatch *self,
                                       const char  *id);
void         tandem_batch_set_author  (TandemBatch *self,
                                       const char  *author);
/* An import: checked for shape only, no undo step (the journal starts after it). */
void         tandem_batch_set_import  (TandemBatch *self,
                                       gboolean     import);
/* Goes on with what the last step began, as typing does: if that step has the
 * same label and record and is still the newest, both are one step and one
 * version of the history. */
void         tandem_batch_set_continues (TandemBatch *self,
                                         gboolean     continues);
guint        tandem_batch_get_n_edits (TandemBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBatch, tandem_batch_unref)

G_END_DECLS
