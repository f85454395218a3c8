/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-date.h"

G_BEGIN_DECLS

/**
 * TandemTimelineAxis:
 * @start: days from the axis' zero (1 January 2000) to x = 0
 * @scale: pixels a day has
 *
 * Where days stand on a line. Plain arithmetic; x grows with time, whatever
 * the direction of the text.
 */
typedef struct
{
  double start;
  double scale;
} TandemTimelineAxis;

typedef enum
{
  TANDEM_UNIT_DAY,
  TANDEM_UNIT_WEEK,
  TANDEM_UNIT_MONTH,
  TANDEM_UNIT_QUARTER,
  TANDEM_UNIT_YEAR,
  TANDEM_UNIT_DECADE,
} TandemTimelineUnit;

#define TANDEM_TIMELINE_N_UNITS 6

#define TANDEM_TIMELINE_MIN_SCALE 0.06      /* a decade has 220 pixels */
#define TANDEM_TIMELINE_MAX_SCALE 60.0

/* A line of the grid, and the words that stand behind it. */
typedef struct
{
  double x;
  double end;
  TandemDate date;
} TandemTimelineTick;

double      tandem_timeline_day              (TandemDate                date);
double      tandem_timeline_axis_x           (const TandemTimelineAxis *self,
                                              TandemDate                date);
TandemDate  tandem_timeline_axis_date        (const TandemTimelineAxis *self,
                                              double                    x);
void        tandem_timeline_axis_zoom        (TandemTimelineAxis       *self,
                                              double                    scale,
                                              double                    x);

TandemTimelineUnit tandem_timeline_axis_unit (const TandemTimelineAxis *self);
gboolean    tandem_timeline_unit_major       (TandemTimelineUnit        unit,
                                              TandemTimelineUnit       *major);
double      tandem_timeline_unit_scale       (TandemTimelineUnit        unit);
const char *tandem_timeline_unit_label       (TandemTimelineUnit        unit);
TandemDate  tandem_timeline_unit_floor       (TandemTimelineUnit        unit,
                                              TandemDate                date);
TandemDate  tandem_timeline_unit_next        (TandemTimelineUnit        unit,
                                              TandemDate                date);
char       *tandem_timeline_unit_dup_words   (TandemTimelineUnit        unit,
                                              TandemDate                date,
                                              gboolean                  major);
GArray     *tandem_timeline_axis_ticks       (const TandemTimelineAxis *self,
                                              TandemTimelineUnit        unit,
                                              double                    width);

/* Words on one line, of which some have to go. */
typedef struct
{
  double x;
  double width;
  int rank;         /* the lowest go first */
  gboolean shown;
} TandemTimelineLabel;

void        tandem_timeline_labels_resolve   (TandemTimelineLabel      *labels,
                                              guint                     n_labels,
                                              double                    gap);

G_END_DECLS
