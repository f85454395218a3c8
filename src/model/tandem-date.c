/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Proleptic Gregorian calendar, years 1 to 9999. Day numbers count from
 * 1 March of year 0, so that the leap day is the last of its year. */

#define DAYS_IN_400_YEARS 146097

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

static int
day_of (TandemDate date)
{
  return date.ymd % 100;
}

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (int year,
               int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap (year));
}

/* A whole month counts as its first day. */
static int
to_day_number (TandemDate date)
{
  int month = (month_of (date) + 9) % 12;
  int year = year_of (date) - month / 10;

  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + MAX (day_of (date), 1) - 1;
}

static TandemDate
from_day_number (gint64 number)
{
  gint64 year = (10000 * number + 14780) / 3652425;
  gint64 day = number - (365 * year + year / 4 - year / 100 + year / 400);
  gint64 month;

  if (day < 0)
    {
      year--;
      day = number - (365 * year + year / 4 - year / 100 + year / 400);
    }
  month = (100 * day + 52) / 3060;

  return tandem_date_new (year + (month + 2) / 12, (month + 2) % 12 + 1, day - (month * 306 + 5) / 10 + 1);
}

/**
 * tandem_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: day of the month, or 0 for the whole month
 *
 * Returns: the date, or no date if there is none like that
 */
TandemDate
tandem_date_new (int year,
                 int month,
                 int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 0 || day > days_in_month (year, month))
    return TANDEM_NO_DATE;

  return (TandemDate) { year * 10000 + month * 100 + day };
}

/* Whether @text is exactly like @pattern, where 0 stands for any digit. */
static gboolean
looks_like (const char *text,
            const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    {
      if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
        return FALSE;
    }

  return *text == '\0';
}

static int
number_at (const char *text,
           int         n_digits)
{
  int number = 0;

  for (int i = 0; i < n_digits; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);

  return number;
}

/**
 * tandem_date_parse:
 * @text: (nullable): "2026-05-17"
 *
 * Returns: the day, or no date if @text is not exactly one
 */
TandemDate
tandem_date_parse (const char *text)
{
  if (text == NULL || !looks_like (text, "0000-00-00") || number_at (text + 8, 2) == 0)
    return TANDEM_NO_DATE;

  return tandem_date_new (number_at (text, 4), number_at (text + 5, 2), number_at (text + 8, 2));
}

/**
 * tandem_date_parse_month:
 * @text: (nullable): "2026-05"
 *
 * Returns: the month (a date with day 0), or no date if @text is not exactly one
 */
TandemDate
tandem_date_parse_month (const char *text)
{
  if (text == NULL || !looks_like (text, "0000-00"))
    return TANDEM_NO_DATE;

  return tandem_date_new (number_at (text, 4), number_at (text + 5, 2), 0);
}

/**
 * tandem_date_to_iso:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): "2026-05-17" or "2026-05"; NULL for no date
 */
char *
tandem_date_to_iso (TandemDate date)
{
  if (!tandem_date_is_set (date))
    return NULL;
  if (day_of (date) == 0)
    return g_strdup_printf ("%04d-%02d", year_of (date), month_of (date));

  return g_strdup_printf ("%04d-%02d-%02d", year_of (date), month_of (date), day_of (date));
}

static char *
format_date (TandemDate  date,
             const char *format)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc (year_of (date), month_of (date), MAX (day_of (date), 1), 0, 0, 0);

  return g_date_time_format (time, format);
}

/**
 * tandem_date_to_text:
 * @date: a date
 *
 * Returns: (transfer full): "17 May 2026" or "May 2026" in the language of the
 *   program; empty for no date
 */
char *
tandem_date_to_text (TandemDate date)
{
  if (!tandem_date_is_set (date))
    return g_strdup ("");

  if (day_of (date) == 0)
    /* Translators: a month as g_date_time_format() takes it: "May 2026" */
    return format_date (date, _("%B %Y"));

  /* Translators: a day as g_date_time_format() takes it: "17 May 2026" */
  return format_date (date, _("%-d %B %Y"));
}

/**
 * tandem_date_get_weekday:
 * @date: a day
 *
 * Returns: "Sunday" in the language of the program; empty for no date
 */
const char *
tandem_date_get_weekday (TandemDate date)
{
  /* 1 March of year 0 was a Wednesday. */
  static const char *const names[] = {
    N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"), N_("Monday"), N_("Tuesday"),
  };

  return tandem_date_is_set (date) ? _(names[to_day_number (date) % 7]) : "";
}

