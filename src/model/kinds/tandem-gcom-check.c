/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-gcom.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-plan.h"
#include "tandem-rules.h"

/* Compliance with the reporting framework (domain.md 3.10, addenda C). */

typedef struct
{
  TandemCheck      check;       /* doc is the record in question */
  const TandemDoc *profile;
  const char      *city;
  const char      *level;
  gint64           year;
  JsonObject      *rules;
  JsonObject      *rows;        /* the vocabulary "emission_rows" */
  GHashTable      *records;     /* kind → GPtrArray of TandemDoc: what counts for the city */
} Compliance;

/* shall is a blocker, should a warning, may a hint (domain.md 3.4). */
static TandemSeverity
get_severity (Compliance *self,
              JsonObject *point)
{
  const char *needed = tandem_rule_string (tandem_rule_object (point, "needed"), self->level);

  if (g_strcmp0 (needed, "shall") == 0)
    return TANDEM_SEVERITY_ERROR;

  return g_strcmp0 (needed, "should") == 0 ? TANDEM_SEVERITY_WARNING : TANDEM_SEVERITY_HINT;
}

G_GNUC_PRINTF (5, 6)
static void
report (Compliance      *self,
        const TandemDoc *doc,
        JsonObject      *point,
        TandemSeverity   severity,
        const char      *format,
        ...)
{
  g_autofree char *message = NULL;
  TandemProblem *problem;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  self->check.doc = doc;
  tandem_check_report (&self->check, severity, g_intern_string (tandem_rule_string (point, "rule")),
                       tandem_rule_string (point, "field"), "%s", message);
  problem = g_ptr_array_index (self->check.problems, self->check.problems->len - 1);
  g_set_str (&problem->id, tandem_doc_get_id (doc));
}

static const char *
get_label (Compliance *self,
           JsonObject *point)
{
  return tandem_rule_label (point, "label", tandem_context_get_language (self->check.context));
}

/* ---- which records count ---- */

/* What a resolver hands out is shared with its index: here it is ours to change. */
static GPtrArray *
find_referring (Compliance *self,
                const char *kind,
                const char *field,
                const char *id)
{
  g_autoptr(GPtrArray) shared = tandem_context_referring (self->check.context, kind, field, id);
  GPtrArray *docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  g_ptr_array_extend (docs, shared, (GCopyFunc) (GCallback) tandem_doc_ref, NULL);
  return docs;
}

static GPtrArray *
keep_newest (GPtrArray *docs)
{
  for (guint i = 1; i < docs->len; i++)
    {
      if (tandem_val_int (tandem_doc_get (docs->pdata[i], "year"), 0) >
          tandem_val_int (tandem_doc_get (docs->pdata[0], "year"), 0))
        {
          gpointer newest = docs->pdata[i];

          docs->pdata[i] = docs->pdata[0];
          docs->pdata[0] = newest;
        }
    }
  if (docs->len > 1)
    g_ptr_array_set_size (docs, 1);

  return docs;
}

static GPtrArray *get_records (Compliance *self,
                               const char *kind);

/* The records of @kind that refer by @field to those of @parent_kind. */
static GPtrArray *
find_under (Compliance *self,
            const char *kind,
            const char *field,
            const char *parent_kind)
{
  GPtrArray *parents = get_records (self, parent_kind);
  GPtrArray *docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  for (guint i = 0; i < parents->len; i++)
    g_ptr_array_extend_and_steal (docs,
                                  find_referring (self, kind, field, tandem_doc_get_id (parents->pdata[i])));

  return docs;
}

static GPtrArray *
find_plans (Compliance *self)
{
  GPtrArray *docs = find_referring (self, "plan", "city", self->city);

  for (guint i = docs->len; i-- > 0;)
    {
      if (!tandem_plan_is_climate (docs->pdata[i]))
        g_ptr_array_remove_index (docs, i);
    }

  return docs;
}

