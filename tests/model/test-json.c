/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-doc.h"

#include <string.h>

/* Strict reading: what is taken, what is refused, and where the fault is said
 * to be. */

#define ID "\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FAV\""

static void
assert_refused (const char    *body,
                gssize         length,
                TandemDocError code,
                const char    *message)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, length, &error);

  if (doc != NULL)
    g_error ("taken: %s", body);
  if (error->domain != TANDEM_DOC_ERROR || error->code != (int) code || strstr (error->message, message) == NULL)
    g_error ("%s: expected %d “%s”, got %d “%s”", body, code, message, error->code, error->message);
  g_assert_cmpint (error->code, ==, code);
}

static void
assert_taken (const char *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tandem_doc_get_body (doc, NULL), ==, body);
}

static void
test_syntax (void)
{
  static const struct { const char *body, *place; } cases[] =
  {
    { "", "line 1, column 1" },
    { " ", "line 1, column" },
    { "{" ID, "line 1, column" },
    { "{" ID "}}", "line 1, column" },
    { "{" ID "} x", "line 1, column" },
    { "{" ID ",}", "line 1, column" },
    { "{\n" ID ",\n\"a\":[1,]}", "line 3, column" },
    { "{\n  " ID ",\n  \"ü\": tru\n}", "line 3, column 8" },
    { "{'_id':1}", "line 1, column 2" },
    { "{_id:1}", "line 1, column 2" },
    { "{" ID ",\"a\":01}", "line 1" },
    { "{" ID ",\"a\":1.}", "line 1" },
    { "{" ID ",\"a\":.5}", "line 1" },
    { "{" ID ",\"a\":+1}", "line 1" },
    { "{" ID ",\"a\":1e}", "line 1" },
    { "{" ID ",\"a\":0x1}", "line 1" },
    { "{" ID ",\"a\":NaN}", "line 1" },
    { "{" ID ",\"a\":Infinity}", "line 1" },
    { "{" ID ",\"a\":-}", "line 1" },
    { "{" ID ",\"a\":nul}", "line 1" },
    { "{" ID ",\"a\":\"\\x\"}", "line 1" },
    { "{" ID ",\"a\":\"\\u12\"}", "line 1" },
    { "{" ID ",\"a\":\"\\ud800\"}", "line 1" },
    { "{" ID ",\"a\":\"\\udc00\\ud800\"}", "line 1" },
    { "{" ID ",\"a\":\"\t\"}", "line 1" },
    { "{" ID ",\"a\":\"\n\"}", "line 1" },
    { "{" ID ",\"a\":\"x}", "line 1" },
    { "{" ID "}//", "line 1" },
    { "{/**/" ID "}", "line 1" },
    { "\xef\xbb\xbf{" ID "}", "line 1" },
    { "{" ID ",\"a\":\"\xff\"}", "line 1" },
    { "{" ID ",\"a\":\"\xc0\xaf\"}", "line 1" },
    { "{" ID ",\"a\":\"\xed\xa0\x80\"}", "line 1" },
    { "{" ID ",\"a\":\"\xf4\x90\x80\x80\"}", "line 1" },
    { "{" ID ",\"\xff\":1}", "line 1" },
    { "[]", "not an object" },
    { "null", "not an object" },
    { "7", "not an object" },
    { "\"x\"", "not an object" },
    { "{" ID "}{" ID "}", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].body, -1, TANDEM_DOC_ERROR_SYNTAX, cases[i].place);
}

static void
test_raw_nul (void)
{
  static const char inside[] = "{" ID ",\"a\":\"x\0y\"}", after[] = "{" ID "}\0";

  assert_refused (inside, sizeof inside - 1, TANDEM_DOC_ERROR_SYNTAX, "line 1");
  assert_refused (after, sizeof after - 1, TANDEM_DOC_ERROR_SYNTAX, "line 1");
}

static void
test_escaped_nul (void)
{
  assert_refused ("{" ID ",\n\"a\":\"x\\u0000y\"}", -1, TANDEM_DOC_ERROR_LIMIT, "line 2, column 5: a string with a NUL");
  assert_refused ("{" ID ",\"a\\u0000\":1}", -1, TANDEM_DOC_ERROR_LIMIT, "a string with a NUL");
  assert_refused ("{" ID ",\"a\\u0000\":1,\"a\":2}", -1, TANDEM_DOC_ERROR_LIMIT, "a string with a NUL");
  assert_refused ("{\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FAV\\u0000\"}", -1, TANDEM_DOC_ERROR_LIMIT, "NUL");
  assert_taken ("{" ID ",\"a\":\"x\\u0001\\\\u0000y\"}");
}

