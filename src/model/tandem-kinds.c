/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-kinds.h"

#include "kinds/tandem-action.h"
#include "kinds/tandem-adaptation-goal.h"
#include "kinds/tandem-adaptive-capacity.h"
#include "kinds/tandem-agreement.h"
#include "kinds/tandem-application.h"
#include "kinds/tandem-attachment.h"
#include "kinds/tandem-call.h"
#include "kinds/tandem-city.h"
#include "kinds/tandem-contact.h"
#include "kinds/tandem-contact-log.h"
#include "kinds/tandem-decision.h"
#include "kinds/tandem-emission.h"
#include "kinds/tandem-energy-assessment.h"
#include "kinds/tandem-energy-target.h"
#include "kinds/tandem-event.h"
#include "kinds/tandem-gcom-profile.h"
#include "kinds/tandem-hazard.h"
#include "kinds/tandem-indicator.h"
#include "kinds/tandem-inventory.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-mitigation-target.h"
#include "kinds/tandem-monitoring-report.h"
#include "kinds/tandem-objective.h"
#include "kinds/tandem-organisation.h"
#include "kinds/tandem-partnership.h"
#include "kinds/tandem-pilot.h"
#include "kinds/tandem-plan-version.h"
#include "kinds/tandem-plan.h"
#include "kinds/tandem-practice.h"
#include "kinds/tandem-problem.h"
#include "kinds/tandem-programme.h"
#include "kinds/tandem-question.h"
#include "kinds/tandem-risk.h"
#include "kinds/tandem-rva.h"
#include "kinds/tandem-section.h"
#include "kinds/tandem-stakeholder.h"
#include "kinds/tandem-term.h"
#include "kinds/tandem-uea-assessment.h"
#include "kinds/tandem-uea-membership.h"

const TandemKind *const tandem_kinds[] =
{
  &tandem_programme_kind,
  &tandem_call_kind,
  &tandem_application_kind,
  &tandem_city_kind,
  &tandem_organisation_kind,
  &tandem_contact_kind,
  &tandem_partnership_kind,
  &tandem_agreement_kind,
  &tandem_plan_kind,
  &tandem_plan_version_kind,
  &tandem_section_kind,
  &tandem_problem_node_kind,
  &tandem_objective_kind,
  &tandem_action_kind,
  &tandem_pilot_kind,
  &tandem_milestone_kind,
  &tandem_indicator_kind,
  &tandem_risk_kind,
  &tandem_stakeholder_kind,
  &tandem_event_kind,
  &tandem_decision_kind,
  &tandem_question_kind,
  &tandem_contact_log_kind,
  &tandem_attachment_kind,
  &tandem_practice_kind,
  &tandem_gcom_profile_kind,
  &tandem_inventory_kind,
  &tandem_emission_kind,
  &tandem_mitigation_target_kind,
  &tandem_rva_kind,
  &tandem_hazard_kind,
  &tandem_adaptive_capacity_kind,
  &tandem_adaptation_goal_kind,
  &tandem_energy_assessment_kind,
  &tandem_energy_target_kind,
  &tandem_monitoring_report_kind,
  &tandem_uea_membership_kind,
  &tandem_uea_assessment_kind,
  &tandem_term_record_kind,
  NULL,
};