static GPtrArray *
find_records (Compliance *self,
              const char *kind)
{
  if (g_str_equal (kind, "plan"))
    return find_plans (self);
  if (g_str_equal (kind, "action"))
    return find_under (self, kind, "plan", "plan");
  if (g_str_equal (kind, "emission"))
    return find_under (self, kind, "inventory", "inventory");
  if (g_str_equal (kind, "hazard"))
    return find_under (self, kind, "rva", "rva");
  if (g_str_equal (kind, "inventory") || g_str_equal (kind, "rva") || g_str_equal (kind, "energy_assessment"))
    return keep_newest (find_referring (self, kind, "city", self->city));

  return find_referring (self, kind, "city", self->city);
}

static GPtrArray *
get_records (Compliance *self,
             const char *kind)
{
  GPtrArray *docs = g_hash_table_lookup (self->records, kind);

  if (docs == NULL)
    {
      docs = find_records (self, kind);
      g_hash_table_insert (self->records, g_strdup (kind), docs);
    }

  return docs;
}

/* ---- presence ---- */

static gboolean
is_present (const TandemDoc *doc,
            const char      *field)
{
  TandemVal value = tandem_doc_get (doc, field);

  switch (tandem_val_type (value))
    {
    case TANDEM_VAL_STRING:
      return *tandem_val_string (value) != '\0';
    case TANDEM_VAL_ARRAY:
    case TANDEM_VAL_OBJECT:
      return tandem_val_length (value) > 0;
    case TANDEM_VAL_ABSENT:
    case TANDEM_VAL_NULL:
      return FALSE;
    case TANDEM_VAL_BOOL:
    case TANDEM_VAL_INT:
    case TANDEM_VAL_NUMBER:
    default:
      return TRUE;
    }
}

/* What may stand for a field: a file for a link, a set year for a base year. */
static const struct { const char *field, *instead; } substitutes[] =
{
  { "url", "files" },
  { "base_year", "set_year" },
  { "mitigation_type", "action_type" },
};

static gboolean
has_field (const TandemDoc *doc,
           const char      *field)
{
  if (is_present (doc, field))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (substitutes); i++)
    {
      if (g_str_equal (substitutes[i].field, field) && is_present (doc, substitutes[i].instead))
        return TRUE;
    }

  return FALSE;
}

/* Whether @point is asked of @doc: only targets of some forms, actions of one pillar. */
static gboolean
applies (JsonObject      *point,
         const TandemDoc *doc)
{
  JsonObject *when = tandem_rule_object (point, "when");
  const char *id = tandem_rule_string (point, "id");
  JsonArray *types;
  gboolean listed = FALSE;

  if (g_str_has_prefix (id, "mitigation_action."))
    return tandem_val_has_code (tandem_doc_get (doc, "pillars"), "mitigation") ||
           is_present (doc, "mitigation_sector");
  if (g_str_has_prefix (id, "adaptation_action."))
    return tandem_val_has_code (tandem_doc_get (doc, "pillars"), "adaptation") ||
           is_present (doc, "adaptation_family");

  types = tandem_rule_array (when, "target_type");
  for (guint i = 0; types != NULL && i < json_array_get_length (types); i++)
    {
      JsonNode *type = json_array_get_element (types, i);

      listed |= json_node_get_value_type (type) == G_TYPE_STRING &&
                tandem_val_has_code (tandem_doc_get (doc, "target_type"), json_node_get_string (type));
    }

  return types == NULL || listed;
}

static void
check_presence (Compliance *self,
                JsonObject *point)
{
  const char *kind = tandem_rule_string (point, "kind");
  const char *field = tandem_rule_string (point, "field");
  GPtrArray *docs;

  if (kind == NULL || field == NULL)
    return;
  if (g_str_equal (kind, "gcom_profile"))
    {
      if (!has_field (self->profile, field))
        report (self, self->profile, point, get_severity (self, point), _("%s: missing."),
                get_label (self, point));
      return;
    }

  docs = get_records (self, kind);
  for (guint i = 0; i < docs->len; i++)
    {
      if (applies (point, docs->pdata[i]) && !has_field (docs->pdata[i], field))
        report (self, docs->pdata[i], point, get_severity (self, point), _("%s: missing."),
                get_label (self, point));
    }
}

/* ---- what is more than presence ---- */

