/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-practice.h"

#include "kinds/tandem-parts.h"
#include "tandem-country.h"

static const TandemTerm evidence_level_terms[] =
{
  { "claimed", N_("Claimed"), "dim" },
  { "measured", N_("Measured"), "accent" },
  { "independently_evaluated", N_("Independently evaluated"), "success" },
};
TANDEM_DEFINE_TERMS (evidence_level, "evidence_level");

static const TandemTerm scale_terms[] =
{
  { "building", N_("Building") },
  { "district", N_("District") },
  { "city", N_("City") },
  { "metro", N_("Metropolitan area") },
  { "region", N_("Region") },
};
TANDEM_DEFINE_TERMS (scale, "practice_scale");

static const TandemTerm maturity_terms[] =
{
  { "idea", N_("Idea") },
  { "pilot", N_("Pilot") },
  { "implemented", N_("Implemented") },
  { "scaled", N_("Scaled up") },
};
TANDEM_DEFINE_TERMS (maturity, "maturity");

static const TandemTerm cost_band_terms[] =
{
  { "none", N_("No cost") },
  { "under_10k", N_("Under €10,000") },
  { "10k_100k", N_("€10,000 to €100,000") },
  { "100k_1m", N_("€100,000 to €1 million") },
  { "1m_10m", N_("€1 million to €10 million") },
  { "over_10m", N_("Over €10 million") },
};
TANDEM_DEFINE_TERMS (cost_band, "cost_band");

static const TandemTerm status_terms[] =
{
  { "draft", N_("Draft"), "dim" },
  { "submitted", N_("Submitted"), "accent" },
  { "in_review", N_("In review"), "accent" },
  { "published", N_("Published"), "success" },
  { "outdated", N_("Outdated"), "warning" },
};
TANDEM_DEFINE_TERMS (status, "practice_status");

static const TandemTransition status_steps[] =
{
  { "draft", { "submitted" } },
  { "submitted", { "in_review", "draft" } },
  { "in_review", { "published", "draft" } },
  { "published", { "outdated" } },
  { "outdated", { "draft", "published" } },
  { NULL },
};

