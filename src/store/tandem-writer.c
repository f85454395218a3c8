/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-writer-private.h"

#include "tandem-clash-rows.h"
#include "tandem-journal.h"
#include "tandem-outbox.h"
#include "tandem-projection.h"
#include "tandem-search.h"
#include "tandem-store-private.h"

void
tandem_entry_free (TandemEntry *self)
{
  if (!self)
    return;

  g_free (self->id);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->base, tandem_doc_unref);
  g_free (self->base_rev);
  g_free (self->leaves);
  g_free (self);
}

static void
writer_edit_free (gpointer data)
{
  TandemWriterEdit *edit = data;

  g_free (edit->clashes);
  g_free (edit);
}

static char *
dup_now (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * tandem_writer_new:
 * @database: the connection of the worker
 * @context: for titles and words
 * @label: what is being done
 * @author: (nullable): who does it
 * @error: return location for a #TandemStoreError
 *
 * Begins a transaction.
 *
 * Returns: (transfer full) (nullable): the writer
 */
TandemWriter *
tandem_writer_new (TandemDatabase *database,
                   TandemContext  *context,
                   const char     *label,
                   const char     *author,
                   GError        **error)
{
  g_autoptr(TandemWriter) self = NULL;
  g_autofree char *now = dup_now ();

  if (!tandem_database_begin (database, error))
    return NULL;

  self = g_new0 (TandemWriter, 1);
  self->database = database;
  self->context = tandem_context_ref (context);
  self->label = g_strdup (label);
  self->now = g_steal_pointer (&now);
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->edits = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, writer_edit_free);
  self->titled = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_entry_free);
  if (!tandem_database_run (database, error, "INSERT INTO change (at, author, label) VALUES (?, ?, ?)", "sss",
                            self->now, author, label))
    return NULL;
  self->change = sqlite3_last_insert_rowid (tandem_database_get_handle (database));
  return g_steal_pointer (&self);
}

/**
 * tandem_writer_free:
 * @self: (transfer full): a writer
 *
 * Rolls back what was not committed.
 */
void
tandem_writer_free (TandemWriter *self)
{
  if (!self)
    return;

  if (!self->committed)
    tandem_database_rollback (self->database);
  tandem_context_unref (self->context);
  g_free (self->label);
  g_free (self->now);
  g_ptr_array_unref (self->changed);
  g_ptr_array_unref (self->titled);
  g_hash_table_unref (self->edits);
  g_free (self);
}

/* Titles that are made of other records are right only when all are there. */
static gboolean
project_titled (TandemWriter *self,
                GError      **error)
{
  for (guint i = 0; i < self->titled->len; i++)
    {
      TandemEntry *entry = self->titled->pdata[i];

      if (!tandem_projection_put (self->database, entry->pk, TRUE, entry->doc, self->context, error))
        return FALSE;
    }
  return TRUE;
}

/* What sync notes beside the records is no change of the history. */
static gboolean
forget_change (TandemWriter *self,
               GError      **error)
{
  return tandem_database_run (self->database, error, "DELETE FROM change WHERE n = ?", "i", self->change);
}

/**
 * tandem_writer_commit:
 * @self: a writer
 * @error: return location for a #TandemStoreError
 *
 * Writes the undo step and commits. A transaction that changed nothing leaves
 * nothing behind.
 *
 * Returns: %FALSE with @error set: nothing was changed
 */
gboolean
tandem_writer_commit (TandemWriter *self,
                      GError      **error)
{
  if (self->changed->len == 0 && !self->touched)
    return TRUE;
  if (!project_titled (self, error) ||
      (self->undoable && !tandem_journal_record (self, error)) ||
      (self->changed->len == 0 && !self->undoable && !self->continued && !forget_change (self, error)) ||
      !tandem_database_commit (self->database, error))
    return FALSE;

  self->committed = TRUE;
  return TRUE;
}

