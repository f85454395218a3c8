/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-history.h"

#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

void
tandem_content_free (TandemContent *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_free (self);
}

void
tandem_version_free (TandemVersion *self)
{
  if (!self)
    return;

  g_free (self->at);
  g_free (self->author);
  g_free (self->label);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_free (self);
}

static void
fail_not_found (GError    **error,
                const char *id)
{
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("There is no record %s"), id);
}

/* The current content stands in doc, the former ones in version. */
#define CONTENTS \
        "SELECT pk AS doc, version AS number, change, deleted, iif (deleted = 0, body, NULL) AS body, sum FROM doc" \
        " UNION ALL SELECT doc, number, change, deleted, body, sum FROM version"

static TandemContent *
read_content (sqlite3_stmt *statement,
              GError      **error)
{
  g_autoptr(TandemContent) content = g_new0 (TandemContent, 1);

  content->state = tandem_statement_int (statement, 0);
  if (content->state == TANDEM_ENTRY_LIVING && !(content->doc = tandem_statement_doc (statement, 1, error)))
    return NULL;
  return g_steal_pointer (&content);
}

/**
 * tandem_history_load:
 * @database: a connection
 * @pk: a record
 * @number: one of its versions, or 0
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): what the record was
 */
TandemContent *
tandem_history_load (TandemDatabase *database,
                     gint64          pk,
                     gint64          number,
                     GError        **error)
{
  g_autoptr(TandemContent) content = NULL;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;

  if (number == 0)
    {
      content = g_new0 (TandemContent, 1);
      content->state = TANDEM_ENTRY_GONE;
      return g_steal_pointer (&content);
    }

  statement = tandem_database_query (database, error,
                                     "SELECT deleted, body, sum FROM (" CONTENTS ") WHERE doc = ? AND number = ?", "ii",
                                     pk, number);
  if (!statement)
    return NULL;
  if (tandem_database_next (database, statement, &local))
    content = read_content (statement, &local);
  tandem_statement_done (statement);
  if (!content && !local)
    g_set_error (&local, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("There is no version %" PRId64),
                 number);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_steal_pointer (&content);
}

/* Columns: number, at, author, label, body, sum. */
static TandemVersion *
read_version (sqlite3_stmt *statement,
              GError      **error)
{
  g_autoptr(TandemVersion) version = g_new0 (TandemVersion, 1);

  version->number = tandem_statement_int (statement, 0);
  version->at = g_strdup (tandem_statement_text (statement, 1));
  version->author = g_strdup (tandem_statement_text (statement, 2));
  version->label = g_strdup (tandem_statement_text (statement, 3));
  if (sqlite3_column_type (statement, 4) != SQLITE_NULL &&
      !(version->doc = tandem_statement_doc (statement, 4, error)))
    return NULL;
  return g_steal_pointer (&version);
}

static GPtrArray *
read_versions (TandemDatabase *database,
               sqlite3_stmt   *statement,
               GError        **error)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_version_free);
  g_autoptr(GError) local = NULL;

  while (!local && tandem_database_next (database, statement, &local))
    {
      TandemVersion *version = read_version (statement, &local);

      if (version)
        g_ptr_array_add (versions, version);
    }
  tandem_statement_done (statement);
  if (!local)
    return g_steal_pointer (&versions);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * tandem_history_list:
 * @database: a connection
 * @id: a record
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemVersion) (nullable): its
 *   versions, oldest first
 */
GPtrArray *
tandem_history_list (TandemDatabase *database,
                     const char     *id,
                     GError        **error)
{
  g_autoptr(GPtrArray) versions = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "SELECT c.number, change.at, change.author, change.label, c.body, c.sum"
                                     " FROM doc JOIN (" CONTENTS ") AS c ON c.doc = doc.pk"
                                     " LEFT JOIN change ON change.n = c.change"
                                     " WHERE doc.id = ? ORDER BY c.number", "s", id);
  if (!statement || !(versions = read_versions (database, statement, error)))
    return NULL;
  if (versions->len > 0)
    return g_steal_pointer (&versions);

  fail_not_found (error, id);
  return NULL;
}

