/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones-page-private.h"

#include "kinds/tandem-milestone.h"
#include "tandem-edit-dialog.h"
#include "tandem-update-dialog.h"

/* What one does with a milestone: on the timeline, on the board, from its menu. */

static void
today_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_show_today (self->timeline);
}

static void
zoom_out_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_zoom (self->timeline, 0.8);
}

static void
zoom_in_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_zoom (self->timeline, 1.25);
}

static void
range_changed_cb (TandemMilestonesPage *self)
{
  gtk_menu_button_set_label (self->unit_button, tandem_timeline_unit_label (tandem_timeline_get_unit (self->timeline)));
}

/* A due date was moved: asked once why, then saved as one step. */
static void
timeline_moved_cb (TandemMilestonesPage *self,
                   const char           *id,
                   int                   days)
{
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);

  if (doc == NULL)
    return;
  adw_dialog_present (tandem_update_dialog_new_due (self->session, doc,
                                                    tandem_date_add_days (tandem_val_date (tandem_doc_get (doc, "due")), days)),
                      GTK_WIDGET (self));
}


static void
popover_closed_cb (TandemMilestonesPage *self)
{
  /* Its action has still to run. */
  if (self->popover != NULL)
    gtk_popover_set_default_widget (GTK_POPOVER (self->popover), NULL);
}

static void
pop_up_menu (TandemMilestonesPage *self,
             GtkWidget            *over,
             double                x,
             double                y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y), to;
  g_autofree char *id = tandem_milestones_page_dup_current (self);

  if (id == NULL || !gtk_widget_compute_point (over, self->menu_bin, &from, &to))
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->menu_bin);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) to.x, (int) to.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
timeline_menu_cb (TandemMilestonesPage *self,
                  double                x,
                  double                y)
{
  pop_up_menu (self, GTK_WIDGET (self->timeline), x, y);
}

static void
board_menu_cb (TandemMilestonesPage *self,
               GtkWidget            *card)
{
  pop_up_menu (self, card, gtk_widget_get_width (card) / 2.0, gtk_widget_get_height (card) / 2.0);
}

void
tandem_milestones_page_make_board (TandemMilestonesPage *self)
{
  self->board = tandem_board_new (self->session);
  adw_bin_set_child (self->board_bin, self->board);
  g_signal_connect_object (self->board, "activate", G_CALLBACK (tandem_milestones_page_open_pane), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "menu", G_CALLBACK (board_menu_cb), self, G_CONNECT_SWAPPED);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *id = tandem_milestones_page_dup_current (TANDEM_MILESTONES_PAGE (widget));

  if (id != NULL)
    tandem_milestones_page_open_pane (TANDEM_MILESTONES_PAGE (widget), id);
}

static void
update_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autoptr(TandemDoc) doc = tandem_milestones_page_dup_current_doc (self);

  if (doc != NULL)
    adw_dialog_present (tandem_update_dialog_new (self->session, doc), widget);
}

static void
achieve_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autoptr(TandemDoc) doc = tandem_milestones_page_dup_current_doc (self);

  if (doc != NULL && tandem_milestone_may_become (doc, "achieved"))
    tandem_session_mark_achieved (self->session, doc);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autofree char *id = tandem_milestones_page_dup_current (self);

  if (id != NULL)
    adw_dialog_present (tandem_edit_dialog_new (self->session, id), widget);
}

static void
shift_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  int by = g_variant_get_int32 (parameter);

  if (tandem_milestones_page_is_view (self, "board") && !tandem_board_shift (TANDEM_BOARD (self->board), by))
    gtk_widget_error_bell (widget);
}

static gboolean
shift_key_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  int by = g_variant_get_int32 (args);

  /* Elsewhere Alt and an arrow goes back. */
  if (!tandem_milestones_page_is_view (TANDEM_MILESTONES_PAGE (widget), "board"))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  gtk_widget_activate_action (widget, "milestone.shift", "i", by);

  return GDK_EVENT_STOP;
}


static const struct
{
  const char                 *name;
  const char                 *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "milestone.open", NULL, open_action }, { "milestone.update", NULL, update_action },
  { "milestone.achieve", NULL, achieve_action }, { "milestone.edit", NULL, edit_action },
  { "milestone.shift", "i", shift_action },
};

/* What the template, keys and menus call here. */
void
tandem_milestones_page_bind_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_menu_cb);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, shift_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, shift_key_cb, "i", 1);
}
