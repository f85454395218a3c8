/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-own-query.h"
#include "tandem-status.h"

/* Of what a grouping is made: the field, and the one inside it that has
 * headings of its own. */
static const struct
{
  const char *name;
  const char *field;
  const char *subgroup;         /* (nullable) */
  gboolean    late_first;
} groupings[] = {
  { "pairing", "partnership", "owner", FALSE },
  { "plan", "plan", "owner", FALSE },
  { "month", "due.month", NULL, TRUE },
  { "responsible", "responsible", NULL, FALSE },
  { "status", "status", NULL, TRUE },
};

static const TandemMilestonesChoice grouping_choices[] = {
  { "pairing", N_("By Pairing") },
  { "plan", N_("By Plan") },
  { "month", N_("By Month") },
  { "responsible", N_("By Responsible") },
  { "status", N_("By Status") },
};

static const TandemMilestonesChoice period_choices[] = {
  { "around", N_("Three Months Back, Ten On") },
  { "soon", N_("The Next 30 Days") },
  { "year", N_("This Year") },
  { "all", N_("All Dates") },
};

static const TandemMilestonesChoice show_choices[] = {
  { "open", N_("Open") },
  { "late", N_("Late or Delayed") },
  { "all", N_("All States") },
};

const TandemMilestonesChoice *
tandem_milestones_groupings (guint *n_choices)
{
  *n_choices = G_N_ELEMENTS (grouping_choices);
  return grouping_choices;
}

const TandemMilestonesChoice *
tandem_milestones_periods (guint *n_choices)
{
  *n_choices = G_N_ELEMENTS (period_choices);
  return period_choices;
}

const TandemMilestonesChoice *
tandem_milestones_shows (guint *n_choices)
{
  *n_choices = G_N_ELEMENTS (show_choices);
  return show_choices;
}

/* What a menu calls the choice; the first one for a name of another version. */
const char *
tandem_milestones_label (const TandemMilestonesChoice *choices,
                         guint                         n_choices,
                         const char                   *name)
{
  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].name, name))
      return g_dgettext (GETTEXT_PACKAGE, choices[i].label);

  return g_dgettext (GETTEXT_PACKAGE, choices[0].label);
}

static void
where_date (TandemQuery    *query,
            const char     *field,
            TandemQueryTest test,
            TandemDate      date)
{
  g_autofree char *day = tandem_date_to_iso (date);

  tandem_own_where (query, field, test, day);
}

static void
where_after (TandemQuery *query,
             gboolean     after)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_query_where_after (query, "forecast", "due", after, &error))
    g_error ("%s", error->message);
}

static TandemQuery *
new_query (void)
{
  return tandem_query_new (&tandem_milestone_kind);
}

/* As tandem_milestone_is_open(). */
static void
where_open (TandemQuery *query)
{
  static const char *const closed[] = { "achieved", "dropped", "on_hold" };

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    tandem_own_where (query, "status", TANDEM_QUERY_IS_NOT, closed[i]);
}

static TandemQuery *
new_late (TandemDate today)
{
  TandemQuery *late = new_query ();

  where_open (late);
  where_date (late, "due", TANDEM_QUERY_BEFORE, today);

  return late;
}

/* The rule of tandem_milestone_get_shown_status(), as conditions. */
static void
where_late_or_delayed (TandemQuery *query,
                       TandemDate   today)
{
  g_autoptr(TandemQuery) late = new_late (today);
  g_autoptr(TandemQuery) delayed = new_query ();
  g_autoptr(TandemQuery) said = new_query ();
  TandemQuery *alternatives[] = { late, delayed, said };

  where_after (delayed, TRUE);
  tandem_own_where (said, "status", TANDEM_QUERY_IS, "delayed");
  where_open (query);
  tandem_query_where_any (query, alternatives, G_N_ELEMENTS (alternatives));
}

