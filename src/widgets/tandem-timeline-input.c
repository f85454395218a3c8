/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP 1.25
#define MARK_REACH 11       /* pixels round a mark that take hold of it */
#define MOVE_PAUSE 900      /* ms without another key until a moved date is said */

static gboolean
runs_left (TandemTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static const TandemTimelineItem *
get_selected_item (TandemTimeline *self)
{
  TandemTimelineRow *line = tandem_timeline_get_line (self, self->selected);

  return line != NULL ? tandem_timeline_row_get_item (line) : NULL;
}

/* ---- a due date on its way -------------------------------------------------------- */

/* Says the move, or forgets it. */
void
tandem_timeline_end_move (TandemTimeline *self,
                          gboolean        say)
{
  g_autofree char *id = g_steal_pointer (&self->move.id);
  int days = self->move.days;

  g_clear_handle_id (&self->move_id, g_source_remove);
  self->move.days = 0;
  if (id == NULL)
    return;
  tandem_timeline_redraw (self);
  if (say && days != 0)
    g_signal_emit_by_name (self, "move", id, days);
}

static gboolean
paused_cb (gpointer data)
{
  TandemTimeline *self = data;

  self->move_id = 0;
  tandem_timeline_end_move (self, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
begin_move (TandemTimeline *self,
            gboolean        by_pointer)
{
  const TandemTimelineItem *item = get_selected_item (self);

  if (item == NULL || !tandem_timeline_item_can_move (item))
    return FALSE;
  if (g_strcmp0 (self->move.id, item->id) != 0)
    {
      tandem_timeline_end_move (self, FALSE);
      self->move.id = g_strdup (item->id);
      self->move.days = 0;
    }
  self->move.by_pointer = by_pointer;

  return TRUE;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  int days = g_variant_get_int32 (parameter);

  if (!begin_move (self, FALSE))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  self->move.days += runs_left (self) ? -days : days;
  g_clear_handle_id (&self->move_id, g_source_remove);
  self->move_id = g_timeout_add (MOVE_PAUSE, paused_cb, self);
  tandem_timeline_redraw (self);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tandem_timeline_end_move (TANDEM_TIMELINE (widget), FALSE);
}

/* Escape is ours only while something is in the hand. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  if (TANDEM_TIMELINE (widget)->move.id == NULL)
    return GDK_EVENT_PROPAGATE;
  tandem_timeline_end_move (TANDEM_TIMELINE (widget), FALSE);

  return GDK_EVENT_STOP;
}

/* ---- keys ----------------------------------------------------------------------------- */

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  gint64 row = self->selected == G_MAXUINT ? 0 : (gint64) self->selected + g_variant_get_int32 (parameter);

  tandem_timeline_select_row (self, (guint) CLAMP (row, 0, G_MAXINT), TRUE);
}

static void
fold_selected (TandemTimeline *self,
               gboolean        folded)
{
  TandemTimelineLine line;
  guint row = self->selected;

  tandem_timeline_ensure_rows (self);
  if (!tandem_timeline_rows_get (self->rows, row, &line))
    return;
  if (line.kind == TANDEM_ROW_SECTION)
    {
      tandem_timeline_fold (self, line.group, folded);
      return;
    }
  /* Below a heading, back leads to it, as in a tree. */
  if (!folded)
    return;
  while (row > 0 && line.kind != TANDEM_ROW_SECTION)
    tandem_timeline_rows_get (self->rows, --row, &line);
  tandem_timeline_select_row (self, row, TRUE);
}

static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);

  fold_selected (self, g_variant_get_boolean (parameter) != runs_left (self));
}

static void
open_row (TandemTimeline *self)
{
  TandemTimelineLine line;
  TandemTimelineHeading *heading;

  if (!tandem_timeline_rows_get (self->rows, self->selected, &line))
    return;
  if (line.kind == TANDEM_ROW_SECTION)
    tandem_timeline_fold (self, line.group, !line.folded);
  else if (line.kind == TANDEM_ROW_ITEM && self->record != NULL)
    g_signal_emit_by_name (self, "activate", tandem_record_get_id (self->record));
  else if (line.kind == TANDEM_ROW_OWNER && (heading = self->source->get_heading (line.position, TRUE, self->data)) != NULL &&
           heading->id != NULL)
    g_signal_emit_by_name (self, "activate", heading->id);
}

/* While a date is on its way, Enter says that this is it. */
static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);

  if (self->move.id != NULL)
    tandem_timeline_end_move (self, TRUE);
  else
    open_row (self);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_timeline_zoom (TANDEM_TIMELINE (widget), g_variant_get_boolean (parameter) ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
unit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_timeline_set_unit (TANDEM_TIMELINE (widget), (TandemTimelineUnit) CLAMP (g_variant_get_int32 (parameter), 0, TANDEM_TIMELINE_N_UNITS - 1));
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  tandem_timeline_show_today (TANDEM_TIMELINE (widget));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  TandemTimelineRow *line = tandem_timeline_get_line (self, self->selected);
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) self->column / 2, TANDEM_TIMELINE_ROW_HEIGHT), point;

  if (line != NULL && gtk_widget_compute_point (GTK_WIDGET (line), widget, &middle, &point))
    g_signal_emit_by_name (self, "menu", (double) point.x, (double) point.y);
}

