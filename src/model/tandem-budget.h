/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"
#include "tandem-tally.h"

G_BEGIN_DECLS

/* The money of a plan, by objective, action and source. Amounts are exact, and
 * of each currency apart: nothing is converted. Pure functions of a snapshot;
 * any thread. */

typedef enum
{
  TANDEM_BUDGET_GROUP,          /* an objective, or what serves none: a sum */
  TANDEM_BUDGET_ITEM,           /* an action, or a pilot that belongs to none */
  TANDEM_BUDGET_PART,           /* a pilot: its money is that of its action, and not added again */
  TANDEM_BUDGET_DROPPED,        /* cancelled or stopped: not added either */
  TANDEM_BUDGET_TOTAL,
} TandemBudgetRole;

/**
 * TandemBudgetShare:
 * @source: code of the vocabulary funding_sources, interned; "" where none is said
 * @amount: what it pays or may pay, without what was rejected
 * @found: how much of it is secured or received
 *
 * What one source of funding means to a line.
 */
typedef struct
{
  const char *source;
  TandemTally amount;
  TandemTally found;
} TandemBudgetShare;

/**
 * TandemBudgetLine:
 * @doc: (nullable): the record; NULL for the total and what serves no objective
 * @depth: how far it stands in
 * @n_items: how many items are in it
 * @n_unknown: how many of them have no cost, or one that is yet to be estimated
 * @cost: of the items whose cost is known
 * @found: what is secured or received
 * @sought: what is planned or applied for, with somebody who may pay
 * @gap: cost minus found, of the items whose cost is known, in the currencies of the cost
 * @shares: (element-type TandemBudgetShare): by source
 */
typedef struct
{
  TandemBudgetRole role;
  TandemDoc *doc;
  guint depth;
  guint n_items;
  guint n_unknown;
  TandemTally cost;
  TandemTally found;
  TandemTally sought;
  TandemTally gap;
  GPtrArray *shares;
} TandemBudgetLine;

typedef struct _TandemBudget TandemBudget;

TandemBudget           *tandem_budget_new           (TandemSnapshot         *snapshot,
                                                     const char             *plan,
                                                     const TandemContext    *context);
TandemBudget           *tandem_budget_ref           (TandemBudget           *self);
void                    tandem_budget_unref         (TandemBudget           *self);
guint                   tandem_budget_get_n_lines   (TandemBudget           *self);
const TandemBudgetLine *tandem_budget_get_line      (TandemBudget           *self,
                                                     guint                   index);
const TandemBudgetLine *tandem_budget_get_total     (TandemBudget           *self);
const char *const      *tandem_budget_get_sources   (TandemBudget           *self);
const char             *tandem_budget_get_currency  (TandemBudget           *self);
const TandemBudgetShare *tandem_budget_line_find_share (const TandemBudgetLine *line,
                                                        const char           *source);
gboolean                tandem_budget_is_dropped    (const TandemDoc        *doc);
gboolean                tandem_budget_has_unknown_cost (const TandemBudgetLine *line);

/* words */
char                   *tandem_budget_dup_amount    (const TandemTally      *tally,
                                                     const char             *currency);
char                   *tandem_budget_dup_sentence  (TandemBudget           *self);
char                   *tandem_budget_dup_notes     (TandemBudget           *self);
char                   *tandem_budget_dup_share     (TandemBudget           *self,
                                                     const char             *source);
char                   *tandem_budget_dup_source    (const char             *source,
                                                     const TandemContext    *context);

/* One cell. Columns are the names below, and codes of sources. */
#define TANDEM_BUDGET_COST "cost"
extern const char *const tandem_budget_parts[];

gboolean                tandem_budget_is_part       (const char             *column);
char                   *tandem_budget_dup_figure    (const TandemDoc        *doc,
                                                     const char             *column,
                                                     const char             *currency);
TandemDoc              *tandem_budget_with_figure   (const TandemDoc        *doc,
                                                     const char             *column,
                                                     const char             *text,
                                                     const char             *currency,
                                                     const TandemContext    *context,
                                                     GError                **error);
const char             *tandem_budget_get_status    (const TandemDoc        *doc,
                                                     const char             *column);
TandemDoc              *tandem_budget_with_next_status (const TandemDoc     *doc,
                                                     const char             *column);
GPtrArray              *tandem_budget_with_table    (GPtrArray              *docs,
                                                     const char *const      *columns,
                                                     guint                   row,
                                                     const char             *text,
                                                     const char             *currency,
                                                     const TandemContext    *context,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBudget, tandem_budget_unref)

G_END_DECLS
