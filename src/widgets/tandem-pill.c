/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-pill.h"

#include "tandem-status.h"

struct _TandemPill
{
  TandemView parent_instance;

  GtkWidget *image;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (TandemPill, tandem_pill, TANDEM_TYPE_VIEW)

enum { PROP_STATUS = 1, PROP_LABEL, PROP_GAP, PROP_ICON, PROP_TONE };
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
  { "label", G_TYPE_STRING },
  { "gap", G_TYPE_BOOLEAN },
  { "icon", G_TYPE_STRING },
  { "tone", G_TYPE_STRING },
};

static void
tandem_pill_update (TandemView *view)
{
  TandemPill *self = TANDEM_PILL (view);
  const char *code = tandem_view_string (self, PROP_STATUS);
  const char *label = tandem_view_string (self, PROP_LABEL);
  const TandemStatus *status = tandem_status_find (code);
  const char *icon = tandem_view_string (self, PROP_ICON);
  const char *tone = tandem_view_string (self, PROP_TONE);
  gboolean gap = tandem_view_bool (self, PROP_GAP);
  const char *text = label ? label : status ? tandem_status_get_label (status) : code;

  if (icon == NULL && status != NULL)
    icon = status->icon;
  if (tone == NULL && status != NULL)
    tone = status->style;

  tandem_widget_set_status_class (GTK_WIDGET (self), gap ? "warning" : tone);
  tandem_widget_set_class (GTK_WIDGET (self), "gap", gap);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_visible (self->image, icon != NULL && !gap);
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  tandem_widget_set_class (self->label, "caption-heading", !gap);
  tandem_widget_set_class (self->label, "caption", gap);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), text);
}

static void
tandem_pill_class_init (TandemPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-pill", "tandem-pill",
                             properties, G_N_ELEMENTS (properties), tandem_pill_update);
  gtk_widget_class_bind_template_child (widget_class, TandemPill, image);
  gtk_widget_class_bind_template_child (widget_class, TandemPill, label);
}

static void
tandem_pill_init (TandemPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
