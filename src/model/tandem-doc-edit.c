/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-doc.h"

#include "tandem-json.h"
#include "tandem-path.h"

#include <string.h>

/* There is no mutable tree: an edit writes the text anew, with another value in
 * one place, and reads it back. */

typedef struct
{
  const char   *path;           /* for messages */
  const GArray *steps;
  TandemVal     value;          /* absent: remove what is there */
  GString      *out;
  GError      **error;
} Edit;

typedef enum
{
  PUT_WRITTEN,
  PUT_NOTHING,                  /* there is nothing left at this place */
  PUT_FAILED,
} Put;

static Put put (Edit     *edit,
                TandemVal before,
                guint     depth);

static Put
refuse (Edit       *edit,
        const char *what)
{
  g_set_error (edit->error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH, "%s: %s", edit->path, what);
  return PUT_FAILED;
}

/* Writes what comes between two parts; returns where to cut back to. */
static gsize
open_part (Edit       *edit,
           gboolean    first,
           const char *name)
{
  gsize start = edit->out->len;

  if (!first)
    g_string_append_c (edit->out, ',');
  if (name != NULL)
    {
      tandem_json_append_string (edit->out, name);
      g_string_append_c (edit->out, ':');
    }

  return start;
}

static Put
put_part (Edit       *edit,
          const char *name,
          TandemVal   before,
          guint       depth,
          guint      *n_written)
{
  gsize start = open_part (edit, *n_written == 0, name);
  Put result = put (edit, before, depth);

  if (result == PUT_WRITTEN)
    *n_written += 1;
  else
    g_string_truncate (edit->out, start);

  return result;
}

static void
copy_part (Edit       *edit,
           const char *name,
           TandemVal   value,
           guint      *n_written)
{
  open_part (edit, *n_written == 0, name);
  tandem_val_write (value, edit->out);
  *n_written += 1;
}

static Put
put_in_object (Edit     *edit,
               TandemVal before,
               guint     depth)
{
  const char *key = g_array_index (edit->steps, TandemStep, depth).key;
  g_autofree const TandemNode **members = NULL;
  guint n_written = 0, n = tandem_val_length (before), i = 0;
  int order = 1;

  if (n > 0)
    members = tandem_node_dup_sorted_members (before.node);

  g_string_append_c (edit->out, '{');
  for (i = 0; i < n; i++)
    {
      order = strcmp (tandem_node_get_name (members[i]), key);
      if (order >= 0)
        break;
      copy_part (edit, tandem_node_get_name (members[i]), (TandemVal) { members[i] }, &n_written);
    }

  if (put_part (edit, key, (TandemVal) { i < n && order == 0 ? members[i++] : NULL }, depth + 1, &n_written) == PUT_FAILED)
    return PUT_FAILED;

  for (; i < n; i++)
    copy_part (edit, tandem_node_get_name (members[i]), (TandemVal) { members[i] }, &n_written);
  g_string_append_c (edit->out, '}');

  return n_written > 0 ? PUT_WRITTEN : PUT_NOTHING;
}

/* A new item starts as an object that knows its id. */
static Put
put_new_item (Edit       *edit,
              const char *key,
              guint       depth,
              guint      *n_written)
{
  g_autofree char *quoted = tandem_json_string (key);
  g_autofree char *json = g_strdup_printf ("{\"id\":%s}", quoted);
  g_autofree TandemNode *item = tandem_json_parse (json, -1, edit->error);

  if (item == NULL)
    return PUT_FAILED;
  return put_part (edit, NULL, (TandemVal) { item }, depth + 1, n_written);
}

static Put
put_in_list (Edit     *edit,
             TandemVal before,
             guint     depth)
{
  const char *key = g_array_index (edit->steps, TandemStep, depth).key;
  TandemVal item, target = tandem_path_find_item (before, key);
  Put result = PUT_NOTHING;
  guint n_written = 0;
  TandemValIter iter;

  g_string_append_c (edit->out, '[');
  tandem_val_iter_init (&iter, before);
  while (result != PUT_FAILED && tandem_val_iter_next (&iter, NULL, &item))
    {
      if (item.node == target.node)
        result = put_part (edit, NULL, item, depth + 1, &n_written);
      else
        copy_part (edit, NULL, item, &n_written);
    }
  if (target.node == NULL)
    result = put_new_item (edit, key, depth, &n_written);
  g_string_append_c (edit->out, ']');

  if (result == PUT_FAILED)
    return PUT_FAILED;
  return n_written > 0 ? PUT_WRITTEN : PUT_NOTHING;
}

