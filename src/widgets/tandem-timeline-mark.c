/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-mark.h"

#define LARGE "M 0 -6.6 L 6.6 0 L 0 6.6 L -6.6 0 Z"
#define FULL "M 0 -8 L 8 0 L 0 8 L -8 0 Z"

/* One mark: an outline over the ground or over its own colour, and what stands
 * in it. Centred on 0, 0. */
static const struct
{
  const char *outline;
  double      line;         /* width of the stroke; 0: it is filled */
  const char *part;         /* (nullable): filled too, in the colour */
  const char *sign;         /* (nullable): stroked, in the ground where the mark is filled */
} shapes[] = {
  [TANDEM_MARK_BASELINE] = { "M 0 -4.2 L 4.2 0 L 0 4.2 L -4.2 0 Z", 1.2, NULL, NULL },
  [TANDEM_MARK_PLANNED] = { LARGE, 2, NULL, NULL },
  [TANDEM_MARK_IN_PROGRESS] = { LARGE, 2, "M 0 -6 L 6 0 L 0 6 Z", NULL },
  [TANDEM_MARK_ACHIEVED] = { FULL, 0, NULL, "M -3 0.2 L -0.8 2.4 L 3 -1.6" },
  [TANDEM_MARK_LATE] = { FULL, 0, NULL, "M 0 -4 L 0 0.9 M 0 2.6 L 0 4.2" },
  [TANDEM_MARK_RESTING] = { LARGE, 2, NULL, "M -2.6 0 L 2.6 0" },
  [TANDEM_MARK_FORECAST] = { LARGE, 2, NULL, NULL },
  [TANDEM_MARK_PERIOD_END] = { NULL, 0, NULL, NULL },
};

/* Paths are made once; they are the same at every place. */
static GskPath *
get_path (const char *const *text)
{
  static GHashTable *paths = NULL;
  GskPath *path;

  if (paths == NULL)
    paths = g_hash_table_new (NULL, NULL);
  path = g_hash_table_lookup (paths, text);
  if (path == NULL)
    {
      path = gsk_path_parse (*text);
      g_hash_table_insert (paths, (gpointer) text, path);
    }

  return path;
}

static void
append_stroke (GtkSnapshot   *snapshot,
               GskPath       *path,
               double         width,
               const GdkRGBA *color)
{
  g_autoptr(GskStroke) stroke = gsk_stroke_new (width);

  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/**
 * tandem_timeline_mark_of_status:
 * @status: (nullable): code of a state, as people see it
 *
 * Returns: the mark of a milestone in that state
 */
TandemTimelineMark
tandem_timeline_mark_of_status (const char *status)
{
  static const struct
  {
    const char        *status;
    TandemTimelineMark mark;
  } marks[] = {
    { "in_progress", TANDEM_MARK_IN_PROGRESS }, { "achieved", TANDEM_MARK_ACHIEVED }, { "late", TANDEM_MARK_LATE },
    { "delayed", TANDEM_MARK_LATE }, { "on_hold", TANDEM_MARK_RESTING }, { "dropped", TANDEM_MARK_RESTING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (status, marks[i].status) == 0)
      return marks[i].mark;

  return TANDEM_MARK_PLANNED;
}

/**
 * tandem_timeline_mark_snapshot:
 * @mark: which mark
 * @snapshot: where to
 * @x: its middle
 * @y: its middle
 * @color: of the mark
 * @ground: of what is behind it
 */
void
tandem_timeline_mark_snapshot (TandemTimelineMark mark,
                               GtkSnapshot       *snapshot,
                               double             x,
                               double             y,
                               const GdkRGBA     *color,
                               const GdkRGBA     *ground)
{
  gboolean filled = shapes[mark].line <= 0;

  if (shapes[mark].outline == NULL)
    {
      tandem_timeline_dots_snapshot (snapshot, x, y - TANDEM_MARK_RADIUS, x, y + TANDEM_MARK_RADIUS, 1.5, color);
      return;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_fill (snapshot, get_path (&shapes[mark].outline), GSK_FILL_RULE_WINDING, filled ? color : ground);
  if (!filled)
    append_stroke (snapshot, get_path (&shapes[mark].outline), shapes[mark].line, color);
  if (shapes[mark].part != NULL)
    gtk_snapshot_append_fill (snapshot, get_path (&shapes[mark].part), GSK_FILL_RULE_WINDING, color);
  if (shapes[mark].sign != NULL)
    append_stroke (snapshot, get_path (&shapes[mark].sign), 1.8, filled ? ground : color);
  gtk_snapshot_restore (snapshot);
}

/* A dotted line. */
void
tandem_timeline_dots_snapshot (GtkSnapshot   *snapshot,
                               double         x1,
                               double         y1,
                               double         x2,
                               double         y2,
                               double         width,
                               const GdkRGBA *color)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (width);
  const float dashes[] = { (float) (width < 2 ? 2 : 3), 2 };

  gsk_path_builder_move_to (builder, x1, y1);
  gsk_path_builder_line_to (builder, x2, y2);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}
