/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-batch-private.h"

static void
batch_edit_free (gpointer data)
{
  TandemBatchEdit *edit = data;

  g_clear_pointer (&edit->before, tandem_doc_unref);
  g_clear_pointer (&edit->after, tandem_doc_unref);
  g_free (edit->id);
  g_free (edit);
}

/**
 * tandem_batch_new:
 * @label: what the user does, as the undo menu is to call it
 *
 * Made on one thread, then handed to the store, which only reads it.
 *
 * Returns: (transfer full): an empty batch
 */
TandemBatch *
tandem_batch_new (const char *label)
{
  TandemBatch *self = g_new0 (TandemBatch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label ? label : "");
  self->edits = g_ptr_array_new_with_free_func (batch_edit_free);
  return self;
}

TandemBatch *
tandem_batch_ref (TandemBatch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_batch_unref (TandemBatch *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_free (self->author);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/**
 * tandem_batch_put:
 * @self: a batch
 * @before: (nullable): what the edit started from; %NULL for a new record
 * @after: what the record is to be
 *
 * Adds an edit, or a new record. If the store has moved on from @before, the
 * three are merged.
 */
void
tandem_batch_put (TandemBatch *self,
                  TandemDoc   *before,
                  TandemDoc   *after)
{
  TandemBatchEdit *edit;

  g_return_if_fail (self != NULL);
  g_return_if_fail (after != NULL);
  g_return_if_fail (!before || g_strcmp0 (tandem_doc_get_id (before), tandem_doc_get_id (after)) == 0);

  edit = g_new0 (TandemBatchEdit, 1);
  edit->id = g_strdup (tandem_doc_get_id (after));
  edit->before = before ? tandem_doc_ref (before) : NULL;
  edit->after = tandem_doc_ref (after);
  g_ptr_array_add (self->edits, edit);
}

/**
 * tandem_batch_delete:
 * @self: a batch
 * @id: a record
 *
 * Adds a deletion: the record goes to the bin. What refers to it keeps
 * referring to it.
 */
void
tandem_batch_delete (TandemBatch *self,
                     const char  *id)
{
  TandemBatchEdit *edit;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  edit = g_new0 (TandemBatchEdit, 1);
  edit->id = g_strdup (id);
  g_ptr_array_add (self->edits, edit);
}

/**
 * tandem_batch_set_author:
 * @self: a batch
 * @author: (nullable): whose name the history shows
 */
void
tandem_batch_set_author (TandemBatch *self,
                         const char  *author)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->author, author);
}

/**
 * tandem_batch_set_import:
 * @self: a batch
 * @import: whether it brings records in from elsewhere
 *
 * An import is checked for its shape only, so that records with faults can be
 * repaired here. It is no undo step: the journal starts after it.
 */
void
tandem_batch_set_import (TandemBatch *self,
                         gboolean     import)
{
  g_return_if_fail (self != NULL);

  self->import = import;
}

/**
 * tandem_batch_set_continues:
 * @self: a batch of one edit
 * @continues: whether it goes on with the last step
 *
 * See the header. Where it cannot, it is a step of its own.
 */
void
tandem_batch_set_continues (TandemBatch *self,
                            gboolean     continues)
{
  g_return_if_fail (self != NULL);

  self->continues = continues;
}

guint
tandem_batch_get_n_edits (TandemBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}
