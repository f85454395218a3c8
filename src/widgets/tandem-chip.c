/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-chip.h"

#include <glib/gi18n-lib.h>

struct _TandemChip
{
  TandemView parent_instance;

  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (TandemChip, tandem_chip, TANDEM_TYPE_VIEW)

enum { PROP_LABEL = 1, PROP_REMOVABLE };
static const TandemViewProperty properties[] = {
  { "label", G_TYPE_STRING },
  { "removable", G_TYPE_BOOLEAN },
};

static guint removed_signal;

static void
tandem_chip_update (TandemView *view)
{
  TandemChip *self = TANDEM_CHIP (view);
  const char *label = tandem_view_string (self, PROP_LABEL);
  /* Translators: tooltip of the button in a chip: "Remove Water and waste" */
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), label ? label : "");

  gtk_label_set_label (GTK_LABEL (self->label), label ? label : "");
  gtk_widget_set_visible (self->button, tandem_view_bool (self, PROP_REMOVABLE));
  gtk_widget_set_tooltip_text (self->button, tooltip);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), label);
}

static void
button_clicked_cb (TandemChip *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  if (!tandem_view_bool (widget, PROP_REMOVABLE))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (widget, removed_signal, 0);

  return GDK_EVENT_STOP;
}

static const TandemKey keys[] = {
  { "Delete BackSpace", N_("Take the chip away") },
};

const TandemKeyTable tandem_chip_keys = TANDEM_KEY_TABLE (N_("Chips of a Set"), keys);

static void
tandem_chip_class_init (TandemChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-chip", "tandem-chip",
                             properties, G_N_ELEMENTS (properties), tandem_chip_update);
  removed_signal = g_signal_new ("removed", TANDEM_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, delete_cb, NULL);
  gtk_widget_class_bind_template_child (widget_class, TandemChip, label);
  gtk_widget_class_bind_template_child (widget_class, TandemChip, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
tandem_chip_init (TandemChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
