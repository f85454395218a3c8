/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-batch-private.h"

#include <glib/gi18n-lib.h>
#include "tandem-journal.h"
#include "tandem-projection.h"
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
put (TandemBatch           *self,
     const TandemBatchEdit *edit,
     TandemEntry           *entry,
     TandemWriter          *writer,
     GError               **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
  g_autoptr(TandemDoc) after = combine (edit, entry, self->import, conflicts);
  const TandemDoc *theirs = entry->state == TANDEM_ENTRY_LIVING ? entry->doc : edit->before;

  if (!self->import && !tandem_validation_check_edit (theirs, after, tandem_writer_get_context (writer), error))
    return FALSE;
  if (self->continues && self->edits->len == 1 && conflicts->len == 0 &&
      !tandem_writer_continue (writer, entry, error))
    return FALSE;
  return tandem_writer_put (writer, entry, after, TANDEM_ENTRY_LIVING, error) &&
         tandem_writer_add_clashes (writer, entry, conflicts, error) &&
         tandem_writer_queue (writer, entry, error);
}

static gboolean
delete (TandemEntry  *entry,
        TandemWriter *writer,
        GError      **error)
{
  if (entry->state != TANDEM_ENTRY_LIVING)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("There is no record %s"), entry->id);
      return FALSE;
    }
  return tandem_writer_put (writer, entry, NULL, TANDEM_ENTRY_BINNED, error) &&
         tandem_writer_queue (writer, entry, error);
}

static gboolean
write_edits (TandemBatch  *self,
             TandemWriter *writer,
             GError      **error)
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

/* Kinds, each with the number of its records. */
static GHashTable *
count_kinds (TandemBatch *self)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->edits->len; i++)
    {
      const TandemBatchEdit *edit = self->edits->pdata[i];
      gpointer kind = (gpointer) tandem_kind_of_id (edit->id);

      if (kind && edit->after)
        g_hash_table_insert (counts, kind, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) + 1));
    }
  return counts;
}

/* Keeps in @kinds those whose indexes were dropped. */
static gboolean
drop_indexes (GHashTable     *kinds,
              TandemDatabase *database,
              GError        **error)
{
  GHashTableIter iter;
  gpointer kind, count;

  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &kind, &count))
    {
      gboolean dropped;

      if (!tandem_projection_drop_indexes (database, kind, GPOINTER_TO_UINT (count), &dropped, error))
        return FALSE;
      if (!dropped)
        g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

static gboolean
create_indexes (GHashTable     *kinds,
                TandemDatabase *database,
                GError        **error)
{
  GHashTableIter iter;
  gpointer kind;

  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    {
      if (!tandem_projection_create_indexes (database, kind, error))
        return FALSE;
    }
  return TRUE;
}

/* A large import: more memory, and what can be made at once at the end is. A
 * kill on the way leaves nothing of it, as of any transaction. */
static gboolean
write_bulk (TandemBatch  *self,
            TandemWriter *writer,
            GError      **error)
{
  g_autoptr(GHashTable) kinds = count_kinds (self);

  /* Until there is nothing more to do: one import is often followed by another. */
  tandem_database_set_bulk (writer->database, TRUE);
  return drop_indexes (kinds, writer->database, error) &&
         tandem_search_index_begin_bulk (writer->database, error) &&
         write_edits (self, writer, error) &&
         create_indexes (kinds, writer->database, error) &&
         tandem_search_index_end_bulk (writer->database, error);
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
tandem_batch_write (TandemBatch  *self,
                    TandemWriter *writer,
                    GError      **error)
{
  tandem_writer_set_local (writer);
  if (!self->import)
    {
      tandem_writer_set_undoable (writer);
      return write_edits (self, writer, error);
    }
  return (self->edits->len < BULK ? write_edits (self, writer, error) : write_bulk (self, writer, error)) &&
         tandem_journal_clear (writer->database, error);
}
