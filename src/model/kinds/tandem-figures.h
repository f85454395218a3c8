/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-tally.h"

G_BEGIN_DECLS

/* Numbers and spans of time inside snapshots, for the computed values of kinds. */

gboolean   tandem_val_number       (TandemVal            self,
                                    double              *number);
char      *tandem_number_to_text   (double               number,
                                    int                  digits);
TandemDate tandem_period_get_first (TandemVal            period);
TandemDate tandem_period_get_last  (TandemVal            period);
char      *tandem_doc_dup_name     (const TandemDoc     *self,
                                    const TandemContext *context);
TandemDoc *tandem_doc_resolve      (const TandemDoc     *self,
                                    guint                field,
                                    const TandemContext *context);

/* Money: what is asked (a cost of tandem_cost_fields), what is there (a list of tandem_funding_fields). */
gboolean   tandem_cost_has_sum     (TandemVal            cost);
gboolean   tandem_funding_is_found (TandemVal            item);
gboolean   tandem_funding_has_source (TandemVal          item);
char      *tandem_funding_gap_text (TandemVal            cost,
                                    TandemVal            funding);

G_END_DECLS
