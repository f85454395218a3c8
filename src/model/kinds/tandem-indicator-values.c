/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator-values.h"

#include <stdlib.h>
#include <string.h>

#include "tandem-field-type.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4 && atoi (text) >= FIRST_YEAR && atoi (text) <= LAST_YEAR;
}

/**
 * tandem_indicator_parse_period:
 * @text: what somebody typed, or stands over a column of a spreadsheet: "2020",
 *   "May 2020", "2020-05", "31 May 2020"
 *
 * Returns: (transfer full) (nullable): the year, month or day in the form that
 *   values have, or NULL when @text is none
 */
char *
tandem_indicator_parse_period (const char *text)
{
  g_autofree char *stripped = NULL;
  TandemDate date;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (is_year (stripped))
    return g_steal_pointer (&stripped);

  date = tandem_date_parse_month_typed (stripped);
  if (!tandem_date_is_set (date))
    date = tandem_date_parse_typed (stripped, TANDEM_NO_DATE);

  return tandem_date_is_set (date) ? tandem_date_to_iso (date) : NULL;
}

/**
 * tandem_indicator_dup_period_text:
 * @period: a period of a value: "2020-05"
 *
 * Returns: (transfer full): it for people: "May 2020"
 */
char *
tandem_indicator_dup_period_text (const char *period)
{
  TandemDate date = tandem_date_parse_month (period);

  if (!tandem_date_is_set (date))
    date = tandem_date_parse (period);

  return tandem_date_is_set (date) ? tandem_date_to_text (date) : g_strdup (period);
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tandem_indicator_list_periods:
 * @indicators: (element-type TandemDoc): indicators
 *
 * Returns: (transfer full): the periods for which any of them has a value, each
 *   once, in order
 */
char **
tandem_indicator_list_periods (GPtrArray *indicators)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (indicators != NULL, NULL);

  for (guint i = 0; i < indicators->len; i++)
    {
      TandemValIter iter;
      TandemVal item;

      tandem_val_iter_init (&iter, tandem_doc_get (g_ptr_array_index (indicators, i), "values"));
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          const char *period = tandem_val_string (tandem_val_member (item, "period"));

          if (period != NULL && g_hash_table_add (seen, (gpointer) period))
            g_ptr_array_add (periods, g_strdup (period));
        }
    }
  g_ptr_array_sort (periods, compare_periods);
  g_ptr_array_add (periods, NULL);

  return (char **) g_ptr_array_steal (periods, NULL);
}

static int
count_months (const char *frequency)
{
  static const struct { const char *code; int months; } steps[] =
  {
    { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 }, { "every_two_years", 24 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (frequency, steps[i].code) == 0)
      return steps[i].months;

  return 1;
}

/**
 * tandem_indicator_next_period:
 * @indicator: an indicator
 * @today: the day, for one that has no value yet
 *
 * Which period its next value is for: as far behind the last one as it is
 * measured often, in the same form (a year, or a month).
 *
 * Returns: (transfer full): that period
 */
char *
tandem_indicator_next_period (const TandemDoc *indicator,
                              TandemDate       today)
{
  const char *last = tandem_val_string (tandem_val_member (tandem_indicator_get_latest (indicator), "period"));
  int months = count_months (tandem_val_string (tandem_doc_get (indicator, "frequency")));
  TandemDate date = tandem_date_parse_month (last);

  if (last != NULL && is_year (last))
    return g_strdup_printf ("%04d", atoi (last) + MAX (months / 12, 1));
  if (!tandem_date_is_set (date))
    date = tandem_date_parse (last);
  if (!tandem_date_is_set (date))
    date = today;
  else
    date = tandem_date_add_months ((TandemDate) { date.ymd - date.ymd % 100 + 1 }, months);

  return tandem_date_to_iso ((TandemDate) { date.ymd - date.ymd % 100 });
}

static TandemVal
find_item (const TandemDoc *indicator,
           const char      *period)
{
  TandemVal item = { NULL };
  TandemValIter iter;

  tandem_val_iter_init (&iter, tandem_doc_get (indicator, "values"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    if (g_strcmp0 (tandem_val_string (tandem_val_member (item, "period")), period) == 0)
      return item;

  return (TandemVal) { NULL };
}

/**
 * tandem_indicator_get_value:
 * @indicator: an indicator
 * @period: a period
 *
 * Returns: its number for @period, or an absent value
 */
TandemVal
tandem_indicator_get_value (const TandemDoc *indicator,
                            const char      *period)
{
  return tandem_val_member (find_item (indicator, period), "value");
}

/* An item without its number says nothing more, unless somebody wrote words. */
static gboolean
says_more (TandemVal item)
{
  return tandem_val_string (tandem_val_member (item, "text")) != NULL ||
         tandem_val_length (tandem_val_member (item, "note")) > 0;
}

/**
 * tandem_indicator_with_value:
 * @indicator: an indicator
 * @period: a period, as of tandem_indicator_parse_period()
 * @text: the number as typed; empty takes the value away
 * @context: how it is read
 * @error: return location for a #TandemDocError
 *
 * Returns: (transfer full) (nullable): the indicator with that value for
 *   @period, or NULL when @text is no number
 */
TandemDoc *
tandem_indicator_with_value (const TandemDoc     *indicator,
                             const char          *period,
                             const char          *text,
                             const TandemContext *context,
                             GError             **error)
{
  TandemVal item = find_item (indicator, period);
  const char *known = tandem_val_string (tandem_val_member (item, "id"));
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *id = known != NULL ? g_strdup (known) : g_strdup_printf ("v%.8s", random);
  g_autofree char *at = g_strdup_printf ("values[%s]", id);
  g_autofree char *value = g_strconcat (at, ".value", NULL);
  g_autofree char *period_json = tandem_json_string (period);
  g_autofree char *fresh = g_strdup_printf ("{\"id\":\"%s\",\"period\":%s}", id, period_json);
  g_autoptr(TandemDoc) dated = NULL;

  if (text[0] == '\0' && known == NULL)
    return tandem_doc_ref ((TandemDoc *) indicator);
  if (text[0] == '\0' && !says_more (item))
    return tandem_doc_with (indicator, at, "null", error);

  dated = known != NULL ? tandem_doc_ref ((TandemDoc *) indicator) : tandem_doc_with (indicator, at, fresh, error);

  return dated != NULL ? tandem_doc_with_text (dated, value, text, context, error) : NULL;
}
