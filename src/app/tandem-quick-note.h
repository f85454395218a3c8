/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemQuickKind:
 * @TANDEM_QUICK_CONTACT: a contact with the other side, made today
 * @TANDEM_QUICK_FOLLOW_UP: something one of the cities has to do
 * @TANDEM_QUICK_MILESTONE: something new about a milestone
 */
typedef enum
{
  TANDEM_QUICK_CONTACT,
  TANDEM_QUICK_FOLLOW_UP,
  TANDEM_QUICK_MILESTONE,
} TandemQuickKind;

/* Days after which a follow-up is due. */
#define TANDEM_FOLLOW_UP_DAYS 7

/* What one line says by itself: pure, for the dialog that asks for it. */
TandemQuickKind tandem_quick_guess_kind     (const char          *line);
const char     *tandem_quick_guess_channel  (const char          *line);
const char     *tandem_quick_skip_code      (const char          *line,
                                             const char          *code);

TandemDoc      *tandem_quick_new_contact    (TandemDoc           *pairing,
                                             const char          *line,
                                             const char          *channel,
                                             TandemContext       *context,
                                             GError             **error);
TandemDoc      *tandem_quick_new_follow_up  (TandemDoc           *pairing,
                                             const char          *line,
                                             const char          *city,
                                             TandemContext       *context,
                                             GError             **error);

G_END_DECLS