static void
check_level (Compliance *self,
             JsonObject *point)
{
  if (self->year == 0 || tandem_gcom_profile_get_level (self->profile, &self->year) == NULL)
    report (self, self->profile, point, get_severity (self, point),
            _("The level of the reporting year is not chosen."));
}

/* Whether a line of @row has a value (or, if @or_key, a notation key) in @type (NULL: any). */
static gboolean
has_emission (Compliance *self,
              const char *row,
              const char *type,
              gboolean    or_key)
{
  GPtrArray *lines = get_records (self, "emission");

  for (guint i = 0; i < lines->len; i++)
    {
      if (tandem_val_has_code (tandem_doc_get (lines->pdata[i], "row"), row) &&
          (type == NULL || tandem_val_has_code (tandem_doc_get (lines->pdata[i], "emission_type"), type)) &&
          (is_present (lines->pdata[i], "total") || (or_key && is_present (lines->pdata[i], "notation_key"))))
        return TRUE;
    }

  return FALSE;
}

static void
check_rows (Compliance *self,
            JsonObject *point)
{
  GPtrArray *inventories = get_records (self, "inventory");

  for (guint i = 0; inventories->len > 0 && i < tandem_rule_length (self->rows, "terms"); i++)
    {
      JsonObject *row = tandem_rule_item (self->rows, "terms", i);
      const char *code = tandem_rule_string (row, "code");
      gboolean direct, indirect;

      if (g_strcmp0 (tandem_rule_string (row, "mark"), "^^") != 0)
        continue;
      direct = has_emission (self, code, "direct", TRUE);
      indirect = has_emission (self, code, "indirect_grid", TRUE);
      if (!direct || !indirect)
        report (self, inventories->pdata[0], point, get_severity (self, point),
                direct ? _("%s: neither a value nor a key for grid energy.")
                       : indirect ? _("%s: neither a value nor a key for direct emissions.")
                                  : _("%s: neither a value nor a key."),
                tandem_rule_label (row, "label", tandem_context_get_language (self->check.context)));
    }
}

static gboolean
sector_has_value (Compliance *self,
                  const char *sector)
{
  for (guint i = 0; i < tandem_rule_length (self->rows, "terms"); i++)
    {
      JsonObject *row = tandem_rule_item (self->rows, "terms", i);

      if (g_strcmp0 (tandem_rule_string (row, "sector"), sector) == 0 &&
          has_emission (self, tandem_rule_string (row, "code"), NULL, FALSE))
        return TRUE;
    }

  return FALSE;
}

static void
check_totals (Compliance *self,
              JsonObject *point)
{
  static const struct { const char *sector, *message; } totals[] =
  {
    { "stationary_energy", N_("There is no value for stationary energy.") },
    { "transport", N_("There is no value for transport.") },
  };
  GPtrArray *inventories = get_records (self, "inventory");

  for (guint i = 0; inventories->len > 0 && i < G_N_ELEMENTS (totals); i++)
    {
      if (!sector_has_value (self, totals[i].sector))
        report (self, inventories->pdata[0], point, get_severity (self, point), "%s", _(totals[i].message));
    }
}

static void
check_significant (Compliance *self,
                   JsonObject *point)
{
  static const struct { const char *flag, *sector, *message; } sectors[] =
  {
    { "ippu_significant", "ippu", N_("Industrial processes matter here, and have no value.") },
    { "afolu_significant", "afolu", N_("Land use and farming matter here, and have no value.") },
  };
  GPtrArray *inventories = get_records (self, "inventory");

  for (guint i = 0; inventories->len > 0 && i < G_N_ELEMENTS (sectors); i++)
    {
      if (tandem_val_bool (tandem_doc_get (inventories->pdata[0], sectors[i].flag)) &&
          !sector_has_value (self, sectors[i].sector))
        report (self, inventories->pdata[0], point, get_severity (self, point), "%s", _(sectors[i].message));
    }
}

