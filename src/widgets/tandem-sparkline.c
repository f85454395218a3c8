/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-sparkline.h"

#define WIDTH 72
#define HEIGHT 22
#define LINE_WIDTH 1.5f
#define DOT_RADIUS 2.5f

struct _TandemSparkline
{
  TandemView parent_instance;

  GtkWidget *goal;              /* what has the colour of the target */
  GArray    *values;            /* (element-type double) */
  gboolean   has_target;
  double     target;
};

G_DEFINE_FINAL_TYPE (TandemSparkline, tandem_sparkline, TANDEM_TYPE_VIEW)

static void
tandem_sparkline_update (TandemView *view)
{
}

static void
tandem_sparkline_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
get_range (TandemSparkline *self,
           double          *lowest,
           double          *highest)
{
  *lowest = *highest = self->has_target ? self->target : g_array_index (self->values, double, 0);
  for (guint i = 0; i < self->values->len; i++)
    {
      double value = g_array_index (self->values, double, i);

      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }
}

/* The room that the line has: the dot at its end stays inside. */
static graphene_point_t
get_point (TandemSparkline *self,
           guint            position,
           double           value)
{
  double lowest, highest;
  float width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOT_RADIUS;
  float height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DOT_RADIUS;
  float along = self->values->len > 1 ? (float) position / (float) (self->values->len - 1) : 1;
  float up;

  get_range (self, &lowest, &highest);
  up = highest > lowest ? (float) ((value - lowest) / (highest - lowest)) : 0.5f;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    along = 1 - along;

  return GRAPHENE_POINT_INIT (DOT_RADIUS + along * width, DOT_RADIUS + (1 - up) * height);
}

static void
append_target (TandemSparkline *self,
               GtkSnapshot     *snapshot)
{
  graphene_point_t at = get_point (self, 0, self->target);
  GdkRGBA color = tandem_swatch_get_color (self->goal);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1);

  gsk_path_builder_move_to (builder, 0, at.y);
  gsk_path_builder_line_to (builder, gtk_widget_get_width (GTK_WIDGET (self)), at.y);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, (const float[]) { 2, 2 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

static void
append_values (TandemSparkline *self,
               GtkSnapshot     *snapshot)
{
  GdkRGBA color;
  g_autoptr(GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr(GskPathBuilder) dot = gsk_path_builder_new ();
  g_autoptr(GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);
  g_autoptr(GskPath) line_path = NULL;
  g_autoptr(GskPath) dot_path = NULL;
  graphene_point_t at = { 0, 0 };

  for (guint i = 0; i < self->values->len; i++)
    {
      at = get_point (self, i, g_array_index (self->values, double, i));
      if (i == 0)
        gsk_path_builder_move_to (line, at.x, at.y);
      else
        gsk_path_builder_line_to (line, at.x, at.y);
    }
  gsk_path_builder_add_circle (dot, &at, DOT_RADIUS);
  line_path = gsk_path_builder_to_path (line);
  dot_path = gsk_path_builder_to_path (dot);

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &color);
  gtk_snapshot_append_fill (snapshot, dot_path, GSK_FILL_RULE_WINDING, &color);
}

static void
tandem_sparkline_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  TandemSparkline *self = TANDEM_SPARKLINE (widget);

  if (self->values->len == 0)
    return;
  if (self->has_target)
    append_target (self, snapshot);
  append_values (self, snapshot);
}

static void
tandem_sparkline_finalize (GObject *object)
{
  TandemSparkline *self = TANDEM_SPARKLINE (object);

  g_array_unref (self->values);

  G_OBJECT_CLASS (tandem_sparkline_parent_class)->finalize (object);
}

static void
tandem_sparkline_class_init (TandemSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_sparkline_finalize;
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-sparkline", NULL, NULL, 0, tandem_sparkline_update);
  widget_class->measure = tandem_sparkline_measure;
  widget_class->snapshot = tandem_sparkline_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_sparkline_init (TandemSparkline *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->goal = tandem_swatch_new (GTK_WIDGET (self), "goal");
}

GtkWidget *
tandem_sparkline_new (void)
{
  return g_object_new (TANDEM_TYPE_SPARKLINE, NULL);
}

/**
 * tandem_sparkline_set:
 * @self: a sparkline
 * @values: (array length=n_values): the values, the oldest first
 * @n_values: how many there are
 * @target: (nullable): the value to be reached
 */
void
tandem_sparkline_set (TandemSparkline *self,
                      const double    *values,
                      guint            n_values,
                      const double    *target)
{
  g_array_set_size (self->values, 0);
  if (n_values > 0)
    g_array_append_vals (self->values, values, n_values);
  self->has_target = target != NULL;
  self->target = target != NULL ? *target : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
