/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget.h"

#include <string.h>

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"
#include "tandem-plan-rows.h"

#define MAX_DEPTH 64    /* damaged data */

struct _TandemBudget
{
  GPtrArray  *lines;        /* (element-type TandemBudgetLine): the last is the total */
  GPtrArray  *sources;      /* (element-type utf8): those in use, as the vocabulary has them; ends with NULL */
  const char *currency;     /* (nullable): interned: the commonest */
};

/* ---- lines ------------------------------------------------------------------- */

static TandemBudgetShare *
share_new (const char *source)
{
  TandemBudgetShare *self = g_new0 (TandemBudgetShare, 1);

  self->source = source;
  tandem_tally_init (&self->amount);
  tandem_tally_init (&self->found);

  return self;
}

static void
share_free (gpointer data)
{
  TandemBudgetShare *self = data;

  tandem_tally_clear (&self->amount);
  tandem_tally_clear (&self->found);
  g_free (self);
}

static void
line_free (gpointer data)
{
  TandemBudgetLine *self = data;

  g_clear_pointer (&self->doc, tandem_doc_unref);
  tandem_tally_clear (&self->cost);
  tandem_tally_clear (&self->found);
  tandem_tally_clear (&self->sought);
  tandem_tally_clear (&self->gap);
  g_ptr_array_unref (self->shares);
  g_free (self);
}

static TandemBudgetLine *
line_new (TandemBudgetRole role,
          TandemDoc       *doc,
          guint            depth)
{
  TandemBudgetLine *line = g_new0 (TandemBudgetLine, 1);

  line->role = role;
  line->doc = doc != NULL ? tandem_doc_ref (doc) : NULL;
  line->depth = depth;
  tandem_tally_init (&line->cost);
  tandem_tally_init (&line->found);
  tandem_tally_init (&line->sought);
  tandem_tally_init (&line->gap);
  line->shares = g_ptr_array_new_with_free_func (share_free);

  return line;
}

static TandemBudgetLine *
add_line (TandemBudget    *self,
          TandemBudgetRole role,
          TandemDoc       *doc,
          guint            depth)
{
  TandemBudgetLine *line = line_new (role, doc, depth);

  g_ptr_array_add (self->lines, line);

  return line;
}

/**
 * tandem_budget_line_find_share:
 * @line: a line
 * @source: code of a source
 *
 * Returns: (transfer none) (nullable): what that source means to it
 */
const TandemBudgetShare *
tandem_budget_line_find_share (const TandemBudgetLine *line,
                               const char             *source)
{
  for (guint i = 0; i < line->shares->len; i++)
    {
      const TandemBudgetShare *share = g_ptr_array_index (line->shares, i);

      if (g_str_equal (share->source, source))
        return share;
    }

  return NULL;
}

static TandemBudgetShare *
need_share (TandemBudgetLine *line,
            const char       *source)
{
  TandemBudgetShare *share = (TandemBudgetShare *) tandem_budget_line_find_share (line, source);

  if (share == NULL)
    {
      share = share_new (g_intern_string (source));
      g_ptr_array_add (line->shares, share);
    }

  return share;
}

/* Adds an item, or a group of them, to what it is in. */
static void
add_up (TandemBudgetLine       *sum,
        const TandemBudgetLine *line)
{
  sum->n_items += line->n_items;
  sum->n_unknown += line->n_unknown;
  tandem_tally_add_tally (&sum->cost, &line->cost, 1);
  tandem_tally_add_tally (&sum->found, &line->found, 1);
  tandem_tally_add_tally (&sum->sought, &line->sought, 1);
  tandem_tally_add_tally (&sum->gap, &line->gap, 1);
  for (guint i = 0; i < line->shares->len; i++)
    {
      const TandemBudgetShare *share = g_ptr_array_index (line->shares, i);
      TandemBudgetShare *known = need_share (sum, share->source);

      tandem_tally_add_tally (&known->amount, &share->amount, 1);
      tandem_tally_add_tally (&known->found, &share->found, 1);
    }
}

/**
 * tandem_budget_has_unknown_cost:
 * @line: a line of a record
 *
 * Returns: whether it cannot be said what it costs
 */
gboolean
tandem_budget_has_unknown_cost (const TandemBudgetLine *line)
{
  return tandem_tally_is_empty (&line->cost) || line->cost.incomplete;
}

