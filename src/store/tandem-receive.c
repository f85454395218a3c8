/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-exchange.h"

#include "tandem-clash-rows.h"
#include "tandem-outbox.h"
#include "tandem-store-private.h"

/* One document on its way in. */
typedef struct
{
  TandemWriter         *writer;
  TandemDatabase       *database;
  const char           *name;   /* of the central database */
  const TandemIncoming *in;
  TandemReceipt        *receipt;

  TandemEntry          *entry;    /* (owned) */
  gboolean              pending;  /* there is an outbox row */
  char                 *sent_rev; /* (owned) (nullable) */
  TandemDoc            *sent;     /* (owned) (nullable) */
  TandemDoc            *winner;   /* (owned) (nullable): NULL is a deletion */
  TandemDoc            *view;     /* (owned) (nullable): the winner with the losers merged in, where that goes */
  GPtrArray            *clashes;  /* (owned): of unsent edits with the server */
  gboolean              split;    /* there are losers that a person has to look at */
} Arrival;

void
tandem_leaf_free (TandemLeaf *self)
{
  g_free (self->rev);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
tandem_incoming_free (TandemIncoming *self)
{
  g_free (self->id);
  g_free (self->rev);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->reason);
  g_free (self->leaves);
  g_clear_pointer (&self->losers, g_ptr_array_unref);
  g_clear_pointer (&self->ancestor, tandem_doc_unref);
  g_free (self);
}

static void
arrival_clear (Arrival *self)
{
  g_clear_pointer (&self->entry, tandem_entry_free);
  g_free (self->sent_rev);
  g_clear_pointer (&self->sent, tandem_doc_unref);
  g_clear_pointer (&self->winner, tandem_doc_unref);
  g_clear_pointer (&self->view, tandem_doc_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrival, arrival_clear)

static GPtrArray *
new_conflicts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
}

static TandemDoc *
doc_of_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return tandem_doc_parse (data, (gssize) size, NULL);
}

/* ---- what cannot be read ----------------------------------------------- */

static gboolean
set_aside (Arrival    *self,
           const char *reason,
           GError    **error)
{
  self->receipt->set_aside++;
  return tandem_database_run (self->database, error,
                              "INSERT INTO set_aside (database, id, rev, leaves, body, reason) VALUES (?, ?, ?, ?, ?, ?)"
                              " ON CONFLICT (database, id) DO UPDATE SET rev = excluded.rev,"
                              "  leaves = excluded.leaves, body = excluded.body, reason = excluded.reason",
                              "ssssbs", self->name, self->in->id, self->in->rev, self->in->leaves, self->in->body,
                              reason);
}

static gboolean
take_back (Arrival *self,
           GError **error)
{
  return tandem_database_run (self->database, error, "DELETE FROM set_aside WHERE database = ? AND id = ?", "ss",
                              self->name, self->in->id);
}

/* A record lives in one database. In another one it is the same record only if
 * it goes on from what is here: it has moved. Else the id is somebody's mistake,
 * or a trick. */
static gboolean
is_elsewhere (Arrival  *self,
              gboolean *elsewhere,
              GError  **error)
{
  gint64 found;

  if (!tandem_database_get_int (self->database, &found, 0, error,
                                "SELECT 1 FROM doc WHERE pk = ? AND base_rev IS NOT NULL AND database != ?", "is",
                                self->entry->pk, self->name))
    return FALSE;
  *elsewhere = found != 0 && !self->in->follows_base;
  return TRUE;
}

/* ---- what is here ------------------------------------------------------ */

