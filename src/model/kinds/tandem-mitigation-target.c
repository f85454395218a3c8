/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-mitigation-target.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"

static const TandemTerm target_type_terms[] =
{
  { "base_year_absolute", N_("Against a base year") },
  { "base_year_intensity", N_("Against a base year, per head or GDP") },
  { "baseline_scenario", N_("Against business as usual") },
  { "fixed_level", N_("A fixed level") },
};
TANDEM_DEFINE_TERMS (target_type, "target_type");

static const TandemTerm denominator_type_terms[] =
{
  { "capita", N_("Per head") },
  { "gdp", N_("Per GDP") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (denominator_type, "denominator_type");

static const TandemTerm conditionality_terms[] =
{
  { "unconditional", N_("Unconditional") },
  { "conditional", N_("Conditional") },
};
TANDEM_DEFINE_TERMS (conditionality, "conditionality");

static const TandemTerm ambition_terms[] =
{
  { "above", N_("More ambitious"), "success" },
  { "equal", N_("As ambitious"), "success" },
  { "below", N_("Less ambitious"), "error" },
  { "unknown", N_("Not known"), "dim" },
};
TANDEM_DEFINE_TERMS (ambition, "ambition");

static const TandemField denominator_fields[] =
{
  TANDEM_FIELD_ENUM ("type", N_("Per"), denominator_type_vocabulary, 0),
  TANDEM_FIELD_DECIMAL ("base_value", N_("Base value"), 0),
  TANDEM_FIELD_DECIMAL ("target_value", N_("Value in the target year"), 0),
};

enum
{
  CITY,
  TITLE,
  TARGET_TYPE,
  BOUNDARY,
  BOUNDARY_NOTE,
  SOURCES,
  SECTORS,
  SOURCES_NOTE,
  BASE_YEAR,
  BASE_EMISSIONS,
  SCENARIO_EMISSIONS,
  SCENARIO_NOTE,
  TARGET_YEAR,
  REDUCTION_PCT,
  TARGET_EMISSIONS,
  DENOMINATOR,
  CURRENT_EMISSIONS,
  CURRENT_YEAR,
  CONDITIONALITY,
  CONDITION,
  USES_CREDITS,
  CREDITS,
  NET_ZERO,
  AMBITION,
  AMBITION_NOTE,
  ADOPTED_ON,
  SET_YEAR,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Target")),
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Target")),
  [TARGET_TYPE] = TANDEM_FIELD_ENUM ("target_type", N_("Form"), target_type_vocabulary,
                                     TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Target")),
  [BOUNDARY] = TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, TANDEM_EXPECTED,
                                  .group = N_("Target")),
  [BOUNDARY_NOTE] = TANDEM_FIELD_L10N ("boundary_note", N_("Boundary in words"), TANDEM_LONG,
                                       .group = N_("Target")),
  [SOURCES] = TANDEM_FIELD_ENUM_SET ("sources", N_("Sources covered"), tandem_vocabulary_emission_rows,
                                     TANDEM_EXPECTED, .group = N_("Target")),
  [SECTORS] = TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors"), tandem_vocabulary_mitigation_sectors, 0,
                                     .group = N_("Target")),
  [SOURCES_NOTE] = TANDEM_FIELD_L10N ("sources_note", N_("Sources in words"), TANDEM_LONG,
                                      .group = N_("Target")),
  [BASE_YEAR] = TANDEM_FIELD_INT_IN ("base_year", N_("Base year"), tandem_range_year,
                                     TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Figures")),
  [BASE_EMISSIONS] = TANDEM_FIELD_DECIMAL ("base_emissions", N_("Emissions in the base year"),
                                           TANDEM_EXPECTED, .group = N_("Figures"),
                                           .help = N_("Tonnes of CO₂e; per head or GDP for an intensity")),
  [SCENARIO_EMISSIONS] = TANDEM_FIELD_DECIMAL ("scenario_emissions",
                                               N_("Business as usual in the target year"), 0,
                                               .group = N_("Figures")),
  [SCENARIO_NOTE] = TANDEM_FIELD_L10N ("scenario_note", N_("How it was modelled"), TANDEM_LONG,
                                       .group = N_("Figures")),
  [TARGET_YEAR] = TANDEM_FIELD_INT_IN ("target_year", N_("Target year"), tandem_range_year,
                                       TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                       .group = N_("Figures")),
  [REDUCTION_PCT] = TANDEM_FIELD_DECIMAL ("reduction_pct", N_("Reduction (%)"),
                                          TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Figures")),
  [TARGET_EMISSIONS] = TANDEM_FIELD_DECIMAL ("target_emissions", N_("Emissions in the target year"),
                                             TANDEM_EXPECTED, .group = N_("Figures"),
                                             .help = N_("The net figure; computed where the form allows")),
  [DENOMINATOR] = TANDEM_FIELD_OBJECT ("denominator", N_("Per head or GDP"), denominator_fields, 0,
                                       .group = N_("Figures")),
  [CURRENT_EMISSIONS] = TANDEM_FIELD_DECIMAL ("current_emissions", N_("Emissions now"), 0,
                                              .group = N_("Figures")),
  [CURRENT_YEAR] = TANDEM_FIELD_INT_IN ("current_year", N_("Year of it"), tandem_range_year, 0,
                                        .group = N_("Figures")),
  [CONDITIONALITY] = TANDEM_FIELD_ENUM ("conditionality", N_("Conditions"), conditionality_vocabulary, 0,
                                        .group = N_("Terms and Ambition")),
  [CONDITION] = TANDEM_FIELD_L10N ("condition", N_("On condition that"), 0, .group = N_("Terms and Ambition")),
  [USES_CREDITS] = TANDEM_FIELD_BOOL ("uses_credits", N_("Uses carbon credits"), TANDEM_EXPECTED,
                                      .group = N_("Terms and Ambition")),
  [CREDITS] = TANDEM_FIELD_DECIMAL ("credits", N_("Credits (t CO₂e)"), 0, .group = N_("Terms and Ambition")),
  [NET_ZERO] = TANDEM_FIELD_BOOL ("net_zero", N_("Net zero"), 0, .group = N_("Terms and Ambition")),
  [AMBITION] = TANDEM_FIELD_ENUM ("ambition", N_("Against the national contribution"), ambition_vocabulary,
                                  TANDEM_EXPECTED, .group = N_("Terms and Ambition")),
  [AMBITION_NOTE] = TANDEM_FIELD_L10N ("ambition_note", N_("Why"), TANDEM_LONG, .group = N_("Terms and Ambition")),
  [ADOPTED_ON] = TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), 0, .group = N_("Terms and Ambition")),
  [SET_YEAR] = TANDEM_FIELD_INT_IN ("set_year", N_("Year set"), tandem_range_year, 0, .group = N_("Terms and Ambition")),
  TANDEM_COMMON_FIELDS,
};

/* Stated and computed emissions may differ by this share before it is said. */
#define TOLERANCE 0.01

static gboolean
get (const TandemDoc *doc,
     guint            field,
     double          *number)
{
  return tandem_val_number (tandem_doc_field (doc, field), number);
}

/**
 * tandem_mitigation_target_get_level:
 * @doc: an emission target
 * @tonnes: (out): emissions in the target year, t CO₂e
 *
 * By the form of the target (domain.md 3.6): B × (1 − r) from a base year,
 * S × (1 − r) from business as usual, i × (1 − r) × D for an intensity, or the
 * level that was fixed. What the form does not allow to compute is taken as stated.
 *
 * Returns: whether it can be said
 */
gboolean
tandem_mitigation_target_get_level (const TandemDoc *doc,
                                    double          *tonnes)
{
  const char *type = tandem_val_string (tandem_doc_field (doc, TARGET_TYPE));
  double start, reduction, units = 1;
  gboolean known = get (doc, REDUCTION_PCT, &reduction);

  if (g_strcmp0 (type, "base_year_absolute") == 0)
    known = known && get (doc, BASE_EMISSIONS, &start);
  else if (g_strcmp0 (type, "baseline_scenario") == 0)
    known = known && get (doc, SCENARIO_EMISSIONS, &start);
  else if (g_strcmp0 (type, "base_year_intensity") == 0)
    known = known && get (doc, BASE_EMISSIONS, &start) &&
            tandem_val_number (tandem_val_member (tandem_doc_field (doc, DENOMINATOR), "target_value"), &units);
  else
    known = FALSE;

  if (!known)
    return get (doc, TARGET_EMISSIONS, tonnes);

  *tonnes = start * (100 - reduction) / 100 * units;
  return TRUE;
}

/**
 * tandem_mitigation_target_get_progress:
 * @doc: an emission target
 * @percent: (out): (B − now) ÷ (B − T), in percent; below 0 where emissions rose
 *
 * Returns: whether it can be said
 */
gboolean
tandem_mitigation_target_get_progress (const TandemDoc *doc,
                                       double          *percent)
{
  double base, now, target, units;

  if (!get (doc, BASE_EMISSIONS, &base) || !get (doc, CURRENT_EMISSIONS, &now) ||
      !tandem_mitigation_target_get_level (doc, &target))
    return FALSE;
  if (tandem_val_has_code (tandem_doc_field (doc, TARGET_TYPE), "base_year_intensity"))
    {
      if (!tandem_val_number (tandem_val_member (tandem_doc_field (doc, DENOMINATOR), "base_value"), &units))
        return FALSE;
      base *= units;
    }
  if (base == target)
    return FALSE;

  *percent = (base - now) / (base - target) * 100;
  return TRUE;
}

static void
compute_level (const TandemDoc     *doc,
               const TandemContext *context,
               GValue              *value)
{
  double tonnes;

  if (tandem_mitigation_target_get_level (doc, &tonnes))
    g_value_take_string (value, tandem_number_to_text (tonnes, 2));
}

static void
compute_progress (const TandemDoc     *doc,
                  const TandemContext *context,
                  GValue              *value)
{
  double percent;

  g_value_set_int (value, tandem_mitigation_target_get_progress (doc, &percent)
                   ? (int) (CLAMP (percent, 0, 100) + 0.5) : -1);
}

static const TandemComputed computed[] =
{
  { "level", N_("Emissions in the target year"), G_TYPE_STRING, compute_level },
  { "progress", N_("Progress (%)"), G_TYPE_INT, compute_progress },
};

static void
check (TandemCheck *check)
{
  gint64 base_year = tandem_val_int (tandem_doc_field (check->doc, BASE_YEAR), 0);
  gint64 target_year = tandem_val_int (tandem_doc_field (check->doc, TARGET_YEAR), 0);
  double stated, computed_level;

  if (base_year > 0 && target_year > 0 && target_year <= base_year)
    tandem_check_warn (check, "MT-03", "target_year", _("The target year is not after the base year."));
  if (get (check->doc, TARGET_EMISSIONS, &stated) &&
      tandem_mitigation_target_get_level (check->doc, &computed_level) &&
      MAX (stated, computed_level) - MIN (stated, computed_level) > TOLERANCE * computed_level)
    tandem_check_warn (check, "MT-04", "target_emissions",
                       _("The other figures give %.0f t."), computed_level);
}

const TandemKind tandem_mitigation_target_kind =
{
  .name = "mitigation_target",
  .label = N_("Emission target"),
  .plural = N_("Emission targets"),
  .icon = "objective-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_mitigation_target_get_type,
};

TANDEM_DEFINE_RECORD (TandemMitigationTarget, tandem_mitigation_target)
