/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-private.h"

#include <math.h>
#include <string.h>

#define AHEAD 6             /* lines that exist above and below those that are seen */
#define YEARS_EACH_WAY 20   /* that one can scroll to */
#define DAYS_EACH_WAY (YEARS_EACH_WAY * 365.25)
#define DEFAULT_SCALE 1.68
#define WIDE 620              /* from here on there is room for all of the names */
#define MIN_WIDTH 300

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} TandemTimelineProperty;

typedef enum { ACTIVATE, MOVE, SELECTED, RANGE_CHANGED, MENU, N_SIGNALS } TandemTimelineSignal;
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemTimeline, tandem_timeline, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static const char *const nodes[TANDEM_TIMELINE_N_COLORS] = {
  [TANDEM_TIMELINE_TEXT] = "names", [TANDEM_TIMELINE_DIM] = "dim",
  [TANDEM_TIMELINE_SUCCESS] = "success", [TANDEM_TIMELINE_WARNING] = "warning",
  [TANDEM_TIMELINE_ERROR] = "error", [TANDEM_TIMELINE_ACCENT] = "accent",
  [TANDEM_TIMELINE_NEUTRAL] = "neutral", [TANDEM_TIMELINE_FINE] = "fine",
  [TANDEM_TIMELINE_GRID] = "lines", [TANDEM_TIMELINE_PAST] = "past",
  [TANDEM_TIMELINE_BAR] = "bar", [TANDEM_TIMELINE_BAR_DONE] = "done",
  [TANDEM_TIMELINE_TODAY] = "today", [TANDEM_TIMELINE_TODAY_TEXT] = "todaytext",
  [TANDEM_TIMELINE_GROUND] = "ground",
};

/* ---- where things are ---------------------------------------------------------- */

double
tandem_timeline_offset (TandemTimeline *self,
                        TandemDate      date)
{
  return self->column + tandem_timeline_axis_x (&self->axis, date);
}

/* Where something of @width begins that stands @offset from the start of the line. */
double
tandem_timeline_place (TandemTimeline *self,
                       double          offset,
                       double          width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - offset - width;

  return offset;
}

TandemDate
tandem_timeline_moved_due (TandemTimeline           *self,
                           const TandemTimelineItem *item)
{
  if (g_strcmp0 (self->move.id, item->id) == 0)
    return tandem_date_add_days (item->due, self->move.days);

  return item->due;
}

const GdkRGBA *
tandem_timeline_tone (TandemTimeline *self,
                      const char     *status)
{
  static const struct
  {
    const char         *status;
    TandemTimelineColor color;
  } tones[] = {
    { "late", TANDEM_TIMELINE_ERROR },
    { "delayed", TANDEM_TIMELINE_WARNING },
    { "achieved", TANDEM_TIMELINE_SUCCESS },
    { "in_progress", TANDEM_TIMELINE_ACCENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_strcmp0 (status, tones[i].status) == 0)
      return &self->colors[tones[i].color];

  return &self->colors[TANDEM_TIMELINE_NEUTRAL];
}

static double
body_height (TandemTimeline *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - TANDEM_TIMELINE_HEADER, 0);
}

static double
time_width (TandemTimeline *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->column, 0);
}

