/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tandem-names.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"

#define MARGIN 14
#define ARROW 16            /* of a heading that folds */
#define CODE_INDENT 46
#define CODE_GAP 10
#define OWNER_INDENT 30
#define WORDS_GAP 13        /* from the middle of a mark */
#define BAR_HEIGHT 8
#define MAX_FOLDED 200      /* marks on the line of a folded section */

/* One of the marks of a folded section. */
typedef struct
{
  TandemDate   date;
  const char  *status;
  PangoLayout *code;        /* (owned) (nullable) */
} Folded;

struct _TandemTimelineRow
{
  GtkWidget              parent_instance;

  TandemTimeline        *timeline;  /* (unowned): the parent */
  TandemTimelineLine     line;
  TandemRecord          *record;    /* (owned) (nullable): of a milestone */
  TandemDoc             *doc;       /* (owned) (nullable): what @item was made from */
  TandemTimelineItem    *item;      /* (owned) (nullable) */
  TandemTimelineHeading *heading;   /* (owned) (nullable): its own, or above the milestone */
  GtkWidget             *glyph;
  PangoLayout           *code;      /* (owned) (nullable) */
  PangoLayout           *title;     /* (owned) (nullable) */
  PangoLayout           *words;     /* (owned) (nullable): behind the last mark, or of a bar */
  GArray                *folded;    /* (owned) (nullable) (element-type Folded) */
};

G_DEFINE_FINAL_TYPE (TandemTimelineRow, tandem_timeline_row, GTK_TYPE_WIDGET)

static void
folded_clear (gpointer data)
{
  g_clear_object (&((Folded *) data)->code);
}

/* ---- what it shows ----------------------------------------------------------- */

