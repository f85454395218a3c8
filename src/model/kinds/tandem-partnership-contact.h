/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"

G_BEGIN_DECLS

/**
 * TandemContacts:
 * @last: (nullable): the last meeting that was held, or contact that was noted
 * @last_on: its day
 * @next: (nullable): the next meeting, from today on
 * @next_on: its day
 *
 * What the health of a pairing looks at, and the tiles of its page show: one
 * answer for both.
 */
typedef struct
{
  TandemDoc *last;
  TandemDate last_on;
  TandemDoc *next;
  TandemDate next_on;
} TandemContacts;

TandemContacts *tandem_contacts_new  (const char          *partnership,
                                      const TandemContext *context);
void            tandem_contacts_free (TandemContacts      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContacts, tandem_contacts_free)

TandemDoc *tandem_partnership_find_agreement (const char          *partnership,
                                              const TandemContext *context);

G_END_DECLS
