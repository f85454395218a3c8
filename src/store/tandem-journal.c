/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-journal.h"

#include <glib/gi18n-lib.h>

#include "tandem-clash-rows.h"
#include "tandem-history.h"
#include "tandem-store.h"
#include "tandem-writer-private.h"

/* One record in a step: where it stands and where it goes. */
typedef struct
{
  char  *id;
  gint64 pk;
  gint64 from;                  /* version; 0: not there */
  gint64 to;
  char  *clashes_from;          /* (nullable): JSON of what was to be chosen there … */
  char  *clashes_to;            /* (nullable): … and what is where it goes */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->id);
  g_free (move->clashes_from);
  g_free (move->clashes_to);
  g_free (move);
}

static gboolean
record_edit (TandemWriter     *writer,
             TandemWriterEdit *edit,
             gint64            step,
             GError          **error)
{
  g_autofree char *clashes = NULL;
  gint64 after;

  if (!tandem_database_get_int (writer->database, &after, 0, error, "SELECT version FROM doc WHERE pk = ?", "i",
                                edit->pk) ||
      !tandem_clashes_dup_json (writer->database, edit->pk, &clashes, error))
    return FALSE;
  if (after == edit->before && g_strcmp0 (clashes, edit->clashes) == 0)
    return TRUE;

  return tandem_database_run (writer->database, error,
                              "INSERT INTO step_edit (step, doc, before, after, before_clashes, after_clashes)"
                              " VALUES (?, ?, ?, ?, ?, ?)", "iiiiss",
                              step, edit->pk, edit->before, after, edit->clashes, clashes);
}

/**
 * tandem_journal_record:
 * @writer: an undoable transaction, before its commit
 * @error: return location for a #TandemStoreError
 *
 * Makes what the transaction changed the newest step. Nothing that was undone
 * can be redone after it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_journal_record (TandemWriter *writer,
                       GError      **error)
{
  GHashTableIter iter;
  gpointer edit;
  gint64 step;

  if (g_hash_table_size (writer->edits) == 0)
    return TRUE;
  if (!tandem_database_run (writer->database, error, "DELETE FROM step WHERE undone != 0", "") ||
      !tandem_database_run (writer->database, error, "INSERT INTO step (label) VALUES (?)", "s", writer->label))
    return FALSE;

  step = sqlite3_last_insert_rowid (tandem_database_get_handle (writer->database));
  g_hash_table_iter_init (&iter, writer->edits);
  while (g_hash_table_iter_next (&iter, NULL, &edit))
    {
      if (!record_edit (writer, edit, step, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_journal_clear:
 * @database: the writing connection
 * @error: return location for a #TandemStoreError
 *
 * What is there now is where undo ends.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_journal_clear (TandemDatabase *database,
                      GError        **error)
{
  return tandem_database_run (database, error, "DELETE FROM step", "");
}

static gboolean
find_step (TandemDatabase *database,
           gboolean        redo,
           gint64         *step,
           char          **label,
           GError        **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  *step = 0;
  statement = tandem_database_query (database, error, redo ?
                                     "SELECT n, label FROM step WHERE undone = 1 ORDER BY n LIMIT 1" :
                                     "SELECT n, label FROM step WHERE undone = 0 ORDER BY n DESC LIMIT 1", "");
  if (!statement)
    return FALSE;
  if (tandem_database_next (database, statement, &local))
    {
      *step = tandem_statement_int (statement, 0);
      *label = g_strdup (tandem_statement_text (statement, 1));
    }
  tandem_statement_done (statement);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tandem_journal_dup_label:
 * @database: a connection
 * @redo: whether the step to redo is meant
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the name of the step; %NULL without an
 *   error when there is none
 */
char *
tandem_journal_dup_label (TandemDatabase *database,
                          gboolean        redo,
                          GError        **error)
{
  char *label = NULL;
  gint64 step;

  find_step (database, redo, &step, &label, error);
  return label;
}

static GPtrArray *
list_moves (TandemDatabase *database,
            gint64          step,
            gboolean        redo,
            GError        **error)
{
  g_autoptr(GPtrArray) moves = g_ptr_array_new_with_free_func (move_free);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error, redo ?
                                     "SELECT id, pk, before, after, before_clashes, after_clashes"
                                     " FROM step_edit JOIN doc ON pk = doc WHERE step = ?" :
                                     "SELECT id, pk, after, before, after_clashes, before_clashes"
                                     " FROM step_edit JOIN doc ON pk = doc WHERE step = ?", "i", step);
  if (!statement)
    return NULL;
  while (tandem_database_next (database, statement, &local))
    {
      Move *move = g_new0 (Move, 1);

      move->id = g_strdup (tandem_statement_text (statement, 0));
      move->pk = tandem_statement_int (statement, 1);
      move->from = tandem_statement_int (statement, 2);
      move->to = tandem_statement_int (statement, 3);
      move->clashes_from = g_strdup (tandem_statement_text (statement, 4));
      move->clashes_to = g_strdup (tandem_statement_text (statement, 5));
      g_ptr_array_add (moves, move);
    }
  if (!local)
    return g_steal_pointer (&moves);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* The record was changed from elsewhere since the step: take back only what
 * the step did. As always, an edit wins over a deletion. */
