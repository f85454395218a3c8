/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-action.h"
#include "kinds/tandem-milestone.h"
#include "tandem-report-plan.h"
#include "tandem-wording.h"

/* A status as it is shown: never colour alone, never a shape alone. */
static const struct
{
  const char    *code;
  const char    *word;
  TandemGlyph    glyph;
  TandemRunFlags colour;
} statuses[] = {
  { "planned", "Planned", TANDEM_GLYPH_RING, TANDEM_RUN_DIM },
  { "in_progress", "In progress", TANDEM_GLYPH_HALF, TANDEM_RUN_ACCENT },
  { "achieved", "Achieved", TANDEM_GLYPH_TICK, TANDEM_RUN_SUCCESS },
  { "completed", "Completed", TANDEM_GLYPH_TICK, TANDEM_RUN_SUCCESS },
  { "delayed", "Delayed", TANDEM_GLYPH_TRIANGLE, TANDEM_RUN_WARNING },
  { "late", "Late", TANDEM_GLYPH_SQUARE, TANDEM_RUN_ERROR },
  { "on_hold", "On hold", TANDEM_GLYPH_PAUSE, TANDEM_RUN_DIM },
  { "dropped", "Dropped", TANDEM_GLYPH_BAR, TANDEM_RUN_DIM },
};

static void
add_status (TandemPlanPaper *self,
            TandemFlow      *flow,
            const char      *code,
            int              days_late)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const char *language = self->scribe.languages[0];
      g_autofree char *late = NULL;

      if (g_strcmp0 (code, statuses[i].code) != 0)
        continue;
      if (days_late > 0)
        late = tandem_wording_dup_count (language, "Late, {n} day|Late, {n} days", days_late);
      tandem_flow_add_status (flow, statuses[i].glyph, statuses[i].colour,
                              tandem_text_new (language, statuses[i].colour,
                                               late ? late : tandem_scribe_word (&self->scribe, 0,
                                                                                 statuses[i].word)));
      return;
    }
}

/* ---- milestones ------------------------------------------------------------ */

/* Late, and nobody has said until when: "on time" would be a lie. */
static gboolean
is_silent (TandemPlanPaper *self,
           const TandemDoc *milestone)
{
  TandemDate today = tandem_context_get_today (self->scribe.contexts[0]);
  TandemDate forecast = tandem_val_date (tandem_scribe_value (milestone, "forecast"));

  return tandem_milestone_days_late (milestone, today) > 0 &&
         (!tandem_date_is_set (forecast) || tandem_date_compare (forecast, today) < 0);
}

static void
add_slip (TandemPlanPaper *self,
          TandemBlock     *table,
          const TandemDoc *milestone)
{
  int days = tandem_milestone_slip_days (milestone);
  g_autofree char *words = NULL;

  if (!tandem_date_is_set (tandem_val_date (tandem_scribe_value (milestone, "baseline_due"))))
    words = g_strdup ("–");
  else if (is_silent (self, milestone))
    words = g_strdup (tandem_scribe_word (&self->scribe, 0, "no forecast"));
  else if (days == 0)
    words = g_strdup (tandem_scribe_word (&self->scribe, 0, "on time"));
  else
    {
      g_autofree char *count = tandem_wording_dup_count (self->scribe.languages[0], "{n} day|{n} days", ABS (days));

      words = g_strdup_printf ("%s%s", days > 0 ? "+" : "−", count);
    }
  tandem_plan_add_cell (self, table, words);
}

