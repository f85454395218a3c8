/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-batch-private.h"
#include "tandem-journal.h"
#include "tandem-search.h"
#include "tandem-store.h"
#include "tandem-validation.h"
#include "tandem-writer-private.h"

#define BULK 2000               /* edits from which memory and full-text index are set for many */

/* What the edit makes of the record as it stands now. */
static TandemDoc *
combine (const TandemBatchEdit *edit,
         TandemEntry           *entry,
         gboolean               import,
         GPtrArray             *conflicts)
{
  TandemDoc *theirs = entry->state == TANDEM_ENTRY_LIVING ? entry->doc : NULL;

  if (!theirs || (import && !edit->before))
    return tandem_doc_ref (edit->after);
  if (edit->before && tandem_doc_same_body (edit->before, theirs))
    return tandem_doc_ref (edit->after);

  /* Without a before: made twice, independently, with one id. */
  return tandem_doc_merge (edit->before, edit->after, theirs, conflicts);
}

static gboolean
put (TandemBatch            *self,
     const TandemBatchEdit  *edit,
     TandemEntry            *entry,
     TandemWriter           *writer,
     GError                **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
  g_autoptr(TandemDoc) after = combine (edit, entry, self->import, conflicts);
  const TandemDoc *theirs = entry->state == TANDEM_ENTRY_LIVING ? entry->doc : edit->before;

  if (!self->import && !tandem_validation_check_edit (theirs, after, tandem_writer_get_context (writer), error))
    return FALSE;
  return tandem_writer_put (writer, entry, after, TANDEM_ENTRY_LIVING, error) &&
         tandem_writer_add_clashes (writer, entry, conflicts, error) &&
         tandem_writer_queue (writer, entry, error);
}

static gboolean
delete (TandemEntry   *entry,
        TandemWriter  *writer,
        GError       **error)
{
  if (entry->state != TANDEM_ENTRY_LIVING)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, "There is no record %s", entry->id);
      return FALSE;
    }
  return tandem_writer_put (writer, entry, NULL, TANDEM_ENTRY_BINNED, error) &&
         tandem_writer_queue (writer, entry, error);
}

static gboolean
write_edits (TandemBatch   *self,
             TandemWriter  *writer,
             GError       **error)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const TandemBatchEdit *edit = self->edits->pdata[i];
      g_autoptr(TandemEntry) entry = tandem_writer_load (writer, edit->id, error);

      if (!entry)
        return FALSE;
      if (edit->after ? !put (self, edit, entry, writer, error) : !delete (entry, writer, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_batch_write:
 * @self: a batch
 * @writer: a transaction
 * @error: return location for a #TandemStoreError
 *
 * Writes all edits: merged with what the store has become since they began,
 * checked, and queued for the server. A true conflict keeps both values.
 *
 * Returns: %FALSE with @error set; the transaction must then be dropped
 */
gboolean
tandem_batch_write (TandemBatch   *self,
                    TandemWriter  *writer,
                    GError       **error)
{
  tandem_writer_set_local (writer);
  if (!self->import)
    {
      tandem_writer_set_undoable (writer);
      return write_edits (self, writer, error);
    }
  if (self->edits->len < BULK)
    return write_edits (self, writer, error) && tandem_journal_clear (writer->database, error);

  writer->bulk = TRUE;
  tandem_database_set_bulk (writer->database, TRUE);
  return tandem_search_index_begin_bulk (writer->database, error) &&
         write_edits (self, writer, error) &&
         tandem_search_index_end_bulk (writer->database, error) &&
         tandem_journal_clear (writer->database, error);
}
