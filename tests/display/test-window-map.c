/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-atlas-view.h"
#include "tandem-world-map.h"
#include "window-hand.h"

/* The pairings of the demo programme on the map, on 12 May 2020. */

#define ROME "Rome, paired with Yantai: At risk"
#define ROME_YANTAI "Rome – Yantai 烟台: At risk"
#define MAX_TABS 200

static TandemWorldMap *
find_map (WindowDriver *driver)
{
  return TANDEM_WORLD_MAP (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORLD_MAP));
}

static gboolean
has_mark (WindowDriver *driver,
          const char   *spoken)
{
  GtkWidget *map = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORLD_MAP);

  return map != NULL && hand_find (map, GTK_TYPE_BUTTON, spoken) != NULL;
}

/* Choices are kept, also from one test to the next. */
static WindowDriver *
start (int width,
       int height)
{
  static const char *const keys[] = { "pairings-view", "map-tiles", "filters" };
  WindowDriver *driver = window_driver_new (TRUE, width, height);
  GSettings *settings = tandem_app_get_settings (driver->app);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  tandem_window_show_place (driver->window, "pairings");
  window_driver_settle (driver);
  g_assert_null (window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORLD_MAP));
  g_settings_set_string (settings, "pairings-view", "map");

  return driver;
}

static void
test_opens (void)
{
  g_autoptr(WindowDriver) driver = start (1200, 800);
  g_autofree char *rome = hand_find_id (driver, "city", "Rome");
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Rome Yantai");

  wait_for (has_mark (driver, ROME) && has_mark (driver, ROME_YANTAI));
  hand_click (GTK_WIDGET (find_map (driver)), ROME);
  wait_for (hand_page (driver, rome) != NULL);

  /* back on the map, which is where it was */
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.back", NULL);
  wait_for (has_mark (driver, ROME_YANTAI));
  hand_click (GTK_WIDGET (find_map (driver)), ROME_YANTAI);
  wait_for (hand_page (driver, pairing) != NULL);

  /* and so is the list */
  g_settings_set_string (tandem_app_get_settings (driver->app), "pairings-view", "list");
  window_driver_settle (driver);
  g_assert_cmpuint (hand_list_length (driver), >, 5);
}

static void
test_filters (void)
{
  g_autoptr(WindowDriver) driver = start (1200, 800);
  GtkWidget *entry;

  wait_for (has_mark (driver, ROME));
  g_assert_true (has_mark (driver, "Longyan, paired with Prague: Closed, Mannheim: Closed") ||
                 has_mark (driver, "Longyan, paired with Mannheim: Closed, Prague: Closed"));
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (find_map (driver))), "view.filters", "i", 1);
  wait_for (!has_mark (driver, "Longyan, paired with Prague: Closed, Mannheim: Closed") &&
            !has_mark (driver, "Longyan, paired with Mannheim: Closed, Prague: Closed"));
  g_assert_true (has_mark (driver, ROME));

  entry = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Bologna");
  wait_for (!has_mark (driver, ROME));
  wait_for (has_mark (driver, "Bologna, paired with Guangzhou: On track"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody is called so");
  wait_for (hand_shows (driver, "No Matches"));
}

/* The mark with the focus, as a screen reader is told it; NULL: none. */
static const char *
get_focused (WindowDriver *driver)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (driver->window));

  return focus != NULL && gtk_widget_has_css_class (focus, "map-mark") ? gtk_widget_get_tooltip_text (focus) : NULL;
}

static void
test_tab (void)
{
  g_autoptr(WindowDriver) driver = start (1200, 800);
  GtkWidget *map;
  g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  guint rome, yantai;

  wait_for (has_mark (driver, ROME));
  map = GTK_WIDGET (find_map (driver));
  while (gtk_widget_child_focus (map, GTK_DIR_TAB_FORWARD) && order->len < MAX_TABS)
    if (get_focused (driver) != NULL)
      g_ptr_array_add (order, g_strdup (get_focused (driver)));

  /* every mark once; a city, then its pairings, from west to east */
  g_assert_cmpuint (order->len, >, 15);
  g_assert_cmpuint (order->len, <, MAX_TABS);
  g_assert_true (g_ptr_array_find_with_equal_func (order, ROME, g_str_equal, &rome));
  g_assert_true (g_ptr_array_find_with_equal_func (order, ROME_YANTAI, g_str_equal, &yantai));
  g_assert_cmpuint (yantai, ==, rome + 1);
  g_assert_true (g_ptr_array_find_with_equal_func (order, "Changchun, paired with Agii Anargyri–Kamatero: Off track",
                                                   g_str_equal, &yantai));
  g_assert_cmpuint (yantai, >, rome);

  /* and back again */
  for (guint i = order->len; i-- > 0;)
    {
      while (g_strcmp0 (get_focused (driver), g_ptr_array_index (order, i)) != 0)
        g_assert_true (gtk_widget_child_focus (map, GTK_DIR_TAB_BACKWARD));
    }
}

/* Zooming in takes apart what is too close together; what has the focus keeps it. */
static void
test_zoom (void)
{
  g_autoptr(WindowDriver) driver = start (1200, 800);
  g_autofree char *rome = NULL;
  TandemWorldMap *map;

  wait_for (has_mark (driver, ROME));
  map = find_map (driver);
  rome = hand_find_id (driver, "city", "Rome");
  wait_for (has_mark (driver, "2 cities: Granada, Málaga") || has_mark (driver, "2 cities: Málaga, Granada"));
  g_assert_true (tandem_world_map_focus_city (map, rome));
  g_assert_cmpstr (get_focused (driver), ==, ROME);
  gtk_widget_activate_action (GTK_WIDGET (map), "map.zoom", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (map), "map.show-all", NULL);
  window_driver_settle (driver);
  wait_for (g_strcmp0 (get_focused (driver), ROME) == 0);

  hand_click (GTK_WIDGET (map), has_mark (driver, "2 cities: Granada, Málaga") ? "2 cities: Granada, Málaga"
                                                                               : "2 cities: Málaga, Granada");
  wait_for (has_mark (driver, "Málaga, paired with Zhengzhou: Closed"));
  gtk_widget_activate_action (GTK_WIDGET (map), "map.show-all", NULL);
  wait_for (has_mark (driver, ROME_YANTAI) && !has_mark (driver, "Málaga, paired with Zhengzhou: Closed"));
}

