/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-partnership.h"

#include "kinds/tandem-city.h"
#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-parts.h"
#include "tandem-locale.h"

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

enum
{
  CODE,
  PROGRAMME,
  ROUND,
  FORM,
  STATUS,
  PERIOD,
  CONFIDENTIALITY,
  MEMBERS,
  COORDINATORS,
  TOPICS,
  SDGS,
  URBAN_AGENDA,
  NETWORKS,
  CLUSTER_THEME,
  DESCRIPTION,
  BACKGROUND,
  KEY_FOCUS,
  CHALLENGES,
  OBJECTIVES_TEXT,
  ACTIVITIES,
  EXPECTED_RESULTS,
  COLLABORATION,
  SUCCESS,
};

static const TandemField fields[] =
{
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"),
                              TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_INDEXED,
                              .group = N_("Pairing")),
  [PROGRAMME] = TANDEM_FIELD_REF ("programme", N_("Programme"), TANDEM_KINDS ("programme"),
                                  TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Pairing")),
  [ROUND] = TANDEM_FIELD_INT_IN ("round", N_("Round"), tandem_range_year, TANDEM_EXPECTED | TANDEM_LISTED,
                                 .group = N_("Pairing"), .help = N_("Year of the selection")),
  [FORM] = TANDEM_FIELD_ENUM ("form", N_("Form"), form_vocabulary, TANDEM_REQUIRED | TANDEM_INDEXED,
                              .group = N_("Pairing")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Pairing"),
                                .transitions = status_steps),
  [PERIOD] = TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED,
                                  .group = N_("Pairing"),
                                  .help = N_("From the signature; the call says how long at least")),
  [CONFIDENTIALITY] = TANDEM_FIELD_ENUM ("confidentiality", N_("Who may see it"),
                                         tandem_vocabulary_confidentiality, TANDEM_EXPECTED,
                                         .group = N_("Pairing"),
                                         .help = N_("How a pairing does is politically sensitive")),
  [MEMBERS] = TANDEM_FIELD_LIST ("members", N_("Cities"), members_fields, TANDEM_REQUIRED,
                                 .group = N_("Cities"), .help = N_("At least two, each with its side")),
  [COORDINATORS] = TANDEM_FIELD_REFS ("coordinators", N_("Coordinators"), TANDEM_KINDS ("contact"),
                                      TANDEM_EXPECTED, .group = N_("Cities"),
                                      .help = N_("At least one on each side")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Themes"), tandem_vocabulary_topics,
                                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Themes")),
  [SDGS] = TANDEM_FIELD_ENUM_SET ("sdgs", N_("Sustainable Development Goals"), tandem_vocabulary_sdg_goals,
                                  TANDEM_EXPECTED, .group = N_("Themes")),
  [URBAN_AGENDA] = TANDEM_FIELD_ENUM_SET ("urban_agenda", N_("EU Urban Agenda themes"),
                                          tandem_vocabulary_urban_agenda, 0, .group = N_("Themes")),
  [NETWORKS] = TANDEM_FIELD_ENUM_SET ("networks", N_("Thematic networks"), tandem_vocabulary_iurc_networks, 0,
                                      .group = N_("Themes")),
  [CLUSTER_THEME] = TANDEM_FIELD_L10N ("cluster_theme", N_("Theme of the cluster"), 0, .group = N_("Themes")),
  [DESCRIPTION] = TANDEM_FIELD_L10N ("description", N_("Description"), TANDEM_SEARCHED | TANDEM_LONG,
                                     .group = N_("At a Glance"), .help = N_("What the public page says")),
  [BACKGROUND] = TANDEM_FIELD_L10N ("background", N_("Background"), TANDEM_SEARCHED | TANDEM_LONG,
                                    .group = N_("At a Glance"),
                                    .help = N_("How the cities found each other")),
  [KEY_FOCUS] = TANDEM_FIELD_L10N ("key_focus", N_("Key focus of the themes"),
                                   TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                   .group = N_("At a Glance"), .help = N_("A paragraph a theme")),
  [CHALLENGES] = TANDEM_FIELD_L10N ("challenges", N_("Key challenges"),
                                    TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                    .group = N_("At a Glance")),
  [OBJECTIVES_TEXT] = TANDEM_FIELD_L10N ("objectives_text", N_("Main objectives"),
                                         TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                         .group = N_("At a Glance"), .help = N_("As in the action plan")),
  [ACTIVITIES] = TANDEM_FIELD_LIST ("activities", N_("Activities and key outputs"), activities_fields,
                                    TANDEM_EXPECTED, .group = N_("At a Glance"),
                                    .help = N_("In order of time: visits, agreements, pilots")),
  [EXPECTED_RESULTS] = TANDEM_FIELD_L10N ("expected_results", N_("Expected results and benefits"),
                                          TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                          .group = N_("At a Glance")),
  [COLLABORATION] = TANDEM_FIELD_OBJECT ("collaboration", N_("As collaboration for CDP-ICLEI Track"),
                                         collaboration_fields, 0, .group = N_("Reporting"),
                                         .help = N_("Question 1.6")),
  [SUCCESS] = TANDEM_FIELD_OBJECT ("success", N_("What carries it"), success_fields, 0,
                                   .group = N_("Reporting"),
                                   .help = N_("1 weak, 5 strong: five factors of lasting partnerships")),
  TANDEM_COMMON_FIELDS,
};

