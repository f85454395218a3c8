/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-exchange.h"

#include "tandem-outbox.h"
#include "tandem-store-private.h"

#define BATCH_ROWS 500

void
tandem_outgoing_free (TandemOutgoing *self)
{
  g_free (self->id);
  g_free (self->base_rev);
  g_free (self->leaves);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_free (self->sent_rev);
  g_clear_pointer (&self->sent_body, g_bytes_unref);
  g_strfreev (self->resolved);
  g_free (self);
}

void
tandem_sent_free (TandemSent *self)
{
  g_free (self->rev);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->leaves);
  g_strfreev (self->resolved);
  g_free (self);
}

/* ---- what is to be sent ------------------------------------------------ */

typedef struct
{
  const char *database;
  gint64      after;
  gsize       max_bytes;
  gint64      now;
  guint       resolve_delay;
  guint       limit;
  GPtrArray  *found;            /* (owned) */
} Listing;

#define OUTGOING_COLUMNS                                                        \
        "SELECT d.pk, d.id, d.edit_seq, d.base_rev, d.leaves, d.deleted, d.body, d.sum," \
        "       o.sent_rev, o.sent_body, o.sent_seq"                                  \
        " FROM outbox o JOIN doc d ON d.pk = o.doc WHERE d.database = ?"

/* Its revision ends others that lost. */
#define ENDS_LEAVES "d.conflict = 0 AND EXISTS (SELECT 1 FROM leaf l WHERE l.doc = d.pk)"

static TandemOutgoing *
read_outgoing (sqlite3_stmt *statement,
               GError      **error)
{
  g_autoptr(TandemOutgoing) out = g_new0 (TandemOutgoing, 1);

  out->pk = tandem_statement_int (statement, 0);
  out->id = g_strdup (tandem_statement_text (statement, 1));
  out->edit_seq = tandem_statement_int (statement, 2);
  out->base_rev = g_strdup (tandem_statement_text (statement, 3));
  out->leaves = g_strdup (tandem_statement_text (statement, 4));
  out->sent_rev = g_strdup (tandem_statement_text (statement, 8));
  if (sqlite3_column_type (statement, 9) != SQLITE_NULL)
    out->sent_body = g_bytes_new (sqlite3_column_blob (statement, 9), sqlite3_column_bytes (statement, 9));
  out->sent_seq = tandem_statement_int (statement, 10);
  if (tandem_statement_int (statement, 5) == TANDEM_ENTRY_LIVING)
    {
      out->doc = tandem_statement_doc (statement, 6, error);
      if (out->doc == NULL)
        return NULL;
    }
  return g_steal_pointer (&out);
}

/* Leaves beside the winner end with the next revision, once nobody has to
 * choose any more. */
static gboolean
read_resolved (TandemDatabase *database,
               TandemOutgoing *out,
               GError        **error)
{
  g_autoptr(GStrvBuilder) revs = g_strv_builder_new ();
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error,
                                                   "SELECT l.rev FROM leaf l JOIN doc d ON d.pk = l.doc"
                                                   " WHERE l.doc = ? AND d.conflict = 0 ORDER BY l.rev", "i", out->pk);

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    g_strv_builder_add (revs, tandem_statement_text (statement, 0));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  out->resolved = g_strv_builder_end (revs);
  return TRUE;
}

