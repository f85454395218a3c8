/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-doc.h"

#include <string.h>

#define ULID "01ARZ3NDEKTSV4RRFFQ69G5FAV"
#define ID "\"_id\":\"milestone:" ULID "\""

static TandemDoc *
parse (const char *body)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  return doc;
}

static void
assert_written (TandemVal   value,
                const char *expected)
{
  g_autoptr(GString) written = g_string_new (NULL);

  tandem_val_write (value, written);
  g_assert_cmpstr (written->str, ==, expected);
}

static void
assert_canonical (const TandemDoc *doc,
                  const char      *expected)
{
  g_autofree char *canonical = tandem_doc_to_canonical (doc);

  g_assert_cmpstr (canonical, ==, expected);
}

/* ---- reading ---- */

static void
test_read (void)
{
  static const char body[] =
    " {" ID ", \"due\" : \"2026-05-17\",\"weight_pct\":40,\"illustration\":true,\n"
    "\"title\":{\"en\":{\"text\":\"Dock\",\"status\":\"approved\"},\"zh-Hans\":{\"text\":\"码头\"}},\n"
    "\"updates\":[{\"id\":\"u1\",\"on\":\"2026-01-02\"},{\"id\":\"0\",\"on\":\"2026-01-03\"}],\n"
    "\"depends_on\":[\"a\",\"b\"],\"odd\":{\"deep\":[1.50]}} ";
  g_autoptr(TandemDoc) doc = parse (body);
  gsize length;

  g_assert_cmpstr (tandem_doc_get_kind (doc)->name, ==, "milestone");
  g_assert_cmpstr (tandem_doc_get_id (doc), ==, "milestone:" ULID);
  g_assert_cmpstr (tandem_doc_get_body (doc, &length), ==, body);
  g_assert_cmpuint (length, ==, strlen (body));

  g_assert_cmpint (tandem_val_date (tandem_doc_get (doc, "due")).ymd, ==, 20260517);
  g_assert_cmpint (tandem_val_int (tandem_doc_get (doc, "weight_pct"), -1), ==, 40);
  g_assert_true (tandem_val_bool (tandem_doc_get (doc, "illustration")));
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (doc, "title"), "zh-Hans"), ==, "码头");
  g_assert_cmpstr (tandem_val_l10n_status (tandem_doc_get (doc, "title"), "en"), ==, "approved");
  g_assert_null (tandem_val_l10n_status (tandem_doc_get (doc, "title"), "zh-Hans"));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "title.en.text")), ==, "Dock");
  g_assert_cmpint (tandem_val_date (tandem_doc_get (doc, "updates[u1].on")).ymd, ==, 20260102);
  g_assert_true (tandem_val_has_code (tandem_doc_get (doc, "depends_on"), "b"));
  g_assert_false (tandem_val_has_code (tandem_doc_get (doc, "depends_on"), "c"));
  assert_written (tandem_doc_get (doc, "odd"), "{\"deep\":[1.50]}");

  /* by id first, then by place */
  g_assert_cmpint (tandem_val_date (tandem_doc_get (doc, "updates[0].on")).ymd, ==, 20260103);
  g_assert_cmpint (tandem_val_date (tandem_doc_get (doc, "updates[1].on")).ymd, ==, 20260103);
  g_assert_false (tandem_val_exists (tandem_doc_get (doc, "updates[2].on")));
}

static void
test_paths_nowhere (void)
{
  static const char *const paths[] =
  {
    "", ".", "a.", ".a", "a..b", "[x]", "a[", "a[]", "a]b", "a[x", "a[x]y", "\"a", "\"a\\", "\"a\"b", "\"\\u0000\"", "a[\"x\"", "a[\"x\"y]", "due.x", "due[x]", "title[en]", "updates.u1",
    "updates[u2]", "updates[99999999999999999999]", "updates[-1]", "_id.x", "none",
  };
  g_autoptr(TandemDoc) doc = parse ("{" ID ",\"due\":\"2026-05-17\",\"title\":{\"en\":{}},\"updates\":[{\"id\":\"u1\"},7]}");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpint (tandem_val_type (tandem_doc_get (doc, paths[i])), ==, TANDEM_VAL_ABSENT);
}

