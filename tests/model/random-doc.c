/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-doc.h"

static const char *const texts[] =
{
  "", "a", "Rome", "烟台", "Đà Nẵng", "two\nlines", "tab\tand \"quotes\" \\ /", "🚲", "\x01", "0", "null", "a b c d e f",
};

static const char *const languages[] = { "en", "zh-Hans", "it", "vi" };

static const char *
pick (GRand             *rand,
      const char *const *from,
      guint              n)
{
  return from[g_rand_int_range (rand, 0, n)];
}

static void
append_text (GRand   *rand,
             GString *out)
{
  tandem_json_append_string (out, pick (rand, texts, G_N_ELEMENTS (texts)));
}

static void
append_date (GRand   *rand,
             GString *out)
{
  g_string_append_printf (out, "\"20%02d-%02d-%02d\"", g_rand_int_range (rand, 0, 50), g_rand_int_range (rand, 1, 13),
                          g_rand_int_range (rand, 1, 30));
}

static void
append_month (GRand   *rand,
              GString *out)
{
  g_string_append_printf (out, "\"20%02d-%02d\"", g_rand_int_range (rand, 0, 50), g_rand_int_range (rand, 1, 13));
}

static void
append_id (GRand             *rand,
           const TandemField *field,
           GString           *out)
{
  TandemKindNames kinds = field->arg;

  /* Few different ones, so that documents refer to the same. */
  g_string_append_printf (out, "\"%s:01ARZ3NDEKTSV4RRFFQ69G5FA%d\"", kinds != NULL && kinds[0] != NULL ? kinds[0] : "city",
                          g_rand_int_range (rand, 0, 10));
}

static void
append_code (GRand             *rand,
             const TandemField *field,
             GString           *out)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, NULL);

  if (vocabulary == NULL || vocabulary->n_terms == 0)
    g_string_append_printf (out, "\"code_%d\"", g_rand_int_range (rand, 0, 5));
  else
    tandem_json_append_string (out, vocabulary->terms[g_rand_int_range (rand, 0, vocabulary->n_terms)].code);
}

static void
append_localized (GRand   *rand,
                  GString *out)
{
  const char *before = "{";

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_rand_boolean (rand))
        continue;
      g_string_append_printf (out, "%s\"%s\":{\"text\":", before, languages[i]);
      append_text (rand, out);
      g_string_append (out, g_rand_boolean (rand) ? "}" : ",\"status\":\"draft\"}");
      before = ",";
    }
  g_string_append (out, *before == '{' ? "{}" : "}");
}

static void append_value (GRand             *rand,
                          const TandemField *field,
                          GString           *out);

static void
append_members (GRand             *rand,
                const TandemField *table,
                guint              n_fields,
                const char        *before,
                GString           *out)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (g_rand_boolean (rand))
        continue;
      g_string_append (out, before);
      tandem_json_append_string (out, table[i].name);
      g_string_append_c (out, ':');
      append_value (rand, &table[i], out);
      before = ",";
    }
}

static void
append_object (GRand             *rand,
               const TandemField *field,
               GString           *out)
{
  g_string_append (out, "{\"x_unknown\":1.50");
  append_members (rand, field->sub, field->n_sub, ",", out);
  g_string_append_c (out, '}');
}

static void
append_list (GRand             *rand,
             const TandemField *field,
             GString           *out)
{
  guint n = g_rand_int_range (rand, 0, 4);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s{\"id\":\"i%u\"", i > 0 ? "," : "", i);
      append_members (rand, field->sub, field->n_sub, ",", out);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

typedef void (*AppendFunc) (GRand             *rand,
                            const TandemField *field,
                            GString           *out);

/* Elements of a set differ. */
static void
append_set (GRand             *rand,
            const TandemField *field,
            AppendFunc         append,
            GString           *out)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *before = "";

  g_string_append_c (out, '[');
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      g_autoptr(GString) element = g_string_new (NULL);

      append (rand, field, element);
      if (!g_hash_table_add (seen, g_strdup (element->str)))
        continue;
      g_string_append_printf (out, "%s%s", before, element->str);
      before = ",";
    }
  g_string_append_c (out, ']');
}

