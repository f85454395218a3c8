/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"

G_BEGIN_DECLS

/* What a line of the history of a milestone's dates is about. */
typedef enum
{
  TANDEM_SLIP_BASELINE,
  TANDEM_SLIP_DUE,
  TANDEM_SLIP_FORECAST,
  TANDEM_SLIP_DONE,
} TandemSlipWhat;

/**
 * TandemSlip:
 * @what: which date
 * @on: the day it was moved; no date where nobody knows
 * @from: the day before; no date for a baseline
 * @to: the day since
 * @days: how much later, negative for earlier
 * @moved_end: how much later it is expected to be reached since, which is 0
 *   where a date only follows another one that was moved before
 * @author: (nullable): who moved it
 * @reason: (nullable): why
 * @event: (nullable): id of the meeting where it was decided
 *
 * One line of the history of a milestone's dates.
 */
typedef struct
{
  TandemSlipWhat what;
  TandemDate on;
  TandemDate from;
  TandemDate to;
  int days;
  int moved_end;
  char *author;
  char *reason;
  char *event;
} TandemSlip;

/**
 * TandemSlipState:
 * @doc: (nullable): a milestone as it was; %NULL while it was deleted
 * @on: since when
 * @author: (nullable): who made it so
 *
 * A former state of a milestone, as the history of the store has it.
 */
typedef struct
{
  const TandemDoc *doc;
  TandemDate on;
  const char *author;
} TandemSlipState;

GPtrArray *tandem_slips_list         (const TandemDoc       *milestone,
                                      const TandemSlipState *states,
                                      guint                  n_states,
                                      const TandemContext   *context);
char      *tandem_slips_dup_sentence (GPtrArray             *slips,
                                      const TandemContext   *context);
void       tandem_slip_free          (TandemSlip            *self);
const char *tandem_slip_get_label    (const TandemSlip      *self);
char      *tandem_slip_dup_days      (const TandemSlip      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSlip, tandem_slip_free)

G_END_DECLS
