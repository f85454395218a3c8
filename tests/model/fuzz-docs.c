/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include "tandem-context.h"

static const char *const texts[] = { "", "alpha", "beta", "gamma\\ndelta", "城市", "Đà Nẵng", "one\\ntwo\\nthree", "one\\n2\\nthree", "one\\ntwo\\n3" };
static const char *const ulids[] = { "01JAAAAAAAAAAAAAAAAAAAAAAA", "01JBBBBBBBBBBBBBBBBBBBBBBB", "01JCCCCCCCCCCCCCCCCCCCCCCC" };
static const char *const item_ids[] = { "u1", "u2", "u3", "u4" };
static const char *const languages[] = { "en", "zh-Hans", "it" };
static const char *const statuses[] = { "draft", "reviewed", "outdated" };
static const char *const dates[] = { "2026-05-17", "2026-06-01", "2027-01-31" };
static const char *const numbers[] = { "0", "12.50", "-3", "7000000" };
static const char *const odd_values[] =
{
  "null", "true", "0", "1e5", "-0", "9007199254740992", "\"\"", "\"x\"", "[]", "{}", "[1,\"a\",null,\"a\"]", "{\"a\":{\"b\":1}}",
  "{\"a\":null}", "[{\"id\":\"u1\"},{\"id\":\"u1\"}]", "[{\"id\":3},{}]", "{\"en\":\"bare\"}", "{\"en\":{\"text\":7}}",
  "{\"\":{\"text\":\"x\",\"status\":[]}}", "\"2026-02-30\"", "\"milestone:bad\"", "[[[[]]]]",
};

#define PICK(pool) ((pool)[g_rand_int_range (rand, 0, G_N_ELEMENTS (pool))])

const TandemKind *
random_kind (GRand *rand)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  return kinds[g_rand_int_range (rand, 0, (gint32) n_kinds)];
}

guint
random_rounds (guint rounds)
{
  const char *wanted = g_getenv ("TANDEM_FUZZ_ROUNDS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : rounds;
}

TandemContext *
test_context (const char *language)
{
  /* Read once: the context is made very often here. */
  static TandemVocabularies *vocabularies;

  if (vocabularies == NULL)
    vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new (language, (TandemDate) { 20260503 }, vocabularies);
}

/* Tests write JSON with ' for ", as C strings read better so. */
char *
with_quotes (const char *json)
{
  return g_strdelimit (g_strdup (json), "'", '"');
}

TandemDoc *
doc_from_json (const char *json)
{
  g_autofree char *body = with_quotes (json);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);

  return doc;
}

/* ---- values --------------------------------------------------------------------- */

static char *random_value (const TandemField *field,
                           TandemVal          before,
                           GRand             *rand,
                           gboolean           hostile);

static char *
val_json (TandemVal value)
{
  GString *out;

  if (tandem_val_type (value) == TANDEM_VAL_ABSENT)
    return NULL;
  out = g_string_new (NULL);
  tandem_val_write (value, out);

  return g_string_free (out, FALSE);
}

static void
add_member (GString    *out,
            const char *name,
            char       *json)
{
  if (json != NULL)
    g_string_append_printf (out, "%s\"%s\":%s", out->str[out->len - 1] == '{' ? "" : ",", name, json);
  g_free (json);
}

static void
add_element (GString *out,
             char    *json)
{
  if (json != NULL)
    g_string_append_printf (out, "%s%s", out->str[out->len - 1] == '[' ? "" : ",", json);
  g_free (json);
}

static char *
finish (GString    *out,
        const char *end)
{
  g_string_append (out, end);

  return g_string_free (out, FALSE);
}

/* The members of a table: some stay, some change, some go; and one that no
 * table knows. */
static void
add_table (GString           *out,
           const TandemField *table,
           guint              n_fields,
           TandemVal          before,
           guint              changes,
           GRand             *rand,
           gboolean           hostile)
{
  for (guint i = 0; i < n_fields; i++)
    {
      TandemVal old = tandem_val_member (before, table[i].name);
      gboolean change = (guint) g_rand_int_range (rand, 0, (gint32) n_fields) < changes;

      add_member (out, table[i].name, change ? random_value (&table[i], old, rand, hostile) : val_json (old));
    }

  if (g_rand_int_range (rand, 0, 8) == 0)
    add_member (out, "x_new", g_strdup (PICK (odd_values)));
  else if (g_rand_int_range (rand, 0, 8) == 0)
    add_member (out, "x_new", g_strdup_printf ("{\"p\":%d,\"q\":{\"r\":%d}}", g_rand_int_range (rand, 0, 3),
                                               g_rand_int_range (rand, 0, 3)));
  else
    add_member (out, "x_new", val_json (tandem_val_member (before, "x_new")));
}

static char *
random_list (const TandemField *field,
             TandemVal          before,
             GRand             *rand,
             gboolean           hostile)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (item_ids); i++)
    {
      TandemVal old = tandem_val_item (before, item_ids[i]);
      GString *item;

      if (g_rand_int_range (rand, 0, 3) != 0)
        {
          add_element (out, val_json (old));
          continue;
        }
      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      item = g_string_new ("{");
      add_member (item, "id", g_strdup_printf ("\"%s\"", item_ids[i]));
      add_table (item, field->sub, field->n_sub, old, 2, rand, hostile);
      add_element (out, finish (item, "}"));
    }
  if (hostile && g_rand_int_range (rand, 0, 10) == 0)
    add_element (out, g_strdup (PICK (odd_values)));

  return finish (out, "]");
}