static void
test_localized (void)
{
  g_autoptr(TandemDoc) doc = parse ("{" ID ",\"a\":{\"it\":{\"text\":\"molo\"},\"en\":{\"text\":\"dock\"},\"zh\":{\"text\":\"码头\"}},"
                                    "\"b\":{\"de\":{\"text\":\"\"},\"it\":{\"text\":\"molo\"}},\"c\":\"dock\",\"d\":{\"en\":\"dock\"},\"f\":{\"en\":{\"text\":\"\"}}}");
  TandemVal a = tandem_doc_get (doc, "a");

  g_assert_cmpstr (tandem_val_l10n (a, "it"), ==, "molo");
  g_assert_cmpstr (tandem_val_l10n (a, "it-CH"), ==, "molo");
  g_assert_cmpstr (tandem_val_l10n (a, "zh-Hans-CN"), ==, "码头");
  g_assert_cmpstr (tandem_val_l10n (a, "vi"), ==, "dock");
  g_assert_cmpstr (tandem_val_l10n (a, NULL), ==, "dock");
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (doc, "b"), "de"), ==, "molo");
  g_assert_null (tandem_val_l10n (tandem_doc_get (doc, "c"), "en"));
  g_assert_null (tandem_val_l10n (tandem_doc_get (doc, "d"), "en"));
  g_assert_null (tandem_val_l10n (tandem_doc_get (doc, "e"), "en"));
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (doc, "f"), "it"), ==, "");
}

/* Every accessor on every type of value. */
static void
test_wrong_types (void)
{
  g_autoptr(TandemDoc) doc = parse ("{" ID ",\"n\":null,\"f\":false,\"i\":7,\"d\":1.5,\"s\":\"x\",\"a\":[],\"aa\":[null,7,{}],\"o\":{},\"oo\":{\"id\":7}}");
  static const char *const paths[] = { "none", "n", "f", "i", "d", "s", "a", "aa", "o", "oo" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      TandemVal value = tandem_doc_get (doc, paths[i]), inner;
      TandemValType type = tandem_val_type (value);
      guint n = 0, length = tandem_val_length (value);
      const char *name;
      TandemValIter iter;

      g_assert_cmpint (tandem_val_exists (value), ==, i >= 2);
      g_assert_cmpint (tandem_val_string (value) != NULL, ==, type == TANDEM_VAL_STRING);
      g_assert_cmpint (tandem_val_int (value, -1), ==, type == TANDEM_VAL_INT ? 7 : -1);
      g_assert_false (tandem_val_bool (value));
      g_assert_false (tandem_date_is_set (tandem_val_date (value)));
      g_assert_null (tandem_val_l10n (value, "en"));
      g_assert_null (tandem_val_l10n (value, NULL));
      g_assert_null (tandem_val_l10n_status (value, "en"));
      g_assert_null (tandem_val_l10n_status (value, NULL));
      g_assert_cmpint (tandem_val_has_code (value, "x"), ==, type == TANDEM_VAL_STRING);
      g_assert_false (tandem_val_has_code (value, NULL));
      g_assert_false (tandem_val_exists (tandem_val_member (value, "x")));
      g_assert_false (tandem_val_exists (tandem_val_member (value, NULL)));
      g_assert_false (tandem_val_exists (tandem_val_item (value, "7")));
      g_assert_false (tandem_val_exists (tandem_val_item (value, NULL)));
      g_assert_cmpuint (length, ==, g_str_equal (paths[i], "aa") ? 3 : g_str_equal (paths[i], "oo") ? 1 : 0);
      for (tandem_val_iter_init (&iter, value); tandem_val_iter_next (&iter, &name, &inner); n++)
        g_assert_cmpint (name != NULL, ==, type == TANDEM_VAL_OBJECT);
      g_assert_cmpuint (n, ==, length);

      for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
        g_assert_cmpint (tandem_val_equal (value, tandem_doc_get (doc, paths[j])), ==, i == j);
    }
}