/* Nothing is fetched unless somebody said so; without a network the outline stays. */
static void
test_tiles (void)
{
  g_autoptr(WindowDriver) driver = start (1200, 800);
  GSettings *settings = tandem_app_get_settings (driver->app);
  GtkWidget *map;
  gboolean tiles = TRUE;

  wait_for (has_mark (driver, ROME));
  map = GTK_WIDGET (find_map (driver));
  g_object_get (map, "tiles", &tiles, NULL);
  g_assert_false (tiles);
  g_assert_false (hand_shows (driver, "OpenStreetMap"));

  g_settings_set_boolean (settings, "map-tiles", TRUE);
  window_driver_settle (driver);
  g_object_get (map, "tiles", &tiles, NULL);
  g_assert_true (tiles);
  g_assert_nonnull (window_driver_find_type (map, g_type_from_name ("ShumateLicense")));
  g_assert_true (has_mark (driver, ROME));
  g_assert_null (hand_dialog (driver));

  g_settings_reset (settings, "map-tiles");
  window_driver_settle (driver);
  g_object_get (map, "tiles", &tiles, NULL);
  g_assert_false (tiles);
  g_assert_null (window_driver_find_type (map, g_type_from_name ("ShumateLicense")));
}

static void
test_narrow (void)
{
  g_autoptr(WindowDriver) driver = start (370, 650);

  wait_for (find_map (driver) != NULL);
  wait_for (window_driver_find_type (GTK_WIDGET (find_map (driver)), GTK_TYPE_BUTTON) != NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_map (driver))), <=, 370);
}

/* ---- what it is made of ---------------------------------------------------------------- */

/* A thousand cities in pairs, spread over two fields. */
static TandemAtlas *
new_large_atlas (void)
{
  TandemAtlas *atlas = tandem_atlas_new ();

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      guint west = tandem_atlas_add_city (atlas, id, "West", NULL, 40 + i % 20, 5 + i / 50);
      guint east = tandem_atlas_add_city (atlas, id, "East", NULL, 25 + i % 15, 105 + i / 40);

      tandem_atlas_link (atlas, tandem_atlas_add_pairing (atlas, id, "Pair", i % 7 == 0 ? "off_track" : "on_track"), west, east);
    }

  return atlas;
}

static void
test_crowd (void)
{
  g_autoptr(TandemAtlas) atlas = new_large_atlas ();
  g_autoptr(TandemAtlasView) far = tandem_atlas_view_new (atlas, 900, 60);
  g_autoptr(TandemAtlasView) near = tandem_atlas_view_new (atlas, 90000, 22);
  guint n_cities = 0, n_pairings = 0;

  g_assert_cmpuint (far->nodes->len, <, near->nodes->len);
  g_assert_cmpuint (far->edges->len, <, near->edges->len);
  for (guint i = 0; i < far->nodes->len; i++)
    {
      const TandemAtlasNode *node = tandem_atlas_view_get_node (far, i);

      n_cities += node->cities->len;
      g_assert_true (i == 0 || tandem_atlas_view_get_node (far, i - 1)->x <= node->x);
      /* marks can be told apart */
      for (guint j = 0; j < i; j++)
        {
          const TandemAtlasNode *other = tandem_atlas_view_get_node (far, j);
          double across = (node->x - other->x) * 900, down = (node->y - other->y) * 900;

          g_assert_cmpfloat (across * across + down * down, >=, 60 * 60 - 1);
        }
    }
  g_assert_cmpuint (n_cities, ==, 1000);

  /* no pairing gets lost, and the worst of a line speaks for it */
  for (guint i = 0; i < far->edges->len; i++)
    {
      const TandemAtlasEdge *edge = tandem_atlas_view_get_edge (far, i);
      gboolean has_bad = FALSE;

      n_pairings += edge->pairings->len;
      for (guint j = 0; j < edge->pairings->len; j++)
        has_bad |= g_str_equal (tandem_atlas_get_pairing (atlas, g_array_index (edge->pairings, guint, j))->status, "off_track");
      g_assert_cmpstr (edge->status, ==, has_bad ? "off_track" : "on_track");
    }
  g_assert_cmpuint (n_pairings, ==, 500);
}

static void
test_projection (void)
{
  for (int latitude = -80; latitude <= 80; latitude += 20)
    g_assert_cmpfloat_with_epsilon (tandem_mercator_latitude (tandem_mercator_y (latitude)), latitude, 1e-9);
  g_assert_cmpfloat_with_epsilon (tandem_mercator_y (0), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (tandem_mercator_y (90), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (tandem_mercator_y (-90), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (tandem_mercator_longitude (tandem_mercator_x (121.44)), 121.44, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window-map/projection", test_projection);
  g_test_add_func ("/window-map/crowd", test_crowd);
  g_test_add_func ("/window-map/opens", test_opens);
  g_test_add_func ("/window-map/filters", test_filters);
  g_test_add_func ("/window-map/tab", test_tab);
  g_test_add_func ("/window-map/zoom", test_zoom);
  g_test_add_func ("/window-map/tiles", test_tiles);
  g_test_add_func ("/window-map/narrow", test_narrow);

  return g_test_run ();
}