static void
append_any_text (GRand             *rand,
                 const TandemField *field,
                 GString           *out)
{
  append_text (rand, out);
}

static void
append_figure (GRand             *rand,
               const TandemField *field,
               GString           *out)
{
  int n = g_rand_int_range (rand, -1000, 100000);

  if (field->type == &tandem_type_int)
    g_string_append_printf (out, "%d", n);
  else if (field->type == &tandem_type_decimal)
    g_string_append_printf (out, "\"%d.%02d\"", n, ABS (n) % 100);
  else if (field->type == &tandem_type_money)
    g_string_append_printf (out, "{\"amount\":\"%d.50\",\"currency\":\"EUR\"}", n);
  else if (field->type == &tandem_type_stat)
    g_string_append_printf (out, "{\"value\":\"%d\",\"year\":2024}", n);
  else
    g_string_append_printf (out, "{\"lat\":\"37.%04d\",\"lon\":\"121.%04d\"}", ABS (n) % 10000, ABS (n) % 10000);
}

static void
append_value (GRand             *rand,
              const TandemField *field,
              GString           *out)
{
  const TandemFieldType *type = field->type;

  if (type == &tandem_type_l10n)
    append_localized (rand, out);
  else if (type == &tandem_type_url)
    g_string_append_printf (out, "\"https://example.org/%d\"", g_rand_int_range (rand, 0, 9));
  else if (type == &tandem_type_date || type == &tandem_type_moment)
    append_date (rand, out);
  else if (type == &tandem_type_month)
    append_month (rand, out);
  else if (type == &tandem_type_period)
    g_string_append (out, "{\"from\":\"2025-01\",\"to\":\"2026-12-31\"}");
  else if (type == &tandem_type_enum)
    append_code (rand, field, out);
  else if (type == &tandem_type_enum_set)
    append_set (rand, field, append_code, out);
  else if (type == &tandem_type_text_set)
    append_set (rand, field, append_any_text, out);
  else if (type == &tandem_type_ref)
    append_id (rand, field, out);
  else if (type == &tandem_type_refs)
    append_set (rand, field, append_id, out);
  else if (type == &tandem_type_bool)
    g_string_append (out, g_rand_boolean (rand) ? "true" : "false");
  else if (type == &tandem_type_object)
    append_object (rand, field, out);
  else if (type == &tandem_type_list)
    append_list (rand, field, out);
  else if (type == &tandem_type_text)
    append_text (rand, out);
  else
    append_figure (rand, field, out);
}

/* JSON of a value of @field. */
char *
random_value (GRand             *rand,
              const TandemField *field)
{
  GString *out = g_string_new (NULL);

  append_value (rand, field, out);
  return g_string_free_and_steal (out);
}

TandemDoc *
random_doc_new (GRand            *rand,
                const TandemKind *kind)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc;

  g_string_append_printf (out, "{\"_id\":\"%s:01ARZ3NDEKTSV4RRFFQ69G5FA%d\",\"x_unknown\":[1e3,null,{\"b\":1,\"a\":2}]",
                          kind->name, g_rand_int_range (rand, 0, 10));
  append_members (rand, kind->fields, kind->n_fields, ",", out);
  g_string_append_c (out, '}');

  doc = tandem_doc_parse (out->str, out->len, &error);
  g_assert_no_error (error);
  return doc;
}

/* @doc with one to three of its fields set anew, or removed. */
TandemDoc *
random_doc_edit (GRand           *rand,
                 const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  TandemDoc *edited = tandem_doc_ref ((TandemDoc *) doc);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      const TandemField *field = &kind->fields[g_rand_int_range (rand, 0, kind->n_fields)];
      g_autofree char *json = g_rand_int_range (rand, 0, 5) == 0 ? g_strdup ("null") : random_value (rand, field);
      g_autoptr(TandemDoc) before = edited;
      g_autoptr(GError) error = NULL;

      edited = tandem_doc_with (before, field->name, json, &error);
      g_assert_no_error (error);
    }

  return edited;
}
