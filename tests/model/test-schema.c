/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
get_definitions (JsonNode *root)
{
  return json_object_get_object_member (json_node_get_object (root), "$defs");
}

/* The part of a kind's definition that comes from its table. */
static JsonObject *
get_table (JsonObject *definitions,
           const char *kind)
{
  JsonObject *definition = json_object_get_object_member (definitions, kind);
  JsonArray *parts = json_object_get_array_member (definition, "allOf");

  return json_array_get_object_element (parts, 1);
}

static gboolean
has_string (JsonArray  *array,
            const char *string)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), string))
      return TRUE;

  return FALSE;
}

static void
assert_table (JsonObject        *schema,
              const TandemField *table,
              guint              n_fields)
{
  JsonObject *properties = json_object_get_object_member (schema, "properties");
  JsonArray *required = json_object_get_array_member (schema, "required");

  g_assert_cmpstr (json_object_get_string_member (schema, "type"), ==, "object");
  for (guint i = 0; i < n_fields; i++)
    {
      const TandemField *field = &table[i];
      JsonObject *member = json_object_get_object_member (properties, field->name);

      g_assert_nonnull (member);
      g_assert_true (json_object_has_member (member, "type"));
      g_assert_cmpstr (json_object_get_string_member (member, "title"), ==, field->label);
      g_assert_true (has_string (required, field->name) == ((field->flags & TANDEM_REQUIRED) != 0));
      g_assert_true (json_object_has_member (member, "minLength") == ((field->flags & TANDEM_REQUIRED) != 0));
      if (field->type == &tandem_type_object)
        assert_table (member, field->sub, field->n_sub);
      if (field->type == &tandem_type_list)
        {
          JsonObject *items = json_object_get_object_member (member, "items");

          assert_table (items, field->sub, field->n_sub);
          g_assert_true (has_string (json_object_get_array_member (items, "required"), "id"));
        }
    }
}

static void
test_json_schema (void)
{
  g_autofree char *text = tandem_kinds_to_json_schema ();
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (text, &error);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);
  JsonObject *definitions;

  g_assert_no_error (error);
  definitions = get_definitions (root);
  g_assert_cmpuint (json_object_get_size (definitions), ==, n_kinds);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (root), "oneOf")), ==, n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    assert_table (get_table (definitions, kinds[i]->name), kinds[i]->fields, kinds[i]->n_fields);
}

/* Every pattern is a pattern, and takes what the check takes. */
static void
assert_pattern (const char *kind,
                const char *member,
                const char *good,
                const char *bad)
{
  g_autofree char *text = tandem_kinds_to_json_schema ();
  g_autoptr(JsonNode) root = json_from_string (text, NULL);
  JsonObject *properties = json_object_get_object_member (get_table (get_definitions (root), kind), "properties");
  const char *pattern = json_object_get_string_member (json_object_get_object_member (properties, member), "pattern");

  g_assert_nonnull (pattern);
  g_assert_true (g_regex_match_simple (pattern, good, 0, 0));
  g_assert_false (g_regex_match_simple (pattern, bad, 0, 0));
}

static void
test_patterns (void)
{
  assert_pattern ("milestone", "due", "2026-05-17", "2026-13-17");
  assert_pattern ("milestone", "owner", "pilot:01JAAAAAAAAAAAAAAAAAAAAAAA", "city:01JAAAAAAAAAAAAAAAAAAAAAAA");
  assert_pattern ("milestone", "owner", "plan:01JAAAAAAAAAAAAAAAAAAAAAAA", "plan:81JAAAAAAAAAAAAAAAAAAAAAAA");
}

static void
test_markdown (void)
{
  g_autofree char *text = tandem_kinds_to_markdown ();
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *heading = g_strdup_printf ("## %s (`%s`)", kinds[i]->label, kinds[i]->name);

      g_assert_nonnull (strstr (text, heading));
    }
  g_assert_nonnull (strstr (text, "| `updates[].on` | On | date | required |  |"));
  g_assert_nonnull (strstr (text, "| `due` | Due | date | required |  |"));
  g_assert_nonnull (strstr (text, "- `planned` → `in_progress`"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/schema/json", test_json_schema);
  g_test_add_func ("/schema/patterns", test_patterns);
  g_test_add_func ("/schema/markdown", test_markdown);

  return g_test_run ();
}
