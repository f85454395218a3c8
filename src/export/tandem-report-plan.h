/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-scribe.h"

G_BEGIN_DECLS

/* What the chapters of a plan's paper share. */
typedef struct
{
  TandemScribe scribe;
  TandemFlow *body;
  TandemDoc *plan;              /* (not owned) */
  TandemDoc *pairing;           /* (not owned) (nullable) */
  GPtrArray *cities;
  GPtrArray *actions;
  GPtrArray *pilots;
} TandemPlanPaper;

/* A chapter's own content, after its section's text; FALSE if there is none. */
typedef gboolean (*TandemChapterFunc) (TandemPlanPaper *self);

gboolean     tandem_plan_add_cities       (TandemPlanPaper *self);
gboolean     tandem_plan_add_problems     (TandemPlanPaper *self);
gboolean     tandem_plan_add_vision       (TandemPlanPaper *self);
gboolean     tandem_plan_add_stakeholders (TandemPlanPaper *self);
gboolean     tandem_plan_add_objectives   (TandemPlanPaper *self);
gboolean     tandem_plan_add_actions      (TandemPlanPaper *self);
gboolean     tandem_plan_add_pilots       (TandemPlanPaper *self);
gboolean     tandem_plan_add_exchange     (TandemPlanPaper *self);
gboolean     tandem_plan_add_budget       (TandemPlanPaper *self);
gboolean     tandem_plan_add_risks        (TandemPlanPaper *self);
gboolean     tandem_plan_add_indicators   (TandemPlanPaper *self);

TandemBlock *tandem_plan_begin_keys       (TandemPlanPaper *self);
TandemFlow  *tandem_plan_add_key          (TandemPlanPaper *self,
                                           TandemBlock     *keys,
                                           const char      *english);
void         tandem_plan_add_key_term     (TandemPlanPaper *self,
                                           TandemBlock     *keys,
                                           const char      *english,
                                           const TandemDoc *doc,
                                           const char      *field);
void         tandem_plan_add_key_text     (TandemPlanPaper *self,
                                           TandemBlock     *keys,
                                           const char      *english,
                                           const TandemDoc *doc,
                                           const char      *field);
void         tandem_plan_add_key_reference (TandemPlanPaper *self,
                                            TandemBlock     *keys,
                                            const char      *english,
                                            TandemVal        reference);
void         tandem_plan_add_subject      (TandemPlanPaper *self,
                                           int              level,
                                           const TandemDoc *doc,
                                           const char      *field);
void         tandem_plan_add_cell         (TandemPlanPaper *self,
                                           TandemBlock     *table,
                                           const char      *words);
char        *tandem_plan_dup_source       (TandemPlanPaper *self,
                                           guint            language,
                                           const char      *code);
void         tandem_plan_add_milestones   (TandemPlanPaper *self,
                                           GPtrArray       *milestones);

G_END_DECLS