static void
check_keys (Compliance *self,
            JsonObject *point)
{
  GPtrArray *lines = get_records (self, "emission");

  for (guint i = 0; i < lines->len; i++)
    {
      if (is_present (lines->pdata[i], "notation_key") && !is_present (lines->pdata[i], "explanation"))
        report (self, lines->pdata[i], point, get_severity (self, point),
                _("A notation key needs an explanation."));
      if (tandem_val_has_code (tandem_doc_get (lines->pdata[i], "notation_key"), "IE") &&
          !is_present (lines->pdata[i], "included_in"))
        report (self, lines->pdata[i], point, get_severity (self, point), _("Where is it included?"));
    }
}

static void
check_not_estimated (Compliance *self,
                     JsonObject *point)
{
  TandemSeverity severity = get_severity (self, point);
  GPtrArray *lines = get_records (self, "emission");

  for (guint i = 0; i < lines->len; i++)
    {
      JsonObject *row = tandem_rule_find (self->rows, "terms", "code",
                                          tandem_val_string (tandem_doc_get (lines->pdata[i], "row")));

      /* A hint at the simplified level (addenda C.2). */
      if (tandem_val_has_code (tandem_doc_get (lines->pdata[i], "notation_key"), "NE") &&
          g_strcmp0 (tandem_rule_string (row, "mark"), "^^") == 0)
        report (self, lines->pdata[i], point,
                severity == TANDEM_SEVERITY_ERROR ? TANDEM_SEVERITY_ERROR : TANDEM_SEVERITY_HINT,
                _("“Not estimated” does not do for this source."));
    }
}

static void
check_explanations (Compliance *self,
                    JsonObject *point)
{
  GPtrArray *lines = get_records (self, "emission");

  for (guint i = 0; i < lines->len; i++)
    {
      if (tandem_val_bool (tandem_doc_get (lines->pdata[i], "ets")) &&
          !is_present (lines->pdata[i], "explanation"))
        report (self, lines->pdata[i], point, get_severity (self, point),
                _("Emissions trading covers it: that must be explained."));
    }
}

static void
check_age (Compliance *self,
           JsonObject *point)
{
  JsonObject *rules = tandem_context_get_rules (self->check.context, "rules-gcom-deadlines");
  JsonObject *set = tandem_rule_find (rules, "sets", "code",
                                      tandem_val_string (tandem_doc_get (self->profile, "deadlines")));
  GPtrArray *inventories = get_records (self, "inventory");
  gint64 max = tandem_rule_int (set != NULL ? set : tandem_rule_item (rules, "sets", 0),
                                "max_inventory_age_years", 0);
  gint64 now = self->year > 0 ? self->year : tandem_context_get_today (self->check.context).ymd / 10000;
  gint64 year = inventories->len > 0 ? tandem_val_int (tandem_doc_get (inventories->pdata[0], "year"), 0) : 0;

  if (max > 0 && year > 0 && now - year > max)
    report (self, inventories->pdata[0], point, get_severity (self, point),
            _("The inventory is %d years old; it may be %d."), (int) (now - year), (int) max);
}

static void
check_ambition (Compliance *self,
                JsonObject *point)
{
  GPtrArray *targets = get_records (self, "mitigation_target");

  for (guint i = 0; i < targets->len; i++)
    {
      TandemVal ambition = tandem_doc_get (targets->pdata[i], "ambition");

      if (tandem_val_has_code (ambition, "below"))
        report (self, targets->pdata[i], point, TANDEM_SEVERITY_ERROR,
                _("It is less ambitious than the national contribution."));
      else if (!tandem_val_exists (ambition) || tandem_val_has_code (ambition, "unknown"))
        report (self, targets->pdata[i], point, TANDEM_SEVERITY_WARNING,
                _("It is not compared with the national contribution."));
    }
}

static gboolean
has_energy_value (const TandemDoc *assessment,
                  const char      *indicator)
{
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (assessment, "values"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      TandemVal availability = tandem_val_member (item, "availability");

      if (tandem_val_has_code (tandem_val_member (item, "indicator"), indicator) &&
          (tandem_val_string (tandem_val_member (item, "value")) != NULL ||
           ((tandem_val_has_code (availability, "confidential") ||
             tandem_val_has_code (availability, "not_estimated")) &&
            tandem_val_length (tandem_val_member (item, "reason")) > 0)))
        return TRUE;
    }

  return FALSE;
}

