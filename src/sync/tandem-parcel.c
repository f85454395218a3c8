/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-parcel.h"

#include <string.h>

#define BATCH_BYTES (1024 * 1024)
#define PROOF_ROWS  1000

/**
 * tandem_parcel_new:
 * @id: the document
 * @rev: the revision
 * @json: (transfer full) (nullable): the document as it travels
 *
 * Returns: (transfer full): a parcel
 */
TandemParcel *
tandem_parcel_new (const char *id,
                   const char *rev,
                   char       *json)
{
  TandemParcel *self = g_new0 (TandemParcel, 1);

  self->id = g_strdup (id);
  self->rev = g_strdup (rev);
  self->json = json;
  return self;
}

void
tandem_parcel_free (TandemParcel *self)
{
  g_free (self->id);
  g_free (self->rev);
  g_free (self->json);
  g_free (self->reason);
  g_free (self);
}

static void
refuse (TandemParcel *parcel,
        guint         status,
        const char   *reason,
        gboolean      passing)
{
  parcel->status = status;
  g_set_str (&parcel->reason, reason);
  parcel->passing = passing;
}

/* ---- sending ----------------------------------------------------------- */

static char *
make_batch (GPtrArray *parcels,
            guint      first,
            guint      end)
{
  GString *out = g_string_new ("{\"new_edits\":false,\"docs\":[");

  for (guint i = first; i < end; i++)
    {
      TandemParcel *parcel = parcels->pdata[i];

      if (i > first)
        g_string_append_c (out, ',');
      g_string_append (out, parcel->json);
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

static guint
status_of_word (const char *word)
{
  if (g_strcmp0 (word, "unauthorized") == 0)
    return 401;
  if (g_strcmp0 (word, "forbidden") == 0)
    return 403;
  if (g_strcmp0 (word, "conflict") == 0)
    return 409;
  return 400;
}

/* With new_edits=false a server lists only what it did not take; some list
 * everything. Which of an id's revisions is meant may be left out. */
static gboolean
read_refusals (GPtrArray  *parcels,
               guint       first,
               guint       end,
               TandemSlice root,
               GError    **error)
{
  TandemSliceIter iter;
  TandemSlice row;

  if (!tandem_slice_is_array (root))
    {
      g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                           "the answer to a batch must be an array");
      return FALSE;
    }
  tandem_slice_iter_init (&iter, root);
  while (tandem_slice_iter_next (&iter, NULL, &row))
    {
      g_autofree char *id = tandem_slice_dup_string (tandem_slice_member (row, "id"));
      g_autofree char *rev = tandem_slice_dup_string (tandem_slice_member (row, "rev"));
      g_autofree char *word = tandem_slice_dup_string (tandem_slice_member (row, "error"));
      g_autofree char *reason = tandem_slice_dup_string (tandem_slice_member (row, "reason"));

      for (guint i = first; word != NULL && i < end; i++)
        {
          TandemParcel *parcel = parcels->pdata[i];

          if (g_strcmp0 (parcel->id, id) == 0 && (rev == NULL || g_str_equal (parcel->rev, rev)))
            refuse (parcel, status_of_word (word), reason ? reason : word, FALSE);
        }
    }
  return TRUE;
}

/* A failure of the whole batch that one document in it can be the cause of. */
static gboolean
may_be_poison (guint status)
{
  return status == 400 || status == 412 || status == 413 || status == 500;
}

/* The server is well, so the one document is at fault. */
static gboolean
blame (TandemRun    *run,
       const char   *database,
       TandemParcel *parcel,
       guint         status,
       const GError *failure,
       GError      **error)
{
  g_auto(TandemReply) reply = { 0 };

  if (!tandem_couch_call (run->couch, "GET", database, NULL, &reply, run->cancellable, error))
    return FALSE;
  refuse (parcel, status, failure->message, status == 500);
  return TRUE;
}

/* One bad document spoils its batch: halve until it stands alone. */
static gboolean
send_range (TandemRun  *run,
            const char *database,
            GPtrArray  *parcels,
            guint       first,
            guint       end,
            GError    **error)
{
  g_autofree char *path = g_strconcat (database, "/_bulk_docs", NULL);
  g_autofree char *body = make_batch (parcels, first, end);
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;

  if (tandem_couch_call (run->couch, "POST", path, body, &reply, run->cancellable, &local))
    return read_refusals (parcels, first, end, reply.root, error);
  if (!may_be_poison (reply.status))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (end - first == 1)
    return blame (run, database, parcels->pdata[first], reply.status, local, error);
  return send_range (run, database, parcels, first, first + (end - first) / 2, error) &&
         send_range (run, database, parcels, first + (end - first) / 2, end, error);
}

/**
 * tandem_parcels_send:
 * @run: the run
 * @database: where to
 * @parcels: (element-type TandemParcel): what; refusals are noted there
 * @error: what stopped all of it
 *
 * Sends revisions under their own names, in batches by bytes. What the server
 * answers is believed only as far as refusals go; see tandem_parcels_prove().
 *
 * Returns: FALSE if the server could not be asked
 */
gboolean
tandem_parcels_send (TandemRun  *run,
                     const char *database,
                     GPtrArray  *parcels,
                     GError    **error)
{
  guint first = 0;

  while (first < parcels->len)
    {
      guint end = first;
      gsize bytes = 0;

      while (end < parcels->len && (end == first || bytes < BATCH_BYTES))
        bytes += strlen (((TandemParcel *) parcels->pdata[end++])->json);
      if (!send_range (run, database, parcels, first, end, error))
        return FALSE;
      first = end;
    }
  return TRUE;
}

/* ---- proving ----------------------------------------------------------- */

static int
compare_by_id (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(TandemParcel *const *) a)->id, (*(TandemParcel *const *) b)->id);
}

