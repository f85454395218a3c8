/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-plan.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-parts.h"

static const TandemTerm plan_kind_terms[] =
{
  { "UCAP", N_("Urban Cooperation Action Plan") },
  { "LAP", N_("Local Action Plan") },
  { "IURC_CAP", N_("Cooperation Action Plan") },
  { "CLIMATE_AP", N_("Climate Action Plan") },
  { "SECAP", N_("SECAP") },
  { "IAP", N_("Integrated Action Plan") },
  { "OTHER", N_("Other plan") },
};
TANDEM_DEFINE_TERMS (plan_kind, "plan_kind");

static const TandemTerm status_terms[] =
{
  { "outline", N_("Outline"), "dim" },
  { "drafting", N_("Drafting"), "accent" },
  { "internal_review", N_("Internal review"), "accent" },
  { "partner_review", N_("Review by the partner"), "accent" },
  { "translation", N_("In translation"), "accent" },
  { "ready_for_approval", N_("Ready for approval"), "accent" },
  { "approved", N_("Approved"), "success" },
  { "in_implementation", N_("In implementation"), "accent" },
  { "under_revision", N_("Under revision"), "warning" },
  { "completed", N_("Completed"), "success" },
  { "archived", N_("Archived"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "plan_status");

static const TandemTransition status_steps[] =
{
  { "outline", { "drafting" } },
  { "drafting", { "internal_review" } },
  { "internal_review", { "partner_review", "drafting" } },
  { "partner_review", { "translation", "drafting" } },
  { "translation", { "ready_for_approval", "drafting" } },
  { "ready_for_approval", { "approved", "drafting" } },
  { "approved", { "in_implementation" } },
  { "in_implementation", { "under_revision", "completed" } },
  { "under_revision", { "drafting", "approved" } },
  { "completed", { "archived" } },
  { "archived", { NULL } },
  { NULL },
};

static const TandemTerm scope_terms[] =
{
  { "integrated", N_("Mitigation, adaptation and energy") },
  { "mitigation_adaptation", N_("Mitigation and adaptation") },
  { "mitigation_energy", N_("Mitigation and energy") },
  { "mitigation", N_("Mitigation only") },
  { "adaptation", N_("Adaptation only") },
  { "energy", N_("Energy only") },
};
TANDEM_DEFINE_TERMS (scope, "climate_scope");

static const TandemTerm interval_terms[] =
{
  { "yearly", N_("Yearly or more often") },
  { "1_3_years", N_("Every 1 to 3 years") },
  { "3_5_years", N_("Every 3 to 5 years") },
  { "over_5_years", N_("Less often than every 5 years") },
  { "none", N_("None") },
};
TANDEM_DEFINE_TERMS (interval, "interval");

static const TandemTerm plan_progress_terms[] =
{
  { "new", N_("New") },
  { "limited", N_("Limited") },
  { "moderate", N_("Moderate") },
  { "significant", N_("Significant") },
  { "achieved", N_("Achieved") },
};
TANDEM_DEFINE_TERMS (plan_progress, "plan_progress");

static const TandemTerm co_effects_terms[] =
{
  { "co_benefits", N_("Co-benefits") },
  { "synergies", N_("Synergies") },
  { "trade_offs", N_("Trade-offs") },
  { "none", N_("None") },
  { "unknown", N_("Not known") },
};
TANDEM_DEFINE_TERMS (co_effects, "co_effects");

static const TandemField approvals_fields[] =
{
  TANDEM_FIELD_L10N ("body", N_("Body"), TANDEM_REQUIRED, .help = N_("For example the city council")),
  TANDEM_FIELD_L10N ("position", N_("Position"), 0, .help = N_("Who signed, by position")),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("decision_ref", N_("Decision"), 0),
  TANDEM_FIELD_REF ("file", N_("File"), TANDEM_KINDS ("attachment"), 0),
};

static const TandemField versions_fields[] =
{
  TANDEM_FIELD_TEXT ("no", N_("Version"), TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("author", N_("Author"), TANDEM_PERSONAL),
  TANDEM_FIELD_L10N ("note", N_("What changed"), 0),
  TANDEM_FIELD_TEXT ("snapshot", N_("Kept state"), TANDEM_HIDDEN),
};

static const TandemField monitoring_fields[] =
{
  TANDEM_FIELD_ENUM ("monitoring", N_("Monitoring"), interval_vocabulary, 0),
  TANDEM_FIELD_ENUM ("evaluation", N_("Evaluation"), interval_vocabulary, 0),
  TANDEM_FIELD_ENUM ("update", N_("Update"), interval_vocabulary, 0),
};

enum
{
  TITLE,
  PLAN_KIND,
  OWNER,
  PARTNERSHIP,
  CITY,
  CITIES,
  PERIOD,
  STATUS,
  VERSION,
  BASE_LANGUAGE,
  LANGUAGES,
  VISION,
  APPROVALS,
  VERSIONS,
  SCOPE,
  ADOPTED_ON,
  ADOPTED_BY,
  DECISION_REF,
  URL,
  FILES,
  AUTHORS,
  RESPONSIBLE,
  BOUNDARY,
  END_YEAR,
  COST,
  FUNDING_SOURCES,
  ENGAGED,
  ENGAGEMENT,
  SECTORS,
  INVENTORY,
  TARGETS,
  RVA,
  CO_EFFECTS,
  SYNERGIES,
  MONITORING,
  PROGRESS,
  GOVERNANCE,
};

static const TandemField fields[] =
{
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Plan")),
  [PLAN_KIND] = TANDEM_FIELD_ENUM ("plan_kind", N_("Kind of plan"), plan_kind_vocabulary,
                                   TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Plan")),
  [OWNER] = TANDEM_FIELD_REF ("owner", N_("Of"), TANDEM_KINDS ("partnership", "city"),
                              TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Plan")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Plan")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Plan")),
  [CITIES] = TANDEM_FIELD_REFS ("cities", N_("Cities"), TANDEM_KINDS ("city"), 0, .group = N_("Plan"),
                                .help = N_("Of a joint plan, where they are not all of the pairing")),
  [PERIOD] = TANDEM_FIELD_PERIOD ("period", N_("Period"), TANDEM_EXPECTED | TANDEM_LISTED,
                                  .group = N_("Plan")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Plan"),
                                .transitions = status_steps),
  [VERSION] = TANDEM_FIELD_TEXT ("version", N_("Version"), TANDEM_EXPECTED | TANDEM_LISTED,
                                 .group = N_("Plan"),
                                 .help = N_("Major.minor; approval makes a new major version")),
  [BASE_LANGUAGE] = TANDEM_FIELD_TEXT ("base_language", N_("First language"), TANDEM_EXPECTED,
                                       .group = N_("Languages"),
                                       .help = N_("The text others are translated from")),
  [LANGUAGES] = TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED,
                                       .group = N_("Languages")),
  [VISION] = TANDEM_FIELD_L10N ("vision", N_("Vision"), TANDEM_EXPECTED | TANDEM_SEARCHED | TANDEM_LONG,
                                .group = N_("Content"), .help = N_("What will be different at the end")),
  [APPROVALS] = TANDEM_FIELD_LIST ("approvals", N_("Approvals"), approvals_fields, 0, .group = N_("Content")),
  [VERSIONS] = TANDEM_FIELD_LIST ("versions", N_("Versions"), versions_fields, 0, .group = N_("Content")),
  [SCOPE] = TANDEM_FIELD_ENUM ("scope", N_("Covers"), scope_vocabulary, TANDEM_INDEXED,
                               .group = N_("Climate Plan")),
  [ADOPTED_ON] = TANDEM_FIELD_DATE ("adopted_on", N_("Adopted on"), 0, .group = N_("Climate Plan"),
                                    .help = N_("Climate plans are adopted formally")),
  [ADOPTED_BY] = TANDEM_FIELD_L10N ("adopted_by", N_("Adopted by"), 0, .group = N_("Climate Plan")),
  [DECISION_REF] = TANDEM_FIELD_TEXT ("decision_ref", N_("Decision"), 0, .group = N_("Climate Plan")),
  [URL] = TANDEM_FIELD_URL ("url", N_("Link"), 0, .group = N_("Climate Plan")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0,
                               .group = N_("Climate Plan")),
  [AUTHORS] = TANDEM_FIELD_ENUM_SET ("authors", N_("Written by"), tandem_vocabulary_plan_authors, 0,
                                     .group = N_("Climate Plan")),
  [RESPONSIBLE] = TANDEM_FIELD_L10N ("responsible", N_("Responsible body"), TANDEM_LONG,
                                     .group = N_("Climate Plan")),
  [BOUNDARY] = TANDEM_FIELD_ENUM ("boundary", N_("Boundary"), tandem_vocabulary_boundaries, 0,
                                  .group = N_("Climate Plan")),
  [END_YEAR] = TANDEM_FIELD_INT_IN ("end_year", N_("End year"), tandem_range_year, 0,
                                    .group = N_("Climate Plan")),
  [COST] = TANDEM_FIELD_MONEY ("cost", N_("Total cost"), 0, .group = N_("Climate Plan")),
  [FUNDING_SOURCES] = TANDEM_FIELD_ENUM_SET ("funding_sources", N_("Paid from"),
                                             tandem_vocabulary_funding_sources, 0,
                                             .group = N_("Climate Plan")),
  [ENGAGED] = TANDEM_FIELD_ENUM_SET ("engaged", N_("Groups engaged"), tandem_vocabulary_engaged_groups, 0,
                                     .group = N_("Climate Plan")),
  [ENGAGEMENT] = TANDEM_FIELD_L10N ("engagement", N_("How they were engaged"), TANDEM_LONG,
                                    .group = N_("Climate Plan")),
  [SECTORS] = TANDEM_FIELD_ENUM_SET ("sectors", N_("Sectors covered"), tandem_vocabulary_sectors, 0,
                                     .group = N_("Climate Plan")),
  [INVENTORY] = TANDEM_FIELD_REF ("inventory", N_("Inventory"), TANDEM_KINDS ("inventory"), 0,
                                  .group = N_("Climate Plan")),
  [TARGETS] = TANDEM_FIELD_REFS ("targets", N_("Targets"), TANDEM_KINDS ("mitigation_target"), 0,
                                 .group = N_("Climate Plan")),
  [RVA] = TANDEM_FIELD_REF ("rva", N_("Risk and vulnerability assessment"), TANDEM_KINDS ("rva"), 0,
                            .group = N_("Climate Plan")),
  [CO_EFFECTS] = TANDEM_FIELD_ENUM_SET ("co_effects", N_("Side effects assessed"), co_effects_vocabulary, 0,
                                        .group = N_("Climate Plan")),
  [SYNERGIES] = TANDEM_FIELD_L10N ("synergies", N_("Synergies and trade-offs"), TANDEM_LONG,
                                   .group = N_("Climate Plan")),
  [MONITORING] = TANDEM_FIELD_OBJECT ("monitoring", N_("Monitoring process"), monitoring_fields, 0,
                                      .group = N_("Climate Plan")),
  [PROGRESS] = TANDEM_FIELD_ENUM ("progress", N_("Progress"), plan_progress_vocabulary, 0,
                                  .group = N_("Climate Plan")),
  [GOVERNANCE] = TANDEM_FIELD_L10N ("governance", N_("Governance"), TANDEM_LONG, .group = N_("Climate Plan"),
                                    .help = N_("Oversight, effect on master and financial planning")),
  TANDEM_COMMON_FIELDS,
};

/**
 * tandem_plan_is_approved:
 * @doc: a plan
 *
 * Returns: whether its present version was approved, so that baselines are frozen
 */
gboolean
tandem_plan_is_approved (const TandemDoc *doc)
{
  static const char *const approved[] = { "approved", "in_implementation", "completed", NULL };
  const char *status = tandem_val_string (tandem_doc_field (doc, STATUS));

  return status != NULL && g_strv_contains (approved, status);
}

/**
 * tandem_plan_is_climate:
 * @doc: a plan
 *
 * Returns: whether it is one the Global Covenant asks for
 */
gboolean
tandem_plan_is_climate (const TandemDoc *doc)
{
  const char *kind = tandem_val_string (tandem_doc_field (doc, PLAN_KIND));

  return g_strcmp0 (kind, "CLIMATE_AP") == 0 || g_strcmp0 (kind, "SECAP") == 0 ||
         tandem_val_string (tandem_doc_field (doc, SCOPE)) != NULL;
}

static const TandemComputed computed[] =
{
  TANDEM_HEALTH_COMPUTED,
};

static void
check (TandemCheck *check)
{
  TandemVal period = tandem_doc_field (check->doc, PERIOD);
  TandemDate last = tandem_period_get_last (period);

  if (tandem_date_is_set (last) && tandem_date_compare (last, tandem_period_get_first (period)) < 0)
    tandem_check_warn (check, "PL-04", "period", _("It ends before it begins."));
  if (tandem_plan_is_approved (check->doc) && tandem_val_length (tandem_doc_field (check->doc, APPROVALS)) == 0)
    tandem_check_warn (check, "PL-05", "approvals", _("It is approved; by whom is missing."));
  if (tandem_plan_is_approved (check->doc) && tandem_plan_is_climate (check->doc) &&
      tandem_val_string (tandem_doc_field (check->doc, ADOPTED_ON)) == NULL)
    tandem_check_warn (check, "PL-06", "adopted_on",
                       _("A climate plan is adopted formally; the day is missing."));
}

/* ---- the whole plan ---- */

/* What a plan is made of, in the order of its outline. */
static const char *const part_kinds[] =
{
  "section", "problem", "objective", "action", "pilot", "milestone", "indicator", "risk", "stakeholder",
};

/* Says of all findings from @first on that they are about @doc. */
static void
stamp (GPtrArray       *problems,
       guint            first,
       const TandemDoc *doc)
{
  for (guint i = first; i < problems->len; i++)
    {
      TandemProblem *problem = g_ptr_array_index (problems, i);

      if (problem->id == NULL)
        problem->id = g_strdup (tandem_doc_get_id (doc));
    }
}

/* TR-01: a text of an approved plan whose translation is older than its source. */
static void
check_translations (TandemCheck     *whole,
                    const TandemDoc *part)
{
  const TandemKind *kind = tandem_doc_get_kind (part);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TandemValIter iter;
      const char *language;
      TandemVal text;

      if (kind->fields[i].type != &tandem_type_l10n)
        continue;
      tandem_val_iter_init (&iter, tandem_doc_field (part, i));
      while (tandem_val_iter_next (&iter, &language, &text))
        {
          if (tandem_val_has_code (tandem_val_member (text, "status"), "outdated"))
            tandem_check_warn (whole, "TR-01", kind->fields[i].name,
                               /* Translators: %s is a language tag */
                               _("The text in “%s” is older than the one it was translated from."), language);
        }
    }
}

/* Codes are how people name actions across versions: each once. */
static void
check_code (TandemCheck     *whole,
            const TandemDoc *part,
            GHashTable      *seen)
{
  const char *code = tandem_val_string (tandem_doc_get (part, "code"));
  g_autofree char *key = NULL;

  if (code == NULL || *code == '\0')
    return;

  key = g_strdup_printf ("%s %s", tandem_doc_get_kind (part)->name, code);
  /* Milestones are numbered inside what they belong to. */
  if (!g_str_equal (tandem_doc_get_kind (part)->name, "milestone") &&
      !g_hash_table_add (seen, g_steal_pointer (&key)))
    tandem_check_warn (whole, "PL-07", "code", _("The code “%s” is there twice."), code);
}

static void
check_part (TandemCheck     *whole,
            const TandemDoc *part,
            GHashTable      *codes)
{
  g_autoptr(GPtrArray) found = tandem_doc_check (part, whole->context);
  guint first = whole->problems->len;

  g_ptr_array_extend_and_steal (whole->problems, g_steal_pointer (&found));
  if (tandem_plan_is_approved (whole->doc))
    check_translations (whole, part);
  check_code (whole, part, codes);
  stamp (whole->problems, first, part);
}

/* One core problem a tree (domain.md 1.6). */
static void
check_tree (TandemCheck *whole,
            GPtrArray   *problems)
{
  guint cores = 0;

  for (guint i = 0; i < problems->len; i++)
    cores += tandem_val_has_code (tandem_doc_get (g_ptr_array_index (problems, i), "node_kind"), "core");

  if (problems->len > 0 && cores != 1)
    tandem_check_warn (whole, "PL-08", "title",
                       g_dngettext (GETTEXT_PACKAGE, "The problem tree has %u core problem; it needs one.",
                                    "The problem tree has %u core problems; it needs one.", cores), cores);
}

static void
check_kind (TandemCheck *whole,
            const char  *kind,
            GHashTable  *codes)
{
  g_autoptr(GPtrArray) parts = tandem_context_referring (whole->context, kind, "plan",
                                                         tandem_doc_get_id (whole->doc));

  for (guint i = 0; i < parts->len; i++)
    check_part (whole, g_ptr_array_index (parts, i), codes);

  if (g_str_equal (kind, "problem"))
    check_tree (whole, parts);
  if (g_str_equal (kind, "objective") && parts->len == 0)
    tandem_check_warn (whole, "PL-01", "title", _("It has no objective."));
}

/**
 * tandem_plan_check:
 * @doc: a plan
 * @context: today, and a resolver that sees everything in the plan
 *
 * The gap list of a plan: what is missing in it and in each of its parts
 * (PL-01, PL-02 and the checks of each kind), what does not fit together, and
 * translations that lag behind once it is approved (TR-01). Any thread.
 *
 * Returns: (transfer full) (element-type TandemProblem): findings; each names
 *   its record in @id
 */
GPtrArray *
tandem_plan_check (const TandemDoc     *doc,
                   const TandemContext *context)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TandemCheck whole = { .doc = doc, .context = context };

  g_return_val_if_fail (doc != NULL, NULL);

  whole.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_problem_free);
  check_part (&whole, doc, codes);
  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++)
    check_kind (&whole, part_kinds[i], codes);
  stamp (whole.problems, 0, doc);

  return whole.problems;
}

const TandemKind tandem_plan_kind =
{
  .name = "plan",
  .label = N_("Plan"),
  .plural = N_("Plans"),
  .icon = "place-plans-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_plan_get_type,
};

TANDEM_DEFINE_RECORD (TandemPlan, tandem_plan)