static void
add_milestone (TandemPlanPaper *self,
               TandemBlock     *table,
               const TandemDoc *milestone)
{
  static const char *const dates[] = { "baseline_due", "due", "forecast" };
  const TandemContext *context = self->scribe.contexts[0];
  TandemFlow *title, *status;
  TandemDate done = tandem_val_date (tandem_scribe_value (milestone, "done_on"));

  tandem_block_add_row (table, FALSE);
  tandem_plan_add_cell (self, table, tandem_val_string (tandem_scribe_value (milestone, "code")));
  title = tandem_block_add_cell (table);
  tandem_scribe_add_title (&self->scribe, title, milestone, "title", TANDEM_RUN_PLAIN);
  tandem_scribe_add_responsible (&self->scribe, title, tandem_scribe_value (milestone, "responsible"));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    tandem_scribe_add_date (&self->scribe, tandem_block_add_cell (table),
                            tandem_val_date (tandem_scribe_value (milestone, dates[i])));
  add_slip (self, table, milestone);
  status = tandem_block_add_cell (table);
  add_status (self, status, tandem_milestone_get_shown_status (milestone, context),
              tandem_milestone_days_late (milestone, tandem_context_get_today (context)));
  if (tandem_date_is_set (done))
    tandem_scribe_add_date (&self->scribe, status, done);
}

/* Baseline, due, forecast, slip, and the state as a shape with a word. */
void
tandem_plan_add_milestones (TandemPlanPaper *self,
                            GPtrArray       *milestones)
{
  static const TandemPaperColumn columns[] = {
    { .width = 30 }, { .weight = 1, .row_header = TRUE }, { .width = 65 }, { .width = 65 }, { .width = 65 },
    { .width = 46 }, { .width = 70 },
  };
  static const char *const head[] = { "Code", "Milestone", "Baseline", "Due", "Forecast", "Slip", "Status", NULL };
  TandemBlock *table;

  if (milestones->len == 0)
    return;
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < milestones->len; i++)
    add_milestone (self, table, g_ptr_array_index (milestones, i));
}

static GPtrArray *
find_milestones (TandemPlanPaper *self,
                 const TandemDoc *owner)
{
  return tandem_scribe_children (&self->scribe, "milestone", "owner", tandem_doc_get_id (owner));
}

/* ---- parts of sheets ------------------------------------------------------- */

static void
add_partners (TandemPlanPaper *self,
              TandemBlock     *keys,
              TandemVal        partners)
{
  TandemFlow *flow = NULL;
  TandemValIter iter;
  TandemVal partner;

  tandem_val_iter_init (&iter, partners);
  while (tandem_val_iter_next (&iter, NULL, &partner))
    {
      flow = flow ? flow : tandem_plan_add_key (self, keys, "Partners");
      tandem_scribe_add_reference (&self->scribe, flow, tandem_val_member (partner, "organisation"));
    }
}

static void
add_output (TandemPlanPaper *self,
            TandemFlow      *item,
            TandemVal        words,
            const char      *amount)
{
  for (guint i = 0; i < self->scribe.n_languages; i++)
    {
      TandemText *text = tandem_scribe_text (&self->scribe, words, i, i > 0 ? TANDEM_RUN_DIM : TANDEM_RUN_PLAIN);

      if (i == 0)
        tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM, amount);
      tandem_flow_add_paragraph (item, TANDEM_STYLE_SMALL, text);
    }
}

static void
add_outputs (TandemPlanPaper *self,
             TandemBlock     *keys,
             const TandemDoc *action)
{
  TandemBlock *list = NULL;
  TandemValIter iter;
  TandemVal output;

  tandem_val_iter_init (&iter, tandem_scribe_value (action, "outputs"));
  while (tandem_val_iter_next (&iter, NULL, &output))
    {
      const char *quantity = tandem_val_string (tandem_val_member (output, "quantity"));
      const char *unit = tandem_val_string (tandem_val_member (output, "unit"));
      g_autofree char *number = tandem_wording_dup_number (self->scribe.languages[0], quantity);
      g_autofree char *amount = g_strdup_printf (" (%s%s%s)", number, unit ? "\302\240" : "", unit ? unit : "");

      list = list ? list : tandem_flow_add_list (tandem_plan_add_key (self, keys, "Outputs"), FALSE);
      add_output (self, tandem_block_add_item (list), tandem_val_member (output, "text"), *number ? amount : NULL);
    }
}

