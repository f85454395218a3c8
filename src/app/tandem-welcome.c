/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-welcome.h"

#include "tandem-widgets.h"

struct _TandemWelcome
{
  AdwBin     parent_instance;

  GtkWidget *demo_button;
};

enum
{
  DEMO_CHOSEN,
  EMPTY_CHOSEN,
  BACKUP_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemWelcome, tandem_welcome, ADW_TYPE_BIN)

static void
demo_clicked_cb (TandemWelcome *self)
{
  g_signal_emit (self, signals[DEMO_CHOSEN], 0);
}

static void
empty_activated_cb (TandemWelcome *self)
{
  g_signal_emit (self, signals[EMPTY_CHOSEN], 0);
}

static void
backup_activated_cb (TandemWelcome *self)
{
  g_signal_emit (self, signals[BACKUP_CHOSEN], 0);
}

static gboolean
tandem_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_WELCOME (widget)->demo_button);
}

static void
tandem_welcome_class_init (TandemWelcomeClass *klass)
{
  static const char *const names[] = { "demo-chosen", "empty-chosen", "backup-chosen" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = tandem_welcome_grab_focus;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], TANDEM_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemWelcome, demo_button);
  gtk_widget_class_bind_template_callback (widget_class, demo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_activated_cb);
}

static void
tandem_welcome_init (TandemWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
