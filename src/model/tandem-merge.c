/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

void
tandem_conflict_free (TandemConflict *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->base);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

/* Whether no merge is needed: only one side changed, or both the same way. */
gboolean
tandem_merge_trivial (TandemVal  base,
                      TandemVal  mine,
                      TandemVal  theirs,
                      TandemVal *result)
{
  if (tandem_val_same (mine, theirs) || tandem_val_same (base, theirs))
    *result = mine;
  else if (tandem_val_same (base, mine))
    *result = theirs;
  else
    return FALSE;

  return TRUE;
}

/* Appends @value; FALSE when it is absent. */
gboolean
tandem_merging_write (TandemMerging *self,
                      TandemVal      value)
{
  if (tandem_val_type (value) == TANDEM_VAL_ABSENT)
    return FALSE;

  tandem_val_write (value, self->out);

  return TRUE;
}

/* Which of two values stands until a person has chosen. It must not depend on
 * whose is whose, for every client has to compute the same document: something
 * beats nothing, else the greater canonical JSON. */
static gboolean
prefer_first (const char *a,
              const char *b)
{
  if (a == NULL || b == NULL)
    return a != NULL;
  if (g_str_equal (a, "null") || g_str_equal (b, "null"))
    return !g_str_equal (a, "null");

  return strcmp (a, b) > 0;
}

/* One value that cannot be taken apart: the side that changed it, else a
 * conflict. */
gboolean
tandem_merge_scalar (TandemMerging     *self,
                     const TandemField *field,
                     TandemVal          base,
                     TandemVal          mine,
                     TandemVal          theirs)
{
  TandemVal result;
  TandemConflict *conflict;
  gboolean first;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);

  conflict = g_new0 (TandemConflict, 1);
  conflict->path = tandem_place_dup_path (&self->place);
  conflict->base = tandem_val_to_json (base);
  conflict->mine = tandem_val_to_json (mine);
  conflict->theirs = tandem_val_to_json (theirs);
  first = prefer_first (conflict->mine, conflict->theirs);
  if (self->conflicts != NULL)
    g_ptr_array_add (self->conflicts, conflict);
  else
    tandem_conflict_free (conflict);

  return tandem_merging_write (self, first ? mine : theirs);
}

/* The strings that one side put in, or that neither took out. */
static GPtrArray *
merge_strings (TandemVal base,
               TandemVal mine,
               TandemVal theirs)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TandemVal sides[] = { mine, theirs };
  GPtrArray *strings = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      TandemValIter iter;
      TandemVal item;

      if (tandem_val_type (sides[i]) != TANDEM_VAL_ARRAY)
        continue;
      tandem_val_iter_init (&iter, sides[i]);
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          const char *string = tandem_val_string (item);
          gboolean removed = tandem_val_has_code (base, string) && !tandem_val_has_code (sides[1 - i], string);

          if (!removed && g_hash_table_add (seen, (gpointer) string))
            g_ptr_array_add (strings, (gpointer) string);
        }
    }
  g_ptr_array_sort (strings, tandem_compare_strings);

  return strings;
}

/* Element by element; what is no proper set is one value. */
gboolean
tandem_merge_set (TandemMerging     *self,
                  const TandemField *field,
                  TandemVal          base,
                  TandemVal          mine,
                  TandemVal          theirs)
{
  g_autoptr(GPtrArray) strings = NULL;
  g_autofree char *json = NULL;
  TandemVal result;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);
  if (!tandem_val_are_mergeable (tandem_val_is_set, base, mine, theirs))
    return tandem_merge_scalar (self, field, base, mine, theirs);

  strings = merge_strings (base, mine, theirs);
  g_ptr_array_add (strings, NULL);
  json = tandem_strv_to_json ((const char *const *) strings->pdata);
  g_string_append (self->out, json);

  return TRUE;
}

typedef struct
{
  const TandemField *table;
  guint              n_fields;
  const TandemField *field;             /* for all members, with @merge_member */
  TandemMergeFunc    merge_member;
} Members;

static gboolean merge_unknown (TandemMerging     *self,
                               const TandemField *field,
                               TandemVal          base,
                               TandemVal          mine,
                               TandemVal          theirs);

static gboolean
merge_member (TandemMerging *self,
              const Members *members,
              const char    *name,
              TandemVal      base,
              TandemVal      mine,
              TandemVal      theirs)
{
  const TandemField *field = tandem_field_find (members->table, members->n_fields, name);

  if (members->merge_member != NULL)
    return members->merge_member (self, members->field, base, mine, theirs);

  return field != NULL ? field->type->merge (self, field, base, mine, theirs)
                       : merge_unknown (self, NULL, base, mine, theirs);
}

