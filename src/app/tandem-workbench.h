/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemWorkbench:
 *
 * One plan over the whole window: its outline with the details of the selected
 * row, and its text.
 */
#define TANDEM_TYPE_WORKBENCH (tandem_workbench_get_type ())
G_DECLARE_FINAL_TYPE (TandemWorkbench, tandem_workbench, TANDEM, WORKBENCH, AdwNavigationPage)

GtkWidget *tandem_workbench_new      (TandemSession   *session,
                                      const char      *plan);
char      *tandem_workbench_dup_plan (TandemWorkbench *self);
void       tandem_workbench_show     (TandemWorkbench *self,
                                      const char      *view);
void       tandem_workbench_select   (TandemWorkbench *self,
                                      const char      *id);

extern const TandemKeyTable tandem_workbench_keys;

G_END_DECLS
