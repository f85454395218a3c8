/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"

void
tandem_change_free (TandemChange *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Reports a change at the present place; takes the texts. */
void
tandem_diffing_report (TandemDiffing *self,
                       char          *before,
                       char          *after)
{
  TandemChange *change = g_new0 (TandemChange, 1);

  change->path = tandem_place_dup_path (&self->place);
  change->label = tandem_place_dup_label (&self->place);
  change->before = before;
  change->after = after;
  g_ptr_array_add (self->changes, change);
}

/* For values that read as one text. Where two different values read the same,
 * the raw values show what differs. */
void
tandem_diff_text (TandemDiffing     *self,
                  const TandemField *field,
                  TandemVal          before,
                  TandemVal          after)
{
  g_autofree char *old = tandem_field_dup_text (field, before, self->context);
  g_autofree char *new = tandem_field_dup_text (field, after, self->context);

  if (g_strcmp0 (old, new) == 0)
    {
      g_free (old);
      g_free (new);
      old = tandem_val_to_json (before);
      new = tandem_val_to_json (after);
    }
  tandem_diffing_report (self, g_steal_pointer (&old), g_steal_pointer (&new));
}

/* Members that no field describes: a newer version's, shown as they are. */
static void
diff_unknown (TandemDiffing     *self,
              const TandemField *table,
              guint              n_fields,
              TandemVal          before,
              TandemVal          after)
{
  g_autoptr(GPtrArray) names = tandem_vals_member_names (before, after, TANDEM_NO_VAL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      TandemVal old = tandem_val_member (before, name), new = tandem_val_member (after, name);

      if (tandem_field_find (table, n_fields, name) == NULL && !tandem_val_same (old, new))
        {
          TandemMark mark = tandem_place_enter_text (&self->place, name, *name != '\0' ? name : "\"\"");

          tandem_diffing_report (self, tandem_val_to_json (old), tandem_val_to_json (new));
          tandem_place_leave (&self->place, mark);
        }
    }
}

/* Whether all members but the id are known; most documents are asked in vain
 * for others. */
static gboolean
is_known (TandemVal object,
          guint     n_known,
          TandemVal id)
{
  return tandem_val_length (object) == n_known + (tandem_val_type (id) != TANDEM_VAL_ABSENT);
}

static void
diff_rest (TandemDiffing     *self,
           const TandemField *table,
           guint              n_fields,
           TandemVal          before,
           TandemVal          after,
           guint              n_known_before,
           guint              n_known_after)
{
  const char *name = self->place.steps->len == 0 ? "_id" : "id";
  TandemVal old = TANDEM_NO_VAL, new = TANDEM_NO_VAL;

  if (tandem_field_find (table, n_fields, name) == NULL)
    {
      old = tandem_val_member (before, name);
      new = tandem_val_member (after, name);
    }

  if (!is_known (before, n_known_before, old) || !is_known (after, n_known_after, new) || !tandem_val_same (old, new))
    diff_unknown (self, table, n_fields, before, after);
}

static void
diff_field (TandemDiffing     *self,
            const TandemField *field,
            TandemVal          before,
            TandemVal          after)
{
  TandemMark mark;

  if (tandem_val_same (before, after))
    return;

  mark = tandem_place_enter (&self->place, field->name, field->label);
  field->type->diff (self, field, before, after);
  tandem_place_leave (&self->place, mark);
}

void
tandem_diff_table (TandemDiffing     *self,
                   const TandemField *table,
                   guint              n_fields,
                   TandemVal          before,
                   TandemVal          after)
{
  guint n_known_before = 0, n_known_after = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      TandemVal old = tandem_val_member (before, table[i].name);
      TandemVal new = tandem_val_member (after, table[i].name);

      n_known_before += tandem_val_type (old) != TANDEM_VAL_ABSENT;
      n_known_after += tandem_val_type (new) != TANDEM_VAL_ABSENT;
      diff_field (self, &table[i], old, new);
    }

  diff_rest (self, table, n_fields, before, after, n_known_before, n_known_after);
}

/* The same with the index of the fields that documents have. */
static void
diff_docs (TandemDiffing    *self,
           const TandemKind *kind,
           const TandemDoc  *before,
           const TandemDoc  *after)
{
  guint n_known_before = 0, n_known_after = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TandemVal old = tandem_doc_field (before, i), new = tandem_doc_field (after, i);

      n_known_before += tandem_val_type (old) != TANDEM_VAL_ABSENT;
      n_known_after += tandem_val_type (new) != TANDEM_VAL_ABSENT;
      diff_field (self, &kind->fields[i], old, new);
    }

  diff_rest (self, kind->fields, kind->n_fields, tandem_doc_root (before), tandem_doc_root (after),
             n_known_before, n_known_after);
}

/**
 * tandem_doc_diff:
 * @before: a document
 * @after: the same record later
 * @context: language, vocabularies and titles of other records
 *
 * What changed, in words. Empty exactly when the two documents are equal. Any
 * thread.
 *
 * Returns: (transfer full) (element-type TandemChange): the changes, in the
 *   order of the fields
 */
GPtrArray *
tandem_doc_diff (const TandemDoc     *before,
                 const TandemDoc     *after,
                 const TandemContext *context)
{
  TandemDiffing diffing = { context, NULL };
  const TandemKind *kind;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  diffing.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_change_free);
  kind = tandem_doc_get_kind (after);

  tandem_place_init (&diffing.place);
  if (kind != NULL && tandem_doc_get_kind (before) == kind)
    diff_docs (&diffing, kind, before, after);
  else
    tandem_diff_table (&diffing, kind != NULL ? kind->fields : NULL, kind != NULL ? kind->n_fields : 0,
                       tandem_doc_root (before), tandem_doc_root (after));
  tandem_place_clear (&diffing.place);

  return diffing.changes;
}
