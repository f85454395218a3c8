/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "tandem-field-type.h"

/* What people type for a day or a month, read without guessing more than the
 * order of day and month. */

typedef struct
{
  int   numbers[3];
  guint n_numbers;
  int   year;           /* 0: not marked as one */
  int   month;          /* from a name; 0: none */
} DateParts;

static const char *const english_months[] =
{
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
};

static const nl_item locale_months[] =
{
  MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12,
};

static gboolean
is_start_of (const char *typed,
             const char *name)
{
  g_autofree char *folded = g_utf8_validate (name, -1, NULL) ? g_utf8_casefold (name, -1) : g_strdup ("");

  return g_utf8_strlen (typed, -1) >= 3 && g_str_has_prefix (folded, typed);
}

/* 1 to 12, or 0 for a word that is no month in English or in the locale. */
static int
find_month (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  if (g_str_equal (folded, "sept"))
    return 9;
  for (int month = 0; month < 12; month++)
    if (is_start_of (folded, english_months[month]) || is_start_of (folded, nl_langinfo (locale_months[month])))
      return month + 1;

  return 0;
}

static gboolean
add_number (DateParts  *self,
            const char *digits,
            gsize       length)
{
  int number;

  if (length > 4 || self->n_numbers == G_N_ELEMENTS (self->numbers))
    return FALSE;

  number = (int) g_ascii_strtoull (digits, NULL, 10);
  if (length >= 3)
    {
      if (self->year != 0)
        return FALSE;
      self->year = number;
      /* A year in front turns the order round: year, month, day. */
      if (self->n_numbers > 0 || self->month != 0)
        return TRUE;
    }
  self->numbers[self->n_numbers++] = number;

  return TRUE;
}

static gboolean
add_word (DateParts  *self,
          const char *word)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", "of", NULL };
  int month;

  if (g_strv_contains (ordinals, word))
    return TRUE;

  month = find_month (word);
  if (month == 0 || self->month != 0)
    return FALSE;
  self->month = month;

  return TRUE;
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || (c < 128 && strchr ("-/.,", (int) c) != NULL) ||
         c == 0x5e74 /* year */ || c == 0x6708 /* month */ || c == 0x65e5 /* day */;
}

static gboolean
split_date (DateParts  *self,
            const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          if (!add_number (self, start, (gsize) (p - start)))
            return FALSE;
        }
      else if (is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          g_autofree char *word = NULL;

          while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)) && !is_separator (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, (gsize) (p - start));
          if (!add_word (self, word))
            return FALSE;
        }
      else
        return FALSE;
    }

  return TRUE;
}

/* Whether the locale writes the month before the day; plain C counts as not. */
static gboolean
locale_has_month_first (void)
{
  const char *name = setlocale (LC_TIME, NULL);

  if (name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") || g_str_has_prefix (name, "C."))
    return FALSE;

  return g_str_has_prefix (nl_langinfo (D_FMT), "%m");
}

static TandemDate
make_date (int year,
           int month,
           int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return TANDEM_NO_DATE;

  return (TandemDate) { year * 10000 + month * 100 + day };
}

static int
whole_year (int number)
{
  return number < 100 ? 2000 + number : number;
}

/* Reads "30 Apr 2020", "30/4/2020", "2020-04-30", "30 April" (of this year). */
TandemDate
tandem_date_parse_typed (const char *text,
                         TandemDate  today)
{
  DateParts parts = { { 0 }, 0, 0, 0 };
  const int *n = parts.numbers;

  if (!split_date (&parts, text))
    return TANDEM_NO_DATE;

  if (parts.month != 0)
    {
      /* "2026 May 17" has its year among the numbers, "17 May 2026" has not. */
      if (parts.n_numbers == 2 && parts.year == n[0])
        return make_date (parts.year, parts.month, n[1]);
      if (parts.n_numbers == 2 && parts.year == 0)
        return make_date (whole_year (n[1]), parts.month, n[0]);
      if (parts.n_numbers == 1 && parts.year != n[0])
        return make_date (parts.year != 0 ? parts.year : today.ymd / 10000, parts.month, n[0]);
      return TANDEM_NO_DATE;
    }

  if (parts.n_numbers == 3 && parts.year == n[0] && parts.year != 0)
    return make_date (parts.year, n[1], n[2]);
  if (parts.n_numbers == 3 || (parts.n_numbers == 2 && parts.year != 0 && parts.year != n[0]))
    {
      int year = parts.year != 0 ? parts.year : whole_year (n[2]);

      if (n[0] <= 12 && (n[1] > 12 || locale_has_month_first ()))
        return make_date (year, n[0], n[1]);
      return make_date (year, n[1], n[0]);
    }

  return TANDEM_NO_DATE;
}

/* Reads "May 2026", "2026-05", "5/2026". */
TandemDate
tandem_date_parse_month_typed (const char *text)
{
  DateParts parts = { { 0 }, 0, 0, 0 };
  int month;

  if (!split_date (&parts, text) || parts.year < 1)
    return TANDEM_NO_DATE;

  if (parts.month != 0 && (parts.n_numbers == 0 || (parts.n_numbers == 1 && parts.numbers[0] == parts.year)))
    month = parts.month;
  else if (parts.month == 0 && parts.n_numbers == 2 && parts.numbers[0] == parts.year)
    month = parts.numbers[1];
  else if (parts.month == 0 && parts.n_numbers == 1 && parts.numbers[0] != parts.year)
    month = parts.numbers[0];
  else
    return TANDEM_NO_DATE;

  return month >= 1 && month <= 12 ? (TandemDate) { parts.year * 10000 + month * 100 } : TANDEM_NO_DATE;
}