/* What it costs, and what of it is secured. */
static void
add_money (TandemPlanPaper *self,
           TandemBlock     *keys,
           const char      *label,
           TandemVal        cost,
           TandemVal        funding)
{
  g_auto(TandemTally) asked = { 0 };
  g_autofree char *words = NULL;
  TandemFlow *flow;
  TandemValIter iter;
  TandemVal source;

  tandem_tally_init (&asked);
  tandem_tally_add_cost (&asked, cost);
  if (tandem_tally_is_empty (&asked) && !asked.incomplete && tandem_val_length (funding) == 0)
    return;
  words = tandem_wording_dup_tally (self->scribe.languages[0], &asked);
  flow = tandem_plan_add_key (self, keys, label);
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL,
                             *words ? tandem_text_new (self->scribe.languages[0], TANDEM_RUN_PLAIN, words)
                                    : tandem_scribe_label (&self->scribe, "to be estimated", " "));
  tandem_val_iter_init (&iter, funding);
  while (tandem_val_iter_next (&iter, NULL, &source))
    {
      g_auto(TandemTally) one = { 0 };
      g_autofree char *amount = NULL;
      g_autofree char *name = NULL;
      g_autofree char *line = NULL;

      tandem_tally_init (&one);
      tandem_tally_add (&one, tandem_val_member (source, "amount"));
      amount = tandem_wording_dup_tally (self->scribe.languages[0], &one);
      name = tandem_plan_dup_source (self, 0, tandem_val_string (tandem_val_member (source, "source")));
      line = g_strdup_printf ("%s: %s", name, *amount ? amount : "–");
      tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL,
                                 tandem_text_new (self->scribe.languages[0], TANDEM_RUN_DIM, line));
    }
}

static void
add_span (TandemPlanPaper *self,
          TandemBlock     *keys,
          const TandemDoc *doc)
{
  TandemDate start = tandem_val_date (tandem_scribe_value (doc, "start"));
  TandemDate end = tandem_val_date (tandem_scribe_value (doc, "end"));
  g_autofree char *from = tandem_wording_dup_date (self->scribe.languages[0], start);
  g_autofree char *to = tandem_wording_dup_date (self->scribe.languages[0], end);
  g_autofree char *words = g_strdup_printf ("%s – %s", from, to);

  if (*from || *to)
    tandem_flow_add_paragraph (tandem_plan_add_key (self, keys, "Period"), TANDEM_STYLE_BODY,
                               tandem_text_new (self->scribe.languages[0], TANDEM_RUN_PLAIN, words));
}

/* ---- actions --------------------------------------------------------------- */

static void
add_progress (TandemPlanPaper *self,
              TandemFlow      *flow,
              const TandemDoc *action)
{
  int percent = (int) tandem_val_int (tandem_scribe_value (action, "progress_pct"), -1);
  g_autofree char *words = g_strdup_printf ("%s: %d %%", tandem_scribe_word (&self->scribe, 0, "Progress"), percent);

  if (percent >= 0)
    tandem_flow_add_progress (flow, percent, self->scribe.languages[0], words);
}

static void
add_action_table (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 34 }, { .weight = 1, .row_header = TRUE }, { .width = 65 }, { .width = 65 }, { .width = 72 },
    { .width = 80 },
  };
  static const char *const head[] = { "Code", "Action", "Start", "End", "Status", "Progress", NULL };
  TandemBlock *table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));

  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < self->actions->len; i++)
    {
      const TandemDoc *action = g_ptr_array_index (self->actions, i);
      TandemFlow *title;

      tandem_block_add_row (table, FALSE);
      tandem_plan_add_cell (self, table, tandem_val_string (tandem_scribe_value (action, "code")));
      title = tandem_block_add_cell (table);
      tandem_scribe_add_title (&self->scribe, title, action, "title", TANDEM_RUN_PLAIN);
      tandem_scribe_add_responsible (&self->scribe, title, tandem_scribe_value (action, "lead"));
      tandem_scribe_add_date (&self->scribe, tandem_block_add_cell (table),
                              tandem_val_date (tandem_scribe_value (action, "start")));
      tandem_scribe_add_date (&self->scribe, tandem_block_add_cell (table),
                              tandem_val_date (tandem_scribe_value (action, "end")));
      add_status (self, tandem_block_add_cell (table),
                  tandem_action_get_shown_status (action, self->scribe.contexts[0]), 0);
      add_progress (self, tandem_block_add_cell (table), action);
    }
}

