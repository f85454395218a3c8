/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-action.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "idea", N_("Idea"), "dim", "status-planned-symbolic" },
  { "planned", N_("Planned"), "dim", "status-planned-symbolic" },
  { "not_started", N_("Not started"), "dim", "status-planned-symbolic" },
  { "ongoing", N_("In progress"), "accent", "status-progress-symbolic" },
  { "postponed", N_("Postponed"), "warning", "status-risk-symbolic" },
  { "on_hold", N_("On hold"), "dim", "status-hold-symbolic" },
  { "completed", N_("Completed"), "success", "status-done-symbolic" },
  { "cancelled", N_("Cancelled"), "dim", "status-dropped-symbolic" },
};
TANDEM_DEFINE_TERMS (status, "action_status");

static const TandemTransition status_steps[] =
{
  { "idea", { "planned", "cancelled" } },
  { "planned", { "not_started", "ongoing", "postponed", "cancelled" } },
  { "not_started", { "ongoing", "postponed", "on_hold", "cancelled" } },
  { "ongoing", { "completed", "postponed", "on_hold", "cancelled" } },
  { "postponed", { "ongoing", "cancelled", "completed" } },
  { "on_hold", { "ongoing", "cancelled", "completed" } },
  { "completed", { NULL } },
  { "cancelled", { NULL } },
  { NULL },
};

