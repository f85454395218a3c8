/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-event.h"

#include "kinds/tandem-parts.h"

static const TandemTerm mode_terms[] =
{
  { "in_person", N_("In person") },
  { "online", N_("Online") },
  { "hybrid", N_("Hybrid") },
};
TANDEM_DEFINE_TERMS (mode, "mode");

static const TandemTerm status_terms[] =
{
  { "idea", N_("Idea"), "dim" },
  { "planned", N_("Planned"), "dim" },
  { "invited", N_("Invited"), "accent" },
  { "confirmed", N_("Confirmed"), "accent" },
  { "held", N_("Held"), "success" },
  { "minuted", N_("Minutes done"), "success" },
  { "postponed", N_("Postponed"), "warning" },
  { "cancelled", N_("Cancelled"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "event_status");

static const TandemTransition status_steps[] =
{
  { "idea", { "planned", "cancelled" } },
  { "planned", { "invited", "postponed", "cancelled" } },
  { "invited", { "confirmed", "postponed", "cancelled" } },
  { "confirmed", { "held", "postponed", "cancelled" } },
  { "held", { "minuted" } },
  { "minuted", { NULL } },
  { "postponed", { "planned", "cancelled" } },
  { "cancelled", { NULL } },
  { NULL },
};

static const TandemTerm participant_role_terms[] =
{
  { "head", N_("Head of delegation") },
  { "member", N_("Member") },
  { "speaker", N_("Speaker") },
  { "interpreter", N_("Interpreter") },
  { "observer", N_("Observer") },
};
TANDEM_DEFINE_TERMS (participant_role, "participant_role");

static const TandemField places_fields[] =
{
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("from", N_("From"), 0),
  TANDEM_FIELD_DATE ("to", N_("To"), 0),
  TANDEM_FIELD_L10N ("programme", N_("Programme"), 0),
};

static const TandemField participants_fields[] =
{
  TANDEM_FIELD_REF ("who", N_("Who"), TANDEM_KINDS ("contact", "organisation"), TANDEM_PERSONAL),
  TANDEM_FIELD_REF ("delegation", N_("Delegation of"), TANDEM_KINDS ("city"), 0),
  TANDEM_FIELD_L10N ("position", N_("Position"), 0),
  TANDEM_FIELD_ENUM ("role", N_("Role"), participant_role_vocabulary, 0),
  TANDEM_FIELD_BOOL ("confirmed", N_("Confirmed"), 0),
};

static const TandemField agenda_fields[] =
{
  TANDEM_FIELD_MOMENT ("time", N_("Time"), 0),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("speaker", N_("Speaker"), 0),
  TANDEM_FIELD_REF ("material", N_("Material"), TANDEM_KINDS ("attachment"), 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Event")),
  TANDEM_FIELD_ENUM ("event_kind", N_("Kind"), tandem_vocabulary_event_kinds,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Event")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Event")),
  TANDEM_FIELD_REFS ("partnerships", N_("Other pairings"), TANDEM_KINDS ("partnership"), TANDEM_INDEXED,
                     .group = N_("Event"), .help = N_("Where one mission serves several")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                    .group = N_("Event")),
  TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_INDEXED, .group = N_("Event")),
  TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"), 0, .group = N_("Event")),
  TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Event"),
                     .transitions = status_steps),
  TANDEM_FIELD_ENUM ("mode", N_("Mode"), mode_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                     .group = N_("Event")),
  TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Event")),
  TANDEM_FIELD_MOMENT ("start", N_("Start"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                       .group = N_("When and Where")),
  TANDEM_FIELD_MOMENT ("end", N_("End"), TANDEM_LISTED, .group = N_("When and Where")),
  TANDEM_FIELD_BOOL ("all_day", N_("All day"), 0, .group = N_("When and Where")),
  TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("When and Where"),
                     .help = N_("Of the place; both sides see their own time besides")),
  TANDEM_FIELD_L10N ("venue", N_("Place"), 0, .group = N_("When and Where")),
  TANDEM_FIELD_LIST ("places", N_("Stops"), places_fields, 0, .group = N_("When and Where")),
  TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("When and Where")),
  TANDEM_FIELD_REFS ("organisers", N_("Organisers"), TANDEM_KINDS ("organisation"), 0, .group = N_("Who")),
  TANDEM_FIELD_LIST ("participants", N_("Participants"), participants_fields, 0, .group = N_("Who")),
  TANDEM_FIELD_INT_IN ("participant_count", N_("How many came"), tandem_range_natural, 0, .group = N_("Who")),
  TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), 0, .group = N_("Who")),
  TANDEM_FIELD_BOOL ("interpretation", N_("With interpreters"), 0, .group = N_("Who")),
  TANDEM_FIELD_LIST ("agenda", N_("Agenda"), agenda_fields, 0, .group = N_("Programme and Outcome")),
  TANDEM_FIELD_REFS ("files", N_("Papers"), TANDEM_KINDS ("attachment"), 0,
                     .group = N_("Programme and Outcome")),
  TANDEM_FIELD_L10N ("outcomes", N_("Outcomes"), TANDEM_SEARCHED | TANDEM_LONG,
                     .group = N_("Programme and Outcome"), .help = N_("Agreements signed, leads")),
  TANDEM_FIELD_L10N ("press", N_("Press"), TANDEM_LONG, .group = N_("Programme and Outcome")),
  TANDEM_FIELD_REFS ("photos", N_("Photographs"), TANDEM_KINDS ("attachment"), 0,
                     .group = N_("Programme and Outcome")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_event_kind =
{
  .name = "event",
  .label = N_("Meeting or visit"),
  .plural = N_("Meetings and visits"),
  .icon = "place-events-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_event_get_type,
};

TANDEM_DEFINE_RECORD (TandemEvent, tandem_event)
