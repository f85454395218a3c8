/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"
#include "tandem-budget.h"
#include "tandem-report-plan.h"
#include "tandem-wording.h"

/* The money of a plan, by action and by source. Pilots are carried out under
 * actions, so what both state is not added up; what was cancelled is not counted. */

/* The name of a source of funding in one of the paper's languages. */
char *
tandem_plan_dup_source (TandemPlanPaper *self,
                        guint            language,
                        const char      *code)
{
  const TandemVocabulary *sources = tandem_context_get_vocabulary (self->scribe.contexts[language],
                                                                   &tandem_vocabulary_funding_sources);
  const TandemTerm *term = sources && code ? tandem_vocabulary_find (sources, code) : NULL;

  return g_strdup (term ? term->label : code ? code : "–");
}

static gboolean
is_rejected (TandemVal source)
{
  return g_strcmp0 (tandem_val_string (tandem_val_member (source, "status")), "rejected") == 0;
}

static void
add_amount (TandemPlanPaper   *self,
            TandemBlock       *table,
            const TandemTally *tally,
            TandemRunFlags     flags)
{
  g_autofree char *words = tandem_wording_dup_tally (self->scribe.languages[0], tally);
  TandemText *text = tandem_text_new (self->scribe.languages[0], flags, *words ? words : "–");

  if (tally->incomplete)
    {
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_PLAIN, "\n");
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM,
                       tandem_scribe_word (&self->scribe, 0, "to be estimated"));
    }
  tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY, text);
}

typedef struct
{
  TandemTally cost;
  TandemTally secured;
  TandemTally gap;
} Money;

static void
money_init (Money *self)
{
  tandem_tally_init (&self->cost);
  tandem_tally_init (&self->secured);
  tandem_tally_init (&self->gap);
}

static void
money_clear (Money *self)
{
  tandem_tally_clear (&self->cost);
  tandem_tally_clear (&self->secured);
  tandem_tally_clear (&self->gap);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Money, money_clear)

static void
money_add_action (Money           *self,
                  const TandemDoc *action)
{
  TandemValIter iter;
  TandemVal source;

  tandem_tally_add_cost (&self->cost, tandem_scribe_value (action, "cost"));
  tandem_val_iter_init (&iter, tandem_scribe_value (action, "funding"));
  while (tandem_val_iter_next (&iter, NULL, &source))
    if (tandem_funding_is_found (source))
      tandem_tally_add (&self->secured, tandem_val_member (source, "amount"));
  tandem_tally_add_tally (&self->gap, &self->cost, 1);
  tandem_tally_add_tally (&self->gap, &self->secured, -1);
}

static void
add_money_cells (TandemPlanPaper *self,
                 TandemBlock     *table,
                 const Money     *money,
                 TandemRunFlags   flags)
{
  add_amount (self, table, &money->cost, flags);
  add_amount (self, table, &money->secured, flags);
  add_amount (self, table, &money->gap, flags);
}

static void
add_by_action (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 40 }, { .weight = 1, .row_header = TRUE }, { .width = 96, .align = TANDEM_ALIGN_END },
    { .width = 96, .align = TANDEM_ALIGN_END }, { .width = 96, .align = TANDEM_ALIGN_END },
  };
  static const char *const head[] = { "Code", "Action", "Cost", "Secured", "Gap", NULL };
  g_auto(Money) total = { 0 };
  TandemBlock *table;

  money_init (&total);
  tandem_scribe_add_heading (&self->scribe, self->body, 2, NULL, "By action");
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < self->actions->len; i++)
    {
      const TandemDoc *action = g_ptr_array_index (self->actions, i);
      g_auto(Money) money = { 0 };

      money_init (&money);
      money_add_action (&money, action);
      tandem_block_add_row (table, FALSE);
      tandem_plan_add_cell (self, table, tandem_val_string (tandem_scribe_value (action, "code")));
      tandem_scribe_add_title (&self->scribe, tandem_block_add_cell (table), action, "title", TANDEM_RUN_PLAIN);
      add_money_cells (self, table, &money, TANDEM_RUN_PLAIN);
      if (tandem_budget_is_dropped (action))
        continue;
      tandem_tally_add_tally (&total.cost, &money.cost, 1);
      tandem_tally_add_tally (&total.secured, &money.secured, 1);
      tandem_tally_add_tally (&total.gap, &money.gap, 1);
    }
  tandem_block_add_row (table, FALSE);
  tandem_plan_add_cell (self, table, NULL);
  tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY,
                             tandem_text_new (self->scribe.languages[0], TANDEM_RUN_BOLD,
                                              tandem_scribe_word (&self->scribe, 0, "Total")));
  add_money_cells (self, table, &total, TANDEM_RUN_BOLD);
}

