/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-writer.h"

G_BEGIN_DECLS

/* Whether the server is yet to be told about the content of the row. */
gboolean tandem_outbox_is_due    (const TandemEntry   *entry);
/* All unsent edits of the row in words. */
char    *tandem_outbox_dup_label (const TandemEntry   *entry,
                                  const TandemContext *context);

G_END_DECLS
