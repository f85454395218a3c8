/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-backup.h"
#include "tandem-carve.h"
#include "tandem-outbox.h"
#include "tandem-projection.h"
#include "tandem-schema.h"
#include "tandem-store-private.h"
#include "tandem-workspace.h"
#include "tandem-writer-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A row of doc takes no less than this in the file. */
#define MIN_ROW_BYTES 64

typedef struct
{
  TandemDatabase *damaged;      /* (nullable): NULL when its tables cannot be found */
  TandemWriter   *writer;       /* of the new file */
  guint64         n_rescued;
  gboolean        losses;       /* something could not be read */
} Rescue;

#define ROW "SELECT id, body, sum, deleted, base_body, base_rev, leaves, edit_seq FROM doc WHERE pk = ?"

static TandemDoc *
read_body (sqlite3_stmt *row,
           int           column,
           const char   *id)
{
  const char *bytes = sqlite3_column_blob (row, column);
  g_autoptr(TandemDoc) doc = bytes ? tandem_doc_parse (bytes, sqlite3_column_bytes (row, column), NULL) : NULL;

  return doc && g_strcmp0 (tandem_doc_get_id (doc), id) == 0 ? g_steal_pointer (&doc) : NULL;
}

/* The content of a damaged row. Where it is lost, what the server holds is
 * better than nothing. */
static TandemDoc *
read_content (Rescue       *rescue,
              sqlite3_stmt *row,
              const char   *id,
              TandemDoc    *base)
{
  g_autoptr(TandemDoc) doc = NULL;

  if (sqlite3_column_type (row, 1) == SQLITE_NULL)
    return NULL;
  if (tandem_statement_body_is_sound (row, 1))
    doc = read_body (row, 1, id);
  if (doc)
    return g_steal_pointer (&doc);

  rescue->losses = TRUE;
  return base ? tandem_doc_ref (base) : NULL;
}

static gboolean
put_content (Rescue          *rescue,
             const char      *id,
             TandemDoc       *doc,
             TandemDoc       *base,
             TandemEntryState state,
             sqlite3_stmt    *row,
             GError         **error)
{
  g_autoptr(TandemEntry) entry = tandem_writer_load (rescue->writer, id, error);

  if (!entry)
    return FALSE;
  if (entry->pk != 0)
    return TRUE;
  if (!tandem_writer_put (rescue->writer, entry, doc, state, error))
    return FALSE;
  if (row && !tandem_database_run (rescue->writer->database, error,
                                   "UPDATE doc SET base_rev = ?, base_body = ?, leaves = ?, edit_seq = ? WHERE pk = ?",
                                   "sdsii", tandem_statement_text (row, 5), base, tandem_statement_text (row, 6),
                                   tandem_statement_int (row, 7), entry->pk))
    return FALSE;

  rescue->n_rescued++;
  entry->base = base ? tandem_doc_ref (base) : NULL;
  return (!entry->doc && !entry->base) || tandem_writer_queue (rescue->writer, entry, error);
}

static gboolean
rescue_row (Rescue       *rescue,
            sqlite3_stmt *row,
            GError      **error)
{
  const char *id = tandem_statement_text (row, 0);
  TandemEntryState state = CLAMP (tandem_statement_int (row, 3), TANDEM_ENTRY_LIVING, TANDEM_ENTRY_GONE);
  g_autoptr(TandemDoc) base = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (!id || !tandem_id_is_valid (id) || !tandem_kind_of_id (id))
    {
      rescue->losses = TRUE;
      return TRUE;
    }
  base = read_body (row, 4, id);
  doc = read_content (rescue, row, id, base);
  if (!doc && state == TANDEM_ENTRY_LIVING)
    return TRUE;
  return put_content (rescue, id, doc, base, state, row, error);
}

