/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-milestone.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone-moves.h"
#include "kinds/tandem-parts.h"

static const TandemTerm status_terms[] =
{
  { "planned", N_("Planned"), "dim", "status-planned-symbolic" },
  { "in_progress", N_("In progress"), "accent", "status-progress-symbolic" },
  { "delayed", N_("Delayed"), "warning", "status-risk-symbolic" },
  { "achieved", N_("Achieved"), "success", "status-done-symbolic" },
  { "on_hold", N_("On hold"), "dim", "status-hold-symbolic" },
  { "dropped", N_("Dropped"), "dim", "status-dropped-symbolic" },
};
TANDEM_DEFINE_TERMS (status, "milestone_status");

static const TandemTransition status_steps[] =
{
  { "planned", { "in_progress", "delayed", "achieved", "on_hold", "dropped" } },
  { "in_progress", { "achieved", "delayed", "on_hold", "dropped" } },
  { "delayed", { "achieved", "dropped", "in_progress", "on_hold" } },
  { "on_hold", { "in_progress", "planned", "dropped" } },
  { "achieved", { NULL } },
  { "dropped", { NULL } },
  { NULL },
};

static const TandemTerm rag_terms[] =
{
  { "green", N_("On track"), "success", "status-ontrack-symbolic" },
  { "amber", N_("At risk"), "warning", "status-risk-symbolic" },
  { "red", N_("Off track"), "error", "status-late-symbolic" },
};
TANDEM_DEFINE_TERMS (rag, "rag");

static const TandemField updates_fields[] =
{
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED | TANDEM_INDEXED),
  TANDEM_FIELD_TEXT ("author", N_("Author"), TANDEM_PERSONAL),
  TANDEM_FIELD_REF ("event", N_("Decided at"), TANDEM_KINDS ("event"), 0),
  TANDEM_FIELD_L10N ("note", N_("Note"), 0),
  TANDEM_FIELD_DATE ("new_forecast", N_("New forecast"), 0),
  TANDEM_FIELD_DATE ("old_due", N_("Due before"), 0),
  TANDEM_FIELD_DATE ("new_due", N_("Due since"), 0),
  TANDEM_FIELD_ENUM ("rag", N_("Judgement"), rag_vocabulary, 0),
};

enum
{
  OWNER,
  PLAN,
  PARTNERSHIP,
  CITY,
  CODE,
  TITLE,
  STATUS,
  RESPONSIBLE,
  SIDE,
  ORDER,
  DUE,
  FORECAST,
  BASELINE_DUE,
  DONE_ON,
  REASON,
  DELIVERABLE,
  FILES,
  WEIGHT_PCT,
  DEPENDS_ON,
  UPDATES,
};

