/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-gcom.h"

#include "tandem-rules.h"

#define DEADLINES "rules-gcom-deadlines"

void
tandem_deadline_free (TandemDeadline *self)
{
  g_free (self->code);
  g_free (self->label);
  g_free (self->basis);
  g_free (self);
}

static JsonObject *
find_set (const TandemContext *context,
          const char          *set)
{
  JsonObject *rules = tandem_context_get_rules (context, DEADLINES);
  JsonObject *found = tandem_rule_find (rules, "sets", "code", set);

  return found != NULL ? found : tandem_rule_find (rules, "sets", "code",
                                                   tandem_rule_string (rules, "default"));
}

static TandemDeadlineState
judge (TandemDate due,
       TandemDate today,
       int        expiring_months)
{
  if (!tandem_date_is_set (due))
    return TANDEM_DEADLINE_UNKNOWN;
  if (tandem_date_compare (due, today) < 0)
    return TANDEM_DEADLINE_LATE;

  return tandem_date_compare (due,
                              tandem_date_add_months (today, expiring_months)) <= 0 ? TANDEM_DEADLINE_EXPIRING
                                                                                         : TANDEM_DEADLINE_OPEN;
}

static TandemDeadline *
deadline_new (JsonObject          *rule,
              JsonObject          *set,
              const TandemContext *context,
              TandemDate           from)
{
  TandemDeadline *self = g_new0 (TandemDeadline, 1);
  TandemDate today = tandem_context_get_today (context);
  int expiring = (int) CLAMP (tandem_rule_int (set, "expiring_months", 6), 0, 1200);

  self->code = g_strdup (tandem_rule_string (rule, "code"));
  self->label = g_strdup (tandem_rule_label (rule, "label", tandem_context_get_language (context)));
  self->basis = g_strdup (tandem_rule_string (rule, "basis"));
  self->due = tandem_date_add_months (from, (int) CLAMP (tandem_rule_int (rule, "months", 0), 0, 12000));
  self->state = judge (self->due, today, expiring);
  self->days_left = tandem_date_days_between (today, self->due);

  return self;
}

/**
 * tandem_gcom_deadlines:
 * @context: language, today, and the rule set "rules-gcom-deadlines"
 * @set: (nullable): "gcom", "eu_covenant"; the default one if not known
 * @committed: when the city committed, or no date
 * @plan_submitted: when it submitted its plan, or no date
 *
 * The periods are data (domain.md 3.3); this is the arithmetic.
 *
 * Returns: (transfer full) (element-type TandemDeadline): in the order of the rule set
 */
GPtrArray *
tandem_gcom_deadlines (const TandemContext *context,
                       const char          *set,
                       TandemDate           committed,
                       TandemDate           plan_submitted)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_deadline_free);
  JsonObject *rules = find_set (context, set);

  for (guint i = 0; i < tandem_rule_length (rules, "deadlines"); i++)
    {
      JsonObject *rule = tandem_rule_item (rules, "deadlines", i);
      gboolean from_plan = g_strcmp0 (tandem_rule_string (rule, "from"), "plan") == 0;

      g_ptr_array_add (deadlines, deadline_new (rule, rules, context, from_plan ? plan_submitted : committed));
    }

  return deadlines;
}

static gboolean
city_has (const TandemContext *context,
          const char          *kind,
          const char          *city)
{
  g_autoptr(GPtrArray) docs = tandem_context_referring (context, kind, "city", city);

  return docs->len > 0;
}

static TandemDate
get_newest_date (const TandemContext *context,
                 const char          *kind,
                 const char          *field,
                 const char          *city)
{
  g_autoptr(GPtrArray) docs = tandem_context_referring (context, kind, "city", city);
  TandemDate newest = TANDEM_NO_DATE;

  for (guint i = 0; i < docs->len; i++)
    {
      TandemDate date = tandem_val_date (tandem_doc_get (g_ptr_array_index (docs, i), field));

      if (tandem_date_compare (date, newest) > 0)
        newest = date;
    }

  return newest;
}