static gboolean
collect (Listing        *listing,
         TandemDatabase *database,
         sqlite3_stmt   *statement,
         GError        **error)
{
  g_autoptr(GError) local = NULL;
  gsize bytes = 0;

  if (statement == NULL)
    return FALSE;
  while (bytes < listing->max_bytes && listing->found->len < listing->limit &&
         tandem_database_next (database, statement, &local))
    {
      TandemOutgoing *out = read_outgoing (statement, &local);

      if (out == NULL)
        break;
      bytes += (gsize) sqlite3_column_bytes (statement, 6);
      g_ptr_array_add (listing->found, out);
    }
  tandem_statement_done (statement);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < listing->found->len; i++)
    if (!read_resolved (database, listing->found->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
list_outgoing (TandemStore    *self,
               TandemDatabase *database,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  Listing *listing = data;

  /* What the server has in a form this program cannot read is not written over.
   * A time far ahead is of a clock that was wrong then. Refused ones are due
   * where they have a time. */
  return collect (listing, database,
                  tandem_database_query (database, error,
                                         OUTGOING_COLUMNS
                                         " AND d.pk > ?3"
                                         " AND (o.state = 'waiting' AND (o.next_at <= ?2 OR o.next_at > ?2 + 3600)"
                                         "  OR o.state = 'refused' AND o.next_at > 0"
                                         "     AND (o.next_at <= ?2 OR o.next_at > ?2 + 2 * 86400))"
                                         " AND NOT (" ENDS_LEAVES
                                         "          AND unixepoch (o.queued_at) BETWEEN ?2 - ?4 + 1 AND ?2 + 3600"
                                         "          AND ?4 > 0)"
                                         " AND NOT EXISTS (SELECT 1 FROM set_aside s"
                                         "                 WHERE s.database = d.database AND s.id = d.id)"
                                         " ORDER BY d.pk", "siii", listing->database, listing->now, listing->after,
                                         (gint64) listing->resolve_delay),
                  error);
}

static gboolean
list_unproven (TandemStore    *self,
               TandemDatabase *database,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  Listing *listing = data;

  return collect (listing, database,
                  tandem_database_query (database, error,
                                         OUTGOING_COLUMNS " AND o.sent_rev IS NOT NULL ORDER BY d.pk", "s",
                                         listing->database),
                  error);
}

static GPtrArray *
run_listing (TandemStore   *self,
             TandemStoreJob job,
             Listing       *listing,
             GError       **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_outgoing_free);

  listing->found = found;
  if (!tandem_store_run (self, job, listing, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * tandem_store_list_outgoing:
 * @self: a store
 * @database: a central database
 * @after: the last row seen, 0 to begin
 * @max_bytes: about how much to answer with; at least one record
 * @now: Unix seconds
 * @resolve_delay: seconds that conflicts of others are left alone
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemOutgoing): what is due to be sent
 */
GPtrArray *
tandem_store_list_outgoing (TandemStore *self,
                            const char  *database,
                            gint64       after,
                            gsize        max_bytes,
                            gint64       now,
                            guint        resolve_delay,
                            GError     **error)
{
  Listing listing = {
    .database = database, .after = after, .max_bytes = max_bytes, .now = now, .resolve_delay = resolve_delay,
    .limit = BATCH_ROWS,
  };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, NULL);

  return run_listing (self, list_outgoing, &listing, error);
}

/**
 * tandem_store_list_unproven:
 * @self: a store
 * @database: a central database
 * @error: a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemOutgoing): what was sent and may
 *   or may not have arrived, held and refused ones included
 */
GPtrArray *
tandem_store_list_unproven (TandemStore *self,
                            const char  *database,
                            GError     **error)
{
  Listing listing = { .database = database, .max_bytes = G_MAXSIZE, .limit = G_MAXUINT };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, NULL);

  return run_listing (self, list_unproven, &listing, error);
}

/* ---- what became of it ------------------------------------------------- */

static gboolean
write_sent (TandemWriter *writer,
            gpointer      data,
            GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  GPtrArray *sent = data;

  for (guint i = 0; i < sent->len; i++)
    {
      TandemSent *one = sent->pdata[i];

      if (!tandem_database_run (database, error,
                                "UPDATE outbox SET sent_rev = ?, sent_body = ?, sent_seq = ? WHERE doc = ?", "sbii",
                                one->rev, one->body, one->edit_seq, one->pk))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_store_mark_sent:
 * @self: a store
 * @sent: (element-type TandemSent): revisions that are about to be sent
 * @error: a #TandemStoreError
 *
 * Remembers what goes out under which name, before it goes: should the answer
 * be lost, later edits must not be taken for this revision.
 *
 * Returns: FALSE if nothing was remembered; then do not send
 */
gboolean
tandem_store_mark_sent (TandemStore *self,
                        GPtrArray   *sent,
                        GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self) && sent != NULL, FALSE);

  return tandem_store_write (self, "Sending", NULL, write_sent, sent, error);
}

static gboolean
drop_leaves (TandemDatabase   *database,
             const TandemSent *one,
             GError          **error)
{
  for (guint i = 0; one->resolved != NULL && one->resolved[i] != NULL; i++)
    if (!tandem_database_run (database, error, "DELETE FROM leaf WHERE doc = ? AND rev = ?", "is", one->pk,
                              one->resolved[i]))
      return FALSE;
  return TRUE;
}

/* Edits made while it was on its way still wait; the name it went under is free. */
static gboolean
write_one_proven (TandemDatabase   *database,
                  const TandemSent *one,
                  GError          **error)
{
  return tandem_database_run (database, error,
                              "UPDATE doc SET base_rev = ?, base_body = ?, leaves = ? WHERE pk = ?", "sbsi",
                              one->rev, one->body, one->leaves, one->pk) &&
         drop_leaves (database, one, error) &&
         tandem_database_run (database, error,
                              "DELETE FROM outbox WHERE doc = ? AND (SELECT edit_seq FROM doc WHERE pk = ?1) = ?", "ii",
                              one->pk, one->edit_seq) &&
         tandem_database_run (database, error,
                              "UPDATE outbox SET sent_rev = NULL, sent_body = NULL, sent_seq = NULL, attempts = 0,"
                              "  next_at = 0, status = NULL, reason = NULL, state = iif (state = 'held', 'held', 'waiting')"
                              " WHERE doc = ?", "i", one->pk);
}

static gboolean
write_proven (TandemWriter *writer,
              gpointer      data,
              GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  GPtrArray *sent = data;

  for (guint i = 0; i < sent->len; i++)
    if (!write_one_proven (database, sent->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_store_mark_proven:
 * @self: a store
 * @sent: (element-type TandemSent): what the server says it holds
 * @error: a #TandemStoreError
 *
 * What was sent becomes what the server is proven to hold. A record that was
 * edited since stays in the outbox.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_mark_proven (TandemStore *self,
                          GPtrArray   *sent,
                          GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self) && sent != NULL, FALSE);

  return tandem_store_write (self, "Sent", NULL, write_proven, sent, error);
}

static gboolean
write_lost (TandemWriter *writer,
            gpointer      data,
            GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  gint64 *pk = data;

  return tandem_database_run (database, error,
                              "UPDATE outbox SET sent_rev = NULL, sent_body = NULL, sent_seq = NULL WHERE doc = ?", "i",
                              *pk) &&
         /* An edit that was taken back while it was not known whether it had arrived. */
         tandem_database_run (database, error,
                              "DELETE FROM outbox WHERE doc = ?1 AND EXISTS (SELECT 1 FROM doc WHERE pk = ?1"
                              "  AND iif (deleted = 0, body, NULL) IS base_body)"
                              " AND NOT EXISTS (SELECT 1 FROM leaf WHERE doc = ?1)", "i", *pk);
}

/**
 * tandem_store_mark_lost:
 * @self: a store
 * @pk: the row
 * @error: a #TandemStoreError
 *
 * The server does not have what was sent: it is as if it had not been.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_mark_lost (TandemStore *self,
                        gint64       pk,
                        GError     **error)
{
  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  return tandem_store_write (self, "Not arrived", NULL, write_lost, &pk, error);
}

typedef struct
{
  gint64      pk;
  guint       status;
  const char *reason;
  gint64      next_at;
  gboolean    final;
  gint64      attempts;
} Refusal;

static gboolean
write_refusal (TandemWriter *writer,
               gpointer      data,
               GError      **error)
{
  TandemDatabase *database = tandem_writer_get_database (writer);
  Refusal *refusal = data;

  return tandem_database_run (database, error,
                              "UPDATE outbox SET status = ?, reason = ?, next_at = ?, attempts = attempts + 1,"
                              "  sent_rev = NULL, sent_body = NULL, sent_seq = NULL,"
                              "  state = iif (state = 'waiting' AND ?, 'refused', state)"
                              " WHERE doc = ?", "isiii",
                              (gint64) refusal->status, refusal->reason, refusal->next_at, (gint64) refusal->final,
                              refusal->pk) &&
         tandem_database_get_int (database, &refusal->attempts, 0, error,
                                  "SELECT attempts FROM outbox WHERE doc = ?", "i", refusal->pk);
}

/**
 * tandem_store_mark_refused:
 * @self: a store
 * @pk: the row
 * @status: the HTTP status, 0 if there is none
 * @reason: the server's words
 * @next_at: when to try again, Unix seconds; 0: after the next edit only
 * @final: whether people are told that it is refused
 * @attempts: (out) (optional): how often it was tried now
 * @error: a #TandemStoreError
 *
 * The server does not want it: kept in the outbox with the reason, and out of
 * the way of the others.
 *
 * Returns: FALSE if nothing was changed
 */
gboolean
tandem_store_mark_refused (TandemStore *self,
                           gint64       pk,
                           guint        status,
                           const char  *reason,
                           gint64       next_at,
                           gboolean     final,
                           guint       *attempts,
                           GError     **error)
{
  Refusal refusal = { pk, status, reason, next_at, final, 0 };

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);

  if (!tandem_store_write (self, "Refused", NULL, write_refusal, &refusal, error))
    return FALSE;
  if (attempts != NULL)
    *attempts = (guint) refusal.attempts;
  return TRUE;
}

static gboolean
count_delayed (TandemStore    *self,
               TandemDatabase *database,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  Listing *listing = data;

  return tandem_database_get_int (database, &listing->now, 0, error,
                                  "SELECT count (*) FROM outbox o JOIN doc d ON d.pk = o.doc"
                                  " WHERE d.database = ? AND o.state = 'waiting' AND " ENDS_LEAVES, "s",
                                  listing->database);
}

/**
 * tandem_store_count_delayed:
 * @self: a store
 * @database: a central database
 * @error: a #TandemStoreError
 *
 * Returns: how many records still wait to end leaves that lost; -1 on errors
 */
gint64
tandem_store_count_delayed (TandemStore *self,
                            const char  *database,
                            GError     **error)
{
  Listing listing = { .database = database };

  g_return_val_if_fail (TANDEM_IS_STORE (self) && database != NULL, -1);

  return tandem_store_run (self, count_delayed, &listing, error) ? listing.now : -1;
}
