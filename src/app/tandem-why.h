/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-form.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/* The last reasons that were given, kept in the settings. */
GStrv tandem_why_dup_reasons (TandemSession *session);
void  tandem_why_keep_reason (TandemSession *session,
                              const char    *reason);

/* Asks under the field of a form why it was changed, as long as that is open. */
void  tandem_why_show        (TandemForm    *form,
                              TandemSession *session,
                              TandemDoc     *milestone);

G_END_DECLS
