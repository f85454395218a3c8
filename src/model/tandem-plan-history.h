/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-plan-edit.h"

G_BEGIN_DECLS

/* Versions of a plan. A plan's list of versions says which there are; the
 * records as they were are kept in documents of the kind plan_version, so that
 * they reach everybody, survive the plan's edits, and can be read without this
 * program: one record a line. All functions are pure; any thread. */

/**
 * TandemPlanFreeze:
 * @number: of the version; NULL for the next one
 * @note: (nullable): what changed
 * @author: (nullable): who keeps it
 * @approve: whether it is approved: the next major version, with baselines set
 * @body: (nullable): who approved it
 * @position: (nullable): who signed, by position
 * @decision: (nullable): reference of the decision
 */
typedef struct
{
  const char *number;
  const char *note;
  const char *author;
  gboolean approve;
  const char *body;
  const char *position;
  const char *decision;
} TandemPlanFreeze;

/* How one record differs between two states of a plan. */
typedef struct
{
  char *title;          /* "M2.3 Curriculum agreed by both schools" */
  const char *kind;     /* label of its kind, translated */
  enum { TANDEM_PLAN_ADDED, TANDEM_PLAN_REMOVED, TANDEM_PLAN_CHANGED } what;
  char *changes;        /* (nullable): "Due: 3 May → 17 May", a line each */
} TandemPlanDifference;

char      *tandem_plan_next_number   (const TandemDoc        *plan,
                                      gboolean                major);
GPtrArray *tandem_plan_list_records  (TandemSnapshot         *snapshot,
                                      const char             *plan);
GPtrArray *tandem_plan_freeze        (TandemSnapshot         *snapshot,
                                      TandemDoc              *plan,
                                      const TandemPlanFreeze *freeze,
                                      const TandemContext    *context,
                                      GError                **error);
GPtrArray *tandem_plan_read_version  (GPtrArray              *kept,
                                      const char             *entry,
                                      GError                **error);
GPtrArray *tandem_plan_compare       (GPtrArray              *before,
                                      GPtrArray              *after,
                                      const TandemContext    *context);
GPtrArray *tandem_plan_restore       (TandemSnapshot         *snapshot,
                                      TandemDoc              *plan,
                                      GPtrArray              *records,
                                      GError                **error);

G_END_DECLS
