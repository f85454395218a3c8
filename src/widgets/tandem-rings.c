/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-rings.h"

#define RADIUS 15.0f
#define OVERLAP 9.0f
#define LINE_WIDTH 2.0f
#define GAP 8.0f

struct _TandemRings
{
  TandemView parent_instance;

  GtkWidget *dots;
};

G_DEFINE_FINAL_TYPE (TandemRings, tandem_rings, TANDEM_TYPE_VIEW)

static void
tandem_rings_update (TandemView *view)
{
}

static void
tandem_rings_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  float across = 4 * RADIUS - OVERLAP + 2 * LINE_WIDTH;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) across : (int) (2 * (RADIUS + LINE_WIDTH));
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 170 : *minimum;
}

static void
append_dots (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          from,
             float          to,
             float          y)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  for (float x = from; x <= to; x += 5.5f)
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), 0.8f);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

static void
tandem_rings_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  TandemRings *self = TANDEM_RINGS (widget);
  float width = gtk_widget_get_width (widget);
  float x = width / 2;
  float y = gtk_widget_get_height (widget) / 2.0f;
  float offset = RADIUS - OVERLAP / 2;
  GdkRGBA color, dots = tandem_swatch_get_color (self->dots);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);

  gtk_widget_get_color (widget, &color);
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x - offset, y), RADIUS);
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x + offset, y), RADIUS);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);

  append_dots (snapshot, &dots, 1, x - offset - RADIUS - GAP, y);
  append_dots (snapshot, &dots, x + offset + RADIUS + GAP, width - 1, y);
}

static void
tandem_rings_class_init (TandemRingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-rings", NULL, NULL, 0, tandem_rings_update);
  widget_class->measure = tandem_rings_measure;
  widget_class->snapshot = tandem_rings_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_rings_init (TandemRings *self)
{
  self->dots = tandem_swatch_new (GTK_WIDGET (self), "dots");
}
