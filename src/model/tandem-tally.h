/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/* Sums of money, one a currency: currencies are not converted. In ten-thousandths,
 * so that no digit that people write is lost. */
typedef struct
{
  const char *currency;         /* interned */
  gint64 amount;
} TandemTallyEntry;

typedef struct
{
  GArray *entries;              /* of TandemTallyEntry */
  gboolean incomplete;          /* something could not be counted */
} TandemTally;

void     tandem_tally_init       (TandemTally       *self);
void     tandem_tally_clear      (TandemTally       *self);
void     tandem_tally_add        (TandemTally       *self,
                                  TandemVal          money);
void     tandem_tally_add_cost   (TandemTally       *self,
                                  TandemVal          cost);
void     tandem_tally_add_tally  (TandemTally       *self,
                                  const TandemTally *other,
                                  int                sign);
gboolean tandem_tally_is_empty   (const TandemTally *self);
gboolean tandem_tally_has        (const TandemTally *self,
                                  const char        *currency);
void     tandem_tally_add_amount (TandemTally       *self,
                                  const char        *currency,
                                  gint64             amount);
gint64   tandem_tally_get        (const TandemTally *self,
                                  const char        *currency);
char    *tandem_tally_amount_to_decimal (gint64      amount);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemTally, tandem_tally_clear)

G_END_DECLS
