/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW TANDEM_TIMELINE_ROW_HEIGHT
#define PILL_HEIGHT 20
#define PILL_TOP 1
#define PILL_PADDING 9
#define WORDS_GAP 4
#define MARK_ROOM 9         /* from the middle of a mark to where a line may begin */

static int
width_of (TandemTimeline *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self));
}

static double
top_of (TandemTimeline *self,
        guint           index)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0), top;
  GtkWidget *line = g_ptr_array_index (self->lines, index);

  return gtk_widget_compute_point (line, GTK_WIDGET (self), &origin, &top) ? top.y : 0;
}

static void
append_box (TandemTimeline *self,
            GtkSnapshot    *snapshot,
            double          offset,
            double          y,
            double          width,
            double          height,
            const GdkRGBA  *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) tandem_timeline_place (self, offset, width), (float) y,
                                                  (float) width, (float) height));
}

/* ---- below the lines -------------------------------------------------------------- */

static void
draw_past (TandemTimeline *self,
           GtkSnapshot    *snapshot)
{
  double end = CLAMP (tandem_timeline_offset (self, self->today), self->column, width_of (self));

  append_box (self, snapshot, self->column, TANDEM_TIMELINE_HEADER, end - self->column,
              gtk_widget_get_height (GTK_WIDGET (self)), &self->colors[TANDEM_TIMELINE_PAST]);
}

static void
draw_grid (TandemTimeline *self,
           GtkSnapshot    *snapshot)
{
  TandemTimelineUnit unit = tandem_timeline_axis_unit (&self->axis);
  g_autoptr(GArray) ticks = tandem_timeline_axis_ticks (&self->axis, unit, width_of (self) - self->column);
  const GdkRGBA *color = &self->colors[TANDEM_TIMELINE_GRID];

  for (guint i = 0; i < ticks->len; i++)
    {
      double x = g_array_index (ticks, TandemTimelineTick, i).x;

      if (x >= 0)
        append_box (self, snapshot, self->column + round (x), TANDEM_TIMELINE_HEADER, 1,
                    gtk_widget_get_height (GTK_WIDGET (self)), color);
    }
}

static void
draw_separators (TandemTimeline *self,
                 GtkSnapshot    *snapshot)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      double top = top_of (self, i);

      if (tandem_timeline_row_get_kind (g_ptr_array_index (self->lines, i)) == TANDEM_ROW_SECTION)
        append_box (self, snapshot, 0, top, width_of (self), ROW, &self->colors[TANDEM_TIMELINE_PAST]);
      append_box (self, snapshot, 0, top + ROW - 1, width_of (self), 1, &self->colors[TANDEM_TIMELINE_GRID]);
    }
}

/* Through all lines, but not through the words of one. */
static void
draw_today (TandemTimeline *self,
            GtkSnapshot    *snapshot)
{
  double x = tandem_timeline_offset (self, self->today);
  double from = TANDEM_TIMELINE_HEADER;
  const GdkRGBA *color = &self->colors[TANDEM_TIMELINE_TODAY];

  if (x < self->column || x > width_of (self))
    return;
  for (guint i = 0; i < self->n_lines; i++)
    {
      double words, width, top = top_of (self, i);

      if (!tandem_timeline_row_get_words (g_ptr_array_index (self->lines, i), &words, &width) ||
          x < words - WORDS_GAP || x > words + width + WORDS_GAP)
        continue;
      append_box (self, snapshot, x - 1, from, 2, MAX (top + 6 - from, 0), color);
      from = top + ROW - 6;
    }
  append_box (self, snapshot, x - 1, from, 2, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - from, 0), color);
}

/* From where one milestone ends down, or up, to where the one that waits for it
 * is due. */
