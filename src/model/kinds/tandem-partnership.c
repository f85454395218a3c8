/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-partnership.h"

#include "kinds/tandem-parts.h"

static const TandemTerm form_terms[] =
{
  { "pairing", N_("Pairing") },
  { "one_to_many", N_("One with several") },
  { "cluster", N_("Cluster") },
};
TANDEM_DEFINE_TERMS (form, "form");

static const TandemTerm side_terms[] =
{
  { "eu", N_("EU") },
  { "partner", N_("Partner") },
};
TANDEM_DEFINE_TERMS (side, "side");

static const TandemTerm member_role_terms[] =
{
  { "lead", N_("Lead") },
  { "partner", N_("Partner") },
  { "associated", N_("Associated") },
  { "observer", N_("Observer") },
};
TANDEM_DEFINE_TERMS (member_role, "member_role");

static const TandemTerm status_terms[] =
{
  { "proposed", N_("Proposed"), "dim" },
  { "matched", N_("Matched"), "dim" },
  { "committed", N_("Signed"), "accent" },
  { "active", N_("Active"), "success" },
  { "on_hold", N_("On hold"), "dim" },
  { "completing", N_("Completing"), "accent" },
  { "closed", N_("Closed"), "dim" },
  { "renewed", N_("Renewed"), "success" },
  { "withdrawn", N_("Withdrawn"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "partnership_status");

static const TandemTransition status_steps[] =
{
  { "proposed", { "matched", "withdrawn" } },
  { "matched", { "committed", "withdrawn" } },
  { "committed", { "active" } },
  { "active", { "on_hold", "completing" } },
  { "on_hold", { "active" } },
  { "completing", { "closed", "renewed" } },
  { "closed", { NULL } },
  { "renewed", { NULL } },
  { "withdrawn", { NULL } },
  { NULL },
};

static const TandemField members_fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("side", N_("Side"), side_vocabulary, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("role", N_("Role"), member_role_vocabulary, TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("since", N_("Since"), 0),
  TANDEM_FIELD_DATE ("until", N_("Until"), 0),
};

static const TandemField activities_fields[] =
{
  TANDEM_FIELD_MONTH ("month", N_("Month"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("text", N_("What happened"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("details", N_("Details"), TANDEM_LONG),
};

static const TandemField collaboration_fields[] =
{
  TANDEM_FIELD_TEXT ("partner_type", N_("Kind of partner"), 0),
  TANDEM_FIELD_ENUM_SET ("mechanisms", N_("Mechanisms"), tandem_vocabulary_collaboration_mechanisms, 0),
  TANDEM_FIELD_ENUM_SET ("areas", N_("Areas"), tandem_vocabulary_collaboration_areas, 0),
  TANDEM_FIELD_L10N ("progress", N_("Progress"), TANDEM_LONG),
};

static const TandemField success_fields[] =
{
  TANDEM_FIELD_INT_IN ("human", N_("People"), tandem_range_score, 0),
  TANDEM_FIELD_INT_IN ("mutual_interest", N_("Mutual interest"), tandem_range_score, 0),
  TANDEM_FIELD_INT_IN ("support", N_("Support"), tandem_range_score, 0),
  TANDEM_FIELD_INT_IN ("publicity", N_("Publicity"), tandem_range_score, 0),
  TANDEM_FIELD_INT_IN ("management", N_("Management"), tandem_range_score, 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_INDEXED,
                     .group = N_("Pairing")),
  TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"),
                    TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Pairing")),
  TANDEM_FIELD_INT_IN ("round", N_("Round"), tandem_range_year, TANDEM_EXPECTED | TANDEM_LISTED,
                       .group = N_("Pairing"), .help = N_("Year of the selection")),
  TANDEM_FIELD_ENUM ("form", N_("Form"), form_vocabulary, TANDEM_REQUIRED | TANDEM_INDEXED,
                     .group = N_("Pairing")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Pairing"),
                     .transitions = status_steps),
  TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Pairing"),
                       .help = N_("From the signature; the call says how long at least")),
  TANDEM_FIELD_ENUM ("confidentiality", N_("Who may see it"), tandem_vocabulary_confidentiality,
                     TANDEM_EXPECTED, .group = N_("Pairing"),
                     .help = N_("How a pairing does is politically sensitive")),
  TANDEM_FIELD_LIST ("members", N_("Cities"), members_fields, TANDEM_REQUIRED, .group = N_("Cities"),
                     .help = N_("At least two, each with its side")),
  TANDEM_FIELD_REFS ("coordinators", N_("Coordinators"), TANDEM_KINDS ("contact"), TANDEM_EXPECTED,
                     .group = N_("Cities"), .help = N_("At least one on each side")),
  TANDEM_FIELD_ENUM_SET ("topics", N_("Themes"), tandem_vocabulary_topics,
                         TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Themes")),
  TANDEM_FIELD_ENUM_SET ("sdgs", N_("Sustainable Development Goals"), tandem_vocabulary_sdg_goals,
                         TANDEM_EXPECTED, .group = N_("Themes")),
  TANDEM_FIELD_ENUM_SET ("urban_agenda", N_("EU Urban Agenda themes"), tandem_vocabulary_urban_agenda, 0,
                         .group = N_("Themes")),
  TANDEM_FIELD_ENUM_SET ("networks", N_("Thematic networks"), tandem_vocabulary_iurc_networks, 0,
                         .group = N_("Themes")),
  TANDEM_FIELD_L10N ("cluster_theme", N_("Theme of the cluster"), 0, .group = N_("Themes")),
  TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("At a Glance"), .help = N_("What the public page says")),
  TANDEM_FIELD_L10N ("background", N_("Background"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("At a Glance"), .help = N_("How the cities found each other")),
  TANDEM_FIELD_L10N ("key_focus", N_("Key focus of the themes"),
                     TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("At a Glance"),
                     .help = N_("A paragraph a theme")),
  TANDEM_FIELD_L10N ("challenges", N_("Key challenges"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("At a Glance")),
  TANDEM_FIELD_L10N ("objectives_text", N_("Main objectives"),
                     TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("At a Glance"),
                     .help = N_("As in the action plan")),
  TANDEM_FIELD_LIST ("activities", N_("Activities and key outputs"), activities_fields, TANDEM_EXPECTED,
                     .group = N_("At a Glance"), .help = N_("In order of time: visits, agreements, pilots")),
  TANDEM_FIELD_L10N ("expected_results", N_("Expected results and benefits"),
                     TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("At a Glance")),
  TANDEM_FIELD_OBJECT ("collaboration", N_("As collaboration for CDP-ICLEI Track"), collaboration_fields, 0,
                       .group = N_("Reporting"), .help = N_("Question 1.6")),
  TANDEM_FIELD_OBJECT ("success", N_("What carries it"), success_fields, 0, .group = N_("Reporting"),
                       .help = N_("1 weak, 5 strong: five factors of lasting partnerships")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_partnership_kind =
{
  .name = "partnership",
  .label = N_("Pairing"),
  .plural = N_("Pairings"),
  .icon = "place-pairings-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_partnership_get_type,
};

TANDEM_DEFINE_RECORD (TandemPartnership, tandem_partnership)
