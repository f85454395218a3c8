/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-tally.h"

#include <string.h>

#define DIGITS 4
#define UNIT   10000

void
tandem_tally_init (TandemTally *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (TandemTallyEntry));
  self->incomplete = FALSE;
}

void
tandem_tally_clear (TandemTally *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
}

/**
 * tandem_tally_add_amount:
 * @self: a tally
 * @currency: ISO 4217
 * @amount: ten-thousandths
 *
 * Adds an amount; one that makes the sum too large is noted instead.
 */
void
tandem_tally_add_amount (TandemTally *self,
                         const char  *currency,
                         gint64       amount)
{
  TandemTallyEntry entry = { g_intern_string (currency), amount };

  for (guint i = 0; i < self->entries->len; i++)
    {
      TandemTallyEntry *known = &g_array_index (self->entries, TandemTallyEntry, i);
      gint64 sum;

      if (known->currency != entry.currency)
        continue;
      if (__builtin_add_overflow (known->amount, amount, &sum))
        self->incomplete = TRUE;
      else
        known->amount = sum;
      return;
    }
  g_array_append_val (self->entries, entry);
}

/* FALSE if the text is no decimal, or finer or larger than can be counted. */
static gboolean
parse_amount (const char *text,
              gint64     *amount)
{
  const char *point = strchr (text, '.');
  gsize n_digits = point ? strlen (point + 1) : 0;
  g_autofree char *digits = NULL;
  g_autoptr(GString) padded = NULL;

  if (n_digits > DIGITS || (point && n_digits == 0))
    return FALSE;
  padded = g_string_new_len (text, point ? point - text : (gssize) strlen (text));
  g_string_append (padded, point ? point + 1 : "");
  for (gsize i = n_digits; i < DIGITS; i++)
    g_string_append_c (padded, '0');

  return g_ascii_string_to_signed (padded->str, 10, G_MININT64 / 4, G_MAXINT64 / 4, amount, NULL);
}

/* Adds {"amount", "currency"}; absent money is nothing, broken money is noted. */
void
tandem_tally_add (TandemTally *self,
                  TandemVal    money)
{
  const char *amount = tandem_val_string (tandem_val_member (money, "amount"));
  const char *currency = tandem_val_string (tandem_val_member (money, "currency"));
  gint64 parsed;

  if (!tandem_val_exists (money))
    return;
  if (amount && currency && strlen (currency) == 3 && parse_amount (amount, &parsed))
    tandem_tally_add_amount (self, currency, parsed);
  else
    self->incomplete = TRUE;
}

/* All parts of a cost: investment, running cost, staff, other. */
void
tandem_tally_add_cost (TandemTally *self,
                       TandemVal    cost)
{
  static const char *const parts[] = { "capex", "opex", "staff", "other" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tandem_tally_add (self, tandem_val_member (cost, parts[i]));
  if (tandem_val_bool (tandem_val_member (cost, "to_be_estimated")))
    self->incomplete = TRUE;
}

void
tandem_tally_add_tally (TandemTally       *self,
                        const TandemTally *other,
                        int                sign)
{
  for (guint i = 0; i < other->entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (other->entries, TandemTallyEntry, i);

      tandem_tally_add_amount (self, entry->currency, sign * entry->amount);
    }
  self->incomplete = self->incomplete || other->incomplete;
}

gboolean
tandem_tally_is_empty (const TandemTally *self)
{
  return self->entries->len == 0;
}

/**
 * tandem_tally_has:
 * @self: a tally
 * @currency: ISO 4217
 *
 * Returns: whether anything was counted in @currency, be it 0
 */
gboolean
tandem_tally_has (const TandemTally *self,
                  const char        *currency)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (g_array_index (self->entries, TandemTallyEntry, i).currency, currency))
      return TRUE;

  return FALSE;
}

/**
 * tandem_tally_get:
 * @self: a tally
 * @currency: ISO 4217
 *
 * Returns: the amount in @currency, in ten-thousandths; 0 where there is none
 */
gint64
tandem_tally_get (const TandemTally *self,
                  const char        *currency)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (self->entries, TandemTallyEntry, i);

      if (g_str_equal (entry->currency, currency))
        return entry->amount;
    }

  return 0;
}

/**
 * tandem_tally_amount_to_decimal:
 * @amount: ten-thousandths
 *
 * Returns: (transfer full): whole units or two digits, as money is written; more
 *   only where it has more: "1200000", "12.50", "0.125"
 */
char *
tandem_tally_amount_to_decimal (gint64 amount)
{
  guint64 size = amount < 0 ? 0 - (guint64) amount : (guint64) amount;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s%" G_GUINT64_FORMAT ".%04" G_GUINT64_FORMAT, amount < 0 ? "-" : "", size / UNIT,
                   size % UNIT);
  while (g_str_has_suffix (text->str, "0") && !(size % UNIT != 0 && text->str[text->len - 3] == '.'))
    g_string_truncate (text, text->len - 1);
  if (g_str_has_suffix (text->str, "."))
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}
