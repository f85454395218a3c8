/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-event.h"

#include <string.h>

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
  TANDEM_FIELD_L10N ("programme", N_("Visit programme"), 0),
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

enum
{
  TITLE,
  EVENT_KIND,
  PARTNERSHIP,
  PARTNERSHIPS,
  CITY,
  PLAN,
  PROGRAMME,
  STATUS,
  MODE,
  DESCRIPTION,
  START,
  END,
  ALL_DAY,
  TIMEZONE,
  VENUE,
  PLACES,
  URL,
  ORGANISERS,
  PARTICIPANTS,
  PARTICIPANT_COUNT,
  LANGUAGES,
  INTERPRETATION,
  AGENDA,
  FILES,
  OUTCOMES,
  PRESS,
  PHOTOS,
};

static const TandemField fields[] =
{
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Event")),
  [EVENT_KIND] = TANDEM_FIELD_ENUM ("event_kind", N_("Kind"), tandem_vocabulary_event_kinds,
                                    TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Event")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Event")),
  [PARTNERSHIPS] = TANDEM_FIELD_REFS ("partnerships", N_("Other pairings"), TANDEM_KINDS ("partnership"),
                                      TANDEM_INDEXED, .group = N_("Event"),
                                      .help = N_("Where one mission serves several")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                             .group = N_("Event")),
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_INDEXED, .group = N_("Event")),
  [PROGRAMME] = TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"), 0,
                                  .group = N_("Event")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Event"),
                                .transitions = status_steps),
  [MODE] = TANDEM_FIELD_ENUM ("mode", N_("Mode"), mode_vocabulary, TANDEM_EXPECTED | TANDEM_LISTED,
                              .group = N_("Event")),
  [DESCRIPTION] = TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG,
                                     .group = N_("Event")),
  [START] = TANDEM_FIELD_MOMENT ("start", N_("Start"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                                 .group = N_("When and Where")),
  [END] = TANDEM_FIELD_MOMENT ("end", N_("End"), TANDEM_LISTED, .group = N_("When and Where")),
  [ALL_DAY] = TANDEM_FIELD_BOOL ("all_day", N_("All day"), 0, .group = N_("When and Where")),
  [TIMEZONE] = TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("When and Where"),
                                  .help = N_("Of the place; both sides see their own time besides")),
  [VENUE] = TANDEM_FIELD_L10N ("venue", N_("Place"), 0, .group = N_("When and Where")),
  [PLACES] = TANDEM_FIELD_LIST ("places", N_("Stops"), places_fields, 0, .group = N_("When and Where")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("When and Where")),
  [ORGANISERS] = TANDEM_FIELD_REFS ("organisers", N_("Organisers"), TANDEM_KINDS ("organisation"), 0,
                                    .group = N_("Who")),
  [PARTICIPANTS] = TANDEM_FIELD_LIST ("participants", N_("Participants"), participants_fields, 0,
                                      .group = N_("Who")),
  [PARTICIPANT_COUNT] = TANDEM_FIELD_INT_IN ("participant_count", N_("How many came"), tandem_range_natural,
                                             0, .group = N_("Who")),
  [LANGUAGES] = TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), 0, .group = N_("Who")),
  [INTERPRETATION] = TANDEM_FIELD_BOOL ("interpretation", N_("With interpreters"), 0, .group = N_("Who")),
  [AGENDA] = TANDEM_FIELD_LIST ("agenda", N_("Agenda"), agenda_fields, 0,
                                .group = N_("Programme and Outcome")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Papers"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Programme and Outcome")),
  [OUTCOMES] = TANDEM_FIELD_L10N ("outcomes", N_("Outcomes"), TANDEM_SEARCHED | TANDEM_LONG,
                                  .group = N_("Programme and Outcome"),
                                  .help = N_("Agreements signed, leads")),
  [PRESS] = TANDEM_FIELD_L10N ("press", N_("Press"), TANDEM_LONG, .group = N_("Programme and Outcome")),
  [PHOTOS] = TANDEM_FIELD_REFS ("photos", N_("Photographs"), TANDEM_KINDS ("attachment"), 0,
                                .group = N_("Programme and Outcome")),
  TANDEM_COMMON_FIELDS,
};

/* "2022-02-14T09:00" in @zone, or NULL. */
static GDateTime *
parse_moment (const char *moment,
              GTimeZone  *zone)
{
  g_autofree char *complete = NULL;

  if (moment == NULL || strlen (moment) < strlen ("2022-02-14T09:00"))
    return NULL;

  complete = strlen (moment) == strlen ("2022-02-14T09:00") ? g_strconcat (moment, ":00",
                                                                           NULL) : g_strdup (moment);
  return g_date_time_new_from_iso8601 (complete, zone);
}

/**
 * tandem_local_time:
 * @moment: (nullable): civil date and time, "2022-02-14T09:00"
 * @from_zone: (nullable): where that is, "Europe/Berlin"
 * @to_zone: (nullable): where it is wanted, "Asia/Shanghai"
 *
 * Returns: (transfer full) (nullable): the civil time there, written alike; NULL
 *   for a whole day, an unknown zone or what is no time
 */
char *
tandem_local_time (const char *moment,
                   const char *from_zone,
                   const char *to_zone)
{
  g_autoptr(GTimeZone) from = from_zone != NULL ? g_time_zone_new_identifier (from_zone) : NULL;
  g_autoptr(GTimeZone) to = to_zone != NULL ? g_time_zone_new_identifier (to_zone) : NULL;
  g_autoptr(GDateTime) there = NULL;
  g_autoptr(GDateTime) here = NULL;

  if (from == NULL || to == NULL)
    return NULL;

  there = parse_moment (moment, from);
  here = there != NULL ? g_date_time_to_timezone (there, to) : NULL;
  return here != NULL ? g_date_time_format (here, "%Y-%m-%dT%H:%M") : NULL;
}

/**
 * tandem_event_get_exclusive_end:
 * @doc: an event of whole days
 *
 * Returns: the first day after it, as calendars write the end; or no date
 */
TandemDate
tandem_event_get_exclusive_end (const TandemDoc *doc)
{
  TandemDate end = tandem_val_date (tandem_doc_field (doc, END));

  if (!tandem_date_is_set (end))
    end = tandem_val_date (tandem_doc_field (doc, START));

  return tandem_date_add_days (end, 1);
}

static void
check (TandemCheck *check)
{
  TandemDate start = tandem_val_date (tandem_doc_field (check->doc, START));
  TandemDate end = tandem_val_date (tandem_doc_field (check->doc, END));
  const char *status = tandem_val_string (tandem_doc_field (check->doc, STATUS));

  if (tandem_date_is_set (end) && tandem_date_compare (end, start) < 0)
    tandem_check_warn (check, "EV-01", "end", _("It ends before it begins."));
  if (tandem_date_is_set (start) && tandem_date_compare (tandem_date_compare (end, start) > 0 ? end : start,
                                                         tandem_context_get_today (check->context)) < 0 &&
      (g_strcmp0 (status, "planned") == 0 || g_strcmp0 (status, "invited") == 0 ||
       g_strcmp0 (status, "confirmed") == 0))
    tandem_check_warn (check, "EV-02", "status", _("Its day is past; was it held?"));
}

const TandemKind tandem_event_kind =
{
  .name = "event",
  .label = N_("Meeting or visit"),
  .plural = N_("Meetings and visits"),
  .icon = "place-events-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .record_type = tandem_event_get_type,
};

TANDEM_DEFINE_RECORD (TandemEvent, tandem_event)
