/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-doc.h"

G_BEGIN_DECLS

/**
 * TandemTimelineItem:
 *
 * What a line of a timeline says of one milestone: a pure function of the
 * record and the day.
 */
typedef struct
{
  char *id;
  char *code;               /* (nullable) */
  char *title;
  const char *status;       /* code of the state as people see it */
  TandemDate baseline;
  TandemDate due;
  TandemDate forecast;
  TandemDate done;
  char *words;              /* (nullable): behind the last mark */
  GStrv waits_for;          /* ids */
  GStrv waits_for_names;    /* what they are called, for a screen reader */
} TandemTimelineItem;

TandemTimelineItem *tandem_timeline_item_new        (const TandemDoc          *doc,
                                                     const TandemContext      *context,
                                                     TandemDate                period_end);
void                tandem_timeline_item_free       (TandemTimelineItem       *self);
TandemDate          tandem_timeline_item_get_mark   (const TandemTimelineItem *self);
TandemDate          tandem_timeline_item_get_last   (const TandemTimelineItem *self);
gboolean            tandem_timeline_item_can_move   (const TandemTimelineItem *self);
char               *tandem_timeline_item_dup_spoken (const TandemTimelineItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTimelineItem, tandem_timeline_item_free)

G_END_DECLS
