/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include "tandem-kinds.h"

#include <string.h>

/* ---- tables ------------------------------------------------------------------------- */

static gboolean
is_snake_case (const char *name)
{
  return g_regex_match_simple ("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name, 0, 0);
}

static void
check_arg (const TandemField *field)
{
  g_autoptr(TandemContext) context = test_context ("en");

  if (tandem_field_is_reference (field))
    {
      TandemKindNames names = field->arg;

      g_assert_nonnull (names);
      g_assert_nonnull (names[0]);
      for (guint i = 0; names[i] != NULL; i++)
        g_assert_nonnull (tandem_kind_find (names[i]));
    }
  else if (field->type == &tandem_type_enum || field->type == &tandem_type_enum_set)
    {
      const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, context);

      g_assert_nonnull (vocabulary);
      g_assert_cmpuint (vocabulary->n_terms, >, 0);
      for (guint i = 0; i < vocabulary->n_terms; i++)
        g_assert_cmpint (tandem_vocabulary_index (vocabulary, vocabulary->terms[i].code), ==, (int) i);
    }
}

/* Every code of a state machine is one of its vocabulary, and each has a row. */
static void
check_transitions (const TandemField *field)
{
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, NULL);
  guint n_rows = 0;

  g_assert_nonnull (vocabulary);
  for (const TandemTransition *row = field->transitions; row->from != NULL; row++, n_rows++)
    {
      g_assert_nonnull (tandem_vocabulary_find (vocabulary, row->from));
      for (guint i = 0; i < G_N_ELEMENTS (row->to) && row->to[i] != NULL; i++)
        g_assert_nonnull (tandem_vocabulary_find (vocabulary, row->to[i]));
    }
  g_assert_cmpuint (n_rows, ==, vocabulary->n_terms);
}

static void
check_table (const TandemField *table,
             guint              n_fields,
             guint              depth)
{
  g_assert_cmpuint (n_fields, >, 0);
  for (guint i = 0; i < n_fields; i++)
    {
      const TandemField *field = &table[i];

      g_assert_nonnull (field->name);
      g_assert_true (is_snake_case (field->name));
      g_assert_nonnull (field->label);
      g_assert_cmpstr (field->label, !=, "");
      g_assert_nonnull (field->type);
      g_assert_true (tandem_field_find (table, n_fields, field->name) == field);
      check_arg (field);
      if (field->transitions != NULL)
        check_transitions (field);
      g_assert_true ((field->sub != NULL) == (field->type == &tandem_type_object || field->type == &tandem_type_list));
      /* One level of keyed lists; their items have an id of their own. */
      if (field->type == &tandem_type_list)
        g_assert_cmpuint (depth, ==, 0);
      if (field->sub != NULL)
        {
          check_table (field->sub, field->n_sub, depth + 1);
          g_assert_null (tandem_field_find (field->sub, field->n_sub, "id"));
        }
    }
}

static void
check_scope (const TandemKind *kind)
{
  gboolean in_pair = g_str_equal (kind->name, "partnership") || tandem_kind_find_field (kind, "partnership") != NULL;
  gboolean in_city = tandem_kind_find_field (kind, "city") != NULL;

  if (kind->scope == TANDEM_SCOPE_PAIR)
    g_assert_true (in_pair);
  if (kind->scope == TANDEM_SCOPE_CITY)
    g_assert_true (in_city);
}

static void
test_tables (void)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 35);
  for (guint i = 0; i < n_kinds; i++)
    {
      const TandemKind *kind = kinds[i];

      g_test_message ("%s", kind->name);
      g_assert_true (is_snake_case (kind->name));
      g_assert_true (tandem_kind_find (kind->name) == kind);
      g_assert_nonnull (kind->label);
      g_assert_nonnull (kind->plural);
      g_assert_nonnull (kind->icon);
      g_assert_nonnull (kind->record_type);
      check_table (kind->fields, kind->n_fields, 0);
      check_scope (kind);
      g_assert_true (kind->title != NULL || tandem_kind_flagged (kind, TANDEM_TITLE) < kind->n_fields);
      g_assert_cmpint (tandem_kind_get_field (kind, "illustration"), ==, (int) kind->n_fields - 2);
      g_assert_cmpint (tandem_kind_get_field (kind, "source"), ==, (int) kind->n_fields - 1);
      for (guint j = 0; j < kind->n_computed; j++)
        {
          g_assert_true (is_snake_case (kind->computed[j].name));
          g_assert_cmpint (tandem_kind_get_field (kind, kind->computed[j].name), ==, -1);
        }
    }
}