static void
test_numbers (void)
{
  static const char *const kept[] =
  {
    "0", "-0", "1", "9007199254740992", "-9007199254740992", "1.10", "1e400", "-1E-400", "0.1e+7",
    "123456789012345678901234567890.5", "9007199254740993.0", "9007199254740993e0",
  };
  static const char *const refused[] =
  {
    "9007199254740993", "-9007199254740993", "9223372036854775808", "18446744073709551616",
    "100000000000000000000000000000000000000000", "-99999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID ",\"a\":%s}", kept[i]);
      g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, NULL);
      g_autoptr(GString) written = g_string_new (NULL);

      g_assert_nonnull (doc);
      tandem_val_write (tandem_doc_get (doc, "a"), written);
      g_assert_cmpstr (written->str, ==, kept[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" ID ",\"a\":[0,%s]}", refused[i]);

      assert_refused (body, -1, TANDEM_DOC_ERROR_LIMIT, "column 54: an integer beyond 2^53");
    }
}

/* An object of @n members, the last of which is called @last. */
static char *
make_members (guint       n,
              const char *last,
              gboolean    ascending)
{
  GString *body = g_string_new ("{" ID);

  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf (body, ",\"m%05u\":%u", ascending ? i : n - i, i);
  g_string_append_printf (body, ",\"%s\":0}", last);

  return g_string_free_and_steal (body);
}

static void
test_doubled_members (void)
{
  assert_refused ("{" ID "," ID "}", -1, TANDEM_DOC_ERROR_LIMIT, "column 47: a member that is there twice");
  assert_refused ("{" ID ",\"a\":1,\"a\":1}", -1, TANDEM_DOC_ERROR_LIMIT, "twice");
  assert_refused ("{" ID ",\"a\":1,\"\\u0061\":1}", -1, TANDEM_DOC_ERROR_LIMIT, "twice");
  assert_refused ("{" ID ",\"b\":{\"x\":[{\"a\":1,\"b\":2,\"a\":3}]}}", -1, TANDEM_DOC_ERROR_LIMIT, "twice");
  assert_taken ("{" ID ",\"a\":{\"a\":{\"a\":1}},\"\":2,\"A\":3}");
  assert_refused ("{" ID ",\"\":1,\"a\":2,\"\":3}", -1, TANDEM_DOC_ERROR_LIMIT, "twice");

  /* on both sides of where a hash table takes over, in both orders */
  for (guint n = 2; n < 40; n++)
    {
      g_autofree char *up = make_members (n, "m00000", TRUE), *down = make_members (n, "m00002", FALSE);
      g_autofree char *fine = make_members (n, "a", FALSE);

      assert_refused (up, -1, TANDEM_DOC_ERROR_LIMIT, "twice");
      assert_refused (down, -1, TANDEM_DOC_ERROR_LIMIT, "twice");
      assert_taken (fine);
    }
}

/* 20,000 members compared by pairs take most of a second. */
static void
test_many_members_fast (void)
{
  g_autofree char *body = make_members (15000, "z", FALSE);
  gint64 start = g_get_monotonic_time ();

  assert_taken (body);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 200 * 1000);
}

static char *
nest (guint       depth,
      const char *open,
      const char *close)
{
  GString *body = g_string_new ("{" ID ",\"a\":");

  for (guint i = 0; i < depth; i++)
    g_string_append (body, open);
  g_string_append_c (body, '0');
  for (guint i = 0; i < depth; i++)
    g_string_append (body, close);
  g_string_append_c (body, '}');

  return g_string_free_and_steal (body);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest (TANDEM_DOC_MAX_DEPTH - 1, "[", "]");
  g_autofree char *too_deep = nest (TANDEM_DOC_MAX_DEPTH, "[", "]");
  g_autofree char *objects = nest (TANDEM_DOC_MAX_DEPTH, "{\"[{\\\"\":", "}");
  g_autofree char *abyss = nest (100000, "[", "]");
  g_autofree char *hole = g_strnfill (200000, '[');

  assert_taken (deepest);
  assert_refused (too_deep, -1, TANDEM_DOC_ERROR_LIMIT, "column 114: nested deeper than 64 levels");
  assert_refused (objects, -1, TANDEM_DOC_ERROR_LIMIT, "nested deeper");
  assert_refused (abyss, -1, TANDEM_DOC_ERROR_LIMIT, "nested deeper");
  assert_refused (hole, -1, TANDEM_DOC_ERROR_SYNTAX, "line 1, column 200001");
}

static char *
fill_to (gsize length)
{
  gsize frame = strlen ("{" ID ",\"a\":\"\"}");
  g_autofree char *filling = g_strnfill (length - frame, 'x');

  return g_strdup_printf ("{" ID ",\"a\":\"%s\"}", filling);
}

static void
test_size (void)
{
  g_autofree char *largest = fill_to (TANDEM_DOC_MAX_BYTES), *too_large = fill_to (TANDEM_DOC_MAX_BYTES + 1);

  assert_taken (largest);
  assert_refused (too_large, -1, TANDEM_DOC_ERROR_LIMIT, "262145 bytes");
}