static double
scroll_y (TandemTimeline *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

guint
tandem_timeline_row_at (TandemTimeline *self,
                        double          y)
{
  double row = (y - TANDEM_TIMELINE_HEADER + scroll_y (self)) / TANDEM_TIMELINE_ROW_HEIGHT;

  if (y < TANDEM_TIMELINE_HEADER || row >= tandem_timeline_rows_get_n (self->rows))
    return G_MAXUINT;

  return (guint) row;
}

TandemTimelineRow *
tandem_timeline_get_line (TandemTimeline *self,
                          guint           row)
{
  if (row < self->first_line || row >= self->first_line + self->n_lines)
    return NULL;

  return g_ptr_array_index (self->lines, row - self->first_line);
}

/* ---- lines --------------------------------------------------------------------- */

static guint32
get_group (guint    position,
           gpointer data)
{
  TandemTimeline *self = data;

  return self->source->get_group (position, self->data);
}

static guint32
get_subgroup (guint    position,
              gpointer data)
{
  TandemTimeline *self = data;

  return self->source->get_subgroup (position, self->data);
}

/* Counts the lines anew where the milestones are other ones. */
void
tandem_timeline_ensure_rows (TandemTimeline *self)
{
  if (!self->rows_stale)
    return;

  self->rows_stale = FALSE;
  tandem_timeline_rows_build (self->rows, self->model != NULL ? g_list_model_get_n_items (self->model) : 0,
                              get_group, get_subgroup, self);
  if (self->record != NULL)
    self->selected = tandem_timeline_rows_find (self->rows, self->position);
  if (self->selected != G_MAXUINT && self->selected >= tandem_timeline_rows_get_n (self->rows))
    self->selected = tandem_timeline_rows_get_n (self->rows) - 1;
}

static void
drop_lines (TandemTimeline *self,
            guint           n_lines)
{
  for (guint i = n_lines; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);

      if (gtk_widget_is_focus (line))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      gtk_widget_set_child_visible (line, FALSE);
      tandem_timeline_row_forget (TANDEM_TIMELINE_ROW (line));
    }
  self->n_lines = n_lines;
}

/* Lines that stay keep their widget: the array turns with the view. */
static void
turn_lines (TandemTimeline *self,
            guint           first)
{
  gint64 by = (gint64) first - self->first_line;

  self->first_line = first;
  if (self->n_lines == 0 || ABS (by) >= self->n_lines)
    return;

  for (gint64 i = 0; i < ABS (by); i++)
    {
      guint from = by > 0 ? 0 : self->n_lines - 1, to = by > 0 ? self->n_lines - 1 : 0;
      GtkWidget *line = g_ptr_array_steal_index (self->lines, from);

      if (gtk_widget_is_focus (line))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      g_ptr_array_insert (self->lines, (int) to, line);
    }
}

/* Makes the lines that are seen, and a few more, exist and show what they should. */
static void
update_lines (TandemTimeline *self)
{
  guint n_rows = tandem_timeline_rows_get_n (self->rows);
  double y = scroll_y (self);
  guint first = (guint) MAX (floor (y / TANDEM_TIMELINE_ROW_HEIGHT) - AHEAD, 0);
  guint last = (guint) MIN (ceil ((y + body_height (self)) / TANDEM_TIMELINE_ROW_HEIGHT) + AHEAD, n_rows);
  guint n_lines = last > first ? last - first : 0;

  while (self->lines->len < n_lines)
    g_ptr_array_add (self->lines, tandem_timeline_row_new (self));
  if (n_lines != self->n_lines)
    drop_lines (self, MIN (n_lines, self->n_lines));
  turn_lines (self, first);
  self->n_lines = n_lines;

  for (guint i = 0; i < n_lines; i++)
    {
      TandemTimelineRow *line = g_ptr_array_index (self->lines, i);

      gtk_widget_set_child_visible (GTK_WIDGET (line), TRUE);
      tandem_timeline_row_bind (line, first + i);
      tandem_timeline_row_select (line, first + i == self->selected);
    }
}

/* Marks stand elsewhere: everything is drawn anew, nothing is laid out. */
void
tandem_timeline_redraw (TandemTimeline *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->lines, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
items_changed_cb (TandemTimeline *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  self->rows_stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->record == NULL || self->position < position)
    return;

  if (self->position >= position + removed)
    {
      self->position += added - removed;
      return;
    }
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (self->model, i);

      if (record == self->record)
        {
          self->position = i;
          return;
        }
      /* A long way to look: it is found again when somebody asks for it. */
      if (i - position > 200)
        break;
    }
  g_clear_object (&self->record);
}

/* ---- scrolling ------------------------------------------------------------------- */

static double
first_day (TandemTimeline *self)
{
  return tandem_timeline_day (self->today) - DAYS_EACH_WAY;
}

