/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_TRANSITION_MAX_TO 8

/**
 * TandemTransition:
 * @from: a state
 * @to: the states that may follow, in the order people expect, ended by NULL
 */
typedef struct
{
  const char *from;
  const char *to[TANDEM_TRANSITION_MAX_TO];
} TandemTransition;

/**
 * TandemTransitions:
 * @field: the field that holds the state
 * @rows: (array length=n_rows): one row a state; the first is where a record starts
 *
 * The life of a record as data. It says what to offer next; a record that is
 * somewhere else (imported, merged) is still shown and kept.
 */
typedef struct
{
  const char *field;
  const TandemTransition *rows;
  guint n_rows;
} TandemTransitions;

#define TANDEM_TRANSITIONS(FIELD, ROWS) { .field = (FIELD), .rows = (ROWS), .n_rows = G_N_ELEMENTS (ROWS) }

const char        *tandem_transitions_get_first (const TandemTransitions *self);
const char *const *tandem_transitions_get_next  (const TandemTransitions *self,
                                                 const char              *from);
gboolean           tandem_transitions_allow     (const TandemTransitions *self,
                                                 const char              *from,
                                                 const char              *to);

G_END_DECLS