TandemDatabase *
tandem_writer_get_database (TandemWriter *self)
{
  self->touched = TRUE;
  return self->database;
}

TandemContext *
tandem_writer_get_context (TandemWriter *self)
{
  return self->context;
}

void
tandem_writer_set_undoable (TandemWriter *self)
{
  self->undoable = TRUE;
}

void
tandem_writer_set_local (TandemWriter *self)
{
  self->local = TRUE;
}

static gboolean
read_base (TandemEntry  *entry,
           sqlite3_stmt *statement,
           int           column,
           GError      **error)
{
  const char *body = sqlite3_column_blob (statement, column);
  gsize size = sqlite3_column_bytes (statement, column);
  const char *current = NULL;
  gsize current_size = 0;

  if (!body)
    return TRUE;
  /* Nearly always they are the same, and parsed once. */
  if (entry->doc)
    current = tandem_doc_get_body (entry->doc, &current_size);
  if (current && size == current_size && memcmp (current, body, size) == 0)
    entry->base = tandem_doc_ref (entry->doc);
  else
    entry->base = tandem_doc_parse (body, size, error);
  return entry->base != NULL;
}

static gboolean
read_entry (TandemEntry  *entry,
            sqlite3_stmt *statement,
            GError      **error)
{
  entry->pk = tandem_statement_int (statement, 0);
  entry->state = tandem_statement_int (statement, 3);
  entry->version = tandem_statement_int (statement, 4);
  entry->edit_seq = tandem_statement_int (statement, 5);
  entry->base_rev = g_strdup (tandem_statement_text (statement, 6));
  entry->leaves = g_strdup (tandem_statement_text (statement, 8));
  entry->conflict = tandem_statement_int (statement, 9) != 0;

  if (sqlite3_column_type (statement, 1) != SQLITE_NULL)
    {
      entry->doc = tandem_statement_doc (statement, 1, error);
      if (!entry->doc)
        return FALSE;
    }
  return read_base (entry, statement, 7, error);
}

/**
 * tandem_writer_load:
 * @self: a writer
 * @id: a record
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): its row, with `pk` 0 when there is none
 */
TandemEntry *
tandem_writer_load (TandemWriter *self,
                    const char   *id,
                    GError      **error)
{
  g_autoptr(TandemEntry) entry = g_new0 (TandemEntry, 1);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  entry->id = g_strdup (id);
  entry->kind = tandem_kind_of_id (id);
  entry->state = TANDEM_ENTRY_GONE;
  if (!entry->kind)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, "“%s” is not the id of a record", id);
      return NULL;
    }

  statement = tandem_database_query (self->database, error,
                                     "SELECT pk, body, sum, deleted, version, edit_seq, base_rev, base_body, leaves,"
                                     "       conflict FROM doc WHERE id = ?", "s", id);
  if (!statement)
    return NULL;
  if (tandem_database_next (self->database, statement, &local))
    read_entry (entry, statement, &local);
  tandem_statement_done (statement);
  if (!local)
    return g_steal_pointer (&entry);

  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", id);
  return NULL;
}

/* What the record was before this transaction, once. */
static gboolean
remember (TandemWriter *self,
          TandemEntry  *entry,
          GError      **error)
{
  TandemWriterEdit *edit;

  if (!self->undoable || g_hash_table_contains (self->edits, &entry->pk))
    return TRUE;

  edit = g_new0 (TandemWriterEdit, 1);
  edit->pk = entry->pk;
  edit->before = entry->version;
  g_hash_table_insert (self->edits, &edit->pk, edit);
  return !entry->conflict || tandem_clashes_dup_json (self->database, entry->pk, &edit->clashes, error);
}

