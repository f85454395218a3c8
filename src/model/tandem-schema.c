/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"

/* The kinds as JSON Schema 2020-12, and as a page for people. Both follow from
 * the tables; labels are English, as they name what is stored. */

#define ULID_PATTERN "[0-7][0-9A-HJKMNP-TV-Z]{25}"

/* What must be filled in must say something. Each keyword is for one type of
 * value, and passes the others. */
static void
add_not_empty (JsonBuilder *builder)
{
  static const char *const keywords[] = { "minLength", "minItems", "minProperties" };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      json_builder_set_member_name (builder, keywords[i]);
      json_builder_add_int_value (builder, 1);
    }
}

static void
add_field (JsonBuilder       *builder,
           const TandemField *field)
{
  json_builder_set_member_name (builder, field->name);
  json_builder_begin_object (builder);
  tandem_schema_member (builder, "title", field->label);
  if (field->help != NULL)
    tandem_schema_member (builder, "description", field->help);
  if (field->flags & TANDEM_FROZEN)
    {
      json_builder_set_member_name (builder, "readOnly");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (field->flags & TANDEM_REQUIRED)
    add_not_empty (builder);
  field->type->schema (field, builder);
  json_builder_end_object (builder);
}

/* "type", "properties" and "required" of an object; unknown members are kept,
 * so they are allowed. @key, where not NULL, is a required string member. */
void
tandem_schema_table (JsonBuilder       *builder,
                     const TandemField *table,
                     guint              n_fields,
                     const char        *key)
{
  tandem_schema_member (builder, "type", "object");

  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  if (key != NULL)
    {
      json_builder_set_member_name (builder, key);
      json_builder_begin_object (builder);
      tandem_schema_string (builder, NULL);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < n_fields; i++)
    add_field (builder, &table[i]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  if (key != NULL)
    json_builder_add_string_value (builder, key);
  for (guint i = 0; i < n_fields; i++)
    if (table[i].flags & TANDEM_REQUIRED)
      json_builder_add_string_value (builder, table[i].name);
  json_builder_end_array (builder);
}

static void
add_id (JsonBuilder      *builder,
        const TandemKind *kind)
{
  g_autofree char *pattern = g_strdup_printf ("^%s:" ULID_PATTERN "$", kind->name);

  json_builder_set_member_name (builder, "_id");
  json_builder_begin_object (builder);
  tandem_schema_string (builder, pattern);
  json_builder_end_object (builder);
}

static void
add_kind (JsonBuilder      *builder,
          const TandemKind *kind)
{
  json_builder_set_member_name (builder, kind->name);
  json_builder_begin_object (builder);
  tandem_schema_member (builder, "title", kind->label);
  json_builder_set_member_name (builder, "allOf");
  json_builder_begin_array (builder);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  add_id (builder, kind);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "_id");
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  json_builder_begin_object (builder);
  tandem_schema_table (builder, kind->fields, kind->n_fields, NULL);
  json_builder_end_object (builder);

  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * tandem_kinds_to_json_schema:
 *
 * The documents of the central API as JSON Schema 2020-12: one definition a
 * kind; a document is one of them.
 *
 * Returns: (transfer full): JSON
 */
char *
tandem_kinds_to_json_schema (void)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  const TandemKind *const *kinds = tandem_kinds_list (NULL);

  json_builder_begin_object (builder);
  tandem_schema_member (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  tandem_schema_member (builder, "title", "Tandem documents");

  json_builder_set_member_name (builder, "oneOf");
  json_builder_begin_array (builder);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *reference = g_strconcat ("#/$defs/", kinds[i]->name, NULL);

      json_builder_begin_object (builder);
      tandem_schema_member (builder, "$ref", reference);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  for (guint i = 0; kinds[i] != NULL; i++)
    add_kind (builder, kinds[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

/* ---- the page for people --------------------------------------------------------- */

static void
append_joined (GString           *out,
               const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_string_append_printf (out, "%s`%s`", i > 0 ? ", " : "", names[i]);
}

/* What the value may be: the kinds of a reference, the codes, the range. */
static void
append_values (GString           *out,
               const TandemField *field)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, NULL);
  const TandemVocabularyRef *ref = field->arg;

  if (tandem_field_is_reference (field))
    append_joined (out, field->arg);
  else if (vocabulary != NULL)
    for (guint i = 0; i < vocabulary->n_terms; i++)
      g_string_append_printf (out, "%s`%s`", i > 0 ? ", " : "", vocabulary->terms[i].code);
  else if ((field->type == &tandem_type_enum || field->type == &tandem_type_enum_set) && ref != NULL)
    g_string_append_printf (out, "vocabulary `%s`", ref->name);
  else if (field->type == &tandem_type_int && field->arg != NULL)
    g_string_append_printf (out, "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                            ((const TandemRange *) field->arg)->min, ((const TandemRange *) field->arg)->max);
}

static void
append_rows (GString           *out,
             const char        *prefix,
             const TandemField *table,
             guint              n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const TandemField *field = &table[i];
      g_autofree char *name = g_strconcat (prefix, field->name, NULL);
      g_autofree char *inner = g_strconcat (name, field->type == &tandem_type_list ? "[]." : ".", NULL);

      g_string_append_printf (out, "| `%s` | %s | %s | %s | ", name, field->label, field->type->name,
                              (field->flags & TANDEM_REQUIRED)   ? "required"
                              : (field->flags & TANDEM_EXPECTED) ? "expected"
                                                                 : "");
      append_values (out, field);
      if (field->help != NULL)
        g_string_append_printf (out, "%s%s", out->str[out->len - 2] == '|' ? "" : "; ", field->help);
      g_string_append (out, " |\n");
      append_rows (out, inner, field->sub, field->n_sub);
    }
}

static const char *
scope_to_text (TandemScope scope)
{
  switch (scope)
    {
    case TANDEM_SCOPE_PAIR:
      return "the database of its pairing, else of its city";
    case TANDEM_SCOPE_CITY:
      return "the database of its pairing, else of its city";
    case TANDEM_SCOPE_CATALOGUE:
    default:
      return "the catalogue";
    }
}

/* The steps of a state, one line a code. */
static void
append_transitions (GString           *out,
                    const TandemField *field)
{
  if (field->transitions == NULL)
    return;

  g_string_append_printf (out, "\nUsual steps of `%s`:\n\n", field->name);
  for (const TandemTransition *row = field->transitions; row->from != NULL; row++)
    {
      g_string_append_printf (out, "- `%s`", row->from);
      for (guint i = 0; i < G_N_ELEMENTS (row->to) && row->to[i] != NULL; i++)
        g_string_append_printf (out, "%s`%s`", i == 0 ? " → " : ", ", row->to[i]);
      g_string_append_c (out, '\n');
    }
}

/**
 * tandem_kinds_to_markdown:
 *
 * The same as a page for people: docs/schema.md.
 *
 * Returns: (transfer full): Markdown
 */
char *
tandem_kinds_to_markdown (void)
{
  const TandemKind *const *kinds = tandem_kinds_list (NULL);
  GString *out = g_string_new ("# Documents\n\n"
                               "Made from the tables of the kinds by `tandemctl schema --markdown`; do not edit.\n"
                               "Every document has an `_id`, `kind:ULID`. Members not listed here are kept.\n");

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      const TandemKind *kind = kinds[k];

      g_string_append_printf (out, "\n## %s (`%s`)\n\nLives in %s.%s\n\n", kind->label, kind->name,
                              scope_to_text (kind->scope), kind->create_only ? " Never changed once made." : "");
      g_string_append (out, "| Member | Label | Type | | Values |\n|---|---|---|---|---|\n");
      append_rows (out, "", kind->fields, kind->n_fields);
      for (guint i = 0; i < kind->n_fields; i++)
        append_transitions (out, &kind->fields[i]);
    }

  return g_string_free (out, FALSE);
}
