/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pull.h"

#include "tandem-exchange.h"
#include "tandem-fetch.h"
#include "tandem-rev-tree.h"
#include "tandem-rev.h"

#include <string.h>

#define ROWS          500
#define TARGET_BYTES  (1024 * 1024)     /* expected of one answer with documents */
#define FIRST_GUESS   (4 * 1024)        /* bytes of a document */

/* A document with news. */
typedef struct
{
  char              *id;
  GPtrArray         *revs;      /* (owned): its leaves on the server */
  TandemRevTree     *tree;      /* (owned) (nullable): what is known of it */
  const TandemKnown *known;     /* (unowned) (nullable) */
  GPtrArray         *wanted;    /* (owned): TandemWanted of this document */
} News;

typedef struct
{
  TandemRun        *run;
  TandemCheckpoint *checkpoint;
  GHashTable       *known;      /* (owned) */
  gsize             guess;      /* bytes of a document, as it turned out */
  guint             rows;       /* of a list of changes: fewer where it would be too large */
} Pull;

static void
news_free (gpointer data)
{
  News *news = data;

  g_free (news->id);
  g_ptr_array_unref (news->revs);
  g_clear_pointer (&news->tree, tandem_rev_tree_free);
  g_ptr_array_unref (news->wanted);
  g_free (news);
}

/* ---- the list of changes ----------------------------------------------- */

static News *
read_row (TandemSlice row,
          GError    **error)
{
  News *news;
  TandemSlice changes, change;
  TandemSliceIter iter;
  char *id = tandem_slice_need_string (row, "id", error);

  if (id == NULL)
    return NULL;
  news = g_new0 (News, 1);
  news->id = id;
  news->revs = g_ptr_array_new_with_free_func (g_free);
  news->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_wanted_free);
  if (!tandem_slice_need_array (row, "changes", &changes, error))
    {
      news_free (news);
      return NULL;
    }

  tandem_slice_iter_init (&iter, changes);
  while (tandem_slice_iter_next (&iter, NULL, &change))
    {
      char *rev = tandem_slice_need_string (change, "rev", error);
      guint generation;
      const char *hash;

      if (rev != NULL)
        g_ptr_array_add (news->revs, rev);
      if (rev != NULL && !tandem_rev_parse (rev, &generation, &hash))
        g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL, "%s: “%s” is no revision", id, rev);
      else if (rev != NULL)
        continue;
      news_free (news);
      return NULL;
    }
  return news;
}

/* What the server did after @seq. */
static GPtrArray *
read_changes (TandemSlice root,
              guint      *n_rows,
              char      **last,
              GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (news_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  TandemSlice results, row;
  TandemSliceIter iter;

  *n_rows = 0;
  if (!tandem_slice_need_array (root, "results", &results, error))
    return NULL;
  *last = tandem_wire_dup_seq (tandem_slice_member (root, "last_seq"));
  if (*last == NULL)
    {
      g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                           "“last_seq” of the answer must be text or a number");
      return NULL;
    }

  tandem_slice_iter_init (&iter, results);
  while (tandem_slice_iter_next (&iter, NULL, &row))
    {
      News *news = read_row (row, error);

      if (news == NULL)
        return NULL;
      (*n_rows)++;
      /* Names with an underscore are the server's: rules, views. */
      if (*news->id == '_' || *news->id == '\0' || !g_hash_table_add (seen, news->id))
        news_free (news);
      else
        g_ptr_array_add (list, news);
    }
  return g_steal_pointer (&list);
}

