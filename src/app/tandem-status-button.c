/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-status-button.h"

#include <glib/gi18n-lib.h>

#include "tandem-widgets.h"

#define REFRESH_SECONDS 30      /* "synced 5 min ago" has to age */

struct _TandemStatusButton
{
  GtkButton      parent_instance;

  GtkImage      *image;
  GtkLabel      *first;
  GtkLabel      *second;

  TandemSession *session;   /* (owned) (nullable) */
  TandemSync    *sync;      /* (owned) (nullable) */
  guint          refresh_id;
};

G_DEFINE_FINAL_TYPE (TandemStatusButton, tandem_status_button, GTK_TYPE_BUTTON)

/* Colour by state: what waits is on its way, what is stuck wants somebody. */
static const struct
{
  const char *prefix;       /* of the icon's name */
  const char *style;
} tones[] = {
  { "sync-waiting", "accent" },
  { "status-late", "error" },
};

static void
update (TandemStatusButton *self)
{
  const char *icon = tandem_sync_get_icon (self->sync);
  g_autofree char *first = tandem_sync_dup_headline (self->sync);
  g_autofree char *second = tandem_sync_dup_detail (self->sync);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", first, second);

  gtk_image_set_from_icon_name (self->image, icon);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_str_has_prefix (icon, tones[i].prefix))
      gtk_widget_add_css_class (GTK_WIDGET (self->image), tones[i].style);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->image), tones[i].style);
  gtk_label_set_label (self->first, first);
  gtk_label_set_label (self->second, second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
refresh_cb (gpointer user_data)
{
  update (user_data);

  return G_SOURCE_CONTINUE;
}

static void
tandem_status_button_dispose (GObject *object)
{
  TandemStatusButton *self = TANDEM_STATUS_BUTTON (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->sync);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_status_button_parent_class)->dispose (object);
}

static void
tandem_status_button_class_init (TandemStatusButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_status_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-status-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemStatusButton, image);
  gtk_widget_class_bind_template_child (widget_class, TandemStatusButton, first);
  gtk_widget_class_bind_template_child (widget_class, TandemStatusButton, second);
}

static void
tandem_status_button_init (TandemStatusButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_status_button_set_session:
 * @self: the button
 * @session: the open workspace
 * @sync: its synchronisation
 *
 * Follows @session and @sync from now on.
 */
void
tandem_status_button_set_session (TandemStatusButton *self,
                                  TandemSession      *session,
                                  TandemSync         *sync)
{
  g_set_object (&self->session, session);
  g_set_object (&self->sync, sync);
  g_signal_connect_object (sync, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saving", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
  update (self);
}