/* Writes @before with the change made; @depth steps lead here. */
static Put
put (Edit     *edit,
     TandemVal before,
     guint     depth)
{
  gboolean in_list;

  if (depth == edit->steps->len)
    {
      if (!tandem_val_exists (edit->value))
        return PUT_NOTHING;
      tandem_val_write (edit->value, edit->out);
      return PUT_WRITTEN;
    }

  in_list = g_array_index (edit->steps, TandemStep, depth).item;
  if (tandem_val_exists (before) && tandem_val_type (before) != (in_list ? TANDEM_VAL_ARRAY : TANDEM_VAL_OBJECT))
    return refuse (edit, in_list ? "there is no list on the way" : "there is no object on the way");

  return in_list ? put_in_list (edit, before, depth) : put_in_object (edit, before, depth);
}

/* Whether the path can mean anything in documents of this kind. */
static gboolean
check_path (const TandemKind *kind,
            const char       *path,
            const GArray     *steps,
            GError          **error)
{
  const TandemField *table = kind->fields, *field = NULL;
  guint n_fields = kind->n_fields;

  for (guint i = 0; i < steps->len; i++)
    {
      const TandemStep *step = &g_array_index (steps, TandemStep, i);

      if (field != NULL && step->item != (field->type == &tandem_type_list && !g_array_index (steps, TandemStep, i - 1).item))
        {
          g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH, "%s: “%s” is %s list", path, field->name,
                       step->item ? "no" : "a");
          return FALSE;
        }
      if (step->item)
        continue;

      /* Beyond the table (members of localized text, unknown members) anything goes. */
      field = table != NULL ? tandem_field_find (table, n_fields, step->key) : NULL;
      if (field == NULL)
        break;
      table = field->sub;
      n_fields = field->n_sub;
    }

  if (g_array_index (steps, TandemStep, 0).key[0] == '_')
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH, "%s: cannot be set", path);
      return FALSE;
    }

  return TRUE;
}

/* An item that is set whole gets the id of its place. Returns: (nullable): the
 * item with its id, where it had none */
static gboolean
complete_item (const char  *path,
               const char  *id,
               TandemNode **item,
               GError     **error)
{
  g_autoptr(GArray) steps = NULL;
  g_autofree char *quoted = tandem_json_string (id);
  g_autofree TandemNode *value = NULL;
  g_autoptr(GString) out = g_string_new (NULL);
  TandemVal now = tandem_val_member ((TandemVal) { *item }, "id");
  Edit edit = { .path = path, .out = out, .error = error };

  if ((*item)->type == TANDEM_VAL_NULL || g_strcmp0 (tandem_val_string (now), id) == 0)
    return TRUE;

  if ((*item)->type != TANDEM_VAL_OBJECT || tandem_val_exists (now))
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD, "%s: not an item with this id", path);
      return FALSE;
    }

  edit.steps = steps = tandem_path_parse ("id", error);
  value = tandem_json_parse (quoted, -1, error);
  if (value == NULL)
    return FALSE;
  edit.value.node = value;
  put (&edit, (TandemVal) { *item }, 0);

  g_free (*item);
  *item = tandem_json_parse (out->str, out->len, error);
  return *item != NULL;
}

static TandemDoc *
rewrite (const TandemDoc *self,
         const char      *path,
         const GArray    *steps,
         TandemNode      *value,
         GError         **error)
{
  g_autoptr(GString) out = g_string_sized_new (1024);
  Edit edit = { .path = path, .steps = steps, .value = { value }, .out = out, .error = error };

  if (put (&edit, tandem_doc_root (self), 0) == PUT_FAILED)
    return NULL;

  return tandem_doc_parse (out->str, out->len, error);
}

/* An item may have been named by its place. */
static const char *
get_item_id (TandemVal   item,
             const char *key)
{
  const char *id = tandem_val_string (tandem_val_member (item, "id"));

  return id != NULL ? id : key;
}

static gboolean
is_same (TandemVal before,
         TandemVal after)
{
  if (!tandem_val_exists (after))
    return tandem_val_type (before) == TANDEM_VAL_ABSENT;
  return tandem_val_equal (before, after);
}