static const TandemField fields[] =
{
  [OWNER] = TANDEM_FIELD_REF ("owner", N_("Of"),
                              TANDEM_KINDS ("pilot", "action", "partnership", "plan", "gcom_profile"),
                              TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Milestone")),
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Milestone")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Milestone")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Milestone")),
  [CODE] = TANDEM_FIELD_TEXT ("code", N_("Code"), TANDEM_CODE | TANDEM_LISTED | TANDEM_SEARCHED,
                              .group = N_("Milestone")),
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Milestone")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Milestone"),
                                .transitions = status_steps),
  [RESPONSIBLE] = TANDEM_FIELD_REF ("responsible", N_("Responsible"),
                                    TANDEM_KINDS ("organisation", "contact"), TANDEM_INDEXED | TANDEM_LISTED,
                                    .group = N_("Milestone"),
                                    .help = N_("One body or person who answers for it")),
  [SIDE] = TANDEM_FIELD_REF ("side", N_("Side"), TANDEM_KINDS ("city"), TANDEM_INDEXED | TANDEM_LISTED,
                             .group = N_("Milestone"), .help = N_("The city it lies with; empty is both")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Milestone")),
  [DUE] = TANDEM_FIELD_DATE ("due", N_("Due"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                             .group = N_("Dates")),
  [FORECAST] = TANDEM_FIELD_DATE ("forecast", N_("Forecast"), TANDEM_LISTED, .group = N_("Dates"),
                                  .help = N_("When it is now expected")),
  [BASELINE_DUE] = TANDEM_FIELD_DATE ("baseline_due", N_("Baseline"), TANDEM_FROZEN | TANDEM_EXPECTED,
                                      .group = N_("Dates"),
                                      .help = N_("The date as approved; kept to measure the slip")),
  [DONE_ON] = TANDEM_FIELD_DATE ("done_on", N_("Done on"), TANDEM_LISTED, .group = N_("Dates")),
  [REASON] = TANDEM_FIELD_TEXT ("reason", N_("Reason"), 0, .group = N_("Dates"),
                                .help = N_("Why it waits or was dropped, or the date moved")),
  [DELIVERABLE] = TANDEM_FIELD_L10N ("deliverable", N_("Deliverable"), TANDEM_EXPECTED | TANDEM_SEARCHED,
                                     .group = N_("Content")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Content")),
  [WEIGHT_PCT] = TANDEM_FIELD_INT_IN ("weight_pct", N_("Weight (%)"), tandem_range_percent, 0,
                                      .group = N_("Content"), .help = N_("Its share of the whole")),
  [DEPENDS_ON] = TANDEM_FIELD_REFS ("depends_on", N_("Waits for"), TANDEM_KINDS ("milestone"), TANDEM_INDEXED,
                                    .group = N_("Content")),
  [UPDATES] = TANDEM_FIELD_LIST ("updates", N_("Updates"), updates_fields, TANDEM_INDEXED, .group = N_("Content")),
  TANDEM_COMMON_FIELDS,
};

/* Days a milestone may be past due without a word before it is a gap (PL-02). */
#define QUIET_DAYS 30

/**
 * tandem_milestone_status_is_open:
 * @status: (nullable): the status of a milestone
 *
 * Returns: whether it is still to be reached
 */
gboolean
tandem_milestone_status_is_open (const char *status)
{
  return g_strcmp0 (status, "achieved") != 0 && g_strcmp0 (status, "dropped") != 0 &&
         g_strcmp0 (status, "on_hold") != 0;
}

gboolean
tandem_milestone_is_open (const TandemDoc *doc)
{
  return tandem_milestone_status_is_open (tandem_val_string (tandem_doc_field (doc, STATUS)));
}

/**
 * tandem_milestone_is_upcoming:
 * @doc: a milestone
 * @today: the day it is
 *
 * Returns: whether it is open and due within 30 days (domain.md 1.8)
 */
gboolean
tandem_milestone_is_upcoming (const TandemDoc *doc,
                              TandemDate       today)
{
  TandemDate due = tandem_val_date (tandem_doc_field (doc, DUE));
  int days = tandem_date_days_between (today, due);

  return tandem_milestone_is_open (doc) && tandem_date_is_set (due) && days >= 0 && days <= TANDEM_UPCOMING_DAYS;
}

/**
 * tandem_milestone_slip_days:
 * @doc: a milestone
 *
 * How far it has moved from what was approved: the day it was done, else the
 * forecast, else the due date, minus the baseline (domain.md 1.6 and 8a).
 *
 * Returns: days, negative if earlier; 0 if there is nothing to compare
 */
int
tandem_milestone_slip_days (const TandemDoc *doc)
{
  static const guint ends[] = { DONE_ON, FORECAST, DUE };
  TandemDate end = TANDEM_NO_DATE;

  for (guint i = 0; i < G_N_ELEMENTS (ends) && !tandem_date_is_set (end); i++)
    end = tandem_val_date (tandem_doc_field (doc, ends[i]));

  return tandem_date_days_between (tandem_val_date (tandem_doc_field (doc, BASELINE_DUE)), end);
}

/**
 * tandem_milestone_days_late:
 * @doc: a milestone
 * @today: the day it is
 *
 * Returns: days since it was due if it is open and the day has passed, else 0
 */
int
tandem_milestone_days_late (const TandemDoc *doc,
                            TandemDate       today)
{
  if (!tandem_milestone_is_open (doc))
    return 0;

  return MAX (tandem_date_days_between (tandem_val_date (tandem_doc_field (doc, DUE)), today), 0);
}

/**
 * tandem_milestone_get_last_update:
 * @doc: a milestone
 *
 * Returns: the day of the newest update, or no date
 */
TandemDate
tandem_milestone_get_last_update (const TandemDoc *doc)
{
  TandemDate last = TANDEM_NO_DATE;
  TandemValIter iter;
  TandemVal update;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, UPDATES));
  while (tandem_val_iter_next (&iter, NULL, &update))
    {
      TandemDate on = tandem_val_date (tandem_val_member (update, "on"));

      if (tandem_date_compare (on, last) > 0)
        last = on;
    }

  return last;
}

/**
 * tandem_milestone_get_shown_status:
 * @doc: a milestone
 * @context: today
 *
 * The status as people see it: Late and Delayed are computed (ui.md 3), Late
 * where the due date is past, Delayed where the forecast is after it.
 *
 * Returns: (transfer none): a code of the vocabulary "shown_status"
 */
