/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-keys.h"
#include "tandem-page.h"
#include "tandem-place.h"

G_BEGIN_DECLS

/**
 * TandemMilestonesPage:
 *
 * All milestones: one question, and three ways to look at what it finds. What
 * is chosen is kept in the settings.
 *
 * Actions, below the page: `milestones.view`, `.grouping`, `.period`, `.show`
 * with the name of a choice as state; and of the selected milestone
 * `milestone.open`, `.update`, `.achieve`, `.edit`, `.shift` (an integer: so
 * many columns of the board).
 */
#define TANDEM_TYPE_MILESTONES_PAGE (tandem_milestones_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemMilestonesPage, tandem_milestones_page, TANDEM, MILESTONES_PAGE, AdwBreakpointBin)

GtkWidget *tandem_milestones_page_new (TandemSession     *session,
                                       const TandemPlace *place);

extern const TandemKeyTable tandem_milestones_page_keys;

G_END_DECLS