static gboolean
is_done (const TandemContext *context,
         const char          *code,
         const char          *city,
         TandemDate           plan_submitted)
{
  if (g_strcmp0 (code, "assessment") == 0)
    return city_has (context, "inventory", city) && city_has (context, "rva", city);
  if (g_strcmp0 (code, "target") == 0)
    return city_has (context, "mitigation_target", city) && city_has (context, "adaptation_goal", city);
  if (g_strcmp0 (code, "plan") == 0)
    return tandem_date_is_set (plan_submitted);

  return FALSE;
}

/**
 * tandem_gcom_profile_get_deadlines:
 * @profile: a GCoM commitment
 * @context: language, today, rule sets, and a resolver that sees the city's records
 *
 * What repeats runs anew from the last report that was submitted.
 *
 * Returns: (transfer full) (element-type TandemDeadline): with what is done marked so
 */
GPtrArray *
tandem_gcom_profile_get_deadlines (const TandemDoc     *profile,
                                   const TandemContext *context)
{
  const char *city = tandem_val_string (tandem_doc_get (profile, "city"));
  const char *set = tandem_val_string (tandem_doc_get (profile, "deadlines"));
  TandemDate committed = tandem_val_date (tandem_doc_get (profile, "committed_on"));
  TandemDate submitted = tandem_val_date (tandem_doc_get (profile, "plan_submitted_on"));
  TandemDate report = get_newest_date (context, "monitoring_report", "submitted_on", city);
  g_autoptr(GPtrArray) deadlines = tandem_gcom_deadlines (context, set, committed, submitted);
  g_autoptr(GPtrArray) after = tandem_gcom_deadlines (context, set, TANDEM_NO_DATE, report);

  for (guint i = 0; i < deadlines->len; i++)
    {
      TandemDeadline *deadline = g_ptr_array_index (deadlines, i);
      TandemDeadline *renewed = g_ptr_array_index (after, i);

      if (is_done (context, deadline->code, city, submitted))
        deadline->state = TANDEM_DEADLINE_DONE;
      if (g_strcmp0 (deadline->code, "monitoring") != 0 || !tandem_date_is_set (renewed->due))
        continue;
      deadline->due = renewed->due;
      deadline->state = renewed->state;
      deadline->days_left = renewed->days_left;
    }

  return g_steal_pointer (&deadlines);
}

/**
 * tandem_gcom_profile_get_level:
 * @profile: a GCoM commitment
 * @year: (out): the newest year that is reported, or 0
 *
 * Returns: (transfer none) (nullable): complete, simplified or not_reporting in that year
 */
const char *
tandem_gcom_profile_get_level (const TandemDoc *profile,
                               gint64          *year)
{
  const char *level = NULL;
  TandemValIter iter;
  TandemVal item;

  *year = 0;
  tandem_val_iter_init (&iter, tandem_doc_get (profile, "reporting"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      gint64 its_year = tandem_val_int (tandem_val_member (item, "year"), 0);

      if (its_year > *year)
        {
          *year = its_year;
          level = tandem_val_string (tandem_val_member (item, "crf_level"));
        }
    }

  return level;
}

/* Which badge a rule stands for (addenda B.1: the mapping is ours, by data). */
static const struct { const char *prefix, *pillar, *phase; } phases[] =
{
  { "GC-", NULL, "commitment" },
  { "MI-", "mitigation", "inventory" },
  { "MT-", "mitigation", "target" },
  { "MP-", "mitigation", "plan" },
  { "AA-", "adaptation", "assessment" },
  { "AG-", "adaptation", "goal" },
  { "AP-", "adaptation", "plan" },
  { "EA-01", "energy_access", "assessment" },
  { "EA-02", "energy_access", "target" },
  { "EA-03", "energy_access", "plan" },
};

/**
 * tandem_gcom_rule_get_phase:
 * @rule: "MI-02"
 * @pillar: (out) (nullable): mitigation, adaptation, energy_access, or NULL for all
 *
 * Returns: (transfer none) (nullable): the phase whose badge needs the rule
 */
const char *
tandem_gcom_rule_get_phase (const char  *rule,
                            const char **pillar)
{
  *pillar = NULL;
  for (guint i = 0; rule != NULL && i < G_N_ELEMENTS (phases); i++)
    {
      if (!g_str_has_prefix (rule, phases[i].prefix))
        continue;
      *pillar = phases[i].pillar;
      return phases[i].phase;
    }

  return NULL;
}