static void
configure (TandemTimeline *self,
           GtkOrientation  orientation,
           double          value,
           double          upper,
           double          page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;
  self->configuring = TRUE;
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (upper - page, 0)), 0, MAX (upper, page),
                            orientation == GTK_ORIENTATION_VERTICAL ? TANDEM_TIMELINE_ROW_HEIGHT : page / 10,
                            page * 0.9, page);
  self->configuring = FALSE;
}

static void
configure_days (TandemTimeline *self)
{
  double value = (self->axis.start - first_day (self)) * self->axis.scale;
  double upper = 2 * DAYS_EACH_WAY * self->axis.scale;
  double page = time_width (self);

  /* The other way round on a screen that is read from the right. */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    value = upper - page - value;
  configure (self, GTK_ORIENTATION_HORIZONTAL, value, upper, page);
}

static void
configure_rows (TandemTimeline *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (adjustment != NULL)
    configure (self, GTK_ORIENTATION_VERTICAL, gtk_adjustment_get_value (adjustment),
               tandem_timeline_rows_get_n (self->rows) * (double) TANDEM_TIMELINE_ROW_HEIGHT, body_height (self));
}

static void
range_changed (TandemTimeline *self)
{
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
  tandem_timeline_redraw (self);
}

static void
adjusted_cb (TandemTimeline *self,
             GtkAdjustment  *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (self->configuring)
    return;
  if (adjustment == self->adjustments[GTK_ORIENTATION_VERTICAL])
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  self->axis.start = first_day (self) + value / self->axis.scale;
  range_changed (self);
}

static void
set_adjustment (TandemTimeline *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (self->adjustments[orientation] == adjustment)
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjusted_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scroll_to_row (TandemTimeline *self,
               guint           row)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double top = row * (double) TANDEM_TIMELINE_ROW_HEIGHT;

  if (adjustment == NULL)
    return;
  configure_rows (self);
  gtk_adjustment_clamp_page (adjustment, top, top + TANDEM_TIMELINE_ROW_HEIGHT);
}

/* Brings the marks of the selected milestone into sight, where they are not. */
static void
scroll_to_days (TandemTimeline *self)
{
  TandemDate due;
  double x, width = time_width (self);

  if (self->record == NULL || width <= 0)
    return;
  due = tandem_val_date (tandem_doc_get (tandem_record_get_doc (self->record), "due"));
  x = tandem_timeline_axis_x (&self->axis, due);
  if (!tandem_date_is_set (due) || (x >= 20 && x <= width - 20))
    return;
  self->axis.start += (x < 20 ? x - width * 0.2 : x - width * 0.8) / self->axis.scale;
  configure_days (self);
  range_changed (self);
}

/* ---- selection -------------------------------------------------------------------- */

static void
take_selected (TandemTimeline *self,
               guint           row)
{
  TandemTimelineLine line;

  g_clear_object (&self->record);
  self->selected = row;
  if (tandem_timeline_rows_get (self->rows, row, &line) && line.kind == TANDEM_ROW_ITEM)
    {
      self->record = g_list_model_get_item (self->model, line.position);
      self->position = line.position;
    }
}