static GPtrArray *
ask_changes (Pull    *self,
             guint   *n_rows,
             char   **last,
             GError **error)
{
  g_autofree char *since = g_uri_escape_string (self->checkpoint->seq ? self->checkpoint->seq : "0", NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("%s/_changes?style=all_docs&limit=%u&seq_interval=%u&since=%s",
                                           self->checkpoint->database, self->rows, self->rows, since);
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;

  if (tandem_couch_call (self->run->couch, "GET", path, NULL, &reply, self->run->cancellable, &local))
    return read_changes (reply.root, n_rows, last, error);
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

/* ---- what of it is new ------------------------------------------------- */

static gboolean
look_up (Pull      *self,
         GPtrArray *list,
         GError   **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_null_terminated (list->len, NULL, TRUE);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (ids, ((News *) list->pdata[i])->id);
  g_clear_pointer (&self->known, g_hash_table_unref);
  self->known = tandem_store_get_known (self->run->store, self->checkpoint->database,
                                        (const char *const *) ids->pdata, error);
  return self->known != NULL;
}

static gboolean
compare (Pull    *self,
         News    *news,
         GError **error)
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

static TandemWireDoc *
find_doc (News       *news,
          const char *rev)
{
  for (guint i = 0; i < news->wanted->len; i++)
    {
      TandemWanted *wish = news->wanted->pdata[i];

      if (wish->doc != NULL && g_str_equal (wish->rev, rev))
        return wish->doc;
    }
  return NULL;
}

static gboolean
is_here (News       *news,
         const char *rev)
{
  if (find_doc (news, rev) != NULL)
    return TRUE;
  return news->known != NULL &&
         (g_strcmp0 (news->known->base_rev, rev) == 0 ||
          g_strv_contains ((const char *const *) news->known->kept, rev));
}

/* A revision of which only the name came: its place in the tree is known all
 * the same. */
static void
add_name_only (News       *news,
               const char *rev)
{
  guint generation;
  const char *ids[2] = { NULL, NULL };

  if (tandem_rev_parse (rev, &generation, &ids[0]))
    tandem_rev_tree_add (news->tree, generation, ids, FALSE);
}

static gboolean
grow_tree (News    *news,
           GError **error)
{
  for (guint i = 0; i < news->wanted->len; i++)
    {
      TandemWanted *wish = news->wanted->pdata[i];

      if (wish->too_large)
        add_name_only (news, wish->rev);
      else if (wish->doc != NULL &&
               !tandem_rev_tree_add (news->tree, wish->doc->start, (const char *const *) wish->doc->ids,
                                     wish->doc->deleted))
        {
          g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL, "%s: damaged history of revisions",
                       news->id);
          return FALSE;
        }
    }
  return TRUE;
}

/* One more request for one revision: the winner whose content is not here, or
 * the common ancestor of several leaves. */
static gboolean
fetch_one (Pull       *self,
           News       *news,
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

/* The newest revision that all living leaves come from; NULL: none is known. */
static char *
find_ancestor (TandemRevTree *tree)
{
  guint generation;
  const char *const *path = tandem_rev_tree_get_path (tree, 0, &generation);

  for (guint i = 1; path[i] != NULL; i++)
    {
      g_autofree char *rev = g_strdup_printf ("%u-%s", generation - i, path[i]);
      gboolean common = TRUE;

      for (guint leaf = 1; common && leaf < tandem_rev_tree_get_n_leaves (tree); leaf++)
        {
          gboolean deleted;
          g_autofree char *other = tandem_rev_tree_dup_leaf (tree, leaf, &deleted);

          common = deleted || tandem_rev_tree_descends (tree, other, rev);
        }
      if (common)
        return g_steal_pointer (&rev);
    }
  return NULL;
}

static gboolean
add_losers (Pull           *self,
            News           *news,
            TandemIncoming *in,
            GError        **error)
{
  g_autofree char *ancestor = NULL;

  in->losers = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_leaf_free);
  for (guint i = 1; i < tandem_rev_tree_get_n_leaves (news->tree); i++)
    {
      gboolean deleted;
      g_autofree char *rev = tandem_rev_tree_dup_leaf (news->tree, i, &deleted);
      TandemWireDoc *doc = find_doc (news, rev);
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
  ancestor = find_ancestor (news->tree);
  return ancestor == NULL || fetch_one (self, news, ancestor, &in->ancestor, error);
}

/* The content of the winner, or why it cannot be a record. */
static void
read_winner (News           *news,
             TandemIncoming *in)
{
  TandemWireDoc *wire = find_doc (news, in->rev);
  g_autoptr(GError) local = NULL;

  if (wire == NULL || in->deleted)
    return;
  in->body = g_bytes_ref (wire->body);
  in->doc = tandem_doc_parse (g_bytes_get_data (in->body, NULL), (gssize) g_bytes_get_size (in->body), &local);
  if (in->doc == NULL)
    in->reason = g_strdup (local->message);
  else if (!g_str_equal (tandem_doc_get_id (in->doc), in->id))
    {
      in->reason = g_strdup ("its “_id” stands there twice");
      g_clear_pointer (&in->doc, tandem_doc_unref);
    }
}

static void
find_obstacle (News           *news,
               TandemIncoming *in)
{
  if (in->reason != NULL)
    return;
  if (tandem_rev_tree_get_n_leaves (news->tree) > TANDEM_REV_TREE_MAX_LEAVES)
    in->reason = g_strdup_printf ("more than %d versions at once", TANDEM_REV_TREE_MAX_LEAVES);
  for (guint i = 0; in->reason == NULL && i < news->wanted->len; i++)
    if (((TandemWanted *) news->wanted->pdata[i])->too_large)
      in->reason = g_strdup ("larger than this program takes");
}

static gboolean
follows (News       *news,
         const char *rev,
         const char *ancestor)
{
  return ancestor != NULL && tandem_rev_tree_descends (news->tree, rev, ancestor);
}

static TandemIncoming *
make_incoming (Pull    *self,
               News    *news,
               GError **error)
{
  g_autoptr(TandemIncoming) in = g_new0 (TandemIncoming, 1);

  in->id = g_strdup (news->id);
  in->rev = tandem_rev_tree_dup_leaf (news->tree, 0, &in->deleted);
  in->leaves = tandem_rev_tree_to_json (news->tree);
  read_winner (news, in);
  find_obstacle (news, in);
  if (!in->deleted && in->reason == NULL && !is_here (news, in->rev) &&
      !fetch_one (self, news, in->rev, &in->doc, error))
    return NULL;
  if (!add_losers (self, news, in, error))
    return NULL;
  in->follows_base = follows (news, in->rev, news->known ? news->known->base_rev : NULL);
  in->follows_sent = follows (news, in->rev, news->known ? news->known->sent_rev : NULL);
  return g_steal_pointer (&in);
}

/* ---- some documents ---------------------------------------------------- */

static guint
count_came (News *news)
{
  guint came = 0;

  for (guint i = 0; i < news->wanted->len; i++)
    came += ((TandemWanted *) news->wanted->pdata[i])->doc != NULL ||
            ((TandemWanted *) news->wanted->pdata[i])->too_large;
  return came;
}

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
      News *news = list->pdata[i];
      TandemIncoming *in;

      if (count_came (news) == 0)
        continue;
      if (!grow_tree (news, error))
        return FALSE;
      in = make_incoming (self, news, error);
      if (in == NULL)
        return FALSE;
      g_ptr_array_add (incoming, in);
      revisions += count_came (news);
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
      News *news = list->pdata[i];

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
    g_ptr_array_set_size (((News *) list->pdata[i])->wanted, 0);
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
    bytes += ((News *) list->pdata[end++])->wanted->len * self->guess;
  return end;
}

static gboolean
take_batch (Pull       *self,
            GPtrArray  *list,
            const char *last,
            GError    **error)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autofree char *json = NULL;
  TandemReceipt receipt = { 0 };

  if (list->len > 0 && !look_up (self, list, error))
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
  if (g_strcmp0 (last, self->checkpoint->seq) == 0)
    return TRUE;
  /* All of it is stored; only now the sequence is. */
  json = tandem_checkpoint_advance (self->checkpoint, last);
  return tandem_store_receive (self->run->store, self->checkpoint->database, nothing, self->run->remote, json,
                               &receipt, error);
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
  gboolean more = TRUE;
  gboolean good = TRUE;

  run->report (TANDEM_SYNC_STATE_PULLING, run->data);
  while (good && more)
    {
      g_autofree char *last = NULL;
      guint n_rows = 0;
      g_autoptr(GPtrArray) list = ask_changes (&self, &n_rows, &last, error);

      if (list != NULL && n_rows > 0 && g_strcmp0 (last, checkpoint->seq) == 0)
        {
          g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                               "the list of changes does not move on");
          good = FALSE;
        }
      else
        good = list != NULL && take_batch (&self, list, last, error);
      more = n_rows >= self.rows;
    }
  g_clear_pointer (&self.known, g_hash_table_unref);
  return good;
}