static gboolean
merge_move (TandemWriter  *writer,
            TandemEntry   *entry,
            TandemContent *from,
            TandemContent *to,
            GPtrArray     *conflicts,
            GError       **error)
{
  g_autoptr(TandemDoc) merged = NULL;

  if (to->state != TANDEM_ENTRY_LIVING)
    return entry->state == TANDEM_ENTRY_LIVING || tandem_writer_put (writer, entry, NULL, to->state, error);
  if (entry->state != TANDEM_ENTRY_LIVING || from->state != TANDEM_ENTRY_LIVING)
    return tandem_writer_put (writer, entry, to->doc, TANDEM_ENTRY_LIVING, error);

  merged = tandem_doc_merge (from->doc, to->doc, entry->doc, conflicts);
  return tandem_writer_put (writer, entry, merged, TANDEM_ENTRY_LIVING, error);
}

static gboolean
stands_at (const TandemEntry   *entry,
           const TandemContent *content)
{
  if (entry->state != content->state)
    return FALSE;

  return content->state != TANDEM_ENTRY_LIVING || tandem_doc_same_body (entry->doc, content->doc);
}

static gboolean
apply_clashes (TandemWriter *writer,
               TandemEntry  *entry,
               const Move   *move,
               GPtrArray    *conflicts,
               GError      **error)
{
  g_autoptr(GPtrArray) from = NULL;
  g_autoptr(GPtrArray) to = NULL;

  if (g_strcmp0 (move->clashes_from, move->clashes_to) == 0)
    return tandem_writer_add_clashes (writer, entry, conflicts, error);

  from = tandem_clashes_parse (move->clashes_from);
  to = tandem_clashes_parse (move->clashes_to);
  return tandem_writer_move_clashes (writer, entry, from, to, error) &&
         tandem_writer_add_clashes (writer, entry, conflicts, error);
}

static gboolean
apply_move (TandemWriter *writer,
            const Move   *move,
            GError      **error)
{
  g_autoptr(TandemEntry) entry = NULL;
  g_autoptr(TandemContent) from = NULL;
  g_autoptr(TandemContent) to = NULL;
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);

  if (!(entry = tandem_writer_load (writer, move->id, error)) ||
      !(from = tandem_history_load (writer->database, move->pk, move->from, error)) ||
      !(to = tandem_history_load (writer->database, move->pk, move->to, error)))
    return FALSE;

  if (stands_at (entry, from))
    {
      if (!tandem_writer_put (writer, entry, to->doc, to->state, error))
        return FALSE;
    }
  else if (!merge_move (writer, entry, from, to, conflicts, error))
    return FALSE;

  return apply_clashes (writer, entry, move, conflicts, error) &&
         tandem_writer_queue (writer, entry, error);
}

/**
 * tandem_journal_move:
 * @writer: a transaction
 * @redo: %TRUE to go forward again
 * @error: return location for a #TandemStoreError
 *
 * Undoes the last step or redoes the next one: its records get the contents
 * they had, as new versions. What was changed from elsewhere since is merged.
 *
 * Returns: %FALSE with @error set, `TANDEM_STORE_ERROR_NOTHING` at the end
 */
gboolean
tandem_journal_move (TandemWriter *writer,
                     gboolean      redo,
                     GError      **error)
{
  g_autoptr(GPtrArray) moves = NULL;
  g_autofree char *label = NULL;
  gint64 step;

  if (!find_step (writer->database, redo, &step, &label, error))
    return FALSE;
  if (step == 0)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOTHING, "%s",
                   redo ? _("There is nothing to redo") : _("There is nothing to undo"));
      return FALSE;
    }
  if (!(moves = list_moves (writer->database, step, redo, error)))
    return FALSE;

  tandem_writer_set_local (writer);
  for (guint i = 0; i < moves->len; i++)
    {
      if (!apply_move (writer, moves->pdata[i], error))
        return FALSE;
    }
  writer->touched = TRUE;
  return tandem_database_run (writer->database, error, "UPDATE step SET undone = ? WHERE n = ?", "ii",
                              (gint64) !redo, step);
}
