/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"

#include <string.h>

/* Merging: a change on one side only is taken; the same change on both is no
 * conflict; it does not matter which side is mine; nothing written is lost. */

typedef struct
{
  TandemDoc *merged;
  GPtrArray *conflicts;
} Merge;

static Merge
merge (TandemDoc *base,
       TandemDoc *mine,
       TandemDoc *theirs)
{
  Merge self = { .conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free) };

  self.merged = tandem_doc_merge (base, mine, theirs, self.conflicts);
  return self;
}

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->merged, tandem_doc_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static gboolean
is_same (const TandemDoc *a,
         const TandemDoc *b)
{
  return tandem_val_equal (tandem_doc_root (a), tandem_doc_root (b));
}

static void
check_one_sided (const FuzzInput *input,
                 TandemDoc       *base,
                 TandemDoc       *mine,
                 TandemDoc       *theirs,
                 TandemDoc       *expected)
{
  g_auto(Merge) result = merge (base, mine, theirs);

  if (!is_same (result.merged, expected))
    fuzz_fail (input, "merged without need to: %s", tandem_doc_get_body (result.merged, NULL));
  if (result.conflicts->len > 0)
    fuzz_fail (input, "a conflict where only one side changed");
}

static void
check_symmetry (const FuzzInput *input,
                const Merge     *result)
{
  g_auto(Merge) swapped = merge (input->docs[0], input->docs[2], input->docs[1]);

  if (!is_same (result->merged, swapped.merged))
    fuzz_fail (input, "it matters which side is mine: %s and %s", tandem_doc_get_body (result->merged, NULL),
               tandem_doc_get_body (swapped.merged, NULL));
  if (result->conflicts->len != swapped.conflicts->len)
    fuzz_fail (input, "%u conflicts, %u from the other side", result->conflicts->len, swapped.conflicts->len);

  for (guint i = 0; i < result->conflicts->len; i++)
    {
      const TandemConflict *a = g_ptr_array_index (result->conflicts, i), *b = g_ptr_array_index (swapped.conflicts, i);

      if (g_strcmp0 (a->path, b->path) != 0 || g_strcmp0 (a->base, b->base) != 0 ||
          g_strcmp0 (a->mine, b->theirs) != 0 || g_strcmp0 (a->theirs, b->mine) != 0)
        fuzz_fail (input, "the conflicts at “%s” and “%s” are no mirror images", a->path, b->path);
    }
}

/* ---- nothing is lost ---- */

/* All that is kept after a merge, as text. */
static char *
dup_kept (const Merge *result)
{
  g_autofree char *merged = tandem_doc_to_canonical (result->merged);
  GString *kept = g_string_new (merged);

  for (guint i = 0; i < result->conflicts->len; i++)
    {
      const TandemConflict *conflict = g_ptr_array_index (result->conflicts, i);

      g_string_append_printf (kept, "\n%s\n%s", conflict->mine != NULL ? conflict->mine : "",
                              conflict->theirs != NULL ? conflict->theirs : "");
    }

  return g_string_free_and_steal (kept);
}

/* Long texts are merged by lines, so that each line must be there. */
static void
check_string_kept (const FuzzInput *input,
                   const char      *text,
                   const char      *base,
                   const char      *kept)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);

      tandem_json_append_string (line, lines[i]);
      g_string_truncate (line, line->len - 1);
      if (strstr (base, line->str + 1) == NULL && strstr (kept, line->str + 1) == NULL)
        fuzz_fail (input, "“%s” is lost: %s", line->str + 1, kept);
    }
}

static void
check_kept (const FuzzInput *input,
            TandemVal        value,
            const char      *base,
            const char      *kept)
{
  gboolean localized = tandem_val_string (tandem_val_member (value, "text")) != NULL;
  TandemValIter iter;
  TandemVal part;
  const char *name;

  if (tandem_val_string (value) != NULL)
    check_string_kept (input, tandem_val_string (value), base, kept);

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, &name, &part))
    {
      /* What is merged by lines is a draft again, whatever it was. */
      if (!localized || g_strcmp0 (name, "status") != 0)
        check_kept (input, part, base, kept);
    }
}

/* A person can choose either side of every conflict. */
static void
check_choices (const FuzzInput *input,
               const Merge     *result)
{
  for (guint i = 0; i < result->conflicts->len; i++)
    {
      const TandemConflict *conflict = g_ptr_array_index (result->conflicts, i);
      const char *choices[] = { conflict->base, conflict->mine, conflict->theirs };

      if (conflict->path == NULL || (conflict->mine == NULL && conflict->theirs == NULL))
        fuzz_fail (input, "a conflict about nothing");
      if (g_strcmp0 (conflict->mine, conflict->theirs) == 0)
        fuzz_fail (input, "%s: a conflict of equal values", conflict->path);

      for (guint j = 0; j < G_N_ELEMENTS (choices) && *conflict->path != '\0'; j++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(TandemDoc) chosen = tandem_doc_with (result->merged, conflict->path,
                                                         choices[j] != NULL ? choices[j] : "null", &error);

          if (chosen == NULL)
            fuzz_fail (input, "“%s” cannot be chosen for “%s”: %s", choices[j], conflict->path, error->message);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto(FuzzInput) input = { 0 };
  g_auto(Merge) result = { 0 }, unrelated = { 0 };
  g_autofree char *base = NULL, *kept = NULL;

  fuzz_input_init (&input, data, size);
  if (!fuzz_input_fits (&input, 3))
    return 0;

  check_one_sided (&input, input.docs[0], input.docs[1], input.docs[1], input.docs[1]);
  check_one_sided (&input, input.docs[0], input.docs[1], input.docs[0], input.docs[1]);
  check_one_sided (&input, input.docs[0], input.docs[0], input.docs[2], input.docs[2]);
  check_one_sided (&input, NULL, input.docs[2], input.docs[2], input.docs[2]);

  result = merge (input.docs[0], input.docs[1], input.docs[2]);
  base = tandem_doc_to_canonical (input.docs[0]);
  kept = dup_kept (&result);
  check_symmetry (&input, &result);
  check_choices (&input, &result);
  check_kept (&input, tandem_doc_root (input.docs[1]), base, kept);
  check_kept (&input, tandem_doc_root (input.docs[2]), base, kept);

  g_clear_pointer (&kept, g_free);
  unrelated = merge (NULL, input.docs[1], input.docs[2]);
  kept = dup_kept (&unrelated);
  check_kept (&input, tandem_doc_root (input.docs[1]), "", kept);
  check_kept (&input, tandem_doc_root (input.docs[2]), "", kept);

  return 0;
}
