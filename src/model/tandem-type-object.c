/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"

#include "tandem-item.h"

/* Objects with a table of their own, and lists of them keyed by "id". */

static void
check_object (TandemChecking    *self,
              const TandemField *field,
              TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    tandem_checking_wrong (self, value, _("a group of fields"));
  else
    tandem_check_table (self, field->sub, field->n_sub, value);
}

/* What its fields say, one after the other. */
static char *
object_text (const TandemField   *field,
             TandemVal            value,
             const TandemContext *context)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < field->n_sub; i++)
    {
      const TandemField *member = &field->sub[i];
      g_autofree char *text = tandem_field_dup_text (member, tandem_val_member (value, member->name), context);

      if (text == NULL || (member->flags & (TANDEM_ORDER | TANDEM_HIDDEN)))
        continue;
      if (out->len > 0)
        g_string_append (out, " · ");
      /* A lone "Yes" says nothing without its question. */
      if (member->type == &tandem_type_bool)
        g_string_append_printf (out, "%s: ", tandem_field_get_label (member));
      g_string_append (out, text);
    }

  return g_string_free (out, FALSE);
}

static char *
parse_object (const TandemField   *field,
              TandemVal            before,
              const char          *text,
              const TandemContext *context,
              GError             **error)
{
  tandem_parse_error (field, error, _("it has several fields; set one of them, like %s.%s"),
                      field->name, field->n_sub > 0 ? field->sub[0].name : "");
  return NULL;
}

static void
diff_object (TandemDiffing     *self,
             const TandemField *field,
             TandemVal          before,
             TandemVal          after)
{
  if (tandem_val_type (before) == TANDEM_VAL_OBJECT && tandem_val_type (after) == TANDEM_VAL_OBJECT)
    tandem_diff_table (self, field->sub, field->n_sub, before, after);
  else
    tandem_diff_text (self, field, before, after);
}

static gboolean
merge_object (TandemMerging     *self,
              const TandemField *field,
              TandemVal          base,
              TandemVal          mine,
              TandemVal          theirs)
{
  TandemVal result;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);
  if (!tandem_val_are_mergeable (tandem_val_is_object, base, mine, theirs))
    return tandem_merge_scalar (self, field, base, mine, theirs);

  return tandem_merge_table (self, field->sub, field->n_sub, base, mine, theirs);
}

static void
schema_object (const TandemField *field,
               JsonBuilder       *builder)
{
  tandem_schema_table (builder, field->sub, field->n_sub, NULL);
}

const TandemFieldType tandem_type_object =
{
  .name = "object",
  .pspec = tandem_type_string_pspec,
  .check = check_object,
  .to_value = tandem_type_text_to_value,
  .text = object_text,
  .parse = parse_object,
  .diff = diff_object,
  .merge = merge_object,
  .schema = schema_object,
};

/* ---- keyed lists -------------------------------------------------------------- */

static GParamSpec *
list_pspec (const char *name,
            const char *nick)
{
  return g_param_spec_object (name, nick, NULL, G_TYPE_LIST_MODEL,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
check_item (TandemChecking    *self,
            const TandemField *field,
            TandemVal          item,
            GHashTable        *seen)
{
  const char *id = tandem_val_string (tandem_val_member (item, "id"));

  if (tandem_val_type (item) != TANDEM_VAL_OBJECT)
    {
      tandem_checking_wrong (self, item, _("a group of fields"));
      return;
    }

  if (id == NULL || *id == '\0')
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("it has no id"));
  else if (!g_hash_table_add (seen, (gpointer) id))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("its id “%s” is there twice"), id);
  tandem_check_table (self, field->sub, field->n_sub, item);
}

static void
check_list (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  TandemValIter iter;
  TandemVal item;
  guint i = 0;

  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    {
      tandem_checking_wrong (self, value, _("a list"));
      return;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      char key[12], number[12];
      TandemMark mark;

      g_snprintf (key, sizeof key, "%u", i);
      g_snprintf (number, sizeof number, "%u", ++i);
      mark = tandem_place_enter_item (&self->place, key, number);

      check_item (self, field, item, seen);
      tandem_place_leave (&self->place, mark);
    }
}

static void
list_to_value (const TandemField   *field,
               TandemVal            value,
               const TandemContext *context,
               GValue              *property)
{
  /* The record puts its own model in: it alone knows the items' identities. */
  g_value_set_object (property, NULL);
}

static char *
list_text (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  guint n = tandem_val_type (value) == TANDEM_VAL_ARRAY ? tandem_val_length (value) : 0;

  return n > 0 ? g_strdup_printf (ngettext ("%u item", "%u items", n), n) : NULL;
}

static char *
parse_list (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  tandem_parse_error (field, error, _("it is a list; set a field of one of its items, like %s[ID].%s"),
                      field->name, field->n_sub > 0 ? field->sub[0].name : "");
  return NULL;
}

/* ---- differences of lists ----------------------------------------------------- */

static void
diff_item (TandemDiffing     *self,
           const TandemField *field,
           const char        *id,
           TandemVal          before,
           TandemVal          after)
{
  gboolean both = tandem_val_is_given (before) && tandem_val_is_given (after);
  g_autofree char *old = tandem_item_dup_label (field, before, self->context);
  g_autofree char *new = tandem_item_dup_label (field, after, self->context);
  TandemMark mark = tandem_place_enter_item (&self->place, id, both ? old : NULL);

  if (both)
    tandem_diff_table (self, field->sub, field->n_sub, before, after);
  else
    tandem_diffing_report (self, g_steal_pointer (&old), g_steal_pointer (&new));
  tandem_place_leave (&self->place, mark);
}