static const TandemField results_fields[] =
{
  TANDEM_FIELD_L10N ("name", N_("Measured"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("before", N_("Before"), 0),
  TANDEM_FIELD_TEXT ("after", N_("After"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
};

static const TandemField barriers_fields[] =
{
  TANDEM_FIELD_ENUM ("barrier", N_("Barrier"), tandem_vocabulary_barriers, TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("overcome", N_("How it was overcome"), 0),
};

static const TandemField conditions_fields[] =
{
  TANDEM_FIELD_L10N ("population", N_("Size of city"), 0),
  TANDEM_FIELD_L10N ("climate", N_("Climate"), 0),
  TANDEM_FIELD_L10N ("governance", N_("Governance"), 0),
  TANDEM_FIELD_L10N ("cost", N_("Cost"), 0),
};

static const TandemField reference_fields[] =
{
  TANDEM_FIELD_TEXT ("name", N_("Name"), 0),
  TANDEM_FIELD_URL ("url", N_("Link"), 0),
  TANDEM_FIELD_DATE ("accessed_on", N_("Read on"), 0),
  TANDEM_FIELD_TEXT ("licence", N_("Licence"), 0),
};

static const TandemField review_fields[] =
{
  TANDEM_FIELD_TEXT ("reviewer", N_("Reviewer"), TANDEM_PERSONAL),
  TANDEM_FIELD_DATE ("on", N_("On"), 0),
  TANDEM_FIELD_L10N ("opinion", N_("Opinion"), 0),
};

enum
{
  TITLE,
  SUMMARY,
  CITY,
  PLACE,
  COUNTRY,
  ORGANISATION,
  PERIOD,
  TOPICS,
  SDG_TARGETS,
  HAZARDS,
  SCALE,
  MATURITY,
  STATUS,
  CHALLENGE,
  SOLUTION,
  STEPS,
  PARTNERS,
  STAKEHOLDERS,
  OUTCOME,
  RESULTS,
  EVIDENCE_LEVEL,
  COST_BAND,
  COST,
  FUNDING_SOURCES,
  BARRIERS,
  SUCCESS_FACTORS,
  TRANSFERABILITY,
  CONDITIONS,
  LESSONS,
  TAKEN_OVER_BY,
  PARTNERSHIPS,
  REFERENCE,
  LANGUAGE,
  FILES,
  REVIEW,
};

static const TandemField fields[] =
{
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Practice"), .help = N_("At most 100 signs")),
  [SUMMARY] = TANDEM_FIELD_L10N ("summary", N_("Summary"), TANDEM_EXPECTED | TANDEM_SEARCHED,
                                 .group = N_("Practice"), .help = N_("At most 300 signs")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Practice")),
  [PLACE] = TANDEM_FIELD_L10N ("place", N_("Place"), 0, .group = N_("Practice")),
  [COUNTRY] = TANDEM_FIELD_COUNTRY ("country", N_("Country"), TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                    .group = N_("Practice")),
  [ORGANISATION] = TANDEM_FIELD_REF ("organisation", N_("In charge"), TANDEM_KINDS ("organisation"),
                                     TANDEM_INDEXED, .group = N_("Practice")),
  [PERIOD] = TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_LISTED, .group = N_("Practice")),
  [TOPICS] = TANDEM_FIELD_ENUM_SET ("topics", N_("Topics"), tandem_vocabulary_topics,
                                    TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Practice")),
  [SDG_TARGETS] = TANDEM_FIELD_ENUM_SET ("sdg_targets", N_("SDG targets"), tandem_vocabulary_sdg_targets, 0,
                                         .group = N_("Practice")),
  [HAZARDS] = TANDEM_FIELD_ENUM_SET ("hazards", N_("Climate hazards"), tandem_vocabulary_hazards,
                                     TANDEM_INDEXED, .group = N_("Practice")),
  [SCALE] = TANDEM_FIELD_ENUM ("scale", N_("Scale"), scale_vocabulary, TANDEM_INDEXED,
                               .group = N_("Practice")),
  [MATURITY] = TANDEM_FIELD_ENUM ("maturity", N_("Maturity"), maturity_vocabulary,
                                  TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Practice")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Practice"),
                                .transitions = status_steps),
  [CHALLENGE] = TANDEM_FIELD_L10N ("challenge", N_("Challenge"),
                                   TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Story")),
  [SOLUTION] = TANDEM_FIELD_L10N ("solution", N_("Solution"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                  .group = N_("Story")),
  [STEPS] = TANDEM_FIELD_L10N ("steps", N_("Steps"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Story")),
  [PARTNERS] = TANDEM_FIELD_REFS ("partners", N_("Partners"), TANDEM_KINDS ("organisation"), 0,
                                  .group = N_("Story")),
  [STAKEHOLDERS] = TANDEM_FIELD_L10N ("stakeholders", N_("Stakeholders"), TANDEM_LONG, .group = N_("Story")),
  [OUTCOME] = TANDEM_FIELD_L10N ("outcome", N_("Results"),
                                 TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Results")),
  [RESULTS] = TANDEM_FIELD_LIST ("results", N_("Measured results"), results_fields, 0,
                                 .group = N_("Results")),
  [EVIDENCE_LEVEL] = TANDEM_FIELD_ENUM ("evidence_level", N_("Evidence"), evidence_level_vocabulary,
                                        TANDEM_EXPECTED | TANDEM_INDEXED, .group = N_("Results")),
  [COST_BAND] = TANDEM_FIELD_ENUM ("cost_band", N_("Cost"), cost_band_vocabulary, TANDEM_INDEXED,
                                   .group = N_("Money")),
  [COST] = TANDEM_FIELD_MONEY ("cost", N_("Amount"), 0, .group = N_("Money")),
  [FUNDING_SOURCES] = TANDEM_FIELD_ENUM_SET ("funding_sources", N_("Paid from"),
                                             tandem_vocabulary_funding_sources, 0, .group = N_("Money")),
  [BARRIERS] = TANDEM_FIELD_LIST ("barriers", N_("Barriers"), barriers_fields, 0,
                                  .group = N_("Taking It Over")),
  [SUCCESS_FACTORS] = TANDEM_FIELD_L10N ("success_factors", N_("What made it work"),
                                         TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Taking It Over")),
  [TRANSFERABILITY] = TANDEM_FIELD_L10N ("transferability", N_("What others need"),
                                         TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                         .group = N_("Taking It Over")),
  [CONDITIONS] = TANDEM_FIELD_OBJECT ("conditions", N_("Conditions"), conditions_fields, 0,
                                      .group = N_("Taking It Over")),
  [LESSONS] = TANDEM_FIELD_L10N ("lessons", N_("Lessons"), TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Taking It Over")),
  [TAKEN_OVER_BY] = TANDEM_FIELD_REFS ("taken_over_by", N_("Taken over by"),
                                       TANDEM_KINDS ("partnership", "pilot", "city"), 0,
                                       .group = N_("Taking It Over")),
  [PARTNERSHIPS] = TANDEM_FIELD_REFS ("partnerships", N_("Pairings"), TANDEM_KINDS ("partnership"),
                                      TANDEM_INDEXED, .group = N_("Taking It Over")),
  [REFERENCE] = TANDEM_FIELD_OBJECT ("reference", N_("Published at"), reference_fields, 0,
                                     .group = N_("Source")),
  [LANGUAGE] = TANDEM_FIELD_TEXT ("language", N_("Language"), TANDEM_EXPECTED, .group = N_("Source")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Pictures and files"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Source")),
  [REVIEW] = TANDEM_FIELD_OBJECT ("review", N_("Review"), review_fields, 0, .group = N_("Source")),
  TANDEM_COMMON_FIELDS,
};

/* Signs a title and a summary may have (domain.md 5.2). */
#define TITLE_MAX 100
#define SUMMARY_MAX 300

static void
check_length (TandemCheck *check,
              guint        field,
              glong        max)
{
  TandemValIter iter;
  TandemVal text;

  tandem_val_iter_init (&iter, tandem_doc_field (check->doc, field));
  while (tandem_val_iter_next (&iter, NULL, &text))
    {
      const char *words = tandem_val_string (tandem_val_member (text, "text"));

      if (words != NULL && g_utf8_strlen (words, -1) > max)
        tandem_check_warn (check, "PR-01", fields[field].name,
                           _("It has more than %ld signs."), max);
    }
}

static void
check (TandemCheck *check)
{
  check_length (check, TITLE, TITLE_MAX);
  check_length (check, SUMMARY, SUMMARY_MAX);
}

const TandemKind tandem_practice_kind =
{
  .name = "practice",
  .label = N_("Practice"),
  .plural = N_("Practices"),
  .icon = "place-knowledge-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .record_type = tandem_practice_get_type,
};

TANDEM_DEFINE_RECORD (TandemPractice, tandem_practice)
