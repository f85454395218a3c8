/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-json.h"

#include <string.h>

/* yyjson reads strict JSON and checks UTF-8. What it lets through and a
 * document must not have is refused here: too much, too deep, doubled members,
 * NUL in strings, integers that other programs would round. */

#define MAX_NODES G_MAXUINT16

/* Objects with more members look for doubled ones with a hash table. */
#define MAX_PAIRWISE 16

typedef struct
{
  TandemJson *json;
  const char *text;             /* as it came, for line and column */
  GError    **error;
} Reader;

GQuark
tandem_doc_error_quark (void)
{
  return g_quark_from_static_string ("tandem-doc-error-quark");
}

static void
locate (const char *text,
        gsize       offset,
        guint      *line,
        guint      *column)
{
  *line = *column = 1;

  for (gsize i = 0; i < offset; i++)
    {
      if (text[i] == '\n')
        {
          *line += 1;
          *column = 1;
        }
      else if ((text[i] & 0xc0) != 0x80)
        {
          *column += 1;
        }
    }
}

/* Sets an error that begins with the line and the column of @offset in @text. */
void
tandem_json_set_error (GError       **error,
                       TandemDocError code,
                       const char    *text,
                       gsize          offset,
                       const char    *format,
                       ...)
{
  g_autofree char *what = NULL;
  guint line, column;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  locate (text, offset, &line, &column);
  g_set_error (error, TANDEM_DOC_ERROR, code, "line %u, column %u: %s", line, column, what);
}

/* Where a string (its quote) or number starts: decoding in place moves no start. */
gsize
tandem_json_get_offset (const TandemJson *self,
                        yyjson_val       *value)
{
  return yyjson_is_raw (value) ? yyjson_get_raw (value) - self->scratch : yyjson_get_str (value) - self->scratch - 1;
}

static gboolean
refuse (Reader     *reader,
        yyjson_val *value,
        const char *what)
{
  tandem_json_set_error (reader->error, TANDEM_DOC_ERROR_LIMIT, reader->text,
                         tandem_json_get_offset (reader->json, value), "%s", what);
  return FALSE;
}

/* The walk has no place of a container: find where @depth is first exceeded. */
static gboolean
refuse_depth (Reader *reader)
{
  gboolean in_string = FALSE;
  guint depth = 0;
  gsize i;

  for (i = 0; reader->text[i] != '\0'; i++)
    {
      char c = reader->text[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '[' || c == '{') && ++depth > TANDEM_DOC_MAX_DEPTH)
        break;
      else if (!in_string && (c == ']' || c == '}'))
        depth--;
    }

  tandem_json_set_error (reader->error, TANDEM_DOC_ERROR_LIMIT, reader->text, i,
                         "nested deeper than %d levels", TANDEM_DOC_MAX_DEPTH);
  return FALSE;
}

