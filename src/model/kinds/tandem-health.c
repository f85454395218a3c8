/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-health.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-figures.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-partnership-contact.h"

#define MAX_OBJECTIVE_DEPTH 4

/* The rules of ui.md 3: a parent shows the worst of its parts, and says which. */

enum
{
  ON_TRACK,
  AT_RISK,
  OFF_TRACK,
};

static const char *const codes[] = { "on_track", "at_risk", "off_track" };

typedef struct
{
  const TandemContext *context;
  TandemDate           today;
  TandemDate           last;    /* end of the period, if it has one */
  TandemDate           updated; /* the newest sign of life */
  int                  level;
  int                  weight;  /* among findings of one level the heaviest speaks */
  int                  weights[TANDEM_HEALTH_N_RULES];
  TandemHealth        *health;
} Judge;

/* A rule tells the worst of what it finds, and the judgement the worst of them all. */
G_GNUC_PRINTF (6, 7)
static void
find (Judge           *judge,
      TandemHealthRule rule,
      int              level,
      int              weight,
      const char      *part,
      const char      *format,
      ...)
{
  TandemHealthFinding *finding = &judge->health->findings[rule];
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (finding->code == NULL || weight > judge->weights[rule])
    {
      judge->weights[rule] = weight;
      finding->code = codes[level];
      g_set_str (&finding->reason, reason);
    }
  if (level < judge->level || (level == judge->level && weight <= judge->weight))
    return;

  judge->level = level;
  judge->weight = weight;
  g_set_str (&judge->health->part, part);
  g_set_str (&judge->health->reason, reason);
}

static void
note_update (Judge     *judge,
             TandemDate date)
{
  if (tandem_date_compare (date, judge->today) <= 0 && tandem_date_compare (date, judge->updated) > 0)
    judge->updated = date;
}

enum
{
  STATUS,
  DUE,
  FORECAST,
  UPDATES,
};

static const char *const milestone_columns[] =
{
  [STATUS] = "status",
  [DUE] = "due",
  [FORECAST] = "forecast",
  [UPDATES] = "updates",
  NULL,
};

/* What there is to say about the milestones of one owner. */
typedef struct
{
  Judge     *judge;
  int        days_late; /* of the latest one */
  guint      latest;
  gboolean   is_beyond; /* one cannot finish inside the period */
  guint      beyond;
  TandemDate expected;
} Milestones;

static TandemDate
column_date (TandemColumn column)
{
  return column.type == TANDEM_COLUMN_INT ? (TandemDate) { (gint32) column.integer } : TANDEM_NO_DATE;
}

static void
look_at_milestone (guint               n,
                   const TandemColumn *columns,
                   gpointer            user_data)
{
  Milestones *self = user_data;
  Judge *judge = self->judge;
  TandemDate forecast = column_date (columns[FORECAST]);
  TandemDate updated = column_date (columns[UPDATES]);
  int late = tandem_date_days_between (column_date (columns[DUE]), judge->today);

  note_update (judge, updated);
  if (!tandem_milestone_status_is_open (columns[STATUS].type == TANDEM_COLUMN_TEXT ? columns[STATUS].text : NULL))
    return;

  judge->health->n_parts++;
  if (tandem_date_is_set (updated) &&
      tandem_date_days_between (updated, judge->today) > TANDEM_HEALTH_UPDATE_DAYS)
    judge->health->not_updated++;

  if (late > self->days_late)
    {
      self->days_late = late;
      self->latest = n;
    }
  if (!self->is_beyond && tandem_date_is_set (judge->last) && tandem_date_compare (forecast, judge->last) > 0)
    {
      self->is_beyond = TRUE;
      self->beyond = n;
      self->expected = forecast;
    }
}

static void
find_late (Judge           *judge,
           const TandemDoc *milestone,
           int              late)
{
  g_autofree char *name = tandem_doc_dup_name (milestone, judge->context);
  g_autofree char *day = tandem_date_to_text (tandem_val_date (tandem_doc_get (milestone, "due")));

  find (judge, TANDEM_HEALTH_RULE_LATE, late > TANDEM_HEALTH_LATE_DAYS ? OFF_TRACK : AT_RISK, 1000 + late, tandem_doc_get_id (milestone),
        g_dngettext (GETTEXT_PACKAGE, "%s is %d day late; it was due on %s.",
                     "%s is %d days late; it was due on %s.", (gulong) late),
        name, late, day);
}

