/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-tile.h"

#include "tandem-status-glyph.h"

struct _TandemTile
{
  TandemView parent_instance;

  GtkWidget *tall;
  GtkWidget *tall_heading;
  GtkWidget *tall_glyph;
  GtkWidget *tall_value;
  GtkWidget *tall_detail;
  GtkWidget *tall_button;
  GtkWidget *flat;
  GtkWidget *flat_heading;
  GtkWidget *flat_glyph;
  GtkWidget *flat_value;
  GtkWidget *flat_button;
};

G_DEFINE_FINAL_TYPE (TandemTile, tandem_tile, TANDEM_TYPE_VIEW)

enum { PROP_STATUS = 1, PROP_HEADING, PROP_VALUE, PROP_DETAIL, PROP_ACTION_LABEL, PROP_ACTION_NAME, PROP_NARROW };
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
  { "heading", G_TYPE_STRING },
  { "value", G_TYPE_STRING },
  { "detail", G_TYPE_STRING },
  { "action-label", G_TYPE_STRING },
  { "action-name", G_TYPE_STRING },
  { "narrow", G_TYPE_BOOLEAN },
};

static void
update_button (TandemTile *self,
               GtkWidget  *button)
{
  const char *words = tandem_view_string (self, PROP_ACTION_LABEL);

  gtk_widget_set_visible (button, words != NULL);
  gtk_button_set_label (GTK_BUTTON (button), words ? words : "");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), tandem_view_string (self, PROP_ACTION_NAME));
}

static void
update_glyph (GtkWidget  *glyph,
              const char *code)
{
  gtk_widget_set_visible (glyph, code != NULL);
  g_object_set (glyph, "status", code, NULL);
}

static void
tandem_tile_update (TandemView *view)
{
  TandemTile *self = TANDEM_TILE (view);
  const char *code = tandem_view_string (self, PROP_STATUS);
  const char *heading = tandem_view_string (self, PROP_HEADING);
  const char *value = tandem_view_string (self, PROP_VALUE);
  const char *detail = tandem_view_string (self, PROP_DETAIL);
  gboolean narrow = tandem_view_bool (self, PROP_NARROW);
  g_autofree char *both = detail && *detail ? g_strjoin (" · ", value ? value : "", detail, NULL) : g_strdup (value);
  g_autofree char *spoken = g_strjoin (", ", heading ? heading : "", both ? both : "", NULL);

  gtk_widget_set_visible (self->tall, !narrow);
  gtk_widget_set_visible (self->flat, narrow);
  gtk_label_set_label (GTK_LABEL (self->tall_heading), heading ? heading : "");
  gtk_label_set_label (GTK_LABEL (self->flat_heading), heading ? heading : "");
  gtk_label_set_label (GTK_LABEL (self->tall_value), value ? value : "");
  gtk_label_set_label (GTK_LABEL (self->flat_value), both ? both : "");
  tandem_label_set_or_hide (self->tall_detail, detail);
  update_glyph (self->tall_glyph, code);
  update_glyph (self->flat_glyph, code);
  update_button (self, self->tall_button);
  update_button (self, self->flat_button);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
tandem_tile_class_init (TandemTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_STATUS_GLYPH);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tile", "tandem-tile",
                             properties, G_N_ELEMENTS (properties), tandem_tile_update);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall_heading);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall_glyph);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall_value);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall_detail);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, tall_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, flat);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, flat_heading);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, flat_glyph);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, flat_value);
  gtk_widget_class_bind_template_child (widget_class, TandemTile, flat_button);
}

static void
tandem_tile_init (TandemTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