static void
where_on_time (TandemQuery *query,
               TandemDate   today)
{
  g_autoptr(TandemQuery) later = new_query ();
  g_autoptr(TandemQuery) undated = new_query ();
  TandemQuery *alternatives[] = { later, undated };

  where_date (later, "due", TANDEM_QUERY_SINCE, today);
  tandem_own_where (undated, "due", TANDEM_QUERY_IS_NOT_SET, NULL);
  tandem_query_where_any (query, alternatives, G_N_ELEMENTS (alternatives));
  where_after (query, FALSE);
}

/**
 * tandem_milestones_get_period:
 * @period: name of a period
 * @today: the day it is
 * @from: (out): its first day, or no date
 * @to: (out): the day behind it, or no date
 */
void
tandem_milestones_get_period (const char *period,
                              TandemDate  today,
                              TandemDate *from,
                              TandemDate *to)
{
  TandemDate month = { today.ymd - today.ymd % 100 + 1 };

  *from = *to = TANDEM_NO_DATE;
  if (g_str_equal (period, "all"))
    return;
  if (g_str_equal (period, "soon"))
    {
      *from = today;
      *to = tandem_date_add_days (today, 31);
    }
  else if (g_str_equal (period, "year"))
    {
      *from = tandem_date_new (today.ymd / 10000, 1, 1);
      *to = tandem_date_add_months (*from, 12);
    }
  else
    {
      *from = tandem_date_add_months (month, -3);
      *to = tandem_date_add_months (month, 11);
    }
}

static char *
dup_month (TandemDate date)
{
  return tandem_date_to_short_text ((TandemDate) { date.ymd - date.ymd % 100 }, TANDEM_NO_DATE);
}

/**
 * tandem_milestones_dup_period:
 * @period: name of a period
 * @today: the day it is
 *
 * Returns: (transfer full): what the button says: "Feb 2020 – Mar 2021"
 */
char *
tandem_milestones_dup_period (const char *period,
                              TandemDate  today)
{
  TandemDate from, to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (g_str_equal (period, "soon") || g_str_equal (period, "all"))
    return g_strdup (tandem_milestones_label (period_choices, G_N_ELEMENTS (period_choices), period));

  tandem_milestones_get_period (period, today, &from, &to);
  if (g_str_equal (period, "year"))
    return g_strdup_printf ("%d", today.ymd / 10000);
  first = dup_month (from);
  last = dup_month (tandem_date_add_days (to, -1));

  return g_strdup_printf ("%s – %s", first, last);
}

/* Inside the period; what was due before it and is still open counts as well:
 * nobody may lose sight of it. */
static void
where_period (TandemQuery            *query,
              const TandemMilestones *self)
{
  TandemDate from, to;

  tandem_milestones_get_period (self->period, self->today, &from, &to);
  if (tandem_date_is_set (to))
    where_date (query, "due", TANDEM_QUERY_BEFORE, to);
  if (tandem_date_is_set (from))
    {
      g_autoptr(TandemQuery) since = new_query ();
      g_autoptr(TandemQuery) open = new_query ();
      TandemQuery *alternatives[] = { since, open };

      where_date (since, "due", TANDEM_QUERY_SINCE, from);
      where_open (open);
      tandem_query_where_any (query, alternatives, G_N_ELEMENTS (alternatives));
    }
}

/* What all views have in common. */
static void
where_chosen (TandemQuery            *query,
              const TandemMilestones *self)
{
  if (self->pairing[0] != '\0')
    tandem_own_where (query, "partnership", TANDEM_QUERY_IS, self->pairing);
  if (g_str_equal (self->who, "-"))
    tandem_own_where (query, "responsible", TANDEM_QUERY_IS_NOT_SET, NULL);
  else if (self->who[0] != '\0')
    tandem_own_where (query, "responsible", TANDEM_QUERY_IS, self->who);
  if (self->text != NULL && self->text[0] != '\0')
    tandem_query_match (query, self->text);
}

static void
group (TandemQuery            *query,
       const TandemMilestones *self)
{
  g_autoptr(GError) error = NULL;
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_equal (groupings[i].name, self->grouping))
      chosen = i;

  if (!tandem_query_group (query, groupings[chosen].field, &error) ||
      (groupings[chosen].subgroup != NULL && !tandem_query_subgroup (query, groupings[chosen].subgroup, &error)))
    g_error ("%s", error->message);
  if (groupings[chosen].late_first)
    {
      g_autoptr(TandemQuery) late = new_late (self->today);

      tandem_query_lead (query, late);
    }
}

