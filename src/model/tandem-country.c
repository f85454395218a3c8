/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-country.h"

#include <json-glib/json-glib.h>
#include <libintl.h>
#include <string.h>

/* The iso-codes package has the names and their translations; its files are
 * read once, when the first name is asked for. */

typedef struct
{
  char *name;  /* as the package has it, which its translations are found by */
  char *plain; /* as it is shown where there is no translation */
} Name;

static Name *
name_new (const char *name,
          char       *plain)
{
  Name *self = g_new (Name, 1);

  self->name = g_strdup (name);
  self->plain = plain;

  return self;
}

static void
name_free (Name *self)
{
  g_free (self->name);
  g_free (self->plain);
  g_free (self);
}

static const char *
name_translate (const Name *self,
                const char *domain)
{
  const char *translated = dgettext (domain, self->name);

  return translated != self->name ? translated : self->plain;
}

static char *
find_file (const char *name)
{
  const char *const *dirs = g_get_system_data_dirs ();

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dirs[i], "iso-codes", "json", name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return g_build_filename ("/usr/share/iso-codes/json", name, NULL);
}

static const char *
string_member (JsonObject *object,
               const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* "Shandong Sheng" says "Shandong Province" in pinyin; what follows the name
 * is no part of it in any other language. */
static char *
dup_plain_name (const char *name)
{
  static const char *const words[] = { " Sheng", " Shi", " Zizhiqu", " Weiwuer", " Huizu", " Zhuangzu" };
  g_autofree char *plain = g_strdup (name);
  gboolean cut = TRUE;

  while (cut)
    {
      cut = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_has_suffix (plain, words[i]))
          {
            plain[strlen (plain) - strlen (words[i])] = '\0';
            cut = TRUE;
          }
    }

  return g_steal_pointer (&plain);
}

/* Codes and English names of one file; without the file nothing is known, and
 * codes are shown as they are. */
static GHashTable *
load_names (const char *file,
            const char *list,
            const char *code_member)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) name_free);
  g_autofree char *path = find_file (file);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonNode *root;
  JsonNode *rows;

  if (!json_parser_load_from_mapped_file (parser, path, &error))
    {
      g_warning ("Names of countries are missing: %s", error->message);
      return names;
    }

  root = json_parser_get_root (parser);
  rows = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), list) : NULL;
  if (rows == NULL || !JSON_NODE_HOLDS_ARRAY (rows))
    return names;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (rows)); i++)
    {
      JsonNode *row = json_array_get_element (json_node_get_array (rows), i);
      const char *code, *name;

      if (!JSON_NODE_HOLDS_OBJECT (row))
        continue;
      code = string_member (json_node_get_object (row), code_member);
      name = string_member (json_node_get_object (row), "common_name");
      if (name == NULL)
        name = string_member (json_node_get_object (row), "name");
      if (code != NULL && name != NULL)
        g_hash_table_insert (names, g_strdup (code), name_new (name, dup_plain_name (name)));
    }

  return names;
}

const char tandem_country_codes[] = "ISO 3166-1";

static GHashTable *
get_countries (void)
{
  static GHashTable *names;

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (&names, load_names ("iso_3166-1.json", "3166-1", "alpha_2"));

  return names;
}

/**
 * tandem_country_get_name:
 * @code: ISO 3166-1 alpha-2 code
 *
 * Any thread.
 *
 * Returns: the country's name in the language of the locale, @code where it is
 *   not known
 */
const char *
tandem_country_get_name (const char *code)
{
  const Name *name;

  g_return_val_if_fail (code != NULL, "");

  name = g_hash_table_lookup (get_countries (), code);

  return name != NULL ? name_translate (name, "iso_3166-1") : code;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (tandem_country_get_name (*(const char *const *) a),
                         tandem_country_get_name (*(const char *const *) b));
}

/**
 * tandem_countries_list:
 *
 * Any thread.
 *
 * Returns: (transfer container) (element-type utf8): the codes of all
 *   countries, in the order of their names in the language of the locale
 */
GPtrArray *
tandem_countries_list (void)
{
  GPtrArray *codes = g_hash_table_get_keys_as_ptr_array (get_countries ());

  g_ptr_array_sort (codes, compare_names);

  return codes;
}

/**
 * tandem_country_matches:
 * @code: ISO 3166-1 alpha-2 code
 * @text: what was typed
 *
 * Any thread.
 *
 * Returns: whether the code, or words of the name in the language of the
 *   locale or in English, begin so
 */
gboolean
tandem_country_matches (const char *code,
                        const char *text)
{
  const Name *english = g_hash_table_lookup (get_countries (), code);
  const char *name = tandem_country_get_name (code);

  return text[0] == '\0' || g_ascii_strcasecmp (code, text) == 0 || g_str_match_string (text, name, TRUE) ||
         strstr (name, text) != NULL || (english != NULL && g_str_match_string (text, english->plain, TRUE));
}

/**
 * tandem_subdivision_get_name:
 * @code: ISO 3166-2 code, "CN-SD"
 *
 * Any thread.
 *
 * Returns: the name of the province or region in the language of the locale,
 *   @code where it is not known
 */
const char *
tandem_subdivision_get_name (const char *code)
{
  static GHashTable *names;
  const Name *name;

  g_return_val_if_fail (code != NULL, "");

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (&names, load_names ("iso_3166-2.json", "3166-2", "code"));

  name = g_hash_table_lookup (names, code);

  return name != NULL ? name_translate (name, "iso_3166-2") : code;
}
