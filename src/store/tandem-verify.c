/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-private.h"
#include "tandem-workspace.h"

void
tandem_verification_free (TandemVerification *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/* What must be nothing, by rule. */
static const struct
{
  const char *words;
  const char *sql;
} rules[] = {
  { "rows refer to rows that are not there", "SELECT count (*) FROM pragma_foreign_key_check" },
  { "records are marked as conflicting without two values to choose from, or the other way round",
    "SELECT count (*) FROM doc WHERE (conflict != 0) != EXISTS (SELECT 1 FROM clash WHERE clash.doc = doc.pk)" },
  { "records have no content", "SELECT count (*) FROM doc WHERE deleted = 0 AND body IS NULL" },
  { "records never sent are not in the outbox",
    "SELECT count (*) FROM doc WHERE deleted = 0 AND base_rev IS NULL AND edit_seq > 0"
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.doc = doc.pk)" },
  { "former versions are missing",
    /* Of what was trimmed, the last version that was old then is still there. */
    "SELECT count (*) FROM doc, (SELECT coalesce ((SELECT value FROM meta WHERE key = 'trimmed'), 0) AS trimmed)"
    " WHERE body IS NOT NULL AND change > trimmed"
    "  AND version - 1 != coalesce ((SELECT max (number) FROM version WHERE doc = pk AND version.change <= trimmed), 0)"
    "                     + (SELECT count (*) FROM version WHERE doc = pk AND version.change > trimmed)" },
  { "undo steps name versions that are not there",
    "SELECT count (*) FROM (SELECT doc, before AS number FROM step_edit UNION ALL SELECT doc, after FROM step_edit) AS e"
    " JOIN doc ON pk = e.doc WHERE e.number NOT IN (0, doc.version)"
    "  AND NOT EXISTS (SELECT 1 FROM version AS v WHERE v.doc = e.doc AND v.number = e.number)" },
};

static gboolean
check_rules (TandemDatabase *database,
             GPtrArray      *findings,
             GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gint64 count;

      if (!tandem_database_get_int (database, &count, 0, error, rules[i].sql, ""))
        return FALSE;
      if (count > 0)
        g_ptr_array_add (findings, g_strdup_printf ("%" G_GINT64_FORMAT " times: %s", count, rules[i].words));
    }
  return TRUE;
}

/* Each living record has its typed row. */
static gboolean
check_typed (TandemDatabase *database,
             GPtrArray      *findings,
             GError        **error)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT (SELECT count (*) FROM doc WHERE kind = ? AND deleted = 0) -"
                                              " (SELECT count (*) FROM \"%s\")", kinds[i]->name);
      gint64 difference;

      if (!tandem_database_get_int (database, &difference, 0, error, g_intern_string (sql), "s", kinds[i]->name))
        return FALSE;
      if (difference != 0)
        g_ptr_array_add (findings, g_strdup_printf ("The table of %s has the wrong number of rows", kinds[i]->name));
    }
  return TRUE;
}

/* Each body is a document with the id and kind of its row. */
static gboolean
check_documents (TandemDatabase *database,
                 GPtrArray      *findings,
                 GError        **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT id, kind, body, sum FROM doc WHERE body IS NOT NULL", "");

  if (!statement)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    {
      const char *id = tandem_statement_text (statement, 0);
      g_autoptr(GError) fault = NULL;
      g_autoptr(TandemDoc) doc = tandem_statement_doc (statement, 2, &fault);

      if (!doc)
        g_ptr_array_add (findings, g_strdup_printf ("%s: %s", id, fault->message));
      else if (g_strcmp0 (tandem_doc_get_id (doc), id) != 0 ||
               g_strcmp0 (tandem_doc_get_kind (doc)->name, tandem_statement_text (statement, 1)) != 0)
        g_ptr_array_add (findings, g_strdup_printf ("%s: the text is of another record", id));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count (TandemDatabase *database,
       guint64        *number,
       const char     *sql,
       GError        **error)
{
  gint64 value;

  if (!tandem_database_get_int (database, &value, 0, error, sql, ""))
    return FALSE;
  *number = value;
  return TRUE;
}

static gboolean
verify_job (TandemStore    *self,
            TandemDatabase *database,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  TandemVerification *verification = data;

  if (!tandem_workspace_examine (database, "integrity_check", verification->findings, error))
    return FALSE;
  /* The rules say nothing about a file that cannot be read. */
  if (verification->findings->len == 0 &&
      (!check_rules (database, verification->findings, error) ||
       !check_typed (database, verification->findings, error) ||
       !check_documents (database, verification->findings, error) ||
       !count (database, &verification->records, "SELECT count (*) FROM doc WHERE deleted = 0", error) ||
       !count (database, &verification->unsent, "SELECT count (*) FROM outbox", error) ||
       !count (database, &verification->versions, "SELECT count (*) FROM version", error)))
    return FALSE;

  verification->sound = verification->findings->len == 0;
  return TRUE;
}

/**
 * tandem_store_verify:
 * @self: an open store
 * @error: return location for an error that kept it from looking
 *
 * Reads the whole file and checks it: pages, indexes, sums, documents, and that
 * typed tables, history and outbox fit the records. Blocks; seconds for a large
 * workspace.
 *
 * Returns: (transfer full) (nullable): what was found
 */
TandemVerification *
tandem_store_verify (TandemStore *self,
                     GError     **error)
{
  TandemVerification *verification;

  g_return_val_if_fail (TANDEM_IS_STORE (self), NULL);

  verification = g_new0 (TandemVerification, 1);
  verification->findings = g_ptr_array_new_with_free_func (g_free);
  if (!tandem_store_run (self, verify_job, verification, error))
    g_clear_pointer (&verification, tandem_verification_free);
  return verification;
}