static TandemVal
get_cost (const TandemDoc *doc)
{
  return tandem_doc_get (doc, g_str_equal (tandem_doc_get_kind (doc)->name, "pilot") ? "budget" : "cost");
}

static void
count (TandemBudgetLine *line)
{
  TandemValIter iter;
  TandemVal item;

  tandem_tally_add_cost (&line->cost, get_cost (line->doc));
  tandem_val_iter_init (&iter, tandem_doc_get (line->doc, "funding"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *source = tandem_val_string (tandem_val_member (item, "source"));
      gboolean found = tandem_funding_is_found (item);
      TandemBudgetShare *share;

      if (!tandem_funding_has_source (item))
        continue;
      share = need_share (line, source != NULL ? source : "");
      tandem_tally_add (&share->amount, tandem_val_member (item, "amount"));
      if (found)
        tandem_tally_add (&share->found, tandem_val_member (item, "amount"));
      tandem_tally_add (found ? &line->found : &line->sought, tandem_val_member (item, "amount"));
    }

  line->n_items = 1;
  line->n_unknown = tandem_budget_has_unknown_cost (line);
  if (line->n_unknown > 0)
    return;
  /* money in a currency that nothing costs fills no gap */
  tandem_tally_add_tally (&line->gap, &line->cost, 1);
  for (guint i = 0; i < line->found.entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (line->found.entries, TandemTallyEntry, i);

      if (tandem_tally_has (&line->cost, entry->currency))
        tandem_tally_add_amount (&line->gap, entry->currency, -entry->amount);
    }
}

/* ---- the walk ------------------------------------------------------------------ */

typedef struct
{
  TandemBudget   *budget;
  TandemSnapshot *snapshot;
  const char     *plan;
} Walk;

static gboolean
is_kind (const TandemDoc *doc,
         const char      *kind)
{
  return g_str_equal (tandem_doc_get_kind (doc)->name, kind);
}

/**
 * tandem_budget_is_dropped:
 * @doc: an action or a pilot
 *
 * Returns: whether it was cancelled or stopped: then its money is not counted
 */
gboolean
tandem_budget_is_dropped (const TandemDoc *doc)
{
  const char *status = tandem_val_string (tandem_doc_get (doc, "status"));

  return g_strcmp0 (status, is_kind (doc, "pilot") ? "stopped" : "cancelled") == 0;
}

static void
add_record (Walk             *walk,
            TandemBudgetLine *sum,
            TandemDoc        *doc,
            TandemBudgetRole  role,
            guint             depth)
{
  TandemBudgetLine *line = add_line (walk->budget, tandem_budget_is_dropped (doc) ? TANDEM_BUDGET_DROPPED : role, doc, depth);
  g_autoptr(GPtrArray) below = NULL;

  count (line);
  if (line->role == TANDEM_BUDGET_ITEM)
    add_up (sum, line);
  if (!is_kind (doc, "action"))
    return;

  below = tandem_plan_list_below (walk->snapshot, walk->plan, doc);
  for (guint i = 0; i < below->len; i++)
    if (is_kind (g_ptr_array_index (below, i), "pilot"))
      add_record (walk, sum, g_ptr_array_index (below, i), TANDEM_BUDGET_PART, depth + 1);
}

static void
add_objective (Walk             *walk,
               TandemBudgetLine *sum,
               TandemDoc        *objective,
               guint             depth)
{
  TandemBudgetLine *line = add_line (walk->budget, TANDEM_BUDGET_GROUP, objective, depth);
  g_autoptr(GPtrArray) below = tandem_plan_list_below (walk->snapshot, walk->plan, objective);

  for (guint i = 0; i < below->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (below, i);

      if (is_kind (doc, "objective") && depth < MAX_DEPTH)
        add_objective (walk, line, doc, depth + 1);
      else if (is_kind (doc, "action"))
        add_record (walk, line, doc, TANDEM_BUDGET_ITEM, depth + 1);
    }
  add_up (sum, line);
}

static void
walk_plan (Walk             *walk,
           TandemBudgetLine *total)
{
  g_autoptr(GPtrArray) top = tandem_plan_list_below (walk->snapshot, walk->plan, NULL);
  TandemBudgetLine *rest = NULL;

  for (guint i = 0; i < top->len; i++)
    if (is_kind (g_ptr_array_index (top, i), "objective"))
      add_objective (walk, total, g_ptr_array_index (top, i), 0);
  for (guint i = 0; i < top->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (top, i);

      if (!is_kind (doc, "action") && !is_kind (doc, "pilot"))
        continue;
      if (rest == NULL)
        rest = add_line (walk->budget, TANDEM_BUDGET_GROUP, NULL, 0);
      add_record (walk, rest, doc, TANDEM_BUDGET_ITEM, 1);
    }
  if (rest != NULL)
    add_up (total, rest);
}

/* ---- what is in use -------------------------------------------------------------- */

static void
list_sources (TandemBudget        *self,
              const TandemContext *context)
{
  const TandemVocabulary *known = tandem_context_get_vocabulary (context, &tandem_vocabulary_funding_sources);
  g_autoptr(GHashTable) used = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer source;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TandemBudgetLine *line = g_ptr_array_index (self->lines, i);

      for (guint j = 0; j < line->shares->len; j++)
        g_hash_table_add (used, (gpointer) ((TandemBudgetShare *) g_ptr_array_index (line->shares, j))->source);
    }
  for (guint i = 0; known != NULL && i < known->n_terms; i++)
    if (g_hash_table_remove (used, g_intern_string (known->terms[i].code)))
      g_ptr_array_add (self->sources, (gpointer) g_intern_string (known->terms[i].code));

  /* what the vocabulary does not have comes last, and always in the same order */
  g_hash_table_iter_init (&iter, used);
  for (guint first = self->sources->len; g_hash_table_iter_next (&iter, &source, NULL);)
    {
      guint at = first;

      while (at < self->sources->len && strcmp (g_ptr_array_index (self->sources, at), source) < 0)
        at++;
      g_ptr_array_insert (self->sources, (int) at, source);
    }
  g_ptr_array_add (self->sources, NULL);
}

