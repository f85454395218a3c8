/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-health-card.h"

#include "tandem-status.h"

struct _TandemHealthCard
{
  TandemView parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  GtkWidget *sentence;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (TandemHealthCard, tandem_health_card, TANDEM_TYPE_VIEW)

enum { PROP_STATUS = 1, PROP_LABEL, PROP_SENTENCE, PROP_ACTION_LABEL, PROP_ACTION_NAME, PROP_NARROW };
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
  { "label", G_TYPE_STRING },
  { "sentence", G_TYPE_STRING },
  { "action-label", G_TYPE_STRING },
  { "action-name", G_TYPE_STRING },
  { "narrow", G_TYPE_BOOLEAN },
};

/* One button in both layouts: words where there is room, else an arrow that
 * says them when pointed at. */
static void
update_button (TandemHealthCard *self)
{
  const char *words = tandem_view_string (self, PROP_ACTION_LABEL);
  const char *action = tandem_view_string (self, PROP_ACTION_NAME);

  gtk_widget_set_visible (self->button, words != NULL && action != NULL);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
  if (tandem_view_bool (self, PROP_NARROW))
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->button), "go-next-symbolic");
      gtk_widget_set_tooltip_text (self->button, words);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (self->button), words ? words : "");
      gtk_widget_set_tooltip_text (self->button, NULL);
    }
}

static void
tandem_health_card_update (TandemView *view)
{
  TandemHealthCard *self = TANDEM_HEALTH_CARD (view);
  const TandemStatus *status = tandem_status_find (tandem_view_string (self, PROP_STATUS));
  const char *label = tandem_view_string (self, PROP_LABEL);
  const char *sentence = tandem_view_string (self, PROP_SENTENCE);
  const char *style = status ? status->style : NULL;
  g_autofree char *spoken = NULL;

  if (label == NULL && status != NULL)
    label = tandem_status_get_label (status);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), status ? status->icon : NULL);
  gtk_widget_set_visible (self->image, status != NULL);
  tandem_widget_set_status_class (self->image, style);
  tandem_widget_set_status_class (self->label, style);
  tandem_label_set_or_hide (self->label, label);
  tandem_label_set_or_hide (self->sentence, sentence);
  tandem_widget_set_class (GTK_WIDGET (self), "tinted-warning", g_strcmp0 (style, "warning") == 0);
  tandem_widget_set_class (GTK_WIDGET (self), "tinted-error", g_strcmp0 (style, "error") == 0);
  update_button (self);

  spoken = g_strdup_printf ("%s: %s", label ? label : "", sentence ? sentence : "");
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
tandem_health_card_class_init (TandemHealthCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-health-card", "tandem-health-card",
                             properties, G_N_ELEMENTS (properties), tandem_health_card_update);
  gtk_widget_class_bind_template_child (widget_class, TandemHealthCard, image);
  gtk_widget_class_bind_template_child (widget_class, TandemHealthCard, label);
  gtk_widget_class_bind_template_child (widget_class, TandemHealthCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, TandemHealthCard, button);
}

static void
tandem_health_card_init (TandemHealthCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
