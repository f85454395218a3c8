/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-fetch.h"

/**
 * tandem_wanted_new:
 * @id: a document
 * @rev: a revision of it
 *
 * Returns: (transfer full): the wish for it
 */
TandemWanted *
tandem_wanted_new (const char *id,
                   const char *rev)
{
  TandemWanted *self = g_new0 (TandemWanted, 1);

  self->id = g_strdup (id);
  self->rev = g_strdup (rev);
  return self;
}

void
tandem_wanted_free (TandemWanted *self)
{
  g_free (self->id);
  g_free (self->rev);
  g_clear_pointer (&self->doc, tandem_wire_doc_free);
  g_free (self);
}

static char *
make_question (GPtrArray *wanted,
               guint      first,
               guint      end)
{
  GString *out = g_string_new ("{\"docs\":[");

  for (guint i = first; i < end; i++)
    {
      TandemWanted *wish = wanted->pdata[i];

      g_string_append (out, i > first ? ",{\"id\":" : "{\"id\":");
      tandem_json_append_string (out, wish->id);
      g_string_append (out, ",\"rev\":");
      tandem_json_append_string (out, wish->rev);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

static char *
make_key (const char *id,
          const char *rev)
{
  return g_strconcat (rev, " ", id, NULL);
}

/* A document that nobody asked for is an attack or a mistake; both end here. */
static gboolean
hand_over (GHashTable *wishes,
           TandemSlice slice,
           GError    **error)
{
  g_autoptr(TandemWireDoc) doc = tandem_wire_doc_read (slice, error);
  g_autofree char *key = NULL;
  TandemWanted *wish;

  if (doc == NULL)
    return FALSE;
  key = make_key (doc->id, doc->rev);
  wish = g_hash_table_lookup (wishes, key);
  if (wish == NULL)
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                   "the server sent %s of %s, which was not asked for", doc->rev, doc->id);
      return FALSE;
    }
  g_clear_pointer (&wish->doc, tandem_wire_doc_free);
  wish->doc = g_steal_pointer (&doc);
  return TRUE;
}

static gboolean
read_answer (GHashTable *wishes,
             TandemSlice root,
             GError    **error)
{
  TandemSlice results, result, docs, row;
  TandemSliceIter iter, inner;

  if (!tandem_slice_need_array (root, "results", &results, error))
    return FALSE;
  tandem_slice_iter_init (&iter, results);
  while (tandem_slice_iter_next (&iter, NULL, &result))
    {
      if (!tandem_slice_need_array (result, "docs", &docs, error))
        return FALSE;
      tandem_slice_iter_init (&inner, docs);
      while (tandem_slice_iter_next (&inner, NULL, &row))
        {
          TandemSlice doc = tandem_slice_member (row, "ok");

          /* The other rows say "error" or "missing": a newer revision took its
           * place meanwhile, and the changes will tell. */
          if (tandem_slice_exists (doc) && !hand_over (wishes, doc, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * tandem_fetch:
 * @run: the run
 * @database: where
 * @wanted: (element-type TandemWanted): wishes; what came is put there
 * @first: the first of them to ask for
 * @end: the one after the last
 * @error: what went wrong
 *
 * Fetches revisions. An answer that would be too large is asked for in halves;
 * a single one that is too large is marked.
 *
 * Returns: FALSE if the server could not be asked, or answers nonsense
 */
gboolean
tandem_fetch (TandemRun  *run,
              const char *database,
              GPtrArray  *wanted,
              guint       first,
              guint       end,
              GError    **error)
{
  g_autofree char *path = g_strconcat (database, "/_bulk_get?revs=true", NULL);
  g_autofree char *body = make_question (wanted, first, end);
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GHashTable) wishes = NULL;
  g_autoptr(GError) local = NULL;

  if (tandem_couch_call (run->couch, "POST", path, body, &reply, run->cancellable, &local))
    {
      wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = first; i < end; i++)
        {
          TandemWanted *wish = wanted->pdata[i];

          g_hash_table_insert (wishes, make_key (wish->id, wish->rev), wish);
        }
      return read_answer (wishes, reply.root, error);
    }
  if (!g_error_matches (local, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (end - first == 1)
    {
      ((TandemWanted *) wanted->pdata[first])->too_large = TRUE;
      return TRUE;
    }
  return tandem_fetch (run, database, wanted, first, first + (end - first) / 2, error) &&
         tandem_fetch (run, database, wanted, first + (end - first) / 2, end, error);
}
