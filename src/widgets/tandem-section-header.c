/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-section-header.h"

#include <glib/gi18n-lib.h>

struct _TandemSectionHeader
{
  TandemView parent_instance;

  GtkWidget *title;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (TandemSectionHeader, tandem_section_header, TANDEM_TYPE_VIEW)

enum { PROP_TITLE = 1, PROP_COUNT, PROP_SMALL };
static const TandemViewProperty properties[] = {
  { "title", G_TYPE_STRING },
  { "count", G_TYPE_INT, -1 },
  { "small", G_TYPE_BOOLEAN },
};

static void
tandem_section_header_update (TandemView *view)
{
  TandemSectionHeader *self = TANDEM_SECTION_HEADER (view);
  const char *title = tandem_view_string (self, PROP_TITLE);
  int count = tandem_view_int (self, PROP_COUNT);
  gboolean small = tandem_view_bool (self, PROP_SMALL);
  const char *grouped = "%'d"; /* digits grouped as the locale does: POSIX, not ISO C */
  g_autofree char *number = count >= 0 ? g_strdup_printf (grouped, count) : NULL;
  /* Translators: what a screen reader says for a group, e.g. "Late, 12 entries" */
  g_autofree char *label = count >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %d entry", "%s, %d entries", count),
                                                         title ? title : "", count)
                                      : g_strdup (title);

  gtk_label_set_label (GTK_LABEL (self->title), title ? title : "");
  tandem_label_set_or_hide (self->count, number);
  tandem_widget_set_class (GTK_WIDGET (self), "small", small);
  tandem_widget_set_class (self->title, "heading", !small);
  tandem_widget_set_class (self->title, "caption-heading", small);
  tandem_widget_set_class (self->title, "dimmed", small);
  tandem_widget_set_class (self->count, "caption", small);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), label);
}

static void
tandem_section_header_class_init (TandemSectionHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-section-header", "tandem-section-header",
                             properties, G_N_ELEMENTS (properties), tandem_section_header_update);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionHeader, title);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionHeader, count);
}

static void
tandem_section_header_init (TandemSectionHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