static void
test_kind_lookup (void)
{
  g_assert_cmpstr (tandem_kind_of_id ("milestone:01JAAAAAAAAAAAAAAAAAAAAAAA")->name, ==, "milestone");
  g_assert_null (tandem_kind_of_id ("milestone"));
  g_assert_null (tandem_kind_of_id (":x"));
  g_assert_null (tandem_kind_of_id ("nonsense:01JAAAAAAAAAAAAAAAAAAAAAAA"));
  g_assert_null (tandem_kind_find ("nonsense"));
  g_assert_cmpint (tandem_kind_get_field (tandem_kind_find ("milestone"), "nonsense"), ==, -1);
}

/* ---- typed text --------------------------------------------------------------------- */

typedef struct
{
  const char *typed;
  const char *json;             /* NULL: an error */
} Case;

static void
check_cases (const TandemField *field,
             const char        *before,
             const Case        *cases,
             guint              n_cases)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autofree char *body = g_strdup_printf ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','v':%s}",
                                           before != NULL ? before : "null");
  g_autoptr(TandemDoc) doc = doc_from_json (body);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *json = tandem_field_parse_text (field, tandem_doc_get (doc, "v"), cases[i].typed, context, &error);
      g_autofree char *expected = cases[i].json != NULL ? with_quotes (cases[i].json) : NULL;
      g_autofree char *readable = g_utf8_make_valid (cases[i].typed, -1);

      g_test_message ("%s", readable);
      g_assert_cmpstr (json, ==, expected);
      if (expected == NULL)
        {
          g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD);
          g_assert_nonnull (strstr (error->message, field->label));
        }
      else
        g_assert_no_error (error);
    }
}

#define CHECK_CASES(field, before, cases) check_cases (field, before, cases, G_N_ELEMENTS (cases))

static void
test_typed_dates (void)
{
  static const TandemField day = TANDEM_FIELD_DATE ("day", "Day", 0);
  static const TandemField month = TANDEM_FIELD_MONTH ("month", "Month", 0);
  static const TandemField period = TANDEM_FIELD_PERIOD ("period", "Period", 0);
  static const TandemField moment = TANDEM_FIELD_MOMENT ("moment", "Moment", 0);
  static const Case days[] =
  {
    { "2020-04-30", "'2020-04-30'" }, { "30 Apr 2020", "'2020-04-30'" }, { "30 April 2020", "'2020-04-30'" },
    { "April 30, 2020", "'2020-04-30'" }, { "30/4/2020", "'2020-04-30'" }, { "30.4.2020", "'2020-04-30'" },
    { "4/30/2020", "'2020-04-30'" }, { "3/4/2020", "'2020-04-03'" }, { "30.4.20", "'2020-04-30'" },
    { "2020年4月30日", "'2020-04-30'" }, { "2020 Apr 30", "'2020-04-30'" }, { "17 May", "'2026-05-17'" },
    { "29 Feb 2024", "'2024-02-29'" }, { " 2020-04-30 ", "'2020-04-30'" }, { "1st of June 2027", "'2027-06-01'" },
    { "", "null" }, { "29 Feb 2023", NULL }, { "2020-13-01", NULL }, { "soon", NULL }, { "30", NULL }, { "2020", NULL },
    { "2020-04-30-01", NULL }, { "30 Foo 2020", NULL }, { "99999-01-01", NULL }, { "\xff", NULL },
  };
  static const Case months[] =
  {
    { "2026-05", "'2026-05'" }, { "May 2026", "'2026-05'" }, { "5/2026", "'2026-05'" }, { "2026年5月", "'2026-05'" },
    { "2026", NULL }, { "2026-13", NULL }, { "May", NULL }, { "17 May 2026", NULL },
  };
  static const Case periods[] =
  {
    { "2020-01 – 2020-12", "{'from':'2020-01','to':'2020-12'}" }, { "1 May 2020 to 30 May 2020", "{'from':'2020-05-01','to':'2020-05-30'}" },
    { "from May 2020", "{'from':'2020-05'}" }, { "2020-05..2021-06-30", "{'from':'2020-05','to':'2021-06-30'}" },
    { "2020-05 – soon", NULL }, { "always", NULL },
  };
  static const Case moments[] =
  {
    { "2026-05-17T09:00", "'2026-05-17T09:00'" }, { "17 May 2026 9:00", "'2026-05-17T09:00'" }, { "17 May 2026, 23:59", "'2026-05-17T23:59'" },
    { "17 May 2026", "'2026-05-17'" }, { "17 May 2026 25:00", NULL },
  };

  CHECK_CASES (&day, NULL, days);
  CHECK_CASES (&month, NULL, months);
  CHECK_CASES (&period, NULL, periods);
  CHECK_CASES (&moment, NULL, moments);
}