static void
find_beyond (Judge           *judge,
             const TandemDoc *milestone,
             TandemDate       expected)
{
  g_autofree char *name = tandem_doc_dup_name (milestone, judge->context);
  g_autofree char *day = tandem_date_to_text (expected);

  find (judge, TANDEM_HEALTH_RULE_BEYOND, AT_RISK, 500, tandem_doc_get_id (milestone),
        _("%s cannot finish inside the period: it is expected on %s."), name, day);
}

/* A pairing has hundreds: they are counted by their columns, and only what the
 * sentence is about is read. */
static void
judge_milestones (Judge      *judge,
                  const char *field,
                  const char *id)
{
  Milestones found = { .judge = judge };
  g_autoptr(TandemDoc) latest = NULL;
  g_autoptr(TandemDoc) beyond = NULL;

  tandem_context_each_referring (judge->context, "milestone", field, id, milestone_columns, look_at_milestone, &found);

  if (found.days_late > 0)
    latest = tandem_context_nth_referring (judge->context, "milestone", field, id, found.latest);
  if (found.is_beyond)
    beyond = tandem_context_nth_referring (judge->context, "milestone", field, id, found.beyond);
  if (latest != NULL)
    find_late (judge, latest, found.days_late);
  if (beyond != NULL)
    find_beyond (judge, beyond, found.expected);
}

static void
judge_agreements (Judge      *judge,
                  const char *partnership)
{
  g_autoptr(GPtrArray) agreements = tandem_context_referring (judge->context, "agreement", "partnership",
                                                              partnership);

  for (guint i = 0; i < agreements->len; i++)
    {
      const TandemDoc *agreement = g_ptr_array_index (agreements, i);
      g_autofree char *name = tandem_doc_dup_name (agreement, judge->context);
      g_autofree char *day = NULL;

      if (!tandem_agreement_has_expired (agreement, judge->context) ||
          tandem_agreement_is_replaced (agreement, judge->context))
        continue;

      day = tandem_date_to_text (tandem_val_date (tandem_doc_get (agreement, "expires_on")));
      find (judge, TANDEM_HEALTH_RULE_AGREEMENT, OFF_TRACK, 900, tandem_doc_get_id (agreement), _("The agreement “%s” expired on %s."),
            name, day);
    }
}

static void
judge_contact (Judge      *judge,
               const char *partnership)
{
  g_autoptr(TandemContacts) contacts = tandem_contacts_new (partnership, judge->context);
  TandemDate last = contacts->last_on;
  int days = tandem_date_days_between (last, judge->today);

  note_update (judge, last);
  if (contacts->last != NULL && days > TANDEM_HEALTH_CONTACT_DAYS)
    {
      g_autofree char *day = tandem_date_to_text (last);

      find (judge, TANDEM_HEALTH_RULE_CONTACT, OFF_TRACK, 800, partnership,
            _("There was no contact for %d days, since %s."), days, day);
    }
  if (contacts->next == NULL)
    find (judge, TANDEM_HEALTH_RULE_MEETING, AT_RISK, 100, partnership, _("No next meeting is planned."));
}

/* An action has milestones of its own, and those of its pilots. */
static void
judge_action (Judge      *judge,
              const char *action)
{
  g_autoptr(GPtrArray) pilots = tandem_context_referring (judge->context, "pilot", "actions", action);

  judge_milestones (judge, "owner", action);
  for (guint i = 0; i < pilots->len; i++)
    judge_milestones (judge, "owner", tandem_doc_get_id (g_ptr_array_index (pilots, i)));
}

/* Milestones belong to an objective through the actions that serve it, and
 * through the specific objectives below it. */
