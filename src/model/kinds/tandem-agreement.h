/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What was signed, by whom, and until when it holds. */
#define TANDEM_TYPE_AGREEMENT (tandem_agreement_get_type ())
G_DECLARE_FINAL_TYPE (TandemAgreement, tandem_agreement, TANDEM, AGREEMENT, TandemRecord)

extern const TandemKind tandem_agreement_kind;

gboolean tandem_agreement_has_expired (const TandemDoc     *doc,
                                       const TandemContext *context);
gboolean tandem_agreement_is_expiring (const TandemDoc     *doc,
                                       const TandemContext *context);
gboolean tandem_agreement_is_replaced (const TandemDoc     *doc,
                                       const TandemContext *context);

G_END_DECLS
