/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"
#include "tandem-today-item.h"

G_BEGIN_DECLS

/* Rows of a section at most; what is more is counted and leads elsewhere. */
#define TANDEM_TODAY_MAX_ROWS 200

/**
 * TandemToday:
 * @items: (element-type TandemTodayItem): by section, in order
 * @totals: how many each section has, also those that are not among @items
 * @n_urgent: how many are late or wait
 * @next: (nullable): the open milestone that is due next, when there are no @items
 *
 * What a day asks for.
 */
typedef struct
{
  GPtrArray *items;
  guint      totals[TANDEM_TODAY_N_SECTIONS];
  guint      n_urgent;
  TandemDoc *next;
} TandemToday;

/**
 * TandemTodayWhose:
 * @partnership: (nullable): id of the pairing to look at alone
 * @cities: (nullable): ids of the cities whose work alone is meant
 */
typedef struct
{
  const char        *partnership;
  const char *const *cities;
} TandemTodayWhose;

TandemToday *tandem_today_find (TandemStore            *store,
                                const TandemContext    *context,
                                const TandemTodayWhose *whose,
                                GError                **error);
void         tandem_today_free (TandemToday         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemToday, tandem_today_free)

G_END_DECLS
