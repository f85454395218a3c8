/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-pilot.h"

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

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Pilot")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_EXPECTED | TANDEM_INDEXED,
                    .group = N_("Pilot")),
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED, .group = N_("Pilot")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Pilot")),
  TANDEM_FIELD_L10N ("summary", N_("Summary"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Pilot")),
  TANDEM_FIELD_REFS ("actions", N_("Actions"), TANDEM_KINDS ("action"), TANDEM_INDEXED, .group = N_("Pilot")),
  TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, TANDEM_INDEXED,
                         .group = N_("Pilot")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Pilot"),
                     .transitions = status_steps),
  TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Pilot")),
  TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                     .group = N_("Pilot")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Where and Who")),
  TANDEM_FIELD_L10N ("place", N_("Place"), 0, .group = N_("Where and Who")),
  TANDEM_FIELD_GEO ("position", N_("Position"), 0, .group = N_("Where and Who")),
  TANDEM_FIELD_REF ("lead", N_("Lead"), TANDEM_KINDS ("organisation"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Where and Who")),
  TANDEM_FIELD_LIST ("partners", N_("Partners"), tandem_partner_fields, 0, .group = N_("Where and Who"),
                     .help = N_("Business included")),
  TANDEM_FIELD_L10N ("need", N_("Need addressed"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Content")),
  TANDEM_FIELD_L10N ("innovation", N_("What is new"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Content"),
                     .help = N_("Who learns what from whom")),
  TANDEM_FIELD_ENUM_SET ("areas", N_("Area"), tandem_vocabulary_project_areas, 0, .group = N_("Content")),
  TANDEM_FIELD_L10N ("results", N_("Results"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Content")),
  TANDEM_FIELD_L10N ("scale_up", N_("Scaling up"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Content")),
  TANDEM_FIELD_REFS ("agreements", N_("Agreements"), TANDEM_KINDS ("agreement"), 0, .group = N_("Content")),
  TANDEM_FIELD_REFS ("files", N_("Evidence"), TANDEM_KINDS ("attachment"), 0, .group = N_("Content")),
  TANDEM_FIELD_REFS ("inspired_by", N_("Learnt from"), TANDEM_KINDS ("practice", "event"), 0,
                     .group = N_("Content")),
  TANDEM_FIELD_OBJECT ("budget", N_("Budget"), tandem_cost_fields, TANDEM_EXPECTED, .group = N_("Money")),
  TANDEM_FIELD_LIST ("funding", N_("Funding"), tandem_funding_fields, 0, .group = N_("Money")),
  TANDEM_FIELD_ENUM ("finance_stage", N_("Stage of preparation"), tandem_vocabulary_finance_stages, 0,
                     .group = N_("Money"), .help = N_("How far it is on the way to finance")),
  TANDEM_FIELD_ENUM ("finance_status", N_("State of finance"), tandem_vocabulary_finance_statuses, 0,
                     .group = N_("Money")),
  TANDEM_FIELD_ENUM_SET ("finance_model", N_("Ways of finance"), tandem_vocabulary_finance_models, 0,
                         .group = N_("Money")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_pilot_kind =
{
  .name = "pilot",
  .label = N_("Pilot"),
  .plural = N_("Pilots"),
  .icon = "pilot-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_pilot_get_type,
};

TANDEM_DEFINE_RECORD (TandemPilot, tandem_pilot)