static const struct
{
  const char                 *name;
  const char                 *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "timeline.select", "i", select_action }, { "timeline.fold", "b", fold_action }, { "timeline.move-due", "i", move_action },
  { "timeline.open", NULL, open_action }, { "timeline.zoom", "b", zoom_action }, { "timeline.unit", "i", unit_action },
  { "timeline.today", NULL, today_action }, { "timeline.menu", NULL, menu_action }, { "timeline.cancel", NULL, cancel_action },
};

static const TandemKey keys[] = {
  { "Up", N_("Line above or below"), "timeline.select", "-1" },
  { "Down", NULL, "timeline.select", "1" },
  { "Page_Up", N_("A page of lines"), "timeline.select", "-15" },
  { "Page_Down", NULL, "timeline.select", "15" },
  { "<Control>Home", N_("First or last line"), "timeline.select", "-0x7fffffff" },
  { "<Control>End", NULL, "timeline.select", "0x7fffffff" },
  { "Left", N_("Fold or unfold a group"), "timeline.fold", "true" },
  { "Right", NULL, "timeline.fold", "false" },
  { "<Shift>Left", N_("Due a day earlier or later"), "timeline.move-due", "-1" },
  { "<Shift>Right", NULL, "timeline.move-due", "1" },
  { "<Control><Shift>Left", N_("Due a week earlier or later"), "timeline.move-due", "-7" },
  { "<Control><Shift>Right", NULL, "timeline.move-due", "7" },
  { "Escape", N_("Leave the date as it was") },
  { "Return", N_("Open"), "timeline.open" },
  { "Home", N_("Go to today"), "timeline.today" },
  { "<Control>plus", N_("Zoom in or out"), "timeline.zoom", "true" },
  { "<Control>minus", NULL, "timeline.zoom", "false" },
  { "<Control>0", N_("Show months"), "timeline.unit", "2" },
  { "Menu <Shift>F10", N_("Menu of the line"), "timeline.menu" },
};

const TandemKeyTable tandem_timeline_keys = TANDEM_KEY_TABLE (N_("The Timeline"), keys);

void
tandem_timeline_class_init_input (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter_type, actions[i].activate);
  tandem_keys_bind (klass, &tandem_timeline_keys);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* Letting go of Shift says that the day is found. */
static void
key_released_cb (GtkEventControllerKey *keys_controller,
                 guint                  key,
                 guint                  code,
                 GdkModifierType        modifiers,
                 TandemTimeline        *self)
{
  if ((key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R) && !self->move.by_pointer)
    tandem_timeline_end_move (self, TRUE);
}

/* ---- the pointer ---------------------------------------------------------------------- */

/* From the beginning of the days. */
static double
days_x (TandemTimeline *self,
        double          x)
{
  return (runs_left (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x) - self->column;
}

static gboolean
is_on_mark (TandemTimeline *self,
            guint           row,
            double          x)
{
  TandemTimelineRow *line = tandem_timeline_get_line (self, row);
  const TandemTimelineItem *item = line != NULL ? tandem_timeline_row_get_item (line) : NULL;

  return item != NULL && tandem_timeline_item_can_move (item) &&
         fabs (tandem_timeline_axis_x (&self->axis, item->due) - days_x (self, x)) <= MARK_REACH && days_x (self, x) >= 0;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            TandemTimeline  *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  guint row = tandem_timeline_row_at (self, y);
  TandemTimelineLine line;

  if (row == G_MAXUINT || !tandem_timeline_rows_get (self->rows, row, &line))
    return;
  tandem_timeline_select_row (self, row, TRUE);
  if (button == GDK_BUTTON_SECONDARY)
    g_signal_emit_by_name (self, "menu", x, y);
  else if (button == GDK_BUTTON_PRIMARY && line.kind == TANDEM_ROW_SECTION && n_press == 1)
    tandem_timeline_fold (self, line.group, !line.folded);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2)
    open_row (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TandemTimeline *self)
{
  guint row = tandem_timeline_row_at (self, y);

  if (row == G_MAXUINT || !is_on_mark (self, row, x))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  tandem_timeline_select_row (self, row, TRUE);
  tandem_timeline_end_move (self, FALSE);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                TandemTimeline *self)
{
  int days = (int) round ((runs_left (self) ? -dx : dx) / self->axis.scale);

  if (self->move.id == NULL && (fabs (dx) < 4 || !begin_move (self, TRUE)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->move.by_pointer && self->move.days != days)
    {
      self->move.days = days;
      tandem_timeline_redraw (self);
    }
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             TandemTimeline *self)
{
  if (self->move.by_pointer)
    tandem_timeline_end_move (self, TRUE);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TandemTimeline   *self)
{
  if (self->move.by_pointer)
    tandem_timeline_end_move (self, FALSE);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           TandemTimeline           *self)
{
  guint row = tandem_timeline_row_at (self, y);

  self->pointer_x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), row != G_MAXUINT && is_on_mark (self, row, x) ? "ew-resize" : NULL);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double                    dx,
           double                    dy,
           TandemTimeline           *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  tandem_timeline_zoom_to (self, self->axis.scale * pow (ZOOM_STEP, -dy), MAX (days_x (self, self->pointer_x), 0));

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TandemTimeline   *self)
{
  self->zoom_scale = self->axis.scale;
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          TandemTimeline *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    x = self->pointer_x;
  tandem_timeline_zoom_to (self, self->zoom_scale * scale, MAX (days_x (self, x), 0));
}

void
tandem_timeline_init_input (TandemTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys_controller = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (keys_controller, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);

  gtk_widget_add_controller (widget, keys_controller);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