/* How many cities of a side its title names. */
#define TITLE_CITIES 2

static gboolean
is_on_side (TandemVal   member,
            const char *side)
{
  return tandem_val_has_code (tandem_val_member (member, "side"), side) &&
         !tandem_val_has_code (tandem_val_member (member, "role"), "observer");
}

/**
 * tandem_partnership_get_lead:
 * @doc: a pairing
 * @side: "eu" or "partner"
 *
 * Returns: the item of the members that leads that side, else its first; absent without any
 */
TandemVal
tandem_partnership_get_lead (const TandemDoc *doc,
                             const char      *side)
{
  TandemVal first = { NULL }, member;
  TandemValIter iter;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, MEMBERS));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      if (!is_on_side (member, side))
        continue;
      if (tandem_val_has_code (tandem_val_member (member, "role"), "lead"))
        return member;
      if (first.node == NULL)
        first = member;
    }

  return first;
}

/* The name in the reader's language and, of the partner, the native one after it (ui.md 1). */
static char *
dup_city_name (TandemVal            member,
               gboolean             native,
               const TandemContext *context)
{
  g_autoptr(TandemDoc) city = tandem_context_resolve (context,
                                                      tandem_val_string (tandem_val_member (member, "city")));
  const char *own = city != NULL && native ? tandem_city_get_native_name (city) : NULL;
  g_autofree char *name = NULL;

  if (city == NULL)
    return g_strdup (_("Unknown city"));

  name = tandem_doc_dup_title (city, context);
  if (own == NULL || g_str_equal (own, name))
    return g_steal_pointer (&name);

  return g_strconcat (name, " ", own, NULL);
}

/* "Prague, Mannheim": the lead first; from the third on they are counted. */
static char *
dup_side (const TandemDoc     *doc,
          const char          *side,
          const TandemContext *context)
{
  TandemVal lead = tandem_partnership_get_lead (doc, side), member;
  gboolean native = g_str_equal (side, "partner");
  g_autoptr(GString) text = g_string_new (NULL);
  TandemValIter iter;
  guint n = 0;

  for (int round = 0; round < 2; round++)
    {
      tandem_val_iter_init (&iter, tandem_doc_field (doc, MEMBERS));
      while (tandem_val_iter_next (&iter, NULL, &member))
        {
          g_autofree char *name = NULL;

          if (!is_on_side (member, side) || (member.node == lead.node) != (round == 0) || n++ >= TITLE_CITIES)
            continue;
          name = dup_city_name (member, native, context);
          g_string_append_printf (text, "%s%s", n > 1 ? tandem_locale_list_separator () : "", name);
        }
    }

  if (n > TITLE_CITIES)
    g_string_append_printf (text, " +%u", n - TITLE_CITIES);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Rome – Yantai 烟台" */
static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autofree char *eu = dup_side (doc, "eu", context);
  g_autofree char *partner = dup_side (doc, "partner", context);

  if (*eu == '\0' || *partner == '\0')
    return g_strdup (*eu != '\0' ? eu : partner);

  return g_strconcat (eu, " – ", partner, NULL);
}

