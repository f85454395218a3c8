/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-widgets.h"

G_BEGIN_DECLS

/**
 * TandemView:
 *
 * A widget whose looks follow from its properties alone: a class declares them
 * as a table and says in one function what they mean. Values are kept, compared
 * and notified here, and children are taken down with the widget.
 */
#define TANDEM_TYPE_VIEW (tandem_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemView, tandem_view, TANDEM, VIEW, GtkWidget)

struct _TandemViewClass
{
  GtkWidgetClass parent_class;

  void (*update) (TandemView *self);
  GParamSpec **properties;
  guint n_properties;
  gboolean has_template;
};

/* G_TYPE_STRV and GType functions are no constants: this stands for the one in
 * a table. Other boxed types and objects are not needed by views. */
#define TANDEM_VIEW_STRINGS G_TYPE_BOXED

/* One property; @initial is the first value of a boolean or integer. Ids are
 * the places in the table, counted from 1. */
typedef struct
{
  const char *name;
  GType type;
  int initial;
} TandemViewProperty;

void        tandem_view_class_install      (TandemViewClass          *klass,
                                            const char               *css_name,
                                            const char               *template_name,
                                            const TandemViewProperty *properties,
                                            guint                     n_properties,
                                            void                    (*update) (TandemView *self));

gboolean    tandem_view_bool               (gpointer                  self,
                                            guint                     property);
int         tandem_view_int                (gpointer                  self,
                                            guint                     property);
double      tandem_view_double             (gpointer                  self,
                                            guint                     property);
const char *tandem_view_string             (gpointer                  self,
                                            guint                     property);
const char *const *tandem_view_strings     (gpointer                  self,
                                            guint                     property);

/* what the update functions of most views need */
void        tandem_widget_set_class        (GtkWidget                *widget,
                                            const char               *name,
                                            gboolean                  set);
void        tandem_widget_set_status_class (GtkWidget                *widget,
                                            const char               *style);
void        tandem_widget_set_accessible_label (GtkWidget            *widget,
                                                const char           *label);
void        tandem_widget_follow_row         (GtkWidget            *input,
                                              GtkWidget            *row,
                                              GtkWidget            *content);
void        tandem_label_set_or_hide       (GtkWidget                *label,
                                            const char               *text);
GtkWidget  *tandem_swatch_new              (GtkWidget                *owner,
                                            const char               *css_name);
GdkRGBA     tandem_swatch_get_color        (GtkWidget                *swatch);

G_END_DECLS
