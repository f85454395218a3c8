/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-milestone.h"

#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "planned", N_("Planned"), "dim", "status-planned-symbolic" },
  { "in_progress", N_("In progress"), "accent", "status-progress-symbolic" },
  { "delayed", N_("Delayed"), "warning", "status-risk-symbolic" },
  { "achieved", N_("Achieved"), "success", "status-done-symbolic" },
  { "on_hold", N_("On hold"), "dim", "status-hold-symbolic" },
  { "dropped", N_("Dropped"), "dim", "status-dropped-symbolic" },
};
TANDEM_DEFINE_TERMS (status, "milestone_status");

static const TandemTransition status_steps[] =
{
  { "planned", { "in_progress", "delayed", "achieved", "on_hold", "dropped" } },
  { "in_progress", { "achieved", "delayed", "on_hold", "dropped" } },
  { "delayed", { "achieved", "dropped", "in_progress", "on_hold" } },
  { "on_hold", { "in_progress", "planned", "dropped" } },
  { "achieved", { NULL } },
  { "dropped", { NULL } },
  { NULL },
};

static const TandemTerm rag_terms[] =
{
  { "green", N_("On track"), "success", "status-ontrack-symbolic" },
  { "amber", N_("At risk"), "warning", "status-risk-symbolic" },
  { "red", N_("Off track"), "error", "status-late-symbolic" },
};
TANDEM_DEFINE_TERMS (rag, "rag");

static const TandemField updates_fields[] =
{
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("author", N_("Author"), TANDEM_PERSONAL),
  TANDEM_FIELD_REF ("event", N_("Decided at"), TANDEM_KINDS ("event"), 0),
  TANDEM_FIELD_L10N ("note", N_("Note"), 0),
  TANDEM_FIELD_DATE ("new_forecast", N_("New forecast"), 0),
  TANDEM_FIELD_ENUM ("rag", N_("Judgement"), rag_vocabulary, 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("owner", N_("Of"),
                    TANDEM_KINDS ("pilot", "action", "partnership", "plan", "gcom_profile"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Milestone")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Milestone")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Milestone")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Milestone")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("Milestone")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Milestone")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Milestone"),
                     .transitions = status_steps),
  TANDEM_FIELD_REF ("responsible", N_("Responsible"), TANDEM_KINDS ("organisation", "contact"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Milestone"),
                    .help = N_("One body or person who answers for it")),
  TANDEM_FIELD_REF ("side", N_("Side"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Milestone"), .help = N_("The city it lies with; empty is both")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Milestone")),
  TANDEM_FIELD_DATE ("due", N_("Due"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Dates")),
  TANDEM_FIELD_DATE ("forecast", N_("Forecast"), TANDEM_LISTED, .group = N_("Dates"),
                     .help = N_("When it is now expected")),
  TANDEM_FIELD_DATE ("baseline_due", N_("Baseline"), TANDEM_FROZEN | TANDEM_EXPECTED, .group = N_("Dates"),
                     .help = N_("The date as approved; kept to measure the slip")),
  TANDEM_FIELD_DATE ("done_on", N_("Done on"), TANDEM_LISTED, .group = N_("Dates")),
  TANDEM_FIELD_TEXT ("reason", N_("Reason"), 0, .group = N_("Dates"),
                     .help = N_("Why it waits or was dropped, or the date moved")),
  TANDEM_FIELD_L10N ("deliverable", N_("Deliverable"), TANDEM_EXPECTED | TANDEM_SEARCHED,
                     .group = N_("Content")),
  TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Content")),
  TANDEM_FIELD_INT_IN ("weight_pct", N_("Weight (%)"), tandem_range_percent, 0, .group = N_("Content"),
                       .help = N_("Its share of the whole")),
  TANDEM_FIELD_REFS ("depends_on", N_("Waits for"), TANDEM_KINDS ("milestone"), TANDEM_INDEXED,
                     .group = N_("Content")),
  TANDEM_FIELD_LIST ("updates", N_("Updates"), updates_fields, 0, .group = N_("Content")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_milestone_kind =
{
  .name = "milestone",
  .label = N_("Milestone"),
  .plural = N_("Milestones"),
  .icon = "place-milestones-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_milestone_get_type,
};

TANDEM_DEFINE_RECORD (TandemMilestone, tandem_milestone)
