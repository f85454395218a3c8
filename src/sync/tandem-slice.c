/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-slice.h"

#include "tandem-sync-error.h"

#include <errno.h>
#include <string.h>
#include <yyjson.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && is_space (*p))
    p++;
  return p;
}

/* After the closing quote of the string that begins at @p. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\')
      p++;
  return p < end ? p + 1 : end;
}

/* After the value at @p. The text is known to be well-formed, so that counting
 * brackets is enough; the end bounds it all the same. */
static const char *
skip_value (const char *p,
            const char *end)
{
  guint depth = 0;

  if (p < end && *p != '{' && *p != '[' && *p != '"')
    {
      while (p < end && *p != ',' && *p != '}' && *p != ']' && !is_space (*p))
        p++;
      return p;
    }
  while (p < end)
    {
      if (*p == '"')
        p = skip_string (p, end);
      else
        {
          if (*p == '{' || *p == '[')
            depth++;
          else if (*p == '}' || *p == ']')
            depth--;
          p++;
        }
      if (depth == 0)
        return p;
    }
  return end;
}

static const char *
describe (TandemSlice self)
{
  if (self.start == NULL)
    return "missing";
  switch (*self.start)
    {
    case '{': return "an object";
    case '[': return "an array";
    case '"': return "a string";
    case 'n': return "null";
    case 't': case 'f': return "a boolean";
    default: return "a number";
    }
}

/**
 * tandem_slice_parse:
 * @text: what a server sent
 * @length: its bytes
 * @root: (out): the whole value
 * @error: TANDEM_SYNC_ERROR_PROTOCOL, with the place
 *
 * Checks that a text is one well-formed JSON value in UTF-8.
 *
 * Returns: whether it is
 */
gboolean
tandem_slice_parse (const char  *text,
                    gsize        length,
                    TandemSlice *root,
                    GError     **error)
{
  yyjson_read_err failure = { 0 };
  yyjson_doc *doc;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (root != NULL, FALSE);

  /* Numbers stay raw: their range is the concern of who reads them. Without
   * the in-situ flag the reader does not write into the text. */
  doc = yyjson_read_opts ((char *) (gpointer) text, length, YYJSON_READ_NUMBER_AS_RAW, NULL, &failure);
  if (doc == NULL)
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                   "the answer is no JSON: %s at byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT,
                   failure.msg ? failure.msg : "empty", failure.pos, length);
      return FALSE;
    }
  yyjson_doc_free (doc);

  root->start = skip_spaces (text, text + length);
  root->end = text + length;
  while (root->end > root->start && is_space (root->end[-1]))
    root->end--;
  return TRUE;
}

gboolean
tandem_slice_exists (TandemSlice self)
{
  return self.start != NULL;
}

gboolean
tandem_slice_is_object (TandemSlice self)
{
  return self.start != NULL && *self.start == '{';
}

gboolean
tandem_slice_is_array (TandemSlice self)
{
  return self.start != NULL && *self.start == '[';
}

gboolean
tandem_slice_is_true (TandemSlice self)
{
  return self.start != NULL && *self.start == 't';
}

gsize
tandem_slice_length (TandemSlice self)
{
  return (gsize) (self.end - self.start);
}

void
tandem_slice_iter_init (TandemSliceIter *iter,
                        TandemSlice      container)
{
  gboolean fits = tandem_slice_is_object (container) || tandem_slice_is_array (container);

  iter->object = tandem_slice_is_object (container);
  iter->at = fits ? container.start + 1 : NULL;
  iter->end = fits ? container.end - 1 : NULL;
}

/**
 * tandem_slice_iter_next:
 * @iter: where it stands
 * @name: (out) (optional): the member's name with its quotes; absent in arrays
 * @value: (out): the member or element
 *
 * Returns: FALSE after the last one, and for a value that has none
 */
