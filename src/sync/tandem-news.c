/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-news.h"

#include "tandem-rev.h"

void
tandem_news_free (TandemNews *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->revs);
  g_clear_pointer (&self->tree, tandem_rev_tree_free);
  g_ptr_array_unref (self->wanted);
  g_free (self);
}

TandemNews *
tandem_news_new (const char *id)
{
  TandemNews *self = g_new0 (TandemNews, 1);

  self->id = g_strdup (id);
  self->revs = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_wanted_free);
  return self;
}

static TandemNews *
read_row (TandemSlice row,
          GError    **error)
{
  TandemNews *news;
  TandemSlice changes, change;
  TandemSliceIter iter;
  g_autofree char *id = tandem_slice_need_string (row, "id", error);

  if (id == NULL)
    return NULL;
  news = tandem_news_new (id);
  news->deleted = tandem_slice_is_true (tandem_slice_member (row, "deleted"));
  if (!tandem_slice_need_array (row, "changes", &changes, error))
    {
      tandem_news_free (news);
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
      tandem_news_free (news);
      return NULL;
    }
  return news;
}

/**
 * tandem_news_read:
 * @root: an answer of _changes
 * @n_rows: (out): its rows
 * @last: (out) (transfer full): the sequence it goes up to
 * @error: TANDEM_SYNC_ERROR_PROTOCOL
 *
 * Returns: (transfer full) (element-type TandemNews) (nullable): the documents
 *   that may be records, each once
 */
GPtrArray *
tandem_news_read (TandemSlice root,
                  guint      *n_rows,
                  char      **last,
                  GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_news_free);
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
      TandemNews *news = read_row (row, error);

      if (news == NULL)
        return NULL;
      (*n_rows)++;
      /* Names with an underscore are the server's: rules, views. */
      if (*news->id == '_' || *news->id == '\0' || !g_hash_table_add (seen, news->id))
        tandem_news_free (news);
      else
        g_ptr_array_add (list, news);
    }
  return g_steal_pointer (&list);
}

/* (transfer none) (nullable): the content of @rev, if it came. */
TandemWireDoc *
tandem_news_find_doc (TandemNews *news,
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

/* Whether the content of @rev came or was here before. */
static gboolean
is_here (TandemNews *news,
         const char *rev)
{
  if (tandem_news_find_doc (news, rev) != NULL)
    return TRUE;
  return news->known != NULL &&
         (g_strcmp0 (news->known->base_rev, rev) == 0 ||
          g_strv_contains ((const char *const *) news->known->kept, rev));
}

/* A revision of which only the name came: its place in the tree is known all
 * the same. */
static void
add_name_only (TandemNews *news,
               const char *rev)
{
  guint generation;
  const char *ids[2] = { NULL, NULL };

  if (tandem_rev_parse (rev, &generation, &ids[0]))
    tandem_rev_tree_add (news->tree, generation, ids, FALSE);
}

/**
 * tandem_news_grow:
 * @news: a document
 * @error: TANDEM_SYNC_ERROR_PROTOCOL
 *
 * Puts the revisions that came into the tree of those that are known.
 *
 * Returns: FALSE if they do not fit together
 */
gboolean
tandem_news_grow (TandemNews *news,
                  GError    **error)
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

/* The newest revision that all living leaves come from; NULL: none is known. */
char *
tandem_news_dup_ancestor (TandemNews *news)
{
  TandemRevTree *tree = news->tree;
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

/* The content of the winner, or why it cannot be a record. */
static void
read_winner (TandemNews     *news,
             TandemIncoming *in)
{
  TandemWireDoc *wire = tandem_news_find_doc (news, in->rev);
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
find_obstacle (TandemNews     *news,
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
follows (TandemNews *news,
         const char *rev,
         const char *ancestor)
{
  return ancestor != NULL && tandem_rev_tree_descends (news->tree, rev, ancestor);
}

/**
 * tandem_news_make_incoming:
 * @news: a document whose tree has grown
 * @needs_winner: (out): whether the content of the winner must still be fetched
 *
 * Returns: (transfer full): the document as the server has it, without losers
 */
TandemIncoming *
tandem_news_make_incoming (TandemNews *news,
                           gboolean   *needs_winner)
{
  TandemIncoming *in = g_new0 (TandemIncoming, 1);

  in->id = g_strdup (news->id);
  in->rev = tandem_rev_tree_dup_leaf (news->tree, 0, &in->deleted);
  in->leaves = tandem_rev_tree_to_json (news->tree);
  read_winner (news, in);
  find_obstacle (news, in);
  in->follows_base = follows (news, in->rev, news->known ? news->known->base_rev : NULL);
  in->follows_sent = follows (news, in->rev, news->known ? news->known->sent_rev : NULL);
  *needs_winner = !in->deleted && in->reason == NULL && !is_here (news, in->rev);
  return in;
}

/* How many of the wanted revisions came, in one way or another. */
guint
tandem_news_count_came (TandemNews *news)
{
  guint came = 0;

  for (guint i = 0; i < news->wanted->len; i++)
    came += ((TandemWanted *) news->wanted->pdata[i])->doc != NULL ||
            ((TandemWanted *) news->wanted->pdata[i])->too_large;
  return came;
}
