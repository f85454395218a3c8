/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-parts.h"

#define LOADED(NAME) const TandemVocabularyRef tandem_vocabulary_ ## NAME = { .name = #NAME }
#define FIXED(NAME) \
        static const TandemVocabulary NAME ## _list = TANDEM_VOCABULARY (#NAME, NAME ## _terms); \
        const TandemVocabularyRef tandem_vocabulary_ ## NAME = { .name = #NAME, .fixed = &NAME ## _list }

LOADED (action_stages);
LOADED (action_types);
LOADED (adaptation_families);
LOADED (adaptive_factors);
LOADED (barriers);
LOADED (boundaries);
LOADED (co_benefits);
LOADED (collaboration_areas);
LOADED (collaboration_mechanisms);
LOADED (crf_rule_sets);
LOADED (emission_rows);
LOADED (energy_indicators);
LOADED (energy_targets);
LOADED (engaged_groups);
LOADED (event_kinds);
LOADED (finance_models);
LOADED (finance_stages);
LOADED (finance_statuses);
LOADED (funding_sources);
LOADED (gcom_deadlines);
LOADED (hazards);
LOADED (hazards_crf61);
LOADED (impact_indicators);
LOADED (inventory_methods);
LOADED (iurc_networks);
LOADED (mitigation_sectors);
LOADED (networks);
LOADED (plan_authors);
LOADED (plan_sections);
LOADED (project_areas);
LOADED (resilience_attributes);
LOADED (roles);
LOADED (rva_features);
LOADED (sdg_goals);
LOADED (sdg_targets);
LOADED (sectors);
LOADED (sectors_crf61);
LOADED (topics);
LOADED (uea_actions);
LOADED (urban_agenda);
LOADED (vulnerable_groups);
LOADED (vulnerable_groups_crf61);

static const TandemTerm confidentiality_terms[] =
{
  { "internal", N_("Own side only") },
  { "partners", N_("Cities of the pairing") },
  { "programme", N_("Programme") },
  { "public", N_("Public") },
};
FIXED (confidentiality);

static const TandemTerm crf_level_terms[] =
{
  { "complete", N_("Complete") },
  { "simplified", N_("Simplified") },
  { "not_reporting", N_("Not reporting to GCoM") },
};
FIXED (crf_level);

static const TandemTerm health_terms[] =
{
  { "on_track", N_("On track"), "success", "status-ontrack-symbolic" },
  { "at_risk", N_("At risk"), "warning", "status-risk-symbolic" },
  { "off_track", N_("Off track"), "error", "status-late-symbolic" },
  { "not_updated", N_("Not updated"), "dim", "status-stale-symbolic" },
  { "closed", N_("Closed"), "dim", "status-done-symbolic" },
};
FIXED (health);

static const TandemTerm indicator_direction_terms[] =
{
  { "increase", N_("More is better") },
  { "decrease", N_("Less is better") },
  { "maintain", N_("Keep it") },
};
FIXED (indicator_direction);

/* Of computed values: where people look at a status, a score or a matrix. */
static const TandemTerm quadrant_terms[] =
{
  { "manage_closely", N_("Manage closely"), "accent" },
  { "keep_satisfied", N_("Keep satisfied"), "warning" },
  { "keep_informed", N_("Keep informed"), "success" },
  { "monitor", N_("Monitor"), "dim" },
};
FIXED (quadrant);

static const TandemTerm risk_band_terms[] =
{
  { "low", N_("Low"), "success", "status-ontrack-symbolic" },
  { "medium", N_("Medium"), "warning", "status-risk-symbolic" },
  { "high", N_("High"), "error", "status-risk-symbolic" },
  { "critical", N_("Critical"), "error", "status-late-symbolic" },
};
FIXED (risk_band);

static const TandemTerm shown_status_terms[] =
{
  { "planned", N_("Planned"), "dim", "status-planned-symbolic" },
  { "in_progress", N_("In progress"), "accent", "status-progress-symbolic" },
  { "achieved", N_("Achieved"), "success", "status-done-symbolic" },
  { "completed", N_("Completed"), "success", "status-done-symbolic" },
  { "delayed", N_("Delayed"), "warning", "status-risk-symbolic" },
  { "late", N_("Late"), "error", "status-late-symbolic" },
  { "on_hold", N_("On hold"), "dim", "status-hold-symbolic" },
  { "dropped", N_("Dropped"), "dim", "status-dropped-symbolic" },
};
FIXED (shown_status);

/* Probability and magnitude as asked in the 2025 cycle (addenda B.5). */
static const TandemTerm scale_terms[] =
{
  { "high", N_("High"), "error" },
  { "medium_high", N_("Medium high"), "error" },
  { "medium", N_("Medium"), "warning" },
  { "medium_low", N_("Medium low"), "warning" },
  { "low", N_("Low"), "success" },
  { "not_expected", N_("Not expected within five years"), "dim" },
  { "not_known", N_("Not known"), "dim" },
};
FIXED (scale);

