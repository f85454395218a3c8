/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-json.h"

#include <string.h>

static int
compare_names (const void *a,
               const void *b)
{
  const TandemNode *const *first = a, *const *second = b;

  return strcmp (tandem_node_get_name (*first), tandem_node_get_name (*second));
}

const TandemNode **
tandem_node_dup_sorted_members (const TandemNode *object)
{
  const TandemNode **members = g_new (const TandemNode *, object->n);
  const TandemNode *member = object + 1;

  for (guint i = 0; i < object->n; i++, member += member->span)
    members[i] = member;
  if (!object->sorted)
    qsort (members, object->n, sizeof *members, compare_names);

  return members;
}

static void
append_escaped (GString *out,
                guchar   c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\b':
      g_string_append (out, "\\b");
      break;
    case '\f':
      g_string_append (out, "\\f");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      g_string_append_printf (out, "\\u%04x", c);
    }
}

/**
 * tandem_json_append_string:
 * @out: where to
 * @text: UTF-8
 *
 * Appends @text as a JSON string, quotes included.
 */
void
tandem_json_append_string (GString    *out,
                           const char *text)
{
  const char *start = text, *at;

  g_return_if_fail (out != NULL && text != NULL);

  g_string_append_c (out, '"');
  for (at = text; *at != '\0'; at++)
    {
      guchar c = *at;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, start, at - start);
      append_escaped (out, c);
      start = at + 1;
    }
  g_string_append_len (out, start, at - start);
  g_string_append_c (out, '"');
}

/**
 * tandem_json_string:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text as a JSON string, or `null`
 */
char *
tandem_json_string (const char *text)
{
  GString *out;

  if (text == NULL)
    return g_strdup ("null");

  out = g_string_sized_new (strlen (text) + 2);
  tandem_json_append_string (out, text);
  return g_string_free_and_steal (out);
}