static void
draw_elbow (TandemTimeline *self,
            GtkSnapshot    *snapshot,
            double          from_x,
            double          from_y,
            double          to_x,
            double          to_y)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1);
  double down = to_y > from_y ? 1 : -1;
  double start = from_y + down * MARK_ROOM, turn = from_y + down * ROW / 2.0, end = to_y - down * (MARK_ROOM + 1);

  gsk_path_builder_move_to (builder, round (from_x) + 0.5f, start);
  gsk_path_builder_line_to (builder, round (from_x) + 0.5f, turn);
  gsk_path_builder_line_to (builder, round (to_x) + 0.5f, turn);
  gsk_path_builder_line_to (builder, round (to_x) + 0.5f, end);
  gsk_path_builder_move_to (builder, round (to_x) - 2.5f, end - down * 4);
  gsk_path_builder_line_to (builder, round (to_x) + 0.5f, end);
  gsk_path_builder_line_to (builder, round (to_x) + 3.5f, end - down * 4);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &self->colors[TANDEM_TIMELINE_FINE]);
}

static void
draw_dependencies (TandemTimeline *self,
                   GtkSnapshot    *snapshot)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_lines; i++)
    {
      const TandemTimelineItem *item = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, i));

      if (item != NULL)
        g_hash_table_insert (places, item->id, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < self->n_lines; i++)
    {
      const TandemTimelineItem *item = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, i));

      for (guint j = 0; item != NULL && item->waits_for[j] != NULL; j++)
        {
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, item->waits_for[j]));
          const TandemTimelineItem *first;
          double from, to;

          if (place == 0 || place - 1 == i)
            continue;
          first = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, place - 1));
          from = tandem_timeline_offset (self, tandem_timeline_item_get_last (first));
          to = tandem_timeline_offset (self, tandem_timeline_item_can_move (item) ? tandem_timeline_moved_due (self, item)
                                                                                  : tandem_timeline_item_get_mark (item));
          draw_elbow (self, snapshot, tandem_timeline_place (self, from, 0), top_of (self, place - 1) + ROW / 2.0,
                      tandem_timeline_place (self, to, 0), top_of (self, i) + ROW / 2.0);
        }
    }
}

void
tandem_timeline_draw_below (TandemTimeline *self,
                            GtkSnapshot    *snapshot)
{
  double room = MAX (width_of (self) - self->column, 0);

  draw_past (self, snapshot);
  draw_separators (self, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) tandem_timeline_place (self, self->column, room), 0,
                                                         (float) room, gtk_widget_get_height (GTK_WIDGET (self))));
  draw_grid (self, snapshot);
  draw_dependencies (self, snapshot);
  draw_today (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* ---- above them ---------------------------------------------------------------------- */

static PangoLayout *
get_words (TandemTimeline *self,
           const char     *text,
           gboolean        bold)
{
  g_autofree char *key = g_strconcat (bold ? "b" : "n", text, NULL);
  PangoLayout *layout = g_hash_table_lookup (self->words, key);
  PangoAttrList *attributes;

  if (layout != NULL)
    return layout;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  /* Days have many words, and those of long ago are not seen again. */
  if (g_hash_table_size (self->words) > 400)
    g_hash_table_remove_all (self->words);
  g_hash_table_insert (self->words, g_steal_pointer (&key), layout);

  return layout;
}

static double
append_words (TandemTimeline *self,
              GtkSnapshot    *snapshot,
              PangoLayout    *layout,
              double          offset,
              double          y,
              const GdkRGBA  *color)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (tandem_timeline_place (self, offset, width)), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);

  return width;
}

static TandemTimelineLabel
pill_of_today (TandemTimeline *self,
               PangoLayout   **layout)
{
  g_autofree char *day = tandem_date_to_short_text (self->today, TANDEM_NO_DATE);
  /* Translators: above the line of the day it is; %s is the day, as in "Today, 12 May" */
  g_autofree char *text = NULL;
  TandemTimelineLabel label = { .rank = 1 };
  int width;

  g_free (day);
  day = tandem_date_to_short_text (self->today, (TandemDate) { self->today.ymd / 10000 * 10000 + 101 });
  if (self->today.ymd % 10000 <= 108)   /* in the first days of a year that would be a weekday */
    {
      g_free (day);
      day = tandem_date_to_short_text (self->today, TANDEM_NO_DATE);
    }
  text = g_strdup_printf (_("Today, %s"), day);
  *layout = get_words (self, text, TRUE);
  pango_layout_get_pixel_size (*layout, &width, NULL);
  label.width = width + 2 * PILL_PADDING;
  label.x = tandem_timeline_offset (self, self->today) - label.width / 2;

  return label;
}