void
tandem_timeline_select_row (TandemTimeline *self,
                            guint           row,
                            gboolean        focus)
{
  tandem_timeline_ensure_rows (self);
  if (tandem_timeline_rows_get_n (self->rows) == 0)
    return;

  row = MIN (row, tandem_timeline_rows_get_n (self->rows) - 1);
  if (row != self->selected)
    tandem_timeline_end_move (self, TRUE);
  take_selected (self, row);
  scroll_to_row (self, row);
  self->focus_asked = self->focus_asked || focus;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * tandem_timeline_select:
 * @self: a timeline
 * @position: of a milestone in the model
 *
 * Selects a milestone and brings it into sight; unfolds its section.
 *
 * Returns: whether there is such a milestone
 */
gboolean
tandem_timeline_select (TandemTimeline *self,
                        guint           position)
{
  TandemTimelineLine line;
  guint row;

  g_return_val_if_fail (TANDEM_IS_TIMELINE (self), FALSE);

  tandem_timeline_ensure_rows (self);
  row = tandem_timeline_rows_find (self->rows, position);
  if (!tandem_timeline_rows_get (self->rows, row, &line))
    return FALSE;
  if (line.folded)
    {
      tandem_timeline_rows_fold (self->rows, line.group, FALSE);
      row = tandem_timeline_rows_find (self->rows, position);
    }
  /* Keys that came to the whole go on from the line. */
  tandem_timeline_select_row (self, row, gtk_widget_is_focus (GTK_WIDGET (self)));
  scroll_to_days (self);

  return TRUE;
}

/* The id of the milestone that is selected, NULL: none. */
const char *
tandem_timeline_get_selected (TandemTimeline *self)
{
  return self->record != NULL ? tandem_record_get_id (self->record) : NULL;
}

guint
tandem_timeline_get_n_rows (TandemTimeline *self)
{
  tandem_timeline_ensure_rows (self);

  return tandem_timeline_rows_get_n (self->rows);
}

void
tandem_timeline_fold (TandemTimeline *self,
                      guint32         group,
                      gboolean        folded)
{
  TandemTimelineLine line;

  tandem_timeline_ensure_rows (self);
  tandem_timeline_rows_fold (self->rows, group, folded);
  if (self->record != NULL)
    self->selected = tandem_timeline_rows_find (self->rows, self->position);
  if (self->record != NULL && tandem_timeline_rows_get (self->rows, self->selected, &line) && line.kind != TANDEM_ROW_ITEM)
    take_selected (self, self->selected);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- zoom --------------------------------------------------------------------------- */

/* @x from the beginning of the days. */
void
tandem_timeline_zoom_to (TandemTimeline *self,
                         double          scale,
                         double          x)
{
  tandem_timeline_axis_zoom (&self->axis, scale, x);
  configure_days (self);
  range_changed (self);
}

/**
 * tandem_timeline_zoom:
 * @self: a timeline
 * @factor: above 1 to see more of less
 *
 * Zooms about today where that is seen, else about the middle.
 */
void
tandem_timeline_zoom (TandemTimeline *self,
                      double          factor)
{
  double x = tandem_timeline_axis_x (&self->axis, self->today), width = time_width (self);

  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  tandem_timeline_zoom_to (self, self->axis.scale * factor, x >= 0 && x <= width ? x : width / 2);
}

void
tandem_timeline_set_unit (TandemTimeline    *self,
                          TandemTimelineUnit unit)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  tandem_timeline_zoom (self, tandem_timeline_unit_scale (unit) / self->axis.scale);
}

TandemTimelineUnit
tandem_timeline_get_unit (TandemTimeline *self)
{
  return tandem_timeline_axis_unit (&self->axis);
}

/* Today a fifth of the way in: what comes matters more than what was. */
void
tandem_timeline_show_today (TandemTimeline *self)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  self->axis.start = tandem_timeline_day (self->today) - time_width (self) * 0.22 / self->axis.scale;
  configure_days (self);
  range_changed (self);
}

void
tandem_timeline_show_range (TandemTimeline *self,
                            TandemDate      from,
                            TandemDate      to)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  self->wanted_from = tandem_timeline_day (from);
  self->wanted_to = tandem_timeline_day (to);
  self->range_shown = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
tandem_timeline_get_range (TandemTimeline *self,
                           TandemDate     *from,
                           TandemDate     *to)
{
  *from = tandem_timeline_axis_date (&self->axis, 0);
  *to = tandem_timeline_axis_date (&self->axis, time_width (self));
}