static void
test_dates (void)
{
  static const struct { const char *json; int ymd; } cases[] =
  {
    { "\"2026-05-17\"", 20260517 }, { "\"2026-05\"", 20260500 }, { "\"2026-05-17T09:00\"", 20260517 },
    { "\"2026-02-30T09:00\"", 0 }, { "\"T\"", 0 }, { "\"2026\"", 0 }, { "\"2026-05-17 \"", 0 }, { "20260517", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID ",\"due\":%s}", cases[i].json);
      g_autoptr(TandemDoc) doc = parse (body);

      g_assert_cmpint (tandem_val_date (tandem_doc_get (doc, "due")).ymd, ==, cases[i].ymd);
    }
}

static void
test_equal (void)
{
  g_autoptr(TandemDoc) a = parse ("{" ID ",\"x\":{\"b\":[1,\"t\"],\"a\":1.0,\"c\":{\"z\":0,\"y\":1}}}");
  g_autoptr(TandemDoc) b = parse ("{\"x\":{\"c\":{\"y\":1,\"z\":0},\"a\":1.0,\"b\":[1,\"t\"]}," ID "}");
  static const char *const others[] =
  {
    "{\"b\":[\"t\",1],\"a\":1.0,\"c\":{\"z\":0,\"y\":1}}", "{\"b\":[1,\"t\"],\"a\":1.00,\"c\":{\"z\":0,\"y\":1}}",
    "{\"b\":[1,\"t\"],\"a\":1.0,\"c\":{\"z\":0,\"y\":\"1\"}}", "{\"b\":[1,\"t\"],\"a\":1.0,\"c\":{\"z\":0}}",
    "{\"b\":[1,\"t\"],\"a\":1.0,\"d\":{\"z\":0,\"y\":1}}", "{\"b\":[1,\"u\"],\"a\":1.0,\"c\":{\"z\":0,\"y\":1}}",
  };

  g_assert_true (tandem_val_equal (tandem_doc_root (a), tandem_doc_root (b)));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID ",\"x\":%s}", others[i]);
      g_autoptr(TandemDoc) other = parse (body);

      g_assert_false (tandem_val_equal (tandem_doc_root (a), tandem_doc_root (other)));
      g_assert_false (tandem_val_equal (tandem_doc_root (other), tandem_doc_root (b)));
    }
}

static void
test_canonical (void)
{
  g_autoptr(TandemDoc) doc = parse ("{ \"z\" : [ 1.50 , -0 , \"\\u6c34\\/\" , { } , [ ] , null , true, false ],\n \"due\":\"2026-05-17\", \"Z\":{\"b\":1,\"a\":2}, " ID " }");

  assert_canonical (doc, "{\"Z\":{\"a\":2,\"b\":1}," ID ",\"due\":\"2026-05-17\",\"z\":[1.50,-0,\"水/\",{},[],null,true,false]}");
}

/* ---- writing ---- */