const char *
tandem_milestone_get_shown_status (const TandemDoc     *doc,
                                   const TandemContext *context)
{
  const TandemTerm *chosen = tandem_vocabulary_find (&status_list,
                                                     tandem_val_string (tandem_doc_field (doc, STATUS)));
  TandemDate due = tandem_val_date (tandem_doc_field (doc, DUE));

  if (!tandem_milestone_is_open (doc))
    return chosen->code;
  if (tandem_milestone_days_late (doc, tandem_context_get_today (context)) > 0)
    return "late";
  if (tandem_date_is_set (due) &&
      tandem_date_compare (tandem_val_date (tandem_doc_field (doc, FORECAST)), due) > 0)
    return "delayed";

  return chosen != NULL ? chosen->code : "planned";
}

/**
 * tandem_milestone_dup_rule:
 * @doc: a milestone
 * @context: today
 *
 * Returns: (transfer full): one sentence that says why it has the state that
 *   people see
 */
char *
tandem_milestone_dup_rule (const TandemDoc     *doc,
                           const TandemContext *context)
{
  const char *shown = tandem_milestone_get_shown_status (doc, context);
  const TandemTerm *term = tandem_vocabulary_find (&status_list, shown);
  int days = tandem_milestone_days_late (doc, tandem_context_get_today (context));
  TandemDate due_date = tandem_val_date (tandem_doc_field (doc, DUE));
  TandemDate forecast_date = tandem_val_date (tandem_doc_field (doc, FORECAST));
  g_autofree char *due = tandem_date_to_text (due_date);
  g_autofree char *forecast = tandem_date_to_text (forecast_date);

  if (g_strcmp0 (shown, "late") == 0)
    return g_strdup_printf (ngettext ("Late: it was due on %s, %d day ago, and is not achieved.",
                                      "Late: it was due on %s, %d days ago, and is not achieved.", (gulong) days),
                            due, days);
  if (g_strcmp0 (shown, "delayed") == 0 && tandem_date_compare (forecast_date, due_date) > 0)
    return g_strdup_printf (_("Delayed: it is expected on %s and due on %s."), forecast, due);
  if (tandem_milestone_is_open (doc) && term != NULL && tandem_date_is_set (due_date))
    return g_strdup_printf (_("%s, as chosen: it is due on %s, and nothing says later."),
                            g_dgettext (GETTEXT_PACKAGE, term->label), due);

  return g_strdup_printf (_("%s, as chosen."), term != NULL ? g_dgettext (GETTEXT_PACKAGE, term->label) : "");
}

/**
 * tandem_milestone_may_become:
 * @doc: a milestone
 * @status: a status
 *
 * Returns: whether @status may follow the one that it has (domain.md 1.8)
 */
gboolean
tandem_milestone_may_become (const TandemDoc *doc,
                             const char      *status)
{
  const char *now = tandem_val_string (tandem_doc_field (doc, STATUS));

  for (const TandemTransition *step = status_steps; step->from != NULL; step++)
    if (g_strcmp0 (step->from, now) == 0)
      return g_strv_contains (step->to, status);

  return TRUE;
}

/* Puts what @doc waits for on the list, if it is not on it yet. */
static void
push_dependencies (const TandemDoc *doc,
                   GHashTable      *seen,
                   GPtrArray       *todo)
{
  TandemValIter iter;
  TandemVal before;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, DEPENDS_ON));
  while (tandem_val_iter_next (&iter, NULL, &before))
    {
      const char *id = tandem_val_string (before);

      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      g_ptr_array_add (todo, g_strdup (id));
      g_hash_table_add (seen, g_ptr_array_index (todo, todo->len - 1));
    }
}

/**
 * tandem_milestone_waits_for_itself:
 * @doc: a milestone
 * @context: (nullable): resolver
 *
 * Returns: whether what it waits for waits, in the end, for it
 */
gboolean
tandem_milestone_waits_for_itself (const TandemDoc     *doc,
                                   const TandemContext *context)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) todo = g_ptr_array_new ();

  push_dependencies (doc, seen, todo);
  while (todo->len > 0)
    {
      const char *id = g_ptr_array_steal_index_fast (todo, todo->len - 1);
      g_autoptr(TandemDoc) other = NULL;

      if (g_strcmp0 (id, tandem_doc_get_id (doc)) == 0)
        return TRUE;
      other = tandem_context_resolve (context, id);
      if (other != NULL && tandem_doc_get_kind (other) == &tandem_milestone_kind)
        push_dependencies (other, seen, todo);
    }

  return FALSE;
}

