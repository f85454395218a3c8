/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-land.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "tandem-widgets.h"

/* Adds one ring of [longitude, latitude] pairs. The file is our own, yet what
 * is no ring is passed over rather than trusted. */
static void
add_ring (GskPathBuilder *builder,
          JsonNode       *node)
{
  JsonArray *ring = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = ring ? json_array_get_length (ring) : 0;
  double before = 0, turn = 0, longitude, latitude;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (ring, i);
      JsonArray *point = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;

      if (point == NULL || json_array_get_length (point) < 2)
        return;

      longitude = json_array_get_double_element (point, 0);
      latitude = json_array_get_double_element (point, 1);
      /* an island on the date line goes on beyond it; only Antarctica does not,
       * whose ring runs round the whole world */
      if (i > 0 && fabs (longitude - before) > 180 && latitude > -80)
        turn += longitude < before ? 360 : -360;
      before = longitude;

      if (i == 0)
        gsk_path_builder_move_to (builder, longitude + turn, -latitude);
      else
        gsk_path_builder_line_to (builder, longitude + turn, -latitude);
    }
  if (n > 2)
    gsk_path_builder_close (builder);
}

static GskPath *
read_path (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (TANDEM_RESOURCE_PATH "/map/world-land-110m.geojson",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(JsonNode) rings = NULL;

  if (bytes != NULL &&
      json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    rings = json_path_query ("$.features[*].geometry.coordinates[*][*]", json_parser_get_root (parser), NULL);

  for (guint i = 0; rings != NULL && i < json_array_get_length (json_node_get_array (rings)); i++)
    add_ring (builder, json_array_get_element (json_node_get_array (rings), i));

  return gsk_path_builder_to_path (builder);
}

GskPath *
tandem_land_get_path (void)
{
  static GskPath *path = NULL;

  if (g_once_init_enter (&path))
    g_once_init_leave (&path, read_path ());

  return path;
}
