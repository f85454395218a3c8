/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-link-key.h"

#include "tandem-link-layer.h"

#define LENGTH 30
#define HEIGHT 8

struct _TandemLinkKey
{
  TandemView parent_instance;

  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (TandemLinkKey, tandem_link_key, TANDEM_TYPE_VIEW)

enum { PROP_STATUS = 1 };
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
};

static void
tandem_link_key_update (TandemView *view)
{
  TandemLinkKey *self = TANDEM_LINK_KEY (view);
  const char *classes[] = { tandem_view_string (self, PROP_STATUS), NULL };

  gtk_widget_set_css_classes (self->line, classes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tandem_link_key_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  TandemLinkKey *self = TANDEM_LINK_KEY (widget);
  GdkRGBA color = tandem_swatch_get_color (self->line);
  float y = gtk_widget_get_height (widget) / 2.0f;
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  gsk_path_builder_move_to (builder, 0, y);
  gsk_path_builder_line_to (builder, gtk_widget_get_width (widget), y);
  path = gsk_path_builder_to_path (builder);
  tandem_link_append_line (snapshot, path, tandem_view_string (self, PROP_STATUS), &color);
}

static void
tandem_link_key_class_init (TandemLinkKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-links", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_link_key_update);
  widget_class->snapshot = tandem_link_key_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_link_key_init (TandemLinkKey *self)
{
  self->line = tandem_swatch_new (GTK_WIDGET (self), "line");
  gtk_widget_set_size_request (GTK_WIDGET (self), LENGTH, HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