typedef struct
{
  const char *code;             /* interned */
  TandemTally amount;
  TandemTally secured;
} Source;

static Source *
get_source (GPtrArray  *sources,
            const char *code)
{
  const char *interned = g_intern_string (code ? code : "to_be_identified");
  Source *source;

  for (guint i = 0; i < sources->len; i++)
    if (((Source *) g_ptr_array_index (sources, i))->code == interned)
      return g_ptr_array_index (sources, i);

  source = g_new0 (Source, 1);
  source->code = interned;
  tandem_tally_init (&source->amount);
  tandem_tally_init (&source->secured);
  g_ptr_array_add (sources, source);

  return source;
}

static void
source_free (gpointer data)
{
  Source *source = data;

  tandem_tally_clear (&source->amount);
  tandem_tally_clear (&source->secured);
  g_free (source);
}

static GPtrArray *
collect_sources (TandemPlanPaper *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (source_free);

  for (guint i = 0; i < self->actions->len; i++)
    {
      TandemValIter iter;
      TandemVal item;

      if (tandem_budget_is_dropped (g_ptr_array_index (self->actions, i)))
        continue;
      tandem_val_iter_init (&iter, tandem_scribe_value (g_ptr_array_index (self->actions, i), "funding"));
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          Source *source;

          if (is_rejected (item))
            continue;
          source = get_source (sources, tandem_val_string (tandem_val_member (item, "source")));
          tandem_tally_add (&source->amount, tandem_val_member (item, "amount"));
          if (tandem_funding_is_found (item))
            tandem_tally_add (&source->secured, tandem_val_member (item, "amount"));
        }
    }

  return sources;
}

static void
add_by_source (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .weight = 1, .row_header = TRUE }, { .width = 110, .align = TANDEM_ALIGN_END },
    { .width = 110, .align = TANDEM_ALIGN_END },
  };
  static const char *const head[] = { "Source", "Amount", "Secured", NULL };
  g_autoptr(GPtrArray) sources = collect_sources (self);
  TandemBlock *table;

  tandem_scribe_add_heading (&self->scribe, self->body, 2, NULL, "By source of funding");
  if (sources->len == 0)
    {
      tandem_scribe_add_note (&self->scribe, self->body, "None recorded.");
      return;
    }
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = g_ptr_array_index (sources, i);
      g_autofree char *first = tandem_plan_dup_source (self, 0, source->code);
      g_autofree char *second = self->scribe.n_languages > 1 ? tandem_plan_dup_source (self, 1, source->code) : NULL;

      tandem_block_add_row (table, FALSE);
      tandem_scribe_add_words (&self->scribe, tandem_block_add_cell (table), TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN,
                               first, second);
      add_amount (self, table, &source->amount, TANDEM_RUN_PLAIN);
      add_amount (self, table, &source->secured, TANDEM_RUN_PLAIN);
    }
}

gboolean
tandem_plan_add_budget (TandemPlanPaper *self)
{
  if (self->actions->len == 0)
    return FALSE;

  add_by_action (self);
  add_by_source (self);

  return TRUE;
}
