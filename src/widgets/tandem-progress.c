/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-progress.h"

struct _TandemProgress
{
  TandemView parent_instance;

  GtkWidget *fill;
};

G_DEFINE_FINAL_TYPE (TandemProgress, tandem_progress, TANDEM_TYPE_VIEW)

enum { PROP_FRACTION = 1, PROP_LABEL };
static const TandemViewProperty properties[] = {
  { "fraction", G_TYPE_DOUBLE },
  { "label", G_TYPE_STRING },
};

static double
get_fraction (TandemProgress *self)
{
  return CLAMP (tandem_view_double (self, PROP_FRACTION), 0.0, 1.0);
}

static void
tandem_progress_update (TandemView *view)
{
  TandemProgress *self = TANDEM_PROGRESS (view);

  gtk_widget_set_child_visible (self->fill, get_fraction (self) > 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, get_fraction (self) * 100,
                                  -1);
  if (tandem_view_string (self, PROP_LABEL) != NULL)
    tandem_widget_set_accessible_label (GTK_WIDGET (self), tandem_view_string (self, PROP_LABEL));
}

static void
tandem_progress_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (TANDEM_PROGRESS (widget)->fill, orientation, -1, minimum, natural, NULL, NULL);
}

static void
tandem_progress_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TandemProgress *self = TANDEM_PROGRESS (widget);
  int minimum, filled;
  GtkAllocation place = { 0, 0, 0, height };

  gtk_widget_measure (self->fill, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  filled = MAX ((int) (width * get_fraction (self)), MAX (minimum, MIN (height, width)));
  place.width = MIN (filled, MAX (width, minimum));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.width;
  gtk_widget_size_allocate (self->fill, &place, -1);
}

static void
tandem_progress_class_init (TandemProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-progress", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_progress_update);
  widget_class->measure = tandem_progress_measure;
  widget_class->size_allocate = tandem_progress_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
tandem_progress_init (TandemProgress *self)
{
  self->fill = g_object_new (ADW_TYPE_BIN, "css-name", "fill", NULL);
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
}
