/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-kinds.h"

#include <string.h>

#include "kinds/tandem-milestone.h"
#include "kinds/tandem-parts.h"
#include "tandem-rules.h"

/* The tables of all kinds, their vocabularies and state machines. */

static TandemVocabularies *vocabularies;

static const char *const all_kinds[] =
{
  "programme", "call", "application", "city", "organisation", "contact", "partnership", "agreement", "plan",
  "plan_version", "section", "problem", "objective", "action", "pilot", "milestone", "indicator", "risk", "stakeholder", "event",
  "decision", "question", "contact_log", "attachment", "practice", "gcom_profile", "inventory", "emission",
  "mitigation_target", "rva", "hazard", "adaptive_capacity", "adaptation_goal", "energy_assessment",
  "energy_target", "monitoring_report", "uea_membership", "uea_assessment", "term", NULL,
};

static void
test_complete (void)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  g_assert_cmpuint (n_kinds, ==, g_strv_length ((char **) all_kinds));
  for (guint i = 0; i < n_kinds; i++)
    g_assert_true (g_strv_contains (all_kinds, kinds[i]->name));
  for (guint i = 0; all_kinds[i] != NULL; i++)
    g_assert_cmpstr (tandem_kind_find (all_kinds[i])->name, ==, all_kinds[i]);
}

/* Called on every field of every table and sub-table. */
typedef void (*FieldFunc) (const TandemKind  *kind,
                           const TandemField *field,
                           guint              depth);

static void
walk (const TandemKind  *kind,
      const TandemField *table,
      guint              n_fields,
      guint              depth,
      FieldFunc          func)
{
  for (guint i = 0; i < n_fields; i++)
    {
      func (kind, &table[i], depth);
      if (table[i].sub != NULL)
        walk (kind, table[i].sub, table[i].n_sub, depth + (table[i].type == &tandem_type_list), func);
    }
}

static void
walk_all (FieldFunc func)
{
  for (guint i = 0; tandem_kinds[i] != NULL; i++)
    walk (tandem_kinds[i], tandem_kinds[i]->fields, tandem_kinds[i]->n_fields, 0, func);
}

static void
assert_field (const TandemKind  *kind,
              const TandemField *field,
              guint              depth)
{
  /* A hole in the designated initialisers would show here. */
  if (field->name == NULL || field->label == NULL || field->type == NULL)
    g_error ("%s has a field without name, label or type", kind->name);
  g_assert_cmpuint (strspn (field->name, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==, strlen (field->name));
  g_assert_true (g_ascii_isupper (*field->label) || !g_ascii_isalpha (*field->label));

  if (field->type == &tandem_type_list && depth > 0)
    g_error ("%s.%s: a list in a list item is a kind of its own", kind->name, field->name);
  if (tandem_field_is_reference (field))
    {
      TandemKindNames kinds = field->arg;

      for (guint i = 0; kinds[i] != NULL; i++)
        {
          if (tandem_kind_find (kinds[i]) == NULL)
            g_error ("%s.%s refers to a kind “%s”", kind->name, field->name, kinds[i]);
        }
    }
}

static void
assert_unique (const char        *place,
               const TandemField *table,
               guint              n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (tandem_field_find (table, n_fields, table[i].name) != &table[i])
        g_error ("%s has two fields “%s”", place, table[i].name);
      if (table[i].sub != NULL)
        assert_unique (table[i].name, table[i].sub, table[i].n_sub);
    }
}

