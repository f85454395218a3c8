/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-demo.h"

#include <stdlib.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "tandem-demo-resources.h"

#define FOLDER "/org/tandemplan/Tandem/demo"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
register_once (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      tandem_demo_register_resource ();
      g_once_init_leave (&once, 1);
    }
}

/* The files are arrays of documents that people can read; each document goes
 * through the same strict reading as one from anywhere else. */
static gboolean
read_documents (GPtrArray  *documents,
                const char *name,
                GError    **error)
{
  g_autofree char *path = g_build_path ("/", FOLDER, name, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonArray *array;

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *body = json_to_string (json_array_get_element (array, i), FALSE);
      TandemDoc *doc = tandem_doc_parse (body, -1, error);

      if (doc == NULL)
        {
          g_prefix_error (error, "%s: document %u: ", name, i + 1);
          return FALSE;
        }
      g_ptr_array_add (documents, doc);
    }

  return TRUE;
}

/**
 * tandem_demo_documents:
 * @error: return location for an error
 *
 * The demo programme: cities, pairings, events and plans of the real programmes
 * of 2017–2020. Facts name their source; what was assumed is marked as an
 * illustration in the record. Any thread.
 *
 * Returns: (transfer full) (element-type TandemDoc) (nullable): the documents,
 *   those that others refer to first
 */
GPtrArray *
tandem_demo_documents (GError **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_auto(GStrv) names = NULL;

  register_once ();
  if (!(names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error)))
    return NULL;

  /* the resource lists them in no order; their numbers say which goes first */
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (!read_documents (documents, names[i], error))
      return NULL;

  return g_steal_pointer (&documents);
}
