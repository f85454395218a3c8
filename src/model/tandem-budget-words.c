/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-parts.h"
#include "tandem-field-type.h"

static char *
dup_number (gint64 amount)
{
  g_autofree char *decimal = tandem_tally_amount_to_decimal (amount);

  return tandem_decimal_to_text (decimal);
}

/**
 * tandem_budget_dup_amount:
 * @tally: amounts
 * @currency: (nullable): the one that goes without saying
 *
 * Returns: (transfer full) (nullable): "120 000", "120 000 · 5 000 CNY"; NULL for none
 */
char *
tandem_budget_dup_amount (const TandemTally *tally,
                          const char        *currency)
{
  GString *text;

  if (tandem_tally_is_empty (tally))
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < tally->entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (tally->entries, TandemTallyEntry, i);
      g_autofree char *number = dup_number (entry->amount);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", number);
      if (g_strcmp0 (entry->currency, currency) != 0)
        g_string_append_printf (text, "\u00a0%s", entry->currency);
    }

  return g_string_free (text, FALSE);
}

/**
 * tandem_budget_dup_source:
 * @source: code of a source, "" where none is said
 * @context: language and vocabularies
 *
 * Returns: (transfer full): what it is called
 */
char *
tandem_budget_dup_source (const char          *source,
                          const TandemContext *context)
{
  const TandemVocabulary *known = tandem_context_get_vocabulary (context, &tandem_vocabulary_funding_sources);
  const TandemTerm *term = known != NULL ? tandem_vocabulary_find (known, source) : NULL;

  if (*source == '\0')
    return g_strdup (_("Source not said"));

  return g_strdup (term != NULL ? term->label : source);
}

/* ---- the sentence ------------------------------------------------------------ */

/* "700 000 EUR are still to be found", or that enough or more is there. */
static char *
dup_gap (gint64      cost,
         gint64      gap,
         const char *currency)
{
  g_autofree char *number = dup_number (ABS (gap));

  if (gap > 0)
    /* Translators: an amount of money and its currency */
    return g_strdup_printf (_("%s %s are still to be found"), number, currency);
  if (gap < 0)
    /* Translators: an amount of money and its currency */
    return g_strdup_printf (_("%s %s more than needed are found"), number, currency);

  return g_strdup (cost > 0 ? _("nothing is missing") : _("nothing is needed"));
}

/* Of what is found, only what goes to items whose cost is known fills a gap. */
static char *
dup_sentence_of (const TandemBudgetLine *total,
                 const char             *currency)
{
  gint64 cost = tandem_tally_get (&total->cost, currency);
  gint64 gap = tandem_tally_get (&total->gap, currency);
  gint64 sought = tandem_tally_get (&total->sought, currency);
  g_autofree char *cost_text = dup_number (cost);
  g_autofree char *found_text = dup_number (cost - gap);
  g_autofree char *sought_text = dup_number (sought);
  g_autofree char *gap_text = dup_gap (cost, gap, currency);

  if (sought > 0 && gap > 0)
    /* Translators: 1: amount found, 2: whole amount, 3: its currency, 4: a clause on what is missing, 5: amount that is
     * asked for and not promised */
    return g_strdup_printf (_("%s of %s %s are found; %s, and for %s of them somebody was named or asked."),
                            found_text, cost_text, currency, gap_text, sought_text);

  /* Translators: 1: amount found, 2: whole amount, 3: its currency, 4: a clause on what is missing */
  return g_strdup_printf (_("%s of %s %s are found; %s."), found_text, cost_text, currency, gap_text);
}

/* Funding in a currency that nothing costs. */
static void
append_others (const TandemBudgetLine *total,
               GString                *text)
{
  g_auto(TandemTally) others = { 0 };

  tandem_tally_init (&others);
  tandem_tally_add_tally (&others, &total->found, 1);
  tandem_tally_add_tally (&others, &total->sought, 1);
  for (guint i = 0; i < others.entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (others.entries, TandemTallyEntry, i);
      g_autofree char *number = dup_number (entry->amount);

      if (tandem_tally_has (&total->gap, entry->currency))
        continue;
      g_string_append_c (text, ' ');
      /* Translators: an amount of money and its currency */
      g_string_append_printf (text, _("There are also %s %s of funding, a currency in which nothing costs anything yet."),
                              number, entry->currency);
    }
}

