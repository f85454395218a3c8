/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-application.h"

#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "draft", N_("Draft"), "dim" },
  { "submitted", N_("Submitted"), "accent" },
  { "eligible", N_("Eligible"), "accent" },
  { "ineligible", N_("Not eligible"), "error" },
  { "shortlisted", N_("Shortlisted"), "accent" },
  { "matched", N_("Matched"), "success" },
  { "reserve", N_("On the reserve list"), "dim" },
  { "rejected", N_("Rejected"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "application_status");

static const TandemTransition status_steps[] =
{
  { "draft", { "submitted" } },
  { "submitted", { "eligible", "ineligible" } },
  { "eligible", { "shortlisted", "rejected" } },
  { "ineligible", { NULL } },
  { "shortlisted", { "matched", "reserve", "rejected" } },
  { "reserve", { "matched", "rejected" } },
  { "matched", { NULL } },
  { "rejected", { NULL } },
  { NULL },
};

static const TandemField preferences_fields[] =
{
  TANDEM_FIELD_TEXT ("country", N_("Country"), 0),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), 0),
};

static const TandemField political_fields[] =
{
  TANDEM_FIELD_L10N ("position", N_("Position"), 0),
  TANDEM_FIELD_DATE ("on", N_("On"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Application")),
  TANDEM_FIELD_REF ("call", N_("Call"), TANDEM_KINDS ("call"),
                    TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Application")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Application"),
                     .transitions = status_steps),
  TANDEM_FIELD_DATE ("submitted_on", N_("Submitted on"), TANDEM_LISTED, .group = N_("Application")),
  TANDEM_FIELD_LIST ("preferences", N_("Preferred partners"), preferences_fields, 0,
                     .group = N_("Application")),
  TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, TANDEM_EXPECTED,
                         .group = N_("Application"), .help = N_("One to three")),
  TANDEM_FIELD_L10N ("motivation", N_("Motivation"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Reasons")),
  TANDEM_FIELD_L10N ("good_practices", N_("Good practices"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Reasons")),
  TANDEM_FIELD_L10N ("needs", N_("Needs"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Reasons")),
  TANDEM_FIELD_REF ("commitment_letter", N_("Commitment letter"), TANDEM_KINDS ("attachment"), 0,
                    .group = N_("Commitment")),
  TANDEM_FIELD_OBJECT ("political_support", N_("Political support"), political_fields, 0,
                       .group = N_("Commitment")),
  TANDEM_FIELD_L10N ("staff_commitment", N_("Staff"), TANDEM_LONG, .group = N_("Commitment")),
  TANDEM_FIELD_BOOL ("works_in_english", N_("Can work in English"), 0, .group = N_("Commitment")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_application_kind =
{
  .name = "application",
  .label = N_("Application"),
  .plural = N_("Applications"),
  .icon = "document-send-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_application_get_type,
};

TANDEM_DEFINE_RECORD (TandemApplication, tandem_application)
