/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"

#include <string.h>

/* Reading and writing: what is read is written to something that reads the
 * same; the body stays as it came; the index of fields tells the truth. */

static void
check_doc (const FuzzInput *input,
           const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autofree char *canonical = tandem_doc_to_canonical (doc), *again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) back = tandem_doc_parse (canonical, -1, &error);

  /* Only escapes that become shorter and white space change the length. */
  if (back == NULL && !g_error_matches (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT))
    fuzz_fail (input, "what was written cannot be read: %s", error->message);
  if (back == NULL)
    fuzz_fail (input, "what was written is too much: %s", error->message);

  again = tandem_doc_to_canonical (back);
  if (strcmp (canonical, again) != 0)
    fuzz_fail (input, "written twice: %s and %s", canonical, again);
  if (!tandem_val_equal (tandem_doc_root (doc), tandem_doc_root (back)))
    fuzz_fail (input, "not equal to what was written: %s", canonical);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (tandem_doc_field (doc, i).node != tandem_val_member (tandem_doc_root (doc), kind->fields[i].name).node)
        fuzz_fail (input, "the index is wrong about “%s”", kind->fields[i].name);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto(FuzzInput) input = { 0 };

  fuzz_input_init (&input, data, size);
  for (guint i = 0; i < FUZZ_MAX_DOCS; i++)
    {
      if (input.docs[i] != NULL)
        check_doc (&input, input.docs[i]);
    }

  return 0;
}
