/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-rules.h"

static JsonNode *
get_member (JsonObject *rule,
            const char *name)
{
  return rule != NULL ? json_object_get_member (rule, name) : NULL;
}

const char *
tandem_rule_string (JsonObject *rule,
                    const char *name)
{
  JsonNode *node = get_member (rule, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

gint64
tandem_rule_int (JsonObject *rule,
                 const char *name,
                 gint64      fallback)
{
  JsonNode *node = get_member (rule, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : fallback;
}

gboolean
tandem_rule_bool (JsonObject *rule,
                  const char *name)
{
  JsonNode *node = get_member (rule, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

JsonObject *
tandem_rule_object (JsonObject *rule,
                    const char *name)
{
  JsonNode *node = get_member (rule, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
tandem_rule_array (JsonObject *rule,
                   const char *name)
{
  JsonNode *node = get_member (rule, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
tandem_rule_length (JsonObject *rule,
                    const char *list)
{
  JsonArray *array = tandem_rule_array (rule, list);

  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
tandem_rule_item (JsonObject *rule,
                  const char *list,
                  guint       index)
{
  JsonArray *array = tandem_rule_array (rule, list);
  JsonNode *node;

  if (array == NULL || index >= json_array_get_length (array))
    return NULL;

  node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * tandem_rule_find:
 * @rule: (nullable): a rule set or a part of one
 * @list: name of a list in it
 * @member: name of a text in its items
 * @value: (nullable): what it must be
 *
 * Returns: (transfer none) (nullable): the first such item
 */
JsonObject *
tandem_rule_find (JsonObject *rule,
                  const char *list,
                  const char *member,
                  const char *value)
{
  for (guint i = 0; value != NULL && i < tandem_rule_length (rule, list); i++)
    {
      JsonObject *item = tandem_rule_item (rule, list, i);

      if (g_strcmp0 (tandem_rule_string (item, member), value) == 0)
        return item;
    }

  return NULL;
}

/**
 * tandem_rule_label:
 * @rule: (nullable): a part of a rule set
 * @name: name of a text in several languages
 * @language: (nullable): language tag
 *
 * Returns: (transfer none): the text in @language, else in English, else ""
 */
const char *
tandem_rule_label (JsonObject *rule,
                   const char *name,
                   const char *language)
{
  JsonObject *labels = tandem_rule_object (rule, name);
  const char *label = language != NULL ? tandem_rule_string (labels, language) : NULL;

  if (label == NULL)
    label = tandem_rule_string (labels, "en");

  return label != NULL ? label : "";
}