static gboolean
is_integer (const char *number,
            gsize       length)
{
  gsize start = number[0] == '-' ? 1 : 0;

  for (gsize i = start; i < length; i++)
    {
      if (!g_ascii_isdigit (number[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_safe_integer (const char *number,
                 gsize       length)
{
  /* 2^53 has 16 digits, so what passes the first test cannot overflow. */
  return length <= 17 && ABS (g_ascii_strtoll (number, NULL, 10)) <= TANDEM_DOC_MAX_INTEGER;
}

static guint
name_hash (gconstpointer key)
{
  return g_str_hash (yyjson_get_str ((yyjson_val *) key));
}

static gboolean
name_equal (gconstpointer a,
            gconstpointer b)
{
  return yyjson_equals_str ((yyjson_val *) a, yyjson_get_str ((yyjson_val *) b));
}

static yyjson_val *
find_doubled_by_hash (yyjson_val *object)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (name_hash, name_equal);
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *name;

  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      if (!g_hash_table_add (seen, name))
        return name;
    }

  return NULL;
}

static yyjson_val *
find_doubled_by_pairs (yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  const char *seen[MAX_PAIRWISE];
  yyjson_val *name;
  guint n = 0;

  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *text = yyjson_get_str (name);

      for (guint i = 0; i < n; i++)
        {
          if (strcmp (seen[i], text) == 0)
            return name;
        }
      seen[n++] = text;
    }

  return NULL;
}

static gboolean
is_sorted (yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  const char *previous = "";
  yyjson_val *name;
  gboolean first = TRUE;

  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *text = yyjson_get_str (name);

      if (!first && strcmp (previous, text) >= 0)
        return FALSE;
      previous = text;
      first = FALSE;
    }

  return TRUE;
}

static yyjson_val *
find_doubled (yyjson_val *object)
{
  /* What Tandem wrote is sorted, and then there is nothing to look for. */
  if (is_sorted (object))
    return NULL;

  return yyjson_obj_size (object) < MAX_PAIRWISE ? find_doubled_by_pairs (object) : find_doubled_by_hash (object);
}

static gboolean
measure_text (Reader     *reader,
              yyjson_val *value)
{
  const char *text = yyjson_is_raw (value) ? yyjson_get_raw (value) : yyjson_get_str (value);
  gsize length = yyjson_get_len (value);

  if (yyjson_is_raw (value))
    {
      if (is_integer (text, length) && !is_safe_integer (text, length))
        return refuse (reader, value, "an integer beyond 2^53");
    }
  else if (memchr (text, '\0', length) != NULL)
    {
      return refuse (reader, value, "a string with a NUL in it");
    }

  reader->json->n_bytes += length + 1;
  return TRUE;
}

static gboolean measure (Reader     *reader,
                         yyjson_val *value,
                         guint       depth);

static gboolean
measure_members (Reader     *reader,
                 yyjson_val *object,
                 guint       depth)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *name, *doubled;

  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      if (!measure_text (reader, name) || !measure (reader, yyjson_obj_iter_get_val (name), depth))
        return FALSE;
    }

  /* After the names are known to hold no NUL, they are plain C strings. */
  doubled = find_doubled (object);
  return doubled == NULL || refuse (reader, doubled, "a member that is there twice");
}

static gboolean
measure_elements (Reader     *reader,
                  yyjson_val *array,
                  guint       depth)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *element;

  while ((element = yyjson_arr_iter_next (&iter)) != NULL)
    {
      if (!measure (reader, element, depth))
        return FALSE;
    }

  return TRUE;
}

static gboolean
measure (Reader     *reader,
         yyjson_val *value,
         guint       depth)
{
  reader->json->n_nodes++;

  if (yyjson_is_ctn (value))
    {
      if (depth >= TANDEM_DOC_MAX_DEPTH)
        return refuse_depth (reader);
      return yyjson_is_obj (value) ? measure_members (reader, value, depth + 1)
                                   : measure_elements (reader, value, depth + 1);
    }

  if (yyjson_is_str (value) || yyjson_is_raw (value))
    return measure_text (reader, value);

  return TRUE;
}

/* Reads @text strictly and checks it against all limits. */
gboolean
tandem_json_read (TandemJson *self,
                  const char *text,
                  gsize       length,
                  GError    **error)
{
  Reader reader = { .json = self, .text = text, .error = error };
  yyjson_read_err failure;

  *self = (TandemJson) { 0 };

  if (length > TANDEM_DOC_MAX_BYTES)
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT,
                   "%" G_GSIZE_FORMAT " bytes: larger than %d", length, TANDEM_DOC_MAX_BYTES);
      return FALSE;
    }

  self->scratch = g_malloc (length + YYJSON_PADDING_SIZE);
  memcpy (self->scratch, text, length);
  memset (self->scratch + length, 0, YYJSON_PADDING_SIZE);

  self->json = yyjson_read_opts (self->scratch, length, YYJSON_READ_INSITU | YYJSON_READ_NUMBER_AS_RAW, NULL, &failure);
  if (self->json == NULL)
    {
      tandem_json_set_error (error, TANDEM_DOC_ERROR_SYNTAX, text, MIN (failure.pos, length), "%s", failure.msg);
      return FALSE;
    }

  if (!measure (&reader, yyjson_doc_get_root (self->json), 0))
    return FALSE;

  if (self->n_nodes > MAX_NODES)
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT, "%u values: more than %d", self->n_nodes, MAX_NODES);
      return FALSE;
    }

  return TRUE;
}