/* Every id that occurs in one of the lists, each once, the later order first. */
static GPtrArray *
collect_ids (TandemVal before,
             TandemVal after)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TandemVal lists[] = { after, before };
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      TandemValIter iter;
      TandemVal item;

      if (tandem_val_type (lists[i]) != TANDEM_VAL_ARRAY)
        continue;
      tandem_val_iter_init (&iter, lists[i]);
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          const char *id = tandem_val_string (tandem_val_member (item, "id"));

          if (g_hash_table_add (seen, (gpointer) id))
            g_ptr_array_add (ids, (gpointer) id);
        }
    }

  return ids;
}

static gboolean
is_keyed_or_nothing (TandemVal value)
{
  return !tandem_val_is_given (value) || tandem_val_is_keyed (value);
}

static void
diff_list (TandemDiffing     *self,
           const TandemField *field,
           TandemVal          before,
           TandemVal          after)
{
  guint already = self->changes->len;
  g_autoptr(GPtrArray) ids = NULL;

  if (is_keyed_or_nothing (before) && is_keyed_or_nothing (after))
    {
      ids = collect_ids (before, after);
      for (guint i = 0; i < ids->len; i++)
        {
          TandemVal old = tandem_val_item (before, ids->pdata[i]);
          TandemVal new = tandem_val_item (after, ids->pdata[i]);

          if (!tandem_val_same (old, new))
            diff_item (self, field, ids->pdata[i], old, new);
        }
      if (self->changes->len > already)
        return;
      if (ids->len > 0)
        {
          g_autofree char *text = list_text (field, after, self->context);

          tandem_diffing_report (self, list_text (field, before, self->context),
                                 /* Translators: a list like "3 items" whose order changed */
                                 g_strdup_printf (_("%s in another order"), text));
          return;
        }
    }

  tandem_diff_text (self, field, before, after);
}

/* ---- merging of lists --------------------------------------------------------- */

static gboolean
merge_item (TandemMerging     *self,
            const TandemField *field,
            TandemVal          base,
            TandemVal          mine,
            TandemVal          theirs)
{
  TandemVal result;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);
  /* One side deleted what the other edited: the edit stays. */
  if (!tandem_val_exists (mine) || !tandem_val_exists (theirs))
    return tandem_merging_write (self, tandem_val_exists (mine) ? mine : theirs);

  return tandem_merge_table (self, field->sub, field->n_sub, base, mine, theirs);
}

static gboolean
merge_list (TandemMerging     *self,
            const TandemField *field,
            TandemVal          base,
            TandemVal          mine,
            TandemVal          theirs)
{
  g_autoptr(GPtrArray) ids = NULL;
  TandemVal result;
  gsize start;

  if (tandem_merge_trivial (base, mine, theirs, &result))
    return tandem_merging_write (self, result);
  if (!tandem_val_are_mergeable (tandem_val_is_keyed, base, mine, theirs))
    return tandem_merge_scalar (self, field, base, mine, theirs);

  ids = collect_ids (mine, theirs);
  g_ptr_array_sort (ids, tandem_compare_strings);
  g_string_append_c (self->out, '[');
  start = self->out->len;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[i];
      TandemMark mark = tandem_place_enter_item (&self->place, id, NULL);
      gsize undo = self->out->len;

      if (self->out->len > start)
        g_string_append_c (self->out, ',');
      if (!merge_item (self, field, tandem_val_item (base, id), tandem_val_item (mine, id), tandem_val_item (theirs, id)))
        g_string_truncate (self->out, undo);
      tandem_place_leave (&self->place, mark);
    }
  g_string_append_c (self->out, ']');

  return TRUE;
}

static void
schema_list (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_member (builder, "type", "array");
  tandem_schema_member (builder, "description", "Items are known by their id, unique in the list");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  tandem_schema_table (builder, field->sub, field->n_sub, "id");
  json_builder_end_object (builder);
}

/* The newest day of the items, where a date of theirs is INDEXED: when somebody
 * wrote the last entry. */
static TandemColumn
list_column (const TandemField *field,
             TandemVal          value)
{
  TandemDate newest = TANDEM_NO_DATE;

  for (guint i = 0; i < field->n_sub; i++)
    {
      TandemValIter iter;
      TandemVal item;

      if (field->sub[i].type != &tandem_type_date || (field->sub[i].flags & TANDEM_INDEXED) == 0)
        continue;
      tandem_val_iter_init (&iter, value);
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          TandemDate day = tandem_val_date (tandem_val_member (item, field->sub[i].name));

          if (tandem_date_compare (day, newest) > 0)
            newest = day;
        }
    }

  return tandem_date_is_set (newest) ? tandem_column_int (newest.ymd) : TANDEM_NO_COLUMN;
}

const TandemFieldType tandem_type_list =
{
  .name = "list",
  .sql = "INTEGER",
  .pspec = list_pspec,
  .check = check_list,
  .to_value = list_to_value,
  .column = list_column,
  .text = list_text,
  .parse = parse_list,
  .diff = diff_list,
  .merge = merge_list,
  .schema = schema_list,
};