static PangoLayout *
new_layout (TandemTimelineRow *self,
            const char        *text,
            double             scale,
            gboolean           bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static PangoLayout *
new_title (TandemTimelineRow *self,
           const char        *title,
           const char        *native,
           gboolean           bold)
{
  g_autofree char *text = tandem_names_dup_text (title, native);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = tandem_names_get_attributes (title, native, NULL);

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static void
drop_layouts (TandemTimelineRow *self)
{
  g_clear_object (&self->code);
  g_clear_object (&self->title);
  g_clear_object (&self->words);
  g_clear_pointer (&self->folded, g_array_unref);
}

static void
show_item (TandemTimelineRow *self)
{
  if (self->item->code != NULL)
    self->code = new_layout (self, self->item->code, 0.95, FALSE);
  self->title = new_title (self, self->item->title, NULL, FALSE);
  if (self->item->words != NULL)
    self->words = new_layout (self, self->item->words, 0.92, FALSE);
}

static void
show_heading (TandemTimelineRow *self)
{
  TandemTimelineHeading *heading = self->heading;

  if (heading == NULL)
    return;
  if (heading->code != NULL)
    self->code = new_layout (self, heading->code, 0.95, FALSE);
  self->title = new_title (self, heading->title, heading->native, TRUE);
  if (self->line.kind == TANDEM_ROW_OWNER && heading->progress >= 0)
    {
      /* Translators: how much of a pilot is done; %% is the sign */
      g_autofree char *percent = g_strdup_printf (_("%d %%"), heading->progress);

      self->words = new_layout (self, percent, 0.92, FALSE);
    }
  if (self->line.kind == TANDEM_ROW_SECTION && self->line.folded)
    {
      g_autofree char *count = g_strdup_printf ("%u", self->line.n_items);

      g_clear_object (&self->code);
      self->code = new_layout (self, count, 0.92, FALSE);
    }
}

static void
update_glyph (TandemTimelineRow *self)
{
  const char *status = self->line.kind != TANDEM_ROW_ITEM && self->heading != NULL ? self->heading->status : NULL;

  gtk_widget_set_visible (self->glyph, status != NULL);
  if (status != NULL)
    g_object_set (self->glyph, "status", status, NULL);
}

static void
update_accessible (TandemTimelineRow *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *label = NULL;

  if (self->item != NULL)
    label = tandem_timeline_item_dup_spoken (self->item);
  else if (self->heading != NULL)
    {
      const TandemStatus *status = tandem_status_find (self->heading->status);
      g_autofree char *count = g_strdup_printf (ngettext ("%u milestone", "%u milestones", self->line.n_items),
                                                self->line.n_items);

      label = g_strjoin (", ", self->heading->title != NULL ? self->heading->title : "",
                         self->line.kind == TANDEM_ROW_SECTION ? count : self->heading->code != NULL ? self->heading->code : "",
                         status != NULL ? tandem_status_get_label (status) : NULL, NULL);
    }
  tandem_widget_set_accessible_label (GTK_WIDGET (self), label);
  if (self->line.kind == TANDEM_ROW_SECTION)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, !self->line.folded, -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
rebuild (TandemTimelineRow *self)
{
  drop_layouts (self);
  if (self->line.kind == TANDEM_ROW_ITEM && self->item != NULL)
    show_item (self);
  else if (self->line.kind != TANDEM_ROW_ITEM)
    show_heading (self);
  update_glyph (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_item (TandemTimelineRow *self)
{
  g_clear_pointer (&self->item, tandem_timeline_item_free);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  if (self->record == NULL)
    return;
  self->doc = tandem_doc_ref (tandem_record_get_doc (self->record));
  self->item = tandem_timeline_item_new (self->doc, tandem_record_get_context (self->record),
                                         self->heading != NULL ? self->heading->period_end : TANDEM_NO_DATE);
}

static void
record_changed_cb (TandemTimelineRow *self)
{
  make_item (self);
  rebuild (self);
  tandem_timeline_redraw (self->timeline);
}

static void
heading_changed_cb (TandemTimelineRow *self)
{
  make_item (self);
  rebuild (self);
}

static void
set_record (TandemTimelineRow *self,
            TandemRecord      *record)
{
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_swapped (record, "notify", G_CALLBACK (record_changed_cb), self);
}

static void
set_heading (TandemTimelineRow     *self,
             TandemTimelineHeading *heading)
{
  if (self->heading == heading)
    return;
  if (self->heading != NULL)
    g_signal_handlers_disconnect_by_data (self->heading, self);
  g_set_object (&self->heading, heading);
  if (heading != NULL)
    g_signal_connect_swapped (heading, "changed", G_CALLBACK (heading_changed_cb), self);
}

/* Makes the line show what stands in @row of the timeline. */
void
tandem_timeline_row_bind (TandemTimelineRow *self,
                          guint              row)
{
  TandemTimeline *timeline = self->timeline;
  TandemTimelineLine line;
  TandemTimelineHeading *heading;
  g_autoptr(TandemRecord) record = NULL;

  if (!tandem_timeline_rows_get (timeline->rows, row, &line))
    return;

  heading = timeline->source->get_heading (line.position, line.kind == TANDEM_ROW_OWNER, timeline->data);
  if (line.kind == TANDEM_ROW_ITEM)
    record = g_list_model_get_item (timeline->model, line.position);
  if (record == self->record && heading == self->heading && self->title != NULL &&
      memcmp (&line, &self->line, sizeof line) == 0 &&
      (record == NULL || self->doc == tandem_record_get_doc (record)))
    return;

  self->line = line;
  set_heading (self, heading);
  set_record (self, record);
  make_item (self);
  rebuild (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) row + 1, -1);
}

void
tandem_timeline_row_forget (TandemTimelineRow *self)
{
  set_heading (self, NULL);
  set_record (self, NULL);
  make_item (self);
  drop_layouts (self);
}

/* Fonts, scale or language are other ones. */
void
tandem_timeline_row_restyle (TandemTimelineRow *self)
{
  rebuild (self);
}

void
tandem_timeline_row_select (TandemTimelineRow *self,
                            gboolean           selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

const TandemTimelineItem *
tandem_timeline_row_get_item (TandemTimelineRow *self)
{
  return self->item;
}

TandemTimelineRowKind
tandem_timeline_row_get_kind (TandemTimelineRow *self)
{
  return self->line.kind;
}

/* ---- drawing ---------------------------------------------------------------- */

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static void
append_layout (TandemTimelineRow *self,
               GtkSnapshot       *snapshot,
               PangoLayout       *layout,
               double             offset,
               const GdkRGBA     *color)
{
  int width, height;
  double x;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = tandem_timeline_place (self->timeline, offset, width);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x), round ((TANDEM_TIMELINE_ROW_HEIGHT - height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* A layout that may have no more than the room up to @end. */
static void
append_title (TandemTimelineRow *self,
              GtkSnapshot       *snapshot,
              double             offset,
              double             end)
{
  if (self->title == NULL)
    return;
  pango_layout_set_width (self->title, (int) MAX (end - offset, 20) * PANGO_SCALE);
  append_layout (self, snapshot, self->title, offset, &self->timeline->colors[TANDEM_TIMELINE_TEXT]);
}

static void
append_arrow (TandemTimelineRow *self,
              GtkSnapshot       *snapshot)
{
  static const char *const shapes[] = { "M -4 -2 L 0 2 L 4 -2", "M -2 -4 L 2 0 L -2 4", "M 2 -4 L -2 0 L 2 4" };
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr(GskPath) path = gsk_path_parse (shapes[self->line.folded ? 1 + mirrored : 0]);
  g_autoptr(GskStroke) stroke = gsk_stroke_new (2);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (tandem_timeline_place (self->timeline, MARGIN + 2, 0),
                                                          TANDEM_TIMELINE_ROW_HEIGHT / 2.0));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &self->timeline->colors[TANDEM_TIMELINE_DIM]);
  gtk_snapshot_restore (snapshot);
}

static void
append_names (TandemTimelineRow *self,
              GtkSnapshot       *snapshot)
{
  const GdkRGBA *dim = &self->timeline->colors[TANDEM_TIMELINE_DIM];
  double end = self->timeline->column - MARGIN, start = OWNER_INDENT;

  if (self->line.kind == TANDEM_ROW_SECTION)
    {
      append_arrow (self, snapshot);
      if (gtk_widget_get_visible (self->glyph))
        end -= gtk_widget_get_width (self->glyph) + 8;
      if (self->code != NULL)
        {
          end -= layout_width (self->code);
          append_layout (self, snapshot, self->code, end, dim);
          end -= 8;
        }
      append_title (self, snapshot, start, end);
      return;
    }

  if (self->line.kind == TANDEM_ROW_ITEM)
    start = CODE_INDENT;
  if (self->code != NULL)
    {
      append_layout (self, snapshot, self->code, start, dim);
      start += MAX (layout_width (self->code), 18) + CODE_GAP;
    }
  append_title (self, snapshot, start, end);
}

static void
append_rect (TandemTimelineRow *self,
             GtkSnapshot       *snapshot,
             double             from,
             double             to,
             double             y,
             double             height,
             const GdkRGBA     *color)
{
  double x = tandem_timeline_place (self->timeline, MIN (from, to), fabs (to - from));

  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, fabs (to - from), height));
}

static void
append_bar (TandemTimelineRow *self,
            GtkSnapshot       *snapshot)
{
  TandemTimelineHeading *heading = self->heading;
  TandemTimeline *timeline = self->timeline;
  double from, to, done, y = (TANDEM_TIMELINE_ROW_HEIGHT - BAR_HEIGHT) / 2.0;
  GskRoundedRect shape;

  if (heading == NULL || !tandem_date_is_set (heading->from) || !tandem_date_is_set (heading->to))
    return;

  from = tandem_timeline_offset (timeline, heading->from);
  to = MAX (tandem_timeline_offset (timeline, heading->to), from + BAR_HEIGHT);
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (tandem_timeline_place (timeline, from, to - from), y,
                                                                to - from, BAR_HEIGHT), BAR_HEIGHT / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  append_rect (self, snapshot, from, to, y, BAR_HEIGHT, &timeline->colors[TANDEM_TIMELINE_BAR]);
  done = from + (to - from) * CLAMP (heading->progress, 0, 100) / 100;
  append_rect (self, snapshot, from, done, y, BAR_HEIGHT, &timeline->colors[TANDEM_TIMELINE_BAR_DONE]);
  gtk_snapshot_pop (snapshot);
  if (self->words != NULL)
    append_layout (self, snapshot, self->words, to + 8, &timeline->colors[TANDEM_TIMELINE_DIM]);
}

static void
append_mark (TandemTimelineRow *self,
             GtkSnapshot       *snapshot,
             TandemTimelineMark mark,
             TandemDate         date,
             const GdkRGBA     *color)
{
  tandem_timeline_mark_snapshot (mark, snapshot,
                                 tandem_timeline_place (self->timeline, tandem_timeline_offset (self->timeline, date), 0),
                                 TANDEM_TIMELINE_ROW_HEIGHT / 2.0, color,
                                 &self->timeline->colors[TANDEM_TIMELINE_GROUND]);
}

static gboolean
shows_forecast (const TandemTimelineItem *item)
{
  return tandem_timeline_item_can_move (item) && tandem_date_is_set (item->forecast) &&
         tandem_date_compare (item->forecast, item->due) != 0;
}

static void
append_marks (TandemTimelineRow *self,
              GtkSnapshot       *snapshot)
{
  const TandemTimelineItem *item = self->item;
  TandemTimeline *timeline = self->timeline;
  TandemDate mark = tandem_timeline_item_can_move (item) ? tandem_timeline_moved_due (timeline, item)
                                                         : tandem_timeline_item_get_mark (item);
  const GdkRGBA *tone = tandem_timeline_tone (timeline, item->status);
  const GdkRGBA *fine = &timeline->colors[TANDEM_TIMELINE_FINE];
  double middle = TANDEM_TIMELINE_ROW_HEIGHT / 2.0;

  if (tandem_date_is_set (item->baseline) && tandem_date_is_set (mark))
    append_rect (self, snapshot, tandem_timeline_offset (timeline, item->baseline), tandem_timeline_offset (timeline, mark),
                 middle - 0.5, 1, fine);
  if (shows_forecast (item))
    tandem_timeline_dots_snapshot (snapshot, tandem_timeline_place (timeline, tandem_timeline_offset (timeline, mark), 0), middle,
                                   tandem_timeline_place (timeline, tandem_timeline_offset (timeline, item->forecast), 0),
                                   middle, 2, tone);
  if (tandem_date_is_set (item->baseline) && tandem_date_compare (item->baseline, mark) != 0)
    append_mark (self, snapshot, TANDEM_MARK_BASELINE, item->baseline, fine);
  if (shows_forecast (item))
    append_mark (self, snapshot, TANDEM_MARK_FORECAST, item->forecast, tone);
  if (tandem_date_is_set (mark))
    append_mark (self, snapshot, tandem_timeline_mark_of_status (item->status), mark, tone);
}

/* Behind the last mark; before the first one where the line ends. */
gboolean
tandem_timeline_row_get_words (TandemTimelineRow *self,
                               double            *x,
                               double            *width)
{
  const TandemTimelineItem *item = self->item;
  double end = gtk_widget_get_width (GTK_WIDGET (self));
  TandemDate dates[3];
  double first = G_MAXDOUBLE, last = -G_MAXDOUBLE;

  if (item == NULL || self->words == NULL)
    return FALSE;

  dates[0] = tandem_timeline_item_can_move (item) ? tandem_timeline_moved_due (self->timeline, item)
                                                  : tandem_timeline_item_get_mark (item);
  dates[1] = shows_forecast (item) ? item->forecast : TANDEM_NO_DATE;
  dates[2] = item->baseline;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (tandem_date_is_set (dates[i]))
      {
        first = MIN (first, tandem_timeline_offset (self->timeline, dates[i]));
        last = MAX (last, tandem_timeline_offset (self->timeline, dates[i]));
      }

  *width = layout_width (self->words);
  *x = last + WORDS_GAP;
  if (*x + *width > end && last <= end)
    *x = first - WORDS_GAP - *width;

  return *x >= self->timeline->column && *x + *width <= end;
}

static void
append_words (TandemTimelineRow *self,
              GtkSnapshot       *snapshot)
{
  double x, width;

  if (g_strcmp0 (self->timeline->move.id, self->item->id) != 0 && tandem_timeline_row_get_words (self, &x, &width))
    append_layout (self, snapshot, self->words, x, tandem_timeline_tone (self->timeline, self->item->status));
}

/* The marks of a folded section: read once, for as long as the line is here. */
static void
read_folded (TandemTimelineRow *self)
{
  guint end = self->line.position + MIN (self->line.n_items, MAX_FOLDED);

  self->folded = g_array_new (FALSE, TRUE, sizeof (Folded));
  g_array_set_clear_func (self->folded, folded_clear);
  for (guint i = self->line.position; i < end; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (self->timeline->model, i);
      g_autoptr(TandemTimelineItem) item = NULL;
      Folded folded;

      if (record == NULL)
        return;
      item = tandem_timeline_item_new (tandem_record_get_doc (record), tandem_record_get_context (record), TANDEM_NO_DATE);
      folded.date = tandem_timeline_item_get_mark (item);
      folded.status = item->status;
      folded.code = item->code != NULL ? new_layout (self, item->code, 0.8, FALSE) : NULL;
      g_array_append_val (self->folded, folded);
    }
}

/* Words that would touch go: of what is achieved first, of what is late last. */
static int
rank_of (const char *status)
{
  static const char *const ranks[] = { "dropped", "achieved", "on_hold", "planned", "in_progress", "delayed", "late" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_equal (ranks[i], status))
      return (int) i;

  return 0;
}

static void
append_folded (TandemTimelineRow *self,
               GtkSnapshot       *snapshot)
{
  g_autofree TandemTimelineLabel *labels = NULL;
  guint n;

  if (self->folded == NULL)
    read_folded (self);
  n = self->folded->len;
  labels = g_new0 (TandemTimelineLabel, n);
  for (guint i = 0; i < n; i++)
    {
      const Folded *folded = &g_array_index (self->folded, Folded, i);

      labels[i].x = tandem_timeline_offset (self->timeline, folded->date) - TANDEM_MARK_RADIUS;
      labels[i].width = 2 * TANDEM_MARK_RADIUS + 2 + (folded->code != NULL ? layout_width (folded->code) : 0);
      labels[i].rank = rank_of (folded->status);
      append_mark (self, snapshot, tandem_timeline_mark_of_status (folded->status), folded->date,
                   tandem_timeline_tone (self->timeline, folded->status));
    }
  tandem_timeline_labels_resolve (labels, n, 2);
  for (guint i = 0; i < n; i++)
    if (labels[i].shown && g_array_index (self->folded, Folded, i).code != NULL)
      append_layout (self, snapshot, g_array_index (self->folded, Folded, i).code,
                     labels[i].x + 2 * TANDEM_MARK_RADIUS + 1, &self->timeline->colors[TANDEM_TIMELINE_DIM]);
}

/* The last day of the period, through all lines below its heading. */
static void
append_period_end (TandemTimelineRow *self,
                   GtkSnapshot       *snapshot)
{
  double x;

  if (self->heading == NULL || !tandem_date_is_set (self->heading->period_end) ||
      (self->line.kind == TANDEM_ROW_SECTION && !self->line.folded))
    return;
  x = tandem_timeline_place (self->timeline, tandem_timeline_offset (self->timeline, self->heading->period_end), 0);
  tandem_timeline_dots_snapshot (snapshot, x, 0, x, TANDEM_TIMELINE_ROW_HEIGHT, 1.5,
                                 &self->timeline->colors[TANDEM_TIMELINE_WARNING]);
}

static void
tandem_timeline_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  TandemTimelineRow *self = TANDEM_TIMELINE_ROW (widget);
  double room = gtk_widget_get_width (widget) - self->timeline->column;

  append_names (self, snapshot);
  if (room > 0)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (tandem_timeline_place (self->timeline, self->timeline->column, room),
                                                             0, room, TANDEM_TIMELINE_ROW_HEIGHT));
      append_period_end (self, snapshot);
      if (self->line.kind == TANDEM_ROW_OWNER)
        append_bar (self, snapshot);
      else if (self->line.kind == TANDEM_ROW_SECTION && self->line.folded)
        append_folded (self, snapshot);
      else if (self->item != NULL)
        {
          append_marks (self, snapshot);
          append_words (self, snapshot);
        }
      gtk_snapshot_pop (snapshot);
    }
  gtk_widget_snapshot_child (widget, self->glyph, snapshot);
}