/**
 * tandem_budget_dup_sentence:
 * @self: a budget
 *
 * Returns: (transfer full): how the plan stands, a sentence for each currency
 */
char *
tandem_budget_dup_sentence (TandemBudget *self)
{
  const TandemBudgetLine *total = tandem_budget_get_total (self);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < total->gap.entries->len; i++)
    {
      const char *currency = g_array_index (total->gap.entries, TandemTallyEntry, i).currency;
      g_autofree char *sentence = dup_sentence_of (total, currency);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    }
  if (text->len == 0)
    g_string_append (text, _("It is not known yet what this plan costs."));
  append_others (total, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_note (GString    *text,
          const char *note)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", note);
}

static gboolean
has_role (TandemBudget    *self,
          TandemBudgetRole role)
{
  for (guint i = 0; i < tandem_budget_get_n_lines (self); i++)
    if (tandem_budget_get_line (self, i)->role == role)
      return TRUE;

  return FALSE;
}

static guint
count_currencies (const TandemBudgetLine *total)
{
  const TandemTally *tallies[] = { &total->cost, &total->found, &total->sought };
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    for (guint j = 0; j < tallies[i]->entries->len; j++)
      g_hash_table_add (found, (gpointer) g_array_index (tallies[i]->entries, TandemTallyEntry, j).currency);

  return g_hash_table_size (found);
}

/**
 * tandem_budget_dup_notes:
 * @self: a budget
 *
 * Returns: (transfer full): what has to be known to read its sums right; empty
 *   where nothing has
 */
char *
tandem_budget_dup_notes (TandemBudget *self)
{
  const TandemBudgetLine *total = tandem_budget_get_total (self);
  GString *text = g_string_new (NULL);

  if (total->n_unknown > 0)
    {
      /* Translators: of all actions of a plan */
      g_autofree char *note = g_strdup_printf (ngettext ("%u of %u actions has no cost yet and is not in the sums.",
                                                         "%u of %u actions have no cost yet and are not in the sums.",
                                                         total->n_unknown),
                                               total->n_unknown, total->n_items);

      add_note (text, note);
    }
  if (count_currencies (total) > 1)
    add_note (text, _("Currencies are not converted: each has a sum of its own."));
  if (has_role (self, TANDEM_BUDGET_PART))
    add_note (text, _("The money of a pilot is part of its action's and not added again."));
  if (has_role (self, TANDEM_BUDGET_DROPPED))
    add_note (text, _("What was cancelled or stopped is not counted."));

  return g_string_free (text, FALSE);
}

/* ---- shares -------------------------------------------------------------------- */

static char *
dup_percent (gint64 part,
             gint64 whole)
{
  /* Translators: a share, as in "42 %" */
  return g_strdup_printf (_("%.0f %%"), 100.0 * (double) part / (double) whole);
}

/**
 * tandem_budget_dup_share:
 * @self: a budget
 * @source: code of a source
 *
 * Returns: (transfer full): how much of all funding comes from it, of each
 *   currency: "42 %", "42 % · 100 % CNY"
 */
char *
tandem_budget_dup_share (TandemBudget *self,
                         const char   *source)
{
  const TandemBudgetLine *total = tandem_budget_get_total (self);
  const TandemBudgetShare *share = tandem_budget_line_find_share (total, source);
  GString *text = g_string_new (NULL);

  for (guint i = 0; share != NULL && i < share->amount.entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (share->amount.entries, TandemTallyEntry, i);
      gint64 whole = tandem_tally_get (&total->found, entry->currency) + tandem_tally_get (&total->sought, entry->currency);
      g_autofree char *percent = whole > 0 && entry->amount >= 0 ? dup_percent (entry->amount, whole) : NULL;

      if (percent == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", percent);
      if (g_strcmp0 (entry->currency, tandem_budget_get_currency (self)) != 0)
        g_string_append_printf (text, " %s", entry->currency);
    }

  return g_string_free (text, FALSE);
}