static char *
month_to_short_text (TandemDate date,
                     TandemDate today)
{
  if (year_of (date) == year_of (today))
    /* Translators: a month of this year as g_date_time_format() takes it: "May" */
    return format_date (date, C_("month of this year", "%B"));

  /* Translators: a month as g_date_time_format() takes it: "May 2019" */
  return format_date (date, _("%b %Y"));
}

/**
 * tandem_date_to_short_text:
 * @date: a date
 * @today: the current day
 *
 * The date as short as it is clear: "Today", "Tomorrow", "Yesterday", the
 * weekday in the days that come, "30 Apr" this year, "30 Apr 2019" else.
 *
 * Returns: (transfer full): text in the language of the program; empty for no date
 */
char *
tandem_date_to_short_text (TandemDate date,
                           TandemDate today)
{
  int distance;

  if (!tandem_date_is_set (date))
    return g_strdup ("");
  if (day_of (date) == 0)
    return month_to_short_text (date, today);

  distance = tandem_date_is_set (today) ? tandem_date_days_between (today, date) : G_MAXINT;
  if (distance == 0)
    return g_strdup (_("Today"));
  if (distance == 1)
    return g_strdup (_("Tomorrow"));
  if (distance == -1)
    return g_strdup (_("Yesterday"));

  /* Only what comes: "Monday" for last Monday would be misread. */
  if (distance > 0 && distance < 7)
    return g_strdup (tandem_date_get_weekday (date));

  if (year_of (date) == year_of (today))
    /* xgettext:no-c-format
     * Translators: a day of this year as g_date_time_format() takes it: "30 Apr" */
    return format_date (date, C_("day of this year", "%-d %b"));

  /* Translators: a day as g_date_time_format() takes it: "30 Apr 2019" */
  return format_date (date, _("%-d %b %Y"));
}

gboolean
tandem_date_is_set (TandemDate date)
{
  return date.ymd != 0;
}

/**
 * tandem_date_compare:
 * @a: a date
 * @b: another one
 *
 * A month comes before its days, and no date before all.
 *
 * Returns: less than, equal to or greater than 0
 */
int
tandem_date_compare (TandemDate a,
                     TandemDate b)
{
  return (a.ymd > b.ymd) - (a.ymd < b.ymd);
}

/**
 * tandem_date_days_between:
 * @from: a date
 * @to: another one
 *
 * A month counts as its first day.
 *
 * Returns: days from @from to @to, negative if @to is earlier; 0 if one of them
 *   is no date
 */
int
tandem_date_days_between (TandemDate from,
                          TandemDate to)
{
  if (!tandem_date_is_set (from) || !tandem_date_is_set (to))
    return 0;

  return to_day_number (to) - to_day_number (from);
}

/**
 * tandem_date_add_days:
 * @date: a date
 * @days: how many; may be negative
 *
 * Returns: the day that is @days later, of a month counted from its first day;
 *   no date beyond the years 1 to 9999
 */
TandemDate
tandem_date_add_days (TandemDate date,
                      int        days)
{
  gint64 number;

  if (!tandem_date_is_set (date))
    return TANDEM_NO_DATE;

  number = (gint64) to_day_number (date) + days;
  if (number < 0 || number >= 25 * (gint64) DAYS_IN_400_YEARS)
    return TANDEM_NO_DATE;

  return from_day_number (number);
}

/**
 * tandem_date_add_months:
 * @date: a date
 * @months: how many; may be negative
 *
 * Returns: the same day @months later, or the last day of that month if it is
 *   shorter; a month stays a month; no date beyond the years 1 to 9999
 */
TandemDate
tandem_date_add_months (TandemDate date,
                        int        months)
{
  gint64 index;
  int year, month;

  if (!tandem_date_is_set (date))
    return TANDEM_NO_DATE;

  index = (gint64) year_of (date) * 12 + month_of (date) - 1 + months;
  if (index < 12 || index >= 12 * 10000)
    return TANDEM_NO_DATE;

  year = index / 12;
  month = index % 12 + 1;
  return tandem_date_new (year, month, MIN (day_of (date), days_in_month (year, month)));
}

/**
 * tandem_date_local_today:
 *
 * Returns: the day it is where this computer is
 */
TandemDate
tandem_date_local_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return tandem_date_new (year, month, day);
}