/* ---- the widget --------------------------------------------------------------- */

static void
tandem_timeline_row_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? TANDEM_TIMELINE_MIN_COLUMN : TANDEM_TIMELINE_ROW_HEIGHT;
}

static void
tandem_timeline_row_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  TandemTimelineRow *self = TANDEM_TIMELINE_ROW (widget);
  GtkAllocation place = { .height = height };

  if (!gtk_widget_get_visible (self->glyph))
    return;
  gtk_widget_measure (self->glyph, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
  place.width = MIN (place.width, self->timeline->column / 2);
  place.x = (int) tandem_timeline_place (self->timeline, self->timeline->column - MARGIN - place.width, place.width);
  gtk_widget_size_allocate (self->glyph, &place, -1);
}

static void
tandem_timeline_row_dispose (GObject *object)
{
  TandemTimelineRow *self = TANDEM_TIMELINE_ROW (object);

  tandem_timeline_row_forget (self);
  g_clear_pointer (&self->glyph, gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_timeline_row_parent_class)->dispose (object);
}

static void
tandem_timeline_row_class_init (TandemTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_timeline_row_dispose;
  widget_class->measure = tandem_timeline_row_measure;
  widget_class->size_allocate = tandem_timeline_row_size_allocate;
  widget_class->snapshot = tandem_timeline_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
tandem_timeline_row_init (TandemTimelineRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "visible", FALSE, NULL);
  gtk_widget_set_parent (self->glyph, GTK_WIDGET (self));
}

GtkWidget *
tandem_timeline_row_new (TandemTimeline *timeline)
{
  TandemTimelineRow *self = g_object_new (TANDEM_TYPE_TIMELINE_ROW, NULL);

  self->timeline = timeline;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (timeline));

  return GTK_WIDGET (self);
}
