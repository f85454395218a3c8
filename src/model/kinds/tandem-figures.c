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

/* Adds the parts of a cost. Whether there is a sum: at least one amount, and all
 * in one currency. */
static gboolean
sum_cost (TandemVal    cost,
          TandemTally *sum)
{
  static const char *const parts[] = { "capex", "opex", "staff", "other" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tandem_tally_add (sum, tandem_val_member (cost, parts[i]));

  return sum->entries->len == 1 && !sum->incomplete;
}

/**
 * tandem_cost_has_sum:
 * @cost: investment, running cost, staff and other
 *
 * Returns: whether there is a sum: at least one amount, and all in one currency
 */
gboolean
tandem_cost_has_sum (TandemVal cost)
{
  g_auto(TandemTally) sum = { 0 };

  tandem_tally_init (&sum);

  return sum_cost (cost, &sum);
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
 * tandem_funding_gap_text:
 * @cost: what it costs
 * @funding: who pays
 *
 * Cost minus what is secured or received (domain.md 1.6); negative if there is more.
 *
 * Returns: (transfer full) (nullable): "12500.50 EUR", or NULL where it cannot be
 *   said: without a cost, or with money in several currencies
 */
char *
tandem_funding_gap_text (TandemVal cost,
                         TandemVal funding)
{
  g_auto(TandemTally) gap = { 0 };
  g_auto(TandemTally) found = { 0 };
  g_autofree char *amount = NULL;
  const TandemTallyEntry *entry;
  TandemValIter iter;
  TandemVal item;

  tandem_tally_init (&gap);
  tandem_tally_init (&found);
  if (!sum_cost (cost, &gap))
    return NULL;

  tandem_val_iter_init (&iter, funding);
  while (tandem_val_iter_next (&iter, NULL, &item))
    if (tandem_funding_is_found (item))
      tandem_tally_add (&found, tandem_val_member (item, "amount"));
  tandem_tally_add_tally (&gap, &found, -1);
  if (gap.entries->len != 1 || gap.incomplete)
    return NULL;

  entry = &g_array_index (gap.entries, TandemTallyEntry, 0);
  amount = tandem_tally_amount_to_decimal (entry->amount);

  return g_strconcat (amount, " ", entry->currency, NULL);
}
