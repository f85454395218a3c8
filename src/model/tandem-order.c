/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-order.h"

#include <string.h>

#define BASE 36

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int
digit_at (const char *order,
          gsize       at,
          int         beyond)
{
  const char *found;

  if (order == NULL || at >= strlen (order))
    return beyond;
  found = strchr (digits, order[at]);

  return found != NULL ? (int) (found - digits) : beyond;
}

/**
 * tandem_order_between:
 * @before: (nullable): place of what stands before; %NULL: nothing does
 * @after: (nullable): place of what stands after; %NULL: nothing does
 *
 * Returns: (transfer full) (nullable): a place between them; %NULL if there is
 *   none, as between equal ones: then all have to be numbered anew
 */
char *
tandem_order_between (const char *before,
                      const char *after)
{
  g_autoptr(GString) order = g_string_new (NULL);
  const char *limit = after;
  gsize longest = MAX (before != NULL ? strlen (before) : 0, after != NULL ? strlen (after) : 0) + 2;

  for (gsize i = 0; i < longest; i++)
    {
      int low = digit_at (before, i, 0);
      int high = digit_at (limit, i, limit != NULL && i >= strlen (limit) ? 0 : BASE);
      int middle = (low + high) / 2;

      if (high < low)
        return NULL;
      g_string_append_c (order, digits[MIN (middle, BASE - 1)]);
      if (middle > low)
        break;
      /* the next digit is free upward once this one is below the limit */
      if (high > low)
        limit = NULL;
    }

  if ((before != NULL && strcmp (order->str, before) <= 0) || (after != NULL && strcmp (order->str, after) >= 0))
    return NULL;

  return g_strdup (order->str);
}

/**
 * tandem_order_nth:
 * @n: number from 0, below 400
 *
 * Returns: (transfer full): the place of the nth of things that are all
 *   numbered anew, with room between them
 */
char *
tandem_order_nth (guint n)
{
  guint place = (n + 1) * 3;

  return g_strdup_printf ("%c%ci", digits[place / BASE % BASE], digits[place % BASE]);
}

/**
 * tandem_order_spread:
 * @i: which one, from 0
 * @n: how many there are
 *
 * Returns: (transfer full): the place of the @i-th of @n things that are all
 *   numbered anew, however many; all of one length, with room between them
 */
char *
tandem_order_spread (guint i,
                     guint n)
{
  guint64 span = BASE * BASE;
  GString *place = g_string_new (NULL);

  g_return_val_if_fail (i < n, g_string_free (place, FALSE));

  /* n + 1 gaps, each with a few places left in it */
  while (span < (guint64) (n + 1) * 4)
    span *= BASE;
  for (guint64 at = span / (n + 1) * (i + 1); span > 1;)
    {
      span /= BASE;
      g_string_append_c (place, digits[at / span]);
      at %= span;
    }

  return g_string_free (place, FALSE);
}