static void
test_tables (void)
{
  walk_all (assert_field);

  for (guint i = 0; tandem_kinds[i] != NULL; i++)
    {
      const TandemKind *kind = tandem_kinds[i];
      guint n = kind->n_fields, titles = 0, parents = 0;

      assert_unique (kind->name, kind->fields, n);
      g_assert_cmpstr (kind->fields[n - 2].name, ==, "illustration");
      g_assert_cmpstr (kind->fields[n - 1].name, ==, "source");
      for (guint j = 0; j < n; j++)
        {
          titles += (kind->fields[j].flags & TANDEM_TITLE) != 0;
          parents += (kind->fields[j].flags & TANDEM_PARENT) != 0;

          /* A field has a property of its name and one for its text. */
          if (g_str_has_suffix (kind->fields[j].name, "_text"))
            {
              g_autofree char *base = g_strndup (kind->fields[j].name, strlen (kind->fields[j].name) - strlen ("_text"));

              g_assert_cmpint (tandem_kind_get_field (kind, base), <, 0);
            }
        }
      if (titles != (kind->title == NULL) || parents > 1)
        g_error ("%s has %u title fields, %u parents", kind->name, titles, parents);
      for (guint j = 0; j < kind->n_computed; j++)
        {
          if (tandem_kind_get_field (kind, kind->computed[j].name) >= 0)
            g_error ("%s: “%s” is a field and computed", kind->name, kind->computed[j].name);
        }
      if (kind->scope == TANDEM_SCOPE_CITY)
        g_assert_cmpint (tandem_kind_get_field (kind, "city"), >=, 0);
      if (kind->scope == TANDEM_SCOPE_PAIR && !g_str_equal (kind->name, "partnership"))
        g_assert_cmpint (tandem_kind_get_field (kind, "partnership"), >=, 0);
    }
}

