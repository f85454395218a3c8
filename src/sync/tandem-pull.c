/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pull.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "tandem-news.h"

#define ROWS          500
#define TARGET_BYTES  (1024 * 1024)     /* expected of one answer with documents */
#define FIRST_GUESS   (4 * 1024)        /* bytes of a document */
#define LOSS_FROM     10                /* deletions at once that are asked about, if they are also */
#define LOSS_PERCENT  20                /* more than so many of the records */

typedef struct
{
  TandemRun        *run;
  TandemCheckpoint *checkpoint;
  GHashTable       *known;      /* (owned) */
  gsize             guess;      /* bytes of a document, as it turned out */
  guint             rows;       /* of a list of changes: fewer where it would be too large */
} Pull;

/* ---- the list of changes ----------------------------------------------- */

static GPtrArray *
ask_page (Pull        *self,
          const char  *since,
          TandemReply *reply,
          guint       *n_rows,
          char       **last,
          GError     **error)
{
  g_autofree char *escaped = g_uri_escape_string (since ? since : "0", NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("%s/_changes?style=all_docs&limit=%u&seq_interval=%u&since=%s",
                                           self->checkpoint->database, self->rows, self->rows, escaped);

  if (!tandem_couch_call (self->run->couch, "GET", path, NULL, reply, self->run->cancellable, error))
    return NULL;
  return tandem_news_read (reply->root, n_rows, last, error);
}

static GPtrArray *
ask_changes (Pull    *self,
             guint   *n_rows,
             char   **last,
             GError **error)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;
  GPtrArray *list = ask_page (self, self->checkpoint->seq, &reply, n_rows, last, &local);

  if (list != NULL)
    return list;
  /* A sequence of another server, or of a time before a restore. */
  if (reply.status == 400 && self->checkpoint->seq != NULL)
    {
      tandem_checkpoint_rewind (self->checkpoint);
      return ask_changes (self, n_rows, last, error);
    }
  if (g_error_matches (local, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_TOO_LARGE) && self->rows > 1)
    {
      self->rows /= 2;
      return ask_changes (self, n_rows, last, error);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* ---- many deletions at once -------------------------------------------- */

static void
add_deleted (GPtrArray *ids,
             GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (((TandemNews *) list->pdata[i])->deleted)
      g_ptr_array_add (ids, g_strdup (((TandemNews *) list->pdata[i])->id));
}

static gboolean
count_loss (Pull      *self,
            GPtrArray *ids,
            guint64   *n_lost,
            guint64   *n_living,
            GError   **error)
{
  return tandem_store_count_loss (self->run->store, self->checkpoint->database, (const char *const *) ids->pdata,
                                  n_lost, n_living, error);
}

/* The deletions of the pages after the first one: nothing of it is taken over. */
static gboolean
look_ahead (Pull       *self,
            const char *since,
            GPtrArray  *ids,
            GError    **error)
{
  g_autofree char *seq = g_strdup (since);
  guint n_rows = self->rows;

  while (n_rows >= self->rows)
    {
      g_auto(TandemReply) reply = { 0 };
      g_autofree char *last = NULL;
      g_autoptr(GPtrArray) list = ask_page (self, seq, &reply, &n_rows, &last, error);

      if (list == NULL)
        return FALSE;
      add_deleted (ids, list);
      if (g_strcmp0 (last, seq) == 0)
        return TRUE;
      g_free (seq);
      seq = g_steal_pointer (&last);
    }
  return TRUE;
}

/* A server that was emptied by mistake, or by somebody who should not have
 * been able to, must not empty everybody's workspace as well. */
static gboolean
check_deletions (Pull       *self,
                 GPtrArray  *list,
                 guint       n_rows,
                 const char *last,
                 GError    **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  guint64 n_lost, n_living;

  if (self->run->settings.accept_deletions)
    return TRUE;
  add_deleted (ids, list);
  if (!count_loss (self, ids, &n_lost, &n_living, error))
    return FALSE;
  if (n_living < LOSS_FROM)
    return TRUE;
  if (n_rows >= self->rows &&
      (!look_ahead (self, last, ids, error) || !count_loss (self, ids, &n_lost, &n_living, error)))
    return FALSE;
  if (n_lost < LOSS_FROM || n_lost * 100 <= n_living * LOSS_PERCENT)
    return TRUE;
  self->run->result->deletions += n_lost;
  g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_DELETIONS,
               _("%" PRIu64 " of %" PRIu64 " records are deleted on the server; "
                 "they stay here until you accept that"), n_lost, n_living);
  return FALSE;
}

/* ---- what of it is new ------------------------------------------------- */

static gboolean
look_up (Pull      *self,
         GPtrArray *list,
         gboolean   again,
         GError   **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_null_terminated (list->len, NULL, TRUE);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (ids, ((TandemNews *) list->pdata[i])->id);
  g_clear_pointer (&self->known, g_hash_table_unref);
  self->known = tandem_store_get_known (self->run->store, self->checkpoint->database,
                                        (const char *const *) ids->pdata, again, error);
  return self->known != NULL;
}

static gboolean
compare (Pull       *self,
         TandemNews *news,
         GError    **error)
{
  news->known = g_hash_table_lookup (self->known, news->id);
  news->tree = tandem_rev_tree_new_from_json (news->known ? news->known->leaves : NULL, error);
  if (news->tree == NULL)
    return FALSE;
  /* One more than is taken is enough to see that there are too many. */
  for (guint i = 0; i < news->revs->len && news->wanted->len <= TANDEM_REV_TREE_MAX_LEAVES; i++)
    if (!tandem_rev_tree_knows (news->tree, news->revs->pdata[i]))
      g_ptr_array_add (news->wanted, tandem_wanted_new (news->id, news->revs->pdata[i]));
  return TRUE;
}

/* ---- one document ------------------------------------------------------ */

/* One more request for one revision: the winner whose content is not here, or
 * the common ancestor of several leaves. */
static gboolean
fetch_one (Pull       *self,
           TandemNews *news,
           const char *rev,
           TandemDoc **doc,
           GError    **error)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_wanted_free);
  TandemWanted *wish = tandem_wanted_new (news->id, rev);

  g_ptr_array_add (one, wish);
  if (!tandem_fetch (self->run, self->checkpoint->database, one, 0, 1, error))
    return FALSE;
  if (wish->doc != NULL && !wish->doc->deleted)
    *doc = tandem_doc_parse (g_bytes_get_data (wish->doc->body, NULL),
                             (gssize) g_bytes_get_size (wish->doc->body), NULL);
  return TRUE;
}

