/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-list.h"
#include "tandem-session.h"
#include "tandem-timeline.h"

G_BEGIN_DECLS

/**
 * TandemMilestoneHeadings:
 *
 * What stands above milestones on the timeline. Names are there at once; what
 * has to be judged from many records (health, progress) is found on a thread
 * of its own and shows as soon as it is known. Main thread only.
 */
#define TANDEM_TYPE_MILESTONE_HEADINGS (tandem_milestone_headings_get_type ())
G_DECLARE_FINAL_TYPE (TandemMilestoneHeadings, tandem_milestone_headings, TANDEM, MILESTONE_HEADINGS, GObject)

extern const TandemTimelineSource tandem_milestone_headings_source;   /* its data is a TandemMilestoneHeadings */

TandemMilestoneHeadings *tandem_milestone_headings_new          (TandemSession           *session,
                                                                 TandemList              *list);
void                     tandem_milestone_headings_set_grouping (TandemMilestoneHeadings *self,
                                                                 const char              *grouping);

G_END_DECLS
