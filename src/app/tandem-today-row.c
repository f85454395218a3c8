/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-row.h"

#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-view.h"
#include "tandem-widgets.h"

struct _TandemTodayRow
{
  GtkWidget        parent_instance;

  GtkWidget       *glyph;
  GtkLabel        *title;
  GtkLabel        *where;
  GtkWidget       *below;
  GtkWidget       *end;
  GtkWidget       *when;
  GtkWidget       *distance;
  GtkWidget       *button;
  GtkWidget       *arrow;

  TandemTodayItem *item;        /* (owned) (nullable) */
  gboolean         narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} TandemTodayRowProperty;

enum
{
  NEXT_STEP,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTodayRow, tandem_today_row, GTK_TYPE_WIDGET)

static void
set_wrapped (GtkLabel *label,
             gboolean  wrapped)
{
  gtk_label_set_wrap (label, wrapped);
  gtk_label_set_ellipsize (label, wrapped ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static char *
dup_when (TandemTodayItem *item)
{
  if (item->when == NULL || item->distance == NULL)
    return g_strdup (item->when != NULL ? item->when : item->distance);

  return g_strdup_printf ("%s · %s", item->when, item->distance);
}

static void
show_dates (TandemTodayRow *self)
{
  const TandemStatus *tone = tandem_status_find (self->item->tone);
  const char *style = tone != NULL ? tone->style : "dimmed";
  g_autofree char *both = self->narrow ? dup_when (self->item) : NULL;

  gtk_widget_set_visible (self->end, !self->narrow);
  tandem_label_set_or_hide (self->when, self->item->when);
  tandem_label_set_or_hide (self->distance, self->item->distance);
  tandem_label_set_or_hide (self->below, both);
  tandem_widget_set_status_class (self->distance, style);
  tandem_widget_set_status_class (self->below, style);
}

static void
update (TandemTodayRow *self)
{
  if (self->item == NULL)
    return;

  g_object_set (self->glyph, "status", self->item->status, "icon", self->item->icon,
                "tone", self->item->icon != NULL ? "dim" : NULL, NULL);
  gtk_label_set_label (self->title, self->item->title);
  tandem_label_set_or_hide (GTK_WIDGET (self->where), self->item->where);
  set_wrapped (self->title, self->narrow);
  set_wrapped (self->where, self->narrow);
  show_dates (self);
  gtk_button_set_label (GTK_BUTTON (self->button), tandem_step_get_label (self->item->step));
  gtk_widget_set_visible (self->button, !self->narrow);
  gtk_widget_set_visible (self->arrow, self->narrow);
  tandem_widget_set_class (GTK_WIDGET (self), "first", self->item->first);
  tandem_widget_set_class (GTK_WIDGET (self), "last", self->item->last);
}

static void
button_clicked_cb (TandemTodayRow *self)
{
  g_signal_emit (self, signals[NEXT_STEP], 0);
}

static void
tandem_today_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TandemTodayRow *self = TANDEM_TODAY_ROW (object);

  switch ((TandemTodayRowProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_today_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((TandemTodayRowProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_TODAY_ROW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_today_row_dispose (GObject *object)
{
  TandemTodayRow *self = TANDEM_TODAY_ROW (object);

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tandem_today_row_parent_class)->dispose (object);
}

static void
tandem_today_row_class_init (TandemTodayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_today_row_get_property;
  object_class->set_property = tandem_today_row_set_property;
  object_class->dispose = tandem_today_row_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[NEXT_STEP] = g_signal_new ("next-step", TANDEM_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (TANDEM_TYPE_STATUS_GLYPH);
  gtk_widget_class_set_css_name (widget_class, "tandem-today-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, where);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, below);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, end);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, when);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, distance);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, button);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayRow, arrow);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
tandem_today_row_init (TandemTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_today_row_new (void)
{
  return g_object_new (TANDEM_TYPE_TODAY_ROW, NULL);
}

/**
 * tandem_today_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the entry it shows
 */
TandemTodayItem *
tandem_today_row_get_item (TandemTodayRow *self)
{
  return self->item;
}

void
tandem_today_row_set_item (TandemTodayRow  *self,
                           TandemTodayItem *item)
{
  if (g_set_object (&self->item, item))
    update (self);
}