/* The currency that most lines have: that one goes without saying in the cells. */
static void
find_currency (TandemBudget *self)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TandemBudgetLine *line = g_ptr_array_index (self->lines, i);
      const TandemTally *tallies[] = { &line->cost, &line->found, &line->sought };

      for (guint j = 0; j < G_N_ELEMENTS (tallies); j++)
        for (guint k = 0; k < tallies[j]->entries->len; k++)
          {
            const char *currency = g_array_index (tallies[j]->entries, TandemTallyEntry, k).currency;
            guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, currency)) + 1;

            g_hash_table_insert (counts, (gpointer) currency, GUINT_TO_POINTER (n));
            if (n > most)
              {
                most = n;
                self->currency = currency;
              }
          }
    }
}

/**
 * tandem_budget_new:
 * @snapshot: a plan with its rows
 * @plan: its id
 * @context: vocabularies
 *
 * Pilots carry out what actions plan: where one belongs to an action, what it
 * costs is a part of what the action costs.
 *
 * Returns: (transfer full): the lines, objectives with what is under them first,
 *   then what serves none, then the total
 */
TandemBudget *
tandem_budget_new (TandemSnapshot      *snapshot,
                   const char          *plan,
                   const TandemContext *context)
{
  TandemBudget *self = g_atomic_rc_box_new0 (TandemBudget);
  Walk walk = { self, snapshot, plan };
  TandemBudgetLine *total;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->sources = g_ptr_array_new ();
  total = line_new (TANDEM_BUDGET_TOTAL, NULL, 0);
  walk_plan (&walk, total);
  g_ptr_array_add (self->lines, total);
  list_sources (self, context);
  find_currency (self);

  return self;
}

TandemBudget *
tandem_budget_ref (TandemBudget *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TandemBudget *self = data;

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->sources);
}

void
tandem_budget_unref (TandemBudget *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
tandem_budget_get_n_lines (TandemBudget *self)
{
  return self->lines->len;
}

const TandemBudgetLine *
tandem_budget_get_line (TandemBudget *self,
                        guint         index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, index);
}

const TandemBudgetLine *
tandem_budget_get_total (TandemBudget *self)
{
  return g_ptr_array_index (self->lines, self->lines->len - 1);
}

/**
 * tandem_budget_get_sources:
 * @self: a budget
 *
 * Returns: (transfer none) (array zero-terminated=1): codes of the sources that
 *   pay or may pay, in the order of the vocabulary
 */
const char *const *
tandem_budget_get_sources (TandemBudget *self)
{
  return (const char *const *) self->sources->pdata;
}

/**
 * tandem_budget_get_currency:
 * @self: a budget
 *
 * Returns: (transfer none) (nullable): the currency that most amounts have
 */
const char *
tandem_budget_get_currency (TandemBudget *self)
{
  return self->currency;
}