static void
draw_pill (TandemTimeline      *self,
           GtkSnapshot         *snapshot,
           TandemTimelineLabel *label,
           PangoLayout         *layout,
           double               y,
           const GdkRGBA       *color,
           const GdkRGBA       *text)
{
  GskRoundedRect shape;
  int height;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) round (tandem_timeline_place (self, label->x, label->width)),
                                                                (float) y, (float) label->width, PILL_HEIGHT), PILL_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (layout, NULL, &height);
  append_words (self, snapshot, layout, label->x + PILL_PADDING, y + (PILL_HEIGHT - height) / 2.0, text);
}

/* The coarse unit above, which stays in sight as long as any of it is seen. */
static void
draw_major (TandemTimeline            *self,
            GtkSnapshot               *snapshot,
            TandemTimelineUnit         unit,
            const TandemTimelineLabel *pill)
{
  g_autoptr(GArray) ticks = tandem_timeline_axis_ticks (&self->axis, unit, width_of (self) - self->column);

  for (guint i = 0; i < ticks->len; i++)
    {
      const TandemTimelineTick *tick = &g_array_index (ticks, TandemTimelineTick, i);
      g_autofree char *text = tandem_timeline_unit_dup_words (unit, tick->date, TRUE);
      PangoLayout *layout = get_words (self, text, TRUE);
      double x = self->column + MAX (tick->x, 0) + 7;
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (tick->x >= 0)
        append_box (self, snapshot, self->column + round (tick->x), 2, 1, TANDEM_TIMELINE_HEADER,
                    &self->colors[TANDEM_TIMELINE_GRID]);
      if (x + width > self->column + tick->end - 4 ||
          (pill->shown && x + width > pill->x - 4 && x < pill->x + pill->width + 4))
        continue;
      append_words (self, snapshot, layout, x, 4, &self->colors[TANDEM_TIMELINE_TEXT]);
    }
}

static void
draw_minor (TandemTimeline    *self,
            GtkSnapshot       *snapshot,
            TandemTimelineUnit unit)
{
  double end = width_of (self) - self->column;
  g_autoptr(GArray) ticks = tandem_timeline_axis_ticks (&self->axis, unit, end);

  for (guint i = 0; i < ticks->len; i++)
    {
      const TandemTimelineTick *tick = &g_array_index (ticks, TandemTimelineTick, i);
      g_autofree char *text = tandem_timeline_unit_dup_words (unit, tick->date, FALSE);
      PangoLayout *layout = get_words (self, text, FALSE);
      double x = MAX (tick->x, 0) + 7;
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (tick->x >= 0)
        append_box (self, snapshot, self->column + round (tick->x), TANDEM_TIMELINE_HEADER - 12, 1, 12,
                    &self->colors[TANDEM_TIMELINE_GRID]);
      if (x + width <= MIN (tick->end, end))
        append_words (self, snapshot, layout, self->column + x, TANDEM_TIMELINE_HEADER - 19,
                      &self->colors[TANDEM_TIMELINE_DIM]);
    }
}

static void
draw_days (TandemTimeline *self,
           GtkSnapshot    *snapshot)
{
  TandemTimelineUnit unit = tandem_timeline_axis_unit (&self->axis), major;
  double room = MAX (width_of (self) - self->column, 0), today = tandem_timeline_offset (self, self->today);
  PangoLayout *layout;
  TandemTimelineLabel pill = pill_of_today (self, &layout);

  pill.shown = today >= self->column && today <= width_of (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) tandem_timeline_place (self, self->column, room), 0,
                                                         (float) room, TANDEM_TIMELINE_HEADER));
  if (tandem_timeline_unit_major (unit, &major))
    draw_major (self, snapshot, major, &pill);
  draw_minor (self, snapshot, unit);
  if (pill.shown)
    {
      append_box (self, snapshot, today - 1, PILL_TOP + PILL_HEIGHT, 2, TANDEM_TIMELINE_HEADER - PILL_TOP - PILL_HEIGHT,
                  &self->colors[TANDEM_TIMELINE_TODAY]);
      draw_pill (self, snapshot, &pill, layout, PILL_TOP, &self->colors[TANDEM_TIMELINE_TODAY],
                 &self->colors[TANDEM_TIMELINE_TODAY_TEXT]);
    }
  gtk_snapshot_pop (snapshot);
}

