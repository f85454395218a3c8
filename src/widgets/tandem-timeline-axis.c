/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const TandemDate zero = { 20000101 };

static const struct
{
  const char        *label;
  double             days;      /* about */
  double             least;     /* pixels its words need */
  double             scale;     /* what the zoom menu sets */
  TandemTimelineUnit major;     /* what stands above; itself: nothing */
} units[] = {
  [TANDEM_UNIT_DAY] = { N_("Days"), 1, 24, 34, TANDEM_UNIT_MONTH },
  [TANDEM_UNIT_WEEK] = { N_("Weeks"), 7, 26, 8, TANDEM_UNIT_MONTH },
  [TANDEM_UNIT_MONTH] = { N_("Months"), 30.4, 34, 1.68, TANDEM_UNIT_YEAR },
  [TANDEM_UNIT_QUARTER] = { N_("Quarters"), 91.3, 30, 0.75, TANDEM_UNIT_YEAR },
  [TANDEM_UNIT_YEAR] = { N_("Years"), 365.25, 40, 0.27, TANDEM_UNIT_YEAR },
  [TANDEM_UNIT_DECADE] = { N_("Decades"), 3652.5, 0, 0.09, TANDEM_UNIT_DECADE },
};

static int
year_of (TandemDate date)
{
  return date.ymd / 10000;
}

static int
month_of (TandemDate date)
{
  return date.ymd / 100 % 100;
}

/**
 * tandem_timeline_day:
 * @date: a date; a month counts as its first day
 *
 * Returns: days since the zero of the axis
 */
double
tandem_timeline_day (TandemDate date)
{
  return tandem_date_days_between (zero, date);
}

double
tandem_timeline_axis_x (const TandemTimelineAxis *self,
                        TandemDate                date)
{
  return (tandem_timeline_day (date) - self->start) * self->scale;
}

TandemDate
tandem_timeline_axis_date (const TandemTimelineAxis *self,
                           double                    x)
{
  return tandem_date_add_days (zero, (int) floor (self->start + x / self->scale));
}

/**
 * tandem_timeline_axis_zoom:
 * @self: an axis
 * @scale: the new scale; kept between the ends of what can be read
 * @x: what stays where it is
 */
void
tandem_timeline_axis_zoom (TandemTimelineAxis *self,
                           double              scale,
                           double              x)
{
  double day = self->start + x / self->scale;

  self->scale = CLAMP (scale, TANDEM_TIMELINE_MIN_SCALE, TANDEM_TIMELINE_MAX_SCALE);
  self->start = day - x / self->scale;
}

/* The finest unit whose words have room. */
TandemTimelineUnit
tandem_timeline_axis_unit (const TandemTimelineAxis *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].days * self->scale >= units[i].least)
      return (TandemTimelineUnit) i;

  return TANDEM_UNIT_DECADE;
}

/* Whether a coarser unit stands above the words of @unit. */
gboolean
tandem_timeline_unit_major (TandemTimelineUnit  unit,
                            TandemTimelineUnit *major)
{
  *major = units[unit].major;

  return *major != unit;
}

double
tandem_timeline_unit_scale (TandemTimelineUnit unit)
{
  return units[unit].scale;
}

const char *
tandem_timeline_unit_label (TandemTimelineUnit unit)
{
  return g_dgettext (GETTEXT_PACKAGE, units[unit].label);
}

/* The first day of the unit that @date lies in; weeks begin on Monday. */
TandemDate
tandem_timeline_unit_floor (TandemTimelineUnit unit,
                            TandemDate         date)
{
  int year = year_of (date), month = month_of (date);
  int days;

  switch (unit)
    {
    case TANDEM_UNIT_WEEK:
      /* 1 January 2000 was a Saturday */
      days = (tandem_date_days_between (zero, date) + 5) % 7;
      return tandem_date_add_days (date, -(days < 0 ? days + 7 : days));
    case TANDEM_UNIT_MONTH:
      return tandem_date_new (year, month, 1);
    case TANDEM_UNIT_QUARTER:
      return tandem_date_new (year, (month - 1) / 3 * 3 + 1, 1);
    case TANDEM_UNIT_YEAR:
      return tandem_date_new (year, 1, 1);
    case TANDEM_UNIT_DECADE:
      return tandem_date_new (MAX (year / 10 * 10, 1), 1, 1);
    case TANDEM_UNIT_DAY:
    default:
      return date;
    }
}

