/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "short-doc.h"

#include <string.h>

char *
short_id (const char *id)
{
  const char *number = strchr (id, ':') + 1;

  /* an id is as long with a large number */
  if (atoi (number) > 99)
    return g_strdup_printf ("%.*s01ARZ3NDEKTSV4RRFFQ69%05d", (int) (number - id), id, atoi (number));

  return g_strdup_printf ("%.*s01ARZ3NDEKTSV4RRFFQ69G5F%02d", (int) (number - id), id, atoi (number));
}

TandemDoc *
short_doc (const char *id,
           const char *members)
{
  g_autofree char *full = short_id (id);
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc;

  g_string_append_printf (body, "{\"_id\":\"%s\"%s", full, *members != '\0' ? "," : "");
  for (const char *p = members; *p != '\0'; p++)
    {
      if (*p == '#')
        {
          gsize length = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz_:0123456789");
          g_autofree char *reference = g_strndup (p + 1, length);
          g_autofree char *long_reference = short_id (reference);

          g_string_append (body, long_reference);
          p += length;
        }
      else
        g_string_append_c (body, *p == '\'' ? '"' : *p);
    }
  g_string_append_c (body, '}');

  doc = tandem_doc_parse (body->str, -1, &error);
  if (doc == NULL)
    g_error ("%s: %s", body->str, error->message);

  return doc;
}

void
short_add (TandemSnapshot *snapshot,
           const char     *id,
           const char     *members)
{
  g_autoptr(TandemDoc) doc = short_doc (id, members);

  tandem_snapshot_add (snapshot, doc);
}

TandemContext *
short_context (TandemSnapshot *snapshot,
               int             year,
               int             month,
               int             day)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", tandem_date_new (year, month, day), vocabularies);

  if (snapshot == NULL)
    return g_steal_pointer (&context);

  return tandem_snapshot_dup_context (snapshot, context);
}

/* The findings of one rule, borrowed from @problems. */
GPtrArray *
short_rules (GPtrArray  *problems,
             const char *rule)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      TandemProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (problem->rule, rule) == 0)
        g_ptr_array_add (found, problem);
    }

  return found;
}
