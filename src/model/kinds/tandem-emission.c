/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-emission.h"

#include "kinds/tandem-parts.h"

static const TandemTerm emission_type_terms[] =
{
  { "direct", N_("Direct") },
  { "indirect_grid", N_("From grid energy") },
  { "other_outside_boundary", N_("Outside the boundary") },
};
TANDEM_DEFINE_TERMS (emission_type, "emission_type");

static const TandemTerm notation_key_terms[] =
{
  { "NO", N_("NO – not occurring") },
  { "IE", N_("IE – included elsewhere") },
  { "C", N_("C – confidential") },
  { "NE", N_("NE – not estimated") },
};
TANDEM_DEFINE_TERMS (notation_key, "notation_key");

static const TandemTerm quality_terms[] =
{
  { "high", N_("High") },
  { "medium", N_("Medium") },
  { "low", N_("Low") },
};
TANDEM_DEFINE_TERMS (quality, "quality");

static const TandemField factor_fields[] =
{
  TANDEM_FIELD_DECIMAL ("value", N_("Factor"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_TEXT ("source", N_("Source"), 0),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), tandem_range_year, 0),
};

static const TandemField activity_fields[] =
{
  TANDEM_FIELD_L10N ("fuel", N_("Fuel or activity"), TANDEM_REQUIRED),
  TANDEM_FIELD_DECIMAL ("amount", N_("Quantity"), 0),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_TEXT ("source", N_("Source"), 0),
  TANDEM_FIELD_ENUM ("quality", N_("Quality"), quality_vocabulary, 0),
  TANDEM_FIELD_OBJECT ("factor", N_("Emission factor"), factor_fields, 0),
};

static const TandemField gases_fields[] =
{
  TANDEM_FIELD_DECIMAL ("co2", N_("CO₂ (t)"), 0),
  TANDEM_FIELD_DECIMAL ("ch4", N_("CH₄ (t CO₂e)"), 0),
  TANDEM_FIELD_DECIMAL ("n2o", N_("N₂O (t CO₂e)"), 0),
  TANDEM_FIELD_DECIMAL ("biogenic_co2", N_("Biogenic CO₂ (t)"), 0),
};

static const TandemField request_fields[] =
{
  TANDEM_FIELD_REF ("holder", N_("Holder"), TANDEM_KINDS ("organisation"), 0),
  TANDEM_FIELD_DATE ("asked_on", N_("Asked on"), 0),
  TANDEM_FIELD_DATE ("received_on", N_("Received on"), 0),
  TANDEM_FIELD_L10N ("note", N_("Note"), 0),
};

enum
{
  INVENTORY,
  CITY,
  ROW,
  GPC_REF,
  EMISSION_TYPE,
  TOTAL,
  NOTATION_KEY,
  INCLUDED_IN,
  EXPLANATION,
  ETS,
  GASES,
  ACTIVITY,
  REQUEST,
};

static const TandemField fields[] =
{
  [INVENTORY] = TANDEM_FIELD_REF ("inventory", N_("Inventory"), TANDEM_KINDS ("inventory"),
                                  TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Row")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Row")),
  [ROW] = TANDEM_FIELD_ENUM ("row", N_("Row"), tandem_vocabulary_emission_rows,
                             TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Row")),
  [GPC_REF] = TANDEM_FIELD_TEXT ("gpc_ref", N_("GPC reference"),
                                 TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_CODE, .group = N_("Row"),
                                 .help = N_("For example I.1.1")),
  [EMISSION_TYPE] = TANDEM_FIELD_ENUM ("emission_type", N_("Emissions"), emission_type_vocabulary,
                                       TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Row")),
  [TOTAL] = TANDEM_FIELD_DECIMAL ("total", N_("Total (t CO₂e)"), TANDEM_LISTED, .group = N_("Value"),
                                  .help = N_("May stand beside a key")),
  [NOTATION_KEY] = TANDEM_FIELD_ENUM ("notation_key", N_("Notation key"), notation_key_vocabulary,
                                      TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Value")),
  [INCLUDED_IN] = TANDEM_FIELD_ENUM ("included_in", N_("Included in"), tandem_vocabulary_emission_rows, 0,
                                     .group = N_("Value"), .help = N_("The row that has it, for IE")),
  [EXPLANATION] = TANDEM_FIELD_L10N ("explanation", N_("Explanation"), TANDEM_LONG, .group = N_("Value"),
                                     .help = N_("Says what is left out and what emissions trading covers")),
  [ETS] = TANDEM_FIELD_BOOL ("ets", N_("Covered by emissions trading"), 0, .group = N_("Value")),
  [GASES] = TANDEM_FIELD_OBJECT ("gases", N_("By gas"), gases_fields, 0, .group = N_("Value")),
  [ACTIVITY] = TANDEM_FIELD_LIST ("activity", N_("Activity data"), activity_fields, 0, .group = N_("Data")),
  [REQUEST] = TANDEM_FIELD_OBJECT ("request", N_("Data asked for"), request_fields, 0, .group = N_("Data")),
  TANDEM_COMMON_FIELDS,
};

/* "I.1.1 Residential buildings, direct" */
static char *
dup_title (const TandemDoc     *doc,
           const TandemContext *context)
{
  g_autofree char *row = tandem_doc_dup_text (doc, ROW, context);
  g_autofree char *type = tandem_doc_dup_text (doc, EMISSION_TYPE, context);

  if (row == NULL || type == NULL)
    return g_strdup (row);

  /* Translators: a line of an inventory: source, scope */
  return g_strdup_printf (_("%s: %s"), row, type);
}

static void
check (TandemCheck *check)
{
  const char *key = tandem_val_string (tandem_doc_field (check->doc, NOTATION_KEY));
  gboolean value = tandem_val_string (tandem_doc_field (check->doc, TOTAL)) != NULL;

  if (key == NULL && !value)
    tandem_check_warn (check, "MI-02", "total", _("There is neither a value nor a notation key."));
  if (key != NULL && tandem_val_type (tandem_doc_field (check->doc, EXPLANATION)) != TANDEM_VAL_OBJECT)
    tandem_check_warn (check, "MI-03", "explanation", _("A notation key needs an explanation."));
  if (g_strcmp0 (key, "IE") == 0 && tandem_val_string (tandem_doc_field (check->doc, INCLUDED_IN)) == NULL)
    tandem_check_warn (check, "MI-03", "included_in", _("Where is it included?"));
}

const TandemKind tandem_emission_kind =
{
  .name = "emission",
  .label = N_("Emission line"),
  .plural = N_("Emission lines"),
  .icon = "view-list-symbolic",
  .scope = TANDEM_SCOPE_CITY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .title = dup_title,
  .record_type = tandem_emission_get_type,
};

TANDEM_DEFINE_RECORD (TandemEmission, tandem_emission)