/* Rows are read one by one: a damaged page takes only its own with it. */
static gboolean
rescue_pk (Rescue  *rescue,
           gint64   pk,
           GError **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *row = tandem_database_query (rescue->damaged, &local, ROW, "i", pk);
  gboolean done = TRUE;

  if (row && tandem_database_next (rescue->damaged, row, &local))
    done = rescue_row (rescue, row, error);
  if (row)
    tandem_statement_done (row);
  if (local)
    rescue->losses = TRUE;
  return done;
}

/* What was not sent yet exists nowhere else: it comes first. */
static gboolean
rescue_unsent (Rescue  *rescue,
               GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GArray) unsent = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = tandem_database_query (rescue->damaged, &local, "SELECT doc FROM outbox", "");

  while (statement && tandem_database_next (rescue->damaged, statement, &local))
    {
      gint64 pk = tandem_statement_int (statement, 0);

      g_array_append_val (unsent, pk);
    }
  rescue->losses |= local != NULL;
  for (guint i = 0; i < unsent->len; i++)
    {
      if (!rescue_pk (rescue, g_array_index (unsent, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rescue_rows (Rescue     *rescue,
             const char *path,
             GError    **error)
{
  g_autoptr(GError) local = NULL;
  GStatBuf status = { 0 };
  gint64 last;

  if (!rescue_unsent (rescue, error))
    return FALSE;
  if (!tandem_database_get_int (rescue->damaged, &last, 0, &local, "SELECT max (pk) FROM doc", ""))
    {
      rescue->losses = TRUE;
      g_stat (path, &status);
      last = status.st_size / MIN_ROW_BYTES;
    }
  for (gint64 pk = 1; pk <= last; pk++)
    {
      if (!rescue_pk (rescue, pk, error))
        return FALSE;
    }
  return TRUE;
}

/* Small tables of others, as far as they can be read. @read gives the columns
 * of @write in the same order, as text. */
static const struct
{
  const char *read;
  const char *write;
} others[] = {
  { "SELECT id, path, base, mine, theirs FROM clash JOIN doc ON pk = clash.doc",
    "INSERT INTO clash (doc, path, base, mine, theirs) SELECT pk, ?2, ?3, ?4, ?5 FROM doc WHERE id = ?1" },
  { "SELECT database, id, rev, leaves, body, reason FROM set_aside",
    "INSERT OR IGNORE INTO set_aside VALUES (?, ?, ?, ?, CAST (? AS BLOB), ?)" },
  { "SELECT key, value FROM meta WHERE key NOT IN ('clean', 'projection', 'order')",
    "INSERT OR IGNORE INTO meta VALUES (?, ?)" },
};

static gboolean
copy_row (Rescue       *rescue,
          sqlite3_stmt *from,
          const char   *write,
          GError      **error)
{
  sqlite3_stmt *to = tandem_database_prepare (rescue->writer->database, write, error);
  int rc;

  if (!to)
    return FALSE;
  for (int i = 0; i < sqlite3_column_count (from); i++)
    sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
  rc = sqlite3_step (to);
  tandem_statement_done (to);
  return rc == SQLITE_DONE || tandem_database_fail (rescue->writer->database, rc, error);
}

static gboolean
rescue_others (Rescue  *rescue,
               GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      sqlite3_stmt *from = tandem_database_query (rescue->damaged, NULL, others[i].read, "");

      while (from && tandem_database_next (rescue->damaged, from, NULL))
        {
          if (copy_row (rescue, from, others[i].write, error))
            continue;
          tandem_statement_done (from);
          return FALSE;
        }
    }
  return tandem_database_run (rescue->writer->database, error,
                              "UPDATE doc SET conflict = 1 WHERE pk IN (SELECT doc FROM clash)", "");
}

/* Documents found in the bytes of the file, where its tables do not lead to
 * them. The last one found of an id is taken: the log holds the newest. */
static gboolean
rescue_carved (Rescue     *rescue,
               const char *path,
               GError    **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tandem_doc_unref);
  GHashTableIter iter;
  gpointer id, doc;

  tandem_carve_documents (path, found);
  tandem_carve_documents (log, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &doc))
    {
      if (!put_content (rescue, id, doc, NULL, TANDEM_ENTRY_LIVING, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static TandemDatabase *
open_damaged (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDatabase) database = tandem_database_open (path, TANDEM_DATABASE_RESCUE, &error);

  if (database && tandem_database_prepare (database, ROW, &error))
    return g_steal_pointer (&database);
  g_info ("The tables of the damaged file cannot be read: %s", error->message);
  return NULL;
}

static gboolean
rescue_into (Rescue         *rescue,
             const char     *path,
             TandemDatabase *target,
             GError        **error)
{
  g_autoptr(TandemContext) context = tandem_context_new (NULL, tandem_date_local_today (), NULL);
  g_autoptr(TandemDatabase) damaged = open_damaged (path);
  g_autoptr(TandemWriter) writer = NULL;

  if (!tandem_database_begin (target, error))
    return FALSE;
  if (!tandem_projection_rebuild (target, context, NULL, NULL, error))
    {
      tandem_database_rollback (target);
      return FALSE;
    }
  if (!tandem_database_commit (target, error) ||
      !(writer = tandem_writer_new (target, context, _("Rescue from a damaged file"), NULL, error)))
    return FALSE;

  rescue->damaged = damaged;
  rescue->writer = writer;
  if ((damaged && (!rescue_rows (rescue, path, error) || !rescue_others (rescue, error))) ||
      ((!damaged || rescue->losses) && !rescue_carved (rescue, path, error)))
    return FALSE;
  /* The next program to open it makes titles and order in its own language. */
  return tandem_database_run (tandem_writer_get_database (writer), error, "DELETE FROM meta WHERE key = 'projection'", "") &&
         tandem_writer_commit (writer, error);
}

static gboolean
rescue_locked (const char *folder,
               char      **kept,
               guint64    *rescued,
               GError    **error)
{
  g_autofree char *path = tandem_workspace_dup_path (folder);
  g_autofree char *half = g_strconcat (path, ".part", NULL);
  g_autofree char *name = tandem_workspace_dup_stamped (folder, "damaged");
  g_autoptr(TandemDatabase) target = NULL;
  Rescue rescue = { 0 };
  guint n_migrations;
  const TandemMigration *migrations = tandem_schema_get_migrations (&n_migrations);

  if (!tandem_schema_check_version (path, n_migrations, error))
    return FALSE;
  tandem_backup_remove (half);
  if (!(target = tandem_database_open (half, TANDEM_DATABASE_CREATE, error)) ||
      !tandem_schema_migrate (target, migrations, n_migrations, folder, error) ||
      !rescue_into (&rescue, path, target, error))
    return FALSE;

  g_clear_pointer (&target, tandem_database_close);
  if (!tandem_backup_move (path, name, error) || !tandem_backup_move (half, path, error))
    return FALSE;
  if (kept)
    *kept = g_steal_pointer (&name);
  if (rescued)
    *rescued = rescue.n_rescued;
  return TRUE;
}

/**
 * tandem_store_rescue:
 * @folder: a workspace that cannot be opened any more
 * @kept: (out) (optional) (transfer full): where the damaged file is now
 * @rescued: (out) (optional): how many records the new one has
 * @error: return location for a #TandemStoreError
 *
 * Reads what can be read from a damaged file, unsent work first, into a new one
 * that takes its place: records, what the server is proven to hold, conflicts,
 * settings. Former versions and undo steps stay in the damaged file, which is
 * kept. Blocks.
 *
 * Returns: %FALSE with @error set, and the damaged file as it was
 */
gboolean
tandem_store_rescue (const char *folder,
                     char      **kept,
                     guint64    *rescued,
                     GError    **error)
{
  gboolean done;
  int lock;

  g_return_val_if_fail (folder != NULL, FALSE);

  lock = tandem_workspace_lock (folder, error);
  if (lock < 0)
    return FALSE;
  done = rescue_locked (folder, kept, rescued, error);
  tandem_workspace_unlock (lock);
  return done;
}