static void
check_energy_values (Compliance *self,
                     JsonObject *point)
{
  JsonObject *indicators = tandem_context_get_rules (self->check.context, "energy_indicators");
  GPtrArray *assessments = get_records (self, "energy_assessment");

  for (guint i = 0; assessments->len > 0 && i < tandem_rule_length (indicators, "terms"); i++)
    {
      JsonObject *indicator = tandem_rule_item (indicators, "terms", i);

      if (!has_energy_value (assessments->pdata[0], tandem_rule_string (indicator, "code")))
        report (self, assessments->pdata[0], point, get_severity (self, point),
                _("%s: neither a value nor the reason why there is none."),
                tandem_rule_label (indicator, "label", tandem_context_get_language (self->check.context)));
    }
}

static void
check_energy_plan (Compliance *self,
                   JsonObject *point)
{
  static const char *const scopes[] = { "integrated", "mitigation_energy", "energy" };
  GPtrArray *plans = get_records (self, "plan");
  GPtrArray *actions = get_records (self, "action");
  gboolean found = FALSE;

  for (guint i = 0; i < plans->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (scopes); j++)
        found |= tandem_val_has_code (tandem_doc_get (plans->pdata[i], "scope"), scopes[j]);
    }
  for (guint i = 0; i < actions->len; i++)
    found |= is_present (actions->pdata[i], "energy_indicators");

  if (!found)
    report (self, self->profile, point, get_severity (self, point),
            _("No plan covers energy, and no action moves an energy indicator."));
}

/* MO-01: a warning while the report is due soon, a blocker once it is late. */
static void
check_monitoring (Compliance *self,
                  JsonObject *point)
{
  g_autoptr(GPtrArray) deadlines = tandem_gcom_profile_get_deadlines (self->profile, self->check.context);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *day = tandem_date_to_text (deadline->due);

      if (g_strcmp0 (deadline->code, "monitoring") != 0)
        continue;
      if (deadline->state == TANDEM_DEADLINE_LATE)
        report (self, self->profile, point, TANDEM_SEVERITY_ERROR, _("The monitoring report was due on %s."),
                day);
      else if (deadline->state == TANDEM_DEADLINE_EXPIRING)
        report (self, self->profile, point, TANDEM_SEVERITY_WARNING, _("The monitoring report is due on %s."),
                day);
    }
}

static void
check_nothing (Compliance *self,
               JsonObject *point)
{
}

/* energy.target is met by any target; its presence is asked for with the records. */
static const struct { const char *id; void (*check) (Compliance *self, JsonObject *point); } special[] =
{
  { "profile.crf_level", check_level },
  { "inventory.rows", check_rows },
  { "inventory.totals", check_totals },
  { "inventory.keys", check_keys },
  { "inventory.ne", check_not_estimated },
  { "inventory.significant", check_significant },
  { "inventory.age", check_age },
  { "inventory.explanations", check_explanations },
  { "target.ambition", check_ambition },
  { "energy.values", check_energy_values },
  { "energy.target", check_nothing },
  { "energy.plan", check_energy_plan },
  { "monitoring.due", check_monitoring },
};

static void
check_point (Compliance *self,
             JsonObject *point)
{
  const char *id = tandem_rule_string (point, "id");

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (special); i++)
    {
      if (g_str_equal (special[i].id, id))
        {
          special[i].check (self, point);
          return;
        }
    }

  if (id != NULL)
    check_presence (self, point);
}

/* ---- what must be there at all ---- */

static const struct { const char *kind, *id, *message; } records_needed[] =
{
  { "inventory", "inventory.year", N_("There is no emission inventory.") },
  { "mitigation_target", "target.target_type", N_("There is no emission target.") },
  { "plan", "plan.scope", N_("There is no climate plan.") },
  { "rva", "rva.done", N_("There is no risk and vulnerability assessment.") },
  { "hazard", "hazard.probability", N_("No hazard is assessed.") },
  { "adaptation_goal", "goal.statement", N_("There is no adaptation goal.") },
  { "energy_assessment", "energy.values", N_("Energy access is not assessed.") },
  { "energy_target", "energy.target", N_("There is no target for energy.") },
};

