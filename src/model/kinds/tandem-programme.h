/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What pays for and frames the work of several pairings. */
#define TANDEM_TYPE_PROGRAMME (tandem_programme_get_type ())
G_DECLARE_FINAL_TYPE (TandemProgramme, tandem_programme, TANDEM, PROGRAMME, TandemRecord)

extern const TandemKind tandem_programme_kind;

G_END_DECLS