gboolean
tandem_writer_continue (TandemWriter *self,
                        TandemEntry  *entry,
                        GError      **error)
{
  gint64 change;

  if (!self->undoable || entry->state != TANDEM_ENTRY_LIVING)
    return TRUE;
  if (!tandem_database_get_int (self->database, &change, 0, error,
                                "SELECT doc.change FROM doc JOIN step_edit ON step_edit.doc = pk AND after = version"
                                " JOIN step ON n = step"
                                " WHERE pk = ? AND n = (SELECT max (n) FROM step) AND undone = 0 AND label = ?"
                                " AND before_clashes IS NULL AND after_clashes IS NULL AND before != 0"
                                " AND (SELECT count (*) FROM step_edit WHERE step = n) = 1", "is",
                                entry->pk, self->label))
    return FALSE;
  if (change == 0)
    return TRUE;

  /* the content of that version is replaced, and so is nobody's but this user's */
  if (!forget_change (self, error) ||
      !tandem_database_run (self->database, error, "UPDATE change SET at = ? WHERE n = ?", "si", self->now, change))
    return FALSE;
  self->change = change;
  self->continued = TRUE;
  self->undoable = FALSE;
  return TRUE;
}

static gboolean
insert (TandemWriter    *self,
        TandemEntry     *entry,
        TandemDoc       *doc,
        TandemEntryState state,
        GError         **error)
{
  g_autofree char *database = tandem_doc_dup_database (doc);

  if (!tandem_database_run (self->database, error,
                            "INSERT INTO doc (id, kind, database, body, sum, deleted, change, edit_seq)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "sssdiiii",
                            entry->id, entry->kind->name, database, doc, tandem_doc_sum (doc), (gint64) state,
                            self->change, (gint64) self->local))
    return FALSE;

  entry->pk = sqlite3_last_insert_rowid (tandem_database_get_handle (self->database));
  entry->fresh = TRUE;
  return remember (self, entry, error);
}

/* The old content goes to the history, but once a transaction. */
static gboolean
keep_version (TandemWriter *self,
              TandemEntry  *entry,
              GError      **error)
{
  return tandem_database_run (self->database, error,
                              "INSERT INTO version (doc, number, change, deleted, body, sum)"
                              " SELECT pk, version, change, deleted, iif (deleted = 0, body, NULL),"
                              "        iif (deleted = 0, sum, NULL)"
                              " FROM doc WHERE pk = ? AND change != ?", "ii", entry->pk, self->change);
}

static gboolean
update (TandemWriter    *self,
        TandemEntry     *entry,
        TandemDoc       *doc,
        TandemEntryState state,
        GError         **error)
{
  g_autofree char *database = tandem_doc_dup_database (doc);

  return remember (self, entry, error) &&
         keep_version (self, entry, error) &&
         tandem_database_run (self->database, error,
                              "UPDATE doc SET database = ?, body = ?, sum = ?, deleted = ?,"
                              "  version = version + (change != ?5), change = ?5, edit_seq = edit_seq + ?6 WHERE pk = ?7",
                              "sdiiiii", database, doc, tandem_doc_sum (doc), (gint64) state, self->change,
                              (gint64) self->local, entry->pk) &&
         tandem_database_get_int (self->database, &entry->version, 0, error,
                                  "SELECT version FROM doc WHERE pk = ?", "i", entry->pk);
}

/* The typed table and the full-text index hold living records. */
static gboolean
project (TandemWriter    *self,
         TandemEntry     *entry,
         TandemEntryState before,
         GError         **error)
{
  gboolean replace = before == TANDEM_ENTRY_LIVING;

  if (entry->state == TANDEM_ENTRY_LIVING)
    return tandem_projection_put (self->database, entry->pk, replace, entry->doc, self->context, error) &&
           tandem_search_index_put (self->database, entry->pk, replace, entry->doc, error);
  if (replace)
    return tandem_projection_remove (self->database, entry->pk, entry->kind, error) &&
           tandem_search_index_remove (self->database, entry->pk, error);
  return TRUE;
}