/**
 * tandem_milestones_query:
 * @self: what is asked for
 *
 * Returns: (transfer full): the question of the list and of the timeline
 */
TandemQuery *
tandem_milestones_query (const TandemMilestones *self)
{
  TandemQuery *query = new_query ();

  where_chosen (query, self);
  where_period (query, self);
  if (g_str_equal (self->show, "open"))
    where_open (query);
  else if (g_str_equal (self->show, "late"))
    where_late_or_delayed (query, self->today);
  group (query, self);
  tandem_own_sort (query, "due", FALSE);

  return query;
}

/**
 * tandem_milestones_column:
 * @self: what is asked for
 * @column: a column of the board
 *
 * Returns: (transfer full): the question of the column
 */
TandemQuery *
tandem_milestones_column (const TandemMilestones *self,
                          TandemMilestonesColumn  column)
{
  TandemQuery *query = new_query ();

  where_chosen (query, self);
  if (column == TANDEM_COLUMN_ACHIEVED)
    {
      tandem_own_where (query, "status", TANDEM_QUERY_IS, "achieved");
      where_date (query, "done_on", TANDEM_QUERY_SINCE, tandem_date_add_days (self->today, -TANDEM_BOARD_ACHIEVED_DAYS));
      tandem_own_sort (query, "done_on", TRUE);
      return query;
    }

  where_period (query, self);
  if (column == TANDEM_COLUMN_LATE)
    where_late_or_delayed (query, self->today);
  else
    {
      tandem_own_where (query, "status", TANDEM_QUERY_IS, column == TANDEM_COLUMN_PLANNED ? "planned" : "in_progress");
      where_on_time (query, self->today);
    }
  tandem_own_sort (query, "due", FALSE);

  return query;
}

static char *
dup_title_of (const TandemDoc     *doc,
              const char          *field,
              const TandemContext *context)
{
  const char *id = tandem_val_string (tandem_doc_get (doc, field));
  g_autoptr(TandemDoc) other = id != NULL ? tandem_context_resolve (context, id) : NULL;

  return other != NULL ? tandem_doc_dup_title (other, context) : NULL;
}

/**
 * tandem_milestones_dup_section:
 * @grouping: name of a grouping
 * @first: the first milestone of a section
 * @context: today, the language, what resolves references
 *
 * Returns: (transfer full): what the section is called
 */
char *
tandem_milestones_dup_section (const char          *grouping,
                               const TandemDoc     *first,
                               const TandemContext *context)
{
  const char *shown = tandem_milestone_get_shown_status (first, context);
  gboolean by_month = g_str_equal (grouping, "month"), by_status = g_str_equal (grouping, "status");
  TandemDate due = tandem_val_date (tandem_doc_get (first, "due"));
  g_autofree char *title = NULL;

  if ((by_month || by_status) && g_str_equal (shown, "late"))
    return g_strdup (tandem_status_get_label (tandem_status_find ("late")));
  if (by_month)
    return tandem_date_is_set (due) ? tandem_date_to_text ((TandemDate) { due.ymd - due.ymd % 100 }) : g_strdup (_("No Date"));
  if (by_status)
    return tandem_doc_dup_text (first, (guint) tandem_kind_get_field (tandem_doc_get_kind (first), "status"), context);
  if (g_str_equal (grouping, "responsible"))
    {
      title = dup_title_of (first, "responsible", context);
      return title != NULL ? g_steal_pointer (&title) : g_strdup (_("Nobody Is Responsible"));
    }
  title = dup_title_of (first, g_str_equal (grouping, "plan") ? "plan" : "partnership", context);

  return title != NULL ? g_steal_pointer (&title)
                       : g_strdup (g_str_equal (grouping, "plan") ? _("In No Plan") : _("In No Pairing"));
}