/* Whole months until the period ends; 0 when it is over, -1 where it is open. */
static void
compute_months_left (const TandemDoc     *doc,
                     const TandemContext *context,
                     GValue              *value)
{
  TandemDate today = tandem_context_get_today (context);
  TandemDate after = tandem_date_add_days (tandem_period_get_last (tandem_doc_field (doc, PERIOD)), 1);
  int months;

  if (!tandem_date_is_set (after) || !tandem_date_is_set (today))
    {
      g_value_set_int (value, -1);
      return;
    }

  months = (after.ymd / 10000 - today.ymd / 10000) * 12 + after.ymd / 100 % 100 - today.ymd / 100 % 100;
  if (after.ymd % 100 < today.ymd % 100)
    months--;
  g_value_set_int (value, MAX (months, 0));
}

static const TandemComputed computed[] =
{
  TANDEM_HEALTH_COMPUTED,
  { "months_left", N_("Months left"), G_TYPE_INT, compute_months_left },
};

static void
check_members (TandemCheck *check)
{
  if (tandem_val_length (tandem_doc_field (check->doc, MEMBERS)) < 2)
    tandem_check_warn (check, "PA-01", "members", _("A pairing has at least two cities."));
  if (tandem_partnership_get_lead (check->doc, "eu").node == NULL ||
      tandem_partnership_get_lead (check->doc, "partner").node == NULL)
    tandem_check_warn (check, "PA-02", "members", _("One side has no city yet."));
}

/* Whether one of the coordinators is of a city of @side, as far as their records say. */
static gboolean
has_coordinator (TandemCheck *check,
                 const char  *side)
{
  TandemVal person, member;
  TandemValIter people, members;

  tandem_val_iter_init (&people, tandem_doc_field (check->doc, COORDINATORS));
  while (tandem_val_iter_next (&people, NULL, &person))
    {
      g_autoptr(TandemDoc) contact = tandem_context_resolve (check->context, tandem_val_string (person));
      const char *city = contact != NULL ? tandem_val_string (tandem_doc_get (contact, "city")) : NULL;

      /* Somebody whose city is not known may be of either. */
      if (city == NULL)
        return TRUE;
      tandem_val_iter_init (&members, tandem_doc_field (check->doc, MEMBERS));
      while (tandem_val_iter_next (&members, NULL, &member))
        {
          if (is_on_side (member, side) && tandem_val_has_code (tandem_val_member (member, "city"), city))
            return TRUE;
        }
    }

  return FALSE;
}

static void
check (TandemCheck *check)
{
  const char *status = tandem_val_string (tandem_doc_field (check->doc, STATUS));
  TandemVal period = tandem_doc_field (check->doc, PERIOD);
  TandemDate last = tandem_period_get_last (period);

  check_members (check);
  if (tandem_val_length (tandem_doc_field (check->doc, COORDINATORS)) > 0 &&
      (!has_coordinator (check, "eu") || !has_coordinator (check, "partner")))
    tandem_check_warn (check, "PA-03", "coordinators", _("One side has no coordinator."));
  if (tandem_date_is_set (last) && tandem_date_compare (last, tandem_period_get_first (period)) < 0)
    tandem_check_warn (check, "PA-04", "period", _("It ends before it begins."));
  if (g_strcmp0 (status, "active") == 0 && tandem_date_is_set (last) &&
      tandem_date_compare (last, tandem_context_get_today (check->context)) < 0)
    tandem_check_warn (check, "PA-05", "status", _("The period is over, and it is still active."));
}

const TandemKind tandem_partnership_kind =
{
  .name = "partnership",
  .label = N_("Pairing"),
  .plural = N_("Pairings"),
  .icon = "place-pairings-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .title = dup_title,
  .record_type = tandem_partnership_get_type,
};

TANDEM_DEFINE_RECORD (TandemPartnership, tandem_partnership)