static void
test_with (void)
{
  static const struct { const char *members, *path, *json, *expected; } cases[] =
  {
    { "", "due", "\"2026-05-17\"", ",\"due\":\"2026-05-17\"" },
    { ",\"due\":\"x\",\"weight_pct\":1.50", "due", " \"y\" ", ",\"due\":\"y\",\"weight_pct\":1.50" },
    { ",\"due\":\"x\"", "due", "null", "" },
    { ",\"due\":\"x\"", "forecast", "null", ",\"due\":\"x\"" },
    { ",\"due\":null", "due", "null", "" },
    { "", "title.en.text", "\"A\"", ",\"title\":{\"en\":{\"text\":\"A\"}}" },
    { ",\"title\":null", "title.en.text", "\"A\"", ",\"title\":{\"en\":{\"text\":\"A\"}}" },
    { ",\"title\":{\"en\":{\"status\":\"s\",\"text\":\"A\"},\"it\":{}}", "title.en.text", "\"B\"",
      ",\"title\":{\"en\":{\"status\":\"s\",\"text\":\"B\"},\"it\":{}}" },
    { ",\"title\":{\"en\":{\"text\":\"A\"}}", "title.zh-Hans.text", "\"B\"", ",\"title\":{\"en\":{\"text\":\"A\"},\"zh-Hans\":{\"text\":\"B\"}}" },
    { ",\"title\":{\"en\":{\"text\":\"A\"}}", "title.en.text", "null", "" },
    { ",\"title\":{\"en\":{\"text\":\"A\"},\"it\":{}}", "title.en", "null", ",\"title\":{\"it\":{}}" },
    { "", "updates[u1].on", "\"2026-01-02\"", ",\"updates\":[{\"id\":\"u1\",\"on\":\"2026-01-02\"}]" },
    { ",\"updates\":[{\"id\":\"u2\"},{\"id\":\"u1\",\"x\":[1e3]}]", "updates[u1].on", "\"d\"",
      ",\"updates\":[{\"id\":\"u2\"},{\"id\":\"u1\",\"on\":\"d\",\"x\":[1e3]}]" },
    { ",\"updates\":[{\"id\":\"u2\"}]", "updates[u1].note.en.text", "\"N\"",
      ",\"updates\":[{\"id\":\"u2\"},{\"id\":\"u1\",\"note\":{\"en\":{\"text\":\"N\"}}}]" },
    { ",\"updates\":[{\"id\":\"u1\"},{\"id\":\"u2\"}]", "updates[u1]", "null", ",\"updates\":[{\"id\":\"u2\"}]" },
    { ",\"updates\":[{\"id\":\"u1\"}]", "updates[u1]", "null", "" },
    { ",\"updates\":[{\"id\":\"u1\"}]", "updates[u2]", "null", ",\"updates\":[{\"id\":\"u1\"}]" },
    { ",\"updates\":[{\"id\":\"u1\",\"on\":\"d\"}]", "updates[u1].on", "null", ",\"updates\":[{\"id\":\"u1\"}]" },
    { "", "updates[u1]", "{\"on\":\"d\"}", ",\"updates\":[{\"id\":\"u1\",\"on\":\"d\"}]" },
    { "", "updates[u1]", "{\"on\":\"d\",\"id\":\"u1\"}", ",\"updates\":[{\"id\":\"u1\",\"on\":\"d\"}]" },
    { ",\"updates\":[{\"on\":\"a\"},{\"id\":\"u1\"}]", "updates[0].on", "\"b\"", ",\"updates\":[{\"on\":\"b\"},{\"id\":\"u1\"}]" },
    { ",\"updates\":[7,{\"id\":\"u1\"}]", "updates[u1].on", "\"b\"", ",\"updates\":[7,{\"id\":\"u1\",\"on\":\"b\"}]" },
    { "", "updates[a.b[c].on", "\"b\"", ",\"updates\":[{\"id\":\"a.b[c\",\"on\":\"b\"}]" },
    { "", "updates[\"a]\\\"\"].on", "\"b\"", ",\"updates\":[{\"id\":\"a]\\\"\",\"on\":\"b\"}]" },
    { ",\"future\":{\"a.b\":{\"c\":1}}", "future.\"a.b\".c", "2", ",\"future\":{\"a.b\":{\"c\":2}}" },
    { "", "future.thing", "[1.50,{\"b\":1,\"a\":2}]", ",\"future\":{\"thing\":[1.50,{\"a\":2,\"b\":1}]}" },
    { ",\"b\":1,\"a\":2", "due", "\"x\"", ",\"a\":2,\"b\":1,\"due\":\"x\"" },
    { ",\"title\":{}", "due", "\"x\"", ",\"due\":\"x\",\"title\":{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID "%s}", cases[i].members);
      g_autofree char *expected = g_strdup_printf ("{" ID "%s}", cases[i].expected);
      g_autoptr(TandemDoc) before = parse (body), after = NULL;
      g_autoptr(GError) error = NULL;

      after = tandem_doc_with (before, cases[i].path, cases[i].json, &error);
      g_assert_no_error (error);
      assert_canonical (after, expected);
      g_assert_cmpstr (tandem_doc_get_body (before, NULL), ==, body);
    }
}

