/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-application.h"

#include "kinds/tandem-call.h"
#include "kinds/tandem-city.h"
#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"
#include "tandem-country.h"

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
  TANDEM_FIELD_COUNTRY ("country", N_("Country"), 0),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), 0),
};

static const TandemField political_fields[] =
{
  TANDEM_FIELD_L10N ("position", N_("Position"), 0),
  TANDEM_FIELD_DATE ("on", N_("On"), 0),
};

enum
{
  CITY,
  CALL,
  STATUS,
  SUBMITTED_ON,
  PREFERENCES,
  TOPICS,
  MOTIVATION,
  GOOD_PRACTICES,
  NEEDS,
  COMMITMENT_LETTER,
  POLITICAL_SUPPORT,
  STAFF_COMMITMENT,
  WORKS_IN_ENGLISH,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Application")),
  [CALL] = TANDEM_FIELD_REF ("call", N_("Call"), TANDEM_KINDS ("call"),
                             TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Application")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Application"),
                                .transitions = status_steps),
  [SUBMITTED_ON] = TANDEM_FIELD_DATE ("submitted_on", N_("Submitted on"), TANDEM_LISTED,
                                      .group = N_("Application")),
  [PREFERENCES] = TANDEM_FIELD_LIST ("preferences", N_("Preferred partners"), preferences_fields, 0,
                                     .group = N_("Application")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, TANDEM_EXPECTED,
                                    .group = N_("Application"), .help = N_("One to three")),
  [MOTIVATION] = TANDEM_FIELD_L10N ("motivation", N_("Motivation"),
                                    TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Reasons")),
  [GOOD_PRACTICES] = TANDEM_FIELD_L10N ("good_practices", N_("Good practices"), TANDEM_SEARCHED | TANDEM_LONG,
                                        .group = N_("Reasons")),
  [NEEDS] = TANDEM_FIELD_L10N ("needs", N_("Needs"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Reasons")),
  [COMMITMENT_LETTER] = TANDEM_FIELD_REF ("commitment_letter", N_("Commitment letter"),
                                          TANDEM_KINDS ("attachment"), 0, .group = N_("Commitment")),
  [POLITICAL_SUPPORT] = TANDEM_FIELD_OBJECT ("political_support", N_("Political support"), political_fields,
                                             0, .group = N_("Commitment")),
  [STAFF_COMMITMENT] = TANDEM_FIELD_L10N ("staff_commitment", N_("Staff"), TANDEM_LONG,
                                          .group = N_("Commitment")),
  [WORKS_IN_ENGLISH] = TANDEM_FIELD_BOOL ("works_in_english", N_("Can work in English"), 0,
                                          .group = N_("Commitment")),
  TANDEM_COMMON_FIELDS,
};

/* The populations of the city, or of each municipality of the group. */
static GArray *
collect_populations (const TandemDoc     *city,
                     const TandemContext *context)
{
  GArray *populations = g_array_new (FALSE, FALSE, sizeof (gint64));
  TandemVal members = tandem_doc_get (city, "members"), member;
  gint64 people = tandem_city_get_population (city);
  TandemValIter iter;

  tandem_val_iter_init (&iter, members);
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      g_autoptr(TandemDoc) one = tandem_context_resolve (context, tandem_val_string (member));
      gint64 its_people = one != NULL ? MAX (tandem_city_get_population (one), 0) : 0;

      g_array_append_val (populations, its_people);
    }

  if (populations->len == 0 && people >= 0)
    g_array_append_val (populations, people);

  return populations;
}

/**
 * tandem_application_is_eligible:
 * @doc: an application
 * @context: resolver of its call, city and the cities of a group
 * @reason: (out) (optional) (nullable): one sentence, if not
 *
 * Returns: whether the call takes it; FALSE where call or city is not known
 */
gboolean
tandem_application_is_eligible (const TandemDoc     *doc,
                                const TandemContext *context,
                                char               **reason)
{
  g_autoptr(TandemDoc) city = tandem_doc_resolve (doc, CITY, context);
  g_autoptr(TandemDoc) call = tandem_doc_resolve (doc, CALL, context);
  g_autoptr(GArray) populations = NULL;

  if (city == NULL || call == NULL)
    {
      if (reason != NULL)
        *reason = g_strdup (_("The call or the city is not known."));
      return FALSE;
    }

  populations = collect_populations (city, context);
  return tandem_call_accepts_population (call, (const gint64 *) (gpointer) populations->data,
                                         populations->len, reason);
}

static void
check (TandemCheck *check)
{
  g_autoptr(TandemDoc) call = tandem_doc_resolve (check->doc, CALL, check->context);
  g_autofree char *reason = NULL;
  guint n_topics = tandem_val_length (tandem_doc_field (check->doc, TOPICS));

  if (n_topics > 3)
    tandem_check_warn (check, "AL-01", "topics", _("Name one to three topics."));
  if (call != NULL && !tandem_application_is_eligible (check->doc, check->context, &reason))
    tandem_check_warn (check, "AL-02", "city", "%s", reason);
}

static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autoptr(TandemDoc) city = tandem_doc_resolve (doc, CITY, context);
  g_autoptr(TandemDoc) call = tandem_doc_resolve (doc, CALL, context);
  g_autofree char *city_title = city != NULL ? tandem_doc_dup_title (city, context) : NULL;
  g_autofree char *call_title = call != NULL ? tandem_doc_dup_title (call, context) : NULL;

  if (city_title == NULL || call_title == NULL)
    return g_strdup (city_title != NULL ? city_title : call_title);

  /* Translators: the title of an application: city, call */
  return g_strdup_printf (_("%s, %s"), city_title, call_title);
}

const TandemKind tandem_application_kind =
{
  .name = "application",
  .label = N_("Application"),
  .plural = N_("Applications"),
  .icon = "document-send-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .title = dup_title,
  .record_type = tandem_application_get_type,
};

TANDEM_DEFINE_RECORD (TandemApplication, tandem_application)
