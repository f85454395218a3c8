/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-query.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/* The one question of the three views of milestones, and its choices, which
 * are kept in the settings by name. */

/* One choice of a menu. */
typedef struct
{
  const char *name;
  const char *label;            /* N_("Pairing") */
} TandemMilestonesChoice;

/**
 * TandemMilestones:
 *
 * What is asked for: by what it is grouped, of which pairing (empty: all), due
 * when, answered for by whom (empty: anybody; "-": nobody), and in which state.
 */
typedef struct
{
  const char *grouping;
  const char *pairing;
  const char *period;
  const char *who;
  const char *show;
  const char *text;             /* (nullable): words to find */
  TandemDate today;
} TandemMilestones;

/* The columns of the board. */
typedef enum
{
  TANDEM_COLUMN_PLANNED,
  TANDEM_COLUMN_IN_PROGRESS,
  TANDEM_COLUMN_LATE,
  TANDEM_COLUMN_ACHIEVED,
  TANDEM_N_COLUMNS,
} TandemMilestonesColumn;

#define TANDEM_BOARD_ACHIEVED_DAYS 30

const TandemMilestonesChoice *tandem_milestones_groupings (guint                  *n_choices);
const TandemMilestonesChoice *tandem_milestones_periods   (guint                  *n_choices);
const TandemMilestonesChoice *tandem_milestones_shows     (guint                  *n_choices);
const char  *tandem_milestones_label       (const TandemMilestonesChoice *choices,
                                            guint                         n_choices,
                                            const char                   *name);

TandemQuery *tandem_milestones_query       (const TandemMilestones       *self);
TandemQuery *tandem_milestones_column      (const TandemMilestones       *self,
                                            TandemMilestonesColumn        column);
void         tandem_milestones_get_period  (const char                   *period,
                                            TandemDate                    today,
                                            TandemDate                   *from,
                                            TandemDate                   *to);
char        *tandem_milestones_dup_period  (const char                   *period,
                                            TandemDate                    today);
char        *tandem_milestones_dup_section (const char                   *grouping,
                                            const TandemDoc              *first,
                                            const TandemContext          *context);

G_END_DECLS
