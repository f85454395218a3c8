/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"
#include "tandem-timeline-item.h"
#include "tandem-timeline-mark.h"
#include "tandem-timeline-rows.h"
#include "tandem-timeline.h"
#include "tandem-view.h"

G_BEGIN_DECLS

#define TANDEM_TIMELINE_ROW_HEIGHT 33
#define TANDEM_TIMELINE_COLUMN 306      /* of names, which stays … */
#define TANDEM_TIMELINE_MIN_COLUMN 120  /* … and in a narrow window */
#define TANDEM_TIMELINE_HEADER 41

/* Style nodes below the timeline, in the order of a table in tandem-timeline.c. */
typedef enum
{
  TANDEM_TIMELINE_TEXT,
  TANDEM_TIMELINE_DIM,
  TANDEM_TIMELINE_SUCCESS,
  TANDEM_TIMELINE_WARNING,
  TANDEM_TIMELINE_ERROR,
  TANDEM_TIMELINE_ACCENT,
  TANDEM_TIMELINE_NEUTRAL,      /* marks without a state that has a colour */
  TANDEM_TIMELINE_FINE,         /* baselines, slips, dependencies */
  TANDEM_TIMELINE_GRID,
  TANDEM_TIMELINE_PAST,
  TANDEM_TIMELINE_BAR,
  TANDEM_TIMELINE_BAR_DONE,
  TANDEM_TIMELINE_TODAY,
  TANDEM_TIMELINE_TODAY_TEXT,
  TANDEM_TIMELINE_GROUND,
  TANDEM_TIMELINE_N_COLORS,
} TandemTimelineColor;

/* A due date on its way to another day, before it is said to anybody. */
typedef struct
{
  char *id;                 /* (owned) (nullable): of the milestone; none: nothing moves */
  int days;
  gboolean by_pointer;
} TandemTimelineMove;

struct _TandemTimeline
{
  GtkWidget                   parent_instance;

  GListModel                 *model;    /* (owned) (nullable): of TandemRecord */
  const TandemTimelineSource *source;
  gpointer                    data;
  TandemTimelineRows         *rows;     /* (owned) */
  gboolean                    rows_stale;
  TandemTimelineAxis          axis;
  TandemDate                  today;
  int                         column;   /* of names */
  guint                       range_id; /* source: says that other days are seen */

  GtkAdjustment              *adjustments[2]; /* (owned) (nullable): by orientation */
  GtkScrollablePolicy         policies[2];
  gboolean                    configuring; /* an adjustment is told, and does not tell */
  GPtrArray                  *lines;    /* (owned): of TandemTimelineRow, children; the first @n_lines are in use */
  guint                       first_line; /* row of the first */
  guint                       n_lines;

  guint                       selected; /* row */
  TandemRecord               *record;   /* (owned) (nullable): of the selected row */
  guint                       position; /* of @record */
  TandemTimelineMove          move;
  guint                       move_id;  /* source: says the move by itself */
  double                      drag_x;   /* where the pointer took the mark */
  double                      zoom_scale; /* when the fingers came down */
  double                      pointer_x;
  gboolean                    focus_asked;
  gboolean                    range_shown;
  double                      wanted_from; /* days to show once the width is known */
  double                      wanted_to;

  GtkWidget                  *swatches[TANDEM_TIMELINE_N_COLORS];
  GdkRGBA                     colors[TANDEM_TIMELINE_N_COLORS];
  GHashTable                 *words;    /* (owned) (element-type utf8 PangoLayout): of the header */
};

/* One line: a child, and a cell to a screen reader. */
#define TANDEM_TYPE_TIMELINE_ROW (tandem_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineRow, tandem_timeline_row, TANDEM, TIMELINE_ROW, GtkWidget)

GtkWidget                *tandem_timeline_row_new       (TandemTimeline       *timeline);
void                      tandem_timeline_row_bind      (TandemTimelineRow    *self,
                                                         guint                 row);
void                      tandem_timeline_row_forget    (TandemTimelineRow    *self);
void                      tandem_timeline_row_restyle   (TandemTimelineRow    *self);
void                      tandem_timeline_row_select    (TandemTimelineRow    *self,
                                                         gboolean              selected);
const TandemTimelineItem *tandem_timeline_row_get_item  (TandemTimelineRow    *self);
TandemTimelineRowKind     tandem_timeline_row_get_kind  (TandemTimelineRow    *self);
/* where its words stand, from the start of the line */
gboolean                  tandem_timeline_row_get_words (TandemTimelineRow    *self,
                                                         double               *x,
                                                         double               *width);

/* Days as a line draws them: a due date that is moved is where it is drawn to. */
TandemDate tandem_timeline_moved_due    (TandemTimeline           *self,
                                         const TandemTimelineItem *item);
/* From the start of the line, which is on the right in a language that runs to the left. */
double     tandem_timeline_offset       (TandemTimeline           *self,
                                         TandemDate                date);
double     tandem_timeline_place        (TandemTimeline           *self,
                                         double                    offset,
                                         double                    width);
const GdkRGBA *tandem_timeline_tone     (TandemTimeline           *self,
                                         const char               *status);

/* tandem-timeline-draw.c */
void       tandem_timeline_draw_below   (TandemTimeline           *self,
                                         GtkSnapshot              *snapshot);
void       tandem_timeline_draw_above   (TandemTimeline           *self,
                                         GtkSnapshot              *snapshot);

/* tandem-timeline-input.c */
void       tandem_timeline_class_init_input (GtkWidgetClass       *klass);
void       tandem_timeline_init_input   (TandemTimeline           *self);
void       tandem_timeline_end_move     (TandemTimeline           *self,
                                         gboolean                  say);

/* tandem-timeline.c, for the input */
void       tandem_timeline_select_row   (TandemTimeline           *self,
                                         guint                     row,
                                         gboolean                  focus);
TandemTimelineRow *tandem_timeline_get_line (TandemTimeline       *self,
                                         guint                     row);
guint      tandem_timeline_row_at       (TandemTimeline           *self,
                                         double                    y);
void       tandem_timeline_fold         (TandemTimeline           *self,
                                         guint32                   group,
                                         gboolean                  folded);
void       tandem_timeline_zoom_to      (TandemTimeline           *self,
                                         double                    scale,
                                         double                    x);
void       tandem_timeline_redraw       (TandemTimeline           *self);
void       tandem_timeline_ensure_rows  (TandemTimeline           *self);

G_END_DECLS