static char *
make_elements (guint n)
{
  GString *body = g_string_new ("{" ID ",\"a\":[0");

  for (guint i = 1; i < n; i++)
    g_string_append (body, ",0");
  g_string_append (body, "]}");

  return g_string_free_and_steal (body);
}

static void
test_nodes (void)
{
  /* the object, its id, the array */
  g_autofree char *most = make_elements (65535 - 3), *too_many = make_elements (65535 - 2);
  g_autoptr(TandemDoc) doc = tandem_doc_parse (most, -1, NULL);

  g_assert_cmpuint (tandem_val_length (tandem_doc_get (doc, "a")), ==, 65535 - 3);
  assert_refused (too_many, -1, TANDEM_DOC_ERROR_LIMIT, "65536 values");
}

static void
test_id (void)
{
  static const struct { const char *body, *message; } cases[] =
  {
    { "{}", "no “_id”" },
    { "{\"_id\":null}", "no “_id”" },
    { "{\"_id\":7}", "no “_id”" },
    { "{\"_id\":\"\"}", "is not an id" },
    { "{\"_id\":\"milestone\"}", "is not an id" },
    { "{\"_id\":\"milestone:\"}", "is not an id" },
    { "{\"_id\":\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "is not an id" },
    { "{\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FA\"}", "is not an id" },
    { "{\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FAVV\"}", "is not an id" },
    { "{\"_id\":\"milestone:01arz3ndektsv4rrffq69g5fav\"}", "is not an id" },
    { "{\"_id\":\"milestone:81ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "is not an id" },
    { "{\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FAU\"}", "is not an id" },
    { "{\"_id\":\"Milestone:01ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "is not an id" },
    { "{\"_id\":\"../x:01ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "is not an id" },
    { "{\"_id\":\"spaceship:01ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "of a kind that this version does not know" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].body, -1, TANDEM_DOC_ERROR_ID, cases[i].message);
}

static void
test_reserved_members (void)
{
  assert_refused ("{" ID ",\"_rev\":\"1-0\"}", -1, TANDEM_DOC_ERROR_FIELD, "column 47: member “_rev”");
  assert_refused ("{\"_deleted\":true," ID "}", -1, TANDEM_DOC_ERROR_FIELD, "“_deleted”");
  assert_refused ("{" ID ",\"\\u005frev\":1}", -1, TANDEM_DOC_ERROR_FIELD, "“_rev”");
  assert_refused ("{" ID ",\"_\":1}", -1, TANDEM_DOC_ERROR_FIELD, "“_”");
  assert_taken ("{" ID ",\"a\":{\"_rev\":1}}");
}

/* Every beginning of a document is refused, and reading stays inside it. */
static void
test_truncated (void)
{
  static const char body[] = "{" ID ",\"title\":{\"en\":{\"text\":\"S\\u00e4ule \\ud83d\\ude80 水\"}},\"x\":[1.5e3,true,null,-7]}";

  for (gsize length = 0; length < strlen (body); length++)
    {
      g_autofree char *part = g_memdup2 (body, MAX (length, 1));
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_doc_parse (part, length, &error));
      g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_SYNTAX);
    }
  assert_taken (body);
}

static void
test_strings (void)
{
  static const struct { const char *text, *json; } cases[] =
  {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "\"\\/", "\"\\\"\\\\/\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
    { "ü水🚀", "\"ü水🚀\"" },
    { NULL, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = tandem_json_string (cases[i].text);
      g_autofree char *body = g_strdup_printf ("{" ID ",\"a\":%s}", json);
      g_autoptr(TandemDoc) doc = tandem_doc_parse (body, -1, NULL);

      g_assert_cmpstr (json, ==, cases[i].json);
      g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "a")), ==, cases[i].text);
    }
}

static void
test_escapes (void)
{
  g_autoptr(TandemDoc) doc = tandem_doc_parse ("{" ID ",\"a\":\"\\u6c34\\ud83d\\ude80\\/\\u000a\"}", -1, NULL);
  g_autoptr(GString) written = g_string_new (NULL);

  g_assert_cmpstr (tandem_val_string (tandem_doc_get (doc, "a")), ==, "水🚀/\n");
  tandem_val_write (tandem_doc_get (doc, "a"), written);
  g_assert_cmpstr (written->str, ==, "\"水🚀/\\n\"");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/syntax", test_syntax);
  g_test_add_func ("/json/raw-nul", test_raw_nul);
  g_test_add_func ("/json/escaped-nul", test_escaped_nul);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/doubled-members", test_doubled_members);
  g_test_add_func ("/json/many-members-fast", test_many_members_fast);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/nodes", test_nodes);
  g_test_add_func ("/json/id", test_id);
  g_test_add_func ("/json/reserved-members", test_reserved_members);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/strings", test_strings);
  g_test_add_func ("/json/escapes", test_escapes);

  return g_test_run ();
}
