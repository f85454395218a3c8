/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-pill.h"

#include "tandem-status.h"
#include "tandem-widgets.h"

struct _TandemPill
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label_widget;
  char *status;             /* (owned) (nullable) */
  char *label;              /* (owned) (nullable): instead of the state's own word */
  const char *style;        /* class that is set now */
  gboolean gap;
};

G_DEFINE_FINAL_TYPE (TandemPill, tandem_pill, GTK_TYPE_WIDGET)

typedef enum { PROP_STATUS = 1, PROP_LABEL, PROP_GAP } TandemPillProperty;
static GParamSpec *properties[PROP_GAP + 1];

static void
update (TandemPill *self)
{
  const TandemStatus *status = tandem_status_find (self->status);
  const char *style = self->gap ? "warning" : status ? status->style : NULL;
  const char *text = self->label ? self->label : status ? tandem_status_get_label (status) : self->status;

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), status ? status->icon : NULL);
  gtk_widget_set_visible (self->image, status != NULL && !self->gap);
  gtk_label_set_label (GTK_LABEL (self->label_widget), text ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "",
                                  -1);
}

static void
tandem_pill_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_PILL);

  G_OBJECT_CLASS (tandem_pill_parent_class)->dispose (object);
}

static void
tandem_pill_finalize (GObject *object)
{
  TandemPill *self = TANDEM_PILL (object);

  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (tandem_pill_parent_class)->finalize (object);
}

static void
tandem_pill_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TandemPill *self = TANDEM_PILL (object);

  switch ((TandemPillProperty) prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_GAP:
      g_value_set_boolean (value, self->gap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_pill_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TandemPill *self = TANDEM_PILL (object);

  switch ((TandemPillProperty) prop_id)
    {
    case PROP_STATUS:
      tandem_pill_set_status (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      tandem_pill_set_label (self, g_value_get_string (value));
      break;
    case PROP_GAP:
      tandem_pill_set_gap (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_pill_class_init (TandemPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_pill_dispose;
  object_class->finalize = tandem_pill_finalize;
  object_class->get_property = tandem_pill_get_property;
  object_class->set_property = tandem_pill_set_property;

  properties[PROP_STATUS] =
    g_param_spec_string ("status", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_GAP] =
    g_param_spec_boolean ("gap", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "tandem-pill");
  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPill, image);
  gtk_widget_class_bind_template_child_full (widget_class, "label", FALSE,
                                             G_STRUCT_OFFSET (TandemPill, label_widget));
}

static void
tandem_pill_init (TandemPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
tandem_pill_new (const char *status,
                 const char *label)
{
  return g_object_new (TANDEM_TYPE_PILL, "status", status, "label", label, NULL);
}

const char *
tandem_pill_get_status (TandemPill *self)
{
  g_return_val_if_fail (TANDEM_IS_PILL (self), NULL);

  return self->status;
}

void
tandem_pill_set_status (TandemPill *self,
                        const char *status)
{
  g_return_if_fail (TANDEM_IS_PILL (self));

  if (!g_set_str (&self->status, status))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

const char *
tandem_pill_get_label (TandemPill *self)
{
  g_return_val_if_fail (TANDEM_IS_PILL (self), NULL);

  return self->label;
}

void
tandem_pill_set_label (TandemPill *self,
                       const char *label)
{
  g_return_if_fail (TANDEM_IS_PILL (self));

  if (!g_set_str (&self->label, label))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

gboolean
tandem_pill_get_gap (TandemPill *self)
{
  g_return_val_if_fail (TANDEM_IS_PILL (self), FALSE);

  return self->gap;
}

/* Whether this says that something is missing: a dashed outline, no tint. */
void
tandem_pill_set_gap (TandemPill *self,
                     gboolean    gap)
{
  g_return_if_fail (TANDEM_IS_PILL (self));

  if (self->gap == !!gap)
    return;

  self->gap = gap;
  if (gap)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gap");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gap");
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GAP]);
}
