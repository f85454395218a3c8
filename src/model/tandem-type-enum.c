/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"

/* Codes of a vocabulary: one, or a set. */

static void
check_code (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, self->check.context);
  const char *code = tandem_val_string (value);

  if (code == NULL || *code == '\0')
    tandem_checking_wrong (self, value, _("a code"));
  else if (vocabulary != NULL && tandem_vocabulary_find (vocabulary, code) == NULL)
    tandem_checking_report (self, vocabulary->open ? TANDEM_SEVERITY_WARNING : TANDEM_SEVERITY_ERROR,
                            _("“%s” is not one of the known choices"), code);
}

/* Labels of loaded vocabularies are in the reader's language already. */
static const char *
term_label (const TandemField *field,
            const TandemTerm  *term)
{
  const TandemVocabularyRef *ref = field->arg;

  if (term->label == NULL || *term->label == '\0')
    return term->code;

  return ref->fixed != NULL ? _(term->label) : term->label;
}

static char *
label_of (const TandemField      *field,
          const TandemVocabulary *vocabulary,
          const char             *code)
{
  const TandemTerm *term = vocabulary != NULL ? tandem_vocabulary_find (vocabulary, code) : NULL;

  return g_strdup (term != NULL ? term_label (field, term) : code);
}

static char *
text_enum (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  const char *code = tandem_val_string (value);

  return code != NULL ? label_of (field, tandem_field_get_vocabulary (field, context), code) : NULL;
}

static gboolean
equal_folded (const char *a,
              const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

/* The code somebody means by a code or a label, in any case of letters. */
static const char *
find_typed (const TandemField      *field,
            const TandemVocabulary *vocabulary,
            const char             *text)
{
  const TandemTerm *term = tandem_vocabulary_find (vocabulary, text);

  for (guint i = 0; term == NULL && i < vocabulary->n_terms; i++)
    {
      const TandemTerm *candidate = &vocabulary->terms[i];

      if (equal_folded (candidate->code, text) || equal_folded (term_label (field, candidate), text) ||
          (candidate->label != NULL && equal_folded (candidate->label, text)))
        term = candidate;
    }

  return term != NULL ? term->code : NULL;
}

static char *
choices_to_text (const TandemVocabulary *vocabulary)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < vocabulary->n_terms && i < 12; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", vocabulary->terms[i].code);
  if (vocabulary->n_terms > 12)
    g_string_append (out, ", …");

  return g_string_free (out, FALSE);
}

/* The code, or NULL with an error; a code that looks like one is taken where
 * terms may be added. */
static const char *
parse_code (const TandemField   *field,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, context);
  const char *code = vocabulary != NULL ? find_typed (field, vocabulary, text) : text;
  g_autofree char *choices = NULL;

  if (code != NULL)
    return code;
  if (vocabulary->open && g_regex_match_simple ("^[A-Za-z0-9][A-Za-z0-9_.-]*$", text, 0, 0))
    return text;

  choices = choices_to_text (vocabulary);
  tandem_parse_error (field, error, _("“%s” is not one of: %s"), text, choices);
  return NULL;
}

static char *
parse_enum (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  const char *code = parse_code (field, text, context, error);

  return code != NULL ? tandem_json_string (code) : NULL;
}

/* A closed vocabulary is an enum of the schema; others may grow. */
static void
schema_enum (const TandemField *field,
             JsonBuilder       *builder)
{
  const TandemVocabularyRef *ref = field->arg;
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, NULL);

  tandem_schema_string (builder, NULL);
  if (ref != NULL && ref->name != NULL)
    tandem_schema_member (builder, "x-vocabulary", ref->name);
  if (vocabulary == NULL || vocabulary->open)
    return;

  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; i < vocabulary->n_terms; i++)
    json_builder_add_string_value (builder, vocabulary->terms[i].code);
  json_builder_end_array (builder);
}

const TandemFieldType tandem_type_enum =
{
  .name = "code",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_code,
  .to_value = tandem_type_string_to_value,
  .column = tandem_type_string_column,
  .text = text_enum,
  .parse = parse_enum,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_enum,
};

static void
check_codes (TandemChecking    *self,
             const TandemField *field,
             TandemVal          value)
{
  TandemValIter iter;
  TandemVal item;
  guint i = 0;

  if (!tandem_val_is_set (value))
    {
      tandem_checking_wrong (self, value, _("a list of different codes"));
      return;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      g_autofree char *key = g_strdup_printf ("%u", i++);
      TandemMark mark = tandem_place_enter_item (&self->place, key, NULL);

      check_code (self, field, item);
      tandem_place_leave (&self->place, mark);
    }
}

static char *
text_codes (const TandemField   *field,
            TandemVal            value,
            const TandemContext *context)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, context);
  g_auto(GStrv) codes = tandem_val_dup_strv (value);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = codes[i];

      codes[i] = label_of (field, vocabulary, code);
    }

  return *codes != NULL ? g_strjoinv (", ", codes) : NULL;
}

/* Two labels may mean one code: each code once. */
static char *
parse_codes (const TandemField   *field,
             TandemVal            before,
             const char          *text,
             const TandemContext *context,
             GError             **error)
{
  g_auto(GStrv) typed = tandem_split_list (text);
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; typed[i] != NULL; i++)
    {
      const char *code = parse_code (field, typed[i], context, error);

      if (code == NULL)
        return NULL;
      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_add (codes, NULL);

  return tandem_strv_to_json ((const char *const *) codes->pdata);
}

static void
schema_codes (const TandemField *field,
              JsonBuilder       *builder)
{
  tandem_schema_member (builder, "type", "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  schema_enum (field, builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "uniqueItems");
  json_builder_add_boolean_value (builder, TRUE);
}

const TandemFieldType tandem_type_enum_set =
{
  .name = "codes",
  .pspec = tandem_type_strv_pspec,
  .check = check_codes,
  .to_value = tandem_type_strv_to_value,
  .text = text_codes,
  .parse = parse_codes,
  .diff = tandem_diff_text,
  .merge = tandem_merge_set,
  .schema = schema_codes,
};
