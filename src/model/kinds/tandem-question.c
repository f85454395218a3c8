/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-question.h"

#include "kinds/tandem-parts.h"

static const TandemTerm question_kind_terms[] =
{
  { "question", N_("Question") },
  { "comment", N_("Comment") },
};
TANDEM_DEFINE_TERMS (question_kind, "question_kind");

static const TandemTerm status_terms[] =
{
  { "open", N_("Open"), "accent" },
  { "answered", N_("Answered"), "success" },
  { "closed", N_("Closed"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "question_status");

static const TandemTransition status_steps[] =
{
  { "open", { "answered", "closed" } },
  { "answered", { "closed", "open" } },
  { "closed", { "open" } },
  { NULL },
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("about", N_("About"),
                    TANDEM_KINDS ("plan", "section", "objective", "action", "pilot", "milestone",
                                  "partnership", "agreement", "event", "city", "indicator", "risk",
                                  "stakeholder", "problem", "inventory", "emission", "mitigation_target",
                                  "rva", "hazard", "adaptation_goal", "practice"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Question")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Question")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Question")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("Question")),
  TANDEM_FIELD_TEXT ("field", N_("Place in the record"), TANDEM_INDEXED, .group = N_("Question")),
  TANDEM_FIELD_ENUM ("question_kind", N_("Kind"), question_kind_vocabulary, TANDEM_REQUIRED | TANDEM_INDEXED,
                     .group = N_("Question")),
  TANDEM_FIELD_L10N ("text", N_("Text"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Question")),
  TANDEM_FIELD_REF ("asked_by", N_("Asked by"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Question")),
  TANDEM_FIELD_REF ("assigned_to", N_("For"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Question")),
  TANDEM_FIELD_TEXT ("author", N_("Author"), TANDEM_PERSONAL, .group = N_("Question")),
  TANDEM_FIELD_DATE ("asked_on", N_("Asked on"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Question")),
  TANDEM_FIELD_DATE ("due", N_("Due"), TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Question")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Question"),
                     .transitions = status_steps),
  TANDEM_FIELD_L10N ("answer", N_("Answer"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Question")),
  TANDEM_FIELD_DATE ("answered_on", N_("Answered on"), 0, .group = N_("Question")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_question_kind =
{
  .name = "question",
  .label = N_("Question"),
  .plural = N_("Questions"),
  .icon = "dialog-question-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_question_get_type,
};

TANDEM_DEFINE_RECORD (TandemQuestion, tandem_question)
