/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-view.h"

typedef struct
{
  GValue  *values;          /* (owned): by property id; NULL before the first use */
  gboolean constructed;
} TandemViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemView, tandem_view, GTK_TYPE_WIDGET)

/* Made at the first use: while instances of the base are initialised their
 * class is not yet the one that knows the properties. */
static GValue *
get_value (TandemView * self,
           guint property)
{
  TandemViewPrivate *priv = tandem_view_get_instance_private (self);
  TandemViewClass *klass = TANDEM_VIEW_GET_CLASS (self);

  g_assert (property > 0 && property < klass->n_properties);

  if (priv->values == NULL)
    {
      priv->values = g_new0 (GValue, klass->n_properties);
      for (guint i = 1; i < klass->n_properties; i++)
        {
          g_value_init (&priv->values[i], klass->properties[i]->value_type);
          g_param_value_set_default (klass->properties[i], &priv->values[i]);
        }
    }

  return &priv->values[property];
}

static void
update (TandemView *self)
{
  TandemViewPrivate *priv = tandem_view_get_instance_private (self);

  if (priv->constructed)
    TANDEM_VIEW_GET_CLASS (self)->update (self);
}

static void
tandem_view_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_value_copy (get_value (TANDEM_VIEW (object), prop_id), value);
}

static void
tandem_view_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TandemView *self = TANDEM_VIEW (object);
  GValue *kept = get_value (self, prop_id);

  /* boxed values compare by address, and a setter copies: always a change */
  if (!G_TYPE_IS_BOXED (pspec->value_type) && g_param_values_cmp (pspec, kept, value) == 0)
    return;

  g_value_copy (value, kept);
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
tandem_view_constructed (GObject *object)
{
  TandemViewPrivate *priv = tandem_view_get_instance_private (TANDEM_VIEW (object));

  G_OBJECT_CLASS (tandem_view_parent_class)->constructed (object);

  priv->constructed = TRUE;
  update (TANDEM_VIEW (object));
}

static void
tandem_view_dispose (GObject *object)
{
  TandemViewPrivate *priv = tandem_view_get_instance_private (TANDEM_VIEW (object));
  GtkWidget *child;

  priv->constructed = FALSE;
  if (TANDEM_VIEW_GET_CLASS (object)->has_template)
    gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tandem_view_parent_class)->dispose (object);
}

static void
tandem_view_finalize (GObject *object)
{
  TandemViewPrivate *priv = tandem_view_get_instance_private (TANDEM_VIEW (object));
  guint n_properties = TANDEM_VIEW_GET_CLASS (object)->n_properties;

  if (priv->values != NULL)
    for (guint i = 1; i < n_properties; i++)
      g_value_unset (&priv->values[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (tandem_view_parent_class)->finalize (object);
}

static void
tandem_view_class_init (TandemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tandem_view_constructed;
  object_class->dispose = tandem_view_dispose;
  object_class->finalize = tandem_view_finalize;
}

static void
tandem_view_init (TandemView *self)
{
}

static GParamSpec *
make_pspec (const TandemViewProperty *property)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (property->type)
    {
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (property->name, NULL, NULL, property->initial, flags);
    case G_TYPE_INT:
      return g_param_spec_int (property->name, NULL, NULL, G_MININT, G_MAXINT, property->initial, flags);
    case G_TYPE_DOUBLE:
      return g_param_spec_double (property->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, property->initial, flags);
    case G_TYPE_STRING:
      return g_param_spec_string (property->name, NULL, NULL, NULL, flags);
    default:
      return g_param_spec_boxed (property->name, NULL, NULL, G_TYPE_STRV, flags);
    }
}

/* From class_init. @template_name is the file in ui/ without suffix, or NULL. */
void
tandem_view_class_install (TandemViewClass          *klass,
                           const char               *css_name,
                           const char               *template_name,
                           const TandemViewProperty *properties,
                           guint                     n_properties,
                           void (                   *update_func ) (TandemView *self))
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (update_func != NULL);

  /* GObject clears these two in every derived class. */
  object_class->get_property = tandem_view_get_property;
  object_class->set_property = tandem_view_set_property;

  klass->update = update_func;
  klass->n_properties = n_properties + 1;
  klass->properties = g_new0 (GParamSpec *, n_properties + 1);
  for (guint i = 0; i < n_properties; i++)
    klass->properties[i + 1] = make_pspec (&properties[i]);
  if (n_properties > 0)
    g_object_class_install_properties (object_class, n_properties + 1, klass->properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), css_name);
  if (template_name != NULL)
    {
      g_autofree char *path = g_strdup_printf (TANDEM_RESOURCE_PATH "/ui/%s.ui", template_name);

      gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), path);
      klass->has_template = TRUE;
    }
}

