/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemAnalysisPage:
 *
 * The analysis of a plan: a few tools one looks at and edits in place, one at a
 * time. Property: `narrow` (boolean).
 */
#define TANDEM_TYPE_ANALYSIS_PAGE (tandem_analysis_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemAnalysisPage, tandem_analysis_page, TANDEM, ANALYSIS_PAGE, AdwBin)

GtkWidget *tandem_analysis_page_new  (TandemSession      *session,
                                      const char         *plan);
void       tandem_analysis_page_show (TandemAnalysisPage *self,
                                      const char         *tool);

G_END_DECLS
