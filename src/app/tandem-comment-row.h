/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-session.h"

G_BEGIN_DECLS

/* One question with its answer, or a line to answer it in. Signal `show-record
 * (const char *id, const char *field)`: what it is about. */
#define TANDEM_TYPE_COMMENT_ROW (tandem_comment_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCommentRow, tandem_comment_row, TANDEM, COMMENT_ROW, AdwPreferencesRow)

GtkWidget *tandem_comment_row_new (TandemSession *session,
                                   TandemDoc     *question);

G_END_DECLS