gboolean
tandem_view_bool (gpointer self,
                  guint    property)
{
  return g_value_get_boolean (get_value (self, property));
}

int
tandem_view_int (gpointer self,
                 guint    property)
{
  return g_value_get_int (get_value (self, property));
}

double
tandem_view_double (gpointer self,
                    guint    property)
{
  return g_value_get_double (get_value (self, property));
}

const char *
tandem_view_string (gpointer self,
                    guint    property)
{
  return g_value_get_string (get_value (self, property));
}

const char *const *
tandem_view_strings (gpointer self,
                     guint    property)
{
  return g_value_get_boxed (get_value (self, property));
}

void
tandem_widget_set_class (GtkWidget  *widget,
                         const char *name,
                         gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Sets @style, one of a TandemStatus or TandemTerm, and clears the other colours of the status vocabulary. */
void
tandem_widget_set_status_class (GtkWidget  *widget,
                                const char *style)
{
  static const char *const styles[] = { "success", "warning", "error", "accent", "dimmed" };

  if (g_strcmp0 (style, "dim") == 0)
    style = "dimmed";
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    tandem_widget_set_class (widget, styles[i], g_strcmp0 (style, styles[i]) == 0);
}

void
tandem_widget_set_accessible_label (GtkWidget  *widget,
                                    const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label ? label : "",
                                  -1);
  /* GTK does not give it back. */
  g_object_set_data_full (G_OBJECT (widget), "tandem-spoken", g_strdup (label), g_free);
}

/**
 * tandem_widget_follow_row:
 * @input: what has the focus: an entry
 * @row: the row that is selected by keys pressed in it
 * @content: what is shown in it, with its label from tandem_widget_set_accessible_label()
 *
 * Tells a screen reader where the selection is. Its bus does not carry the
 * relation between the two in GTK 4.18, so that the row is also said aloud,
 * once.
 */
void
tandem_widget_follow_row (GtkWidget *input,
                          GtkWidget *row,
                          GtkWidget *content)
{
  const char *spoken = g_object_get_data (G_OBJECT (content), "tandem-spoken");

  gtk_accessible_update_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (spoken == NULL || g_strcmp0 (spoken, g_object_get_data (G_OBJECT (input), "tandem-said")) == 0)
    return;
  if (!gtk_widget_get_mapped (input))
    return;
  g_object_set_data_full (G_OBJECT (input), "tandem-said", g_strdup (spoken), g_free);
  gtk_accessible_announce (GTK_ACCESSIBLE (input), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* For labels and inscriptions that take no room when there is nothing to say. */
void
tandem_label_set_or_hide (GtkWidget  *label,
                          const char *text)
{
  g_object_set (label, GTK_IS_INSCRIPTION (label) ? "text" : "label", text ? text : "", NULL);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* A style node that is never shown: custom drawings read their colours from it,
 * so that themes, dark and high contrast reach them through CSS. */
GtkWidget *
tandem_swatch_new (GtkWidget  *owner,
                   const char *css_name)
{
  GtkWidget *swatch = g_object_new (ADW_TYPE_BIN,
                                    "css-name", css_name,
                                    "visible", FALSE,
                                    NULL);

  gtk_widget_set_parent (swatch, owner);

  return swatch;
}

GdkRGBA
tandem_swatch_get_color (GtkWidget *swatch)
{
  GdkRGBA color;

  gtk_widget_get_color (swatch, &color);

  return color;
}
