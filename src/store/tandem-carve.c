/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-carve.h"

#include "tandem-kind.h"

#include <string.h>

/* How a body begins: "_id" is the first of sorted names. */
#define BEGINNING "{\"_id\":\""

/* Bytes of the object that begins at @text, or 0 when it does not end. */
static gsize
measure_object (const char *text,
                gsize       length)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length && i < TANDEM_DOC_MAX_BYTES; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == '{')
        depth++;
      else if (!quoted && text[i] == '}' && --depth == 0)
        return i + 1;
    }
  return 0;
}

static void
take_document (const char *text,
               gsize       length,
               GHashTable *found)
{
  gsize size = measure_object (text, length);
  g_autoptr(TandemDoc) doc = size > 0 ? tandem_doc_parse (text, size, NULL) : NULL;
  gpointer id;

  if (!doc || !tandem_doc_get_kind (doc) || !tandem_id_is_valid (tandem_doc_get_id (doc)))
    return;

  /* The key belongs to the value: both go together. */
  id = (gpointer) tandem_doc_get_id (doc);
  g_hash_table_replace (found, id, g_steal_pointer (&doc));
}

/**
 * tandem_carve_documents:
 * @path: a file, perhaps damaged; one that is not there holds nothing
 * @found: (element-type utf8 TandemDoc): ids, owned by the documents
 *
 * The last resort when the tables of a file cannot be read: documents that are
 * stored in one piece, which is most of them.
 */
void
tandem_carve_documents (const char *path,
                        GHashTable *found)
{
  g_autofree char *contents = NULL;
  const char *next;
  gsize length;

  /* Read, not mapped: a damaged disk must not end the program. */
  if (!g_file_get_contents (path, &contents, &length, NULL))
    return;

  next = contents;
  while ((next = memmem (next, length - (next - contents), BEGINNING, strlen (BEGINNING))))
    {
      take_document (next, length - (next - contents), found);
      next += strlen (BEGINNING);
    }
}
