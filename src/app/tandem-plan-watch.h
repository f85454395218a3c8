/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-session.h"
#include "tandem-snapshot.h"

G_BEGIN_DECLS

/**
 * TandemPlanWatch:
 *
 * One plan or several, as they are now: read anew when the workspace changes,
 * all at once, and only while somebody looks. Signal `loaded ()`.
 */
#define TANDEM_TYPE_PLAN_WATCH (tandem_plan_watch_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanWatch, tandem_plan_watch, TANDEM, PLAN_WATCH, GObject)

TandemPlanWatch *tandem_plan_watch_new          (TandemSession     *session,
                                                 const char *const *plans,
                                                 GtkWidget         *viewer);
TandemSnapshot  *tandem_plan_watch_get_snapshot (TandemPlanWatch   *self,
                                                 guint              index);
const char      *tandem_plan_watch_get_plan     (TandemPlanWatch   *self,
                                                 guint              index);

G_END_DECLS
