/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-figures.h"

#include <string.h>

#include "tandem-kind.h"

/**
 * tandem_val_number:
 * @self: a decimal string, or an integer
 * @number: (out): its value
 *
 * For ratios and thresholds; what is stored stays the string.
 *
 * Returns: whether there is a number
 */
gboolean
tandem_val_number (TandemVal self,
                   double   *number)
{
  const char *text = tandem_val_string (self);
  char *end = NULL;

  if (tandem_val_type (self) == TANDEM_VAL_INT)
    {
      *number = (double) tandem_val_int (self, 0);
      return TRUE;
    }

  /* g_ascii_strtod() would also read "inf", "0x10" and blanks. */
  if (text == NULL || *text == '\0' || strlen (text) > 40 || strspn (text, "-0123456789.") != strlen (text))
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

/**
 * tandem_number_to_text:
 * @number: a number
 * @digits: at most this many after the point
 *
 * Returns: (transfer full): a decimal string without needless zeros: "49", "12.5"
 */
char *
tandem_number_to_text (double number,
                       int    digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char format[] = "%.0f";

  format[2] = (char) ('0' + CLAMP (digits, 0, 9));
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  if (strchr (buffer, '.') != NULL)
    {
      char *end = buffer + strlen (buffer);

      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        *--end = '\0';
    }

  return g_strdup (g_str_equal (buffer, "-0") ? "0" : buffer);
}

/**
 * tandem_period_get_first:
 * @period: a period
 *
 * Returns: its first day, of a month the first of the month; or no date
 */
TandemDate
tandem_period_get_first (TandemVal period)
{
  return tandem_date_add_days (tandem_val_date (tandem_val_member (period, "from")), 0);
}

/**
 * tandem_period_get_last:
 * @period: a period
 *
 * Returns: its last day, of a month the last of the month; or no date where it is open
 */
TandemDate
tandem_period_get_last (TandemVal period)
{
  TandemDate to = tandem_val_date (tandem_val_member (period, "to"));

  if (!tandem_date_is_set (to) || to.ymd % 100 != 0)
    return to;

  return tandem_date_add_days (tandem_date_add_months (tandem_date_add_days (to, 0), 1), -1);
}

/**
 * tandem_doc_dup_name:
 * @self: a record
 * @context: (nullable): language and resolver
 *
 * Returns: (transfer full): how a sentence calls it: "M2.3 Curriculum agreed"
 */
char *
tandem_doc_dup_name (const TandemDoc     *self,
                     const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (self, context);
  const char *code = tandem_val_string (tandem_doc_get (self, "code"));

  if (code == NULL || *code == '\0' || g_str_has_prefix (title, code))
    return g_steal_pointer (&title);

  return g_strconcat (code, " ", title, NULL);
}

/**
 * tandem_doc_resolve:
 * @self: a record
 * @field: index of a reference in its table
 * @context: (nullable): resolver
 *
 * Returns: (transfer full) (nullable): the record that field refers to
 */
TandemDoc *
tandem_doc_resolve (const TandemDoc     *self,
                    guint                field,
                    const TandemContext *context)
{
  return tandem_context_resolve (context, tandem_val_string (tandem_doc_field (self, field)));
}

/* ---- money ---- */

/* Adds one amount; amounts in different currencies have no sum. */
static gboolean
add_money (TandemVal    money,
           double      *amount,
           const char **currency)
{
  const char *its_currency = tandem_val_string (tandem_val_member (money, "currency"));
  double number;

  if (!tandem_val_number (tandem_val_member (money, "amount"), &number) || its_currency == NULL)
    return !tandem_val_exists (money);
  if (*currency != NULL && !g_str_equal (*currency, its_currency))
    return FALSE;

  *currency = its_currency;
  *amount += number;
  return TRUE;
}

/**
 * tandem_cost_sum:
 * @cost: investment, running cost, staff and other
 * @amount: (out): their sum
 * @currency: (out) (transfer none): ISO 4217
 *
 * Returns: whether there is a sum: at least one amount, and all in one currency
 */
gboolean
tandem_cost_sum (TandemVal    cost,
                 double      *amount,
                 const char **currency)
{
  static const char *const parts[] = { "capex", "opex", "staff", "other" };

  *amount = 0;
  *currency = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!add_money (tandem_val_member (cost, parts[i]), amount, currency))
        return FALSE;
    }

  return *currency != NULL;
}

/**
 * tandem_funding_is_found:
 * @item: an entry of a list of funding
 *
 * Returns: whether the money is there or promised
 */
gboolean
tandem_funding_is_found (TandemVal item)
{
  const char *status = tandem_val_string (tandem_val_member (item, "status"));

  return tandem_funding_has_source (item) &&
         (g_strcmp0 (status, "secured") == 0 || g_strcmp0 (status, "received") == 0);
}

/**
 * tandem_funding_has_source:
 * @item: an entry of a list of funding
 *
 * Returns: whether there is somebody to pay, who did not say no
 */
gboolean
tandem_funding_has_source (TandemVal item)
{
  const char *source = tandem_val_string (tandem_val_member (item, "source"));

  return g_strcmp0 (source, "to_be_identified") != 0 &&
         g_strcmp0 (tandem_val_string (tandem_val_member (item, "status")), "rejected") != 0;
}

/**
 * tandem_funding_secured:
 * @funding: a list of sources
 * @currency: the currency of the cost
 * @amount: (out): what is secured or received
 *
 * Returns: FALSE if a secured amount is in another currency
 */
gboolean
tandem_funding_secured (TandemVal   funding,
                        const char *currency,
                        double     *amount)
{
  TandemValIter iter;
  TandemVal item;

  *amount = 0;
  tandem_val_iter_init (&iter, funding);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (!tandem_funding_is_found (item))
        continue;
      if (!add_money (tandem_val_member (item, "amount"), amount, &currency))
        return FALSE;
    }

  return TRUE;
}

/**
 * tandem_funding_gap:
 * @cost: what it costs
 * @funding: who pays
 * @gap: (out): cost minus what is secured or received (domain.md 1.6); negative if there is more
 * @currency: (out) (transfer none): ISO 4217
 *
 * Returns: whether it can be said
 */
gboolean
tandem_funding_gap (TandemVal    cost,
                    TandemVal    funding,
                    double      *gap,
                    const char **currency)
{
  double total, secured;

  if (!tandem_cost_sum (cost, &total, currency) || !tandem_funding_secured (funding, *currency, &secured))
    return FALSE;

  *gap = total - secured;
  return TRUE;
}

/**
 * tandem_funding_gap_text:
 * @cost: what it costs
 * @funding: who pays
 *
 * Returns: (transfer full) (nullable): "12500.5 EUR", or NULL where it cannot be said
 */
char *
tandem_funding_gap_text (TandemVal cost,
                         TandemVal funding)
{
  const char *currency;
  double gap;
  g_autofree char *amount = NULL;

  if (!tandem_funding_gap (cost, funding, &gap, &currency))
    return NULL;

  amount = tandem_number_to_text (gap, 2);
  return g_strconcat (amount, " ", currency, NULL);
}
