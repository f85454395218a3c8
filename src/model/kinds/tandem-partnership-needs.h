/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"

G_BEGIN_DECLS

/**
 * TandemNeed:
 * @is_met: whether it is there
 * @text: what is needed, in a few words
 * @detail: (nullable): what meets it, or what is wrong
 * @field: (nullable): of the pairing, where it is filled in
 * @kind: (nullable): of the record that would meet it, and has to be made
 * @record: (nullable): id of the record that would meet it once it is complete
 *
 * One of the things a pairing needs to be at a step of its life.
 */
typedef struct
{
  gboolean is_met;
  char *text;
  char *detail;
  const char *field;
  const char *kind;
  char *record;
} TandemNeed;

void       tandem_need_free                (TandemNeed          *self);
GPtrArray *tandem_partnership_list_needs   (const TandemDoc     *pairing,
                                            const char          *status,
                                            const TandemContext *context);
gboolean   tandem_needs_are_met            (GPtrArray           *needs);
gboolean   tandem_partnership_may_become   (const TandemDoc     *pairing,
                                            const char          *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemNeed, tandem_need_free)

G_END_DECLS
