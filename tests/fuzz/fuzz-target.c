/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"

#include <stdlib.h>
#include <string.h>

void
fuzz_input_init (FuzzInput     *self,
                 const uint8_t *data,
                 size_t         size)
{
  const char *at = (const char *) data, *end = at + size;

  *self = (FuzzInput) { 0 };
  for (guint i = 0; i < FUZZ_MAX_DOCS && at <= end; i++)
    {
      const char *nul = size > 0 ? memchr (at, '\0', end - at) : NULL;
      gsize length = (nul != NULL ? nul : end) - at;
      /* A copy of just this size, so that reading past it is noticed. */
      g_autofree char *body = g_malloc (MAX (length, 1));

      if (length > 0)
        memcpy (body, at, length);
      self->docs[i] = tandem_doc_parse (body, length, NULL);
      at += length + 1;
    }
}

void
fuzz_input_clear (FuzzInput *self)
{
  for (guint i = 0; i < FUZZ_MAX_DOCS; i++)
    g_clear_pointer (&self->docs[i], tandem_doc_unref);
}

/* Whether there are @n documents, and they are versions of one record. */
gboolean
fuzz_input_fits (FuzzInput *self,
                 guint      n)
{
  for (guint i = 0; i < n; i++)
    {
      if (self->docs[i] == NULL || !g_str_equal (tandem_doc_get_id (self->docs[i]), tandem_doc_get_id (self->docs[0])))
        return FALSE;
    }

  return TRUE;
}

TandemContext *
fuzz_get_context (void)
{
  static TandemContext *context;

  if (context == NULL)
    {
      g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

      context = tandem_context_new ("en", tandem_date_new (2026, 4, 30), vocabularies);
    }

  return context;
}

void
fuzz_fail (const FuzzInput *input,
           const char      *format,
           ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("%s\n", what);
  for (guint i = 0; i < FUZZ_MAX_DOCS; i++)
    {
      if (input->docs[i] != NULL)
        g_printerr ("document %u: %s\n", i, tandem_doc_get_body (input->docs[i], NULL));
    }
  abort ();
}
