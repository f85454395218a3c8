/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A dated step of a pilot, action, plan or pairing. */
#define TANDEM_TYPE_MILESTONE (tandem_milestone_get_type ())
G_DECLARE_FINAL_TYPE (TandemMilestone, tandem_milestone, TANDEM, MILESTONE, TandemRecord)

extern const TandemKind tandem_milestone_kind;

gboolean    tandem_milestone_status_is_open   (const char          *status);
gboolean    tandem_milestone_is_open          (const TandemDoc     *doc);
gboolean    tandem_milestone_is_upcoming      (const TandemDoc     *doc,
                                               TandemDate           today);
int         tandem_milestone_slip_days        (const TandemDoc     *doc);
int         tandem_milestone_days_late        (const TandemDoc     *doc,
                                               TandemDate           today);
TandemDate  tandem_milestone_get_last_update  (const TandemDoc     *doc);
const char *tandem_milestone_get_shown_status (const TandemDoc     *doc,
                                               const TandemContext *context);
gboolean    tandem_milestone_waits_for_itself (const TandemDoc     *doc,
                                               const TandemContext *context);

/* The rule behind the state as people see it, with its dates put in. */
char       *tandem_milestone_dup_rule         (const TandemDoc     *doc,
                                               const TandemContext *context);
/* Whether it may get that status from the one it has. */
gboolean    tandem_milestone_may_become       (const TandemDoc     *doc,
                                               const char          *status);

G_END_DECLS