static void
test_typed_numbers (void)
{
  static const TandemRange percent = { 0, 100 };
  static const TandemField integer = TANDEM_FIELD_INT_IN ("share", "Share", percent, 0);
  static const TandemField decimal = TANDEM_FIELD_DECIMAL ("area", "Area", 0);
  static const TandemField money = TANDEM_FIELD_MONEY ("cost", "Cost", 0);
  static const TandemField stat = TANDEM_FIELD_STAT ("gdp", "GDP", 0);
  static const TandemField geo = TANDEM_FIELD_GEO ("location", "Location", 0);
  static const TandemField yes_no = TANDEM_FIELD_BOOL ("done", "Done", 0);
  static const Case integers[] = { { "12", "12" }, { " 007 ", "7" }, { "100", "100" }, { "101", NULL }, { "-1", NULL }, { "1.5", NULL }, { "x", NULL }, { "", "null" } };
  static const Case decimals[] =
  {
    { "1234.50", "'1234.50'" }, { "1,234.50", "'1234.50'" }, { "1.234,50", "'1234.50'" }, { "1 234,5", "'1234.5'" }, { "1,234", "'1234'" },
    { "1,234,567", "'1234567'" }, { "1'234", "'1234'" }, { "−3", "'-3'" }, { ".5", "'0.5'" }, { "12.50", "'12.50'" }, { "12\u00a0500", "'12500'" },
    { "0,5", "'0.5'" }, { "１２", "'12'" }, { "1.2.3,4,5", NULL }, { "1-2", NULL }, { "", "null" }, { "-", NULL }, { "1e5", NULL }, { "abc", NULL },
  };
  static const Case amounts[] =
  {
    { "12.50 EUR", "{'amount':'12.50','currency':'EUR'}" }, { "€12.50", "{'amount':'12.50','currency':'EUR'}" },
    { "EUR 1,200,000", "{'amount':'1200000','currency':'EUR'}" }, { "3000 cny", "{'amount':'3000','currency':'CNY'}" }, { "12.50", NULL }, { "12.50 EURO", NULL }, { "EUR", NULL },
  };
  static const Case more_amounts[] =
  {
    { "13", "{'amount':'13','currency':'CNY','price_year':2019}" }, { "13 EUR", "{'amount':'13','currency':'EUR','price_year':2019}" },
  };
  static const Case figures[] =
  {
    { "7,000,000 (2020)", "{'value':'7000000','year':2020}" }, { "12.5 bn EUR (2021)", "{'value':'12.5','unit':'bn EUR','year':2021}" }, { "12", "{'value':'12'}" }, { "many", NULL },
  };
  static const Case places[] = { { "37.4765, 121.4408", "{'lat':'37.4765','lon':'121.4408'}" }, { "-37 121", "{'lat':'-37','lon':'121'}" }, { "91, 0", NULL }, { "Yantai", NULL } };
  static const Case answers[] = { { "yes", "true" }, { "No", "false" }, { "TRUE", "true" }, { "perhaps", NULL } };

  CHECK_CASES (&integer, NULL, integers);
  CHECK_CASES (&decimal, NULL, decimals);
  CHECK_CASES (&money, NULL, amounts);
  CHECK_CASES (&money, "{'amount':'1','currency':'CNY','price_year':2019}", more_amounts);
  CHECK_CASES (&stat, NULL, figures);
  CHECK_CASES (&geo, NULL, places);
  CHECK_CASES (&yes_no, NULL, answers);
}

