/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-doc.h"

#include "tandem-json.h"
#include "tandem-kind.h"

#include <string.h>

/* A snapshot is one block:
 *
 *   struct | index, a guint16 a field | nodes | names and texts | body
 *
 * The index holds node numbers; 0 (the root) stands for an absent field. */

struct _TandemDoc
{
  gatomicrefcount   ref_count;
  guint32           length;     /* of the body */
  const TandemKind *kind;
  const char       *id;
  const char       *body;
  const TandemNode *nodes;
  guint16           index[];
};

/* Names of a kind's fields in ascending order: members mostly come sorted, so
 * that the fields of a document are found in one pass over both. */
typedef struct
{
  guint n;
  struct { const char *name; guint16 field; } entries[];
} FieldOrder;

static const TandemVal no_val = { NULL };

static GHashTable *field_orders;        /* TandemKind → FieldOrder; complete before it is read */

static int
compare_entries (const void *a,
                 const void *b)
{
  const char *const *first = a, *const *second = b;

  return strcmp (*first, *second);
}

static FieldOrder *
field_order_new (const TandemKind *kind)
{
  FieldOrder *self = g_malloc0 (sizeof (FieldOrder) + kind->n_fields * sizeof self->entries[0]);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (kind->fields[i].name == NULL)
        continue;
      self->entries[self->n].name = kind->fields[i].name;
      self->entries[self->n++].field = i;
    }
  qsort (self->entries, self->n, sizeof self->entries[0], compare_entries);

  return self;
}

static const FieldOrder *
get_field_order (const TandemKind *kind)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      guint n_kinds;
      const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

      field_orders = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < n_kinds; i++)
        g_hash_table_insert (field_orders, (gpointer) kinds[i], field_order_new (kinds[i]));
      g_once_init_leave (&ready, 1);
    }

  return g_hash_table_lookup (field_orders, kind);
}

/* The entry called @name, searched from @cursor on, round the end. */
static gboolean
find_entry (const FieldOrder *order,
            const char       *name,
            guint            *cursor)
{
  for (guint i = 0; i < order->n; i++)
    {
      guint at = *cursor + i < order->n ? *cursor + i : *cursor + i - order->n;

      if (strcmp (order->entries[at].name, name) == 0)
        {
          *cursor = at;
          return TRUE;
        }
    }

  return FALSE;
}

static void
fill_index (TandemDoc *self)
{
  const FieldOrder *order = get_field_order (self->kind);
  const TandemNode *member = self->nodes + 1;
  guint cursor = 0;

  g_return_if_fail (order != NULL);

  for (guint i = 0; i < self->nodes->n; i++, member += member->span)
    {
      if (find_entry (order, tandem_node_get_name (member), &cursor))
        self->index[order->entries[cursor].field] = member - self->nodes;
    }
}

/* Members that start with an underscore belong to the transport; the only one
 * that is a document's own is its id. */
static const char *
find_id (const TandemJson *json,
         const char       *text,
         GError          **error)
{
  yyjson_val *root = yyjson_doc_get_root (json->json);
  yyjson_obj_iter iter;
  yyjson_val *name;
  const char *id = NULL;

  if (!yyjson_is_obj (root))
    {
      tandem_json_set_error (error, TANDEM_DOC_ERROR_SYNTAX, text, 0, "not an object");
      return NULL;
    }

  iter = yyjson_obj_iter_with (root);
  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *member = yyjson_get_str (name);

      if (member[0] != '_')
        continue;
      if (strcmp (member, "_id") != 0)
        {
          tandem_json_set_error (error, TANDEM_DOC_ERROR_FIELD, text, tandem_json_get_offset (json, name),
                                 "member “%s” is not part of a document", member);
          return NULL;
        }
      id = yyjson_get_str (yyjson_obj_iter_get_val (name));
    }

  if (id == NULL)
    g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_ID, "no “_id”");
  return id;
}

static const TandemKind *
find_kind (const char *id,
           GError    **error)
{
  const TandemKind *kind = NULL;

  if (!tandem_id_is_valid (id))
    g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_ID, "“%s” is not an id", id);
  else if ((kind = tandem_kind_of_id (id)) == NULL)
    g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_ID, "“%s” is of a kind that this version does not know", id);

  return kind;
}