static TandemDoc *
find_content (TandemWriter *writer,
              TandemEntry  *entry,
              gint64        number,
              GError      **error)
{
  g_autoptr(TandemContent) content = NULL;

  if (number == 0)
    {
      if (entry->state == TANDEM_ENTRY_BINNED && entry->doc)
        return tandem_doc_ref (entry->doc);
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("%s is not in the bin"), entry->id);
      return NULL;
    }

  content = tandem_history_load (tandem_writer_get_database (writer), entry->pk, number, error);
  if (!content)
    return NULL;
  if (!content->doc)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 _("%s was deleted in version %" PRId64), entry->id, number);
  return g_steal_pointer (&content->doc);
}

/**
 * tandem_history_restore:
 * @writer: a transaction; it becomes a step
 * @id: a record
 * @number: the version whose content becomes current again; 0 takes the record
 *   out of the bin
 * @error: return location for a #TandemStoreError
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_history_restore (TandemWriter *writer,
                        const char   *id,
                        gint64        number,
                        GError      **error)
{
  g_autoptr(TandemEntry) entry = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  tandem_writer_set_undoable (writer);
  if (!(entry = tandem_writer_load (writer, id, error)))
    return FALSE;
  if (entry->pk == 0)
    {
      fail_not_found (error, id);
      return FALSE;
    }

  doc = find_content (writer, entry, number, error);
  return doc &&
         tandem_writer_put (writer, entry, doc, TANDEM_ENTRY_LIVING, error) &&
         tandem_writer_queue (writer, entry, error);
}

/**
 * tandem_history_list_bin:
 * @database: a connection
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemVersion) (nullable): the last
 *   living version of each record in the bin, with the time, author and label
 *   of its deletion; the newest deletion first
 */
GPtrArray *
tandem_history_list_bin (TandemDatabase *database,
                         GError        **error)
{
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "SELECT doc.version - 1, change.at, change.author, change.label, doc.body, doc.sum"
                                     " FROM doc LEFT JOIN change ON change.n = doc.change"
                                     " WHERE deleted != 0 AND deleted = 1 AND body IS NOT NULL"
                                     " ORDER BY doc.change DESC, doc.pk DESC", "");
  return statement ? read_versions (database, statement, error) : NULL;
}

/**
 * tandem_history_purge_bin:
 * @database: the writing connection, in a transaction
 * @before: a moment, ISO 8601 in UTC
 * @error: return location for a #TandemStoreError
 *
 * Empties what was deleted before that moment: contents and history go. Steps
 * that touched such a record, and those before them, can no longer be undone.
 * Of a record that the server knows the tombstone stays.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_history_purge_bin (TandemDatabase *database,
                          const char     *before,
                          GError        **error)
{
  /* What is emptied must not stay in pages that are merely free. */
  static const char *const statements[] = {
    "PRAGMA secure_delete = ON",
    "CREATE TEMP TABLE old AS SELECT pk, base_rev IS NULL AND leaves IS NULL AND outbox.doc IS NULL AS unknown"
    " FROM doc JOIN change ON change.n = doc.change LEFT JOIN outbox ON outbox.doc = doc.pk"
    " WHERE deleted != 0 AND body IS NOT NULL AND at < ?",
    "DELETE FROM step WHERE n <= (SELECT max (step) FROM step_edit WHERE doc IN (SELECT pk FROM old))",
    "DELETE FROM version WHERE doc IN (SELECT pk FROM old)",
    "UPDATE doc SET body = NULL, sum = NULL WHERE pk IN (SELECT pk FROM old)",
    "DELETE FROM doc WHERE pk IN (SELECT pk FROM old WHERE unknown)",
    "DROP TABLE old",
    "PRAGMA secure_delete = FAST",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (!tandem_database_run (database, error, statements[i], strchr (statements[i], '?') ? "s" : "", before))
        return FALSE;
    }
  return TRUE;
}