/* The first day of the unit behind the one that begins on @date. */
TandemDate
tandem_timeline_unit_next (TandemTimelineUnit unit,
                           TandemDate         date)
{
  static const int months[] = {
    [TANDEM_UNIT_MONTH] = 1, [TANDEM_UNIT_QUARTER] = 3, [TANDEM_UNIT_YEAR] = 12, [TANDEM_UNIT_DECADE] = 120,
  };

  if (unit <= TANDEM_UNIT_WEEK)
    return tandem_date_add_days (date, unit == TANDEM_UNIT_DAY ? 1 : 7);

  return tandem_date_add_months (date, months[unit]);
}

/**
 * tandem_timeline_unit_dup_words:
 * @unit: a unit
 * @date: its first day
 * @major: whether it stands above finer ones
 *
 * Returns: (transfer full): "12", "May", "May 2020", "Q2", "2020"
 */
char *
tandem_timeline_unit_dup_words (TandemTimelineUnit unit,
                                TandemDate         date,
                                gboolean           major)
{
  g_autoptr(GDateTime) day = NULL;

  if (unit == TANDEM_UNIT_YEAR || unit == TANDEM_UNIT_DECADE)
    return g_strdup_printf ("%d", year_of (date));
  if (unit == TANDEM_UNIT_QUARTER)
    /* Translators: the quarter of a year, above a timeline */
    return g_strdup_printf (_("Q%d"), (month_of (date) - 1) / 3 + 1);
  if (unit == TANDEM_UNIT_MONTH && major)
    return tandem_date_to_text ((TandemDate) { date.ymd - date.ymd % 100 });

  day = g_date_time_new_utc (year_of (date), month_of (date), date.ymd % 100, 0, 0, 0);

  /* xgettext:no-c-format
   * Translators: a month above a timeline, short, as g_date_time_format() takes it: "May" */
  return g_date_time_format (day, unit == TANDEM_UNIT_MONTH ? C_("month on an axis", "%b") : "%-d");
}

/**
 * tandem_timeline_axis_ticks:
 * @self: an axis
 * @unit: which lines
 * @width: how far, in pixels
 *
 * Returns: (transfer full) (element-type TandemTimelineTick): the units that
 *   are seen between 0 and @width, the first of which may begin before
 */
GArray *
tandem_timeline_axis_ticks (const TandemTimelineAxis *self,
                            TandemTimelineUnit        unit,
                            double                    width)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TandemTimelineTick));
  TandemDate date = tandem_timeline_unit_floor (unit, tandem_timeline_axis_date (self, 0));

  while (tandem_date_is_set (date) && tandem_timeline_axis_x (self, date) < width)
    {
      TandemDate next = tandem_timeline_unit_next (unit, date);
      TandemTimelineTick tick = { tandem_timeline_axis_x (self, date), width, date };

      if (tandem_date_is_set (next))
        tick.end = tandem_timeline_axis_x (self, next);
      g_array_append_val (ticks, tick);
      date = next;
    }

  return ticks;
}

static int
compare_rank (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const TandemTimelineLabel *labels = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  if (labels[first].rank != labels[second].rank)
    return labels[second].rank - labels[first].rank;

  return (first > second) - (first < second);
}

/**
 * tandem_timeline_labels_resolve:
 * @labels: (array length=n_labels): where words would stand
 * @n_labels: how many
 * @gap: free room between two
 *
 * Says which of them are shown so that none touches another: those of the
 * highest rank, and of equal ones the first.
 */
void
tandem_timeline_labels_resolve (TandemTimelineLabel *labels,
                                guint                n_labels,
                                double               gap)
{
  g_autofree guint *order = g_new (guint, n_labels);

  for (guint i = 0; i < n_labels; i++)
    {
      order[i] = i;
      labels[i].shown = FALSE;
    }
  g_sort_array (order, n_labels, sizeof (guint), compare_rank, labels);

  for (guint i = 0; i < n_labels; i++)
    {
      TandemTimelineLabel *label = &labels[order[i]];
      gboolean free = TRUE;

      for (guint j = 0; j < n_labels && free; j++)
        free = !labels[j].shown || label->x >= labels[j].x + labels[j].width + gap ||
               label->x + label->width + gap <= labels[j].x;
      label->shown = free;
    }
}
