/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-outline-view.h"
#include "tandem-workbench.h"
#include "window-hand.h"

G_BEGIN_DECLS

/* What a person does with the outline of a plan. */

TandemWorkbench *outline_workbench   (WindowDriver *driver);
/* opens the plan that fits @text best; its id */
char            *outline_open        (WindowDriver *driver,
                                      const char   *text);
GtkSelectionModel *outline_rows      (WindowDriver *driver);
guint            outline_length      (WindowDriver *driver);
const char      *outline_id_at       (WindowDriver *driver,
                                      guint         position);
/* the row of a record; the test fails if there is none */
guint            outline_position    (WindowDriver *driver,
                                      const char   *id);
gboolean         outline_is_selected (WindowDriver *driver,
                                      const char   *id);
void             outline_select      (WindowDriver *driver,
                                      const char   *id);
void             outline_select_more (WindowDriver *driver,
                                      const char   *id);
/* a key where the focus is; whether something took it */
gboolean         outline_press       (WindowDriver *driver,
                                      guint         keyval,
                                      GdkModifierType modifiers);
/* what is written into a cell now; NULL: nothing is */
GtkWidget       *outline_line        (WindowDriver *driver);
/* the record of @kind with that code; the test fails if there is none */
char            *outline_find_code   (WindowDriver *driver,
                                      const char   *plan,
                                      const char   *kind,
                                      const char   *code);
/* what would be undone, or NULL; valid until it is asked again */
const char      *outline_undo_label  (WindowDriver *driver);

G_END_DECLS
