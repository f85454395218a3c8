/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-push.h"

#include "tandem-exchange.h"
#include "tandem-parcel.h"
#include "tandem-rev-tree.h"
#include "tandem-wire.h"

#define ROWS 500

/* Every leaf of a record, under the name and with the history it had. */
static gboolean
add_parcels (TandemRun      *run,
             TandemOutgoing *out,
             GPtrArray      *parcels,
             GError        **error)
{
  g_autoptr(TandemRevTree) tree = tandem_rev_tree_new_from_json (out->leaves, error);

  if (tree == NULL)
    return FALSE;
  for (guint i = 0; i < tandem_rev_tree_get_n_leaves (tree); i++)
    {
      g_autofree char *rev = NULL;
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GError) local = NULL;
      gboolean deleted;
      guint generation;
      const char *const *ids = tandem_rev_tree_get_path (tree, i, &generation);

      rev = tandem_rev_tree_dup_leaf (tree, i, &deleted);
      if (!deleted && !tandem_store_get_leaf (run->store, out->pk, rev, &body, &local))
        {
          if (local == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (deleted || body != NULL)
        g_ptr_array_add (parcels, tandem_parcel_new (out->id, rev,
                                                     tandem_wire_doc_write (out->id, generation, ids, body)));
    }
  return TRUE;
}

static GPtrArray *
find_lost (TandemRun  *run,
           const char *database,
           GPtrArray  *rows,
           GError    **error)
{
  g_autoptr(GPtrArray) parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_parcel_free);
  g_autoptr(GPtrArray) lost = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      TandemOutgoing *out = rows->pdata[i];

      g_ptr_array_add (parcels, tandem_parcel_new (out->id, out->base_rev, NULL));
    }
  if (!tandem_parcels_prove (run, database, parcels, error))
    return NULL;

  lost = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_parcel_free);
  for (guint i = 0; i < rows->len; i++)
    if (!((TandemParcel *) parcels->pdata[i])->proven && !add_parcels (run, rows->pdata[i], lost, error))
      return NULL;
  return g_steal_pointer (&lost);
}

static gboolean
send_again (TandemRun  *run,
            const char *database,
            GPtrArray  *lost,
            GError    **error)
{
  guint kept = 0;

  if (!tandem_parcels_send (run, database, lost, error) || !tandem_parcels_prove (run, database, lost, error))
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    kept += ((TandemParcel *) lost->pdata[i])->proven;
  run->result->sent += kept;
  if (kept < lost->len)
    g_ptr_array_add (run->result->problems,
                     g_strdup_printf ("%s: the server lost %u revisions and does not take them again", database,
                                      lost->len - kept));
  return TRUE;
}

/**
 * tandem_verify:
 * @run: the run
 * @checkpoint: of the database
 * @error: a #TandemSyncError or #TandemStoreError
 *
 * Proves again what was proven once, and sends again what the server has lost:
 * after it was restored from a backup, or its database was made anew.
 *
 * Returns: FALSE if it did not come to the end
 */
gboolean
tandem_verify (TandemRun        *run,
               TandemCheckpoint *checkpoint,
               GError          **error)
{
  gint64 after = 0;

  run->report (TANDEM_SYNC_STATE_PROVING, run->data);
  for (;;)
    {
      g_autoptr(GPtrArray) rows = tandem_store_list_proven (run->store, checkpoint->database, after, ROWS, error);
      g_autoptr(GPtrArray) lost = NULL;

      if (rows == NULL)
        return FALSE;
      if (rows->len == 0)
        return TRUE;
      after = ((TandemOutgoing *) rows->pdata[rows->len - 1])->pk;
      lost = find_lost (run, checkpoint->database, rows, error);
      if (lost == NULL || (lost->len > 0 && !send_again (run, checkpoint->database, lost, error)))
        return FALSE;
      checkpoint->moved |= lost->len > 0;
    }
}