static gboolean
read_outbox (Arrival *self,
             GError **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (self->database, error,
                                                   "SELECT sent_rev, sent_body FROM outbox WHERE doc = ?", "i",
                                                   self->entry->pk);

  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (self->database, statement, &local))
    {
      self->pending = TRUE;
      self->sent_rev = g_strdup (tandem_statement_text (statement, 0));
      if (sqlite3_column_type (statement, 1) != SQLITE_NULL)
        self->sent = tandem_doc_parse (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1), &local);
    }
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_leaf (Arrival    *self,
           const char *rev,
           GBytes    **body,
           GError    **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (self->database, error,
                                                   "SELECT body FROM leaf WHERE doc = ? AND rev = ?", "is",
                                                   self->entry->pk, rev);

  *body = NULL;
  if (statement == NULL)
    return FALSE;
  if (tandem_database_next (self->database, statement, &local) && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *body = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  tandem_statement_done (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The content of the winner: it came along, or it is the base, or a leaf that
 * lost until now. */
static gboolean
find_winner (Arrival *self,
             GError **error)
{
  g_autoptr(GBytes) body = NULL;

  if (self->in->deleted)
    return TRUE;
  if (self->in->doc != NULL)
    {
      self->winner = tandem_doc_ref (self->in->doc);
      return TRUE;
    }
  if (g_strcmp0 (self->in->rev, self->entry->base_rev) == 0 && self->entry->base != NULL)
    {
      self->winner = tandem_doc_ref (self->entry->base);
      return TRUE;
    }
  if (!read_leaf (self, self->in->rev, &body, error))
    return FALSE;
  if (body != NULL)
    self->winner = doc_of_bytes (body);
  return TRUE;
}

/* ---- several leaves ---------------------------------------------------- */

static gboolean
is_loser (const TandemIncoming *in,
          const char           *rev)
{
  for (guint i = 0; i < in->losers->len; i++)
    if (g_str_equal (((TandemLeaf *) in->losers->pdata[i])->rev, rev))
      return TRUE;
  return FALSE;
}

/* Keeps the bodies of all losing leaves; the base may have become one. */
static gboolean
keep_losers (Arrival *self,
             GError **error)
{
  for (guint i = 0; i < self->in->losers->len; i++)
    {
      TandemLeaf *leaf = self->in->losers->pdata[i];
      g_autoptr(GBytes) body = leaf->body ? g_bytes_ref (leaf->body) : NULL;

      if (body == NULL && self->entry->base != NULL && g_strcmp0 (leaf->rev, self->entry->base_rev) == 0)
        {
          gsize size;
          const char *data = tandem_doc_get_body (self->entry->base, &size);

          body = g_bytes_new (data, size);
        }
      if (body != NULL &&
          !tandem_database_run (self->database, error,
                                "INSERT INTO leaf (doc, rev, body) VALUES (?, ?, ?)"
                                " ON CONFLICT (doc, rev) DO UPDATE SET body = excluded.body", "isb",
                                self->entry->pk, leaf->rev, body))
        return FALSE;
    }
  return TRUE;
}

/* Leaves that lost and have ended since, or won. What is to be chosen because
 * of leaves is found anew: the winner it is compared with may be another. */
static gboolean
drop_ended (Arrival *self,
            GError **error)
{
  g_autoptr(GPtrArray) ended = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (self->database, error, "SELECT rev FROM leaf WHERE doc = ?", "i",
                                                   self->entry->pk);

  if (statement == NULL)
    return FALSE;
  while (tandem_database_next (self->database, statement, &local))
    if (!is_loser (self->in, tandem_statement_text (statement, 0)))
      g_ptr_array_add (ended, g_strdup (tandem_statement_text (statement, 0)));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; i < ended->len; i++)
    if (!tandem_database_run (self->database, error, "DELETE FROM leaf WHERE doc = ? AND rev = ?", "is",
                              self->entry->pk, ended->pdata[i]))
      return FALSE;
  return tandem_database_run (self->database, error, "DELETE FROM clash WHERE doc = ? AND leaf IS NOT NULL", "i",
                              self->entry->pk);
}

static gboolean
keep_clash (Arrival              *self,
            const TandemConflict *conflict,
            const char           *leaf,
            GError              **error)
{
  const TandemClash clash = { conflict->path, conflict->base, conflict->mine, conflict->theirs, (char *) leaf };

  return tandem_clash_insert (self->database, self->entry->pk, &clash, error);
}

/* Merges one losing leaf into the view; what does not merge is for a person,
 * and the view stays as it was. */
static gboolean
merge_loser (Arrival    *self,
             const char *rev,
             TandemDoc  *loser,
             GError    **error)
{
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(TandemDoc) merged = tandem_doc_merge (self->in->ancestor, loser, self->view, conflicts);

  if (conflicts->len == 0)
    {
      g_clear_pointer (&self->view, tandem_doc_unref);
      self->view = g_steal_pointer (&merged);
      return TRUE;
    }
  self->split = TRUE;
  for (guint i = 0; i < conflicts->len; i++)
    if (!keep_clash (self, conflicts->pdata[i], rev, error))
      return FALSE;
  return TRUE;
}

/* The winner with every losing leaf merged in, in the order of CouchDB's rule,
 * so that every client comes to the same. All or nothing: as long as one of
 * them needs a person, the winner stands as it is. */
static gboolean
merge_losers (Arrival *self,
              GError **error)
{
  self->view = self->winner ? tandem_doc_ref (self->winner) : NULL;
  for (guint i = 0; i < self->in->losers->len; i++)
    {
      TandemLeaf *leaf = self->in->losers->pdata[i];
      g_autoptr(GBytes) body = NULL;
      g_autoptr(TandemDoc) loser = NULL;

      if (!read_leaf (self, leaf->rev, &body, error))
        return FALSE;
      loser = body ? doc_of_bytes (body) : NULL;
      if (loser == NULL || self->view == NULL)
        self->split = TRUE;
      else if (!merge_loser (self, leaf->rev, loser, error))
        return FALSE;
    }
  if (self->split && self->winner != NULL)
    {
      g_clear_pointer (&self->view, tandem_doc_unref);
      self->view = tandem_doc_ref (self->winner);
    }
  return TRUE;
}

/* ---- unsent edits ------------------------------------------------------ */

/* Deleted here and edited there, or the other way round: the edit stands, and
 * a person is told. */
static void
add_whole_clash (Arrival   *self,
                 TandemDoc *mine,
                 TandemDoc *theirs)
{
  TandemConflict *conflict = g_new0 (TandemConflict, 1);

  conflict->path = g_strdup ("");
  conflict->base = self->entry->base ? tandem_doc_to_canonical (self->entry->base) : NULL;
  conflict->mine = mine ? tandem_doc_to_canonical (mine) : NULL;
  conflict->theirs = theirs ? tandem_doc_to_canonical (theirs) : NULL;
  g_ptr_array_add (self->clashes, conflict);
}

/* What unsent edits are edits of. */
static TandemDoc *
base_of_edits (Arrival *self)
{
  return self->in->follows_sent && self->sent_rev != NULL ? self->sent : self->entry->base;
}

static gboolean
rebase (Arrival *self,
        GError **error)
{
  TandemDoc *mine = self->entry->state == TANDEM_ENTRY_LIVING ? self->entry->doc : NULL;
  TandemDoc *base = base_of_edits (self);
  g_autoptr(TandemDoc) merged = NULL;

  if (mine != NULL && self->view != NULL)
    {
      self->receipt->merged++;
      merged = tandem_doc_merge (base, mine, self->view, self->clashes);
      return tandem_writer_put (self->writer, self->entry, merged, TANDEM_ENTRY_LIVING, error);
    }
  if (mine != NULL)
    {
      /* It was deleted there before this edit was made: bringing it back is the edit. */
      if (base != NULL || self->entry->base_rev == NULL)
        add_whole_clash (self, mine, NULL);
      return TRUE;
    }
  if (self->view == NULL)
    return TRUE;
  /* What is there may be what this deletion was made of. */
  if (base != NULL && tandem_val_equal (tandem_doc_root (base), tandem_doc_root (self->view)))
    return TRUE;
  add_whole_clash (self, NULL, self->view);
  return tandem_writer_put (self->writer, self->entry, self->view, TANDEM_ENTRY_LIVING, error);
}

static gboolean
make_current (Arrival *self,
              GError **error)
{
  if (self->pending)
    return rebase (self, error);
  if (self->view != NULL)
    return tandem_writer_put (self->writer, self->entry, self->view, TANDEM_ENTRY_LIVING, error);
  if (self->entry->state == TANDEM_ENTRY_GONE && self->entry->pk != 0)
    return TRUE;
  return tandem_writer_put (self->writer, self->entry, NULL, TANDEM_ENTRY_BINNED, error);
}

static gboolean
store_base (Arrival *self,
            GError **error)
{
  g_clear_pointer (&self->entry->base, tandem_doc_unref);
  self->entry->base = self->winner ? tandem_doc_ref (self->winner) : NULL;
  g_set_str (&self->entry->base_rev, self->in->rev);
  return tandem_database_run (self->database, error,
                              "UPDATE doc SET database = ?, base_rev = ?, base_body = ?, leaves = ?,"
                              "  conflict = ? OR EXISTS (SELECT 1 FROM clash WHERE doc = ?6) WHERE pk = ?6",
                              "ssdsii", self->name, self->in->rev, self->winner, self->in->leaves,
                              (gint64) self->split, self->entry->pk);
}

/* Losing leaves that are merged must still be ended on the server. */
static gboolean
update_outbox (Arrival *self,
               GError **error)
{
  gboolean ends_leaves = !self->split && self->in->losers->len > 0;
  g_autofree char *label = NULL;

  if (!tandem_outbox_is_due (self->entry) && !ends_leaves)
    return tandem_database_run (self->database, error, "DELETE FROM outbox WHERE doc = ?", "i", self->entry->pk);

  label = self->entry->doc ? tandem_outbox_dup_label (self->entry, tandem_writer_get_context (self->writer))
                           : g_strdup (self->entry->id);
  return tandem_database_run (self->database, error,
                              "INSERT INTO outbox (doc, label, queued_at)"
                              " VALUES (?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'))"
                              " ON CONFLICT (doc) DO UPDATE SET label = excluded.label,"
                              "  state = iif (state = 'held', 'held', 'waiting'), attempts = 0, next_at = 0,"
                              "  status = NULL, reason = NULL, sent_rev = NULL, sent_body = NULL, sent_seq = NULL",
                              "is",
                              self->entry->pk, label);
}

static gboolean
take_in (Arrival *self,
         GError **error)
{
  /* A new record has no row yet that leaves could hang on. */
  if (self->entry->pk == 0 && !tandem_writer_put (self->writer, self->entry, self->winner,
                                                  self->winner ? TANDEM_ENTRY_LIVING : TANDEM_ENTRY_BINNED, error))
    return FALSE;
  return keep_losers (self, error) &&
         drop_ended (self, error) &&
         merge_losers (self, error) &&
         make_current (self, error) &&
         tandem_writer_add_clashes (self->writer, self->entry, self->clashes, error) &&
         store_base (self, error) &&
         update_outbox (self, error) &&
         take_back (self, error);
}

static gboolean
arrive (Arrival *self,
        GError **error)
{
  gboolean elsewhere = FALSE;

  if (self->in->reason != NULL || tandem_kind_of_id (self->in->id) == NULL)
    return set_aside (self, self->in->reason ? self->in->reason : "not the id of a record", error);

  self->entry = tandem_writer_load (self->writer, self->in->id, error);
  if (self->entry == NULL || !is_elsewhere (self, &elsewhere, error))
    return FALSE;
  if (elsewhere)
    return set_aside (self, "the record is in another database too", error);
  if (!read_outbox (self, error) || !find_winner (self, error))
    return FALSE;
  if (self->winner == NULL && !self->in->deleted)
    return set_aside (self, "the content of the winning revision is not here", error);
  return take_in (self, error);
}

/* ---- the transaction --------------------------------------------------- */

typedef struct
{
  const char    *database;
  GPtrArray     *incoming;
  const char    *remote;
  const char    *checkpoint;
  TandemReceipt *receipt;
} Delivery;

static gboolean
write_delivery (TandemWriter *writer,
                gpointer      data,
                GError      **error)
{
  Delivery *delivery = data;
  TandemDatabase *database = tandem_writer_get_database (writer);

  for (guint i = 0; i < delivery->incoming->len; i++)
    {
      g_auto(Arrival) arrival = {
        .writer = writer, .database = database, .name = delivery->database,
        .in = delivery->incoming->pdata[i], .receipt = delivery->receipt, .clashes = new_conflicts (),
      };

      if (!arrive (&arrival, error))
        {
          g_prefix_error (error, "%s: ", arrival.in->id);
          return FALSE;
        }
    }
  return delivery->checkpoint == NULL ||
         tandem_database_run (database, error,
                              "INSERT INTO checkpoint (remote, database, direction, seq) VALUES (?, ?, 'pull', ?)"
                              " ON CONFLICT (remote, database, direction) DO UPDATE SET seq = excluded.seq", "sss",
                              delivery->remote, delivery->database, delivery->checkpoint);
}

/**
 * tandem_store_receive:
 * @self: a store
 * @database: the central database they come from
 * @incoming: (element-type TandemIncoming): what the server has now
 * @remote: the server
 * @checkpoint: (nullable): what is to be remembered with them
 * @receipt: (inout): what it came to is added
 * @error: a #TandemStoreError
 *
 * Takes documents over from the server, in one transaction. Records with
 * unsent edits are merged; what cannot be read is set aside as it came.
 *
 * Returns: FALSE if nothing was taken over
 */
gboolean
tandem_store_receive (TandemStore   *self,
                      const char    *database,
                      GPtrArray     *incoming,
                      const char    *remote,
                      const char    *checkpoint,
                      TandemReceipt *receipt,
                      GError       **error)
{
  Delivery delivery = { database, incoming, remote, checkpoint, receipt };

  g_return_val_if_fail (TANDEM_IS_STORE (self), FALSE);
  g_return_val_if_fail (database != NULL && incoming != NULL && receipt != NULL, FALSE);

  return tandem_store_write (self, _("Received from the central server"), NULL, write_delivery, &delivery, error);
}