static void
defer_title (TandemWriter *self,
             TandemEntry  *entry)
{
  TandemEntry *copy;

  if (!entry->kind->title || entry->state != TANDEM_ENTRY_LIVING)
    return;

  copy = g_new0 (TandemEntry, 1);
  copy->pk = entry->pk;
  copy->doc = tandem_doc_ref (entry->doc);
  g_ptr_array_add (self->titled, copy);
}

static gboolean
is_current (TandemEntry     *entry,
            TandemDoc       *doc,
            TandemEntryState state)
{
  return entry->pk != 0 && entry->state == state && entry->doc && tandem_doc_same_body (entry->doc, doc);
}

/* A deletion of a record that was never here. */
static gboolean
put_tombstone (TandemWriter *self,
               TandemEntry  *entry,
               GError      **error)
{
  g_autoptr(TandemDoc) empty = NULL;
  g_autofree char *database = NULL;

  if (entry->pk != 0)
    return TRUE;

  empty = tandem_doc_new (entry->kind, entry->id);
  database = tandem_doc_dup_database (empty);
  if (!tandem_database_run (self->database, error,
                            "INSERT INTO doc (id, kind, database, deleted, change) VALUES (?, ?, ?, ?, ?)", "sssii",
                            entry->id, entry->kind->name, database, (gint64) TANDEM_ENTRY_BINNED, self->change))
    return FALSE;
  entry->pk = sqlite3_last_insert_rowid (tandem_database_get_handle (self->database));
  entry->version = 1;
  entry->state = TANDEM_ENTRY_BINNED;
  g_ptr_array_add (self->changed, g_strdup (entry->id));
  return TRUE;
}

/**
 * tandem_writer_put:
 * @self: a writer
 * @entry: the row, as tandem_writer_load() gave it
 * @doc: (nullable): the new content; %NULL keeps the last living one
 * @state: what the record becomes
 * @error: return location for a #TandemStoreError
 *
 * Makes a content current: the old one becomes a version of the history, and
 * the typed row, references and full-text row follow. Content that is current
 * already makes no version. The outbox is not touched.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_writer_put (TandemWriter    *self,
                   TandemEntry     *entry,
                   TandemDoc       *doc,
                   TandemEntryState state,
                   GError         **error)
{
  TandemEntryState before = entry->state;
  gboolean inserting = entry->pk == 0;

  g_return_val_if_fail (doc || state != TANDEM_ENTRY_LIVING || entry->doc, FALSE);

  if (!doc && !entry->doc)
    return put_tombstone (self, entry, error);
  if (!doc)
    doc = entry->doc;
  if (is_current (entry, doc, state))
    return TRUE;
  if (inserting ? !insert (self, entry, doc, state, error) : !update (self, entry, doc, state, error))
    return FALSE;
  if (inserting)
    entry->version = 1;
  entry->edit_seq += self->local;
  entry->counted = self->local;

  tandem_doc_ref (doc);
  g_clear_pointer (&entry->doc, tandem_doc_unref);
  entry->doc = doc;
  entry->state = state;
  g_ptr_array_add (self->changed, g_strdup (entry->id));
  defer_title (self, entry);
  return project (self, entry, inserting ? TANDEM_ENTRY_GONE : before, error);
}

static gboolean
count_edit (TandemWriter *self,
            TandemEntry  *entry,
            GError      **error)
{
  gboolean counted = entry->counted;

  entry->counted = FALSE;
  if (counted)
    return TRUE;
  entry->edit_seq++;
  return tandem_database_run (self->database, error, "UPDATE doc SET edit_seq = edit_seq + 1 WHERE pk = ?", "i",
                              entry->pk);
}

/**
 * tandem_writer_queue:
 * @self: a writer
 * @entry: the row, after tandem_writer_put()
 * @error: return location for a #TandemStoreError
 *
 * Counts a local edit and brings the outbox in step: one row a record, with
 * words for all its unsent edits; none when there is nothing to send (a record
 * made and deleted before it was sent, an edit taken back).
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_writer_queue (TandemWriter *self,
                     TandemEntry  *entry,
                     GError      **error)
{
  g_autofree char *label = NULL;
  gboolean fresh = entry->fresh;

  entry->fresh = FALSE;
  if (!count_edit (self, entry, error))
    return FALSE;

  /* What may be on its way already stays until sync has asked the server. */
  if (!tandem_outbox_is_due (entry))
    return tandem_database_run (self->database, error, "DELETE FROM outbox WHERE doc = ? AND sent_rev IS NULL", "i",
                                entry->pk);

  label = tandem_outbox_dup_label (entry, self->context);
  return tandem_database_run (self->database, error, fresh ?
                              "INSERT INTO outbox (doc, label, queued_at) VALUES (?, ?, ?)" :
                              "INSERT INTO outbox (doc, label, queued_at) VALUES (?, ?, ?)"
                              " ON CONFLICT (doc) DO UPDATE SET label = excluded.label,"
                              "  state = iif (state = 'held', 'held', 'waiting'),"
                              "  attempts = 0, next_at = 0, status = NULL, reason = NULL", "iss",
                              entry->pk, label, self->now);
}

