/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kinds/tandem-plan.h"
#include "tandem-field-type.h"
#include "tandem-plan-gaps.h"
#include "tandem-plan-rows.h"

/* What a plan is asked for first, in the words people use. What is not here is
 * named by the label of its field; findings of a rule that are not here speak
 * for themselves and are about what does not fit together. */
static const struct
{
  const char    *kind;
  const char    *path;
  const char    *rule;          /* (nullable): of findings of this rule only; NULL: that it is missing */
  TandemGapGroup group;
  const char    *chip;          /* (nullable) */
  const char    *sentence;      /* %s is the record; (nullable): what the rule says */
  const char    *add;           /* (nullable) */
} words[] = {
  { "plan", "title", "PL-01", TANDEM_GAP_MUST, NULL, N_("%s has no objective"), "objective" },
  { "plan", "approvals", "PL-05", TANDEM_GAP_MUST, NULL, NULL, NULL },
  { "plan", "adopted_on", "PL-06", TANDEM_GAP_MUST, NULL, NULL, NULL },
  { "objective", "statement", "PL-01", TANDEM_GAP_MUST, N_("no action"), N_("%s has no action"), "action" },
  { "action", "objectives", NULL, TANDEM_GAP_MUST, N_("no objective"), N_("%s serves no objective"), NULL },
  { "action", "lead", NULL, TANDEM_GAP_MUST, N_("nobody leads"), N_("Nobody leads %s"), NULL },
  { "action", "start", NULL, TANDEM_GAP_MUST, N_("no start"), N_("%s has no start"), NULL },
  { "action", "end", NULL, TANDEM_GAP_MUST, N_("no end"), N_("%s has no end"), NULL },
  { "action", "outputs", NULL, TANDEM_GAP_MUST, N_("no output"), N_("%s has no output"), NULL },
  { "action", "cost", NULL, TANDEM_GAP_MUST, N_("no cost"), N_("%s has no cost in one currency"), NULL },
  { "action", "title", "PL-01", TANDEM_GAP_MUST, N_("no indicator"), N_("%s has no indicator"), "indicator" },
  { "pilot", "lead", NULL, TANDEM_GAP_MUST, N_("nobody leads"), N_("Nobody leads %s"), NULL },
  { "pilot", "period", NULL, TANDEM_GAP_MUST, N_("no period"), N_("%s has no period"), NULL },
  { "pilot", "budget", NULL, TANDEM_GAP_MUST, N_("no budget"), N_("%s has no budget"), NULL },
  { "pilot", "title", "PI-01", TANDEM_GAP_MUST, N_("no milestone"), N_("%s has no milestone"), "milestone" },
  { "milestone", "due", NULL, TANDEM_GAP_MUST, N_("no date"), N_("%s has no date"), NULL },
  { "milestone", "responsible", NULL, TANDEM_GAP_MUST, N_("nobody responsible"), N_("%s has nobody responsible"), NULL },
  { "milestone", "deliverable", NULL, TANDEM_GAP_MUST, N_("no deliverable"), N_("%s has no deliverable"), NULL },
  { "milestone", "updates", "PL-02", TANDEM_GAP_MUST, N_("no word"), N_("Nobody said anything about %s"), NULL },
  { "milestone", "done_on", "MS-01", TANDEM_GAP_MUST, N_("no day"), N_("%s is achieved on no day"), NULL },
  { "milestone", "due", "MS-05", TANDEM_GAP_SHOULD, N_("moved, no reason"), N_("%s was moved, and nobody said why"), NULL },
  { "milestone", "reason", "MS-02", TANDEM_GAP_MUST, N_("no reason"), N_("%s has no reason"), NULL },
  { "section", "body", NULL, TANDEM_GAP_SHOULD, NULL, N_("%s has no text"), NULL },
};

#define NO_WORDS G_N_ELEMENTS (words)

/* ---- one gap -------------------------------------------------------------------- */

static void
gap_free (gpointer data)
{
  TandemGap *gap = data;

  g_free (gap->id);
  g_free (gap->path);
  g_free (gap->title);
  g_free (gap->subtitle);
  g_free (gap->language);
  g_free (gap);
}

/**
 * tandem_gap_is_same:
 * @a: a gap
 * @b: a gap found at another time
 *
 * Returns: whether it is the same thing that is missing
 */
gboolean
tandem_gap_is_same (const TandemGap *a,
                    const TandemGap *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->path, b->path) && g_strcmp0 (a->rule, b->rule) == 0 &&
         g_strcmp0 (a->add, b->add) == 0 && g_strcmp0 (a->language, b->language) == 0;
}

