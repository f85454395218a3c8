/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_DEADLINE_UNKNOWN,      /* what it runs from has not happened */
  TANDEM_DEADLINE_OPEN,
  TANDEM_DEADLINE_EXPIRING,     /* within six months */
  TANDEM_DEADLINE_LATE,
  TANDEM_DEADLINE_DONE,
} TandemDeadlineState;

/**
 * TandemDeadline:
 * @code: assessment, target, plan, monitoring, inventory_update
 * @label: in the language of the context
 * @basis: verified, by_data or open: how sure the period is
 * @due: the last day, or no date
 * @days_left: from today; negative if past
 */
typedef struct
{
  char *code;
  char *label;
  char *basis;
  TandemDate due;
  TandemDeadlineState state;
  int days_left;
} TandemDeadline;

void        tandem_deadline_free              (TandemDeadline      *self);

GPtrArray  *tandem_gcom_deadlines             (const TandemContext *context,
                                               const char          *set,
                                               TandemDate           committed,
                                               TandemDate           plan_submitted);
GPtrArray  *tandem_gcom_profile_get_deadlines (const TandemDoc     *profile,
                                               const TandemContext *context);
const char *tandem_gcom_profile_get_level     (const TandemDoc     *profile,
                                               gint64              *year);
GPtrArray  *tandem_gcom_check                 (const TandemDoc     *profile,
                                               const TandemContext *context);
const char *tandem_gcom_rule_get_phase        (const char          *rule,
                                               const char         **pillar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDeadline, tandem_deadline_free)

G_END_DECLS