/* How many of the lines in sight wait for the milestone and are due before it
 * would be. */
static guint
count_pushed (TandemTimeline *self,
              const char     *id,
              TandemDate      due)
{
  guint n = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      const TandemTimelineItem *item = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, i));

      n += item != NULL && tandem_timeline_item_can_move (item) && tandem_date_compare (item->due, due) < 0 &&
           g_strv_contains ((const char *const *) item->waits_for, id);
    }

  return n;
}

/* What the day would be, while it is still in the hand. */
static void
draw_bubble (TandemTimeline *self,
             GtkSnapshot    *snapshot)
{
  for (guint i = 0; self->move.id != NULL && i < self->n_lines; i++)
    {
      const TandemTimelineItem *item = tandem_timeline_row_get_item (g_ptr_array_index (self->lines, i));
      g_autofree char *day = NULL;
      g_autofree char *pushed = NULL;
      g_autofree char *text = NULL;
      TandemTimelineLabel label = { 0 };
      TandemDate due;
      PangoLayout *layout;
      guint n_pushed;
      int width;

      if (item == NULL || !g_str_equal (item->id, self->move.id))
        continue;
      due = tandem_timeline_moved_due (self, item);
      n_pushed = count_pushed (self, item->id, due);
      day = tandem_date_to_text (due);
      /* Translators: of milestones that wait for the one that is moved */
      pushed = g_strdup_printf (ngettext ("%u that waits is due before", "%u that wait are due before", n_pushed), n_pushed);
      text = g_strdup_printf ("%s  %+d%s%s", day, self->move.days, n_pushed > 0 ? " · " : "", n_pushed > 0 ? pushed : "");
      layout = get_words (self, text, TRUE);
      pango_layout_get_pixel_size (layout, &width, NULL);
      label.width = width + 2 * PILL_PADDING;
      label.x = CLAMP (tandem_timeline_offset (self, due) - label.width / 2, self->column,
                       MAX (width_of (self) - label.width, self->column));
      draw_pill (self, snapshot, &label, layout, MAX (top_of (self, i) - PILL_HEIGHT + 4, TANDEM_TIMELINE_HEADER),
                 &self->colors[TANDEM_TIMELINE_TODAY], &self->colors[TANDEM_TIMELINE_TODAY_TEXT]);
    }
}

void
tandem_timeline_draw_above (TandemTimeline *self,
                            GtkSnapshot    *snapshot)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)), line_height;
  PangoLayout *layout = get_words (self, _("Milestone"), FALSE);
  const GdkRGBA *grid = &self->colors[TANDEM_TIMELINE_GRID];

  append_box (self, snapshot, 0, 0, width_of (self), TANDEM_TIMELINE_HEADER, &self->colors[TANDEM_TIMELINE_GROUND]);
  draw_days (self, snapshot);
  pango_layout_get_pixel_size (layout, NULL, &line_height);
  append_words (self, snapshot, layout, 14, (TANDEM_TIMELINE_HEADER - line_height) / 2.0, &self->colors[TANDEM_TIMELINE_DIM]);
  append_box (self, snapshot, 0, 0, width_of (self), 1, grid);
  append_box (self, snapshot, 0, TANDEM_TIMELINE_HEADER - 1, width_of (self), 1, grid);
  append_box (self, snapshot, self->column - 1, 0, 1, height, grid);
  draw_bubble (self, snapshot);
}
