/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The marks of a timeline: told apart by size and filling, not by colour alone. */
typedef enum
{
  TANDEM_MARK_BASELINE,     /* small and hollow */
  TANDEM_MARK_PLANNED,      /* large and hollow: when it is due */
  TANDEM_MARK_IN_PROGRESS,  /* half full */
  TANDEM_MARK_ACHIEVED,     /* full, with a tick */
  TANDEM_MARK_LATE,         /* full, with an exclamation mark */
  TANDEM_MARK_RESTING,      /* hollow, with a bar */
  TANDEM_MARK_FORECAST,     /* hollow, at the end of a dotted line */
  TANDEM_MARK_PERIOD_END,   /* a dotted line */
} TandemTimelineMark;

#define TANDEM_MARK_RADIUS 8

TandemTimelineMark tandem_timeline_mark_of_status (const char        *status);
void               tandem_timeline_mark_snapshot  (TandemTimelineMark mark,
                                                   GtkSnapshot       *snapshot,
                                                   double             x,
                                                   double             y,
                                                   const GdkRGBA     *color,
                                                   const GdkRGBA     *ground);
void               tandem_timeline_dots_snapshot  (GtkSnapshot       *snapshot,
                                                   double             x1,
                                                   double             y1,
                                                   double             x2,
                                                   double             y2,
                                                   double             width,
                                                   const GdkRGBA     *color);

G_END_DECLS