static void
test_typed_codes (void)
{
  static const TandemTerm terms[] = { { "in_progress", "In progress" }, { "done", "Done" } };
  static const TandemVocabulary closed = TANDEM_VOCABULARY ("closed", terms);
  static const TandemVocabularyRef ref = { "closed", &closed };
  static const TandemField one = TANDEM_FIELD_ENUM ("state", "State", ref, 0);
  static const TandemField set = TANDEM_FIELD_ENUM_SET ("states", "States", ref, 0);
  static const TandemField words = TANDEM_FIELD_TEXT_SET ("languages", "Languages", 0);
  static const char *const kinds[] = { "city", NULL };
  static const TandemField city = TANDEM_FIELD_REF ("city", "City", kinds, 0);
  static const TandemField cities = TANDEM_FIELD_REFS ("cities", "Cities", kinds, 0);
  static const TandemField site = TANDEM_FIELD_URL ("site", "Site", 0);
  static const Case codes[] = { { "done", "'done'" }, { "In Progress", "'in_progress'" }, { "DONE", "'done'" }, { "other", NULL } };
  static const Case sets[] = { { "done, In progress, Done", "['done','in_progress']" }, { "done、in_progress", "['done','in_progress']" }, { "done, x", NULL } };
  static const Case lists[] = { { "en, zh-Hans,,en", "['en','zh-Hans']" } };
  static const Case ids[] = { { "city:01JAAAAAAAAAAAAAAAAAAAAAAA", "'city:01JAAAAAAAAAAAAAAAAAAAAAAA'" }, { "plan:01JAAAAAAAAAAAAAAAAAAAAAAA", NULL }, { "Yantai", NULL } };
  static const Case several[] = { { "city:01JAAAAAAAAAAAAAAAAAAAAAAA, city:01JBBBBBBBBBBBBBBBBBBBBBBB", "['city:01JAAAAAAAAAAAAAAAAAAAAAAA','city:01JBBBBBBBBBBBBBBBBBBBBBBB']" }, { "city:1", NULL } };
  static const Case sites[] = { { "https://example.org/a", "'https://example.org/a'" }, { "example.org", "'https://example.org'" }, { "javascript:alert(1)", NULL }, { "ftp://example.org", NULL }, { "file:///etc/passwd", NULL } };

  CHECK_CASES (&one, NULL, codes);
  CHECK_CASES (&set, NULL, sets);
  CHECK_CASES (&words, NULL, lists);
  CHECK_CASES (&city, NULL, ids);
  CHECK_CASES (&cities, NULL, several);
  CHECK_CASES (&site, NULL, sites);
}

static void
test_typed_l10n (void)
{
  static const TandemField title = TANDEM_FIELD_L10N ("title", "Title", 0);
  static const Case first[] = { { "A", "{'en':{'text':'A'}}" }, { "", "null" } };
  /* The base text changed: its translation is out of date. */
  static const Case base[] = { { "B", "{'en':{'text':'B'},'it':{'status':'outdated','text':'X'}}" }, { "A", "{'en':{'text':'A'},'it':{'status':'approved','text':'X'}}" }, { "", "{'it':{'status':'approved','text':'X'}}" } };
  /* Here English is the translation: it becomes a draft, and the base stays. */
  static const Case translation[] = { { "B", "{'en':{'text':'B','status':'draft'},'it':{'text':'X'}}" } };
  static const Case another[] = { { "B", "{'en':{'text':'B','status':'draft'},'it':{'text':'X'}}" } };

  CHECK_CASES (&title, NULL, first);
  CHECK_CASES (&title, "{'en':{'text':'A'},'it':{'text':'X','status':'approved'}}", base);
  CHECK_CASES (&title, "{'en':{'text':'A','status':'approved'},'it':{'text':'X'}}", translation);
  CHECK_CASES (&title, "{'it':{'text':'X'}}", another);
}

