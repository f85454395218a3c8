/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A city's answer to a call. */
#define TANDEM_TYPE_APPLICATION (tandem_application_get_type ())
G_DECLARE_FINAL_TYPE (TandemApplication, tandem_application, TANDEM, APPLICATION, TandemRecord)

extern const TandemKind tandem_application_kind;

gboolean tandem_application_is_eligible (const TandemDoc     *doc,
                                         const TandemContext *context,
                                         char               **reason);

G_END_DECLS
