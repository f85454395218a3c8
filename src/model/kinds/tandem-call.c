/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-call.h"

#include <inttypes.h>

#include "kinds/tandem-parts.h"

enum
{
  TITLE,
  PROGRAMME,
  OPENS,
  CLOSES,
  TIMEZONE,
  URL,
  DESCRIPTION,
  PARTNER_COUNTRIES,
  COUNTRIES,
  MIN_POPULATION,
  ALLOW_GROUPS,
  MIN_DURATION_MONTHS,
  MAX_PER_COUNTRY,
  TOPICS,
};

static const TandemField fields[] =
{
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Call")),
  [PROGRAMME] = TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"),
                                  TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Call")),
  [OPENS] = TANDEM_FIELD_MOMENT ("opens", N_("Opens"), TANDEM_EXPECTED, .group = N_("Call")),
  [CLOSES] = TANDEM_FIELD_MOMENT ("closes", N_("Closes"), TANDEM_REQUIRED | TANDEM_LISTED,
                                  .group = N_("Call")),
  [TIMEZONE] = TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("Call")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Application form"), 0, .group = N_("Call")),
  [DESCRIPTION] = TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG,
                                     .group = N_("Call")),
  [PARTNER_COUNTRIES] = TANDEM_FIELD_TEXT_SET ("partner_countries", N_("Partner countries"), TANDEM_EXPECTED,
                                               .group = N_("Who May Apply"),
                                               .help = N_("Two letters each, ISO 3166-1")),
  [COUNTRIES] = TANDEM_FIELD_TEXT_SET ("countries", N_("Countries of the applicants"), 0,
                                       .group = N_("Who May Apply")),
  [MIN_POPULATION] = TANDEM_FIELD_INT_IN ("min_population", N_("Population at least"), tandem_range_natural,
                                          0, .group = N_("Who May Apply")),
  [ALLOW_GROUPS] = TANDEM_FIELD_BOOL ("allow_groups", N_("Groups may apply"), 0, .group = N_("Who May Apply"),
                                      .help = N_("Their populations are added up")),
  [MIN_DURATION_MONTHS] = TANDEM_FIELD_INT_IN ("min_duration_months", N_("Months at least"),
                                               tandem_range_month_count, TANDEM_EXPECTED,
                                               .group = N_("Who May Apply"),
                                               .help = N_("How long cities commit to work together")),
  [MAX_PER_COUNTRY] = TANDEM_FIELD_INT_IN ("max_per_country", N_("Cities a country at most"),
                                           tandem_range_natural, 0, .group = N_("Who May Apply")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics, 0,
                                    .group = N_("Who May Apply")),
  TANDEM_COMMON_FIELDS,
};

/**
 * tandem_call_accepts_population:
 * @doc: a call
 * @populations: (array length=n_populations): of the city, or of each city of the group
 * @n_populations: how many
 * @reason: (out) (optional) (nullable): one sentence, if not
 *
 * The threshold belongs to the call; the people of a group are added up where
 * the call takes groups (domain.md 1.1 and 8a).
 *
 * Returns: whether that many people may apply
 */
gboolean
tandem_call_accepts_population (const TandemDoc *doc,
                                const gint64    *populations,
                                guint            n_populations,
                                char           **reason)
{
  gint64 needed = tandem_val_int (tandem_doc_field (doc, MIN_POPULATION), 0);
  g_autofree char *why = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < n_populations; i++)
    sum += populations[i];

  if (n_populations > 1 && !tandem_val_bool (tandem_doc_field (doc, ALLOW_GROUPS)))
    why = g_strdup (_("This call takes no groups of municipalities."));
  else if (sum < needed)
    why = g_strdup_printf (_("The call asks for %" PRId64 " people; there are %" PRId64 "."), needed, sum);

  if (reason != NULL)
    *reason = g_strdup (why);

  return why == NULL;
}

static void
check (TandemCheck *check)
{
  TandemDate opens = tandem_val_date (tandem_doc_field (check->doc, OPENS));
  TandemDate closes = tandem_val_date (tandem_doc_field (check->doc, CLOSES));

  if (tandem_date_is_set (closes) && tandem_date_compare (closes, opens) < 0)
    tandem_check_warn (check, "CA-01", "closes", _("It closes before it opens."));
}

const TandemKind tandem_call_kind =
{
  .name = "call",
  .label = N_("Call"),
  .plural = N_("Calls"),
  .icon = "mail-unread-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .record_type = tandem_call_get_type,
};

TANDEM_DEFINE_RECORD (TandemCall, tandem_call)