/* A record is marked while something in it is to be chosen. */
static gboolean
mark (TandemWriter *self,
      TandemEntry  *entry,
      GError      **error)
{
  gint64 conflict;

  if (!tandem_database_get_int (self->database, &conflict, 0, error, "SELECT EXISTS (SELECT 1 FROM clash WHERE doc = ?)",
                                "i", entry->pk))
    return FALSE;
  if (entry->conflict == (conflict != 0))
    return TRUE;

  entry->conflict = conflict != 0;
  return tandem_database_run (self->database, error, "UPDATE doc SET conflict = ? WHERE pk = ?", "ii", conflict,
                              entry->pk);
}

/**
 * tandem_writer_add_clashes:
 * @self: a writer
 * @entry: a row that is in the store
 * @conflicts: (element-type TandemConflict): what could not be merged
 * @error: return location for a #TandemStoreError
 *
 * Keeps both values of each conflict until a person chooses, beside those that
 * wait already.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_writer_add_clashes (TandemWriter *self,
                           TandemEntry  *entry,
                           GPtrArray    *conflicts,
                           GError      **error)
{
  if (conflicts->len == 0)
    return TRUE;
  if (!remember (self, entry, error))
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const TandemConflict *conflict = conflicts->pdata[i];
      const TandemClash clash = { conflict->path, conflict->base, conflict->mine, conflict->theirs, NULL };

      if (!tandem_clash_insert (self->database, entry->pk, &clash, error))
        return FALSE;
    }
  self->touched = TRUE;
  return mark (self, entry, error);
}

/**
 * tandem_writer_move_clashes:
 * @self: a writer
 * @entry: a row that is in the store
 * @from: (element-type TandemClash): what was to be chosen
 * @to: (element-type TandemClash): what is to be chosen after it
 * @error: return location for a #TandemStoreError
 *
 * Takes away what is only in @from and adds what is only in @to. Clashes that
 * are in neither have come since, or are of others, and stay.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_writer_move_clashes (TandemWriter *self,
                            TandemEntry  *entry,
                            GPtrArray    *from,
                            GPtrArray    *to,
                            GError      **error)
{
  if (!remember (self, entry, error))
    return FALSE;

  for (guint i = 0; i < from->len; i++)
    if (!tandem_clashes_contain (to, from->pdata[i]) &&
        !tandem_clash_delete (self->database, entry->pk, from->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < to->len; i++)
    if (!tandem_clashes_contain (from, to->pdata[i]) &&
        !tandem_clash_insert (self->database, entry->pk, to->pdata[i], error))
      return FALSE;
  self->touched = TRUE;
  return mark (self, entry, error);
}