static TandemDoc *
doc_new_from_json (const TandemKind *kind,
                   const TandemJson *json,
                   const char       *body,
                   gsize             length)
{
  gsize nodes = sizeof (TandemDoc) + kind->n_fields * sizeof (guint16);
  gsize bytes;
  TandemDoc *self;
  char *block;

  nodes = (nodes + G_ALIGNOF (TandemNode) - 1) / G_ALIGNOF (TandemNode) * G_ALIGNOF (TandemNode);
  bytes = nodes + json->n_nodes * sizeof (TandemNode);

  block = g_malloc (bytes + json->n_bytes + length + 1);
  self = memset (block, 0, nodes);
  tandem_json_lay_out (json, (TandemNode *) (gpointer) (block + nodes), block + bytes);
  memcpy (block + bytes + json->n_bytes, body, length);
  block[bytes + json->n_bytes + length] = '\0';

  g_atomic_ref_count_init (&self->ref_count);
  self->length = length;
  self->kind = kind;
  self->nodes = (const TandemNode *) (gpointer) (block + nodes);
  self->body = block + bytes + json->n_bytes;
  self->id = tandem_val_string (tandem_val_member (tandem_doc_root (self), "_id"));
  fill_index (self);

  return self;
}

/**
 * tandem_doc_parse:
 * @body: JSON text of one document
 * @length: bytes, or -1 if @body ends in NUL
 * @error: return location
 *
 * Reads a document strictly: what other programs of the programme could read
 * differently is refused. The kind follows from `_id`. Unknown members are
 * kept. Errors of the text name its line and column. Any thread.
 *
 * Returns: (transfer full) (nullable): the snapshot, or NULL with @error set
 */
TandemDoc *
tandem_doc_parse (const char *body,
                  gssize      length,
                  GError    **error)
{
  g_auto(TandemJson) json = { 0 };
  gsize size = length < 0 ? strlen (body) : (gsize) length;
  const TandemKind *kind;
  const char *id;

  g_return_val_if_fail (body != NULL, NULL);

  if (!tandem_json_read (&json, body, size, error) ||
      (id = find_id (&json, body, error)) == NULL ||
      (kind = find_kind (id, error)) == NULL)
    return NULL;

  return doc_new_from_json (kind, &json, body, size);
}

/**
 * tandem_doc_new:
 * @kind: what kind of record
 * @id: (nullable): its id, or NULL for a new one
 *
 * Returns: (transfer full): a document with nothing but its id
 */
TandemDoc *
tandem_doc_new (const TandemKind *kind,
                const char       *id)
{
  g_autofree char *own_id = NULL, *body = NULL;
  g_autoptr(GError) error = NULL;
  TandemDoc *self;

  g_return_val_if_fail (kind != NULL, NULL);

  if (id == NULL)
    id = own_id = tandem_id_new (kind);
  g_return_val_if_fail (tandem_id_is_valid (id) && tandem_kind_of_id (id) == kind, NULL);

  body = g_strdup_printf ("{\"_id\":\"%s\"}", id);
  self = tandem_doc_parse (body, -1, &error);
  g_assert (self != NULL);

  return self;
}

TandemDoc *
tandem_doc_ref (TandemDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_doc_unref (TandemDoc *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

const TandemKind *
tandem_doc_get_kind (const TandemDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

const char *
tandem_doc_get_id (const TandemDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * tandem_doc_get_body:
 * @self: a document
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer none): the text it was read from, byte for byte, ending in NUL
 */
const char *
tandem_doc_get_body (const TandemDoc *self,
                     gsize           *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->body;
}

/**
 * tandem_doc_to_canonical:
 * @self: a document
 *
 * The one text that stands for the content: members sorted by the bytes of
 * their names, no white space, the shortest escapes, numbers as they came.
 * Documents are equal exactly if these texts are.
 *
 * Returns: (transfer full): JSON
 */
char *
tandem_doc_to_canonical (const TandemDoc *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_sized_new (self->length + 16);
  tandem_val_write (tandem_doc_root (self), out);
  return g_string_free_and_steal (out);
}

TandemVal
tandem_doc_root (const TandemDoc *self)
{
  g_return_val_if_fail (self != NULL, no_val);

  return (TandemVal) { self->nodes };
}

/**
 * tandem_doc_field:
 * @self: a document
 * @field: index in its kind's table
 *
 * Returns: its value, or an absent one; in constant time
 */
TandemVal
tandem_doc_field (const TandemDoc *self,
                  guint            field)
{
  g_return_val_if_fail (self != NULL, no_val);

  if (field >= self->kind->n_fields || self->index[field] == 0)
    return no_val;
  return (TandemVal) { self->nodes + self->index[field] };
}