/* ---- what people read ---------------------------------------------------------------- */

static void
assert_text (const TandemField *field,
             const char        *json,
             const char        *expected)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autofree char *body = g_strdup_printf ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','v':%s}", json);
  g_autoptr(TandemDoc) doc = doc_from_json (body);
  g_autofree char *text = tandem_field_dup_text (field, tandem_doc_get (doc, "v"), context);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  static const TandemField day = TANDEM_FIELD_DATE ("day", "Day", 0);
  static const TandemField period = TANDEM_FIELD_PERIOD ("period", "Period", 0);
  static const TandemField moment = TANDEM_FIELD_MOMENT ("moment", "Moment", 0);
  static const TandemField money = TANDEM_FIELD_MONEY ("cost", "Cost", 0);
  static const TandemField stat = TANDEM_FIELD_STAT ("gdp", "GDP", 0);
  static const TandemField title = TANDEM_FIELD_L10N ("title", "Title", 0);
  static const TandemField done = TANDEM_FIELD_BOOL ("done", "Done", 0);
  static const TandemField words = TANDEM_FIELD_TEXT_SET ("words", "Words", 0);

  assert_text (&day, "'2026-05-17'", "17 May 2026");
  assert_text (&day, "'soon'", "soon");
  assert_text (&day, "null", NULL);
  assert_text (&day, "[]", NULL);
  assert_text (&day, "[1]", "[1]");
  assert_text (&period, "{'from':'2026-05','to':'2026-06-30'}", "May 2026 – 30 June 2026");
  assert_text (&period, "{'from':'2026-05'}", "from May 2026");
  assert_text (&moment, "'2026-05-17T09:00'", "17 May 2026, 09:00");
  assert_text (&money, "{'amount':'12.50','currency':'EUR'}", "12.50 EUR");
  assert_text (&money, "{'amount':'1250000','currency':'EUR'}", "1\u00a0250\u00a0000 EUR");
  assert_text (&stat, "{'value':'7000','unit':'t','year':2020}", "7000 t (2020)");
  assert_text (&title, "{'it':{'text':'X'},'en':{'text':'A'}}", "A");
  assert_text (&title, "{'it':{'text':'X'}}", "X");
  assert_text (&done, "true", "Yes");
  assert_text (&words, "['a','b']", "a, b");
  assert_text (&words, "[]", NULL);
}

static void
test_l10n_base (void)
{
  g_autoptr(TandemDoc) doc = doc_from_json ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA',"
                                            "'a':{'en':{'text':'A','status':'draft'},'it':{'text':'X'}},"
                                            "'b':{'en':{'text':'A','status':'draft'},'de':{'text':'X','status':'draft'}},"
                                            "'c':{'it':{'text':'A','status':'draft'},'de':{'text':'X','status':'draft'}},'d':{},'e':7,'f':{'de':{'text':'X'},'en':{'text':'A'}},'g':{'en':{}}}");

  g_assert_cmpstr (tandem_l10n_get_base (tandem_doc_get (doc, "a")), ==, "it");
  g_assert_cmpstr (tandem_l10n_get_base (tandem_doc_get (doc, "b")), ==, "en");
  g_assert_cmpstr (tandem_l10n_get_base (tandem_doc_get (doc, "c")), ==, "de");
  g_assert_cmpstr (tandem_l10n_get_base (tandem_doc_get (doc, "f")), ==, "en");
  g_assert_null (tandem_l10n_get_base (tandem_doc_get (doc, "d")));
  g_assert_null (tandem_l10n_get_base (tandem_doc_get (doc, "g")));
  g_assert_null (tandem_l10n_get_base (tandem_doc_get (doc, "e")));
}

