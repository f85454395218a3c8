/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-status-glyph.h"

#include "tandem-status.h"

struct _TandemStatusGlyph
{
  TandemView parent_instance;

  GtkWidget *image;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (TandemStatusGlyph, tandem_status_glyph, TANDEM_TYPE_VIEW)

enum { PROP_STATUS = 1, PROP_ICON, PROP_LABEL, PROP_SHOW_WORD, PROP_SIZE, PROP_TONE };
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
  { "icon", G_TYPE_STRING },
  { "label", G_TYPE_STRING },
  { "show-word", G_TYPE_BOOLEAN, TRUE },
  { "size", G_TYPE_INT, 16 },
  { "tone", G_TYPE_STRING },
};

static void
tandem_status_glyph_update (TandemView *view)
{
  TandemStatusGlyph *self = TANDEM_STATUS_GLYPH (view);
  const char *code = tandem_view_string (self, PROP_STATUS);
  const char *icon = tandem_view_string (self, PROP_ICON);
  const char *tone = tandem_view_string (self, PROP_TONE);
  const char *label = tandem_view_string (self, PROP_LABEL);
  const TandemStatus *status = tandem_status_find (code);
  const char *text = label ? label : status ? tandem_status_get_label (status) : code;

  if (icon == NULL && status != NULL)
    icon = status->icon;
  if (tone == NULL)
    tone = status ? status->style : "dimmed";

  tandem_widget_set_status_class (GTK_WIDGET (self), tone);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), tandem_view_int (self, PROP_SIZE));
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  gtk_widget_set_visible (self->label, tandem_view_bool (self, PROP_SHOW_WORD));
  tandem_widget_set_accessible_label (GTK_WIDGET (self), text);
}

static void
tandem_status_glyph_class_init (TandemStatusGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-glyph", "tandem-status-glyph",
                             properties, G_N_ELEMENTS (properties), tandem_status_glyph_update);
  gtk_widget_class_bind_template_child (widget_class, TandemStatusGlyph, image);
  gtk_widget_class_bind_template_child (widget_class, TandemStatusGlyph, label);
}

static void
tandem_status_glyph_init (TandemStatusGlyph *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