static gboolean
has_action (Compliance *self,
            JsonObject *point)
{
  GPtrArray *actions = get_records (self, "action");

  for (guint i = 0; i < actions->len; i++)
    {
      if (applies (point, actions->pdata[i]))
        return TRUE;
    }

  return FALSE;
}

static void
check_records (Compliance *self)
{
  static const struct { const char *id, *message; } actions[] =
  {
    { "mitigation_action.mitigation_sector", N_("The plan has no mitigation action.") },
    { "adaptation_action.in_plan", N_("The plan has no adaptation action.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (records_needed); i++)
    {
      JsonObject *point = tandem_rule_find (self->rules, "points", "id", records_needed[i].id);

      if (point != NULL && get_records (self, records_needed[i].kind)->len == 0)
        report (self, self->profile, point, get_severity (self, point), "%s", _(records_needed[i].message));
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      JsonObject *point = tandem_rule_find (self->rules, "points", "id", actions[i].id);

      if (point != NULL && get_records (self, "plan")->len > 0 && !has_action (self, point))
        report (self, self->profile, point, get_severity (self, point), "%s", _(actions[i].message));
    }
}

/* GC-03: members of the EU Covenant have a plan after 24 months. */
static void
check_covenant (Compliance *self)
{
  g_autoptr(GPtrArray) deadlines = tandem_gcom_profile_get_deadlines (self->profile, self->check.context);

  if (!tandem_val_has_code (tandem_doc_get (self->profile, "deadlines"), "eu_covenant"))
    return;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *day = tandem_date_to_text (deadline->due);
      TandemProblem *problem;

      if (g_strcmp0 (deadline->code, "plan") != 0 || deadline->state != TANDEM_DEADLINE_LATE)
        continue;
      self->check.doc = self->profile;
      tandem_check_report (&self->check, TANDEM_SEVERITY_ERROR, "GC-03", "plan_submitted_on",
                           _("The plan was due on %s."), day);
      problem = g_ptr_array_index (self->check.problems, self->check.problems->len - 1);
      g_set_str (&problem->id, tandem_doc_get_id (self->profile));
    }
}

/**
 * tandem_gcom_check:
 * @profile: a GCoM commitment
 * @context: language, today, rule sets, and a resolver that sees the city's records
 *
 * Asks each data point of a rule set of the records it is about: what is plain
 * presence follows from the rule set alone, what is more has a function here.
 *
 * Compares what a city has with the rule set its commitment names, at the level
 * of its newest reporting year (complete, where none is chosen). Severity says how
 * much is needed: an error is a blocker, a warning is strongly recommended, a
 * hint is optional. Nothing is asked of a city that does not report. Any thread.
 *
 * Returns: (transfer full) (element-type TandemProblem): findings; each names
 *   its record in @id and its rule
 */
GPtrArray *
tandem_gcom_check (const TandemDoc     *profile,
                   const TandemContext *context)
{
  g_autoptr(GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) g_ptr_array_unref);
  Compliance self = { .check.doc = profile, .check.context = context, .profile = profile, .records = records };
  const char *rule_set;
  g_autofree char *name = NULL;

  g_return_val_if_fail (profile != NULL, NULL);

  rule_set = tandem_val_string (tandem_doc_get (profile, "rule_set"));
  name = g_strconcat ("rules-", rule_set != NULL ? rule_set : "crf_2level", NULL);
  self.check.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_problem_free);
  self.city = tandem_val_string (tandem_doc_get (profile, "city"));
  self.level = tandem_gcom_profile_get_level (profile, &self.year);
  self.rules = tandem_context_get_rules (context, name);
  self.rows = tandem_context_get_rules (context, "emission_rows");
  if (g_strcmp0 (self.level, "not_reporting") == 0)
    return self.check.problems;
  if (self.level == NULL)
    self.level = "complete";

  check_records (&self);
  for (guint i = 0; i < tandem_rule_length (self.rules, "points"); i++)
    check_point (&self, tandem_rule_item (self.rules, "points", i));
  check_covenant (&self);

  return self.check.problems;
}
