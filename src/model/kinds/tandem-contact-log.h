/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* When the two sides last spoke, and what came of it. */
#define TANDEM_TYPE_CONTACT_LOG (tandem_contact_log_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactLog, tandem_contact_log, TANDEM, CONTACT_LOG, TandemRecord)

extern const TandemKind tandem_contact_log_kind;

G_END_DECLS