static void
test_with_refused (void)
{
  static const struct { const char *members, *path, *json; TandemDocError code; const char *message; } cases[] =
  {
    { "", "", "1", TANDEM_DOC_ERROR_PATH, "is not a path" },
    { "", "a..b", "1", TANDEM_DOC_ERROR_PATH, "is not a path" },
    { "", "[u1]", "1", TANDEM_DOC_ERROR_PATH, "" },
    { "", "_id", "\"city:" ULID "\"", TANDEM_DOC_ERROR_PATH, "_id: cannot be set" },
    { "", "_rev", "\"1\"", TANDEM_DOC_ERROR_PATH, "_rev: cannot be set" },
    { "", "updates.on", "\"d\"", TANDEM_DOC_ERROR_PATH, "“updates” is a list" },
    { "", "due[x]", "\"d\"", TANDEM_DOC_ERROR_PATH, "“due” is no list" },
    { "", "title[en].text", "\"d\"", TANDEM_DOC_ERROR_PATH, "“title” is no list" },
    { "", "updates[u1][u2]", "\"d\"", TANDEM_DOC_ERROR_PATH, "“updates” is no list" },
    { ",\"title\":\"plain\"", "title.en.text", "\"d\"", TANDEM_DOC_ERROR_PATH, "title.en.text: there is no object on the way" },
    { ",\"updates\":{\"u1\":{}}", "updates[u1].on", "\"d\"", TANDEM_DOC_ERROR_PATH, "updates[u1].on: there is no list on the way" },
    { "", "updates[u1]", "7", TANDEM_DOC_ERROR_FIELD, "updates[u1]: not an item" },
    { "", "updates[u1]", "{\"id\":\"u2\"}", TANDEM_DOC_ERROR_FIELD, "updates[u1]: not an item" },
    { "", "due", "\"d", TANDEM_DOC_ERROR_SYNTAX, "due: line 1" },
    { "", "due", "", TANDEM_DOC_ERROR_SYNTAX, "due: line 1" },
    { "", "due", "1,\"_rev\":2", TANDEM_DOC_ERROR_SYNTAX, "due: line 1" },
    { "", "due", "\"\\u0000\"", TANDEM_DOC_ERROR_LIMIT, "due: line 1, column 1: a string with a NUL" },
    { "", "due", "9007199254740993", TANDEM_DOC_ERROR_LIMIT, "due: line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID "%s}", cases[i].members);
      g_autoptr(TandemDoc) doc = parse (body);
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_doc_with (doc, cases[i].path, cases[i].json, &error));
      g_assert_error (error, TANDEM_DOC_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_with_too_large (void)
{
  g_autofree char *filling = g_strnfill (TANDEM_DOC_MAX_BYTES - 20, 'x'), *json = g_strdup_printf ("\"%s\"", filling);
  g_autoptr(TandemDoc) doc = parse ("{" ID "}");
  g_autoptr(GError) error = NULL;

  g_assert_null (tandem_doc_with (doc, "due", json, &error));
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT);
}

/* The body as it came stays while nothing changes in it. */
static void
test_with_no_change (void)
{
  g_autoptr(TandemDoc) doc = parse (" { " ID ", \"due\":\"x\", \"n\":null, \"o\":{\"b\":1,\"a\":2}}");
  static const struct { const char *path, *json; } cases[] =
  {
    { "due", "\"x\"" }, { "due", "\"\\u0078\"" }, { "forecast", "null" }, { "title.en.text", "null" },
    { "updates[u1]", "null" }, { "o", "{\"a\":2,\"b\":1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) same = tandem_doc_with (doc, cases[i].path, cases[i].json, NULL);

      g_assert_true (same == doc);
    }
}

static void
test_with_text (void)
{
  g_autoptr(TandemContext) context = tandem_context_new ("en", tandem_date_new (2026, 4, 30), NULL);
  g_autoptr(TandemDoc) empty = parse ("{" ID "}"), due = NULL, title = NULL, both = NULL, item = NULL, cleared = NULL;
  g_autoptr(GError) error = NULL;

  due = tandem_doc_with_text (empty, "due", "2026-05-17", context, &error);
  g_assert_no_error (error);
  assert_canonical (due, "{" ID ",\"due\":\"2026-05-17\"}");

  cleared = tandem_doc_with_text (due, "due", "", context, &error);
  g_assert_no_error (error);
  assert_canonical (cleared, "{" ID "}");

  title = tandem_doc_with_text (empty, "title", "Dock", context, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (title, "title.en.text")), ==, "Dock");

  both = tandem_doc_with_text (title, "title.zh-Hans", "码头", context, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (both, "title.en.text")), ==, "Dock");
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (both, "title.zh-Hans.text")), ==, "码头");

  item = tandem_doc_with_text (empty, "updates[u1].on", "2026-05-17", context, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tandem_val_date (tandem_doc_get (item, "updates[u1].on")).ymd, ==, 20260517);

  g_assert_null (tandem_doc_with_text (empty, "due", "soon", context, &error));
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD);
  g_assert_true (g_str_has_prefix (error->message, "due: "));
}