static void
judge_objective (Judge      *judge,
                 const char *objective,
                 guint       depth)
{
  g_autoptr(GPtrArray) actions = tandem_context_referring (judge->context, "action", "objectives", objective);
  g_autoptr(GPtrArray) parts = tandem_context_referring (judge->context, "objective", "parent", objective);

  for (guint i = 0; i < actions->len; i++)
    judge_action (judge, tandem_doc_get_id (g_ptr_array_index (actions, i)));
  /* Damaged data may run in a circle. */
  for (guint i = 0; i < parts->len && depth < MAX_OBJECTIVE_DEPTH; i++)
    judge_objective (judge, tandem_doc_get_id (g_ptr_array_index (parts, i)), depth + 1);
}

static gboolean
is_closed (const TandemDoc *doc)
{
  static const char *const closed[] = { "closed", "renewed", "withdrawn", "completed", "archived", "stopped",
                                        "scaled_up", "evaluated", "cancelled", NULL };
  const char *status = tandem_val_string (tandem_doc_get (doc, "status"));

  return status != NULL && g_strv_contains (closed, status);
}

static void
judge_by_kind (Judge           *judge,
               const TandemDoc *doc)
{
  const char *kind = tandem_doc_get_kind (doc)->name;
  const char *id = tandem_doc_get_id (doc);

  if (g_str_equal (kind, "partnership"))
    {
      judge_milestones (judge, "partnership", id);
      judge_agreements (judge, id);
      judge_contact (judge, id);
    }
  else if (g_str_equal (kind, "plan"))
    judge_milestones (judge, "plan", id);
  else if (g_str_equal (kind, "objective"))
    judge_objective (judge, id, 0);
  else if (g_str_equal (kind, "action"))
    judge_action (judge, id);
  else
    judge_milestones (judge, "owner", id);
}

static void
conclude (Judge *judge)
{
  TandemHealth *health = judge->health;
  int days = tandem_date_days_between (judge->updated, judge->today);

  health->code = codes[judge->level];
  if (judge->level != ON_TRACK)
    return;

  if (tandem_date_is_set (judge->updated) && days > TANDEM_HEALTH_UPDATE_DAYS)
    {
      health->code = "not_updated";
      health->reason = g_strdup_printf (_("Nobody updated it for %d days."), days);
    }
  else if (health->n_parts == 0)
    health->reason = g_strdup (_("No milestone is open."));
  else
    health->reason = g_strdup (_("Nothing is late."));
}

/**
 * tandem_health_new:
 * @doc: a pairing, plan, objective, action or pilot
 * @context: today, and a resolver that sees its milestones, agreements and meetings
 *
 * Judges by the rules of ui.md 3. Off track: a milestone more than 14 days late,
 * an expired agreement, no contact for 180 days. At risk: a milestone up to 14
 * days late, a forecast after the period, no next meeting. Else, without an
 * update for 30 days: not updated. Any thread.
 *
 * Returns: (transfer full): the judgement with its one-sentence reason
 */
TandemHealth *
tandem_health_new (const TandemDoc     *doc,
                   const TandemContext *context)
{
  Judge judge = { .context = context, .today = tandem_context_get_today (context) };
  TandemHealth *health;

  g_return_val_if_fail (doc != NULL, NULL);

  health = judge.health = g_new0 (TandemHealth, 1);
  if (is_closed (doc))
    {
      health->code = "closed";
      health->reason = g_strdup (_("It is closed."));
      return health;
    }

  judge.last = tandem_period_get_last (tandem_doc_get (doc, "period"));
  judge_by_kind (&judge, doc);
  conclude (&judge);

  return health;
}

void
tandem_health_free (TandemHealth *self)
{
  for (guint i = 0; i < TANDEM_HEALTH_N_RULES; i++)
    g_free (self->findings[i].reason);
  g_free (self->reason);
  g_free (self->part);
  g_free (self);
}

void
tandem_health_compute_code (const TandemDoc     *doc,
                            const TandemContext *context,
                            GValue              *value)
{
  g_autoptr(TandemHealth) health = tandem_health_new (doc, context);

  g_value_set_static_string (value, health->code);
}

void
tandem_health_compute_reason (const TandemDoc     *doc,
                              const TandemContext *context,
                              GValue              *value)
{
  g_autoptr(TandemHealth) health = tandem_health_new (doc, context);

  g_value_take_string (value, g_steal_pointer (&health->reason));
}
