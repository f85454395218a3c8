/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-milestones.h"

G_BEGIN_DECLS

/**
 * TandemBoard:
 *
 * Milestones in columns by their state. Cards are drawn from one to another,
 * or sent there by the keyboard; each time it is one step to undo. Late or
 * Delayed is a state that nobody chooses: what is put there stays where it was,
 * and the reason is told.
 *
 * Signals: `activate (const char *id)`; `selected`; `menu (GtkWidget *card)`.
 */
#define TANDEM_TYPE_BOARD (tandem_board_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoard, tandem_board, TANDEM, BOARD, GtkWidget)

GtkWidget  *tandem_board_new          (TandemSession          *session);
void        tandem_board_ask          (TandemBoard            *self,
                                       const TandemMilestones *milestones);
GListModel *tandem_board_get_column   (TandemBoard            *self,
                                       TandemMilestonesColumn  column);
const char *tandem_board_get_selected (TandemBoard            *self);
gboolean    tandem_board_select       (TandemBoard            *self,
                                       const char             *id);
gboolean    tandem_board_put          (TandemBoard            *self,
                                       const char             *id,
                                       TandemMilestonesColumn  column);
gboolean    tandem_board_shift        (TandemBoard            *self,
                                       int                     by);

G_END_DECLS
