/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/* Why a date was moved, or a state chosen against what the dates say: asked
 * once, kept among the updates of the milestone, and open until answered. */

/**
 * TandemMilestoneWhy:
 * @path: "due" or "status": the field that somebody changed
 * @entry: (nullable): id of the update that has no reason yet
 * @from: the day before, where a date was moved
 * @to: the day since
 *
 * What is still to be said about a milestone.
 */
typedef struct
{
  const char *path;
  char *entry;
  TandemDate from;
  TandemDate to;
} TandemMilestoneWhy;

gboolean            tandem_milestone_status_needs_reason (const TandemDoc     *doc,
                                                          const char          *status);
TandemDoc          *tandem_milestone_note_change         (const TandemDoc     *before,
                                                          const TandemDoc     *after,
                                                          const char          *reason,
                                                          const char          *event,
                                                          const TandemContext *context,
                                                          GError             **error);
TandemMilestoneWhy *tandem_milestone_find_why            (const TandemDoc     *doc);
TandemDoc          *tandem_milestone_answer_why          (const TandemDoc     *doc,
                                                          const char          *reason,
                                                          const char          *event,
                                                          const TandemContext *context,
                                                          GError             **error);
char               *tandem_milestone_why_dup_question    (const TandemMilestoneWhy *self,
                                                          const TandemDoc     *doc,
                                                          const TandemContext *context);
void                tandem_milestone_why_free            (TandemMilestoneWhy  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMilestoneWhy, tandem_milestone_why_free)

G_END_DECLS
