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

/* The same fault with the same value, perhaps at another place of its list. */
static gboolean
had_problem (const TandemDoc     *before,
             GPtrArray           *problems,
             const TandemDoc     *after,
             const TandemProblem *problem)
{
  g_autofree char *field = dup_top_field (problem->path);

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *former = problems->pdata[i];
      g_autofree char *former_field = dup_top_field (former->path);

      if (former->severity == TANDEM_SEVERITY_ERROR &&
          strcmp (field, former_field) == 0 &&
          strcmp (former->message, problem->message) == 0 &&
          tandem_val_equal (tandem_doc_get (before, former->path), tandem_doc_get (after, problem->path)))
        return TRUE;
    }
  return FALSE;
}

static void
refuse (const TandemDoc      *doc,
        const TandemProblem  *problem,
        const TandemContext  *context,
        GError              **error)
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
      if (before && had_problem (before, former, after, problem))
        continue;
      refuse (after, problem, context, error);
      return FALSE;
    }
  return TRUE;
}