static void
test_columns (void)
{
  static const TandemField decimal = TANDEM_FIELD_DECIMAL ("area", "Area", 0);
  static const TandemField day = TANDEM_FIELD_DATE ("day", "Day", 0);
  static const TandemField title = TANDEM_FIELD_L10N ("title", "Title", 0);
  static const TandemField words = TANDEM_FIELD_TEXT_SET ("words", "Words", 0);
  g_autoptr(TandemDoc) doc = doc_from_json ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','a':'-12.5678','b':'2026-05-17',"
                                            "'c':{'en':{'text':'A'}},'d':'99999999999999999999999','e':[],'f':'12'}");

  g_assert_cmpint (tandem_field_get_column (&decimal, tandem_doc_get (doc, "a")).integer, ==, -12567);
  g_assert_cmpint (tandem_field_get_column (&decimal, tandem_doc_get (doc, "f")).integer, ==, 12000);
  g_assert_cmpint (tandem_field_get_column (&decimal, tandem_doc_get (doc, "d")).integer, ==, TANDEM_DOC_MAX_INTEGER);
  g_assert_cmpint (tandem_field_get_column (&decimal, tandem_doc_get (doc, "e")).type, ==, TANDEM_COLUMN_NULL);
  g_assert_cmpint (tandem_field_get_column (&day, tandem_doc_get (doc, "b")).integer, ==, 20260517);
  g_assert_cmpint (tandem_field_get_column (&day, tandem_doc_get (doc, "a")).type, ==, TANDEM_COLUMN_NULL);
  g_assert_cmpstr (tandem_field_get_column (&title, tandem_doc_get (doc, "c")).text, ==, "A");
  g_assert_null (tandem_field_get_sql_type (&words));
  g_assert_cmpint (tandem_field_get_column (&words, tandem_doc_get (doc, "e")).type, ==, TANDEM_COLUMN_NULL);
}

static void
test_transitions (void)
{
  const TandemField *status = tandem_kind_find_field (tandem_kind_find ("milestone"), "status");
  const TandemField *due = tandem_kind_find_field (tandem_kind_find ("milestone"), "due");

  g_assert_true (tandem_field_can_follow (status, "planned", "in_progress"));
  g_assert_true (tandem_field_can_follow (status, "planned", "planned"));
  g_assert_true (tandem_field_can_follow (status, NULL, "achieved"));
  g_assert_true (tandem_field_can_follow (status, "of a newer version", "achieved"));
  g_assert_false (tandem_field_can_follow (status, "dropped", "achieved"));
  g_assert_true (tandem_field_can_follow (due, "a", "b"));
}

/* What is shown can be typed again, and whatever is typed never breaks. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(TandemContext) context = test_context ("en");
  guint n_parsed = 0;

  for (guint i = 0; i < random_rounds (2000); i++)
    {
      gboolean hostile = i % 2 == 0;
      g_autoptr(TandemDoc) doc = random_doc (random_kind (rand), rand, hostile);
      const TandemKind *kind = tandem_doc_get_kind (doc);
      guint index = (guint) g_rand_int_range (rand, 0, (gint32) kind->n_fields);
      const TandemField *field = &kind->fields[index];
      g_autofree char *text = tandem_doc_dup_text (doc, index, context);
      g_autoptr(GError) error = NULL;
      g_autofree char *json = text != NULL
                                ? tandem_field_parse_text (field, tandem_doc_field (doc, index), text, context, &error)
                                : NULL;
      g_autoptr(TandemDoc) edited = NULL;

      if (text == NULL)
        continue;
      g_assert_true ((json == NULL) == (error != NULL));
      if (json == NULL)
        continue;
      edited = tandem_doc_with (doc, field->name, json, &error);
      g_assert_no_error (error);
      if (hostile)
        continue;
      if (field->type == &tandem_type_date || field->type == &tandem_type_money || field->type == &tandem_type_decimal ||
          field->type == &tandem_type_period || field->type == &tandem_type_stat || field->type == &tandem_type_l10n)
        {
          g_autofree char *again = tandem_doc_dup_text (edited, index, context);

          g_assert_cmpstr (again, ==, text);
        }
      n_parsed++;
    }
  g_assert_cmpuint (n_parsed, >, 0);
}

/* ---- families ------------------------------------------------------------------------- */

