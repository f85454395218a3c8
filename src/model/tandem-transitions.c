/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-transitions.h"

static const char *const nowhere[] = { NULL };

/**
 * tandem_transitions_get_first:
 * @self: a state machine
 *
 * Returns: the state a new record starts in
 */
const char *
tandem_transitions_get_first (const TandemTransitions *self)
{
  g_return_val_if_fail (self != NULL && self->n_rows > 0, NULL);

  return self->rows[0].from;
}

/**
 * tandem_transitions_get_next:
 * @self: a state machine
 * @from: (nullable): the present state; NULL is before the first
 *
 * Returns: (array zero-terminated=1): the states that may follow; empty for a
 *   last or an unknown state
 */
const char *const *
tandem_transitions_get_next (const TandemTransitions *self,
                             const char              *from)
{
  g_return_val_if_fail (self != NULL, nowhere);

  for (guint i = 0; i < self->n_rows; i++)
    if (g_strcmp0 (self->rows[i].from, from) == 0)
      return self->rows[i].to;

  return nowhere;
}

/**
 * tandem_transitions_allow:
 * @self: a state machine
 * @from: (nullable): the present state
 * @to: the wanted state
 *
 * Staying is always allowed, and a record without a state may enter any.
 *
 * Returns: whether @to may follow @from
 */
gboolean
tandem_transitions_allow (const TandemTransitions *self,
                          const char              *from,
                          const char              *to)
{
  g_return_val_if_fail (self != NULL && to != NULL, FALSE);

  return from == NULL || g_str_equal (from, to) ||
         g_strv_contains (tandem_transitions_get_next (self, from), to);
}
