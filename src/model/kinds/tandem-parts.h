/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* The kinds a reference may point at, in a table of fields. */
#define TANDEM_KINDS(...) ((const char *const []) { __VA_ARGS__, NULL })

/* A fixed vocabulary from the terms IDENT_terms: the reference is IDENT_vocabulary. */
#define TANDEM_DEFINE_TERMS(IDENT, NAME)                                                         \
  static const TandemVocabulary IDENT##_list = TANDEM_VOCABULARY (NAME, IDENT##_terms);          \
  static const TandemVocabularyRef IDENT##_vocabulary = { .name = (NAME), .fixed = &IDENT##_list }

/* What most checks of kinds report: a gap, or what does not fit together. */
#define tandem_check_warn(CHECK, ...) tandem_check_report ((CHECK), TANDEM_SEVERITY_WARNING, __VA_ARGS__)

/* Loaded vocabularies, by their names in data/vocabulary. */
extern const TandemVocabularyRef tandem_vocabulary_action_stages;
extern const TandemVocabularyRef tandem_vocabulary_action_types;
extern const TandemVocabularyRef tandem_vocabulary_adaptation_families;
extern const TandemVocabularyRef tandem_vocabulary_adaptive_factors;
extern const TandemVocabularyRef tandem_vocabulary_barriers;
extern const TandemVocabularyRef tandem_vocabulary_boundaries;
extern const TandemVocabularyRef tandem_vocabulary_co_benefits;
extern const TandemVocabularyRef tandem_vocabulary_collaboration_areas;
extern const TandemVocabularyRef tandem_vocabulary_collaboration_mechanisms;
extern const TandemVocabularyRef tandem_vocabulary_crf_rule_sets;
extern const TandemVocabularyRef tandem_vocabulary_emission_rows;
extern const TandemVocabularyRef tandem_vocabulary_energy_indicators;
extern const TandemVocabularyRef tandem_vocabulary_energy_targets;
extern const TandemVocabularyRef tandem_vocabulary_engaged_groups;
extern const TandemVocabularyRef tandem_vocabulary_event_kinds;
extern const TandemVocabularyRef tandem_vocabulary_finance_models;
extern const TandemVocabularyRef tandem_vocabulary_finance_stages;
extern const TandemVocabularyRef tandem_vocabulary_finance_statuses;
extern const TandemVocabularyRef tandem_vocabulary_funding_sources;
extern const TandemVocabularyRef tandem_vocabulary_gcom_deadlines;
extern const TandemVocabularyRef tandem_vocabulary_hazards;
extern const TandemVocabularyRef tandem_vocabulary_hazards_crf61;
extern const TandemVocabularyRef tandem_vocabulary_impact_indicators;
extern const TandemVocabularyRef tandem_vocabulary_inventory_methods;
extern const TandemVocabularyRef tandem_vocabulary_iurc_networks;
extern const TandemVocabularyRef tandem_vocabulary_mitigation_sectors;
extern const TandemVocabularyRef tandem_vocabulary_networks;
extern const TandemVocabularyRef tandem_vocabulary_plan_authors;
extern const TandemVocabularyRef tandem_vocabulary_plan_sections;
extern const TandemVocabularyRef tandem_vocabulary_project_areas;
extern const TandemVocabularyRef tandem_vocabulary_resilience_attributes;
extern const TandemVocabularyRef tandem_vocabulary_roles;
extern const TandemVocabularyRef tandem_vocabulary_rva_features;
extern const TandemVocabularyRef tandem_vocabulary_sdg_goals;
extern const TandemVocabularyRef tandem_vocabulary_sdg_targets;
extern const TandemVocabularyRef tandem_vocabulary_sectors;
extern const TandemVocabularyRef tandem_vocabulary_sectors_crf61;
extern const TandemVocabularyRef tandem_vocabulary_topics;
extern const TandemVocabularyRef tandem_vocabulary_uea_actions;
extern const TandemVocabularyRef tandem_vocabulary_urban_agenda;
extern const TandemVocabularyRef tandem_vocabulary_vulnerable_groups;
extern const TandemVocabularyRef tandem_vocabulary_vulnerable_groups_crf61;

/* Fixed vocabularies of several kinds. */
extern const TandemVocabularyRef tandem_vocabulary_confidentiality;
extern const TandemVocabularyRef tandem_vocabulary_crf_level;
extern const TandemVocabularyRef tandem_vocabulary_health;
extern const TandemVocabularyRef tandem_vocabulary_indicator_direction;
extern const TandemVocabularyRef tandem_vocabulary_quadrant;
extern const TandemVocabularyRef tandem_vocabulary_risk_band;
extern const TandemVocabularyRef tandem_vocabulary_scale;
extern const TandemVocabularyRef tandem_vocabulary_shown_status;

extern const TandemRange tandem_range_day_hours;
extern const TandemRange tandem_range_impact;
extern const TandemRange tandem_range_importance;
extern const TandemRange tandem_range_influence;
extern const TandemRange tandem_range_likelihood;
extern const TandemRange tandem_range_month_count;
extern const TandemRange tandem_range_natural;
extern const TandemRange tandem_range_percent;
extern const TandemRange tandem_range_score;
extern const TandemRange tandem_range_uea_action;
extern const TandemRange tandem_range_year;

/* Sub-tables of several kinds. */
extern const TandemField tandem_cost_fields[5];
extern const TandemField tandem_funding_fields[6];
extern const TandemField tandem_partner_fields[2];
extern const TandemField tandem_figure_fields[4];
extern const TandemField tandem_value_fields[2];

G_END_DECLS
