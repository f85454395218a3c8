/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-writer.h"

G_BEGIN_DECLS

/* What a record was at one version. */
typedef struct
{
  TandemDoc *doc;               /* (nullable): when it was living */
  TandemEntryState state;
} TandemContent;

void           tandem_content_free       (TandemContent   *self);
/* @number 0 is the state before the first version: GONE. */
TandemContent *tandem_history_load       (TandemDatabase  *database,
                                          gint64           pk,
                                          gint64           number,
                                          GError         **error);
/* (element-type TandemVersion): oldest first, the current one last */
GPtrArray     *tandem_history_list       (TandemDatabase  *database,
                                          const char      *id,
                                          GError         **error);
/* @number 0: out of the bin, as it was deleted */
gboolean       tandem_history_restore    (TandemWriter    *writer,
                                          const char      *id,
                                          gint64           number,
                                          GError         **error);
/* (element-type TandemVersion): newest deletion first */
GPtrArray     *tandem_history_list_bin   (TandemDatabase  *database,
                                          GError         **error);
/* Empties what was deleted before @before (ISO 8601, UTC). */
gboolean       tandem_history_purge_bin  (TandemDatabase  *database,
                                          const char      *before,
                                          GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContent, tandem_content_free)

G_END_DECLS