static void
test_new_under (void)
{
  g_autoptr(TandemDoc) pilot = doc_from_json ("{'_id':'pilot:01JAAAAAAAAAAAAAAAAAAAAAAA','partnership':'partnership:01JBBBBBBBBBBBBBBBBBBBBBBB',"
                                              "'plan':'plan:01JCCCCCCCCCCCCCCCCCCCCCCC'}");
  g_autoptr(TandemDoc) partnership = doc_from_json ("{'_id':'partnership:01JBBBBBBBBBBBBBBBBBBBBBBB'}");
  g_autoptr(TandemDoc) milestone = tandem_doc_new_under (tandem_kind_find ("milestone"), pilot);
  g_autoptr(TandemDoc) other = tandem_doc_new_under (tandem_kind_find ("milestone"), partnership);
  g_autoptr(TandemDoc) orphan = tandem_doc_new_under (tandem_kind_find ("milestone"), NULL);
  g_autofree char *database = tandem_doc_dup_database (milestone);

  g_assert_true (tandem_id_is_valid (tandem_doc_get_id (milestone)));
  g_assert_cmpstr (tandem_doc_get_id (milestone), !=, tandem_doc_get_id (other));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (milestone, "owner")), ==, tandem_doc_get_id (pilot));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (milestone, "partnership")), ==, tandem_doc_get_id (partnership));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (milestone, "plan")), ==, "plan:01JCCCCCCCCCCCCCCCCCCCCCCC");
  g_assert_cmpstr (tandem_doc_get_parent (milestone), ==, tandem_doc_get_id (pilot));
  g_assert_cmpstr (database, ==, "pair-01jbbbbbbbbbbbbbbbbbbbbbbb");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (other, "partnership")), ==, tandem_doc_get_id (partnership));
  g_assert_cmpstr (tandem_doc_get_parent (other), ==, tandem_doc_get_id (partnership));
  g_assert_null (tandem_doc_get_parent (orphan));
}

static void
assert_database (const char *json,
                 const char *expected)
{
  g_autoptr(TandemDoc) doc = doc_from_json (json);
  g_autofree char *database = tandem_doc_dup_database (doc);

  g_assert_cmpstr (database, ==, expected);
}

static void
test_databases (void)
{
  assert_database ("{'_id':'partnership:01JAAAAAAAAAAAAAAAAAAAAAAA'}", "pair-01jaaaaaaaaaaaaaaaaaaaaaaa");
  assert_database ("{'_id':'city:01JAAAAAAAAAAAAAAAAAAAAAAA'}", "catalogue");
  assert_database ("{'_id':'practice:01JAAAAAAAAAAAAAAAAAAAAAAA','city':'city:01JAAAAAAAAAAAAAAAAAAAAAAA'}", "catalogue");
  assert_database ("{'_id':'inventory:01JAAAAAAAAAAAAAAAAAAAAAAA','city':'city:01JBBBBBBBBBBBBBBBBBBBBBBB'}", "city-01jbbbbbbbbbbbbbbbbbbbbbbb");
  assert_database ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','city':'city:01JBBBBBBBBBBBBBBBBBBBBBBB'}", "city-01jbbbbbbbbbbbbbbbbbbbbbbb");
  assert_database ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','partnership':'city:01JBBBBBBBBBBBBBBBBBBBBBBB'}", "catalogue");
  assert_database ("{'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA','partnership':'partnership:../../x'}", "catalogue");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/field/tables", test_tables);
  g_test_add_func ("/field/kind-lookup", test_kind_lookup);
  g_test_add_func ("/field/typed/dates", test_typed_dates);
  g_test_add_func ("/field/typed/numbers", test_typed_numbers);
  g_test_add_func ("/field/typed/codes", test_typed_codes);
  g_test_add_func ("/field/typed/localized-text", test_typed_l10n);
  g_test_add_func ("/field/texts", test_texts);
  g_test_add_func ("/field/localized-base", test_l10n_base);
  g_test_add_func ("/field/columns", test_columns);
  g_test_add_func ("/field/transitions", test_transitions);
  g_test_add_func ("/field/round-trip", test_round_trip);
  g_test_add_func ("/field/new-under", test_new_under);
  g_test_add_func ("/field/databases", test_databases);

  return g_test_run ();
}