static void
test_with_text_nowhere (void)
{
  static const char *const paths[] = { "dew", "due.x", "title.en.x", "updates[u1]", "updates[u1].dew", "_id", "" };
  g_autoptr(TandemDoc) doc = parse ("{" ID "}");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_doc_with_text (doc, paths[i], "x", NULL, &error));
      g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH);
    }
}

/* ---- what people see ---- */

static void
test_title (void)
{
  g_autoptr(TandemContext) chinese = tandem_context_new ("zh-Hans", TANDEM_NO_DATE, NULL);
  g_autoptr(TandemDoc) full = parse ("{" ID ",\"code\":\"M3\",\"title\":{\"en\":{\"text\":\"Dock\"},\"zh-Hans\":{\"text\":\"码头\"}}}");
  g_autoptr(TandemDoc) coded = parse ("{" ID ",\"code\":\"M3\",\"title\":{\"en\":{\"text\":\"\"}}}"), empty = parse ("{" ID "}");
  g_autofree char *english = tandem_doc_dup_title (full, NULL), *other = tandem_doc_dup_title (full, chinese);
  g_autofree char *code = tandem_doc_dup_title (coded, NULL), *kind = tandem_doc_dup_title (empty, NULL);

  g_assert_cmpstr (english, ==, "Dock");
  g_assert_cmpstr (other, ==, "码头");
  g_assert_cmpstr (code, ==, "M3");
  g_assert_cmpstr (kind, ==, "Milestone");
}

static void
test_search_text (void)
{
  g_autoptr(TandemDoc) doc = parse ("{" ID ",\"code\":\"M3\",\"due\":\"2026-05-17\",\"reason\":\"not searched\","
                                    "\"title\":{\"en\":{\"text\":\"Dock\",\"status\":\"draft\"},\"zh-Hans\":{\"text\":\"码头\"}}}");
  g_autofree char *text = tandem_doc_dup_search_text (doc);

  g_assert_cmpstr (text, ==, "M3\nDock\n码头");
}

/* ---- every kind ---- */

static void
test_new (void)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >, 30);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(TandemDoc) doc = tandem_doc_new (kinds[i], NULL), other = tandem_doc_new (kinds[i], NULL), same = NULL;

      g_assert_true (tandem_doc_get_kind (doc) == kinds[i]);
      g_assert_true (tandem_id_is_valid (tandem_doc_get_id (doc)));
      g_assert_cmpstr (tandem_doc_get_id (doc), !=, tandem_doc_get_id (other));
      g_assert_cmpuint (tandem_val_length (tandem_doc_root (doc)), ==, 1);

      same = tandem_doc_new (kinds[i], tandem_doc_get_id (doc));
      g_assert_true (tandem_val_equal (tandem_doc_root (doc), tandem_doc_root (same)));
    }
}

static void
test_ids_sort (void)
{
  const TandemKind *kind = tandem_kind_find ("milestone");
  g_autofree char *before = tandem_id_new (kind), *after = NULL;
  gint64 start = g_get_real_time () / 1000;

  while (g_get_real_time () / 1000 <= start + 1)
    ;
  after = tandem_id_new (kind);
  g_assert_cmpstr (before, <, after);
  g_assert_false (tandem_id_is_valid (NULL));
}

