/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-decision.h"

#include "kinds/tandem-parts.h"

static const TandemTerm decision_kind_terms[] =
{
  { "decision", N_("Decision") },
  { "follow_up", N_("Follow-up") },
  { "approval", N_("Approval") },
};
TANDEM_DEFINE_TERMS (decision_kind, "decision_kind");

static const TandemTerm status_terms[] =
{
  { "open", N_("Open"), "accent" },
  { "done", N_("Done"), "success" },
  { "dropped", N_("Dropped"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "decision_status");

static const TandemTransition status_steps[] =
{
  { "open", { "done", "dropped" } },
  { "done", { NULL } },
  { "dropped", { NULL } },
  { NULL },
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("event", N_("Decided at"), TANDEM_KINDS ("event"), TANDEM_PARENT | TANDEM_INDEXED,
                    .group = N_("Decision")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Decision")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Decision")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_INDEXED, .group = N_("Decision")),
  TANDEM_FIELD_ENUM ("decision_kind", N_("Kind"), decision_kind_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Decision")),
  TANDEM_FIELD_L10N ("text", N_("Decision"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Decision")),
  TANDEM_FIELD_DATE ("decided_on", N_("On"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Decision")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Decision"),
                     .transitions = status_steps),
  TANDEM_FIELD_REF ("responsible", N_("Responsible"), TANDEM_KINDS ("organisation", "contact"),
                    TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Decision")),
  TANDEM_FIELD_REF ("side", N_("Side"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Decision")),
  TANDEM_FIELD_DATE ("due", N_("Due"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Decision")),
  TANDEM_FIELD_REFS ("linked", N_("Became"),
                     TANDEM_KINDS ("milestone", "action", "pilot", "agreement", "plan", "event"), 0,
                     .group = N_("Decision")),
  TANDEM_FIELD_REF ("about", N_("Approves"), TANDEM_KINDS ("plan", "agreement"), TANDEM_INDEXED,
                    .group = N_("Approval")),
  TANDEM_FIELD_TEXT ("version", N_("Version"), 0, .group = N_("Approval")),
  TANDEM_FIELD_L10N ("body", N_("Body"), 0, .group = N_("Approval")),
  TANDEM_FIELD_L10N ("position", N_("Position"), 0, .group = N_("Approval")),
  TANDEM_FIELD_TEXT ("decision_ref", N_("Reference"), 0, .group = N_("Approval")),
  TANDEM_FIELD_REF ("file", N_("File"), TANDEM_KINDS ("attachment"), 0, .group = N_("Approval")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_decision_kind =
{
  .name = "decision",
  .label = N_("Decision"),
  .plural = N_("Decisions"),
  .icon = "emblem-ok-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .create_only = TRUE,
  .record_type = tandem_decision_get_type,
};

TANDEM_DEFINE_RECORD (TandemDecision, tandem_decision)
