/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-date.h"

#include <locale.h>

static void
test_parse (void)
{
  static const struct { const char *text; int ymd; } cases[] =
  {
    { "2026-05-17", 20260517 },
    { "0001-01-01", 10101 },
    { "9999-12-31", 99991231 },
    { "2024-02-29", 20240229 },
    { "2000-02-29", 20000229 },
    { "1900-02-29", 0 },
    { "2023-02-29", 0 },
    { "2026-05-00", 0 },
    { "2026-13-01", 0 },
    { "2026-00-01", 0 },
    { "2026-04-31", 0 },
    { "0000-01-01", 0 },
    { "2026-5-17", 0 },
    { "2026-05-17 ", 0 },
    { " 2026-05-17", 0 },
    { "2026-05-17T09:00", 0 },
    { "2026/05/17", 0 },
    { "2026-05", 0 },
    { "-026-05-17", 0 },
    { "٢٠٢٦-05-17", 0 },
    { "", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tandem_date_parse (cases[i].text).ymd, ==, cases[i].ymd);
}

static void
test_parse_month (void)
{
  g_assert_cmpint (tandem_date_parse_month ("2026-05").ymd, ==, 20260500);
  g_assert_cmpint (tandem_date_parse_month ("2026-00").ymd, ==, 0);
  g_assert_cmpint (tandem_date_parse_month ("2026-13").ymd, ==, 0);
  g_assert_cmpint (tandem_date_parse_month ("2026-05-17").ymd, ==, 0);
  g_assert_cmpint (tandem_date_parse_month ("2026-5").ymd, ==, 0);
  g_assert_cmpint (tandem_date_parse_month (NULL).ymd, ==, 0);
}

static void
test_iso (void)
{
  g_autofree char *day = tandem_date_to_iso (tandem_date_new (2026, 5, 7));
  g_autofree char *month = tandem_date_to_iso (tandem_date_new (2026, 5, 0));
  g_autofree char *early = tandem_date_to_iso (tandem_date_new (1, 1, 1));

  g_assert_cmpstr (day, ==, "2026-05-07");
  g_assert_cmpstr (month, ==, "2026-05");
  g_assert_cmpstr (early, ==, "0001-01-01");
  g_assert_null (tandem_date_to_iso (TANDEM_NO_DATE));
}

/* GDate is the second opinion, on every day of 800 years and on the borders. */
static void
test_every_day (void)
{
  TandemDate date = tandem_date_new (1600, 1, 1), next;
  GDate other;

  g_date_clear (&other, 1);
  g_date_set_dmy (&other, 1, G_DATE_JANUARY, 1600);
  while (date.ymd < 24000101)
    {
      g_autofree char *iso = tandem_date_to_iso (date);

      g_assert_cmpint (date.ymd, ==, g_date_get_year (&other) * 10000 + g_date_get_month (&other) * 100 + g_date_get_day (&other));
      g_assert_cmpint (tandem_date_parse (iso).ymd, ==, date.ymd);

      next = tandem_date_add_days (date, 1);
      g_assert_cmpint (tandem_date_compare (date, next), <, 0);
      g_assert_cmpint (tandem_date_days_between (date, next), ==, 1);
      g_assert_cmpint (tandem_date_add_days (next, -1).ymd, ==, date.ymd);
      date = next;
      g_date_add_days (&other, 1);
    }
}

static void
test_days (void)
{
  TandemDate first = tandem_date_new (1, 1, 1), last = tandem_date_new (9999, 12, 31);

  g_assert_cmpint (tandem_date_days_between (first, last), ==, 3652058);
  g_assert_cmpint (tandem_date_days_between (last, first), ==, -3652058);
  g_assert_cmpint (tandem_date_add_days (first, 3652058).ymd, ==, 99991231);
  g_assert_false (tandem_date_is_set (tandem_date_add_days (last, 1)));
  g_assert_false (tandem_date_is_set (tandem_date_add_days (first, -1)));
  g_assert_false (tandem_date_is_set (tandem_date_add_days (first, G_MAXINT)));
  g_assert_false (tandem_date_is_set (tandem_date_add_days (first, G_MININT)));
  g_assert_false (tandem_date_is_set (tandem_date_add_days (TANDEM_NO_DATE, 1)));
  g_assert_cmpint (tandem_date_days_between (TANDEM_NO_DATE, first), ==, 0);
  g_assert_cmpint (tandem_date_days_between (first, TANDEM_NO_DATE), ==, 0);

  /* a month counts from its first day */
  g_assert_cmpint (tandem_date_days_between (tandem_date_new (2026, 5, 0), tandem_date_new (2026, 5, 17)), ==, 16);
  g_assert_cmpint (tandem_date_add_days (tandem_date_new (2026, 5, 0), 31).ymd, ==, 20260601);
}

static void
test_months (void)
{
  TandemDate end = tandem_date_new (2024, 1, 31);

  g_assert_cmpint (tandem_date_add_months (end, 1).ymd, ==, 20240229);
  g_assert_cmpint (tandem_date_add_months (end, 13).ymd, ==, 20250228);
  g_assert_cmpint (tandem_date_add_months (end, -2).ymd, ==, 20231130);
  g_assert_cmpint (tandem_date_add_months (end, 0).ymd, ==, 20240131);
  g_assert_cmpint (tandem_date_add_months (end, -1).ymd, ==, 20231231);
  g_assert_cmpint (tandem_date_add_months (tandem_date_new (2026, 11, 0), 3).ymd, ==, 20270200);
  g_assert_false (tandem_date_is_set (tandem_date_add_months (end, 12 * 8000)));
  g_assert_false (tandem_date_is_set (tandem_date_add_months (end, -12 * 2024)));
  g_assert_false (tandem_date_is_set (tandem_date_add_months (end, G_MAXINT)));
  g_assert_false (tandem_date_is_set (tandem_date_add_months (TANDEM_NO_DATE, 1)));
}

static void
test_order (void)
{
  TandemDate month = tandem_date_new (2026, 5, 0), day = tandem_date_new (2026, 5, 1);

  g_assert_cmpint (tandem_date_compare (TANDEM_NO_DATE, month), <, 0);
  g_assert_cmpint (tandem_date_compare (month, day), <, 0);
  g_assert_cmpint (tandem_date_compare (day, month), >, 0);
  g_assert_cmpint (tandem_date_compare (day, day), ==, 0);
  g_assert_false (tandem_date_is_set (tandem_date_new (2026, 2, 29)));
  g_assert_false (tandem_date_is_set (tandem_date_new (10000, 1, 1)));
  g_assert_false (tandem_date_is_set (tandem_date_new (2026, 1, -1)));
}

static void
assert_short (TandemDate  date,
              const char *expected)
{
  g_autofree char *text = tandem_date_to_short_text (date, tandem_date_new (2026, 4, 30));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  g_autofree char *day = tandem_date_to_text (tandem_date_new (2026, 5, 7));
  g_autofree char *month = tandem_date_to_text (tandem_date_new (2026, 5, 0));
  g_autofree char *none = tandem_date_to_text (TANDEM_NO_DATE);
  g_autofree char *timeless = tandem_date_to_short_text (tandem_date_new (2026, 4, 30), TANDEM_NO_DATE);

  g_assert_cmpstr (day, ==, "7 May 2026");
  g_assert_cmpstr (month, ==, "May 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (timeless, ==, "30 Apr 2026");

  /* 30 April 2026 is a Thursday */
  assert_short (tandem_date_new (2026, 4, 30), "Today");
  assert_short (tandem_date_new (2026, 5, 1), "Tomorrow");
  assert_short (tandem_date_new (2026, 4, 29), "Yesterday");
  assert_short (tandem_date_new (2026, 5, 2), "Saturday");
  assert_short (tandem_date_new (2026, 5, 6), "Wednesday");
  assert_short (tandem_date_new (2026, 5, 7), "7 May");
  assert_short (tandem_date_new (2026, 4, 28), "28 Apr");
  assert_short (tandem_date_new (2026, 12, 31), "31 Dec");
  assert_short (tandem_date_new (2027, 1, 1), "1 Jan 2027");
  assert_short (tandem_date_new (2019, 4, 30), "30 Apr 2019");
  assert_short (tandem_date_new (2026, 9, 0), "September");
  assert_short (tandem_date_new (2027, 9, 0), "Sep 2027");
  assert_short (TANDEM_NO_DATE, "");
}

static void
test_today (void)
{
  TandemDate before = tandem_date_local_today (), after;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *expected = g_date_time_format (now, "%Y-%m-%d");

  after = tandem_date_local_today ();
  g_assert_cmpint (before.ymd, <=, tandem_date_parse (expected).ymd);
  g_assert_cmpint (after.ymd, >=, tandem_date_parse (expected).ymd);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  setlocale (LC_ALL, "C.UTF-8");

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-month", test_parse_month);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/text", test_text);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