static void
check_fields (const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  for (guint i = 0; i < kind->n_fields; i++)
    g_assert_true (tandem_doc_field (doc, i).node == tandem_val_member (tandem_doc_root (doc), kind->fields[i].name).node);
  g_assert_cmpint (tandem_val_type (tandem_doc_field (doc, kind->n_fields)), ==, TANDEM_VAL_ABSENT);
}

static void
check_writing (const TandemDoc *doc)
{
  g_autofree char *canonical = tandem_doc_to_canonical (doc), *again = NULL;
  g_autoptr(TandemDoc) back = parse (canonical);

  again = tandem_doc_to_canonical (back);
  g_assert_cmpstr (canonical, ==, again);
  g_assert_true (tandem_val_equal (tandem_doc_root (doc), tandem_doc_root (back)));
  check_fields (back);
}

/* with() then get(): the value is there, and everything else as before. */
static void
check_edit (GRand           *rand,
            const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  guint edited = g_rand_int_range (rand, 0, kind->n_fields);
  g_autofree char *json = random_value (rand, &kind->fields[edited]);
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"%s\",\"%s\":%s}", tandem_doc_get_id (doc), kind->fields[edited].name, json);
  g_autoptr(TandemDoc) expected = parse (body), after = NULL, without = NULL;
  g_autoptr(GError) error = NULL;

  after = tandem_doc_with (doc, kind->fields[edited].name, json, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kind->n_fields; i++)
    g_assert_true (tandem_val_equal (tandem_doc_field (after, i), tandem_doc_field (i == edited ? expected : doc, i)));
  g_assert_true (tandem_val_equal (tandem_doc_get (after, "x_unknown"), tandem_doc_get (doc, "x_unknown")));
  check_fields (after);

  without = tandem_doc_with (after, kind->fields[edited].name, "null", &error);
  g_assert_no_error (error);
  g_assert_cmpint (tandem_val_type (tandem_doc_field (without, edited)), ==, TANDEM_VAL_ABSENT);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds * 20; i++)
    {
      g_autoptr(TandemDoc) doc = random_doc_new (rand, kinds[i % n_kinds]);
      g_autofree char *title = tandem_doc_dup_title (doc, NULL), *search = tandem_doc_dup_search_text (doc);

      g_assert_true (*title != '\0' && g_utf8_validate (title, -1, NULL));
      g_assert_true (g_utf8_validate (search, -1, NULL));
      check_fields (doc);
      check_writing (doc);
      check_edit (rand, doc);
    }
}

/* ---- threads ---- */

static gpointer
share (gpointer data)
{
  TandemDoc *doc = data;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr(TandemDoc) ref = tandem_doc_ref (doc);

      g_assert_cmpint (tandem_val_date (tandem_doc_get (ref, "due")).ymd, ==, 20260517);
    }
  tandem_doc_unref (doc);

  return NULL;
}

static void
test_threads (void)
{
  TandemDoc *doc = parse ("{" ID ",\"due\":\"2026-05-17\"}");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("share", share, tandem_doc_ref (doc));
  tandem_doc_unref (doc);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/doc/read", test_read);
  g_test_add_func ("/doc/paths-nowhere", test_paths_nowhere);
  g_test_add_func ("/doc/localized", test_localized);
  g_test_add_func ("/doc/wrong-types", test_wrong_types);
  g_test_add_func ("/doc/dates", test_dates);
  g_test_add_func ("/doc/equal", test_equal);
  g_test_add_func ("/doc/canonical", test_canonical);
  g_test_add_func ("/doc/with", test_with);
  g_test_add_func ("/doc/with-refused", test_with_refused);
  g_test_add_func ("/doc/with-too-large", test_with_too_large);
  g_test_add_func ("/doc/with-no-change", test_with_no_change);
  g_test_add_func ("/doc/with-text", test_with_text);
  g_test_add_func ("/doc/with-text-nowhere", test_with_text_nowhere);
  g_test_add_func ("/doc/title", test_title);
  g_test_add_func ("/doc/search-text", test_search_text);
  g_test_add_func ("/doc/new", test_new);
  g_test_add_func ("/doc/ids-sort", test_ids_sort);
  g_test_add_func ("/doc/random", test_random);
  g_test_add_func ("/doc/threads", test_threads);

  return g_test_run ();
}
