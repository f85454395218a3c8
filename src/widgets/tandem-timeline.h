/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-context.h"
#include "tandem-keys.h"
#include "tandem-timeline-axis.h"
#include "tandem-timeline-heading.h"

G_BEGIN_DECLS

/* What a timeline asks of whoever has the milestones. Numbers of groups are as
 * in tandem_list_get_group(). */
typedef struct
{
  guint32 (*get_group)    (guint    position,
                           gpointer data);
  guint32 (*get_subgroup) (guint    position,
                           gpointer data);
  /* (transfer none) (nullable): above @position, of its group or its subgroup */
  TandemTimelineHeading *(*get_heading) (guint    position,
                                         gboolean subgroup,
                                         gpointer data);
} TandemTimelineSource;

/**
 * TandemTimeline:
 *
 * Milestones over time: one line each, below headings that fold, with a column
 * of names that stays. Only the lines that are seen exist. It changes nothing:
 * it says what was asked for.
 *
 * Signals: `activate (const char *id)`; `move (const char *id, int days)`: a
 * due date was drawn or pushed that far; `selected`; `range-changed`: other
 * days are seen; `menu (double x, double y)`: of the selected line.
 *
 * It is a grid to a screen reader: each line is a cell that can have the focus,
 * with everything the drawing says in its label.
 */
#define TANDEM_TYPE_TIMELINE (tandem_timeline_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimeline, tandem_timeline, TANDEM, TIMELINE, GtkWidget)

GtkWidget          *tandem_timeline_new            (void);
void                tandem_timeline_set_source     (TandemTimeline             *self,
                                                    GListModel                 *model,
                                                    const TandemTimelineSource *source,
                                                    gpointer                    data);
void                tandem_timeline_set_today      (TandemTimeline             *self,
                                                    TandemDate                  today);
void                tandem_timeline_regroup        (TandemTimeline             *self);
gboolean            tandem_timeline_select         (TandemTimeline             *self,
                                                    guint                       position);
const char         *tandem_timeline_get_selected   (TandemTimeline             *self);
guint               tandem_timeline_get_n_rows     (TandemTimeline             *self);
void                tandem_timeline_show_today     (TandemTimeline             *self);
void                tandem_timeline_show_range     (TandemTimeline             *self,
                                                    TandemDate                  from,
                                                    TandemDate                  to);
void                tandem_timeline_get_range      (TandemTimeline             *self,
                                                    TandemDate                 *from,
                                                    TandemDate                 *to);
void                tandem_timeline_zoom           (TandemTimeline             *self,
                                                    double                      factor);
void                tandem_timeline_set_unit       (TandemTimeline             *self,
                                                    TandemTimelineUnit          unit);
TandemTimelineUnit  tandem_timeline_get_unit       (TandemTimeline             *self);
/* where the mark of a line that is seen stands, in coordinates of the widget */
gboolean            tandem_timeline_find_mark      (TandemTimeline             *self,
                                                    const char                 *id,
                                                    graphene_point_t           *point);

extern const TandemKeyTable tandem_timeline_keys;

G_END_DECLS
