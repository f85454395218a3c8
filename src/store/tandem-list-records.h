/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-list-delta.h"
#include "tandem-record.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemListRecords:
 *
 * The records of a list: one object for one row as long as anybody holds it,
 * read in windows of neighbours, the latest of which are kept. Main thread only.
 */
typedef struct _TandemListRecords TandemListRecords;

TandemListRecords *tandem_list_records_new         (TandemStore       *store);
void               tandem_list_records_free        (TandemListRecords *self);

TandemRecord      *tandem_list_records_get         (TandemListRecords *self,
                                                    const TandemKind  *kind,
                                                    const GArray      *rows,
                                                    guint              position);
gint64             tandem_list_records_find        (TandemListRecords *self,
                                                    const char        *id);
gboolean           tandem_list_records_has         (TandemListRecords *self,
                                                    const char        *id);
void               tandem_list_records_take_docs   (TandemListRecords *self,
                                                    GPtrArray         *docs);
void               tandem_list_records_set_context (TandemListRecords *self,
                                                    TandemContext     *context);
/* rows have other positions now */
void               tandem_list_records_moved       (TandemListRecords *self);
/* the first row of the window that was read last */
guint              tandem_list_records_get_place   (TandemListRecords *self);

G_END_DECLS