/* What other parts and the demo programme rely on. */
static void
test_agreed_names (void)
{
  static const struct { const char *kind, *fields; } agreed[] =
  {
    { "city", "name short_name city_kind country subdivision codes location timezone population area gdp languages "
      "website memberships profile strengths needs" },
    { "partnership", "code programme round form members topics sdgs urban_agenda key_focus challenges objectives_text "
      "activities expected_results description background period status coordinators confidentiality" },
    { "plan", "plan_kind title owner partnership city period base_language languages status version vision approvals versions" },
    { "section", "plan key heading body order mandatory" },
    { "objective", "plan code level statement parent result smart order" },
    { "action", "plan objectives code title description action_type topics cities lead partners start end outputs cost "
      "funding status progress_pct order inspired_by" },
    { "pilot", "partnership plan actions code title summary city place lead period status results budget funding order" },
    { "milestone", "owner plan partnership code title responsible side baseline_due due forecast done_on weight_pct "
      "deliverable depends_on status updates order" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    {
      g_auto(GStrv) names = g_strsplit (agreed[i].fields, " ", -1);

      for (guint j = 0; names[j] != NULL; j++)
        {
          if (tandem_kind_get_field (tandem_kind_find (agreed[i].kind), names[j]) < 0)
            g_error ("%s has no “%s”", agreed[i].kind, names[j]);
        }
    }
}

static void
assert_vocabulary (const TandemKind  *kind,
                   const TandemField *field,
                   guint              depth)
{
  const TandemVocabularyRef *ref = field->arg;
  const TandemVocabulary *vocabulary;

  if (field->type != &tandem_type_enum && field->type != &tandem_type_enum_set)
    return;

  vocabulary = ref->fixed != NULL ? ref->fixed : tandem_vocabularies_get (vocabularies, ref->name, "en");
  if (vocabulary == NULL)
    g_error ("%s.%s: there is no vocabulary “%s”", kind->name, field->name, ref->name);
  g_assert_cmpuint (vocabulary->n_terms, >, 0);
  for (guint i = 0; i < vocabulary->n_terms; i++)
    {
      if (tandem_vocabulary_index (vocabulary, vocabulary->terms[i].code) != (int) i)
        g_error ("%s: “%s” is there twice", ref->name, vocabulary->terms[i].code);
    }
}

static void
test_field_vocabularies (void)
{
  walk_all (assert_vocabulary);
}

/* Every state is a row, every row a state, and all can be reached from the first. */
static void
assert_transitions (const TandemKind  *kind,
                    const TandemField *field,
                    guint              depth)
{
  const TandemVocabularyRef *ref = field->arg;
  const TandemTransition *row = field->transitions;
  g_autoptr(GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  guint rows = 0;

  if (row == NULL)
    return;

  g_hash_table_add (reached, (gpointer) row->from);
  for (; row->from != NULL; row++, rows++)
    {
      if (tandem_vocabulary_find (ref->fixed, row->from) == NULL)
        g_error ("%s.%s: “%s” is no state", kind->name, field->name, row->from);
      for (guint i = 0; row->to[i] != NULL; i++)
        {
          if (tandem_vocabulary_find (ref->fixed, row->to[i]) == NULL)
            g_error ("%s.%s: “%s” is no state", kind->name, field->name, row->to[i]);
          g_hash_table_add (reached, (gpointer) row->to[i]);
          g_assert_true (tandem_field_can_follow (field, row->from, row->to[i]));
        }
    }

  g_assert_cmpuint (rows, ==, ref->fixed->n_terms);
  g_assert_cmpuint (g_hash_table_size (reached), ==, rows);
}

static void
test_transitions (void)
{
  static const struct { const char *kind, *from, *to; gboolean allowed; } steps[] =
  {
    { "partnership", "proposed", "matched", TRUE },
    { "partnership", "matched", "withdrawn", TRUE },
    { "partnership", "active", "on_hold", TRUE },
    { "partnership", "on_hold", "active", TRUE },
    { "partnership", "completing", "renewed", TRUE },
    { "partnership", "proposed", "active", FALSE },
    { "partnership", "closed", "active", FALSE },
    { "plan", "outline", "drafting", TRUE },
    { "plan", "ready_for_approval", "approved", TRUE },
    { "plan", "in_implementation", "under_revision", TRUE },
    { "plan", "outline", "approved", FALSE },
    { "action", "idea", "planned", TRUE },
    { "action", "postponed", "completed", TRUE },
    { "action", "completed", "ongoing", FALSE },
    { "pilot", "feasibility", "agreed", TRUE },
    { "pilot", "concept", "implementing", FALSE },
    { "milestone", "planned", "achieved", TRUE },
    { "milestone", "delayed", "dropped", TRUE },
    { "milestone", "achieved", "planned", FALSE },
    { "agreement", "cleared", "signed", TRUE },
    { "agreement", "draft", "signed", FALSE },
    { "event", "held", "minuted", TRUE },
    { "event", "idea", "held", FALSE },
    { "application", "shortlisted", "reserve", TRUE },
    { "application", "rejected", "matched", FALSE },
  };

  walk_all (assert_transitions);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const TandemField *status = tandem_kind_find_field (tandem_kind_find (steps[i].kind), "status");

      if (tandem_field_can_follow (status, steps[i].from, steps[i].to) != steps[i].allowed)
        g_error ("%s: %s → %s", steps[i].kind, steps[i].from, steps[i].to);
      g_assert_nonnull (status->transitions);
    }
}

static void
assert_chinese (const char *name,
                guint       expected)
{
  const TandemVocabulary *en = tandem_vocabularies_get (vocabularies, name, "en");
  const TandemVocabulary *zh = tandem_vocabularies_get (vocabularies, name, "zh-Hans");
  guint translated = 0;

  for (guint i = 0; i < en->n_terms; i++)
    translated += !g_str_equal (en->terms[i].label, zh->terms[i].label);

  if (translated < expected)
    g_error ("%s has %u Chinese labels of %u", name, translated, expected);
}

static void
test_loaded_vocabularies (void)
{
  static const struct { const char *name; guint n_terms, chinese; } expected[] =
  {
    { "topics", 23, 23 },
    { "urban_agenda", 20, 20 },
    { "sdg_goals", 17, 17 },
    { "sdg_targets", 169, 0 },
    { "hazards", 24, 23 },
    { "hazards_crf61", 36, 0 },
    { "sectors", 24, 0 },
    { "vulnerable_groups", 11, 0 },
    { "adaptive_factors", 32, 0 },
    { "energy_indicators", 9, 0 },
    { "uea_actions", 21, 0 },
    { "emission_rows", 31, 0 },
    { "action_stages", 12, 0 },
    { "resilience_attributes", 19, 0 },
    { "networks", 7, 2 },
    { "event_kinds", 19, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (tandem_vocabularies_get (vocabularies, expected[i].name, "en")->n_terms, ==,
                        expected[i].n_terms);
      assert_chinese (expected[i].name, expected[i].chinese);
    }

  g_assert_cmpstr (tandem_vocabulary_find (tandem_vocabularies_get (vocabularies, "topics", "zh-Hans"),
                                           "circular_economy")->label,
                   ==, "循环经济");
  g_assert_cmpstr (tandem_vocabulary_find (tandem_vocabularies_get (vocabularies, "sdg_goals", "zh-Hans"),
                                           "13")->label,
                   ==, "13 气候行动");
}

/* Where the further members of one vocabulary name codes of another, these exist. */
static void
test_crosswalks (void)
{
  static const struct { const char *from, *member, *to; guint lines; } walks[] =
  {
    { "hazards_crf61", "becomes", "hazards", 36 },
    { "vulnerable_groups_crf61", "becomes", "vulnerable_groups", 11 },
    { "funding_sources", "becomes", "funding_sources", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      JsonObject *file = tandem_vocabularies_get_json (vocabularies, walks[i].from);
      const TandemVocabulary *to = tandem_vocabularies_get (vocabularies, walks[i].to, "en");
      guint lines = 0;

      for (guint j = 0; j < tandem_rule_length (file, "terms"); j++)
        {
          const char *code = tandem_rule_string (tandem_rule_item (file, "terms", j), walks[i].member);

          lines += code != NULL;
          if (code != NULL && tandem_vocabulary_find (to, code) == NULL)
            g_error ("%s: “%s” is not in %s", walks[i].from, code, walks[i].to);
        }
      g_assert_cmpuint (lines, ==, walks[i].lines);
    }
}

/* Every data point names a field that exists, and is needed to a known degree. */
static void
test_rule_sets (void)
{
  static const char *const sets[] = { "rules-crf_6_1", "rules-crf_2level" };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      JsonObject *rules = tandem_vocabularies_get_json (vocabularies, sets[i]);

      g_assert_cmpuint (tandem_rule_length (rules, "points"), >, 40);
      for (guint j = 0; j < tandem_rule_length (rules, "points"); j++)
        {
          JsonObject *point = tandem_rule_item (rules, "points", j);
          const TandemKind *kind = tandem_kind_find (tandem_rule_string (point, "kind"));
          const char *field = tandem_rule_string (point, "field");
          const char *needed = tandem_rule_string (tandem_rule_object (point, "needed"), "simplified");

          g_assert_nonnull (kind);
          if (tandem_kind_get_field (kind, field) < 0 && !g_str_equal (field, "emissions"))
            g_error ("%s: %s has no “%s”", sets[i], kind->name, field);
          g_assert_true (g_str_equal (needed, "shall") || g_str_equal (needed, "should") ||
                         g_str_equal (needed, "may"));
          g_assert_true (tandem_rule_find (rules, "points", "id", tandem_rule_string (point, "id")) == point);
          g_assert_cmpstr (tandem_rule_label (point, "label", "en"), !=, "");
        }
    }

  g_assert_cmpint (tandem_rule_int (tandem_rule_find (tandem_vocabularies_get_json (vocabularies,
                                                                                    "rules-calls"), "calls",
                                                      "code", "iuc_2019"), "min_population", 0), ==, 100000);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  vocabularies = tandem_vocabularies_new_builtin ();

  g_test_add_func ("/kinds/complete", test_complete);
  g_test_add_func ("/kinds/tables", test_tables);
  g_test_add_func ("/kinds/agreed-names", test_agreed_names);
  g_test_add_func ("/kinds/field-vocabularies", test_field_vocabularies);
  g_test_add_func ("/kinds/transitions", test_transitions);
  g_test_add_func ("/kinds/loaded-vocabularies", test_loaded_vocabularies);
  g_test_add_func ("/kinds/crosswalks", test_crosswalks);
  g_test_add_func ("/kinds/rule-sets", test_rule_sets);

  status = g_test_run ();
  tandem_vocabularies_unref (vocabularies);
  return status;
}