static void
add_action_sheet (TandemPlanPaper *self,
                  const TandemDoc *action)
{
  g_autoptr(GPtrArray) milestones = find_milestones (self, action);
  TandemBlock *keys;

  tandem_plan_add_subject (self, 3, action, "title");
  tandem_scribe_add_prose (&self->scribe, self->body, tandem_scribe_value (action, "description"));
  keys = tandem_plan_begin_keys (self);
  tandem_plan_add_key_reference (self, keys, "Objectives", tandem_scribe_value (action, "objectives"));
  tandem_plan_add_key_term (self, keys, "Type", action, "action_type");
  tandem_plan_add_key_term (self, keys, "Themes", action, "topics");
  tandem_plan_add_key_reference (self, keys, "City", tandem_scribe_value (action, "cities"));
  tandem_plan_add_key_reference (self, keys, "Lead", tandem_scribe_value (action, "lead"));
  add_partners (self, keys, tandem_scribe_value (action, "partners"));
  add_span (self, keys, action);
  tandem_plan_add_key_term (self, keys, "Status", action, "status");
  add_outputs (self, keys, action);
  add_money (self, keys, "Cost", tandem_scribe_value (action, "cost"), tandem_scribe_value (action, "funding"));
  tandem_plan_add_key_reference (self, keys, "Learnt from", tandem_scribe_value (action, "inspired_by"));
  tandem_plan_add_milestones (self, milestones);
}

gboolean
tandem_plan_add_actions (TandemPlanPaper *self)
{
  if (self->actions->len == 0)
    return FALSE;

  add_action_table (self);
  tandem_scribe_add_heading (&self->scribe, self->body, 2, NULL, "Sheets of the actions");
  for (guint i = 0; i < self->actions->len; i++)
    add_action_sheet (self, g_ptr_array_index (self->actions, i));

  return TRUE;
}

/* ---- pilots ---------------------------------------------------------------- */

static void
add_pilot (TandemPlanPaper *self,
           const TandemDoc *pilot)
{
  g_autoptr(GPtrArray) milestones = find_milestones (self, pilot);
  TandemBlock *keys;

  tandem_plan_add_subject (self, 2, pilot, "title");
  tandem_scribe_add_prose (&self->scribe, self->body, tandem_scribe_value (pilot, "summary"));
  keys = tandem_plan_begin_keys (self);
  tandem_plan_add_key_term (self, keys, "Status", pilot, "status");
  tandem_scribe_add_period (&self->scribe, tandem_plan_add_key (self, keys, "Period"),
                            tandem_scribe_value (pilot, "period"));
  tandem_plan_add_key_reference (self, keys, "City", tandem_scribe_value (pilot, "city"));
  tandem_plan_add_key_text (self, keys, "Place", pilot, "place");
  tandem_plan_add_key_reference (self, keys, "Lead", tandem_scribe_value (pilot, "lead"));
  add_partners (self, keys, tandem_scribe_value (pilot, "partners"));
  tandem_plan_add_key_reference (self, keys, "Actions", tandem_scribe_value (pilot, "actions"));
  tandem_plan_add_key_text (self, keys, "Need addressed", pilot, "need");
  tandem_plan_add_key_text (self, keys, "What is new", pilot, "innovation");
  tandem_plan_add_key_text (self, keys, "Results", pilot, "results");
  tandem_plan_add_key_text (self, keys, "Scaling up", pilot, "scale_up");
  add_money (self, keys, "Budget", tandem_scribe_value (pilot, "budget"), tandem_scribe_value (pilot, "funding"));
  tandem_scribe_add_heading (&self->scribe, self->body, 3, NULL, "Milestones");
  if (milestones->len == 0)
    tandem_scribe_add_note (&self->scribe, self->body, "None recorded.");
  tandem_plan_add_milestones (self, milestones);
}

gboolean
tandem_plan_add_pilots (TandemPlanPaper *self)
{
  for (guint i = 0; i < self->pilots->len; i++)
    add_pilot (self, g_ptr_array_index (self->pilots, i));

  return self->pilots->len > 0;
}