/**
 * tandem_gap_group_get_label:
 * @group: a group
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
tandem_gap_group_get_label (TandemGapGroup group)
{
  static const char *const labels[] = { N_("Must Be There"), N_("Should Be There"), N_("Do Not Fit Together") };

  g_return_val_if_fail (group < TANDEM_GAP_N_GROUPS, "");

  return g_dgettext (GETTEXT_PACKAGE, labels[group]);
}

/* ---- finding --------------------------------------------------------------------- */

typedef struct
{
  const TandemDoc     *plan;
  const TandemContext *context;
  GPtrArray           *gaps;
  GHashTable          *seen; /* "id path rule add language", so that each is said once */
} Finding;

static char *
dup_name (const TandemDoc     *doc,
          const TandemContext *context)
{
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  char *title;

  if (code != NULL && *code != '\0')
    return g_strdup (code);

  title = tandem_doc_dup_title (doc, context);

  return title != NULL ? title : g_strdup (g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label));
}

/* Takes @title. */
static TandemGap *
add_gap (Finding         *self,
         TandemGapGroup   group,
         const TandemDoc *doc,
         const char      *path,
         const char      *rule,
         const char      *add,
         const char      *language,
         char            *title)
{
  const char *id = tandem_doc_get_id (doc);
  g_autofree char *key = g_strjoin (" ", id, path, rule != NULL ? rule : "", add != NULL ? add : "",
                                    language != NULL ? language : "", NULL);
  TandemGap *gap;

  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    {
      g_free (title);
      return NULL;
    }

  gap = g_new0 (TandemGap, 1);
  gap->group = group;
  gap->id = g_strdup (id);
  gap->path = g_strdup (path);
  gap->rule = rule;
  gap->add = add;
  gap->language = g_strdup (language);
  gap->title = title;
  gap->subtitle = tandem_doc_dup_title (doc, self->context);
  g_ptr_array_add (self->gaps, gap);

  return gap;
}

static guint
find_words (const char *kind,
            const char *path,
            const char *rule)
{
  guint i = 0;

  while (i < NO_WORDS &&
         !(g_str_equal (words[i].kind, kind) && g_str_equal (words[i].path, path) &&
           (words[i].rule != NULL ? g_strcmp0 (words[i].rule, rule) == 0 : rule == NULL || g_str_has_prefix (rule, "PL-"))))
    i++;

  return i;
}

static void
add_worded (Finding             *self,
            const TandemDoc     *doc,
            const TandemProblem *problem,
            guint                i)
{
  g_autofree char *name = dup_name (doc, self->context);
  gboolean mandatory = tandem_val_bool (tandem_doc_get (doc, "mandatory"));
  char *title;
  TandemGap *gap;

  title = words[i].sentence != NULL ? g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, words[i].sentence), name)
                                    : g_strdup (problem->message);
  gap = add_gap (self, mandatory ? TANDEM_GAP_MUST : words[i].group, doc, words[i].path, words[i].rule,
                 words[i].add, NULL, title);
  if (gap == NULL || words[i].chip == NULL)
    return;
  gap->chip = g_dgettext (GETTEXT_PACKAGE, words[i].chip);
  gap->rank = i;
}

/* The field a finding is about; NULL where no form has it. */
static const TandemField *
find_field (const TandemDoc     *doc,
            const TandemProblem *problem)
{
  g_autofree char *name = g_strndup (problem->path, strcspn (problem->path, ".["));
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (doc), name);

  return field != NULL && (field->flags & (TANDEM_HIDDEN | TANDEM_FROZEN | TANDEM_ORDER)) == 0 ? field : NULL;
}

static void
add_missing (Finding             *self,
             const TandemDoc     *doc,
             const TandemProblem *problem,
             const TandemField   *field)
{
  g_autofree char *name = dup_name (doc, self->context);

  add_gap (self, problem->severity == TANDEM_SEVERITY_ERROR ? TANDEM_GAP_MUST : TANDEM_GAP_SHOULD, doc, field->name,
           NULL, NULL, NULL,
           /* Translators: the code or name of a record, and one of its fields: "M2.6: Deliverable is missing" */
           g_strdup_printf (_("%s: %s is missing"), name, tandem_field_get_label (field)));
}

