/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemDate:
 * @ymd: the civil date as yyyymmdd; day 00 is a whole month, 0 is no date
 *
 * A day (or month) in somebody's calendar: no time, no zone.
 *
 * Dates order like their numbers, but must not be subtracted; use
 * [func@Tandem.date_days_between].
 */
typedef struct
{
  int ymd;
} TandemDate;

#define TANDEM_NO_DATE ((TandemDate) { 0 })

TandemDate  tandem_date_new          (int         year,
                                      int         month,
                                      int         day);
TandemDate  tandem_date_parse        (const char *text);
TandemDate  tandem_date_parse_month  (const char *text);
char       *tandem_date_to_iso       (TandemDate  date);
char       *tandem_date_to_text      (TandemDate  date);
char       *tandem_date_to_short_text (TandemDate date,
                                       TandemDate today);
const char *tandem_date_get_weekday  (TandemDate  date);
gboolean    tandem_date_is_set       (TandemDate  date);
int         tandem_date_compare      (TandemDate  a,
                                      TandemDate  b);
int         tandem_date_days_between (TandemDate  from,
                                      TandemDate  to);
TandemDate  tandem_date_add_days     (TandemDate  date,
                                      int         days);
TandemDate  tandem_date_add_months   (TandemDate  date,
                                      int         months);
TandemDate  tandem_date_local_today  (void);

G_END_DECLS