/* What the numbers of a judgement mean, from 1 to 5. */
#define WORDS(IDENT, ...)                                                                       \
        static const TandemTerm IDENT ## _terms[] = { __VA_ARGS__ };                                   \
        static const TandemVocabulary IDENT ## _words = TANDEM_VOCABULARY (#IDENT, IDENT ## _terms);      \
        const TandemRange tandem_range_ ## IDENT = { 1, G_N_ELEMENTS (IDENT ## _terms), &IDENT ## _words }

WORDS (impact, { "1", N_("Hardly felt") }, { "2", N_("Minor") }, { "3", N_("Moderate") }, { "4", N_("Major") },
       { "5", N_("Ends it") });
WORDS (importance, { "1", N_("Little") }, { "2", N_("Some") }, { "3", N_("Fair") }, { "4", N_("Much") },
       { "5", N_("Very much") });
WORDS (influence, { "1", N_("Little") }, { "2", N_("Some") }, { "3", N_("Fair") }, { "4", N_("Great") },
       { "5", N_("Decisive") });
WORDS (likelihood, { "1", N_("Rare") }, { "2", N_("Unlikely") }, { "3", N_("Possible") }, { "4", N_("Likely") },
       { "5", N_("Almost certain") });

const TandemRange tandem_range_day_hours = { 0, 24 };
const TandemRange tandem_range_month_count = { 0, 600 };
const TandemRange tandem_range_natural = { 0, TANDEM_DOC_MAX_INTEGER };
const TandemRange tandem_range_percent = { 0, 100 };
const TandemRange tandem_range_score = { 1, 5 };
const TandemRange tandem_range_uea_action = { 1, 21 };
const TandemRange tandem_range_year = { 1900, 2200 };

static const TandemTerm funding_status_terms[] =
{
  { "planned", N_("Planned"), "dim" },
  { "applied", N_("Applied for"), "accent" },
  { "secured", N_("Secured"), "success" },
  { "received", N_("Received"), "success" },
  { "rejected", N_("Rejected"), "error" },
};
TANDEM_DEFINE_TERMS (funding_status, "funding_status");

static const TandemTerm partner_role_terms[] =
{
  { "implementing", N_("Implementing") },
  { "funding", N_("Funding") },
  { "supporting", N_("Supporting") },
  { "associated", N_("Associated") },
};
TANDEM_DEFINE_TERMS (partner_role, "partner_role");

static const TandemTerm confidence_terms[] =
{
  { "high", N_("High") },
  { "medium", N_("Medium") },
  { "low", N_("Low") },
};
TANDEM_DEFINE_TERMS (confidence, "confidence");

const TandemField tandem_cost_fields[] =
{
  TANDEM_FIELD_MONEY ("capex", N_("Investment"), 0),
  TANDEM_FIELD_MONEY ("opex", N_("Running cost"), 0),
  TANDEM_FIELD_MONEY ("staff", N_("Staff"), 0),
  TANDEM_FIELD_MONEY ("other", N_("Other"), 0),
  TANDEM_FIELD_BOOL ("to_be_estimated", N_("To be estimated"), 0),
};

const TandemField tandem_funding_fields[] =
{
  TANDEM_FIELD_ENUM ("source", N_("Paid from"), tandem_vocabulary_funding_sources, TANDEM_REQUIRED),
  TANDEM_FIELD_REF ("organisation", N_("Organisation"), TANDEM_KINDS ("organisation"), 0),
  TANDEM_FIELD_MONEY ("amount", N_("Amount"), TANDEM_EXPECTED),
  TANDEM_FIELD_ENUM ("status", N_("Status"), funding_status_vocabulary, TANDEM_EXPECTED),
  TANDEM_FIELD_TEXT ("programme_name", N_("Programme"), 0),
  TANDEM_FIELD_TEXT ("note", N_("Note"), 0),
};

const TandemField tandem_partner_fields[] =
{
  TANDEM_FIELD_REF ("organisation", N_("Organisation"), TANDEM_KINDS ("organisation"), TANDEM_REQUIRED),
  TANDEM_FIELD_ENUM ("role", N_("Role"), partner_role_vocabulary, 0),
};

/* A number with its year and source, so that figures that differ can stand side by side. */
const TandemField tandem_figure_fields[] =
{
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), TANDEM_REQUIRED),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, TANDEM_EXPECTED),
  TANDEM_FIELD_TEXT ("source", N_("Source"), TANDEM_EXPECTED),
  TANDEM_FIELD_ENUM ("confidence", N_("Confidence"), confidence_vocabulary, 0),
};

const TandemField tandem_value_fields[] =
{
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), 0),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, 0),
};