/* ---- laying out ---- */

typedef struct
{
  TandemNode *next_node;
  char       *next_byte;
} Layout;

static guint32
put_text (Layout           *layout,
          const TandemNode *node,
          const char       *text,
          gsize             length)
{
  char *at = layout->next_byte;

  memcpy (at, text, length);
  at[length] = '\0';
  layout->next_byte += length + 1;

  return at - (const char *) node;
}

static TandemValType
type_of (yyjson_val *value)
{
  switch (yyjson_get_type (value))
    {
    case YYJSON_TYPE_NULL:
      return TANDEM_VAL_NULL;
    case YYJSON_TYPE_BOOL:
      return TANDEM_VAL_BOOL;
    case YYJSON_TYPE_RAW:
      return is_integer (yyjson_get_raw (value), yyjson_get_len (value)) ? TANDEM_VAL_INT : TANDEM_VAL_NUMBER;
    case YYJSON_TYPE_STR:
      return TANDEM_VAL_STRING;
    case YYJSON_TYPE_ARR:
      return TANDEM_VAL_ARRAY;
    case YYJSON_TYPE_OBJ:
      return TANDEM_VAL_OBJECT;
    default:
      g_assert_not_reached ();
    }
}

static void put_node (Layout     *layout,
                      yyjson_val *name,
                      yyjson_val *value);

static void
put_members (Layout     *layout,
             TandemNode *node,
             yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *name;

  node->n = yyjson_obj_size (object);
  node->sorted = is_sorted (object);
  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    put_node (layout, name, yyjson_obj_iter_get_val (name));
}

static void
put_elements (Layout     *layout,
              TandemNode *node,
              yyjson_val *array)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *element;

  node->n = yyjson_arr_size (array);
  while ((element = yyjson_arr_iter_next (&iter)) != NULL)
    put_node (layout, NULL, element);
}

static void
put_node (Layout     *layout,
          yyjson_val *name,
          yyjson_val *value)
{
  TandemNode *node = layout->next_node++;

  *node = (TandemNode) { .type = type_of (value) };
  if (name != NULL)
    node->name = put_text (layout, node, yyjson_get_str (name), yyjson_get_len (name));

  switch (node->type)
    {
    case TANDEM_VAL_BOOL:
      node->n = yyjson_get_bool (value);
      break;
    case TANDEM_VAL_INT:
    case TANDEM_VAL_NUMBER:
      node->n = yyjson_get_len (value);
      node->text = put_text (layout, node, yyjson_get_raw (value), node->n);
      break;
    case TANDEM_VAL_STRING:
      node->n = yyjson_get_len (value);
      node->text = put_text (layout, node, yyjson_get_str (value), node->n);
      break;
    case TANDEM_VAL_ARRAY:
      put_elements (layout, node, value);
      break;
    case TANDEM_VAL_OBJECT:
      put_members (layout, node, value);
      break;
    default:
      break;
    }

  node->span = layout->next_node - node;
}

/* Fills @nodes (n_nodes of them) and @bytes (n_bytes, in the same block, after them). */
void
tandem_json_lay_out (const TandemJson *self,
                     TandemNode       *nodes,
                     char             *bytes)
{
  Layout layout = { .next_node = nodes, .next_byte = bytes };

  put_node (&layout, NULL, yyjson_doc_get_root (self->json));
}

void
tandem_json_clear (TandemJson *self)
{
  g_clear_pointer (&self->json, yyjson_doc_free);
  g_clear_pointer (&self->scratch, g_free);
}

TandemNode *
tandem_json_parse (const char *text,
                   gssize      length,
                   GError    **error)
{
  g_auto(TandemJson) json = { 0 };
  TandemNode *nodes;

  if (!tandem_json_read (&json, text, length < 0 ? strlen (text) : (gsize) length, error))
    return NULL;

  nodes = g_malloc (json.n_nodes * sizeof (TandemNode) + json.n_bytes);
  tandem_json_lay_out (&json, nodes, (char *) (nodes + json.n_nodes));

  return nodes;
}
