/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-push.h"

#include "tandem-backoff.h"
#include "tandem-exchange.h"
#include "tandem-parcel.h"
#include "tandem-rev-tree.h"
#include "tandem-rev.h"
#include "tandem-wire.h"

#include <string.h>

#define BATCH_BYTES       (1024 * 1024)
#define ATTEMPTS          3             /* of one that fails without a reason of its own */
#define RETRY_SECONDS     60
#define REFUSED_SECONDS   (24 * 60 * 60)        /* rights may have been given meanwhile */

/* A record on its way: the revision with its content, and the deletions that
 * end other leaves. */
typedef struct
{
  TandemOutgoing *out;          /* (unowned) */
  TandemSent     *sent;         /* (owned) */
  GPtrArray      *parcels;      /* (owned) */
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->sent, tandem_sent_free);
  g_ptr_array_unref (item->parcels);
  g_free (item);
}

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ---- making revisions -------------------------------------------------- */

static guint
find_leaf (TandemRevTree *tree,
           const char    *rev)
{
  for (guint i = 0; i < tandem_rev_tree_get_n_leaves (tree); i++)
    {
      g_autofree char *leaf = tandem_rev_tree_dup_leaf (tree, i, NULL);

      if (g_str_equal (leaf, rev))
        return i;
    }
  return G_MAXUINT;
}

static char *
canonical_deletion (const char *id)
{
  GString *out = g_string_new ("{\"_id\":");

  tandem_json_append_string (out, id);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}

/* Adds a revision to the tree and its parcel to the item. */
static char *
add_revision (Item          *item,
              TandemRevTree *tree,
              const char    *parent,
              const char    *canonical,
              GBytes        *body)
{
  g_autofree char *rev = tandem_rev_new (parent, body == NULL, canonical);
  const char *const *ids;
  guint generation, leaf;

  if (rev == NULL || !tandem_rev_tree_add_child (tree, parent, rev, body == NULL))
    return NULL;
  leaf = find_leaf (tree, rev);
  ids = tandem_rev_tree_get_path (tree, leaf, &generation);
  if (ids == NULL)
    return NULL;
  g_ptr_array_add (item->parcels,
                   tandem_parcel_new (item->out->id, rev,
                                      tandem_wire_doc_write (item->out->id, generation, ids, body)));
  return g_steal_pointer (&rev);
}

static gboolean
add_ends (Item          *item,
          TandemRevTree *tree,
          const char    *deletion)
{
  for (guint i = 0; item->out->resolved != NULL && item->out->resolved[i] != NULL; i++)
    {
      g_autofree char *rev = add_revision (item, tree, item->out->resolved[i], deletion, NULL);

      if (rev == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_item (Item          *item,
           TandemRevTree *tree)
{
  TandemOutgoing *out = item->out;
  g_autofree char *deletion = canonical_deletion (out->id);
  g_autofree char *canonical = out->doc ? tandem_doc_to_canonical (out->doc) : g_strdup (deletion);

  if (out->doc != NULL)
    {
      gsize size;
      const char *body = tandem_doc_get_body (out->doc, &size);

      item->sent->body = g_bytes_new (body, size);
    }
  item->sent->pk = out->pk;
  item->sent->edit_seq = out->edit_seq;
  item->sent->rev = add_revision (item, tree, out->base_rev, canonical, item->sent->body);
  if (item->sent->rev == NULL || !add_ends (item, tree, deletion))
    return FALSE;
  item->sent->leaves = tandem_rev_tree_to_json (tree);
  item->sent->resolved = g_strdupv (out->resolved);
  return TRUE;
}

static Item *
make_item (TandemOutgoing *out,
           GError        **error)
{
  g_autoptr(TandemRevTree) tree = tandem_rev_tree_new_from_json (out->leaves, error);
  Item *item;

  if (tree == NULL)
    return NULL;
  item = g_new0 (Item, 1);
  item->out = out;
  item->sent = g_new0 (TandemSent, 1);
  item->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_parcel_free);
  if (fill_item (item, tree))
    return item;
  g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
               "%s: the revision paths in the workspace do not hold %s", out->id, out->base_rev);
  item_free (item);
  return NULL;
}

/* ---- what became of them ----------------------------------------------- */

static const TandemParcel *
find_refusal (Item *item)
{
  for (guint i = 0; i < item->parcels->len; i++)
    if (((TandemParcel *) item->parcels->pdata[i])->status != 0)
      return item->parcels->pdata[i];
  return NULL;
}

static gboolean
is_proven (Item *item)
{
  for (guint i = 0; i < item->parcels->len; i++)
    if (!((TandemParcel *) item->parcels->pdata[i])->proven)
      return FALSE;
  return TRUE;
}

/* When one that is refused for good is tried again all the same. */
static gint64
next_try (guint status)
{
  return status == 401 || status == 403 ? now_seconds () + REFUSED_SECONDS : 0;
}

/* Refused, and why; without a reason of its own it may go better a few times. */
static gboolean
settle_refused (TandemRun  *run,
                Item       *item,
                guint       status,
                const char *reason,
                gboolean    passing,
                GError    **error)
{
  guint attempts = 0;
  gint64 next = passing ? now_seconds () + RETRY_SECONDS : next_try (status);

  if (!tandem_store_mark_refused (run->store, item->out->pk, status, reason, next, !passing, &attempts, error))
    return FALSE;
  if (passing && attempts >= ATTEMPTS &&
      !tandem_store_mark_refused (run->store, item->out->pk, status, reason, 0, TRUE, NULL, error))
    return FALSE;
  run->result->refused++;
  return TRUE;
}

static gboolean
settle (TandemRun *run,
        GPtrArray *items,
        GError   **error)
{
  g_autoptr(GPtrArray) proven = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = items->pdata[i];
      const TandemParcel *refusal = find_refusal (item);

      if (is_proven (item))
        g_ptr_array_add (proven, item->sent);
      else if (!settle_refused (run, item, refusal ? refusal->status : 0,
                                refusal ? refusal->reason : "the server did not keep it",
                                refusal ? refusal->passing : TRUE, error))
        return FALSE;
    }
  if (proven->len > 0 && !tandem_store_mark_proven (run->store, proven, error))
    return FALSE;
  run->result->sent += proven->len;
  return TRUE;
}

