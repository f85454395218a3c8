/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-lifecycle-step.h"

#include <glib/gi18n-lib.h>

#define DOT 14.0f
#define RING_WIDTH 2.0f
#define HALO 21.0f

struct _TandemLifecycleStep
{
  TandemView parent_instance;

  GtkWidget *label;
  GtkWidget *track;
  GtkWidget *rest;
  GtkWidget *halo;
  GtkWidget *tick;
};

G_DEFINE_FINAL_TYPE (TandemLifecycleStep, tandem_lifecycle_step, TANDEM_TYPE_VIEW)

enum { PROP_LABEL = 1, PROP_POSITION, PROP_ENDS, PROP_SHOW_LABEL };
static const TandemViewProperty properties[] = {
  { "label", G_TYPE_STRING },
  { "position", G_TYPE_INT },
  { "ends", G_TYPE_INT },
  { "show-label", G_TYPE_BOOLEAN, TRUE },
};

static guint activate_signal;

static const char *
describe_position (int position)
{
  return position < 0 ? C_("step", "done") : position == 0 ? C_("step", "current") : C_("step", "to come");
}

static void
tandem_lifecycle_step_update (TandemView *view)
{
  TandemLifecycleStep *self = TANDEM_LIFECYCLE_STEP (view);
  const char *label = tandem_view_string (self, PROP_LABEL);
  int position = tandem_view_int (self, PROP_POSITION);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", label ? label : "", describe_position (position));

  gtk_label_set_label (GTK_LABEL (self->label), label ? label : "");
  gtk_widget_set_child_visible (self->label, tandem_view_bool (self, PROP_SHOW_LABEL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tandem_view_bool (self, PROP_SHOW_LABEL) ? NULL : label);
  tandem_widget_set_class (GTK_WIDGET (self), "current", position == 0);
  tandem_widget_set_class (GTK_WIDGET (self), "to-come", position > 0);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_line (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          from,
             float          to,
             float          y)
{
  if (to > from)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (from, y - RING_WIDTH / 2, to - from, RING_WIDTH));
}

static void
append_disc (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          diameter)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), diameter / 2);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

static void
append_ring (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (RING_WIDTH);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), (DOT - RING_WIDTH) / 2);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
append_tick (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1.8f);

  gsk_path_builder_move_to (builder, x - 3.2f, y + 0.2f);
  gsk_path_builder_line_to (builder, x - 0.9f, y + 2.5f);
  gsk_path_builder_line_to (builder, x + 3.2f, y - 2.2f);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* Each step draws its dot and its half of the lines to its neighbours. */
static void
append_lines (TandemLifecycleStep *self,
              GtkSnapshot         *snapshot,
              float                x,
              float                y)
{
  int position = tandem_view_int (self, PROP_POSITION);
  int ends = tandem_view_int (self, PROP_ENDS);
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float margin = (position == 0 ? HALO : DOT + 4) / 2;
  GdkRGBA track = tandem_swatch_get_color (self->track);
  GdkRGBA rest = tandem_swatch_get_color (self->rest);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const GdkRGBA *before = position <= 0 ? &track : &rest;
  const GdkRGBA *after = position < 0 ? &track : &rest;

  if (ends >= 0)
    append_line (snapshot, before, rtl ? x + margin : 0, rtl ? width : x - margin, y);
  if (ends <= 0)
    append_line (snapshot, after, rtl ? 0 : x + margin, rtl ? x - margin : width, y);
}

static void
tandem_lifecycle_step_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  TandemLifecycleStep *self = TANDEM_LIFECYCLE_STEP (widget);
  int position = tandem_view_int (self, PROP_POSITION);
  float x = gtk_widget_get_width (widget) / 2.0f;
  float y = HALO / 2;
  GdkRGBA track = tandem_swatch_get_color (self->track);
  GdkRGBA rest = tandem_swatch_get_color (self->rest);
  GdkRGBA halo = tandem_swatch_get_color (self->halo);
  GdkRGBA tick = tandem_swatch_get_color (self->tick);

  append_lines (self, snapshot, x, y);
  if (position == 0)
    append_disc (snapshot, &halo, x, y, HALO);
  if (position <= 0)
    append_disc (snapshot, &track, x, y, DOT);
  else
    append_ring (snapshot, &rest, x, y);
  if (position < 0)
    append_tick (snapshot, &tick, x, y);

  GTK_WIDGET_CLASS (tandem_lifecycle_step_parent_class)->snapshot (widget, snapshot);
}

/* The label stands in the middle under the dot and may be wider than the step:
 * in a narrow window the neighbours show none. */
static void
tandem_lifecycle_step_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  TandemLifecycleStep *self = TANDEM_LIFECYCLE_STEP (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = HALO + 8;
  else
    *minimum = *natural = *natural + (int) HALO + 4;
}

static void
tandem_lifecycle_step_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  TandemLifecycleStep *self = TANDEM_LIFECYCLE_STEP (widget);
  int top = (int) HALO + 4;
  int natural;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, MAX (width * 5 / 3, width));
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { (width - natural) / 2, top, natural, MAX (height - top, 0) }, -1);
}

static void
released_cb (TandemLifecycleStep *self)
{
  gtk_widget_activate (GTK_WIDGET (self));
}

static void
tandem_lifecycle_step_class_init (TandemLifecycleStepClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "step", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_lifecycle_step_update);
  widget_class->measure = tandem_lifecycle_step_measure;
  widget_class->size_allocate = tandem_lifecycle_step_size_allocate;
  widget_class->snapshot = tandem_lifecycle_step_snapshot;

  activate_signal = g_signal_new ("activate", TANDEM_TYPE_LIFECYCLE_STEP,
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, activate_signal);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tandem_lifecycle_step_init (TandemLifecycleStep *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->track = tandem_swatch_new (GTK_WIDGET (self), "track");
  self->rest = tandem_swatch_new (GTK_WIDGET (self), "rest");
  self->halo = tandem_swatch_new (GTK_WIDGET (self), "halo");
  self->tick = tandem_swatch_new (GTK_WIDGET (self), "tick");
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->label, "step-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
