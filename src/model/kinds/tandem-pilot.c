/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-pilot.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "concept", N_("Concept"), "dim" },
  { "scoping", N_("Scoping"), "dim" },
  { "feasibility", N_("Feasibility"), "accent" },
  { "agreed", N_("Agreed"), "accent" },
  { "funding_secured", N_("Funding secured"), "accent" },
  { "implementing", N_("Implementing"), "accent" },
  { "demonstrated", N_("Demonstrated"), "success" },
  { "evaluated", N_("Evaluated"), "success" },
  { "scaled_up", N_("Scaled up"), "success" },
  { "stopped", N_("Stopped"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "pilot_status");

static const TandemTransition status_steps[] =
{
  { "concept", { "scoping", "stopped" } },
  { "scoping", { "feasibility", "stopped" } },
  { "feasibility", { "agreed", "stopped" } },
  { "agreed", { "funding_secured", "stopped" } },
  { "funding_secured", { "implementing", "stopped" } },
  { "implementing", { "demonstrated", "stopped" } },
  { "demonstrated", { "evaluated" } },
  { "evaluated", { "scaled_up", "stopped" } },
  { "scaled_up", { NULL } },
  { "stopped", { NULL } },
  { NULL },
};

enum
{
  PARTNERSHIP,
  PLAN,
  CODE,
  TITLE,
  SUMMARY,
  ACTIONS,
  TOPICS,
  STATUS,
  PERIOD,
  ORDER,
  CITY,
  PLACE,
  POSITION,
  LEAD,
  PARTNERS,
  NEED,
  INNOVATION,
  AREAS,
  RESULTS,
  SCALE_UP,
  AGREEMENTS,
  FILES,
  INSPIRED_BY,
  BUDGET,
  FUNDING,
  FINANCE_STAGE,
  FINANCE_STATUS,
  FINANCE_MODEL,
};

static const TandemField fields[] =
{
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Pilot")),
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_EXPECTED | TANDEM_INDEXED,
                             .group = N_("Pilot")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Pilot")),
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Pilot")),
  [SUMMARY] = TANDEM_FIELD_L10N ("summary", N_("Summary"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Pilot")),
  [ACTIONS] = TANDEM_FIELD_REFS ("actions", N_("Actions"), TANDEM_KINDS ("action"), TANDEM_INDEXED,
                                 .group = N_("Pilot")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, TANDEM_INDEXED,
                                    .group = N_("Pilot")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Pilot"),
                                .transitions = status_steps),
  [PERIOD] = TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED,
                                  .group = N_("Pilot")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Pilot")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Where and Who")),
  [PLACE] = TANDEM_FIELD_L10N ("place", N_("Place"), 0, .group = N_("Where and Who")),
  [POSITION] = TANDEM_FIELD_GEO ("position", N_("Location"), 0, .group = N_("Where and Who")),
  [LEAD] = TANDEM_FIELD_REF ("lead", N_("Lead"), TANDEM_KINDS ("organisation"),
                             TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Where and Who")),
  [PARTNERS] = TANDEM_FIELD_LIST ("partners", N_("Partners"), tandem_partner_fields, 0,
                                  .group = N_("Where and Who"), .help = N_("Business included")),
  [NEED] = TANDEM_FIELD_L10N ("need", N_("Need addressed"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                              .group = N_("Content")),
  [INNOVATION] = TANDEM_FIELD_L10N ("innovation", N_("What is new"), TANDEM_SEARCHED | TANDEM_LONG,
                                    .group = N_("Content"), .help = N_("Who learns what from whom")),
  [AREAS] = TANDEM_FIELD_ENUM_SET ("areas", N_("Project areas"), tandem_vocabulary_project_areas, 0,
                                   .group = N_("Content")),
  [RESULTS] = TANDEM_FIELD_L10N ("results", N_("Results"), TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Content")),
  [SCALE_UP] = TANDEM_FIELD_L10N ("scale_up", N_("Scaling up"), TANDEM_SEARCHED | TANDEM_LONG,
                                  .group = N_("Content")),
  [AGREEMENTS] = TANDEM_FIELD_REFS ("agreements", N_("Agreements"), TANDEM_KINDS ("agreement"), 0,
                                    .group = N_("Content")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Evidence"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Content")),
  [INSPIRED_BY] = TANDEM_FIELD_REFS ("inspired_by", N_("Learnt from"), TANDEM_KINDS ("practice", "event"), 0,
                                     .group = N_("Content")),
  [BUDGET] = TANDEM_FIELD_OBJECT ("budget", N_("Budget"), tandem_cost_fields, TANDEM_EXPECTED,
                                  .group = N_("Money")),
  [FUNDING] = TANDEM_FIELD_LIST ("funding", N_("Funding"), tandem_funding_fields, 0, .group = N_("Money")),
  [FINANCE_STAGE] = TANDEM_FIELD_ENUM ("finance_stage", N_("Stage of preparation"),
                                       tandem_vocabulary_finance_stages, 0, .group = N_("Money"),
                                       .help = N_("How far it is on the way to finance")),
  [FINANCE_STATUS] = TANDEM_FIELD_ENUM ("finance_status", N_("State of finance"),
                                        tandem_vocabulary_finance_statuses, 0, .group = N_("Money")),
  [FINANCE_MODEL] = TANDEM_FIELD_ENUM_SET ("finance_model", N_("Ways of finance"),
                                           tandem_vocabulary_finance_models, 0, .group = N_("Money")),
  TANDEM_COMMON_FIELDS,
};

/**
 * tandem_pilot_get_progress:
 * @doc: a pilot
 * @context: resolver that sees its milestones
 *
 * Dropped milestones do not count; one without a weight counts as 1 where none
 * has a weight, and not at all where others have.
 *
 * Returns: the share of achieved milestones by weight, 0 to 100; -1 without any
 */
int
tandem_pilot_get_progress (const TandemDoc     *doc,
                           const TandemContext *context)
{
  g_autoptr(GPtrArray) milestones = tandem_context_referring (context, "milestone", "owner",
                                                              tandem_doc_get_id (doc));
  gint64 all = 0, done = 0, count = 0, count_done = 0;

  for (guint i = 0; i < milestones->len; i++)
    {
      const TandemDoc *milestone = g_ptr_array_index (milestones, i);
      const char *status = tandem_val_string (tandem_doc_get (milestone, "status"));
      gint64 weight = CLAMP (tandem_val_int (tandem_doc_get (milestone, "weight_pct"), 0), 0, 100);
      gboolean achieved = g_strcmp0 (status, "achieved") == 0;

      if (g_strcmp0 (status, "dropped") == 0)
        continue;
      all += weight;
      count++;
      done += achieved ? weight : 0;
      count_done += achieved;
    }

  if (count == 0)
    return -1;

  return all > 0 ? (done * 100 + all / 2) / all : (count_done * 100 + count / 2) / count;
}

static void
compute_progress (const TandemDoc     *doc,
                  const TandemContext *context,
                  GValue              *value)
{
  g_value_set_int (value, tandem_pilot_get_progress (doc, context));
}

static void
compute_gap (const TandemDoc     *doc,
             const TandemContext *context,
             GValue              *value)
{
  g_value_take_string (value,
                       tandem_funding_gap_text (tandem_doc_field (doc, BUDGET),
                                                tandem_doc_field (doc, FUNDING)));
}

static const TandemComputed computed[] =
{
  TANDEM_HEALTH_COMPUTED,
  { "progress", N_("Progress (%)"), G_TYPE_INT, compute_progress },
  { "funding_gap", N_("Still to be found"), G_TYPE_STRING, compute_gap },
};

static void
check (TandemCheck *check)
{
  g_autoptr(GPtrArray) milestones = tandem_context_referring (check->context, "milestone", "owner",
                                                              tandem_doc_get_id (check->doc));

  if (milestones->len == 0 &&
      g_strcmp0 (tandem_val_string (tandem_doc_field (check->doc, STATUS)), "stopped") != 0)
    tandem_check_warn (check, "PI-01", "title", _("It has no milestone."));
}

const TandemKind tandem_pilot_kind =
{
  .name = "pilot",
  .label = N_("Pilot"),
  .plural = N_("Pilots"),
  .icon = "pilot-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_pilot_get_type,
};

TANDEM_DEFINE_RECORD (TandemPilot, tandem_pilot)
