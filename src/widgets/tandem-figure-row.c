/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-figure-row.h"

#include "tandem-status-glyph.h"
#include "tandem-status.h"

struct _TandemFigureRow
{
  TandemView parent_instance;

  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *warning;
  GtkWidget *warning_label;
  GtkWidget *glyph;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (TandemFigureRow, tandem_figure_row, TANDEM_TYPE_VIEW)

enum { PROP_TITLE = 1, PROP_SUBTITLE, PROP_VALUE, PROP_STATUS, PROP_WARNING, PROP_WARNING_ACTION };
static const TandemViewProperty properties[] = {
  { "title", G_TYPE_STRING },
  { "subtitle", G_TYPE_STRING },
  { "value", G_TYPE_STRING },
  { "status", G_TYPE_STRING },
  { "warning", G_TYPE_STRING },
  { "warning-action", G_TYPE_STRING },
};

static void
tandem_figure_row_update (TandemView *view)
{
  TandemFigureRow *self = TANDEM_FIGURE_ROW (view);
  const char *title = tandem_view_string (self, PROP_TITLE);
  const char *subtitle = tandem_view_string (self, PROP_SUBTITLE);
  const char *value = tandem_view_string (self, PROP_VALUE);
  const char *warning = tandem_view_string (self, PROP_WARNING);
  const char *code = tandem_view_string (self, PROP_STATUS);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (self->title), title ? title : "");
  tandem_label_set_or_hide (self->subtitle, subtitle);
  tandem_label_set_or_hide (self->value, value);
  gtk_widget_set_visible (self->glyph, code != NULL);
  g_object_set (self->glyph, "status", code, NULL);
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_label_set_label (GTK_LABEL (self->warning_label), warning ? warning : "");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->warning), tandem_view_string (self, PROP_WARNING_ACTION));

  spoken = g_strjoin (", ", title ? title : "", value ? value : "", subtitle ? subtitle : "", NULL);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
tandem_figure_row_class_init (TandemFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_STATUS_GLYPH);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-figure", "tandem-figure-row",
                             properties, G_N_ELEMENTS (properties), tandem_figure_row_update);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, title);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, warning);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, warning_label);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, TandemFigureRow, value);
}

static void
tandem_figure_row_init (TandemFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
