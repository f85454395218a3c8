/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-validation.h"

#include "tandem-store.h"

#include <string.h>

static char *
dup_top_field (const char *path)
{
  return g_strndup (path, strcspn (path, ".["));
}

static gboolean
is_touched (const TandemDoc *before,
            const TandemDoc *after,
            const char      *field)
{
  if (!before)
    return TRUE;

  return !tandem_val_equal (tandem_val_member (tandem_doc_root (before), field),
                            tandem_val_member (tandem_doc_root (after), field));
}

/* The last name of a path: "on" of "updates[0].on". */
static const char *
get_last_name (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot ? dot + 1 : path;
}

/* The same fault: in the same field, with the same value, at whatever place of
 * its list. */
static gboolean
is_alike (const TandemDoc     *doc_a,
          const TandemProblem *a,
          const TandemDoc     *doc_b,
          const TandemProblem *b)
{
  gsize length = strcspn (a->path, ".[");

  return a->severity == b->severity &&
         length == strcspn (b->path, ".[") && strncmp (a->path, b->path, length) == 0 &&
         strcmp (get_last_name (a->path), get_last_name (b->path)) == 0 &&
         tandem_val_equal (tandem_doc_get (doc_a, a->path), tandem_doc_get (doc_b, b->path));
}

static guint
count_alike (const TandemDoc     *doc,
             GPtrArray           *problems,
             guint                n_problems,
             const TandemDoc     *of,
             const TandemProblem *problem)
{
  guint count = 0;

  for (guint i = 0; i < n_problems; i++)
    {
      if (is_alike (doc, problems->pdata[i], of, problem))
        count++;
    }
  return count;
}

static void
refuse (const TandemDoc     *doc,
        const TandemProblem *problem,
        const TandemContext *context,
        GError             **error)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  /* The message begins with the labels of the field. */
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, "%s “%s” (%s), %s: %s",
               g_dgettext (GETTEXT_PACKAGE, kind->label), title ? title : "", tandem_doc_get_id (doc), problem->path,
               problem->message);
}

/**
 * tandem_validation_check_edit:
 * @before: (nullable): the record as it stands; %NULL for a new one
 * @after: what is to be saved
 * @context: vocabularies, dates, other records
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Refuses an edit that leaves an error in a field that it touched. Faults that
 * were there before do not count, so that a record from elsewhere can be
 * repaired bit by bit.
 *
 * Returns: %FALSE with @error naming record, field and place
 */
gboolean
tandem_validation_check_edit (const TandemDoc     *before,
                              const TandemDoc     *after,
                              const TandemContext *context,
                              GError             **error)
{
  g_autoptr(GPtrArray) problems = tandem_doc_check (after, context);
  g_autoptr(GPtrArray) former = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = problems->pdata[i];
      g_autofree char *field = dup_top_field (problem->path);

      if (problem->severity != TANDEM_SEVERITY_ERROR || !is_touched (before, after, field))
        continue;
      if (before && !former)
        former = tandem_doc_check (before, context);
      if (before && count_alike (after, problems, i + 1, after, problem) <=
          count_alike (before, former, former->len, after, problem))
        continue;
      refuse (after, problem, context, error);
      return FALSE;
    }
  return TRUE;
}