static gboolean
add_losers (Pull           *self,
            TandemNews     *news,
            TandemIncoming *in,
            GError        **error)
{
  g_autofree char *ancestor = NULL;

  in->losers = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_leaf_free);
  for (guint i = 1; i < tandem_rev_tree_get_n_leaves (news->tree); i++)
    {
      gboolean deleted;
      g_autofree char *rev = tandem_rev_tree_dup_leaf (news->tree, i, &deleted);
      TandemWireDoc *doc = tandem_news_find_doc (news, rev);
      TandemLeaf *leaf;

      if (deleted)
        continue;
      leaf = g_new0 (TandemLeaf, 1);
      leaf->rev = g_steal_pointer (&rev);
      leaf->body = doc ? g_bytes_ref (doc->body) : NULL;
      g_ptr_array_add (in->losers, leaf);
    }
  if (in->losers->len == 0)
    return TRUE;
  ancestor = tandem_news_dup_ancestor (news);
  return ancestor == NULL || fetch_one (self, news, ancestor, &in->ancestor, error);
}

static TandemIncoming *
make_incoming (Pull       *self,
               TandemNews *news,
               GError    **error)
{
  gboolean needs_winner;
  g_autoptr(TandemIncoming) in = tandem_news_make_incoming (news, &needs_winner);

  if ((needs_winner && !fetch_one (self, news, in->rev, &in->doc, error)) || !add_losers (self, news, in, error))
    return NULL;
  return g_steal_pointer (&in);
}

/* ---- some documents ---------------------------------------------------- */

static gboolean
receive (Pull      *self,
         GPtrArray *list,
         guint      first,
         guint      end,
         GError   **error)
{
  g_autoptr(GPtrArray) incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_incoming_free);
  TandemReceipt receipt = { 0 };
  guint64 revisions = 0;

  for (guint i = first; i < end; i++)
    {
      TandemNews *news = list->pdata[i];
      TandemIncoming *in;

      if (tandem_news_count_came (news) == 0)
        continue;
      if (!tandem_news_grow (news, error))
        return FALSE;
      in = make_incoming (self, news, error);
      if (in == NULL)
        return FALSE;
      g_ptr_array_add (incoming, in);
      revisions += tandem_news_count_came (news);
    }
  if (incoming->len > 0 &&
      !tandem_store_receive (self->run->store, self->checkpoint->database, incoming, self->run->remote, NULL,
                             &receipt, error))
    return FALSE;
  self->run->result->received += revisions;
  self->run->result->merged += receipt.merged;
  self->run->result->set_aside += receipt.set_aside;
  return TRUE;
}

