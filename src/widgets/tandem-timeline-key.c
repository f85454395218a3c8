/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-key.h"

#include "tandem-timeline-mark.h"

struct _TandemTimelineKey
{
  TandemView parent_instance;

  GtkWidget *ground;
};

G_DEFINE_FINAL_TYPE (TandemTimelineKey, tandem_timeline_key, TANDEM_TYPE_VIEW)

enum { PROP_MARK = 1, PROP_TONE };
static const TandemViewProperty properties[] = {
  { "mark", G_TYPE_INT },
  { "tone", G_TYPE_STRING },
};

static void
tandem_timeline_key_update (TandemView *view)
{
  tandem_widget_set_status_class (GTK_WIDGET (view), tandem_view_string (view, PROP_TONE));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
tandem_timeline_key_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = *natural = 2 * TANDEM_MARK_RADIUS + 2;
}

static void
tandem_timeline_key_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  TandemTimelineKey *self = TANDEM_TIMELINE_KEY (widget);
  GdkRGBA color, ground = tandem_swatch_get_color (self->ground);

  gtk_widget_get_color (widget, &color);
  tandem_timeline_mark_snapshot ((TandemTimelineMark) tandem_view_int (self, PROP_MARK), snapshot,
                                 gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
                                 &color, &ground);
}

static void
tandem_timeline_key_class_init (TandemTimelineKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-timeline-key", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_timeline_key_update);
  widget_class->measure = tandem_timeline_key_measure;
  widget_class->snapshot = tandem_timeline_key_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_timeline_key_init (TandemTimelineKey *self)
{
  self->ground = tandem_swatch_new (GTK_WIDGET (self), "ground");
}
