/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-edit.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemAnalysis:
 *
 * One plan as the tools of its analysis see it: a snapshot that follows the
 * store, and the one way to change it. A change shows at once and is saved as
 * one named undo step.
 *
 * Signal `changed ()`: there is another snapshot.
 */
#define TANDEM_TYPE_ANALYSIS (tandem_analysis_get_type ())
G_DECLARE_FINAL_TYPE (TandemAnalysis, tandem_analysis, TANDEM, ANALYSIS, GObject)

TandemAnalysis *tandem_analysis_new          (TandemSession  *session,
                                              const char     *plan,
                                              GtkWidget      *viewer);
TandemSession  *tandem_analysis_get_session  (TandemAnalysis *self);
TandemContext  *tandem_analysis_get_context  (TandemAnalysis *self);
TandemSnapshot *tandem_analysis_get_snapshot (TandemAnalysis *self);
const char     *tandem_analysis_get_plan     (TandemAnalysis *self);
TandemDoc      *tandem_analysis_get_doc      (TandemAnalysis *self,
                                              const char     *id);
void            tandem_analysis_apply        (TandemAnalysis *self,
                                              GPtrArray      *edits,
                                              const char     *label,
                                              const char     *announcement);

G_END_DECLS
