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

char       *tandem_local_time               (const char      *moment,
                                             const char      *from_zone,
                                             const char      *to_zone);
TandemDate  tandem_event_get_exclusive_end  (const TandemDoc *doc);

G_END_DECLS