static char *
random_l10n (TandemVal before,
             GRand    *rand)
{
  GString *out = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GString *entry;

      if (g_rand_int_range (rand, 0, 2) != 0)
        {
          add_member (out, languages[i], val_json (tandem_val_member (before, languages[i])));
          continue;
        }
      if (g_rand_int_range (rand, 0, 4) == 0)
        continue;
      entry = g_string_new ("{");
      add_member (entry, "text", g_strdup_printf ("\"%s\"", PICK (texts)));
      if (g_rand_boolean (rand))
        add_member (entry, "status", g_strdup_printf ("\"%s\"", PICK (statuses)));
      add_member (out, languages[i], finish (entry, "}"));
    }

  return finish (out, "}");
}

static char *
random_id (const TandemField *field,
           GRand             *rand)
{
  TandemKindNames names = field->arg;

  return g_strdup_printf ("\"%s:%s\"", names[0], PICK (ulids));
}

static char *
random_code (const TandemField *field,
             GRand             *rand)
{
  g_autoptr(TandemContext) context = test_context ("en");
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, context);
  guint n = MIN (vocabulary->n_terms, 4);

  return g_strdup_printf ("\"%s\"", vocabulary->terms[g_rand_int_range (rand, 0, (gint32) n)].code);
}

static char *
random_set (const TandemField *field,
            GRand *rand,
            char *(*one) (const TandemField *, GRand *))
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_new ("[");

  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      char *json = one (field, rand);

      if (g_hash_table_add (seen, json))
        add_element (out, g_strdup (json));
    }

  return finish (out, "]");
}

static char *
random_word (const TandemField *field,
             GRand             *rand)
{
  return g_strdup_printf ("\"%s\"", PICK (languages));
}

static char *
random_proper (const TandemField *field,
               TandemVal          before,
               GRand             *rand,
               gboolean           hostile)
{
  const TandemFieldType *type = field->type;

  if (type == &tandem_type_l10n)
    return random_l10n (before, rand);
  if (type == &tandem_type_date || type == &tandem_type_moment)
    return g_strdup_printf ("\"%s\"", PICK (dates));
  if (type == &tandem_type_month)
    return g_strdup_printf ("\"%.7s\"", PICK (dates));
  if (type == &tandem_type_period)
    return g_strdup_printf ("{\"from\":\"%.7s\",\"to\":\"2028-0%d-01\"}", PICK (dates), g_rand_int_range (rand, 1, 4));
  if (type == &tandem_type_enum)
    return random_code (field, rand);
  if (type == &tandem_type_enum_set)
    return random_set (field, rand, random_code);
  if (type == &tandem_type_text_set)
    return random_set (field, rand, random_word);
  if (type == &tandem_type_ref)
    return random_id (field, rand);
  if (type == &tandem_type_refs)
    return random_set (field, rand, random_id);
  if (type == &tandem_type_int)
    return g_strdup_printf ("%d", g_rand_int_range (rand, 0, 5));
  if (type == &tandem_type_bool)
    return g_strdup (g_rand_boolean (rand) ? "true" : "false");
  if (type == &tandem_type_decimal)
    return g_strdup_printf ("\"%s\"", PICK (numbers));
  if (type == &tandem_type_money)
    return g_strdup_printf ("{\"amount\":\"%s\",\"currency\":\"EUR\"}", PICK (numbers));
  if (type == &tandem_type_stat)
    return g_strdup_printf ("{\"value\":\"%s\",\"year\":2020}", PICK (numbers));
  if (type == &tandem_type_geo)
    return g_strdup_printf ("{\"lat\":\"%d.5\",\"lon\":\"121.4408\"}", g_rand_int_range (rand, 0, 3));
  if (type == &tandem_type_list)
    return random_list (field, before, rand, hostile);
  if (type == &tandem_type_object)
    {
      GString *out = g_string_new ("{");

      add_table (out, field->sub, field->n_sub, before, 2, rand, hostile);
      return finish (out, "}");
    }

  return g_strdup_printf ("\"%s\"", PICK (texts));
}

/* JSON, or NULL for no such member. */
static char *
random_value (const TandemField *field,
              TandemVal          before,
              GRand             *rand,
              gboolean           hostile)
{
  if (g_rand_int_range (rand, 0, 6) == 0)
    return NULL;
  if (hostile && g_rand_int_range (rand, 0, 5) == 0)
    return g_strdup (PICK (odd_values));

  return random_proper (field, before, rand, hostile);
}

static TandemDoc *
make_doc (const TandemKind *kind,
          const char       *id,
          TandemVal         before,
          guint             changes,
          GRand            *rand,
          gboolean          hostile)
{
  g_autoptr(GString) out = g_string_new ("{");
  g_autoptr(GError) error = NULL;
  TandemDoc *doc;

  add_member (out, "_id", g_strdup_printf ("\"%s\"", id));
  add_table (out, kind->fields, kind->n_fields, before, changes, rand, hostile);
  g_string_append_c (out, '}');
  doc = tandem_doc_parse (out->str, (gssize) out->len, &error);
  g_assert_no_error (error);

  return doc;
}

TandemDoc *
random_doc (const TandemKind *kind,
            GRand            *rand,
            gboolean          hostile)
{
  g_autofree char *id = g_strdup_printf ("%s:%s", kind->name, ulids[0]);

  return make_doc (kind, id, (TandemVal) { NULL }, kind->n_fields, rand, hostile);
}

TandemDoc *
random_edit (const TandemDoc *doc,
             GRand           *rand,
             gboolean         hostile)
{
  return make_doc (tandem_doc_get_kind (doc), tandem_doc_get_id (doc), tandem_doc_root (doc),
                   (guint) g_rand_int_range (rand, 0, 6), rand, hostile);
}