/* {"id": ["rev", …], …}: parcels of one id stand together. */
static char *
make_question (GPtrArray *sorted,
               guint      first,
               guint      end)
{
  GString *out = g_string_new ("{");
  const char *last = NULL;

  for (guint i = first; i < end; i++)
    {
      TandemParcel *parcel = sorted->pdata[i];

      if (g_strcmp0 (parcel->id, last) != 0)
        {
          g_string_append (out, last ? "]," : "");
          tandem_json_append_string (out, parcel->id);
          g_string_append (out, ":[");
        }
      else
        g_string_append_c (out, ',');
      tandem_json_append_string (out, parcel->rev);
      last = parcel->id;
    }
  g_string_append (out, last ? "]}" : "}");
  return g_string_free_and_steal (out);
}

static GHashTable *
read_missing (TandemSlice root,
              GError    **error)
{
  g_autoptr(GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TandemSliceIter docs, revs;
  TandemSlice name, row, rev;

  if (!tandem_slice_is_object (root))
    {
      g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                           "the answer to a comparison must be an object");
      return NULL;
    }
  tandem_slice_iter_init (&docs, root);
  while (tandem_slice_iter_next (&docs, &name, &row))
    {
      g_autofree char *id = tandem_slice_dup_string (name);
      TandemSlice list;

      if (id == NULL || !tandem_slice_need_array (row, "missing", &list, error))
        return NULL;
      tandem_slice_iter_init (&revs, list);
      while (tandem_slice_iter_next (&revs, NULL, &rev))
        {
          g_autofree char *text = tandem_slice_dup_string (rev);

          if (text != NULL)
            g_hash_table_add (missing, g_strconcat (id, " ", text, NULL));
        }
    }
  return g_steal_pointer (&missing);
}

static gboolean
prove_range (TandemRun  *run,
             const char *database,
             GPtrArray  *sorted,
             guint       first,
             guint       end,
             GError    **error)
{
  g_autofree char *path = g_strconcat (database, "/_revs_diff", NULL);
  g_autofree char *body = make_question (sorted, first, end);
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GHashTable) missing = NULL;

  if (!tandem_couch_call (run->couch, "POST", path, body, &reply, run->cancellable, error))
    return FALSE;
  missing = read_missing (reply.root, error);
  if (missing == NULL)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      TandemParcel *parcel = sorted->pdata[i];
      g_autofree char *key = g_strconcat (parcel->id, " ", parcel->rev, NULL);

      parcel->proven = !g_hash_table_contains (missing, key);
    }
  return TRUE;
}

/**
 * tandem_parcels_prove:
 * @run: the run
 * @database: where
 * @parcels: (element-type TandemParcel): which; the answer is noted there
 * @error: what went wrong
 *
 * Asks the server which revisions it holds.
 *
 * Returns: FALSE if it could not be asked
 */
gboolean
tandem_parcels_prove (TandemRun  *run,
                      const char *database,
                      GPtrArray  *parcels,
                      GError    **error)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < parcels->len; i++)
    g_ptr_array_add (sorted, parcels->pdata[i]);
  g_ptr_array_sort (sorted, compare_by_id);
  for (guint first = 0; first < sorted->len; first += PROOF_ROWS)
    if (!prove_range (run, database, sorted, first, MIN (first + PROOF_ROWS, sorted->len), error))
      return FALSE;
  return TRUE;
}
