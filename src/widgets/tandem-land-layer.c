/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-land-layer.h"

#include <math.h>

#include "tandem-atlas.h"
#include "tandem-land.h"
#include "tandem-view.h"

struct _TandemLandLayer
{
  ShumateLayer parent_instance;

  GtkWidget   *land;        /* a swatch */
};

G_DEFINE_FINAL_TYPE (TandemLandLayer, tandem_land_layer, SHUMATE_TYPE_LAYER)

/* Where the world is on @widget. */
TandemMapFrame
tandem_map_frame_get (ShumateViewport *viewport,
                      GtkWidget       *widget)
{
  TandemMapFrame frame = { 0 };
  double right, bottom;

  shumate_viewport_location_to_widget_coords (viewport, widget, tandem_mercator_latitude (0), -180, &frame.left, &frame.top);
  shumate_viewport_location_to_widget_coords (viewport, widget, tandem_mercator_latitude (0), 180, &right, &bottom);
  frame.size = right - frame.left;

  return frame;
}

/* ---- the outline in the projection of the map ---------------------------------- */

static gboolean
project_cb (GskPathOperation        op,
            const graphene_point_t *points,
            gsize                   n_points,
            float                   weight,
            gpointer                user_data)
{
  GskPathBuilder *builder = user_data;
  const graphene_point_t *end = &points[n_points - 1];
  float x = tandem_mercator_x (end->x);
  float y = tandem_mercator_y (-end->y);

  if (op == GSK_PATH_MOVE)
    gsk_path_builder_move_to (builder, x, y);
  else if (op == GSK_PATH_CLOSE)
    gsk_path_builder_close (builder);
  else
    gsk_path_builder_line_to (builder, x, y);

  return TRUE;
}

static GskPath *
get_path (void)
{
  static GskPath *path = NULL;

  if (g_once_init_enter (&path))
    {
      g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();

      gsk_path_foreach (tandem_land_get_path (), 0, project_cb, builder);
      g_once_init_leave (&path, gsk_path_builder_to_path (builder));
    }

  return path;
}

static void
tandem_land_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TandemLandLayer *self = TANDEM_LAND_LAYER (widget);
  TandemMapFrame frame = tandem_map_frame_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  GdkRGBA color = tandem_swatch_get_color (self->land);
  int width = gtk_widget_get_width (widget);

  if (frame.size <= 0)
    return;

  /* The world goes on at both sides, as far as the widget does. */
  for (double left = frame.left - ceil (frame.left / frame.size) * frame.size; left < width; left += frame.size)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, frame.top));
      gtk_snapshot_scale (snapshot, frame.size, frame.size);
      gtk_snapshot_append_fill (snapshot, get_path (), GSK_FILL_RULE_EVEN_ODD, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
tandem_land_layer_dispose (GObject *object)
{
  TandemLandLayer *self = TANDEM_LAND_LAYER (object);

  g_clear_pointer (&self->land, gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_land_layer_parent_class)->dispose (object);
}

static void
tandem_land_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tandem_land_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
tandem_land_layer_class_init (TandemLandLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_land_layer_dispose;
  G_OBJECT_CLASS (klass)->constructed = tandem_land_layer_constructed;
  widget_class->snapshot = tandem_land_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tandem-land");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_land_layer_init (TandemLandLayer *self)
{
  self->land = tandem_swatch_new (GTK_WIDGET (self), "land");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

ShumateLayer *
tandem_land_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TANDEM_TYPE_LAND_LAYER, "viewport", viewport, NULL);
}
