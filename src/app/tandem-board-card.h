/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-context.h"
#include "tandem-doc.h"

G_BEGIN_DECLS

/* A milestone on the board: code, title, pairing, and when. */
#define TANDEM_TYPE_BOARD_CARD (tandem_board_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoardCard, tandem_board_card, TANDEM, BOARD_CARD, GtkWidget)

GtkWidget *tandem_board_card_new  (void);
/* Returns what a screen reader says. */
char      *tandem_board_card_show (GtkWidget           *card,
                                   const TandemDoc     *doc,
                                   const TandemContext *context);

G_END_DECLS
