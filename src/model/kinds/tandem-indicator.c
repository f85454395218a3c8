/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator.h"

#include <string.h>

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"

static const TandemTerm indicator_kind_terms[] =
{
  { "input", N_("Input") },
  { "output", N_("Output") },
  { "result", N_("Result") },
  { "impact", N_("Impact") },
};
TANDEM_DEFINE_TERMS (indicator_kind, "indicator_kind");

static const TandemTerm measure_terms[] =
{
  { "unit", N_("Number") },
  { "percent", N_("Percent") },
  { "nominal", N_("Named values") },
  { "ordinal", N_("Ranks") },
  { "qualitative", N_("In words") },
};
TANDEM_DEFINE_TERMS (measure, "measure");

static const TandemTerm frequency_terms[] =
{
  { "monthly", N_("Monthly") },
  { "quarterly", N_("Quarterly") },
  { "half_yearly", N_("Half-yearly") },
  { "yearly", N_("Yearly") },
  { "every_two_years", N_("Every two years") },
  { "once", N_("Once") },
};
TANDEM_DEFINE_TERMS (frequency, "frequency");

static const TandemTerm value_status_terms[] =
{
  { "provisional", N_("Provisional"), "dim" },
  { "final", N_("Final"), "success" },
};
TANDEM_DEFINE_TERMS (value_status, "value_status");

static const TandemField values_fields[] =
{
  TANDEM_FIELD_TEXT ("period", N_("Period"), TANDEM_REQUIRED,
                     .help = N_("A year, a month or a day: 2020, 2020-05")),
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), 0),
  TANDEM_FIELD_TEXT ("text", N_("In words"), 0),
  TANDEM_FIELD_ENUM ("status", N_("Status"), value_status_vocabulary, 0),
  TANDEM_FIELD_L10N ("note", N_("Note"), 0),
};

enum
{
  OWNER,
  PLAN,
  PARTNERSHIP,
  CITY,
  CODE,
  NAME,
  INDICATOR_KIND,
  UNIT,
  MEASURE,
  DIRECTION,
  ORDER,
  BASELINE,
  TARGET,
  VALUES,
  METHOD,
  FREQUENCY,
  RESPONSIBLE,
};

static const TandemField fields[] =
{
  [OWNER] = TANDEM_FIELD_REF ("owner", N_("Of"),
                              TANDEM_KINDS ("objective", "action", "pilot", "plan", "partnership"),
                              TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Indicator")),
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Indicator")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Indicator")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Indicator")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"),
                              TANDEM_EXPECTED | TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Indicator")),
  [NAME] = TANDEM_FIELD_L10N ("name", N_("Name"),
                              TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                              .group = N_("Indicator")),
  [INDICATOR_KIND] = TANDEM_FIELD_ENUM ("indicator_kind", N_("Kind"), indicator_kind_vocabulary,
                                        TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                        .group = N_("Indicator")),
  [UNIT] = TANDEM_FIELD_TEXT ("unit", N_("Unit"), TANDEM_EXPECTED | TANDEM_LISTED, .group = N_("Indicator")),
  [MEASURE] = TANDEM_FIELD_ENUM ("measure", N_("Measure"), measure_vocabulary, 0, .group = N_("Indicator")),
  [DIRECTION] = TANDEM_FIELD_ENUM ("direction", N_("Direction"), tandem_vocabulary_indicator_direction,
                                   TANDEM_EXPECTED, .group = N_("Indicator")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Indicator")),
  [BASELINE] = TANDEM_FIELD_OBJECT ("baseline", N_("Baseline"), tandem_value_fields, TANDEM_EXPECTED,
                                    .group = N_("Values")),
  [TARGET] = TANDEM_FIELD_OBJECT ("target", N_("Target"), tandem_value_fields, TANDEM_EXPECTED,
                                  .group = N_("Values")),
  [VALUES] = TANDEM_FIELD_LIST ("values", N_("Values"), values_fields, 0, .group = N_("Values")),
  [METHOD] = TANDEM_FIELD_L10N ("method", N_("Source and method"), TANDEM_LONG, .group = N_("How")),
  [FREQUENCY] = TANDEM_FIELD_ENUM ("frequency", N_("How often"), frequency_vocabulary, 0, .group = N_("How")),
  [RESPONSIBLE] = TANDEM_FIELD_REF ("responsible", N_("Responsible"),
                                    TANDEM_KINDS ("organisation", "contact"), 0, .group = N_("How")),
  TANDEM_COMMON_FIELDS,
};

/**
 * tandem_indicator_get_latest:
 * @doc: an indicator
 *
 * Returns: the item of its values with the latest period that has a number; absent without any
 */
TandemVal
tandem_indicator_get_latest (const TandemDoc *doc)
{
  TandemVal latest = { NULL }, item;
  const char *last = NULL;
  TandemValIter iter;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, VALUES));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *period = tandem_val_string (tandem_val_member (item, "period"));
      double number;

      /* ISO dates of any length order like their text. */
      if (period != NULL && tandem_val_number (tandem_val_member (item, "value"), &number) &&
          (last == NULL || strcmp (period, last) > 0))
        {
          latest = item;
          last = period;
        }
    }

  return latest;
}

/**
 * tandem_indicator_get_progress:
 * @doc: an indicator
 * @percent: (out): (value − baseline) ÷ (target − baseline), in percent; may be below 0 or above 100
 *
 * Returns: whether it can be said
 */
gboolean
tandem_indicator_get_progress (const TandemDoc *doc,
                               double          *percent)
{
  double base, target, value;

  if (!tandem_val_number (tandem_val_member (tandem_doc_field (doc, BASELINE), "value"), &base) ||
      !tandem_val_number (tandem_val_member (tandem_doc_field (doc, TARGET), "value"), &target) ||
      !tandem_val_number (tandem_val_member (tandem_indicator_get_latest (doc), "value"),
                          &value) || target == base)
    return FALSE;

  *percent = (value - base) / (target - base) * 100;
  return TRUE;
}

/* For a bar: held between 0 and 100; -1 where nothing can be said. */
static void
compute_progress (const TandemDoc     *doc,
                  const TandemContext *context,
                  GValue              *value)
{
  double percent;

  g_value_set_int (value, tandem_indicator_get_progress (doc, &percent)
                   ? (int) (CLAMP (percent, 0, 100) + 0.5) : -1);
}

static const TandemComputed computed[] =
{
  { "progress", N_("Progress (%)"), G_TYPE_INT, compute_progress },
};

static void
check (TandemCheck *check)
{
  const char *direction = tandem_val_string (tandem_doc_field (check->doc, DIRECTION));
  double base, target;

  if (!tandem_val_number (tandem_val_member (tandem_doc_field (check->doc, BASELINE), "value"), &base) ||
      !tandem_val_number (tandem_val_member (tandem_doc_field (check->doc, TARGET), "value"), &target))
    return;
  if ((g_strcmp0 (direction, "increase") == 0 && target < base) ||
      (g_strcmp0 (direction, "decrease") == 0 && target > base))
    tandem_check_warn (check, "IN-01", "target", _("The target lies on the wrong side of the baseline."));
}

const TandemKind tandem_indicator_kind =
{
  .name = "indicator",
  .label = N_("Indicator"),
  .plural = N_("Indicators"),
  .icon = "view-timeline-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_indicator_get_type,
};

TANDEM_DEFINE_RECORD (TandemIndicator, tandem_indicator)
