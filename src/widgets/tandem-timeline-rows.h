/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemTimelineRows:
 *
 * Which line of a timeline shows what: a heading for each group, one for each
 * subgroup that has a value, and the milestones, unless their group is folded.
 * Knows numbers only.
 */
typedef struct _TandemTimelineRows TandemTimelineRows;

typedef enum
{
  TANDEM_ROW_SECTION,
  TANDEM_ROW_OWNER,
  TANDEM_ROW_ITEM,
} TandemTimelineRowKind;

/* What a line shows: of a heading, @position is the first item below it. */
typedef struct
{
  TandemTimelineRowKind kind;
  guint position;
  guint section;
  guint n_items;            /* of the section */
  guint32 group;
  gboolean folded;
} TandemTimelineLine;

typedef guint32 (*TandemTimelineKeyFunc) (guint    position,
                                          gpointer data);

TandemTimelineRows *tandem_timeline_rows_new       (void);
void                tandem_timeline_rows_free      (TandemTimelineRows   *self);
void                tandem_timeline_rows_build     (TandemTimelineRows   *self,
                                                    guint                 n_items,
                                                    TandemTimelineKeyFunc get_group,
                                                    TandemTimelineKeyFunc get_subgroup,
                                                    gpointer              data);
guint               tandem_timeline_rows_get_n     (TandemTimelineRows   *self);
gboolean            tandem_timeline_rows_get       (TandemTimelineRows   *self,
                                                    guint                 row,
                                                    TandemTimelineLine   *line);
guint               tandem_timeline_rows_find      (TandemTimelineRows   *self,
                                                    guint                 position);
void                tandem_timeline_rows_fold      (TandemTimelineRows   *self,
                                                    guint32               group,
                                                    gboolean              folded);
void                tandem_timeline_rows_unfold_all (TandemTimelineRows  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTimelineRows, tandem_timeline_rows_free)

G_END_DECLS
