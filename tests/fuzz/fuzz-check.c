/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"
#include "tandem-snapshot.h"

/* Checks and differences: they take every document, their findings are whole,
 * and nothing differs from itself. */

static void
check_problems (const FuzzInput *input,
                GPtrArray       *problems)
{
  g_autoptr(GPtrArray) owned = problems;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      if (problem->message == NULL || *problem->message == '\0' || !g_utf8_validate (problem->message, -1, NULL))
        fuzz_fail (input, "a problem without a message");
      if (problem->path == NULL || !g_utf8_validate (problem->path, -1, NULL))
        fuzz_fail (input, "a problem without a path: %s", problem->message);
    }
}

static void
check_changes (const FuzzInput *input,
               GPtrArray       *changes,
               gboolean         same)
{
  g_autoptr(GPtrArray) owned = changes;

  if (same != (changes->len == 0))
    fuzz_fail (input, same ? "equal documents differ" : "different documents do not differ");

  for (guint i = 0; i < changes->len; i++)
    {
      const TandemChange *change = g_ptr_array_index (changes, i);

      if (change->path == NULL || *change->path == '\0' || change->label == NULL)
        fuzz_fail (input, "a change without a place");
      if ((change->before != NULL && !g_utf8_validate (change->before, -1, NULL)) ||
          (change->after != NULL && !g_utf8_validate (change->after, -1, NULL)))
        fuzz_fail (input, "%s: not UTF-8", change->path);
    }
}

static void
check_pair (const FuzzInput *input,
            TandemDoc       *before,
            TandemDoc       *after)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;
  gboolean same = tandem_val_equal (tandem_doc_root (before), tandem_doc_root (after));

  tandem_snapshot_add (snapshot, after);
  context = tandem_snapshot_dup_context (snapshot, fuzz_get_context ());

  check_problems (input, tandem_doc_check (after, context));
  check_problems (input, tandem_doc_check_edit (before, after, context));
  check_changes (input, tandem_doc_diff (before, after, context), same);
  check_changes (input, tandem_doc_diff (after, before, context), same);
  check_changes (input, tandem_doc_diff (after, after, context), TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto(FuzzInput) input = { 0 };

  fuzz_input_init (&input, data, size);
  for (guint n = 1; n <= FUZZ_MAX_DOCS && fuzz_input_fits (&input, n); n++)
    check_pair (&input, input.docs[0], input.docs[n - 1]);

  return 0;
}