/* Not while the widget is being laid out: who hears of it may want another size. */
static gboolean
say_range_cb (gpointer data)
{
  TandemTimeline *self = data;

  self->range_id = 0;
  g_signal_emit (self, signals[RANGE_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
take_wanted_range (TandemTimeline *self)
{
  double days = self->wanted_to - self->wanted_from;

  if (self->range_shown || time_width (self) <= 0 || days <= 0)
    return;
  self->range_shown = TRUE;
  self->axis.scale = CLAMP (time_width (self) / days, TANDEM_TIMELINE_MIN_SCALE, TANDEM_TIMELINE_MAX_SCALE);
  self->axis.start = self->wanted_from;
  if (self->range_id == 0)
    self->range_id = g_idle_add (say_range_cb, self);
  tandem_timeline_redraw (self);
}

/* ---- the widget ----------------------------------------------------------------------- */

static void
tandem_timeline_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : TANDEM_TIMELINE_HEADER + 3 * TANDEM_TIMELINE_ROW_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static void
give_focus (TandemTimeline *self)
{
  TandemTimelineRow *line = tandem_timeline_get_line (self, self->selected);

  if (line == NULL || !self->focus_asked)
    return;
  self->focus_asked = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (line));
}

static void
tandem_timeline_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  double y;

  self->column = width >= WIDE ? TANDEM_TIMELINE_COLUMN : MAX (width * 2 / 5, TANDEM_TIMELINE_MIN_COLUMN);
  tandem_timeline_ensure_rows (self);
  take_wanted_range (self);
  configure_rows (self);
  configure_days (self);
  update_lines (self);

  y = TANDEM_TIMELINE_HEADER - scroll_y (self);
  for (guint i = 0; i < self->n_lines; i++)
    gtk_widget_size_allocate (g_ptr_array_index (self->lines, i),
                              &(GtkAllocation) { 0, (int) (y + (self->first_line + i) * TANDEM_TIMELINE_ROW_HEIGHT),
                                                 width, TANDEM_TIMELINE_ROW_HEIGHT }, -1);
  give_focus (self);
}

static void
tandem_timeline_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  float width = gtk_widget_get_width (widget);
  graphene_rect_t body = GRAPHENE_RECT_INIT (0, TANDEM_TIMELINE_HEADER, width, (float) body_height (self));

  gtk_snapshot_push_clip (snapshot, &body);
  tandem_timeline_draw_below (self, snapshot);
  for (guint i = 0; i < self->n_lines; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->lines, i), snapshot);
  gtk_snapshot_pop (snapshot);
  tandem_timeline_draw_above (self, snapshot);
}

static void
tandem_timeline_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);

  GTK_WIDGET_CLASS (tandem_timeline_parent_class)->css_changed (widget, change);

  for (guint i = 0; i < G_N_ELEMENTS (self->swatches); i++)
    if (self->swatches[i] != NULL)
      self->colors[i] = tandem_swatch_get_color (self->swatches[i]);
  g_hash_table_remove_all (self->words);
  for (guint i = 0; i < self->n_lines; i++)
    tandem_timeline_row_restyle (g_ptr_array_index (self->lines, i));
  gtk_widget_queue_draw (widget);
}

static void
tandem_timeline_direction_changed (GtkWidget       *widget,
                                   GtkTextDirection before)
{
  GTK_WIDGET_CLASS (tandem_timeline_parent_class)->direction_changed (widget, before);
  g_hash_table_remove_all (TANDEM_TIMELINE (widget)->words);
  gtk_widget_queue_allocate (widget);
}

static gboolean
tandem_timeline_grab_focus (GtkWidget *widget)
{
  TandemTimeline *self = TANDEM_TIMELINE (widget);
  TandemTimelineRow *line;

  tandem_timeline_ensure_rows (self);
  if (self->selected == G_MAXUINT && tandem_timeline_rows_get_n (self->rows) > 0)
    take_selected (self, 0);
  line = tandem_timeline_get_line (self, self->selected);
  if (line != NULL && gtk_widget_get_child_visible (GTK_WIDGET (line)))
    return gtk_widget_grab_focus (GTK_WIDGET (line));

  return GTK_WIDGET_CLASS (tandem_timeline_parent_class)->grab_focus (widget);
}

