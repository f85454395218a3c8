/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-topic-box.h"

#include "tandem-chip.h"

struct _TandemTopicBox
{
  TandemView parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TandemTopicBox, tandem_topic_box, TANDEM_TYPE_VIEW)

enum { PROP_TOPICS = 1 };
static const TandemViewProperty properties[] = {
  { "topics", TANDEM_VIEW_STRINGS },
};

static void
tandem_topic_box_update (TandemView *view)
{
  TandemTopicBox *self = TANDEM_TOPIC_BOX (view);
  const char *const *topics = tandem_view_strings (self, PROP_TOPICS);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), chip);
  for (; topics != NULL && *topics != NULL; topics++)
    adw_wrap_box_append (ADW_WRAP_BOX (self->box), g_object_new (TANDEM_TYPE_CHIP, "label", *topics, NULL));
}

static void
tandem_topic_box_class_init (TandemTopicBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-topics", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_topic_box_update);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tandem_topic_box_init (TandemTopicBox *self)
{
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 8, "line-spacing", 8, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