static const TandemTerm yes_no_unknown_terms[] =
{
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (yes_no_unknown, "yes_no_unknown");

static const TandemTerm pillar_terms[] =
{
  { "mitigation", N_("Mitigation") },
  { "adaptation", N_("Adaptation") },
  { "energy_access", N_("Energy access and poverty") },
};
TANDEM_DEFINE_TERMS (pillar, "pillar");

static const TandemTerm origin_terms[] =
{
  { "local", N_("Local") },
  { "regional", N_("Regional") },
  { "national", N_("National") },
  { "mixed", N_("Mixed") },
};
TANDEM_DEFINE_TERMS (origin, "origin");

static const TandemTerm direction_terms[] =
{
  { "up", N_("Up") },
  { "down", N_("Down") },
};
TANDEM_DEFINE_TERMS (direction, "direction");

static const TandemTerm vertical_terms[] =
{
  { "district", N_("District") },
  { "city", N_("City") },
  { "metropolitan", N_("Metropolitan") },
  { "regional", N_("Regional") },
  { "national", N_("National") },
  { "european", N_("European") },
  { "international", N_("International") },
};
TANDEM_DEFINE_TERMS (vertical, "vertical");

static const TandemTerm hard_soft_terms[] =
{
  { "hard", N_("Investment") },
  { "soft", N_("Soft measure") },
  { "both", N_("Both") },
};
TANDEM_DEFINE_TERMS (hard_soft, "hard_soft");

static const TandemField outputs_fields[] =
{
  TANDEM_FIELD_L10N ("text", N_("Output"), TANDEM_REQUIRED),
  TANDEM_FIELD_DECIMAL ("quantity", N_("How many"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_DATE ("due", N_("Due"), 0),
};

static const TandemField integration_fields[] =
{
  TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors"), tandem_vocabulary_sectors, 0),
  TANDEM_FIELD_ENUM_SET ("levels", N_("Levels of government"), vertical_vocabulary, 0),
  TANDEM_FIELD_L10N ("territory", N_("Territory"), 0),
  TANDEM_FIELD_ENUM ("hard_soft", N_("Kind"), hard_soft_vocabulary, 0),
  TANDEM_FIELD_L10N ("inclusion", N_("Gender and inclusion"), 0),
};

static const TandemField energy_indicators_fields[] =
{
  TANDEM_FIELD_ENUM ("indicator", N_("Indicator"), tandem_vocabulary_energy_indicators, TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("direction", N_("Direction"), direction_vocabulary, 0),
};

enum
{
  PLAN,
  PARTNERSHIP,
  CITY,
  CODE,
  TITLE,
  DESCRIPTION,
  OBJECTIVES,
  SHARED_WITH,
  ACTION_TYPE,
  TOPICS,
  STATUS,
  PROGRESS_PCT,
  ORDER,
  VISIBILITY,
  CITIES,
  PLACE,
  POSITION,
  START,
  END,
  LEAD,
  LEAD_CONTACT,
  PARTNERS,
  OUTPUTS,
  INSPIRED_BY,
  SDG_TARGETS,
  URBAN_AGENDA,
  INTEGRATION,
  COST,
  FUNDING,
  IN_PLAN,
  PILLARS,
  MITIGATION_SECTOR,
  MITIGATION_TYPE,
  ADAPTATION_FAMILY,
  INSTRUMENT,
  ORIGIN,
  STAGE,
  REDUCTION,
  ENERGY_SAVED,
  RENEWABLE_ENERGY,
  EFFECT_YEAR,
  IMPACT_MEASURES,
  ENERGY_ACCESS,
  ENERGY_INDICATORS,
  HAZARDS,
  VULNERABLE_GROUPS,
  ADAPTATION_GOALS,
  MITIGATION_TARGETS,
  CO_BENEFITS,
  RESILIENCE,
  KEY_ACTION,
  OUTCOME,
};

static const TandemField fields[] =
{
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Action")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Action")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Action")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Action"), .help = N_("For example A2.3; stable across versions")),
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Action")),
  [DESCRIPTION] = TANDEM_FIELD_L10N ("description", N_("Description"),
                                     TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Action")),
  [OBJECTIVES] = TANDEM_FIELD_REFS ("objectives", N_("Objectives"), TANDEM_KINDS ("objective"),
                                    TANDEM_INDEXED, .group = N_("Action"),
                                    .help = N_("An action without one is a gap")),
  [SHARED_WITH] = TANDEM_FIELD_REFS ("shared_with", N_("Shared with"), TANDEM_KINDS ("action"), TANDEM_INDEXED,
                                     .group = N_("Action"),
                                     .help = N_("The same work in the plan of a partner; to be said in one of the two")),
  [ACTION_TYPE] = TANDEM_FIELD_ENUM ("action_type", N_("Type"), tandem_vocabulary_action_types,
                                     TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Action")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics,
                                    TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Action")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Action"),
                                .transitions = status_steps),
  [PROGRESS_PCT] = TANDEM_FIELD_INT_IN ("progress_pct", N_("Progress (%)"), tandem_range_percent,
                                        TANDEM_LISTED, .group = N_("Action")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Action")),
  [VISIBILITY] = TANDEM_FIELD_ENUM ("visibility", N_("Who may see it"), tandem_vocabulary_confidentiality, 0,
                                    .group = N_("Action")),
  [CITIES] = TANDEM_FIELD_REFS ("cities", N_("Cities"), TANDEM_KINDS ("city"),
                                TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Where and When"),
                                .help = N_("One city, or all that do it together")),
  [PLACE] = TANDEM_FIELD_L10N ("place", N_("Place"), 0, .group = N_("Where and When")),
  [POSITION] = TANDEM_FIELD_GEO ("position", N_("Location"), 0, .group = N_("Where and When")),
  [START] = TANDEM_FIELD_DATE ("start", N_("Start"), TANDEM_INDEXED | TANDEM_LISTED,
                               .group = N_("Where and When")),
  [END] = TANDEM_FIELD_DATE ("end", N_("End"), TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Where and When")),
  [LEAD] = TANDEM_FIELD_REF ("lead", N_("Lead"), TANDEM_KINDS ("organisation"),
                             TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Who"),
                             .help = N_("One owner who answers for it")),
  [LEAD_CONTACT] = TANDEM_FIELD_REF ("lead_contact", N_("Contact"), TANDEM_KINDS ("contact"), TANDEM_PERSONAL,
                                     .group = N_("Who")),
  [PARTNERS] = TANDEM_FIELD_LIST ("partners", N_("Partners"), tandem_partner_fields, 0, .group = N_("Who")),
  [OUTPUTS] = TANDEM_FIELD_LIST ("outputs", N_("Outputs"), outputs_fields, 0, .group = N_("Results")),
  [INSPIRED_BY] = TANDEM_FIELD_REFS ("inspired_by", N_("Learnt from"), TANDEM_KINDS ("practice", "event"), 0,
                                     .group = N_("Results"),
                                     .help = N_("The practice or visit that led to it")),
  [SDG_TARGETS] = TANDEM_FIELD_ENUM_SET ("sdg_targets", N_("SDG targets"), tandem_vocabulary_sdg_targets, 0,
                                         .group = N_("Results")),
  [URBAN_AGENDA] = TANDEM_FIELD_ENUM_SET ("urban_agenda", N_("EU Urban Agenda themes"),
                                          tandem_vocabulary_urban_agenda, 0, .group = N_("Results")),
  [INTEGRATION] = TANDEM_FIELD_OBJECT ("integration", N_("Integrated approach"), integration_fields, 0,
                                       .group = N_("Results")),
  [COST] = TANDEM_FIELD_OBJECT ("cost", N_("Cost"), tandem_cost_fields, 0, .group = N_("Money")),
  [FUNDING] = TANDEM_FIELD_LIST ("funding", N_("Funding"), tandem_funding_fields, 0, .group = N_("Money")),
  [IN_PLAN] = TANDEM_FIELD_BOOL ("in_plan", N_("In the climate plan"), 0, .group = N_("Climate Action"),
                                 .help = N_("Marked for GCoM")),
  [PILLARS] = TANDEM_FIELD_ENUM_SET ("pillars", N_("Pillars"), pillar_vocabulary, TANDEM_INDEXED,
                                     .group = N_("Climate Action")),
  [MITIGATION_SECTOR] = TANDEM_FIELD_ENUM ("mitigation_sector", N_("Mitigation sector"),
                                           tandem_vocabulary_mitigation_sectors, 0,
                                           .group = N_("Climate Action")),
  [MITIGATION_TYPE] = TANDEM_FIELD_TEXT ("mitigation_type", N_("Type within the sector"), 0,
                                         .group = N_("Climate Action")),
  [ADAPTATION_FAMILY] = TANDEM_FIELD_ENUM ("adaptation_family", N_("Adaptation family"),
                                           tandem_vocabulary_adaptation_families, 0,
                                           .group = N_("Climate Action")),
  [INSTRUMENT] = TANDEM_FIELD_TEXT ("instrument", N_("Policy instrument"), 0, .group = N_("Climate Action")),
  [ORIGIN] = TANDEM_FIELD_ENUM ("origin", N_("Origin"), origin_vocabulary, 0, .group = N_("Climate Action")),
  [STAGE] = TANDEM_FIELD_ENUM ("stage", N_("Stage"), tandem_vocabulary_action_stages, 0,
                               .group = N_("Climate Action"),
                               .help = N_("The finance-aware scale of CDP-ICLEI Track")),
  [REDUCTION] = TANDEM_FIELD_DECIMAL ("reduction", N_("Emissions avoided (tCO₂e a year)"), 0,
                                      .group = N_("Climate Action")),
  [ENERGY_SAVED] = TANDEM_FIELD_DECIMAL ("energy_saved", N_("Energy saved (MWh a year)"), 0,
                                         .group = N_("Climate Action")),
  [RENEWABLE_ENERGY] = TANDEM_FIELD_DECIMAL ("renewable_energy", N_("Renewable energy (MWh a year)"), 0,
                                             .group = N_("Climate Action")),
  [EFFECT_YEAR] = TANDEM_FIELD_INT_IN ("effect_year", N_("Year of the effect"), tandem_range_year, 0,
                                       .group = N_("Climate Action")),
  [IMPACT_MEASURES] = TANDEM_FIELD_ENUM_SET ("impact_measures", N_("Effects measured"),
                                             tandem_vocabulary_impact_indicators, 0,
                                             .group = N_("Climate Action")),
  [ENERGY_ACCESS] = TANDEM_FIELD_ENUM ("energy_access", N_("Helps energy access or poverty"),
                                       yes_no_unknown_vocabulary, 0, .group = N_("Climate Action")),
  [ENERGY_INDICATORS] = TANDEM_FIELD_LIST ("energy_indicators", N_("Energy indicators moved"),
                                           energy_indicators_fields, 0, .group = N_("Climate Action")),
  [HAZARDS] = TANDEM_FIELD_ENUM_SET ("hazards", N_("Hazards addressed"), tandem_vocabulary_hazards, 0,
                                     .group = N_("Climate Action")),
  [VULNERABLE_GROUPS] = TANDEM_FIELD_ENUM_SET ("vulnerable_groups", N_("Groups helped"),
                                               tandem_vocabulary_vulnerable_groups, 0,
                                               .group = N_("Climate Action")),
  [ADAPTATION_GOALS] = TANDEM_FIELD_REFS ("adaptation_goals", N_("Adaptation goals"),
                                          TANDEM_KINDS ("adaptation_goal"), 0, .group = N_("Climate Action")),
  [MITIGATION_TARGETS] = TANDEM_FIELD_REFS ("mitigation_targets", N_("Targets"),
                                            TANDEM_KINDS ("mitigation_target"), 0,
                                            .group = N_("Climate Action")),
  [CO_BENEFITS] = TANDEM_FIELD_ENUM_SET ("co_benefits", N_("Co-benefits"), tandem_vocabulary_co_benefits, 0,
                                         .group = N_("Climate Action")),
  [RESILIENCE] = TANDEM_FIELD_ENUM_SET ("resilience", N_("Resilience attributes"),
                                        tandem_vocabulary_resilience_attributes, 0,
                                        .group = N_("Climate Action")),
  [KEY_ACTION] = TANDEM_FIELD_BOOL ("key_action", N_("Key action"), 0, .group = N_("Climate Action"),
                                    .help = N_("Described in full as an example for others")),
  [OUTCOME] = TANDEM_FIELD_L10N ("outcome", N_("Outcome"), TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Climate Action")),
  TANDEM_COMMON_FIELDS,
};

/* Which word of the family of ui.md 3 stands for a status that was chosen. */
static const struct { const char *status, *shown; } shown[] =
{
  { "idea", "planned" },
  { "planned", "planned" },
  { "not_started", "planned" },
  { "ongoing", "in_progress" },
  { "postponed", "delayed" },
  { "on_hold", "on_hold" },
  { "completed", "completed" },
  { "cancelled", "dropped" },
};

/**
 * tandem_action_get_shown_status:
 * @doc: an action
 * @context: today
 *
 * Returns: (transfer none): a code of the vocabulary "shown_status"; late where
 *   the end is past and it still runs
 */
const char *
tandem_action_get_shown_status (const TandemDoc     *doc,
                                const TandemContext *context)
{
  const char *status = tandem_val_string (tandem_doc_field (doc, STATUS));
  TandemDate end = tandem_val_date (tandem_doc_field (doc, END));
  const char *word = "planned";

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (g_strcmp0 (shown[i].status, status) == 0)
        word = shown[i].shown;
    }

  if (tandem_date_is_set (end) && tandem_date_compare (end, tandem_context_get_today (context)) < 0 &&
      (g_str_equal (word, "planned") || g_str_equal (word, "in_progress") || g_str_equal (word, "delayed")))
    return "late";

  return word;
}

static void
compute_shown_status (const TandemDoc     *doc,
                      const TandemContext *context,
                      GValue              *value)
{
  g_value_set_static_string (value, tandem_action_get_shown_status (doc, context));
}

static void
compute_gap (const TandemDoc     *doc,
             const TandemContext *context,
             GValue              *value)
{
  g_value_take_string (value,
                       tandem_funding_gap_text (tandem_doc_field (doc, COST), tandem_doc_field (doc, FUNDING)));
}

static const TandemComputed computed[] =
{
  { "shown_status", N_("Status as shown"), G_TYPE_STRING, compute_shown_status },
  { "funding_gap", N_("Still to be found"), G_TYPE_STRING, compute_gap },
  TANDEM_HEALTH_COMPUTED,
};

static gboolean
has_indicator (TandemCheck *check)
{
  g_autoptr(GPtrArray) indicators = tandem_context_referring (check->context, "indicator", "owner",
                                                              tandem_doc_get_id (check->doc));

  return indicators->len > 0;
}

/* PL-01: an objective, one owner, dates, an output, an indicator, a cost or “to be estimated”. */
static void
check_complete (TandemCheck *check)
{
  const struct { guint field; gboolean list; const char *message; } needed[] =
  {
    { OBJECTIVES, TRUE, _("It serves no objective.") },
    { LEAD, FALSE, _("Nobody leads it.") },
    { START, FALSE, _("The start is missing.") },
    { END, FALSE, _("The end is missing.") },
    { OUTPUTS, TRUE, _("It has no output.") },
  };
  TandemVal cost = tandem_doc_field (check->doc, COST);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      TandemVal value = tandem_doc_field (check->doc, needed[i].field);

      if (needed[i].list ? tandem_val_length (value) == 0 : tandem_val_string (value) == NULL)
        tandem_check_warn (check, "PL-01", fields[needed[i].field].name, "%s", needed[i].message);
    }

  if (!has_indicator (check))
    tandem_check_warn (check, "PL-01", "title", _("Nothing measures it: it has no indicator."));
  if (!tandem_val_bool (tandem_val_member (cost, "to_be_estimated")) &&
      !tandem_cost_has_sum (cost))
    tandem_check_warn (check, "PL-01", "cost",
                       _("There is no cost in one currency, nor is it marked “to be estimated”."));
}

static void
check_dates (TandemCheck *check)
{
  g_autoptr(TandemDoc) plan = tandem_doc_resolve (check->doc, PLAN, check->context);
  TandemVal period = plan != NULL ? tandem_doc_get (plan, "period") : (TandemVal) { NULL };
  TandemDate start = tandem_val_date (tandem_doc_field (check->doc, START));
  TandemDate end = tandem_val_date (tandem_doc_field (check->doc, END));
  TandemDate first = tandem_period_get_first (period), last = tandem_period_get_last (period);

  if (tandem_date_is_set (end) && tandem_date_compare (end, start) < 0)
    tandem_check_warn (check, "AC-01", "end", _("It ends before it begins."));
  if (tandem_date_is_set (start) && tandem_date_is_set (first) && tandem_date_compare (start, first) < 0)
    tandem_check_warn (check, "AC-02", "start", _("It begins before the period of the plan."));
  if (tandem_date_is_set (last) && tandem_date_compare (end, last) > 0)
    tandem_check_warn (check, "AC-02", "end", _("It ends after the period of the plan."));
}

static void
check (TandemCheck *check)
{
  if (g_strcmp0 (tandem_val_string (tandem_doc_field (check->doc, STATUS)), "cancelled") == 0)
    return;

  check_complete (check);
  check_dates (check);
}

const TandemKind tandem_action_kind =
{
  .name = "action",
  .label = N_("Action"),
  .plural = N_("Actions"),
  .icon = "action-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_action_get_type,
};

TANDEM_DEFINE_RECORD (TandemAction, tandem_action)
