/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-monitoring-report.h"

#include "kinds/tandem-parts.h"

static const TandemTerm report_kind_terms[] =
{
  { "action_only", N_("Actions only") },
  { "full_with_inventory", N_("With an inventory") },
};
TANDEM_DEFINE_TERMS (report_kind, "report_kind");

static const TandemTerm status_terms[] =
{
  { "planned", N_("Planned"), "dim" },
  { "drafting", N_("Drafting"), "accent" },
  { "submitted", N_("Submitted"), "success" },
  { "accepted", N_("Accepted"), "success" },
};
TANDEM_DEFINE_TERMS (status, "report_status");

static const TandemTransition status_steps[] =
{
  { "planned", { "drafting" } },
  { "drafting", { "submitted" } },
  { "submitted", { "accepted", "drafting" } },
  { "accepted", { NULL } },
  { NULL },
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Report")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_INDEXED, .group = N_("Report")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Report")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Report")),
  TANDEM_FIELD_ENUM ("report_kind", N_("Kind"), report_kind_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Report")),
  TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Report")),
  TANDEM_FIELD_DATE ("due", N_("Due"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Report")),
  TANDEM_FIELD_DATE ("submitted_on", N_("Submitted on"), TANDEM_LISTED, .group = N_("Report")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Report"),
                     .transitions = status_steps),
  TANDEM_FIELD_REF ("inventory", N_("Inventory"), TANDEM_KINDS ("inventory"), 0, .group = N_("Report")),
  TANDEM_FIELD_L10N ("results", N_("Results"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Content")),
  TANDEM_FIELD_ENUM_SET ("barriers", N_("Barriers"), tandem_vocabulary_barriers, 0, .group = N_("Content")),
  TANDEM_FIELD_L10N ("barriers_note", N_("Barriers in words"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Content")),
  TANDEM_FIELD_L10N ("changes", N_("Changes to the plan"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Content")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_monitoring_report_kind =
{
  .name = "monitoring_report",
  .label = N_("Monitoring report"),
  .plural = N_("Monitoring reports"),
  .icon = "x-office-document-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_monitoring_report_get_type,
};

TANDEM_DEFINE_RECORD (TandemMonitoringReport, tandem_monitoring_report)