static void
add_finding (Finding             *self,
             const TandemProblem *problem)
{
  g_autoptr(TandemDoc) doc = tandem_context_resolve (self->context, problem->id);
  const TandemField *field = doc != NULL ? find_field (doc, problem) : NULL;
  g_autofree char *name = NULL;
  guint i;

  /* What it says of a translation is said once more, with its language. */
  if (field == NULL || g_strcmp0 (problem->rule, "TR-01") == 0)
    return;

  i = find_words (tandem_doc_get_kind (doc)->name, problem->path, problem->rule);
  if (i < NO_WORDS)
    add_worded (self, doc, problem, i);
  else if (problem->rule == NULL && !tandem_val_exists (tandem_doc_get (doc, field->name)))
    add_missing (self, doc, problem, field);
  else
    {
      name = dup_name (doc, self->context);
      add_gap (self, TANDEM_GAP_CLASH, doc, problem->path, NULL, NULL, NULL,
               /* Translators: the code or name of a record, and a sentence about it */
               g_strdup_printf (_("%s: %s"), name, problem->message));
    }
}

/* ---- languages -------------------------------------------------------------------- */

static void
check_language (Finding           *self,
                const TandemDoc   *doc,
                const TandemField *field,
                const char        *language)
{
  TandemVal value = tandem_doc_get (doc, field->name);
  const char *base = tandem_l10n_get_base (value);
  TandemVal text = tandem_val_member (value, language);
  const char *written = tandem_val_string (tandem_val_member (text, "text"));
  gboolean empty = written == NULL || *written == '\0';
  gboolean mandatory = tandem_val_bool (tandem_doc_get (doc, "mandatory")) && (field->flags & TANDEM_LONG) != 0;
  g_autofree char *name = NULL;
  g_autofree char *words_of_language = NULL;

  if (base == NULL || g_strcmp0 (base, language) == 0 ||
      (!empty && !tandem_val_has_code (tandem_val_member (text, "status"), "outdated")))
    return;

  name = dup_name (doc, self->context);
  words_of_language = tandem_language_to_text (language, self->context);
  add_gap (self, empty && mandatory ? TANDEM_GAP_MUST : TANDEM_GAP_SHOULD, doc, field->name, NULL, NULL, language,
           /* Translators: the code or name of a text, and a language */
           g_strdup_printf (empty ? _("%s is missing in %s") : _("%s is out of date in %s"), name, words_of_language));
}

static void
check_languages (Finding         *self,
                 const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  TandemValIter iter;
  TandemVal language;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (field->type != &tandem_type_l10n || !tandem_val_exists (tandem_doc_field (doc, i)))
        continue;
      tandem_val_iter_init (&iter, tandem_doc_get (self->plan, "languages"));
      while (tandem_val_iter_next (&iter, NULL, &language))
        if (tandem_val_string (language) != NULL)
          check_language (self, doc, field, tandem_val_string (language));
    }
}

static void
check_all_languages (Finding *self)
{
  static const char *const kinds[] = { "section", "objective", "action", "pilot", "milestone" };

  check_languages (self, self->plan);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) docs = tandem_context_referring (self->context, kinds[i], "plan", tandem_doc_get_id (self->plan));

      for (guint j = 0; j < docs->len; j++)
        check_languages (self, g_ptr_array_index (docs, j));
    }
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  return (int) (*(TandemGap *const *) a)->group - (int) (*(TandemGap *const *) b)->group;
}

/**
 * tandem_plan_find_gaps:
 * @plan: a plan
 * @context: today, and a resolver that sees everything in the plan
 *
 * What a plan lacks, each thing once and in the words people use: what its
 * check found (tandem_plan_check()), and texts that are missing or out of date
 * in one of its languages. Any thread.
 *
 * Returns: (transfer full) (element-type TandemGap): the gaps, by group
 */
GPtrArray *
tandem_plan_find_gaps (const TandemDoc     *plan,
                       const TandemContext *context)
{
  g_autoptr(GPtrArray) problems = tandem_plan_check (plan, context);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finding finding = { plan, context, g_ptr_array_new_with_free_func (gap_free), seen };

  for (guint i = 0; i < problems->len; i++)
    add_finding (&finding, g_ptr_array_index (problems, i));
  check_all_languages (&finding);
  g_ptr_array_sort (finding.gaps, compare_gaps);

  return finding.gaps;
}

/**
 * tandem_plan_get_chips:
 * @gaps: (element-type TandemGap): what a plan lacks
 *
 * Returns: (transfer full) (element-type utf8 utf8): the id of a record to the
 *   first thing it lacks, in two words; both live as long as @gaps
 */
GHashTable *
tandem_plan_get_chips (GPtrArray *gaps)
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *chips = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gaps->len; i++)
    {
      TandemGap *gap = g_ptr_array_index (gaps, i);
      TandemGap *said = g_hash_table_lookup (first, gap->id);

      if (gap->chip == NULL || (said != NULL && said->rank <= gap->rank))
        continue;
      g_hash_table_insert (first, gap->id, gap);
      g_hash_table_insert (chips, gap->id, (gpointer) gap->chip);
    }

  return chips;
}