/* Fetches what is new of documents @first up to @end, and stores it. */
static gboolean
fetch_and_receive (Pull      *self,
                   GPtrArray *list,
                   guint      first,
                   guint      end,
                   GError   **error)
{
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();
  guint64 before = tandem_couch_get_bytes (self->run->couch);

  for (guint i = first; i < end; i++)
    {
      TandemNews *news = list->pdata[i];

      for (guint j = 0; j < news->wanted->len; j++)
        g_ptr_array_add (wanted, news->wanted->pdata[j]);
    }
  if (wanted->len == 0)
    return TRUE;
  if (!tandem_fetch (self->run, self->checkpoint->database, wanted, 0, wanted->len, error))
    return FALSE;
  self->guess = MAX (1, (gsize) (tandem_couch_get_bytes (self->run->couch) - before) / wanted->len);
  if (!receive (self, list, first, end, error))
    return FALSE;
  for (guint i = first; i < end; i++)
    g_ptr_array_set_size (((TandemNews *) list->pdata[i])->wanted, 0);
  return TRUE;
}

static guint
find_end (Pull      *self,
          GPtrArray *list,
          guint      first)
{
  guint end = first;
  gsize bytes = 0;

  while (end < list->len && (end == first || bytes < TARGET_BYTES))
    bytes += ((TandemNews *) list->pdata[end++])->wanted->len * self->guess;
  return end;
}

static gboolean
take_list (Pull      *self,
           GPtrArray *list,
           gboolean   again,
           GError   **error)
{
  if (list->len > 0 && !look_up (self, list, again, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!compare (self, list->pdata[i], error))
      return FALSE;
  for (guint first = 0; first < list->len;)
    {
      guint end = find_end (self, list, first);

      if (!fetch_and_receive (self, list, first, end, error))
        return FALSE;
      first = end;
    }
  return TRUE;
}

static gboolean
take_page (Pull       *self,
           GPtrArray  *list,
           const char *last,
           GError    **error)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autofree char *json = NULL;
  TandemReceipt receipt = { 0 };

  if (!take_list (self, list, FALSE, error))
    return FALSE;
  if (g_strcmp0 (last, self->checkpoint->seq) == 0)
    return TRUE;
  /* All of it is stored; only now the sequence is. */
  json = tandem_checkpoint_advance (self->checkpoint, last);
  return tandem_store_receive (self->run->store, self->checkpoint->database, nothing, self->run->remote, json,
                               &receipt, error);
}

/* ---- what an older program could not read ------------------------------ */

static TandemNews *
news_of_paths (const char *id,
               const char *leaves,
               GError    **error)
{
  g_autoptr(TandemRevTree) tree = tandem_rev_tree_new_from_json (leaves, error);
  TandemNews *news;

  if (tree == NULL)
    return NULL;
  news = tandem_news_new (id);
  for (guint i = 0; i < tandem_rev_tree_get_n_leaves (tree); i++)
    g_ptr_array_add (news->revs, tandem_rev_tree_dup_leaf (tree, i, NULL));
  return news;
}

/* What has other revisions by now comes with the changes. */
static gboolean
read_set_aside_again (Pull    *self,
                      GError **error)
{
  const char *database = self->checkpoint->database;
  g_autoptr(GHashTable) rows = tandem_store_list_set_aside (self->run->store, database, error);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_news_free);
  GHashTableIter iter;
  gpointer id, leaves;

  if (rows == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, &leaves))
    {
      TandemNews *news = news_of_paths (id, leaves, error);

      if (news == NULL)
        return FALSE;
      g_ptr_array_add (list, news);
    }
  return take_list (self, list, TRUE, error) && tandem_store_set_reader (self->run->store, database, error);
}

/**
 * tandem_pull:
 * @run: the run
 * @checkpoint: where to begin; moves along
 * @error: a #TandemSyncError or #TandemStoreError
 *
 * Takes over what changed on the server since the checkpoint. What arrived
 * before a failure stays, and is not fetched again.
 *
 * Returns: FALSE if it did not come to the end
 */
gboolean
tandem_pull (TandemRun        *run,
             TandemCheckpoint *checkpoint,
             GError          **error)
{
  Pull self = { .run = run, .checkpoint = checkpoint, .guess = FIRST_GUESS, .rows = ROWS };
  gboolean good;
  gboolean first = TRUE;
  gboolean more = TRUE;

  run->report (TANDEM_SYNC_STATE_PULLING, run->data);
  good = read_set_aside_again (&self, error);
  while (good && more)
    {
      g_autofree char *last = NULL;
      guint n_rows = 0;
      g_autoptr(GPtrArray) list = ask_changes (&self, &n_rows, &last, error);

      if (list != NULL && n_rows > 0 && g_strcmp0 (last, checkpoint->seq) == 0)
        {
          g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                               _("the list of changes does not move on"));
          good = FALSE;
        }
      else
        good = list != NULL &&
               (!first || check_deletions (&self, list, n_rows, last, error)) &&
               take_page (&self, list, last, error);
      first = FALSE;
      more = n_rows >= self.rows;
    }
  g_clear_pointer (&self.known, g_hash_table_unref);
  return good;
}