/* Every member on its own, in byte order. The sides are objects or absent. */
static gboolean
merge_members (TandemMerging *self,
               const Members *members,
               TandemVal      base,
               TandemVal      mine,
               TandemVal      theirs)
{
  g_autoptr(GPtrArray) names = tandem_vals_member_names (base, mine, theirs);
  gsize start;

  g_string_append_c (self->out, '{');
  start = self->out->len;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      TandemMark mark = tandem_place_enter (&self->place, name, NULL);
      gsize undo = self->out->len;

      if (self->out->len > start)
        g_string_append_c (self->out, ',');
      tandem_json_append_string (self->out, name);
      g_string_append_c (self->out, ':');
      if (!merge_member (self, members, name, tandem_val_member (base, name), tandem_val_member (mine, name),
                         tandem_val_member (theirs, name)))
        g_string_truncate (self->out, undo);
      tandem_place_leave (&self->place, mark);
    }
  g_string_append_c (self->out, '}');

  return TRUE;
}

gboolean
tandem_merge_table (TandemMerging     *self,
                    const TandemField *table,
                    guint              n_fields,
                    TandemVal          base,
                    TandemVal          mine,
                    TandemVal          theirs)
{
  const Members members = { .table = table, .n_fields = n_fields };

  return merge_members (self, &members, base, mine, theirs);
}

/* An object whose members are all of one sort. */
gboolean
tandem_merge_members (TandemMerging     *self,
                      const TandemField *field,
                      TandemMergeFunc    merge_one,
                      TandemVal          base,
                      TandemVal          mine,
                      TandemVal          theirs)
{
  const Members members = { .field = field, .merge_member = merge_one };
  TandemVal result;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);
  if (!tandem_val_are_mergeable (tandem_val_is_object, base, mine, theirs))
    return tandem_merge_scalar (self, field, base, mine, theirs);

  return merge_members (self, &members, base, mine, theirs);
}

/* A newer version's member: objects are taken apart, all else is one value. */
static gboolean
merge_unknown (TandemMerging     *self,
               const TandemField *field,
               TandemVal          base,
               TandemVal          mine,
               TandemVal          theirs)
{
  return tandem_merge_members (self, NULL, merge_unknown, base, mine, theirs);
}

/* The merged document did not parse: it grew too large. Then the whole is one
 * value, and a person decides. */
static TandemDoc *
merge_whole (const TandemDoc *base,
             const TandemDoc *mine,
             const TandemDoc *theirs,
             GPtrArray       *conflicts)
{
  TandemConflict *conflict = g_new0 (TandemConflict, 1);
  gboolean first;

  conflict->path = g_strdup ("");
  conflict->base = base != NULL ? tandem_doc_to_canonical (base) : NULL;
  conflict->mine = tandem_doc_to_canonical (mine);
  conflict->theirs = tandem_doc_to_canonical (theirs);
  first = prefer_first (conflict->mine, conflict->theirs);
  if (conflicts != NULL)
    g_ptr_array_set_size (conflicts, 0);
  if (conflicts != NULL)
    g_ptr_array_add (conflicts, conflict);
  else
    tandem_conflict_free (conflict);

  return tandem_doc_ref ((TandemDoc *) (first ? mine : theirs));
}

/**
 * tandem_doc_merge:
 * @base: (nullable): what both started from, NULL when nothing is known
 * @mine: one side
 * @theirs: the other side
 * @conflicts: (nullable) (element-type TandemConflict): where conflicts are added
 *
 * Merges field by field. Where both sides changed the same value differently
 * there is a conflict, and the merged document provisionally holds one of the
 * two: something rather than nothing, else the one whose canonical JSON is
 * greater in byte order. So the merged document, conflicts or not, is the same
 * when the sides are swapped, and every client computes the same. Any thread.
 *
 * Returns: (transfer full): the merged document
 */
TandemDoc *
tandem_doc_merge (const TandemDoc *base,
                  const TandemDoc *mine,
                  const TandemDoc *theirs,
                  GPtrArray       *conflicts)
{
  g_autoptr(GString) out = g_string_new (NULL);
  TandemMerging merging = { out, conflicts };
  const TandemKind *kind;
  TandemVal root = { NULL }, result;
  TandemDoc *merged;

  g_return_val_if_fail (mine != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  if (base != NULL)
    root = tandem_doc_root (base);
  if (tandem_merge_trivial (root, tandem_doc_root (mine), tandem_doc_root (theirs), &result))
    return tandem_doc_ref ((TandemDoc *) (result.node == tandem_doc_root (mine).node ? mine : theirs));

  kind = tandem_doc_get_kind (mine);
  tandem_place_init (&merging.place);
  tandem_merge_table (&merging, kind != NULL ? kind->fields : NULL, kind != NULL ? kind->n_fields : 0,
                      root, tandem_doc_root (mine), tandem_doc_root (theirs));
  tandem_place_clear (&merging.place);

  merged = tandem_doc_parse (out->str, (gssize) out->len, NULL);

  return merged != NULL ? merged : merge_whole (base, mine, theirs, conflicts);
}
