/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-visit.h"

/**
 * tandem_visit_watch:
 * @widget: a widget
 * @came: (scope forever): called with @object
 * @object: (type GObject.Object): for @came; nothing is called any more once it is gone
 *
 * Tells each time when somebody comes to a widget, with the pointer or by the
 * keyboard: time enough to fill what only opens when it is asked to.
 */
void
tandem_visit_watch (GtkWidget *widget,
                    GCallback  came,
                    gpointer   object)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (pointer, "enter", came, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", came, object, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, pointer);
  gtk_widget_add_controller (widget, focus);
}