/* The lines are one stop of the Tab key; arrows go from one to the next. */
static gboolean
tandem_timeline_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
tandem_timeline_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  TandemTimeline *self = TANDEM_TIMELINE (object);

  switch ((TandemTimelineProperty) prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_timeline_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TandemTimeline *self = TANDEM_TIMELINE (object);

  switch ((TandemTimelineProperty) prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_timeline_dispose (GObject *object)
{
  TandemTimeline *self = TANDEM_TIMELINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_handle_id (&self->range_id, g_source_remove);
  g_clear_pointer (&self->move.id, g_free);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->record);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  self->n_lines = 0;
  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  memset (self->swatches, 0, sizeof self->swatches);

  G_OBJECT_CLASS (tandem_timeline_parent_class)->dispose (object);
}

static void
tandem_timeline_finalize (GObject *object)
{
  TandemTimeline *self = TANDEM_TIMELINE (object);

  tandem_timeline_rows_free (self->rows);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->words);

  G_OBJECT_CLASS (tandem_timeline_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[ACTIVATE] = g_signal_new ("activate", TANDEM_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVE] = g_signal_new ("move", TANDEM_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SELECTED] = g_signal_new ("selected", TANDEM_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[RANGE_CHANGED] = g_signal_new ("range-changed", TANDEM_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", TANDEM_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tandem_timeline_class_init (TandemTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_timeline_get_property;
  object_class->set_property = tandem_timeline_set_property;
  object_class->dispose = tandem_timeline_dispose;
  object_class->finalize = tandem_timeline_finalize;
  widget_class->measure = tandem_timeline_measure;
  widget_class->size_allocate = tandem_timeline_size_allocate;
  widget_class->snapshot = tandem_timeline_snapshot;
  widget_class->css_changed = tandem_timeline_css_changed;
  widget_class->direction_changed = tandem_timeline_direction_changed;
  widget_class->grab_focus = tandem_timeline_grab_focus;
  widget_class->focus = tandem_timeline_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "tandem-timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  tandem_timeline_class_init_input (widget_class);
}

static void
tandem_timeline_init (TandemTimeline *self)
{
  self->rows = tandem_timeline_rows_new ();
  self->lines = g_ptr_array_new ();
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->axis.scale = DEFAULT_SCALE;
  self->column = TANDEM_TIMELINE_COLUMN;
  self->selected = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    self->swatches[i] = tandem_swatch_new (GTK_WIDGET (self), nodes[i]);
  tandem_timeline_init_input (self);
}

GtkWidget *
tandem_timeline_new (void)
{
  return g_object_new (TANDEM_TYPE_TIMELINE, NULL);
}

/**
 * tandem_timeline_set_source:
 * @self: a timeline
 * @model: milestones, as #TandemRecord, in the order of their groups
 * @source: what it asks about them
 * @data: for @source; has to stay as long as @self
 */
void
tandem_timeline_set_source (TandemTimeline             *self,
                            GListModel                 *model,
                            const TandemTimelineSource *source,
                            gpointer                    data)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->source = source;
  self->data = data;
  self->rows_stale = TRUE;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
tandem_timeline_set_today (TandemTimeline *self,
                           TandemDate      today)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  if (tandem_date_compare (self->today, today) == 0)
    return;
  if (!tandem_date_is_set (self->today))
    self->axis.start = tandem_timeline_day (today) - 100;
  self->today = today;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Another question is asked: groups get other numbers, and nothing is folded. */
void
tandem_timeline_regroup (TandemTimeline *self)
{
  g_return_if_fail (TANDEM_IS_TIMELINE (self));

  tandem_timeline_rows_unfold_all (self->rows);
  self->rows_stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
tandem_timeline_find_mark (TandemTimeline   *self,
                           const char       *id,
                           graphene_point_t *point)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const TandemTimelineItem *item = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, i));

      if (item == NULL || !g_str_equal (item->id, id))
        continue;
      point->x = (float) tandem_timeline_place (self, tandem_timeline_offset (self, tandem_timeline_item_get_mark (item)), 0);
      point->y = (float) (TANDEM_TIMELINE_HEADER - scroll_y (self) + (self->first_line + i + 0.5) * TANDEM_TIMELINE_ROW_HEIGHT);
      return TRUE;
    }

  return FALSE;
}
