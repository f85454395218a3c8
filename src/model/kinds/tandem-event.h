/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A meeting, visit, webinar or ceremony. */
#define TANDEM_TYPE_EVENT (tandem_event_get_type ())
G_DECLARE_FINAL_TYPE (TandemEvent, tandem_event, TANDEM, EVENT, TandemRecord)

extern const TandemKind tandem_event_kind;

G_END_DECLS