/**
 * tandem_doc_with:
 * @self: a document
 * @path: a place in it: "title.en.text", "updates[u1].on", "smart.specific"; a
 *   name with one of .[]" in it, or an empty one, as a JSON string
 * @json: the new value; "null" removes what is there
 * @error: return location
 *
 * The document with another value in one place. Objects and list items on the
 * way are made as needed, and left out again when nothing stays in them; a
 * value of another type on the way is an error, as it would be lost. The
 * result is written canonically; a change that changes nothing gives @self.
 *
 * Returns: (transfer full) (nullable): the new snapshot, or NULL with @error set
 */
TandemDoc *
tandem_doc_with (const TandemDoc *self,
                 const char      *path,
                 const char      *json,
                 GError         **error)
{
  g_autofree TandemNode *value = NULL;
  g_autoptr(GArray) steps = NULL;
  const TandemStep *last;
  TandemVal before;

  g_return_val_if_fail (self != NULL && path != NULL && json != NULL, NULL);

  steps = tandem_path_parse (path, error);
  if (steps == NULL || !check_path (tandem_doc_get_kind (self), path, steps, error))
    return NULL;

  value = tandem_json_parse (json, -1, error);
  if (value == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  last = &g_array_index (steps, TandemStep, steps->len - 1);
  before = tandem_path_follow (steps, tandem_doc_root (self));
  if (last->item && !complete_item (path, get_item_id (before, last->key), &value, error))
    return NULL;

  if (is_same (before, (TandemVal) { value }))
    return tandem_doc_ref ((TandemDoc *) self);

  return rewrite (self, path, steps, value, error);
}

/**
 * tandem_doc_get:
 * @self: a document
 * @path: a place in it; list items by id, or by place where no id is like that
 *
 * Returns: its value, or an absent one
 */
TandemVal
tandem_doc_get (const TandemDoc *self,
                const char      *path)
{
  g_autoptr(GArray) steps = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, (TandemVal) { NULL });

  steps = tandem_path_parse (path, NULL);
  return steps != NULL ? tandem_path_follow (steps, tandem_doc_root (self)) : (TandemVal) { NULL };
}

/* "title.en" is the field "title", edited in English. */
static gboolean
is_language_of (const TandemField *field,
                const GArray      *steps,
                guint              n_steps)
{
  return field != NULL && field->type == &tandem_type_l10n && n_steps + 1 == steps->len &&
         !g_array_index (steps, TandemStep, n_steps).item;
}

/* The path without its last step. */
static char *
dup_parent_path (const GArray *steps)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i + 1 < steps->len; i++)
    tandem_path_append (path, g_array_index (steps, TandemStep, i).key, g_array_index (steps, TandemStep, i).item);

  return g_string_free_and_steal (path);
}

/**
 * tandem_doc_with_text:
 * @self: a document
 * @path: a field: "due", "smart.specific", "updates[u1].on"; "title.en" for one language
 * @text: what somebody typed; empty removes the value
 * @context: language, today, vocabularies
 * @error: return location
 *
 * Like [method@Tandem.Doc.with], for what people type: the field says how its
 * text is read.
 *
 * Returns: (transfer full) (nullable): the new snapshot, or NULL with @error set
 */
TandemDoc *
tandem_doc_with_text (const TandemDoc     *self,
                      const char          *path,
                      const char          *text,
                      const TandemContext *context,
                      GError             **error)
{
  g_autofree char *field_path = NULL, *json = NULL;
  g_autoptr(TandemContext) other = NULL;
  g_autoptr(GArray) steps = NULL;
  g_autoptr(GError) failure = NULL;
  const TandemField *field;
  TandemVal before;
  guint n_steps;

  g_return_val_if_fail (self != NULL && path != NULL && text != NULL, NULL);

  steps = tandem_path_parse (path, error);
  if (steps == NULL)
    return NULL;

  field = tandem_path_find_field (steps, tandem_doc_get_kind (self), &n_steps);
  if (is_language_of (field, steps, n_steps))
    {
      field_path = dup_parent_path (steps);
      context = other = tandem_context_new_language (context, g_array_index (steps, TandemStep, n_steps).key);
    }
  else if (field == NULL || n_steps != steps->len || g_array_index (steps, TandemStep, n_steps - 1).item)
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH, "%s: %s has no such field", path,
                   tandem_doc_get_kind (self)->name);
      return NULL;
    }

  before = tandem_doc_get (self, field_path != NULL ? field_path : path);
  json = tandem_field_parse_text (field, before, text, context, &failure);
  if (failure != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", path);
      return NULL;
    }

  return tandem_doc_with (self, field_path != NULL ? field_path : path, json != NULL ? json : "null", error);
}
