/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-outline.h"
#include "tandem-plan-edit.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemPlanEditor:
 *
 * How a plan's outline is changed: each change shows at once, is saved as one
 * named undo step, and is taken back where it cannot be saved. What is not
 * possible is refused with a sentence, which is announced.
 *
 * While it is busy something is being saved: what a snapshot that was asked for
 * before says is then old. Signal `saved ()` once all is on disk, or is not.
 */
#define TANDEM_TYPE_PLAN_EDITOR (tandem_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanEditor, tandem_plan_editor, TANDEM, PLAN_EDITOR, GObject)

TandemPlanEditor *tandem_plan_editor_new         (TandemSession    *session,
                                                  TandemOutline    *outline);
TandemSession    *tandem_plan_editor_get_session (TandemPlanEditor *self);
TandemOutline    *tandem_plan_editor_get_outline (TandemPlanEditor *self);
gboolean          tandem_plan_editor_get_busy    (TandemPlanEditor *self);
TandemDoc        *tandem_plan_editor_dup_plan    (TandemPlanEditor *self);

void              tandem_plan_editor_apply       (TandemPlanEditor *self,
                                                  GPtrArray        *edits,
                                                  const char       *label,
                                                  const char       *announcement);
gboolean          tandem_plan_editor_move        (TandemPlanEditor *self,
                                                  GPtrArray        *rows,
                                                  TandemDoc        *above,
                                                  TandemDoc        *next);
gboolean          tandem_plan_editor_indent      (TandemPlanEditor *self,
                                                  GPtrArray        *rows,
                                                  gboolean          out);
gboolean          tandem_plan_editor_move_by_one (TandemPlanEditor *self,
                                                  GPtrArray        *rows,
                                                  gboolean          down);
gboolean          tandem_plan_editor_delete      (TandemPlanEditor *self,
                                                  GPtrArray        *rows);
gboolean          tandem_plan_editor_set         (TandemPlanEditor *self,
                                                  GPtrArray        *rows,
                                                  const char       *column,
                                                  const char       *code,
                                                  const char       *reason);
gboolean          tandem_plan_editor_set_text    (TandemPlanEditor *self,
                                                  TandemDoc        *row,
                                                  const char       *column,
                                                  const char       *text);
gboolean          tandem_plan_editor_change      (TandemPlanEditor *self,
                                                  GPtrArray        *rows,
                                                  const TandemPlanChange *change);
TandemDoc        *tandem_plan_editor_begin_row   (TandemPlanEditor *self,
                                                  const TandemKind *kind,
                                                  TandemDoc        *at);
TandemDoc        *tandem_plan_editor_end_row     (TandemPlanEditor *self,
                                                  const char       *title);

G_END_DECLS
