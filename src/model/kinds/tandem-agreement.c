/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-agreement.h"

#include "kinds/tandem-parts.h"

static const TandemTerm agreement_kind_terms[] =
{
  { "mou_city", N_("Memorandum of understanding, cities") },
  { "cooperation_agreement", N_("Cooperation agreement") },
  { "joint_declaration", N_("Joint declaration") },
  { "letter_of_intent", N_("Letter of intent") },
  { "commitment_letter", N_("Commitment letter") },
  { "sister_city", N_("Sister city agreement") },
  { "mou_b2b", N_("Memorandum of understanding, businesses") },
  { "mou_university", N_("Memorandum of understanding, universities") },
};
TANDEM_DEFINE_TERMS (agreement_kind, "agreement_kind");

static const TandemTerm status_terms[] =
{
  { "draft", N_("Draft"), "dim" },
  { "negotiated", N_("Negotiated"), "accent" },
  { "translated", N_("Translated"), "accent" },
  { "cleared", N_("Cleared"), "accent" },
  { "signed", N_("Signed"), "success" },
  { "in_force", N_("In force"), "success" },
  { "expired", N_("Expired"), "error" },
  { "renewed", N_("Renewed"), "dim" },
  { "terminated", N_("Terminated"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "agreement_status");

static const TandemTransition status_steps[] =
{
  { "draft", { "negotiated" } },
  { "negotiated", { "translated", "draft" } },
  { "translated", { "cleared", "negotiated" } },
  { "cleared", { "signed", "negotiated" } },
  { "signed", { "in_force", "terminated" } },
  { "in_force", { "expired", "renewed", "terminated" } },
  { "expired", { "renewed" } },
  { "renewed", { NULL } },
  { "terminated", { NULL } },
  { NULL },
};

static const TandemField parties_fields[] =
{
  TANDEM_FIELD_REF ("party", N_("Party"), TANDEM_KINDS ("city", "organisation"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("position", N_("Signed by"), 0, .help = N_("Position, not name")),
  TANDEM_FIELD_DATE ("signed_on", N_("Signed on"), 0),
  TANDEM_FIELD_L10N ("place", N_("Place"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Agreement")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Agreement")),
  TANDEM_FIELD_ENUM ("agreement_kind", N_("Kind"), agreement_kind_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Agreement")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Agreement"),
                     .transitions = status_steps),
  TANDEM_FIELD_LIST ("parties", N_("Parties"), parties_fields, TANDEM_EXPECTED, .group = N_("Agreement"),
                     .help = N_("Two or more")),
  TANDEM_FIELD_DATE ("signed_on", N_("Signed on"), TANDEM_LISTED, .group = N_("Validity")),
  TANDEM_FIELD_DATE ("effective_from", N_("In force from"), 0, .group = N_("Validity")),
  TANDEM_FIELD_DATE ("expires_on", N_("Expires on"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Validity")),
  TANDEM_FIELD_BOOL ("auto_renew", N_("Renews itself"), 0, .group = N_("Validity")),
  TANDEM_FIELD_REF ("supersedes", N_("Replaces"), TANDEM_KINDS ("agreement"), 0, .group = N_("Validity")),
  TANDEM_FIELD_BOOL ("non_binding", N_("Not binding in law"), 0, .group = N_("Validity")),
  TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED, .group = N_("Content")),
  TANDEM_FIELD_BOOL ("equally_valid", N_("All languages equally valid"), 0, .group = N_("Content")),
  TANDEM_FIELD_ENUM_SET ("areas", N_("Areas"), tandem_vocabulary_topics, 0, .group = N_("Content")),
  TANDEM_FIELD_L10N ("summary", N_("Summary"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Content")),
  TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Content")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_agreement_kind =
{
  .name = "agreement",
  .label = N_("Agreement"),
  .plural = N_("Agreements"),
  .icon = "agreement-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_agreement_get_type,
};

TANDEM_DEFINE_RECORD (TandemAgreement, tandem_agreement)
