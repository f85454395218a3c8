/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-land.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "tandem-widgets.h"

/* Reads [longitude, latitude] pairs; an island on the date line goes on beyond
 * it. Only Antarctica does not, whose ring runs round the whole world. The file
 * is our own, yet what is no point is passed over rather than trusted. */
static GArray *
read_ring (JsonNode *node)
{
  JsonArray *ring = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = ring ? json_array_get_length (ring) : 0;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  double before = 0, turn = 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (ring, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
      double longitude, latitude;
      graphene_point_t point;

      if (pair == NULL || json_array_get_length (pair) < 2)
        continue;

      longitude = json_array_get_double_element (pair, 0);
      latitude = json_array_get_double_element (pair, 1);
      if (points->len > 0 && fabs (longitude - before) > 180 && latitude > -80)
        turn += longitude < before ? 360 : -360;
      before = longitude;
      graphene_point_init (&point, longitude + turn, -latitude);
      g_array_append_val (points, point);
    }

  return points;
}

/* Most of a ring shall lie between 180 degrees west and east, wherever it begins. */
static void
add_ring (GskPathBuilder *builder,
          JsonNode       *node)
{
  g_autoptr(GArray) points = read_ring (node);
  double sum = 0, shift;

  if (points->len < 3)
    return;

  for (guint i = 0; i < points->len; i++)
    sum += g_array_index (points, graphene_point_t, i).x;
  shift = -360 * round (sum / points->len / 360);

  for (guint i = 0; i < points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (points, graphene_point_t, i);

      if (i == 0)
        gsk_path_builder_move_to (builder, point->x + shift, point->y);
      else
        gsk_path_builder_line_to (builder, point->x + shift, point->y);
    }
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
