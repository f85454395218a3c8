/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-inventory.h"

#include "kinds/tandem-parts.h"

static const TandemTerm inventory_kind_terms[] =
{
  { "baseline", N_("Baseline") },
  { "monitoring", N_("Monitoring") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (inventory_kind, "inventory_kind");

static const TandemTerm gas_terms[] =
{
  { "CO2", N_("CO₂") },
  { "CH4", N_("CH₄") },
  { "N2O", N_("N₂O") },
  { "HFC", N_("HFCs") },
  { "PFC", N_("PFCs") },
  { "SF6", N_("SF₆") },
  { "NF3", N_("NF₃") },
};
TANDEM_DEFINE_TERMS (gas, "gas");

static const TandemTerm gwp_terms[] =
{
  { "SAR", N_("Second report") },
  { "TAR", N_("Third report") },
  { "AR4", N_("Fourth report") },
  { "AR5", N_("Fifth report") },
  { "AR6", N_("Sixth report") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (gwp, "gwp");

static const TandemTerm unit_terms[] =
{
  { "tCO2e", N_("t CO₂e") },
  { "tCO2", N_("t CO₂") },
};
TANDEM_DEFINE_TERMS (unit, "inventory_unit");

static const TandemTerm status_terms[] =
{
  { "draft", N_("Draft"), "dim" },
  { "compiled", N_("Compiled"), "accent" },
  { "verified", N_("Verified"), "success" },
  { "submitted", N_("Submitted"), "success" },
};
TANDEM_DEFINE_TERMS (status, "inventory_status");

static const TandemTransition status_steps[] =
{
  { "draft", { "compiled" } },
  { "compiled", { "verified", "submitted", "draft" } },
  { "verified", { "submitted", "draft" } },
  { "submitted", { "draft" } },
  { NULL },
};

static const TandemField verified_fields[] =
{
  TANDEM_FIELD_TEXT ("by", N_("By"), 0),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, 0),
};

enum
{
  CITY,
  YEAR,
  INVENTORY_KIND,
  STATUS,
  BOUNDARY,
  BOUNDARY_NOTE,
  POPULATION,
  GDP,
  AREA,
  HEATING_DEGREE_DAYS,
  COOLING_DEGREE_DAYS,
  METHODOLOGY,
  GASES,
  GWP,
  UNIT,
  FACTOR_SOURCE,
  TOOL,
  DATA_SOURCES,
  ASSUMPTIONS,
  EXCLUSIONS,
  IPPU_SIGNIFICANT,
  AFOLU_SIGNIFICANT,
  CHANGES,
  IMPROVEMENTS,
  VERIFIED,
  FILES,
  URL,
};

static const TandemField fields[] =
{
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Inventory")),
  [YEAR] = TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Inventory"),
                                .help = N_("Twelve months, best the calendar year")),
  [INVENTORY_KIND] = TANDEM_FIELD_ENUM ("inventory_kind", N_("Kind"), inventory_kind_vocabulary,
                                        TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Inventory")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Inventory"),
                                .transitions = status_steps),
  [BOUNDARY] = TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, TANDEM_EXPECTED,
                                  .group = N_("Inventory")),
  [BOUNDARY_NOTE] = TANDEM_FIELD_L10N ("boundary_note", N_("Boundary in words"), TANDEM_LONG,
                                       .group = N_("Inventory")),
  [POPULATION] = TANDEM_FIELD_DECIMAL ("population", N_("Population in the year"), TANDEM_EXPECTED,
                                       .group = N_("Inventory")),
  [GDP] = TANDEM_FIELD_MONEY ("gdp", N_("GDP"), 0, .group = N_("Inventory")),
  [AREA] = TANDEM_FIELD_DECIMAL ("area", N_("Area (km²)"), 0, .group = N_("Inventory")),
  [HEATING_DEGREE_DAYS] = TANDEM_FIELD_DECIMAL ("heating_degree_days", N_("Heating degree days"), 0,
                                                .group = N_("Inventory")),
  [COOLING_DEGREE_DAYS] = TANDEM_FIELD_DECIMAL ("cooling_degree_days", N_("Cooling degree days"), 0,
                                                .group = N_("Inventory")),
  [METHODOLOGY] = TANDEM_FIELD_ENUM ("methodology", N_("Method"), tandem_vocabulary_inventory_methods,
                                     TANDEM_EXPECTED, .group = N_("Method")),
  [GASES] = TANDEM_FIELD_ENUM_SET ("gases", N_("Gases"), gas_vocabulary, TANDEM_EXPECTED,
                                   .group = N_("Method")),
  [GWP] = TANDEM_FIELD_ENUM ("gwp", N_("Warming potentials"), gwp_vocabulary, TANDEM_EXPECTED,
                             .group = N_("Method")),
  [UNIT] = TANDEM_FIELD_ENUM ("unit", N_("Unit"), unit_vocabulary, TANDEM_EXPECTED, .group = N_("Method")),
  [FACTOR_SOURCE] = TANDEM_FIELD_L10N ("factor_source", N_("Source of emission factors"),
                                       TANDEM_EXPECTED | TANDEM_LONG, .group = N_("Method")),
  [TOOL] = TANDEM_FIELD_TEXT ("tool", N_("Tool"), 0, .group = N_("Method")),
  [DATA_SOURCES] = TANDEM_FIELD_L10N ("data_sources", N_("Data sources"), TANDEM_SEARCHED | TANDEM_LONG,
                                      .group = N_("Method")),
  [ASSUMPTIONS] = TANDEM_FIELD_L10N ("assumptions", N_("Assumptions"), TANDEM_SEARCHED | TANDEM_LONG,
                                     .group = N_("Method")),
  [EXCLUSIONS] = TANDEM_FIELD_L10N ("exclusions", N_("Left out"), TANDEM_SEARCHED | TANDEM_LONG,
                                    .group = N_("Method"),
                                    .help = N_("Also what an emissions trading scheme covers")),
  [IPPU_SIGNIFICANT] = TANDEM_FIELD_BOOL ("ippu_significant", N_("Industrial processes matter here"), 0,
                                          .group = N_("Method")),
  [AFOLU_SIGNIFICANT] = TANDEM_FIELD_BOOL ("afolu_significant", N_("Land use and farming matter here"), 0,
                                           .group = N_("Method")),
  [CHANGES] = TANDEM_FIELD_L10N ("changes", N_("Changed since the last"), TANDEM_LONG, .group = N_("Method")),
  [IMPROVEMENTS] = TANDEM_FIELD_L10N ("improvements", N_("Planned improvements"), TANDEM_LONG,
                                      .group = N_("Method")),
  [VERIFIED] = TANDEM_FIELD_OBJECT ("verified", N_("Verified"), verified_fields, 0, .group = N_("Method")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Method")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("Method")),
  TANDEM_COMMON_FIELDS,
};

static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  gint64 year = tandem_val_int (tandem_doc_field (doc, YEAR), 0);

  return year > 0 ? g_strdup_printf (_("Emission inventory %d"), (int) year) : NULL;
}

const TandemKind tandem_inventory_kind =
{
  .name = "inventory",
  .label = N_("Emission inventory"),
  .plural = N_("Emission inventories"),
  .icon = "place-climate-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = dup_title,
  .record_type = tandem_inventory_get_type,
};

TANDEM_DEFINE_RECORD (TandemInventory, tandem_inventory)