gboolean
tandem_slice_iter_next (TandemSliceIter *iter,
                        TandemSlice     *name,
                        TandemSlice     *value)
{
  const char *p = iter->at;

  if (p == NULL)
    return FALSE;
  while (p < iter->end && (is_space (*p) || *p == ','))
    p++;
  if (p >= iter->end)
    return FALSE;

  if (name != NULL)
    name->start = name->end = NULL;
  if (iter->object)
    {
      const char *after = skip_string (p, iter->end);

      if (name != NULL)
        {
          name->start = p;
          name->end = after;
        }
      p = skip_spaces (after, iter->end);
      p = skip_spaces (p + 1, iter->end);       /* the colon */
    }
  value->start = p;
  value->end = iter->at = skip_value (p, iter->end);
  return TRUE;
}

static gboolean
name_is (TandemSlice name,
         const char *wanted)
{
  gsize length = strlen (wanted);

  if (memchr (name.start, '\\', tandem_slice_length (name)) != NULL)
    {
      g_autofree char *text = tandem_slice_dup_string (name);

      return g_strcmp0 (text, wanted) == 0;
    }
  return tandem_slice_length (name) == length + 2 && memcmp (name.start + 1, wanted, length) == 0;
}

/**
 * tandem_slice_member:
 * @self: a value
 * @name: a member's name
 *
 * Returns: the first member called @name; absent if there is none, or @self
 *   is no object
 */
TandemSlice
tandem_slice_member (TandemSlice self,
                     const char *name)
{
  const TandemSlice absent = { NULL, NULL };
  TandemSliceIter iter;
  TandemSlice member, value;

  if (!tandem_slice_is_object (self))
    return absent;
  tandem_slice_iter_init (&iter, self);
  while (tandem_slice_iter_next (&iter, &member, &value))
    if (name_is (member, name))
      return value;
  return absent;
}

/**
 * tandem_slice_dup_string:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): the text; NULL if it is no string, or
 *   holds a NUL
 */
char *
tandem_slice_dup_string (TandemSlice self)
{
  yyjson_doc *doc;
  char *text = NULL;

  if (self.start == NULL || *self.start != '"')
    return NULL;
  if (memchr (self.start, '\\', tandem_slice_length (self)) == NULL)
    return g_strndup (self.start + 1, tandem_slice_length (self) - 2);

  doc = yyjson_read (self.start, tandem_slice_length (self), 0);
  if (doc != NULL)
    {
      yyjson_val *root = yyjson_doc_get_root (doc);

      if (strlen (yyjson_get_str (root)) == yyjson_get_len (root))
        text = g_strdup (yyjson_get_str (root));
      yyjson_doc_free (doc);
    }
  return text;
}

/**
 * tandem_slice_get_int:
 * @self: a value
 * @value: (out): the integer
 *
 * Returns: FALSE if it is none, or does not fit
 */
gboolean
tandem_slice_get_int (TandemSlice self,
                      gint64     *value)
{
  char digits[24];
  gsize length = self.start ? tandem_slice_length (self) : 0;
  char *end;

  if (length == 0 || length >= sizeof digits || (*self.start != '-' && !g_ascii_isdigit (*self.start)))
    return FALSE;
  memcpy (digits, self.start, length);
  digits[length] = '\0';
  errno = 0;
  *value = g_ascii_strtoll (digits, &end, 10);
  return errno == 0 && *end == '\0';
}

/**
 * tandem_slice_need_string:
 * @self: an object
 * @name: the member that must be a string
 * @error: TANDEM_SYNC_ERROR_PROTOCOL
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
tandem_slice_need_string (TandemSlice self,
                          const char *name,
                          GError    **error)
{
  TandemSlice value = tandem_slice_member (self, name);
  char *text = tandem_slice_dup_string (value);

  if (text == NULL)
    g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                 "\"%s\" of the answer must be a string, but is %s", name,
                 value.start != NULL && *value.start == '"' ? "one with a NUL" : describe (value));
  return text;
}

/**
 * tandem_slice_need_array:
 * @self: an object
 * @name: the member that must be an array
 * @value: (out): the array
 * @error: TANDEM_SYNC_ERROR_PROTOCOL
 *
 * Returns: whether it is
 */
gboolean
tandem_slice_need_array (TandemSlice  self,
                         const char  *name,
                         TandemSlice *value,
                         GError     **error)
{
  *value = tandem_slice_member (self, name);
  if (tandem_slice_is_array (*value))
    return TRUE;
  g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
               "\"%s\" of the answer must be an array, but is %s", name, describe (*value));
  return FALSE;
}