static GPtrArray *
collect_parcels (GPtrArray *items)
{
  GPtrArray *parcels = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_extend (parcels, ((Item *) items->pdata[i])->parcels, NULL, NULL);
  return parcels;
}

static gboolean
remember_sent (TandemRun *run,
               GPtrArray *items,
               GError   **error)
{
  g_autoptr(GPtrArray) sent = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sent, ((Item *) items->pdata[i])->sent);
  return tandem_store_mark_sent (run->store, sent, error);
}

static gboolean
push_batch (TandemRun  *run,
            const char *database,
            GPtrArray  *batch,
            GError    **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr(GPtrArray) parcels = NULL;

  for (guint i = 0; i < batch->len; i++)
    {
      Item *item = make_item (batch->pdata[i], error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }
  parcels = collect_parcels (items);

  run->report (TANDEM_SYNC_STATE_PUSHING, run->data);
  if (!remember_sent (run, items, error) || !tandem_parcels_send (run, database, parcels, error))
    return FALSE;
  run->report (TANDEM_SYNC_STATE_PROVING, run->data);
  return tandem_parcels_prove (run, database, parcels, error) && settle (run, items, error);
}

/* ---- answers that were lost -------------------------------------------- */

static gboolean
settle_unproven (TandemRun      *run,
                 TandemOutgoing *out,
                 gboolean        arrived,
                 GError        **error)
{
  g_autoptr(TandemRevTree) tree = NULL;
  g_autoptr(GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_sent_free);
  TandemSent *sent;

  if (!arrived)
    return tandem_store_mark_lost (run->store, out->pk, error);
  tree = tandem_rev_tree_new_from_json (out->leaves, error);
  if (tree == NULL)
    return FALSE;
  if (!tandem_rev_tree_add_child (tree, out->base_rev, out->sent_rev, out->sent_body == NULL))
    return tandem_store_mark_lost (run->store, out->pk, error);

  sent = g_new0 (TandemSent, 1);
  g_ptr_array_add (one, sent);
  sent->pk = out->pk;
  sent->edit_seq = out->sent_seq;
  sent->rev = g_strdup (out->sent_rev);
  sent->body = out->sent_body ? g_bytes_ref (out->sent_body) : NULL;
  sent->leaves = tandem_rev_tree_to_json (tree);
  run->result->sent++;
  return tandem_store_mark_proven (run->store, one, error);
}

/* Sent in an earlier run that ended before the server could be asked. */
static gboolean
ask_for_unproven (TandemRun  *run,
                  const char *database,
                  GError    **error)
{
  g_autoptr(GPtrArray) unproven = tandem_store_list_unproven (run->store, database, error);
  g_autoptr(GPtrArray) parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_parcel_free);

  if (unproven == NULL)
    return FALSE;
  if (unproven->len == 0)
    return TRUE;
  for (guint i = 0; i < unproven->len; i++)
    {
      TandemOutgoing *out = unproven->pdata[i];

      g_ptr_array_add (parcels, tandem_parcel_new (out->id, out->sent_rev, NULL));
    }
  run->report (TANDEM_SYNC_STATE_PROVING, run->data);
  if (!tandem_parcels_prove (run, database, parcels, error))
    return FALSE;
  for (guint i = 0; i < unproven->len; i++)
    if (!settle_unproven (run, unproven->pdata[i], ((TandemParcel *) parcels->pdata[i])->proven, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_delayed (TandemRun  *run,
               const char *database,
               GError    **error)
{
  gint64 delayed = run->settings.resolve_delay > 0 ? tandem_store_count_delayed (run->store, database, error) : 0;

  if (delayed < 0)
    return FALSE;
  run->result->delayed += (guint64) delayed;
  return TRUE;
}

/**
 * tandem_push:
 * @run: the run
 * @checkpoint: of the database
 * @error: a #TandemSyncError or #TandemStoreError
 *
 * Sends unsent edits, and believes that they arrived only when the server says
 * that it holds them. One that is refused does not stop the others.
 *
 * Returns: FALSE if it did not come to the end
 */
gboolean
tandem_push (TandemRun        *run,
             TandemCheckpoint *checkpoint,
             GError          **error)
{
  gint64 now = now_seconds ();
  gint64 after = 0;

  if (!ask_for_unproven (run, checkpoint->database, error))
    return FALSE;
  for (;;)
    {
      g_autoptr(GPtrArray) batch = tandem_store_list_outgoing (run->store, checkpoint->database, after, BATCH_BYTES,
                                                               now, run->settings.resolve_delay, error);

      if (batch == NULL)
        return FALSE;
      if (batch->len == 0)
        return count_delayed (run, checkpoint->database, error);
      after = ((TandemOutgoing *) batch->pdata[batch->len - 1])->pk;
      checkpoint->moved = TRUE;
      if (!push_batch (run, checkpoint->database, batch, error))
        return FALSE;
    }
}
