/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"

G_BEGIN_DECLS

#define TANDEM_PLAN_ERROR (tandem_plan_error_quark ())

/* Why an outline is not changed; the message is a sentence for people. */
typedef enum
{
  TANDEM_PLAN_ERROR_KIND,       /* it cannot stand there */
  TANDEM_PLAN_ERROR_CIRCLE,     /* it would stand under itself */
  TANDEM_PLAN_ERROR_END,        /* there is no place further that way */
  TANDEM_PLAN_ERROR_NOTHING,    /* nothing would change */
} TandemPlanError;

/**
 * TandemPlanEdit:
 * @before: (nullable): the record as it is, NULL for a new one
 * @after: (nullable): as it will be, NULL to delete it
 *
 * One record of a change to a plan. Arrays of them are one step.
 */
typedef struct
{
  TandemDoc *before;
  TandemDoc *after;
} TandemPlanEdit;

/**
 * TandemPlanChange:
 * @days: how many days later, 0 to leave the dates
 * @status: (nullable): a state, NULL to leave it
 * @responsible: (nullable): an id, NULL to leave it
 * @reason: (nullable): why
 *
 * What is done to many rows at once.
 */
typedef struct
{
  int days;
  const char *status;
  const char *responsible;
  const char *reason;
} TandemPlanChange;

GQuark     tandem_plan_error_quark  (void);
GPtrArray *tandem_plan_edits_new    (void);
void       tandem_plan_edits_add    (GPtrArray           *edits,
                                     TandemDoc           *before,
                                     TandemDoc           *after);
/* the plan as it will be */
TandemSnapshot *tandem_plan_edits_dup_snapshot (GPtrArray      *edits,
                                                TandemSnapshot *snapshot);
GPtrArray *tandem_plan_keep_topmost (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows);

/* moving: arrays of TandemPlanEdit, NULL with an error where it is not possible */
GPtrArray *tandem_plan_move         (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows,
                                     const TandemDoc     *above,
                                     const TandemDoc     *next,
                                     const TandemContext *context,
                                     GError             **error);
GPtrArray *tandem_plan_indent       (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows,
                                     const TandemContext *context,
                                     GError             **error);
GPtrArray *tandem_plan_outdent      (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows,
                                     const TandemContext *context,
                                     GError             **error);
GPtrArray *tandem_plan_move_by_one  (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows,
                                     gboolean             down,
                                     const TandemContext *context,
                                     GError             **error);

GPtrArray *tandem_plan_remove       (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows);

/* a new row below another: what it is, and as much of it as can be foreseen */
const TandemKind *tandem_plan_get_kind_below (TandemSnapshot  *snapshot,
                                              const TandemDoc *row);
TandemDoc *tandem_plan_new_row      (TandemSnapshot      *snapshot,
                                     const TandemDoc     *plan,
                                     const TandemKind    *kind,
                                     const TandemDoc     *at,
                                     const TandemContext *context);

/* many at once */
GPtrArray *tandem_plan_reschedule   (GPtrArray           *rows,
                                     int                  days,
                                     const char          *reason);
GPtrArray *tandem_plan_set          (GPtrArray           *rows,
                                     const char          *field,
                                     const char          *code,
                                     const char          *reason,
                                     const TandemContext *context,
                                     GError             **error);
GPtrArray *tandem_plan_change       (GPtrArray           *rows,
                                     const TandemPlanChange *change,
                                     const TandemContext *context,
                                     GError             **error);
const char *tandem_plan_find_field  (const TandemKind    *kind,
                                     const char          *column);
TandemDate tandem_plan_get_end      (const TandemDoc     *row);
/* every row under @rows too, each once */
GPtrArray *tandem_plan_list_deep    (TandemSnapshot      *snapshot,
                                     GPtrArray           *rows);

G_END_DECLS