static void
compute_slip (const TandemDoc     *doc,
              const TandemContext *context,
              GValue              *value)
{
  g_value_set_int (value, tandem_milestone_slip_days (doc));
}

static void
compute_late (const TandemDoc     *doc,
              const TandemContext *context,
              GValue              *value)
{
  g_value_set_int (value, tandem_milestone_days_late (doc, tandem_context_get_today (context)));
}

static void
compute_shown_status (const TandemDoc     *doc,
                      const TandemContext *context,
                      GValue              *value)
{
  g_value_set_static_string (value, tandem_milestone_get_shown_status (doc, context));
}

static const TandemComputed computed[] =
{
  { "slip_days", N_("Slip"), G_TYPE_INT, compute_slip },
  { "days_late", N_("Days late"), G_TYPE_INT, compute_late },
  { "shown_status", N_("Status as shown"), G_TYPE_STRING, compute_shown_status },
};

/* PL-02: somebody answers for it, and nothing is past due without a word. */
static void
check_care (TandemCheck *check)
{
  TandemDate today = tandem_context_get_today (check->context);
  TandemDate word = tandem_milestone_get_last_update (check->doc);
  TandemDate due = tandem_val_date (tandem_doc_field (check->doc, DUE));

  if (!tandem_milestone_is_open (check->doc))
    return;
  if (tandem_val_string (tandem_doc_field (check->doc, RESPONSIBLE)) == NULL)
    tandem_check_warn (check, "PL-02", "responsible", _("Nobody is responsible."));
  if (tandem_date_compare (due, word) > 0)
    word = due;
  if (tandem_milestone_days_late (check->doc, today) > QUIET_DAYS &&
      tandem_date_days_between (word, today) > QUIET_DAYS)
    tandem_check_warn (check, "PL-02", "updates",
                       _("It is past due, and nobody said anything for %d days."),
                       tandem_date_days_between (word, today));
}

static void
check_status (TandemCheck *check)
{
  const char *status = tandem_val_string (tandem_doc_field (check->doc, STATUS));
  gboolean done = tandem_date_is_set (tandem_val_date (tandem_doc_field (check->doc, DONE_ON)));

  if (g_strcmp0 (status, "achieved") == 0 && !done)
    tandem_check_warn (check, "MS-01", "done_on", _("It is achieved; the day is missing."));
  if (g_strcmp0 (status, "achieved") != 0 && done)
    tandem_check_warn (check, "MS-01", "status", _("It has a day on which it was done, but is not achieved."));
  if ((g_strcmp0 (status, "on_hold") == 0 || g_strcmp0 (status, "dropped") == 0) &&
      tandem_val_string (tandem_doc_field (check->doc, REASON)) == NULL)
    tandem_check_warn (check, "MS-02", "reason", _("The reason is missing."));
}

/* Whoever reads it later asks why the date moved. */
static void
check_moves (TandemCheck *check)
{
  g_autoptr(TandemMilestoneWhy) why = tandem_milestone_find_why (check->doc);

  if (why != NULL && why->entry != NULL)
    tandem_check_warn (check, "MS-05", "due", _("The date was moved, and nobody said why."));
}

/* Inside the period of what it belongs to. */
static void
check_period (TandemCheck *check)
{
  g_autoptr(TandemDoc) owner = tandem_doc_resolve (check->doc, OWNER, check->context);
  TandemVal period = owner != NULL ? tandem_doc_get (owner, "period") : (TandemVal) { NULL };
  TandemDate last = tandem_period_get_last (period);
  TandemDate due = tandem_val_date (tandem_doc_field (check->doc, DUE));

  if (tandem_date_is_set (last) && tandem_date_compare (due, last) > 0)
    tandem_check_warn (check, "MS-03", "due", _("It is due after the end of the period."));
}

static void
check (TandemCheck *check)
{
  check_care (check);
  check_status (check);
  check_moves (check);
  check_period (check);
  if (tandem_milestone_waits_for_itself (check->doc, check->context))
    tandem_check_warn (check, "MS-04", "depends_on", _("It waits for itself, by way of others."));
}

const TandemKind tandem_milestone_kind =
{
  .name = "milestone",
  .label = N_("Milestone"),
  .plural = N_("Milestones"),
  .icon = "place-milestones-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_milestone_get_type,
};

TANDEM_DEFINE_RECORD (TandemMilestone, tandem_milestone)
