/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"
#include "tandem-locale.h"

/* References: one id, or a set of ids. */

gboolean
tandem_id_is_of (const TandemField *field,
                 const char        *id)
{
  const char *colon = id != NULL ? strchr (id, ':') : NULL;
  g_autofree char *kind = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : NULL;

  return kind != NULL && tandem_id_is_valid (id) && (field->arg == NULL || tandem_field_accepts_kind (field, kind));
}

/* "City", "Organisation or Contact": what may be referred to. */
static char *
kinds_to_text (const TandemField *field)
{
  TandemKindNames names = field->arg;
  GString *out = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const TandemKind *kind = tandem_kind_find (names[i]);

      if (i > 0)
        g_string_append (out, tandem_locale_list_separator ());
      g_string_append (out, kind != NULL ? _(kind->label) : names[i]);
    }

  return g_string_free (out, FALSE);
}

static void
check_id (TandemChecking    *self,
          const TandemField *field,
          TandemVal          value)
{
  if (!tandem_id_is_of (field, tandem_val_string (value)))
    {
      g_autofree char *kinds = kinds_to_text (field);
      /* Translators: %s is a list of kinds of records */
      g_autofree char *expected = g_strdup_printf (_("a reference to: %s"), kinds);

      tandem_checking_wrong (self, value, expected);
    }
}

static char *
title_of (const char          *id,
          const TandemContext *context)
{
  g_autoptr(TandemDoc) doc = context != NULL ? tandem_context_resolve (context, id) : NULL;

  return doc != NULL ? tandem_doc_dup_title (doc, context) : g_strdup (id);
}

static char *
text_ref (const TandemField   *field,
          TandemVal            value,
          const TandemContext *context)
{
  const char *id = tandem_val_string (value);

  return id != NULL ? title_of (id, context) : NULL;
}

static char *
parse_ref (const TandemField   *field,
           TandemVal            before,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  g_autofree char *kinds = NULL;

  if (tandem_id_is_of (field, text))
    return tandem_json_string (text);

  kinds = kinds_to_text (field);
  tandem_parse_error (field, error, _("“%s” is not the id of a record of this kind: %s"), text, kinds);
  return NULL;
}

/* "^(city|partnership):[0-7][0-9A-HJKMNP-TV-Z]{25}$" */
static void
schema_ref (const TandemField *field,
            JsonBuilder       *builder)
{
  TandemKindNames names = field->arg;
  g_autofree char *alternatives = names != NULL ? g_strjoinv ("|", (char **) names) : g_strdup ("[a-z][a-z0-9_]*");
  g_autofree char *pattern = g_strdup_printf ("^(%s):[0-7][0-9A-HJKMNP-TV-Z]{25}$", alternatives);

  tandem_schema_string (builder, pattern);
}

const TandemFieldType tandem_type_ref =
{
  .name = "reference",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_id,
  .to_value = tandem_type_string_to_value,
  .column = tandem_type_string_column,
  .text = text_ref,
  .parse = parse_ref,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_ref,
};

static void
check_refs (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  TandemValIter iter;
  TandemVal item;
  guint i = 0;

  if (!tandem_val_is_set (value))
    {
      tandem_checking_wrong (self, value, _("a list of different references"));
      return;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      g_autofree char *key = g_strdup_printf ("%u", i++);
      TandemMark mark = tandem_place_enter_item (&self->place, key, NULL);

      check_id (self, field, item);
      tandem_place_leave (&self->place, mark);
    }
}

static char *
text_refs (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  g_auto(GStrv) ids = tandem_val_dup_strv (value);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *id = ids[i];

      ids[i] = title_of (id, context);
    }

  return *ids != NULL ? g_strjoinv (", ", ids) : NULL;
}

static char *
parse_refs (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  g_auto(GStrv) ids = tandem_split_list (text);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *one = parse_ref (field, before, ids[i], context, error);

      if (one == NULL)
        return NULL;
    }

  return tandem_strv_to_json ((const char *const *) ids);
}

static void
schema_refs (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_member (builder, "type", "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  schema_ref (field, builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "uniqueItems");
  json_builder_add_boolean_value (builder, TRUE);
}

const TandemFieldType tandem_type_refs =
{
  .name = "references",
  .pspec = tandem_type_strv_pspec,
  .check = check_refs,
  .to_value = tandem_type_strv_to_value,
  .text = text_refs,
  .parse = parse_refs,
  .diff = tandem_diff_text,
  .merge = tandem_merge_set,
  .schema = schema_refs,
};
