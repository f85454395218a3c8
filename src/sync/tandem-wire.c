/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-wire.h"

#include "tandem-doc.h"
#include "tandem-rev-tree.h"
#include "tandem-rev.h"
#include "tandem-sync-error.h"

#include <string.h>

#define ID_MAX_BYTES  512
#define SEQ_MAX_BYTES 4096

/* Members a server adds to a document; they are no part of what it says. */
static const char *const protocol_members[] = {
  "_rev", "_revisions", "_deleted", "_conflicts", "_deleted_conflicts", "_local_seq", "_revs_info",
};

void
tandem_wire_doc_free (TandemWireDoc *self)
{
  g_free (self->id);
  g_free (self->rev);
  g_strfreev (self->ids);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static gboolean
is_protocol_member (TandemSlice name)
{
  g_autofree char *text = NULL;

  if (tandem_slice_length (name) < 3 || (name.start[1] != '_' && name.start[1] != '\\'))
    return FALSE;
  text = tandem_slice_dup_string (name);
  for (guint i = 0; i < G_N_ELEMENTS (protocol_members); i++)
    if (g_strcmp0 (text, protocol_members[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
append_member (GByteArray *body,
               TandemSlice name,
               TandemSlice value)
{
  g_byte_array_append (body, (const guint8 *) (body->len == 0 ? "{" : ","), 1);
  g_byte_array_append (body, (const guint8 *) name.start, (guint) (value.end - name.start));
}

/* The id comes first, wherever a server puts it; all else stays as it is. */
static GBytes *
copy_body (TandemSlice slice)
{
  GByteArray *body = g_byte_array_sized_new ((guint) tandem_slice_length (slice));

  for (int pass = 0; pass < 2; pass++)
    {
      TandemSliceIter iter;
      TandemSlice name, value;

      tandem_slice_iter_init (&iter, slice);
      while (tandem_slice_iter_next (&iter, &name, &value))
        {
          gboolean is_id = tandem_slice_length (name) == 5 && memcmp (name.start, "\"_id\"", 5) == 0;

          if (is_id == (pass == 0) && !is_protocol_member (name))
            append_member (body, name, value);
        }
    }
  g_byte_array_append (body, (const guint8 *) (body->len == 0 ? "{}" : "}"), body->len == 0 ? 2 : 1);
  return g_byte_array_free_to_bytes (body);
}

static gboolean
fail (GError    **error,
      const char *id,
      const char *complaint)
{
  g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL, "%s: %s", id, complaint);
  return FALSE;
}

/* `_revisions` must be there, and tell the same revision as `_rev`. */
static gboolean
read_revisions (TandemWireDoc *self,
                TandemSlice    slice,
                GError       **error)
{
  TandemSlice revisions = tandem_slice_member (slice, "_revisions");
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  TandemSliceIter iter;
  TandemSlice value;
  gint64 start;
  guint generation, n = 0;
  const char *hash;

  if (!tandem_rev_parse (self->rev, &generation, &hash))
    return fail (error, self->id, "“_rev” is no revision");
  if (!tandem_slice_get_int (tandem_slice_member (revisions, "start"), &start) || start != (gint64) generation)
    return fail (error, self->id, "“_revisions” does not fit “_rev”");

  tandem_slice_iter_init (&iter, tandem_slice_member (revisions, "ids"));
  while (tandem_slice_iter_next (&iter, NULL, &value))
    {
      char *id = tandem_slice_dup_string (value);

      if (id == NULL || ++n > TANDEM_REV_TREE_MAX_ANCESTORS)
        {
          g_free (id);
          return fail (error, self->id, "“_revisions” is damaged or too long");
        }
      g_strv_builder_take (ids, id);
    }
  self->start = generation;
  self->ids = g_strv_builder_end (ids);
  if (n == 0 || n > generation || !g_str_equal (self->ids[0], hash))
    return fail (error, self->id, "“_revisions” does not fit “_rev”");
  return TRUE;
}

/**
 * tandem_wire_doc_read:
 * @slice: a document as `_bulk_get` gives it
 * @error: TANDEM_SYNC_ERROR_PROTOCOL, with the id
 *
 * Takes a document apart. Whether its body is a record is another question.
 *
 * Returns: (transfer full) (nullable): the parts
 */
TandemWireDoc *
tandem_wire_doc_read (TandemSlice slice,
                      GError    **error)
{
  g_autoptr(TandemWireDoc) self = g_new0 (TandemWireDoc, 1);

  self->id = tandem_slice_need_string (slice, "_id", error);
  if (self->id == NULL)
    return NULL;
  self->rev = tandem_slice_need_string (slice, "_rev", error);
  if (self->rev == NULL)
    return NULL;
  if (*self->id == '\0' || strlen (self->id) > ID_MAX_BYTES)
    {
      fail (error, "a document", "its id is empty or too long");
      return NULL;
    }
  self->deleted = tandem_slice_is_true (tandem_slice_member (slice, "_deleted"));
  if (!read_revisions (self, slice, error))
    return NULL;
  self->body = copy_body (slice);
  return g_steal_pointer (&self);
}

/**
 * tandem_wire_doc_write:
 * @id: the document
 * @start: generation of the revision
 * @ids: (array zero-terminated=1): the revision and its ancestors, newest first
 * @body: (nullable): its content, a JSON object with members; NULL is a deletion
 *
 * Returns: (transfer full): the document as `_bulk_docs` takes it
 */
char *
tandem_wire_doc_write (const char        *id,
                       guint              start,
                       const char *const *ids,
                       GBytes            *body)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"_rev\":\"%u-%s\",\"_revisions\":{\"start\":%u,\"ids\":[", start, ids[0], start);
  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", ids[i]);
  g_string_append (out, "]},");

  if (body == NULL)
    {
      g_string_append (out, "\"_deleted\":true,\"_id\":");
      tandem_json_append_string (out, id);
      g_string_append_c (out, '}');
    }
  else
    {
      gsize size;
      const char *text = g_bytes_get_data (body, &size);
      const char *open = memchr (text, '{', size);

      g_string_append_len (out, open + 1, (gssize) (text + size - open - 1));
    }
  return g_string_free_and_steal (out);
}

/**
 * tandem_wire_dup_seq:
 * @slice: what stands at `seq` or `last_seq`
 *
 * Sequences are opaque: CouchDB has text, others numbers.
 *
 * Returns: (transfer full) (nullable): it as text; NULL if it is neither
 */
char *
tandem_wire_dup_seq (TandemSlice slice)
{
  if (slice.start == NULL || tandem_slice_length (slice) > SEQ_MAX_BYTES)
    return NULL;
  if (*slice.start == '"')
    return tandem_slice_dup_string (slice);
  if (g_ascii_isdigit (*slice.start))
    return g_strndup (slice.start, tandem_slice_length (slice));
  return NULL;
}
